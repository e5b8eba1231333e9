/*
 * Assessments as documents; the columns of contract.md, section 4. What is given is borrowed and
 * must live as long as the document.
 */
#ifndef REPORT_ASSESSMENT_REPORT_H
#define REPORT_ASSESSMENT_REPORT_H

#include "base/text_buffer.h"
#include "report/document.h"
#include "rules/binding.h"
#include "verdict/assessment.h"

/* One row a company in the panel's order. NULL when memory is used up. */
document *assessment_document(const assessment *a, const binding *b, bool is_chinese);

/* Gates, direct passes and items of one company as a JSON object. */
void assessment_detail(const assessment *a, size_t company, text_buffer *out);

/* A state or a verdict in the language of the process, and its tone. */
const char *state_word(gate_state state);
table_tone state_tone(gate_state state);
const char *verdict_word(truth verdict);
const char *verdict_words(truth verdict, bool needs_exception); /* the same, and where only an exception is left, so */

/* The verdict on one company, in words for people or as programs read it. */
const char *assessment_verdict_text(const assessment *a, size_t company, bool is_for_people);
table_tone verdict_tone(truth verdict);

/* The columns of every assessment before those of its gates: code, name, model ... readiness. */
enum { ASSESSMENT_FIXED_COLUMNS = 9 };

extern const table_column assessment_fixed_columns[ASSESSMENT_FIXED_COLUMNS];

/* A cell of them; `name` is the indicator of the company's name. */
void assessment_fixed_cell(const assessment *a, const binding *b, int name, size_t company, size_t column,
                           table_cell *out);

#endif
