/*
 * The syntax tree of an expression. Nodes live in the arena of the model that they belong to; the checker fills in
 * type, unit, offsets and error class.
 *
 *   revenue[Y-3..Y-1]     NODE_INDICATOR  from -3 to -1
 *   5000 wan              NODE_NUMBER     "5000" times 10^4, money
 *   rd3                   NODE_NAME       refers to a definition
 *   sum(x)                NODE_CALL       function, arguments in `first`
 */
#ifndef RULES_NODE_H
#define RULES_NODE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "numeric/compare.h"

typedef enum node_kind {
    NODE_NUMBER,
    NODE_DATE,
    NODE_TEXT,
    NODE_TRUTH,
    NODE_INDICATOR,
    NODE_NAME,
    NODE_NEGATE,
    NODE_NOT,
    NODE_ADD,
    NODE_SUBTRACT,
    NODE_MULTIPLY,
    NODE_DIVIDE,
    NODE_COMPARE,
    NODE_AND,
    NODE_OR,
    NODE_IN,
    NODE_CALL
} node_kind;

typedef enum value_kind { VALUE_NUMBER, VALUE_DATE, VALUE_TRUTH, VALUE_TEXT } value_kind;

typedef enum window_kind {
    WINDOW_NONE,  /* an attribute, or without a window */
    WINDOW_YEAR,  /* [Y-1] */
    WINDOW_RANGE  /* [Y-3..Y-1] */
} window_kind;

struct function;
struct definition;
struct setting;
struct step_table;

typedef struct node node;
struct node {
    node_kind kind;
    unsigned long column; /* in the expression's text, from 1 */
    node *first;          /* operands and arguments */
    node *next;
    size_t n;             /* operands */

    /* as written */
    const char *text;          /* name, text, or the decimal of a number ("0.05", "5000") */
    int shift;                 /* the decimal is times 10^shift */
    double number;             /* NODE_NUMBER, NODE_DATE (days), NODE_TRUTH (0 or 1) */
    compare_relation relation; /* NODE_COMPARE */
    window_kind window;        /* NODE_INDICATOR */
    int from, to;              /* years relative to Y */

    /* as checked */
    bool is_checked;
    const node *same_as;  /* a copy of that node, which is computed once */
    value_kind type;
    int money;            /* power of the unit yuan: 1 money, 0 plain number, 2 money * money, -1 its reciprocal */
    bool is_windowed;     /* one value per year, from `from` to `to` */
    bool is_not_negative; /* is at least 0 wherever it has a value */
    bool is_root;         /* is irrational (cagr) */
    bool holds_when_empty; /* all() over no applicable year is true instead of false: see model/model_newcomer.c */
    int indicator;        /* NODE_INDICATOR */
    const struct function *function;
    const struct definition *definition; /* NODE_NAME */
    const struct setting *setting;       /* NODE_NAME */
    bool is_application_date;            /* NODE_NAME */
};

/* A named expression or step table. */
typedef struct definition {
    const char *name;
    node *expression;               /* or a step table: */
    const struct step_table *table;
} definition;

/* A number that the user supplies, such as an exchange rate; NaN (missing) until then. */
typedef struct setting {
    const char *name;
    int money;
    double value;
    const char *text; /* the decimal as it was given, or NULL */
} setting;

/*
 * A step table, as the law writes tiers: the value of `over` selects the step. Bounds are in order, so that at most
 * one step holds and there is no gap; the last step may be unbounded.
 */
typedef struct step {
    node *when;     /* comparisons of `over`; NULL: everything else */
    node *value;    /* of a definition's table, else NULL */
} step;

typedef struct step_table {
    node *over;
    step *steps;
    size_t n;
} step_table;

/* Return false to skip the subtree. */
typedef bool node_visitor(void *context, const node *n);

/* Visit the tree `n` in preorder and, through its names, the definitions that it refers to; NULL is an empty tree. */
void node_walk(const node *n, node_visitor *visit, void *context);

/* Append the last operand of `parent`. */
void node_add(node *parent, node *operand);

/* Build the comparison `over relation bound` for a step of a table, unchecked; NULL if memory is exhausted. */
node *node_compare(arena *memory, node *over, compare_relation relation, node *bound);

#endif
