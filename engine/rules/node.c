#include "rules/node.h"

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
