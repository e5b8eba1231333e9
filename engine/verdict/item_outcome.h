/*
 * What is known about one item of one company, in 32 bits: the set of bands that are possible, and the expert's
 * points where they were given.
 */
#ifndef VERDICT_ITEM_OUTCOME_H
#define VERDICT_ITEM_OUTCOME_H

#include <stdbool.h>
#include <stdint.h>

#include "model/model.h"

typedef uint32_t item_outcome;

#define ITEM_OUTCOME_BANDS UINT32_C(0xffff) /* the bits of the bands; the others are the expert's */

/* `bands`: bit b set where band b is possible. `judged`: the expert's points, NaN without. */
item_outcome item_outcome_make(const model *m, const model_item *item, unsigned bands, double judged);
unsigned item_outcome_bands(item_outcome s);

/*
 * The expert's points as far as the law lets them count: true when they were given and lie
 * within the only possible band.
 */
bool item_outcome_is_judged(const model *m, const model_item *item, item_outcome s, double *points);

/* The least and the greatest points that the item_outcome allows. */
void item_outcome_range(const model *m, const model_item *item, item_outcome s, double *least,
                    double *greatest);

/* The expert's points, NaN without. */
double item_outcome_given(const model *m, item_outcome s);

/* Do these points lie within the band? False for NaN. */
bool item_outcome_is_within(const model_band *b, double points);

#endif
