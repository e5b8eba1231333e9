/* The data that an expression reads of a company, as a cell of a table. */
#ifndef REPORT_INPUT_TEXT_H
#define REPORT_INPUT_TEXT_H

#include "base/text_buffer.h"
#include "rules/binding.h"

/* "R&D expense 2024 = 9.5 wan; employees 2024 = missing": each figure once that the tree reads and that `out` does not name yet. Texts are left out. */
void inputs_text(const node *n, const binding *b, uint32_t company, bool is_chinese, text_buffer *out);

/* The same of one figure as it stands in its own column. */
void input_text(int indicator, int year, double value, const binding *b, bool is_chinese, text_buffer *out);

#endif
