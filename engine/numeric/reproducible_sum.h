/*
 * Sums that have the same bits in every order of the terms, so that a scan needs no sorting (Demmel & Nguyen 2013,
 * "Fast reproducible floating-point summation"). A term y with |y| <= 1 is cut at fixed places into three parts:
 *
 *     q = (y + M) - M,  M = 1.5 * 2^b,  b: at most 2^b terms
 *
 * q is a multiple of 2^(b-52) and no partial sum exceeds 2^b, hence sums of q are exact. The rest y - q is exact too and
 * is cut again with a smaller M. What remains after three cuts, at most 2^(3b-159), is dropped.
 */
#ifndef NUMERIC_REPRODUCIBLE_SUM_H
#define NUMERIC_REPRODUCIBLE_SUM_H

#include <math.h>
#include <stddef.h>

enum { FOLDS = 3, FOLD_LANES = 64 };

typedef struct fold_grid {
    double cut[FOLDS];
} fold_grid;

/* The places to cut for sums of at most n terms, n <= 2^40. */
static inline fold_grid fold_grid_of(size_t n)
{
    fold_grid g;
    int b = 1, exponent;

    while (((size_t)1 << b) < n)
        b++;
    exponent = b;
    for (int k = 0; k < FOLDS; k++, exponent += b - 53)
        g.cut[k] = ldexp(1.5, exponent);
    return g;
}

/* Initialise with {0}. Lanes only let the loop vectorise; their sums are exact. */
typedef struct folded_sum {
    double part[FOLDS][FOLD_LANES];
} folded_sum;

/* |y| <= 1. Written out, as a loop over the folds would keep the loop over the lanes from being vectorised. */
static inline void folded_add(folded_sum *restrict s, fold_grid g, size_t lane, double y)
{
    double first = (y + g.cut[0]) - g.cut[0], rest = y - first;
    double second = (rest + g.cut[1]) - g.cut[1], last = rest - second;

    s->part[0][lane] += first;
    s->part[1][lane] += second;
    s->part[2][lane] += (last + g.cut[2]) - g.cut[2];
}

static inline double folded_value(const folded_sum *s)
{
    double total[FOLDS] = {0};

    for (int k = 0; k < FOLDS; k++) {
        for (size_t lane = 0; lane < FOLD_LANES; lane++)
            total[k] += s->part[k][lane];
    }
    return total[0] + (total[1] + total[2]);
}

/* The power of two above |x|, as an exponent that can be inverted. */
static inline int fold_exponent(double x)
{
    int exponent;

    frexp(x, &exponent);
    return x == 0 || exponent < -1000 ? -1000 : exponent;
}

#endif
