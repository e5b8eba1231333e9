/*
 * The tree of the condition is walked as the explanation walked it, so that the comparisons come in the same order; each part brings its
 * truth and the comparison that it hangs on. How far a part is from holding is a share of the line: of "and" the farthest of what fails,
 * of "or" the nearest. What is no number, or a day, tells whether a branch applies: it is farther than any figure.
 */
#include "verdict/decisive_comparison.h"

#include <math.h>

#include "base/cell.h"

/* Shares of a line that no figure reaches. */
#define OF_A_DAY 1e18
#define OF_NO_NUMBER 1e19

typedef struct part {
    truth holds;
    double distance; /* of what it hangs on to its line */
    const explained_comparison *by;
} part;

typedef struct walk {
    const explained_comparison *list;
    size_t n, next;
} walk;

static part leaf(walk *w)
{
    const explained_comparison *c = w->next < w->n ? &w->list[w->next] : NULL;
    double margin = c ? explanation_margin(c) : NAN;

    w->next++;
    if (!c)
        return (part){TRUTH_UNKNOWN, OF_NO_NUMBER, NULL};
    if (!c->is_number || c->left_node->kind == NODE_NUMBER || !cell_is_value(margin))
        return (part){c->holds, OF_NO_NUMBER, c};
    return (part){c->holds, c->unit == UNIT_DATE ? OF_A_DAY : fabs(margin) / fmax(fabs(c->right), 1e-9), c};
}

static truth inverse(truth t)
{
    return t == TRUTH_TRUE ? TRUTH_FALSE : t == TRUTH_FALSE ? TRUTH_TRUE : TRUTH_UNKNOWN;
}

static const part *nearer(const part *a, const part *b)
{
    return !b->by || (a->by && a->distance <= b->distance) ? a : b;
}

static const part *farther(const part *a, const part *b)
{
    return !b->by || (a->by && a->distance >= b->distance) ? a : b;
}

/* Of both; `all`: "and". */
static part join(const part *a, const part *b, bool all)
{
    truth stronger = all ? TRUTH_FALSE : TRUTH_TRUE; /* of one part suffices */

    if (a->holds == stronger && b->holds == stronger)
        return all ? *farther(a, b) : *nearer(a, b);
    if (a->holds == stronger || b->holds == stronger)
        return a->holds == stronger ? *a : *b;
    if (a->holds == TRUTH_UNKNOWN || b->holds == TRUTH_UNKNOWN)
        return a->holds == TRUTH_UNKNOWN ? *a : *b;
    return *nearer(a, b); /* "and" that holds: the tightest; "or" that fails: the nearest */
}

static part decide(walk *w, const node *n)
{
    part a, b;

    switch (n->kind) {
    case NODE_AND:
    case NODE_OR:
        a = decide(w, n->first);
        b = decide(w, n->first->next);
        return join(&a, &b, n->kind == NODE_AND);
    case NODE_NOT:
        a = decide(w, n->first);
        a.holds = inverse(a.holds);
        return a;
    case NODE_NAME:
        return explanation_is_composed(n) ? decide(w, n->definition->expression) : leaf(w);
    default:
        return leaf(w);
    }
}

const explained_comparison *decisive_comparison(const explained_condition *c)
{
    walk w = {.list = c->comparisons, .n = c->n_comparisons};
    part all;

    if (!c->condition->n_paths)
        return decide(&w, c->condition->need).by;
    all = decide(&w, c->condition->paths[0].need);
    for (size_t i = 1; i < c->condition->n_paths; i++) {
        part one = decide(&w, c->condition->paths[i].need);

        all = join(&all, &one, false);
    }
    return all.by;
}
