/*
 * What the items of one company come to: the least and the greatest total, and how likely each total is.
 */
#ifndef VERDICT_SCORE_DISTRIBUTION_H
#define VERDICT_SCORE_DISTRIBUTION_H

#include "numeric/truth.h"
#include "verdict/item_outcome.h"

/* What the outcomes of all items of one company come to. */
typedef struct score_total {
    double least;
    double greatest;
    truth passes;  /* every limit of `pass` holds: certainly, possibly, certainly not */
    double chance; /* that they hold, under the model's priors */
} score_total;

/*
 * Computes totals and remembers those it has computed: among a million
 * companies the same outcomes come again and again. One a thread.
 *
 * The chance is exact: the priors of the items are convolved on the score's
 * step, group by group; a group's cap gathers what lies above it, and a limit on
 * an item or a group drops what fails it. Items are taken as independent.
 */
typedef struct score_distribution score_distribution;

score_distribution *score_distribution_new(const model *m); /* borrowed; NULL when memory is used up */
void score_distribution_free(score_distribution *p);

/*
 * `s` has one item_outcome for each item of the model. The chance is dear and only
 * filled where `with_chance`; else it is NaN unless known. False when memory is used up.
 */
bool score_distribution_sum(score_distribution *p, const item_outcome *s, bool with_chance, score_total *out);

/*
 * The same for n companies, s[item * stride + company]: numbers[company] is what to ask score_distribution_at with. False when
 * memory is used up.
 */
bool score_distribution_sum_all(score_distribution *p, const item_outcome *s, size_t stride, size_t n, uint32_t *numbers);
const score_total *score_distribution_at(score_distribution *p, uint32_t number, bool with_chance); /* valid until the next sum */

/* Does every limit of `pass` hold where the total lies between these? */
truth score_distribution_passes(const model *m, const item_outcome *s, double least, double greatest);

/* The range of a group after its cap. */
void score_distribution_group_range(const model *m, const item_outcome *s, size_t group, double *least,
                        double *greatest);

#endif
