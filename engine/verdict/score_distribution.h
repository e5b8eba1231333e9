/* The score of one company: the least and the greatest total, and the probability of passing. */
#ifndef VERDICT_SCORE_DISTRIBUTION_H
#define VERDICT_SCORE_DISTRIBUTION_H

#include "numeric/truth.h"
#include "verdict/item_outcome.h"
#include "verdict/severity_table.h"

/* The total over all items of one company. */
typedef struct score_total {
    double least;
    double greatest;
    truth passes;  /* all limits of `pass` hold: certainly, possibly, certainly not */
    double chance; /* probability that they hold, given the model's priors */
} score_total;

/*
 * Computes totals and caches them by combination of outcomes, which a million companies share. One per thread.
 *
 * The probability is exact: the priors of the items are convolved on the grid of points, group by group; a cap of a
 * group moves the probability above it to the cap, and a limit on an item, a group or the total removes what fails it.
 * Given the severity of the panel items are independent; over it the chance is integrated (severity_table.h).
 */
typedef struct score_distribution score_distribution;

/* Borrows both; `severity` NULL: items are independent. NULL if memory is exhausted. */
score_distribution *score_distribution_new(const model *m, const severity_table *severity);

/* With the severity that the model states, moved by `shift`. */
score_distribution *score_distribution_new_shifted(const model *m, double shift);
void score_distribution_free(score_distribution *p);

/*
 * `s` has one item_outcome per item of the model. The probability is expensive and computed only `with_chance`;
 * otherwise it is NaN unless known. False if memory is exhausted.
 */
bool score_distribution_sum(score_distribution *p, const item_outcome *s, bool with_chance, score_total *out);

/*
 * The points that are expected of each group [n_groups], after its cap, and of all together, whether they pass or not. False if memory
 * is exhausted.
 */
bool score_distribution_expected(score_distribution *p, const item_outcome *s, double *groups, double *total);

/*
 * The same as score_distribution_sum for n companies with outcomes s[item * stride + company]: score_distribution_at gives the total for
 * numbers[company], valid until the next sum. False and NULL if memory is exhausted.
 */
bool score_distribution_sum_all(score_distribution *p, const item_outcome *s, size_t stride, size_t n, uint32_t *numbers);
const score_total *score_distribution_at(score_distribution *p, uint32_t number, bool with_chance);

#endif
