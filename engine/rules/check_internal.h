/* Shared by the files of the checker: check.c resolves names and checks operators, check_call.c checks calls. */
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
tidu_status check_operands(checker *c, node *n); /* also finds the window that they share */
tidu_status check_call(checker *c, node *n);

/* Turn `n` into the indicator `id`. */
tidu_status check_indicator(checker *c, node *n, int id, bool is_bare_annual_allowed);
int check_find_indicator(checker *c, const char *name);

/*
 * Report an operand that is not of the type that `where` requires, or two that differ in type or unit; a literal 0
 * fits any unit.
 */
tidu_status check_need(checker *c, const node *operand, value_kind wanted, const char *where);
tidu_status check_same_unit(checker *c, const node *at, const node *a, const node *b);
bool check_is_zero(const node *n);

/* `what`: "name", "function", translated. */
tidu_status check_unknown_name(checker *c, node *n, const char *what);

#endif
