/* Shared by the files of the study of baselines. */
#ifndef QUESTION_BASELINE_STUDY_INTERNAL_H
#define QUESTION_BASELINE_STUDY_INTERNAL_H

#include "question/baseline_study.h"

/* The industries with their figures in order, and where each company is compared. */
tidu_status baseline_find_industries(baseline_study *s, tidu_error *err);

/* Strengths, weights, quantiles and intervals. */
tidu_status baseline_compute(baseline_study *s, tidu_error *err);

#endif
