/*
 * Quantiles of samples that lie one within the other (a class of industries, its group, its division ...), mixed with weights: the share of values at or
 * below x is
 *
 *   G(x) = sum weight_l (values of level l at or below x) / n_l
 *
 * With weights n / (n + strength) this is the posterior mean of a Dirichlet process whose base is the level above (Ferguson 1973), and F(x) itself
 * follows Beta(s G(x), s (1 - G(x))), s = n + strength: from that come intervals. What is known of the level above is taken as certain.
 */
#ifndef NUMERIC_NESTED_SAMPLE_H
#define NUMERIC_NESTED_SAMPLE_H

#include <stddef.h>

enum { NESTED_MOST_LEVELS = 8 };

typedef struct nested_level {
    const double *sorted; /* [n] in ascending order, borrowed */
    size_t n;             /* above 0 */
    double weight;        /* above 0 */
} nested_level;

/* Levels from the innermost outwards, each of which holds all values of those before it; the weights add up to 1. */
typedef struct nested_sample {
    nested_level levels[NESTED_MOST_LEVELS];
    size_t n; /* at least 1 */
} nested_sample;

/* How many of sorted[n] are at or below x. */
size_t nested_sample_count(const double *sorted, size_t n, double x);

/* G(x). */
double nested_sample_share(const nested_sample *s, double x);

/*
 * The least value with G >= p; where it is p exactly, the mean of it and the next one, as a median is taken (type 2 of Hyndman & Fan 1996, with weights).
 * p lies between 0 and 1.
 */
double nested_sample_quantile(const nested_sample *s, double p);

/* Of a sample of one level: the same without weights. */
double nested_sample_plain(const double *sorted, size_t n, double p);

/* The interval that holds the quantile with this probability, as much outside of either end; `strength` is s above, and above 0. */
void nested_sample_interval(const nested_sample *s, double p, double confidence, double strength, double *low, double *high);

#endif
