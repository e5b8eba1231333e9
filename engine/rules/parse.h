/*
 * Text to tree.
 */
#ifndef RULES_PARSE_H
#define RULES_PARSE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/tidu_error.h"
#include "rules/node.h"

/* Where an expression stands, so that its errors name the file's line and column. */
typedef struct source_place {
    const char *file; /* NULL: no file, only the column counts */
    unsigned long line;
    unsigned long column; /* of the first letter */
} source_place;

/* Expressions are small: a longer or deeper one is refused. */
enum { EXPRESSION_MOST_BYTES = 4096, EXPRESSION_MOST_DEPTH = 64 };

/* Returns TIDU_OK, TIDU_EMODEL with the place, or TIDU_ENOMEM. The tree lives in `memory`. */
tidu_status expression_parse(const char *text, const source_place *place, arena *memory,
                             node **out, tidu_error *err);

/* A failure at a node of an expression that stands at `place`. */
tidu_status expression_error(const source_place *place, unsigned long column, tidu_error *err,
                             const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
