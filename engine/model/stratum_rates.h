/*
 * How often gates hold among companies of a kind for which they are known: priors for those for which data are missing. A stratum is a
 * section of industries (GB/T 4754) and a size by last year's revenue.
 */
#ifndef MODEL_STRATUM_RATES_H
#define MODEL_STRATUM_RATES_H

#include <stddef.h>

enum {
    STRATUM_SECTIONS = 27, /* 0: unknown; 1: A ... */
    STRATUM_LINES = 2,
    STRATUM_SIZES = STRATUM_LINES + 2, /* 0: unknown; 1: up to the first line ... */
    STRATA = STRATUM_SECTIONS * STRATUM_SIZES
};

typedef struct stratum_rates {
    double lines[STRATUM_LINES]; /* of revenue, in yuan, rising */
    size_t n_gates;
    const double *priors; /* [n_gates][STRATA] instead of those that the model states */
} stratum_rates;

/* By the first letter of a code of industries (NULL: unknown; digits alone have their section) and revenue (NaN: unknown). */
size_t stratum_find(const char *industry, double revenue, const double lines[STRATUM_LINES]);

#endif
