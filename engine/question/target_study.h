/* Targets on a day: value, plan, light and chance of each, and of each part of its split. */
#ifndef QUESTION_TARGET_STUDY_H
#define QUESTION_TARGET_STUDY_H

#include "question/target_chance.h"
#include "question/target_values.h"
#include "target/target_light.h"

typedef struct target_study_options {
    long day;
    const char *rule;          /* of lights; NULL: the usual one */
    const double *bounds;      /* [n_bounds] that the rule asks for */
    size_t n_bounds;
    const char *owner;         /* responsible or taking part; NULL: all */
    const char *town;          /* only parts for it; NULL: whole targets and all their parts */
    const char *definition;    /* NULL: all */
    const char *item;          /* PLAN/ID; NULL: all */
    bool with_chances;
    const calibrations *calibrated;
} target_study_options;

typedef struct target_row {
    const target *target;
    const target_part *part;   /* of its split; NULL: the whole target */
    double aim;                /* in the unit of the target; NAN: a day */
    target_curve curve;
    target_reading base;       /* where the plan states none */
    target_readings values;
    target_standing standing;
    target_chance chance;
    double shape[CURVE_MONTHS];
    bool has_shape;
} target_row;

typedef struct target_study {
    const environment *env;
    target_library plans;
    light_rules *lights;
    light_rule *rule;
    target_values *values;
    target_chances *chances;   /* NULL: none are asked for */
    target_study_options options;
    target_row *rows;          /* [n] by plan, target, part */
    size_t n, capacity;
} target_study;

/* Plans by their names, as environment_targets. *out is the caller's (target_study_free). */
tidu_status target_study_make(const environment *env, const char *const *plans, size_t n_plans, const target_value_source *from,
                              const target_study_options *o, target_study **out, tidu_error *err);
void target_study_free(void *study);

/* The same row on another day, without its chance; *out is valid as long as the study. */
tidu_status target_study_row(const target_study *s, const target_row *row, long day, target_row *out, tidu_error *err);

/* Is the office responsible for the target, or does it take part? */
bool target_is_of(const target *t, const char *office);

#endif
