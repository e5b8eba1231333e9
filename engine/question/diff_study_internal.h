/* Shared by the files of a diff_study. */
#ifndef QUESTION_DIFF_STUDY_INTERNAL_H
#define QUESTION_DIFF_STUDY_INTERNAL_H

#include "question/diff_study.h"

/* Add a cause of the row whose causes are being found. TIDU_ENOMEM. */
tidu_status diff_study_cause(diff_study *s, diff_row *row, const diff_cause *cause, tidu_error *err);

/* The rule by which companies are judged before that step, in which year and on which day, with data of either side. */
binding diff_study_binding(const diff_study *s, size_t data, size_t day);

/* Why a company stands elsewhere once the data of the second day are there: by trying them. */
tidu_status diff_trial_explain(diff_study *s, diff_row *row, tidu_error *err);

/* Name the town of a company that is of another one now. */
tidu_status diff_trial_name_town(diff_study *s, diff_row *row, tidu_error *err);

/* Why it stands elsewhere by the rule, or on the day, of the second day. */
tidu_status diff_outcome_explain(diff_study *s, diff_row *row, diff_step step, tidu_error *err);

#endif
