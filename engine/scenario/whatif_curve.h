/*
 * A curve: the same companies at one value of a parameter after the other, against the rule as it is. The curve takes an
 * assessment for each value and keeps counts and, for each company, with which values its verdict is another.
 */
#ifndef SCENARIO_WHATIF_CURVE_H
#define SCENARIO_WHATIF_CURVE_H

#include "scenario/parameter_range.h"
#include "scenario/whatif.h"

enum { WHATIF_CURVE_VERDICTS = 3 };

typedef struct curve_point {
    int64_t value; /* as in the range */
    size_t verdicts[3]; /* by truth */
    double expected; /* readiness, summed in the order of codes */
    size_t enter, leave; /* against the rule as it is */
    size_t changed; /* companies with another verdict than at the value before; 0 at the first */
} curve_point;

/* With which values of the curve a company has this verdict; n 0: with none. */
typedef struct curve_stay {
    uint16_t first, last, n;
} curve_stay;

/* A company whose verdict changes within one step of the rule's own value. */
typedef struct curve_near {
    uint32_t company;
    bool is_above; /* of the own value */
    int64_t distance; /* from it to the first value tried with another verdict */
    truth then; /* the verdict there */
} curve_near;

typedef struct whatif_curve {
    const assessment *base; /* borrowed: the rule and the data as they are */
    parameter_range range;
    uint32_t *order; /* [n_in] companies, by code */
    size_t n_in;
    curve_point own; /* with the rule's own value */
    uint8_t *own_verdicts;
    curve_point *points; /* [n_points] */
    size_t n_points;
    size_t cliff; /* the step that ends at points[cliff] changes most verdicts; 0: none does */
    uint8_t *last; /* verdicts at the last point, */
    uint8_t *cliff_from; /* before the cliff */
    uint8_t *cliff_to; /* and behind it */
    curve_stay *stays; /* [WHATIF_CURVE_VERDICTS * company + verdict], for verdicts that the base does not have */
    curve_near *near; /* below the own value, then above, each by distance and code */
    size_t n_near;
    size_t capacity;
    uint8_t *is_near; /* bit 0: found below, bit 1: above */
} whatif_curve;

/*
 * For the companies with is_in[company] (NULL: all), on a range that knows the rule's own value, with which they have
 * the results `own`. Borrows `base`. NULL if memory is exhausted.
 */
whatif_curve *whatif_curve_new(const parameter_range *range, const assessment *base, const assessment *own,
                               const panel *p, const uint8_t *is_in);
void whatif_curve_free(whatif_curve *c);

/* The next value of the range; false beyond the last. */
bool whatif_curve_next(const whatif_curve *c, int64_t *value);
/* Take the results for it. */
void whatif_curve_take(whatif_curve *c, const assessment *at);

/*
 * Take the results at own value -/+ distance, in the order of growing distances: companies with another verdict than with
 * the own value which were not nearer. False if memory is exhausted.
 */
bool whatif_curve_probe(whatif_curve *c, bool is_above, int64_t distance, const assessment *at);

/* Whether a verdict of any company differs from those with the own value. */
bool whatif_curve_differs(const whatif_curve *c, const assessment *at);

#endif
