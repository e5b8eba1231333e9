/*
 * Weights of k criteria, each at least 0 and adding up to 1, wherever they come from:
 *
 *   composite/weight_scale.h     equal and given ones
 *   composite/data_weights.h     how much a column tells the companies apart
 *   composite/factor_weights.h   what columns have in common
 *   composite/judgements.h       pairwise comparisons by people; composite/judgement_repair.h where they contradict
 *   composite/optimal_weights.h  so that each column counts as much as is intended
 */
#ifndef COMPOSITE_WEIGHTS_H
#define COMPOSITE_WEIGHTS_H

#include "composite/data_weights.h"
#include "composite/factor_weights.h"
#include "composite/judgement_repair.h"
#include "composite/judgements.h"
#include "composite/optimal_weights.h"
#include "composite/weight_scale.h"

#endif
