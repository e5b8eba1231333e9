/*
 * Treating outliers, so that a single extreme value does not compress all others. A treatment is fitted to a population
 * and then applied to any company. Every one first brings a value into the range low..high and then, where it has a
 * transformation, takes
 *
 *     log        side * ln(side * x + shift)
 *     Box-Cox    (x^lambda - 1) / lambda, ln x for lambda 0
 *
 * so that the order of values is preserved (values may become equal, none change places). A cell without a value is
 * unchanged. Results do not depend on the order of rows.
 */
#ifndef COMPOSITE_TREATMENT_H
#define COMPOSITE_TREATMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "composite/winsorise.h"

struct treatment;
struct treatment_method;

/* What a method takes. Set by treatment_rule_of to what the method has as a rule, then changed by the caller. */
typedef struct treatment_rule {
    const struct treatment_method *method;
    double low, high;           /* winsorise: quantiles of type 7, 0 <= low <= high <= 1 */
    size_t n_low, n_high;       /* winsorise_count: points to draw in at either end */
    shape_rule shape;           /* shape: the rule of COINr. Its 5 points are absolute, however many companies there are */
    double share;               /* shape: at most this share of the values instead of shape.points; 0: not used (ours) */
    double shift;               /* log_range: share of the range that is added, 0.01 */
    double lambda;              /* box_cox: given, or missing for the most likely one */
} treatment_rule;

typedef enum treatment_problem {
    TREATMENT_DONE,
    TREATMENT_NO_VALUES,    /* nothing to treat; values are left as they are, as with all problems */
    TREATMENT_NO_SPREAD,    /* all values are equal */
    TREATMENT_NOT_POSITIVE, /* a logarithm or Box-Cox of a value <= 0 */
    TREATMENT_TOO_MANY,     /* more points to draw in than there are values to keep */
    TREATMENT_WRONG_RANGE,  /* quantiles outside of 0..1 or turned, lambda or a share out of range */
    TREATMENT_NOT_FOUND,    /* no most likely lambda */
    TREATMENT_NO_MEMORY
} treatment_problem;

typedef enum treatment_transformation { TRANSFORM_NONE, TRANSFORM_LOG, TRANSFORM_BOX_COX } treatment_transformation;

/* A fitted treatment, and what it does to the population. */
typedef struct treatment {
    double low, high; /* values are brought into this range */
    treatment_transformation transformation;
    double side;      /* 1 or -1: a logarithm that draws in the upper or the lower end */
    double shift;
    double lambda;
    size_t points_low, points_high; /* values of the population that the range changes, or (shape) their number with ties */
    double skewness, kurtosis; /* of type 2, before; no value if there are too few */
    double skewness_after, kurtosis_after;
} treatment;

typedef struct treatment_method {
    const char *name;
    const char *summary;
    /* values[m->n]: the known ones in any order, and their moments, m->n >= 1; work[m->n] */
    treatment_problem (*fit)(const treatment_rule *rule, const double *values, const moments *m, double *work, treatment *out);
    treatment_rule usual; /* `method` is not set */
} treatment_method;

/*
 * none               as it is
 * winsorise          values beyond two quantiles become the quantile
 * winsorise_count    the n greatest and least values become the next one
 * shape              the rule of COINr (winsorise.h)
 * log                natural logarithm, of values above 0 only
 * log_range          ln(x - least + 1% of the range), as COINr
 * log_side           log_range at the side that the skewness shows, as COINr's log_CT_plus
 * box_cox            Box & Cox (1964), lambda by maximum likelihood or given
 */
extern const treatment_method treatment_methods[]; /* ends with a row without a name */

const treatment_method *treatment_find(const char *name); /* NULL if there is none */
treatment_rule treatment_rule_of(const treatment_method *m);

/*
 * Fit to the population x[n]. With a problem `out` leaves all values as they are. The moments before and after are
 * always filled in. work[2n], or NULL to allocate it.
 */
treatment_problem treatment_fit(const treatment_rule *rule, const double *x, size_t n, double *work, treatment *out);

/* x[n] to out[n], which may be x. Works on any company: values beyond the population's become those of its ends. */
void treatment_apply(const treatment *t, const double *x, size_t n, double *out);

/* One sentence about a problem, with what to do; translated. Empty for TREATMENT_DONE. */
const char *treatment_problem_text(treatment_problem p);

#endif
