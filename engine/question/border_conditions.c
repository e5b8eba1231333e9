/*
 * Which comparisons of a model have a line that one can stand just above: those of gates with a number, or with a table of numbers, on the right, joined by
 * `and`, of a quotient, a rate of growth or an amount of money. Numbers of persons and things come in steps and are left out.
 */
#include <string.h>

#include "question/border_study_internal.h"

static const node *behind_name(const node *n)
{
    while (n->kind == NODE_NAME && n->definition && n->definition->expression)
        n = n->definition->expression;
    return n;
}

static bool is_line(const node *n)
{
    n = behind_name(n);
    return n->kind == NODE_NUMBER || (n->kind == NODE_NAME && n->definition && n->definition->table);
}

/* What can lie anywhere beside a line. */
static bool is_smooth(const node *n)
{
    n = behind_name(n);
    if (n->type != VALUE_NUMBER)
        return false;
    if (n->kind == NODE_DIVIDE || n->money == 1)
        return true;
    if (n->kind == NODE_CALL)
        return !strcmp(n->text, "growth_mean") || !strcmp(n->text, "cagr");
    for (const node *x = n->first; x && (n->kind == NODE_ADD || n->kind == NODE_SUBTRACT || n->kind == NODE_MULTIPLY); x = x->next) {
        if (is_smooth(x))
            return true;
    }
    return false;
}

/* --- what a figure is made of -------------------------------------------------------------------------------------- */

typedef struct reading {
    const border_study *s;
    border_condition *c;
} reading;

static bool is_same(const dictionary *d, int a, int b)
{
    return a == b || dictionary_falls_back(d, a, b) || dictionary_falls_back(d, b, a);
}

static bool see_research(void *context, const node *n)
{
    const reading *r = context;

    for (size_t k = 0; n->kind == NODE_INDICATOR && k < r->s->research->n; k++)
        r->c->reads_research |= is_same(r->s->env->dictionary, n->indicator, r->s->research->sources[k].indicator);
    return true;
}

static bool see_divided(void *context, const node *n)
{
    const reading *r = context;

    if (n->kind == NODE_INDICATOR && r->c->divided == INDICATOR_NONE) {
        const indicator *i = dictionary_get(r->s->env->dictionary, n->indicator);

        if (i->type == INDICATOR_MONEY && i->kind == INDICATOR_ANNUAL)
            r->c->divided = n->indicator;
    }
    return true;
}

static void read_figure(border_study *s, border_condition *c)
{
    const node *left = behind_name(c->left);
    reading r = {s, c};

    c->divided = INDICATOR_NONE;
    c->is_share = left->kind == NODE_DIVIDE && !left->money;
    node_walk(left, see_research, &r);
    node_walk(left->kind == NODE_DIVIDE ? left->first : left, see_divided, &r);
}

/* --- conditions ---------------------------------------------------------------------------------------------------- */

static bool is_strict_or_equal(compare_relation relation)
{
    return relation != COMPARE_EQUAL && relation != COMPARE_NOT_EQUAL;
}

static void add(border_study *s, const model_condition *gate, const node *n)
{
    const node *left = n->first, *right = left->next;
    border_condition *c = &s->conditions[s->n_conditions];

    if (s->n_conditions == BORDER_MOST_LINES || !is_strict_or_equal(n->relation) || !is_line(right) || !is_smooth(left))
        return;
    *c = (border_condition){.gate = gate, .comparison = n, .left = left, .right = right, .relation = n->relation,
                            .is_upper = n->relation == COMPARE_LESS || n->relation == COMPARE_LESS_EQUAL};
    read_figure(s, c);
    s->n_conditions++;
}

static void add_all(border_study *s, const model_condition *gate, const node *n)
{
    n = behind_name(n);
    if (n->kind == NODE_COMPARE) {
        add(s, gate, n);
        return;
    }
    for (const node *x = n->first; x && n->kind == NODE_AND; x = x->next)
        add_all(s, gate, x);
}

static bool is_asked(const border_study *s, const char *id)
{
    return !s->at || !strcmp(s->at, id);
}

void border_find_conditions(border_study *s)
{
    const model *m = s->study->model;

    s->n_conditions = 0;
    s->read = m;
    for (size_t i = 0; i < m->n_gates; i++) {
        if (is_asked(s, m->gates[i].id) && m->gates[i].need)
            add_all(s, &m->gates[i], m->gates[i].need);
    }
    for (size_t i = 0; i < m->n_limits && is_asked(s, "total"); i++) {
        const model_limit *l = &m->limits[i];

        if (l->subject == MODEL_TOTAL && is_strict_or_equal(l->relation) && s->n_conditions < BORDER_MOST_LINES)
            s->conditions[s->n_conditions++] = (border_condition){.relation = l->relation, .divided = INDICATOR_NONE,
                                                                  .is_upper = l->relation == COMPARE_LESS || l->relation == COMPARE_LESS_EQUAL};
    }
}
