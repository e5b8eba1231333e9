/* Parses an expression into a syntax tree. */
#ifndef RULES_PARSE_H
#define RULES_PARSE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/tidu_error.h"
#include "rules/node.h"
#include "rules/source_place.h"

/* Limits; a longer or deeper expression is an error. */
enum { EXPRESSION_MOST_BYTES = 4096, EXPRESSION_MOST_DEPTH = 64 };

/* Returns TIDU_OK, TIDU_EMODEL with the place, or TIDU_ENOMEM. The tree lives in `memory`. */
tidu_status expression_parse(const char *text, const source_place *place, arena *memory,
                             node **out, tidu_error *err);

#endif
