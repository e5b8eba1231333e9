/*
 * Shared by the files that check a tree: check.c has names, operands and nodes, check_call.c the functions.
 */
#ifndef RULES_CHECK_INTERNAL_H
#define RULES_CHECK_INTERNAL_H

#include "rules/check.h"

typedef struct checker {
    const scope *scope;
    const source_place *place;
    tidu_error *err;
} checker;

#define CHECK_FAIL(c, node_, ...) expression_error((c)->place, (node_)->column, (c)->err, __VA_ARGS__)

tidu_status check_node(checker *c, node *n);
tidu_status check_operands(checker *c, node *n); /* and the window that they have together */
tidu_status check_call(checker *c, node *n);

/* `n` becomes the indicator `id`. */
tidu_status check_indicator(checker *c, node *n, int id, bool is_bare_annual_allowed);
int check_find_indicator(checker *c, const char *name);

/* The operand is of the kind that `where` needs; a and b are of one kind and unit, 0 being of any. */
tidu_status check_need(checker *c, const node *operand, value_kind wanted, const char *where);
tidu_status check_same_unit(checker *c, const node *at, const node *a, const node *b);
bool check_is_zero(const node *n);

/* `what`: "name", "function", translated. */
tidu_status check_unknown_name(checker *c, node *n, const char *what);

#endif
