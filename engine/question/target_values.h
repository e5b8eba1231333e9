/*
 * The values of targets on a day, and where each comes from: typed by somebody, or counted in a database as practice/targets.yaml says.
 * A further origin is a value of reading_origin, a case in `count` of target_values.c, and its words in report/target_reading_text.c.
 */
#ifndef QUESTION_TARGET_VALUES_H
#define QUESTION_TARGET_VALUES_H

#include "panel/typed_values.h"
#include "question/data.h"
#include "target/target_curve.h"

typedef enum reading_origin { READING_NONE, READING_TYPED, READING_CERTIFICATES, READING_APPLICATIONS, READING_TABLES } reading_origin;

typedef struct target_reading {
    reading_origin origin;
    double value;             /* in the unit of the target; NAN: none */
    long day;                 /* of which it is */
    long from;                /* of what is counted: the day after which it counts; DATE_NO_BEGIN: all there is */
    const typed_value *typed; /* NULL: counted */
    const target_count *count; /* NULL: typed */
    const char *town;         /* NULL: the whole place */
    double most;              /* of tables: what it is at most, with what cannot be told; NAN: it is known */
    size_t n_open;            /* rows or companies of which that is so */
} target_reading;

/* The reading that counts, and the other one where a target has both. */
typedef struct target_readings {
    target_reading used, other;
} target_readings;

typedef struct target_values target_values;

/* Where values come from; each may be NULL. */
typedef struct target_value_source {
    const typed_values *typed; /* of a file, which come after those of the database; borrowed */
    const char *db;
    const char *as_of;         /* of the database; NULL: now */
} target_value_source;

/*
 * Hold typed values against the plans: PROBLEM_TARGET_UNKNOWN and the kinds that follow it are added to `found`, with line and column.
 * TIDU_OK or TIDU_ENOMEM.
 */
tidu_status target_values_check(const target_library *plans, const typed_values *typed, problems *found, tidu_error *err);

/* Borrows the plans and the environment. *out is the caller's (target_values_free). Statuses as data_load. */
tidu_status target_values_open(const environment *env, const target_library *plans, const target_value_source *from, target_values **out,
                               tidu_error *err);
void target_values_free(target_values *v);

/*
 * What is known of a target (`town` NULL) or of its part for a town at the end of a day. A typed value beats a counted one only with a
 * reason, and only if it is of the month of that day. TIDU_ESTORE, TIDU_ENOMEM.
 */
tidu_status target_values_find(target_values *v, const target *t, const char *town, long day, target_readings *out, tidu_error *err);

/* The same of a level where its horizon begins. */
tidu_status target_values_base(target_values *v, const target *t, const char *town, long day, target_reading *out, tidu_error *err);

/* The share of the year before at the end of each month, into shape[CURVE_MONTHS]; *has false: that year is not known. */
tidu_status target_values_shape(target_values *v, const target *t, const char *town, long day, double *shape, bool *has, tidu_error *err);

/* What the year before the horizon brought, or had at its end. */
tidu_status target_values_year_before(target_values *v, const target *t, const char *town, long day, target_reading *out, tidu_error *err);

/* Every value that was typed for it, in order of day; *n of them, as borrowed array. */
const typed_value *const *target_values_typed(const target_values *v, const target *t, size_t *n);

/* Typed values that are of no target of these plans. */
size_t target_values_strangers(const target_values *v);

/* NULL: there is no database. */
const loaded_data *target_values_data(const target_values *v);

#endif
