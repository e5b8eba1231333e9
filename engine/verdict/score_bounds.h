/* What is certain of a score: the range of a group, and whether the limits of `pass` hold. */
#ifndef VERDICT_SCORE_BOUNDS_H
#define VERDICT_SCORE_BOUNDS_H

#include "numeric/truth.h"
#include "verdict/item_outcome.h"

/* Does the limit hold for these points? */
bool score_limit_holds(const model_limit *l, double points);

/* Do all limits of `pass` hold for a total between these? `s` has one item_outcome per item of the model. */
truth score_passes(const model *m, const item_outcome *s, double least, double greatest);

/* The range of a group after its cap. */
void score_group_range(const model *m, const item_outcome *s, size_t group, double *least, double *greatest);

#endif
