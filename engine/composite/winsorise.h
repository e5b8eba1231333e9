/*
 * Outliers by the shape of a column: how far its extreme values are drawn in. See composite/treatment.h.
 */
#ifndef COMPOSITE_WINSORISE_H
#define COMPOSITE_WINSORISE_H

#include <stdbool.h>
#include <stddef.h>

#include "composite/moments.h"

/* When a column counts as having outliers, and the most points to winsorise before taking logarithms. */
typedef struct shape_rule {
    double skewness; /* greatest absolute skewness, and ... */
    double kurtosis; /* ... kurtosis; a column has outliers if both are exceeded */
    size_t points;
} shape_rule;

typedef struct shape_treatment {
    double skewness; /* of type 2, before the treatment; no value if there are too few */
    double kurtosis;
    size_t points;   /* points winsorised */
    bool is_low;     /* at the lower end */
    bool is_logged;  /* winsorising was not enough: ln(x - least + 1% of the range) */
} shape_treatment;

/*
 * The rule of COINr (Becker et al. 2022) for values[m->n], all known, whose moments are given: while skewness and kurtosis are
 * both too great, the extreme value (with all its equals) is replaced by the next one. If `points` of them are not enough,
 * this is undone and logarithms are to be taken (composite/treatment.h). Gives the range into which values are drawn, if not
 * is_logged. Too few or equal values have no shape and stay as they are. In O(n + t log t) for t = rule.points. work[m->n].
 * False if memory is exhausted.
 */
bool winsorise_fit(const double *values, const moments *m, shape_rule rule, double *work, double *low, double *high,
                   shape_treatment *done);

#endif
