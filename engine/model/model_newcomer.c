/*
 * A gate "in each of the last years" cannot be required of a company that has no such year yet: all() over no
 * applicable year is not applicable. An all() that is the whole condition of a gate, or a term of a conjunction that
 * is, is then ignored; if no term is left, the gate does not apply. Anywhere else - below `or` and `not`, in
 * definitions, direct passes and bands - all() stays false over no applicable year, so that having no history is never
 * an advantage.
 */
#include "base/error.h"
#include "model/model_internal.h"
#include "rules/function.h"

typedef struct conjunction {
    bool is_all_years; /* a conjunction of all() only */
    const node *latest; /* the all() with the latest year; NULL if there is none */
} conjunction;

static void spare(node *n, conjunction *c)
{
    if (n->kind == NODE_AND) {
        spare(n->first, c);
        spare(n->first->next, c);
    } else if (n->kind == NODE_CALL && n->function->shape == FUNCTION_QUANTIFIER &&
               function_is(n->function, FUNCTION_EVERY)) {
        n->holds_when_empty = true;
        if (!c->latest || n->first->to > c->latest->first->to)
            c->latest = n;
    } else {
        c->is_all_years = false;
    }
}

/* not all(false[Y+to]): true if that year is applicable, since all() over no year is true here. */
static node *is_actual(arena *memory, const node *all)
{
    node *no = arena_take(memory, sizeof *no), *call = arena_take(memory, sizeof *call);
    node *out = arena_take(memory, sizeof *out);

    if (!no || !call || !out)
        return NULL;
    *no = (node){.kind = NODE_TRUTH, .type = VALUE_TRUTH, .is_checked = true, .is_windowed = true,
                 .from = all->first->to, .to = all->first->to, .indicator = INDICATOR_NONE};
    *call = (node){.kind = NODE_CALL, .type = VALUE_TRUTH, .is_checked = true, .function = all->function, .first = no,
                   .n = 1, .holds_when_empty = true, .indicator = INDICATOR_NONE};
    *out = (node){.kind = NODE_NOT, .type = VALUE_TRUTH, .is_checked = true, .first = call, .n = 1,
                  .indicator = INDICATOR_NONE};
    return out;
}

tidu_status gates_spare_newcomers(rule_reader *r, model_condition *gates, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        conjunction c = {.is_all_years = true};

        if (gates[i].n_paths)
            continue;
        spare(gates[i].need, &c);
        if (!c.is_all_years || gates[i].applies)
            continue;
        gates[i].applies = is_actual(r->memory, c.latest);
        if (!gates[i].applies)
            return error_memory(r->err);
    }
    return TIDU_OK;
}
