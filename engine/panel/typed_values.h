/*
 * Values of targets as people report them: which target, of which town, by which day, how much, with the reason and the evidence. What a
 * target is stays a text here; question/target_values knows plans.
 */
#ifndef PANEL_TYPED_VALUES_H
#define PANEL_TYPED_VALUES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"

typedef enum typed_part {
    TYPED_TARGET,
    TYPED_TOWN,
    TYPED_MONTH,
    TYPED_VALUE,
    TYPED_REASON,
    TYPED_EVIDENCE,
    TYPED_BY,
    TYPED_PARTS
} typed_part;

typedef struct typed_value {
    const char *target;   /* "wuxing.2023/hnte-new", or its Chinese name */
    const char *town;     /* "": the whole place, as of the other texts: not given */
    long day;             /* the last of the month, if only that is told */
    double value;         /* as written, */
    const char *unit;     /* in this unit; "": that of the target */
    const char *reason, *evidence, *entered_by;
    const char *file;
    const char *imported_on; /* ""; of a database the day of the import */
    long long import;        /* 0; of a database its id: later imports replace what earlier ones say */
    unsigned long line;
    unsigned columns[TYPED_PARTS]; /* in that file, from 1; 0: not known */
    const char *headers[TYPED_PARTS];
} typed_value;

typedef struct typed_values typed_values;

typed_values *typed_values_new(void);
void typed_values_free(typed_values *v);

/* Add a value, copying its texts (NULL counts as ""). False if memory is exhausted. */
bool typed_values_add(typed_values *v, const typed_value *added);

size_t typed_values_count(const typed_values *v);
const typed_value *typed_values_get(const typed_values *v, size_t i); /* in order of arrival; valid until the next is added */

#endif
