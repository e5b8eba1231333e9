/* The position of an expression in its file, and errors there. */
#ifndef RULES_SOURCE_PLACE_H
#define RULES_SOURCE_PLACE_H

#include "base/tidu_error.h"

/* The position of an expression, so that its errors name line and column of the file. */
typedef struct source_place {
    const char *file; /* NULL: no file, only the column counts */
    unsigned long line;
    unsigned long column; /* of the first letter */
} source_place;

/* Report an error at a node (its `column` within the expression) of the expression at `place`. */
tidu_status expression_error(const source_place *place, unsigned long column, tidu_error *err,
                             const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
