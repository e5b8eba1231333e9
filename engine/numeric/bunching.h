/*
 * Excess mass at a line (bunching): how many more lie just above it than a smooth distribution has there, and how many fewer just below, by the polynomial
 * counterfactual of Chetty, Friedman, Olsen & Pistaferri (2011), for a line that one is lifted over (Kleven & Waseem 2013).
 *
 *   Counts of bins to both sides of the line are fitted by a polynomial of the middle of the bin, by least squares (gsl_multifit), without the bins of the
 *   window around the line: `missing` of them below, `excess` above. Who stands in excess of what the polynomial says in the window came from further
 *   below: counts below the window are scaled up by as much, so that the mass of all bins is that of the observed ones. As the fit is linear in what is
 *   added, the fixed point of that iteration is solved at once.
 *
 *   Intervals: the counts are drawn again with the same total (multinomial), and the deviations widened by the square root of chi^2 / df of the fit where
 *   that is above 1: a distribution that is not smooth anyway gives no evidence of anything.
 */
#ifndef NUMERIC_BUNCHING_H
#define NUMERIC_BUNCHING_H

#include <stddef.h>
#include <stdint.h>

#include "base/tidu_error.h"

enum { BUNCHING_MOST_BINS = 200, BUNCHING_MOST_DEGREE = 9 };

typedef struct bunching_form {
    size_t below, above;    /* bins on either side of the line; at most BUNCHING_MOST_BINS together */
    size_t missing, excess; /* of these next to the line, those of the window */
    size_t degree;          /* at most BUNCHING_MOST_DEGREE */
    size_t draws;           /* 0: no intervals */
    uint32_t seed;          /* not 0; the same one gives the same draws */
    double confidence;      /* of the intervals, between 0 and 1 */
} bunching_form;

typedef struct bunching_side {
    double observed, expected;    /* in its bins of the window */
    double moved, low, high;      /* above: observed - expected; below: expected - observed; NAN without draws */
} bunching_side;

typedef struct bunching {
    double n;                     /* in all bins */
    bunching_side above, below;
    double misfit;                /* chi^2 / df of the bins outside of the window */
} bunching;

/* Bins outside of the window needed for a fit: one more than the polynomial has coefficients. */
size_t bunching_least_bins(const bunching_form *f);

/*
 * counts[below + above] from the lowest bin to the highest; the first one above the line is counts[below]. expected[] gets the counterfactual of each.
 * TIDU_EDATA: too few bins for a fit, or no fit; TIDU_ENOMEM.
 */
tidu_status bunching_find(const bunching_form *f, const double *counts, double *expected, bunching *out);

#endif
