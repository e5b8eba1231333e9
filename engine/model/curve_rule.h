/*
 * How a target is planned to be reached over the year: `curve` of a target, or of a measure. Shares are of the way from the base to the
 * aim. What a curve says of a day is told by target/target_curve.
 */
#ifndef MODEL_CURVE_RULE_H
#define MODEL_CURVE_RULE_H

#include "model/field.h"

typedef enum curve_kind {
    CURVE_LINEAR,    /* evenly over the months */
    CURVE_BATCHES,   /* in steps: on a day of each year a share of what the year brings */
    CURVE_TYPED,     /* month by month, as somebody planned it */
    CURVE_LAST_YEAR, /* as the year before went */
    CURVE_END,       /* never written: nothing is planned before the end, */
    CURVE_DAY,       /* or before the day of what is done by a day, */
    CURVE_KEEP       /* or what there was at the beginning is enough already, and is to be kept */
} curve_kind;

typedef struct plan_point {
    int year;         /* of a typed curve; 0: each year */
    int month, day;   /* day 0: the end of the month */
    double share;     /* of batches what this one brings, of a typed curve what is reached by then; NAN: not given */
    double value;     /* of a typed curve, in the unit of the target; NAN */
} plan_point;

typedef struct curve_rule {
    bool is_stated;
    size_t kind; /* curve_kind */
    plan_point *points; /* [n_points] by day */
    size_t n_points;
    model_text note;     /* zh NULL: none */
} curve_rule;

extern const field_table curve_table;

const char *curve_kind_name(size_t kind);

#endif
