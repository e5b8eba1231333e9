/*
 * A confidence interval for a quantile that assumes no distribution: two order statistics (Thompson 1936; David & Nagaraja 2003, 7.1). How many of n
 * values lie at or below the quantile p is binomial, so that
 *
 *   P(x_(low) <= quantile < x_(high)) = P(low <= B <= high - 1),  B ~ Bin(n, p)
 *
 * exactly for a continuous distribution, and at least that with ties, if the right end is counted in.
 */
#ifndef NUMERIC_ORDER_INTERVAL_H
#define NUMERIC_ORDER_INTERVAL_H

#include <stdbool.h>
#include <stddef.h>

typedef struct order_interval {
    size_t low, high; /* of the sorted values, counted from 1 */
    double coverage;  /* the exact probability above; at least the confidence asked for */
} order_interval;

/*
 * The narrowest with at most (1 - confidence) / 2 outside of either end. `p` and `confidence` lie between 0 and 1. False: n is too small for one, and
 * *out is untouched.
 */
bool order_interval_find(size_t n, double p, double confidence, order_interval *out);

/* The least n for which there is one. */
size_t order_interval_least(double p, double confidence);

#endif
