/*
 * How many of the applications of a batch pass. A panel judges a whole batch more or less severely, so that applications do not
 * pass independently of each other: given the panel they do.
 */
#ifndef FORECAST_PASS_COUNT_H
#define FORECAST_PASS_COUNT_H

#include <stdbool.h>
#include <stddef.h>

/* Applications in the order in which they would be handed in. */
typedef struct pass_question {
    const double *chances; /* [n] of each, without knowing the panel; borrowed */
    size_t n;
    double severity; /* standard deviation of the panel's severity, in standard deviations of a company's latent quality; 0: independent */
    const double *severities; /* [n] the same for each, as far as it reacts to how severe a panel is; NULL: `severity` for all */
} pass_question;

typedef struct pass_count pass_count;

/* *out is the caller's (pass_count_free). False if memory is exhausted. */
bool pass_count_new(const pass_question *q, pass_count **out);
void pass_count_free(pass_count *c);

double pass_count_expected(const pass_count *c);
double pass_count_at_least(const pass_count *c, size_t target);
size_t pass_count_quantile(const pass_count *c, double p);
double pass_count_exactly(const pass_count *c, size_t k);

/*
 * For each application P(the target is reached) - P(it is reached without this one): how much of the chance hangs on it.
 * out[n]. False if memory is exhausted.
 */
bool pass_count_carry(const pass_count *c, size_t target, double *out);

/* P(the target is reached) with one more application of this chance and severity, less that without it. */
double pass_count_gain(const pass_count *c, double chance, double severity, size_t target);

/*
 * at_least[i], i = 0 .. n, becomes P(at least `target` of the first i pass), up to the first i at which it is `enough`: *last. Then so
 * many must file for it; if it is never enough, *last is n. False if memory is exhausted.
 */
bool pass_count_by_number(const pass_question *q, size_t target, double enough, double *at_least, size_t *last);

#endif
