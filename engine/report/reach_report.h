/* Ways up as documents: of one company, and the list of a district. */
#ifndef REPORT_REACH_REPORT_H
#define REPORT_REACH_REPORT_H

#include "question/reach_study.h"
#include "report/document.h"
#include "report/value_text.h"

/* The document owns `c` from now on, also on failure. */
document *reach_company_document(reach_company *c, uint32_t company, bool is_chinese);

/* The same of a list, of which the first `top` are shown (0: all). */
document *reach_list_document(const reach_study *s, reach_list *l, size_t top, bool is_chinese);

/* In one line: can file now, one step away, next year or blocked, and by what. Replaces `out`. */
void reach_row_text(const reach_study *s, const reach_row *r, bool is_chinese, text_buffer *out);

/*
 * What is next for a company: of who can file today, or has no row (NULL), what its verdict lacks, of the others the way. Replaces
 * `out`; "" if there is nothing.
 */
void reach_next_text(const reach_study *s, const reach_row *r, const advice_basis *today, uint32_t company, bool is_chinese,
                     text_buffer *out);

/* A cost and a bound on costs, as people write them: "19.81 wan", never less than the cost and never more than the bound. */
void reach_cost_text(double yuan, bool is_chinese, char text[VALUE_TEXT_SIZE]);
void reach_bound_text(double yuan, bool is_chinese, char text[VALUE_TEXT_SIZE]);

/* A figure of a company, with money to a hundredth of a wan: no unit is larger, so that figures below each other compare. */
void reach_figure_text(double value, const indicator *x, bool is_chinese, char text[VALUE_TEXT_SIZE]);

/* "hire S&T staff: 3 persons" */
void reach_act_text(const lever *l, double amount, bool is_chinese, text_buffer *out);

/* The last day on which the lever can be decided on and still count in the year. */
void reach_begin_text(const lever *l, int year, char text[11]);

/* Who helps with it: as the lever says, else as actions.yaml says of what it is for. */
const char *reach_helps_text(const reach_study *s, const lever *l, bool is_chinese);

/* Yuan for steps of a variable; `is_first` of its lever, which may cost something once. */
double reach_act_cost(const way_variable *v, long steps, bool is_first);

/* The conditions of a block: "age; score". */
void reach_block_text(const model *m, uint64_t gates, bool has_merit, bool is_chinese, text_buffer *out);

/* How years to come are looked at, and what the costs are. */
void reach_note_levers(document *d, const reach_study *s);

#endif
