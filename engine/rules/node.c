#include "rules/node.h"

static void walk_table(const step_table *t, node_visitor *visit, void *context)
{
    node_walk(t->over, visit, context);
    for (size_t i = 0; i < t->n; i++) {
        node_walk(t->steps[i].when, visit, context);
        node_walk(t->steps[i].value, visit, context);
    }
}

void node_walk(const node *n, node_visitor *visit, void *context)
{
    const definition *d = n && n->kind == NODE_NAME ? n->definition : NULL;

    if (!n || !visit(context, n))
        return;
    if (d && d->table)
        walk_table(d->table, visit, context);
    else if (d)
        node_walk(d->expression, visit, context);
    for (const node *operand = n->first; operand; operand = operand->next)
        node_walk(operand, visit, context);
}

void node_add(node *parent, node *operand)
{
    node **end = &parent->first;

    while (*end)
        end = &(*end)->next;
    *end = operand;
    parent->n++;
}

node *node_compare(arena *memory, node *over, compare_relation relation, node *bound)
{
    node *n = arena_take(memory, sizeof *n);
    node *left = arena_take(memory, sizeof *left);

    if (!n || !left)
        return NULL;
    /* `over` is shared by all steps, so the link to the bound needs a node of its own */
    *left = *over;
    left->same_as = over->same_as ? over->same_as : over;
    n->kind = NODE_COMPARE;
    n->column = bound->column;
    n->relation = relation;
    n->indicator = -1;
    n->first = left;
    left->next = bound;
    bound->next = NULL;
    n->n = 2;
    return n;
}
