/*
 * The chance that a target is reached by the end of its horizon, where something is known of what is still to come: of titles that are
 * judged, by those who can file (question/forecast_study), of valid certificates by their stock (question/stock_study).
 */
#ifndef QUESTION_TARGET_CHANCE_H
#define QUESTION_TARGET_CHANCE_H

#include "question/calibrations.h"
#include "question/study.h"
#include "question/target_values.h"

typedef enum chance_method {
    CHANCE_UNKNOWN,   /* nothing is known of what is to come */
    CHANCE_DECIDED,   /* it is reached, and cannot be lost; or the horizon is over */
    CHANCE_FORECAST,
    CHANCE_STOCK,
    CHANCE_FAILED     /* it would be one of these, and `why` says what is in the way */
} chance_method;

typedef struct target_chance {
    chance_method method;
    double chance;    /* NAN: unknown or failed */
    char why[256];
} target_chance;

typedef struct target_chances target_chances;

/* `calibrated` as of a question; all borrowed. *out is the caller's (target_chances_free). TIDU_ENOMEM. */
tidu_status target_chances_new(const environment *env, const data_source *source, const calibrations *calibrated, long day,
                               target_chances **out, tidu_error *err);
void target_chances_free(target_chances *c);

/* Of a whole target with what is known of it on the day. TIDU_ENOMEM, TIDU_ESTOPPED. */
tidu_status target_chances_find(target_chances *c, const target_curve *curve, const target_reading *r, target_chance *out, tidu_error *err);

#endif
