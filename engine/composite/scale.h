/*
 * Normalising a column to a common scale: a scale is fitted to a population and then applied to any company. Higher
 * results are always better; with `is_up` higher values are, otherwise lower ones. A cell without a value is unchanged
 * and not counted. The order of the rows changes no bit.
 *
 * A constant column (and a single company) distinguishes nobody: where the scale needs a spread, everyone gets the
 * middle of the scale, and the state says so.
 */
#ifndef COMPOSITE_SCALE_H
#define COMPOSITE_SCALE_H

#include <stdbool.h>
#include <stddef.h>

struct scale;
struct scale_method;

/* Ranks of equal values: the least, the mean, or the greatest of theirs. COINr takes the least. */
typedef enum scale_ties { SCALE_TIES_MEAN, SCALE_TIES_MIN, SCALE_TIES_MAX } scale_ties;

/* A step: with is_up for values of at least `limit`, otherwise of at most `limit`. Compared as given, exactly. */
typedef struct scale_step {
    double limit;
    double points;
} scale_step;

/* What a method takes. Set by scale_rule_of to what the method has as a rule, then changed by the caller. */
typedef struct scale_rule {
    const struct scale_method *method;
    bool is_up;
    bool is_clamped;   /* results do not leave from..to (linear scales) */
    double from, to;   /* the results of the worst and of the best; z: mean and mean + deviation */
    double low, high;  /* in the unit of the column; missing: from the population, where the method can */
    double reference;  /* target, reference value, base, or midpoint */
    double steepness;  /* logistic: per unit, > 0; missing: by two points */
    double low_share, high_share; /* logistic by two points: the parts of the scale at low and high */
    double floor, cap; /* limits of a ratio, as shares of the base; missing, -INFINITY or INFINITY: none */
    scale_ties ties;
    const scale_step *steps; /* bands: from the worst to the best, borrowed */
    size_t n_steps;
} scale_rule;

typedef enum scale_state {
    SCALE_FITTED,
    SCALE_CONSTANT,          /* usable: everyone gets the middle */
    SCALE_ONE_VALUE,         /* usable: the middle */
    SCALE_ALL_REACHED,       /* usable: the population is at the target or beyond, which is as good as it gets; who is not has the worst */
    SCALE_NO_VALUES,         /* from here on not usable: applying gives missing */
    SCALE_NO_REFERENCE,      /* the method needs a value that is not given */
    SCALE_REFERENCE_WORSE,   /* target or reference value is not better than the worst value */
    SCALE_NOT_POSITIVE,      /* a ratio needs a base above 0 */
    SCALE_WRONG_RANGE,       /* low and high equal or turned, from equals to, a floor above the cap */
    SCALE_WRONG_STEPS,       /* bands without steps, or not from the worst to the best */
    SCALE_NO_MEMORY
} scale_state;

/* How a fitted scale computes; see scale.c. */
typedef enum scale_form { SCALE_LINEAR, SCALE_INVERSE, SCALE_LOGISTIC, SCALE_RANKED, SCALE_STEPPED, SCALE_REACHED, SCALE_SAME } scale_form;

typedef struct scale {
    scale_rule rule;
    scale_state state;
    scale_form form;
    double origin, width;    /* linear: from + rise * (x - origin) / width; others: see scale.c */
    double from, rise;
    double least, most;      /* results are brought into this range; -INFINITY, INFINITY */
    double same;             /* the result of all, SCALE_SAME */
    double *sorted;          /* [n] owned: values from the worst to the best, negated without is_up; ranks only */
    size_t n;                /* values of the population */
    double lowest, highest;  /* what an unknown value may get: the limits of a bounded scale, otherwise what the
                                population has */
    bool is_bounded;         /* no value gets less than lowest or more than highest */
} scale;

typedef struct scale_method {
    const char *name;
    const char *summary;
    /* values[n], n known ones; needs no population if is_fixed. Fills in form, origin, width, from, rise, least, most. */
    scale_state (*fit)(const scale_rule *rule, const double *values, size_t n, scale *out);
    bool is_fixed; /* results depend on no other company (with low and high given, where the method can take them) */
    scale_rule usual; /* `method` is not set */
} scale_method;

/*
 * min_max                from + (to - from)(x - worst)/(best - worst)                                    0..1
 * z_score                mean `from`, deviation `to - from` (divisor n - 1)                              0, 1
 * scaled                 linear from low -> from to high -> to, not clamped (COINr)                      0..100 -> 0..100
 * rank                   1 for the worst; `ties`
 * percentile_rank        (rank - 1)/(n - 1)
 * borda                  rank - 1
 * distance_to_target     1 - (target - x)/(target - worst), at most 1 if clamped
 * distance_to_best       the same to the best value of the population
 * distance_to_reference  the same to a reference value, never clamped
 * fraction_of_max        x / greatest; lower is better: least / x
 * goalposts              0 at low, 1 at high, clamped
 * efficacy               60 + 40 (x - not allowed)/(satisfactory - not allowed): low, high given or worst and best
 * base                   x / base between floor and cap; lower is better: base / x
 * bands                  points of the best step that is reached, `from` below the first
 * logistic               1 / (1 + exp(-steepness (x - midpoint))), or by two points
 */
extern const scale_method scale_methods[]; /* ends with a row without a name */

const scale_method *scale_find(const char *name); /* NULL if there is none */
scale_rule scale_rule_of(const scale_method *m);

/* Do results depend on other companies? */
bool scale_is_relative(const scale_rule *rule);

/*
 * Fit to the population x[n], which is only read; work[n], or NULL to allocate it. Always initialises `out`, to
 * be cleared by scale_clear. Returns out->state.
 */
scale_state scale_fit(const scale_rule *rule, const double *x, size_t n, double *work, scale *out);
void scale_clear(scale *s);
bool scale_is_usable(const scale *s);

/* x[n] to out[n], which may be x. A ratio to a value <= 0 that has no cap becomes undefined. */
void scale_apply(const scale *s, const double *x, size_t n, double *out);

/* One sentence about a state, with what to do; translated. Empty for SCALE_FITTED. */
const char *scale_state_text(scale_state s);

#endif
