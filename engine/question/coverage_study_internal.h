/* Shared by the files of the study of coverages. */
#ifndef QUESTION_COVERAGE_STUDY_INTERNAL_H
#define QUESTION_COVERAGE_STUDY_INTERNAL_H

#include "question/coverage_study.h"

/* Once models are assessed: the truths and sums of every result whose models are in force. */
tidu_status coverage_study_judge(coverage_study *s, tidu_error *err);

/* The model that a condition asks about; NULL: none. */
const char *coverage_model_asked(const coverage_condition *c);

void coverage_result_clear(coverage_result *r);

#endif
