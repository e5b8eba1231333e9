/* The chance of one company's verdict from the parts of its assessment, with any distribution of the points that experts give. */
#ifndef VERDICT_COMPANY_CHANCE_H
#define VERDICT_COMPANY_CHANCE_H

#include "verdict/assessment.h"
#include "verdict/score_distribution.h"

/*
 * All gates, and the score or a direct pass, as the evaluator does it; before a map of chances. `points` NULL for a model without a
 * score. NaN if memory is exhausted.
 */
double company_chance(score_distribution *points, const assessment *a, size_t company);

/*
 * out[i * stride] becomes the chance of companies[i] if the items go together with that correlation and the judges are shifted so;
 * 0 for a verdict of no. False if memory is exhausted.
 */
bool company_chance_judged(const assessment *a, const uint32_t *companies, size_t n, const model_judging *judging, double *out,
                           size_t stride);

/* Conditions of the company that an audit looks at again: those that its chance takes to survive one. */
unsigned company_chance_audits(const assessment *a, size_t company);

#endif
