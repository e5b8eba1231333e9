/* What stands in the tables of a diff: states, kinds, and causes in words. */
#ifndef REPORT_DIFF_TEXT_H
#define REPORT_DIFF_TEXT_H

#include "question/diff_study.h"
#include "report/document.h"

typedef struct diff_view {
    const diff_study *study;
    const char *table; /* only this one; NULL: all */
    bool is_chinese;
} diff_view;

const char *diff_kind_name(diff_kind kind); /* "came" ... for programs */
const char *diff_kind_text(diff_kind kind);
const char *diff_step_name(diff_step step); /* "data", "rule", "day" */
const char *diff_step_text(diff_step step);
const char *diff_role_name(diff_role role); /* "decisive", "enough", "together", "" */
const char *diff_role_text(diff_role role);
const char *diff_thing_name(diff_thing thing); /* "datum", "certificate" ... */

/* "open", "holds", "srdi;hnte": for programs, or for people. */
void diff_state_text(const diff_view *v, diff_state state, bool is_for_people, text_buffer *out);

/* What is named: "revenue 2024"; its value then and now; and where the rule says so. */
void diff_cause_name(const diff_view *v, const diff_cause *c, text_buffer *out);
void diff_cause_value(const diff_view *v, const diff_cause *c, bool now, text_buffer *out);
void diff_cause_cite(const diff_view *v, const diff_cause *c, text_buffer *out);

/* The version of the rule of a side: "hnte, from 2016-01-01, 3fa8c1d2". */
void diff_version_text(const diff_side *side, text_buffer *out);

#endif
