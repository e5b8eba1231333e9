/*
 * What the files of the scales share.
 */
#ifndef COMPOSITE_SCALE_INTERNAL_H
#define COMPOSITE_SCALE_INTERNAL_H

#include "composite/moments.h"
#include "composite/scale.h"

/* The only method that is fixed or not, as low and high are given or not. */
scale_state scale_fit_efficacy(const scale_rule *rule, const double *values, size_t n, scale *out);

/* What everyone gets where nothing distinguishes. */
double scale_middle(const scale_rule *rule);

#endif
