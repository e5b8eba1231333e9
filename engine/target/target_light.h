/*
 * Where a target stands on a day: how much of its aim is reached, how far it is ahead of its plan, and the light that a rule gives it.
 *
 *     completion = value / aim                            (of a rank above the aim: aim / value; within a range: 1)
 *     points     = ((value - base) / (aim - base) - planned share) * 100, the base being 0 where there is none
 */
#ifndef TARGET_TARGET_LIGHT_H
#define TARGET_TARGET_LIGHT_H

#include "model/light_rules.h"
#include "target/target_curve.h"

typedef enum light_reason {
    LIGHT_BY_NUMBER,  /* the rule's number fits the light */
    LIGHT_BY_LATE,    /* it should have been done, so many months ago */
    LIGHT_NO_VALUE,
    LIGHT_NO_PLAN     /* nothing is planned before the end */
} light_reason;

typedef struct target_standing {
    double value;             /* NAN: nobody knows */
    double planned;           /* for that day, in the unit of the target; NAN */
    double share;             /* planned, of the way; NAN */
    double completion;        /* 1: reached; NAN */
    double stretch;           /* the same of what the plan strives for; NAN */
    double points;            /* ahead; NAN */
    double late_months;       /* since the day by which it is to be done; NAN: it is not late */
    double number;            /* that the rule looked at; NAN */
    const light *light;
    light_reason reason;
} target_standing;

/* `value` in the unit of the target; of what is done by a day 1: done. The rule has all its bounds (light_rule_give). */
void target_stand(const target_curve *c, double value, long day, const light_rules *all, const light_rule *rule, target_standing *out);

#endif
