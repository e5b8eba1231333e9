/* The properties of each operator, whatever instruction it is used in: the rows of operator_list.def. */
#ifndef RULES_OPERATOR_H
#define RULES_OPERATOR_H

#include <stdbool.h>

#include "rules/program.h"

/* The data of a company that an instruction reads directly. */
typedef enum operator_cells {
    OPERATOR_NONE,
    OPERATOR_INDICATOR,
    OPERATOR_TEXT,
    OPERATOR_FOUNDING
} operator_cells;

/* What distinguishes it from another instruction with the same operator and operands. */
typedef enum operator_key {
    OPERATOR_NOTHING,
    OPERATOR_DECIMAL,
    OPERATOR_TRUTH_VALUE,
    OPERATOR_SETTING,
    OPERATOR_WINDOW,
    OPERATOR_RELATION,
    OPERATOR_EXPRESSION
} operator_key;

typedef struct operator_row {
    const char *name; /* "LOAD" */
    bool writes_truth;
    bool reads_truths;
    bool lists_truths;
    bool is_filled_once;
    operator_cells cells;
    operator_key key;
} operator_row;

extern const operator_row operators[OPERATORS];

#endif
