/*
 * The missing data on which the value of an expression hangs. A datum that can be found out without changing anything is
 * not among them: below the branch of if() that is not taken, behind the known first argument of coalesce(), or below a
 * condition that is known without it. Neither is the first argument of coalesce(), which may stay missing.
 */
#ifndef RULES_MISSING_CELL_H
#define RULES_MISSING_CELL_H

#include <stdbool.h>
#include <stddef.h>

#include "rules/binding.h"
#include "rules/node.h"

typedef enum missing_scope {
    MISSING_DECIDES, /* on which the truth or value of the expression hangs as it stands: nothing if it is known */
    MISSING_COUNTS   /* also below conditions that are known, which something else may change */
} missing_scope;

/* False: enough. `year` is PANEL_ANY_YEAR for an attribute. */
typedef bool (*missing_visit)(void *context, int indicator, int year);

/* Visit them for one company, some perhaps twice, the latest year of a window first. False if a visit returned false. */
bool missing_cells_visit(const binding *b, size_t row, const node *n, missing_scope scope, missing_visit visit,
                         void *context);

#endif
