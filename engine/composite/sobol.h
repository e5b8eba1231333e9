/*
 * Which uncertain choice makes a result uncertain: the shares of its variance that a factor explains alone (first order) and with all
 * others (total order). From N pairs of independent points a and b and, for each factor i, the point a with coordinate i of b:
 *
 *     S_i  = mean(y_b (y_abi - y_a)) / V          (Saltelli et al. 2010)
 *     ST_i = sum (y_a - y_abi)^2 / (2 N V)        (Jansen 1999)
 *
 * with V the variance of all y_a and y_b (2N - 1). Results whose mean is near 0 give S_i far more surely than others. An estimate of a small share may lie a little below 0.
 */
#ifndef COMPOSITE_SOBOL_H
#define COMPOSITE_SOBOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/tidu_error.h"

enum { SOBOL_MOST_FACTORS = 600 };

typedef struct sobol_index {
    double first, total;
    double first_low, first_high, total_low, total_high; /* bootstrap interval; missing cells without one */
} sobol_index;

typedef struct sobol_bootstrap {
    size_t times; /* 0: none */
    double level; /* 0.9: between the quantiles 5% and 95% of the resampled estimates */
    uint32_t seed;
} sobol_bootstrap;

/* Results at n points: y_a[n], y_b[n], and y_ab[factor][n] of d factors. */
typedef struct sobol_results {
    const double *a, *b;
    const double *const *ab;
    size_t n, d;
} sobol_results;

/*
 * Into out[d]. TIDU_OK, TIDU_ENOMEM, or TIDU_EDATA if there are fewer than two points, a result is no
 * number, or none differs: then nothing is uncertain.
 */
tidu_status sobol_indices(const sobol_results *y, const sobol_bootstrap *how, sobol_index *out, tidu_error *err);

/* The result at the point u[d], each coordinate in (0, 1), into *y; false stops. Called from several threads at once. */
typedef bool sobol_function(void *context, const double *u, double *y);

typedef struct sobol_plan {
    size_t d;      /* factors, 1 .. SOBOL_MOST_FACTORS */
    size_t n;      /* points; powers of 2 fill the cube best. The function is called n (d + 2) times */
    uint32_t seed; /* of the rotation of the quasi-random points */
    int threads;
    sobol_bootstrap how;
} sobol_plan;

/* Calls the function over quasi-random points (numeric/quasi_random.h). Also TIDU_ESTOPPED and TIDU_EUSAGE. */
tidu_status sobol_run(const sobol_plan *p, sobol_function *f, void *context, sobol_index *out, tidu_error *err);

#endif
