/*
 * Semantic analysis: resolves names, infers types, units and windows, and rejects expressions in which they do not
 * agree.
 */
#ifndef RULES_CHECK_H
#define RULES_CHECK_H

#include "base/tidu_error.h"
#include "panel/indicator.h"
#include "rules/node.h"
#include "rules/parse.h"

/* The names that an expression may refer to. Borrowed; must outlive the tree. */
typedef struct scope {
    dictionary *dictionary;
    const definition *const *definitions; /* those before the expression, so none is recursive */
    size_t n_definitions;
    const setting *const *settings;
    size_t n_settings;
} scope;

/*
 * Check the tree `n` and fill in its types. `wanted` is the required type of the result; a result with one value per
 * year is an error. Returns TIDU_OK or TIDU_EMODEL with file, line and column.
 */
tidu_status expression_check(node *n, value_kind wanted, const scope *s, const source_place *place,
                             tidu_error *err);

/* The same for a result of any type. */
tidu_status expression_check_any(node *n, const scope *s, const source_place *place,
                                 tidu_error *err);

const char *value_kind_name(value_kind kind); /* translated */

#endif
