/*
 * Points that are not known: which bands an item can still fall into, what
 * that means as an interval, and how likely each total is.
 *
 * A standing is what is known about one item of one company, in 32 bits: the
 * set of possible bands, and the expert's points where they were given.
 */
#ifndef VERDICT_POINTS_H
#define VERDICT_POINTS_H

#include <stdint.h>

#include "model/model.h"
#include "numeric/truth.h"

typedef uint32_t standing;

#define STANDING_BANDS UINT32_C(0xffff) /* the bits of the bands; the others are the expert's */

/* `bands`: bit b set where band b is possible. `judged`: the expert's points, NaN without. */
standing standing_make(const model *m, const model_item *item, unsigned bands, double judged);
unsigned standing_bands(standing s);

/*
 * The expert's points as far as the law lets them count: true when they were given and lie
 * within the only possible band.
 */
bool standing_is_judged(const model *m, const model_item *item, standing s, double *points);

/* The least and the greatest points that the standing allows. */
void standing_range(const model *m, const model_item *item, standing s, double *least,
                    double *greatest);

/* What the standings of all items of one company come to. */
typedef struct points_total {
    double least;
    double greatest;
    truth passes;  /* every limit of `pass` holds: certainly, possibly, certainly not */
    double chance; /* that they hold, under the model's priors */
} points_total;

/*
 * Computes totals and remembers those it has computed: among a million
 * companies the same standings come again and again. One a thread.
 *
 * The chance is exact: the priors of the items are convolved on the score's
 * step, group by group; a group's cap gathers what lies above it, and a limit on
 * an item or a group drops what fails it. Items are taken as independent.
 */
typedef struct points points;

points *points_new(const model *m); /* borrowed; NULL when memory is used up */
void points_free(points *p);

/*
 * `s` has one standing for each item of the model. The chance is dear and only
 * filled where `with_chance`; else it is NaN unless known. False when memory is used up.
 */
bool points_sum(points *p, const standing *s, bool with_chance, points_total *out);

/*
 * The same for n companies, s[item * stride + company]: numbers[company] is what to ask points_at with. False when
 * memory is used up.
 */
bool points_sum_all(points *p, const standing *s, size_t stride, size_t n, uint32_t *numbers);
const points_total *points_at(points *p, uint32_t number, bool with_chance); /* valid until the next sum */

/* The range of a group after its cap. */
void points_group_range(const model *m, const standing *s, size_t group, double *least,
                        double *greatest);

#endif
