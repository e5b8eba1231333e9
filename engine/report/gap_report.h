/*
 * Gaps as a document: what would close each condition, and what each met one can bear.
 */
#ifndef REPORT_GAP_REPORT_H
#define REPORT_GAP_REPORT_H

#include "base/text_buffer.h"
#include "report/document.h"
#include "scenario/gap.h"

/*
 * `is_for_screen`: values as an official reads them; else one table of plain numbers. Copies what it
 * needs. NULL when memory is used up.
 */
document *gap_document(const gaps *g, const model *m, const dictionary *d, const char *title,
                       bool is_for_screen, bool is_chinese);

/* "3 more S&T staff (7 → 10)": one row as words. */
void gap_text(const gap *g, const dictionary *d, bool is_chinese, text_buffer *out);

#endif
