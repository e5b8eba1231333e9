/* What a list says of the work on a company: its tier, its way up and the next step. */
#ifndef REPORT_WORK_TEXT_H
#define REPORT_WORK_TEXT_H

#include "base/text_buffer.h"
#include "question/work_list.h"
#include "report/value_text.h"

/* "push", for people translated; NULL: its way was not looked for. */
const char *work_tier_text(const work_list *l, uint32_t company, bool is_for_people);

/* "now", "one_step" ... as reach_kind_name; NULL as above. */
const char *work_state_text(const work_list *l, uint32_t company);

/* Years from the application year until its way and the cost of it, both 0 of who can file; NAN: it has none, or none was looked for. */
double work_years(const work_list *l, uint32_t company, int year);
double work_cost(const work_list *l, uint32_t company);

/* The application year that its way leads to; NAN as above, and of who can file. */
double work_application(const work_list *l, uint32_t company);

/* 1: no way costs less; 0: it may; NAN: none was looked for. */
double work_proven(const work_list *l, uint32_t company);

/* NULL: it costs nothing, or there is none. */
const char *work_cost_text(const work_list *l, uint32_t company, bool is_chinese, char text[VALUE_TEXT_SIZE]);

/* Of who can file what the verdict lacks, of the others the way; NULL: not looked for. Replaces `out`. */
const char *work_next_text(const work_list *l, const advice_basis *today, uint32_t company, bool is_chinese, text_buffer *out);

#endif
