/*
 * Tree to checked tree: names found, types and units agree, windows match.
 */
#ifndef RULES_CHECK_H
#define RULES_CHECK_H

#include "base/tidu_error.h"
#include "panel/indicator.h"
#include "rules/node.h"
#include "rules/parse.h"

/* What the names of an expression may be. Borrowed; must outlive the tree. */
typedef struct scope {
    dictionary *dictionary;
    const definition *const *definitions; /* those that stand above the expression */
    size_t n_definitions;
    const setting *const *settings;
    size_t n_settings;
} scope;

/*
 * Check the tree `n` and fill what it is. `wanted` is what it must come to;
 * a result that is still one value a year is refused.
 * Returns TIDU_OK or TIDU_EMODEL with file, line and column.
 */
tidu_status expression_check(node *n, value_kind wanted, const scope *s, const source_place *place,
                             tidu_error *err);

/* Check without a wish for the type of the result. */
tidu_status expression_check_any(node *n, const scope *s, const source_place *place,
                                 tidu_error *err);

const char *value_kind_name(value_kind kind); /* translated */

#endif
