/*
 * What is known about one item of one company, in 32 bits: the set of possible bands, and the points that an expert
 * has given.
 */
#ifndef VERDICT_ITEM_OUTCOME_H
#define VERDICT_ITEM_OUTCOME_H

#include <stdbool.h>
#include <stdint.h>

#include "model/model.h"

typedef uint32_t item_outcome;

#define ITEM_OUTCOME_BANDS UINT32_C(0xffff) /* the bits of the bands; the upper half is for the expert */

/* `bands`: bit b is set if band b is possible. `judged`: the points of the expert, NaN if none. */
item_outcome item_outcome_make(const model *m, const model_item *item, unsigned bands, double judged);
unsigned item_outcome_bands(item_outcome s);

/* The points of the expert, if they count: true if they were given and lie within the only possible band. */
bool item_outcome_is_judged(const model *m, const model_item *item, item_outcome s, double *points);

/* The least and the greatest points that the outcome allows. */
void item_outcome_range(const model *m, const model_item *item, item_outcome s, double *least,
                    double *greatest);

/* The points of the expert, NaN if none. */
double item_outcome_given(const model *m, item_outcome s);

/* Weight of a number of steps within a band: uniform, or a triangle that falls to 0 one step below low and above high. */
double item_outcome_weight(const model *m, const model_band *b, long steps);

/* Are these points within the band? False for NaN. */
bool item_outcome_is_within(const model_band *b, double points);

#endif
