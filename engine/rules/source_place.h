/*
 * Where an expression stands in its file, and failures there.
 */
#ifndef RULES_SOURCE_PLACE_H
#define RULES_SOURCE_PLACE_H

#include "base/tidu_error.h"

/* Where an expression stands, so that its errors name the file's line and column. */
typedef struct source_place {
    const char *file; /* NULL: no file, only the column counts */
    unsigned long line;
    unsigned long column; /* of the first letter */
} source_place;

/* A failure at a node of an expression that stands at `place`. */
tidu_status expression_error(const source_place *place, unsigned long column, tidu_error *err,
                             const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
