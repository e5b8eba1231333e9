/* How many of n independent events happen: the Poisson-binomial distribution. */
#ifndef NUMERIC_EVENT_COUNT_H
#define NUMERIC_EVENT_COUNT_H

#include <stdbool.h>
#include <stddef.h>

/*
 * out[k], k = 0 .. n, becomes the probability that k happen, of events of these probabilities, each between 0 and 1. Exact
 * convolution up to EVENT_COUNT_DIRECT events: every term is positive, so that a small tail keeps its digits. Beyond, parts of
 * that size are joined by fast Fourier transforms, whose error is some 1e-16 of the greatest term. False if memory is exhausted.
 */
enum { EVENT_COUNT_DIRECT = 4096 };
bool event_count_distribution(const double *chances, size_t n, double *out);

/* out[na + nb + 1], apart from both, becomes the distribution of the sum of two independent counts, a[na + 1] and b[nb + 1]. False if memory is exhausted. */
bool event_count_join(const double *a, size_t na, const double *b, size_t nb, double *out);

/* Add one event to the distribution of `n` others: count[n + 2] has room for it. */
void event_count_add(double *count, size_t n, double chance);

/*
 * without[n] becomes the distribution of the other n - 1 events, given that of all n (count[n + 1]), of which one has this chance.
 * Divided from the end at which the division is stable.
 */
void event_count_remove(const double *count, size_t n, double chance, double *without);

/* P(at least `least` of n happen); smallest terms first. */
double event_count_at_least(const double *count, size_t n, size_t least);

/*
 * One more event, where only reaching `least` matters, which is above 0: below[k], k < least, is P(k have happened, and it was not reached).
 * Returns P(it is reached by this one).
 */
double event_count_add_below(double *below, size_t least, double chance);

/* P(at least `least` of n events happen), by that alone. NaN if memory is exhausted. */
double event_count_reach(const double *chances, size_t n, size_t least);

/* The least k with P(at most k) >= p. */
size_t event_count_quantile(const double *count, size_t n, double p);

#endif
