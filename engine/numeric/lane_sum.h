/*
 * A compensated sum over many rows in independent lanes: lane l has the rows l, l + LANES, l + 2 LANES ... A loop over
 * rows with an inner loop over lanes vectorises and gives the same bits on every instruction set. Initialise with {0}.
 */
#ifndef NUMERIC_LANE_SUM_H
#define NUMERIC_LANE_SUM_H

#include "numeric/sample.h"

enum { LANES = 8 };

typedef struct lane_sum {
    double total[LANES];
    double lost[LANES];
} lane_sum;

/* Knuth's two-sum. */
static inline void lane_add(lane_sum *s, size_t lane, double x)
{
    double total = s->total[lane] + x, of_x = total - s->total[lane];

    s->lost[lane] += (s->total[lane] - (total - of_x)) + (x - of_x);
    s->total[lane] = total;
}

static inline double lane_value(const lane_sum *s)
{
    compensated_sum all = {0};

    for (size_t l = 0; l < LANES; l++)
        compensated_sum_add(&all, s->total[l]);
    for (size_t l = 0; l < LANES; l++)
        compensated_sum_add(&all, s->lost[l]);
    return compensated_sum_value(&all);
}

#endif
