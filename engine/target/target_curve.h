/*
 * What is planned of a target on a day: its curve, from where to where it runs, and how much of the way it has to be. The way leads from
 * the base to the aim; of what is new it begins at 0 on the first day.
 */
#ifndef TARGET_TARGET_CURVE_H
#define TARGET_TARGET_CURVE_H

#include "model/target_plan.h"

enum { CURVE_MONTHS = 12 };

/* Who says which curve it is. */
typedef enum curve_origin { CURVE_OF_PLAN, CURVE_OF_MEASURE, CURVE_USUAL } curve_origin;

typedef struct target_curve {
    const target *target;
    const curve_rule *rule;    /* that was stated; NULL: none */
    curve_origin origin;
    size_t kind;               /* curve_kind */
    bool lacks_shape;          /* it should run as the year before, which nobody knows: it is the usual one instead */
    long begin, end;           /* days: the last before the way begins, and the one by which its end is due */
    double base, aim;          /* in the unit of the target; base NAN: there is none */
    const double *shape;       /* [CURVE_MONTHS] share of the year before at the end of each month; NULL */
} target_curve;

/*
 * The curve on a day, which of a yearly target says which year. `base` is used where the plan states none, NAN: none is known; of a part
 * of a split `aim` is that of the part, NAN: of the target. `shape` as above; both borrowed.
 */
target_curve target_curve_of(const target *t, long day, double base, double aim, const double *shape);

/* The day before the horizon: where a base is looked for. */
long target_begin(const target *t, long day);

/* How much of the way is planned by the end of that day; NAN: nothing is planned before the end. */
double target_curve_share(const target_curve *c, long day);

/* The same as a value, in the unit of the target; NAN also of a rank. */
double target_curve_value(const target_curve *c, long day);

/* The last point that is due by that day; NULL: none, or the curve has no points. */
const plan_point *target_curve_point(const target_curve *c, long day);

#endif
