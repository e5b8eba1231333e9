/*
 * What a choice within a budget looks for and shows: practice, not law, in models/practice/selection.yaml.
 */
#ifndef MODEL_SELECT_RULES_H
#define MODEL_SELECT_RULES_H

#include <stddef.h>

#include "base/tidu_error.h"

enum { SELECT_MOST_CHANCES = 8, SELECT_MOST_BUDGETS = 16 };

typedef struct select_rules {
    double chances[SELECT_MOST_CHANCES]; /* rising, above 0, at most 1: packages of a company are its ways to these */
    size_t n_chances;
    double budgets[SELECT_MOST_BUDGETS]; /* rising, above 0: shares of the budget asked for, of the frontier */
    size_t n_budgets;
} select_rules;

/* Returns TIDU_OK, TIDU_EMODEL (with file, line and column), TIDU_EIO or TIDU_ENOMEM. */
tidu_status select_rules_load(const char *path, select_rules *out, tidu_error *err);

#endif
