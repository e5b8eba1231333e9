/*
 * Assessments as documents, with the columns of contract.md, section 4. Arguments are borrowed and must outlive the
 * document.
 */
#ifndef REPORT_ASSESSMENT_REPORT_H
#define REPORT_ASSESSMENT_REPORT_H

#include "base/text_buffer.h"
#include "report/document.h"
#include "rules/binding.h"
#include "verdict/assessment.h"

/* The companies of a document by their numbers, in the order of the panel; rows NULL: all of the panel. */
typedef struct company_rows {
    const uint32_t *rows;
    size_t n;
} company_rows;

/* The companies with is_in[company], in the memory of a document. False if that is exhausted. */
bool company_rows_find(const uint8_t *is_in, size_t n, arena *memory, company_rows *out);

/* One row per company. `is_in` chooses companies; NULL: all. NULL if memory is exhausted. */
document *assessment_document(const assessment *a, const binding *b, const uint8_t *is_in, bool is_chinese);

/* Gates, direct passes and items of one company as a JSON object. */
void assessment_detail(const assessment *a, size_t company, text_buffer *out);

/* A state or a verdict in the language of the process, and its tone. */
const char *state_word(gate_state state);
table_tone state_tone(gate_state state);
const char *verdict_word(truth verdict);
const char *verdict_words(truth verdict, bool needs_exception); /* the same; says if only an exception is left */

/* The verdict on one company, for people or for programs. */
const char *assessment_verdict_text(const assessment *a, size_t company, bool is_for_people);
table_tone verdict_tone(truth verdict);

/* The leading columns of every assessment: code, name, model ... readiness; those of gates follow. */
enum { ASSESSMENT_FIXED_COLUMNS = 9 };

extern const table_column assessment_fixed_columns[ASSESSMENT_FIXED_COLUMNS];

/* A cell of these columns; `name` is the indicator of the name of a company. */
void assessment_fixed_cell(const assessment *a, const binding *b, int name, size_t company, size_t column,
                           table_cell *out);

#endif
