/*
 * Assessments as documents; the columns of contract.md, section 4. What is given is borrowed and
 * must live as long as the document.
 */
#ifndef REPORT_ASSESSMENT_REPORT_H
#define REPORT_ASSESSMENT_REPORT_H

#include "base/text_buffer.h"
#include "report/document.h"
#include "rules/binding.h"
#include "score/assessment.h"

/* One row a company in the panel's order. NULL when memory is used up. */
document *assessment_document(const assessment *a, const binding *b, bool is_chinese);

/* Gates, direct passes and items of one company as a JSON object. */
void assessment_detail(const assessment *a, size_t company, text_buffer *out);

/* A state or a verdict in the language of the process, and its tone. */
const char *state_word(gate_state state);
table_tone state_tone(gate_state state);
const char *verdict_word(truth verdict);
table_tone verdict_tone(truth verdict);

#endif
