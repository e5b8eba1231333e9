/*
 * Explains one company twice and finds which step tables it moved across. A table is compared only if both models have
 * the same number of steps, the step is certain on both sides, the value itself has moved, and the bound between the
 * steps is the same; otherwise the change has another cause than the value.
 */
#include "scenario/whatif.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "rules/machine.h"
#include "rules/print.h"

/* --- the step of a table that holds ----------------------------------------------------------- */

enum { NO_STEP = -1 };

/* The steps of a definition or the bands of an item: the first condition that holds selects. */
typedef struct tiers {
    node *over;
    const step_table *table; /* one of the two */
    const model_item *item;
    size_t n;
} tiers;

/* NULL: everything else */
static node *tier_when(const tiers *t, size_t i)
{
    return t->table ? t->table->steps[i].when : t->item->bands[i].when;
}

typedef struct reading {
    int step;    /* NO_STEP: not certain */
    double over;
} reading;

static bool read_step(const whatif_side *side, const tiers *t, reading *out)
{
    program *p = program_new(false);
    machine *m = NULL;
    size_t over, *when = allocate_array(t->n, sizeof *when);
    bool ok = p && when && program_add(p, t->over, &over);

    for (size_t i = 0; i < t->n && ok; i++)
        ok = !tier_when(t, i) || program_add(p, tier_when(t, i), &when[i]);
    ok = ok && program_finish(p) && (m = machine_new_for_row(p, side->binding));
    *out = (reading){NO_STEP, NAN};
    if (ok) {
        bool is_certain = true;

        machine_run(m, side->company, 1);
        out->over = machine_number(m, over)[0];
        for (size_t i = 0; i < t->n && is_certain && out->step == NO_STEP; i++) {
            truth holds = tier_when(t, i) ? (truth)machine_truth(m, when[i])[0] : TRUTH_TRUE;

            is_certain = holds != TRUTH_UNKNOWN;
            if (holds == TRUTH_TRUE)
                out->step = (int)i;
        }
    }
    machine_free(m);
    program_free(p);
    release(when);
    return ok;
}

/* Of the bounds between two steps, the one nearest to the new step. */
static const node *passed_bound(const tiers *t, int before, int after)
{
    const node *when = tier_when(t, (size_t)(after > before ? after - 1 : after));

    return when ? when->first->next : NULL;
}

/* One table on both sides, and the steps moved from and to; NO_STEP: nothing to report. */
typedef struct passage {
    tiers before, after;
    int from, to;
} passage;

/* Adds nothing if the value or the step did not change, or the bounds differ. */
static bool cross(whatif_one *w, const whatif_side *a, const whatif_side *b, const whatif_crossing *form, passage *p)
{
    reading old, new;
    const node *bound, *other;
    whatif_crossing *c;

    p->from = p->to = NO_STEP;
    if (p->before.n != p->after.n)
        return true;
    if (!read_step(a, &p->before, &old) || !read_step(b, &p->after, &new))
        return false;
    if (old.step == NO_STEP || new.step == NO_STEP || old.step == new.step || !cell_is_value(old.over) ||
        !cell_is_value(new.over) || old.over == new.over)
        return true;
    bound = passed_bound(&p->after, old.step, new.step);
    other = passed_bound(&p->before, old.step, new.step);
    if (!bound || !other || bound->number != other->number)
        return true;
    if (!allocate_room((void **)&w->crossings, &w->capacity, w->n_crossings + 1, sizeof *w->crossings))
        return false;
    c = &w->crossings[w->n_crossings++];
    *c = *form;
    c->over_before = old.over;
    c->over_after = new.over;
    c->bound = bound->number;
    c->over_unit = bound->type == VALUE_DATE                                              ? UNIT_DATE
                   : p->after.over->money == 1                                            ? UNIT_MONEY
                   : expression_is_percent(bound) || expression_is_percent(p->after.over) ? UNIT_PERCENT
                                                                                          : UNIT_PLAIN;
    p->from = old.step;
    p->to = new.step;
    return true;
}

static const model_definition *find_definition(const model *m, const char *name)
{
    for (size_t i = 0; i < m->n_definitions; i++) {
        if (!strcmp(m->definitions[i].value.name, name))
            return &m->definitions[i];
    }
    return NULL;
}

static tiers table_tiers(const step_table *t)
{
    return (tiers){.over = t->over, .table = t, .n = t->n};
}

static tiers item_tiers(const model_item *item)
{
    return (tiers){.over = item->over, .item = item, .n = item->n_bands};
}

static bool cross_definition(whatif_one *w, const whatif_side *a, const whatif_side *b,
                             const model_definition *d)
{
    const model_definition *other = find_definition(assessor_model(b->assessor), d->value.name);
    whatif_crossing form = {.name = d->value.name, .definition = d};
    passage p;
    const node *value;

    if (!d->value.table || !other || !other->value.table)
        return true;
    form.over = d->value.table->over;
    p.before = table_tiers(d->value.table);
    p.after = table_tiers(other->value.table);
    if (!cross(w, a, b, &form, &p))
        return false;
    if (p.from == NO_STEP)
        return true;
    value = d->value.table->steps[p.from].value;
    w->crossings[w->n_crossings - 1].unit = value->money == 1             ? UNIT_MONEY
                                            : expression_is_percent(value) ? UNIT_PERCENT
                                                                           : UNIT_PLAIN;
    w->crossings[w->n_crossings - 1].before_least = value->number;
    w->crossings[w->n_crossings - 1].before_greatest = value->number;
    value = other->value.table->steps[p.to].value;
    w->crossings[w->n_crossings - 1].after_least = value->number;
    w->crossings[w->n_crossings - 1].after_greatest = value->number;
    return true;
}

static bool cross_item(whatif_one *w, const whatif_side *a, const whatif_side *b, size_t i)
{
    const model_item *item = &assessor_model(a->assessor)->items[i], *other = &assessor_model(b->assessor)->items[i];
    whatif_crossing form = {.name = item->id, .title = item->name, .over = item->over};
    passage p;
    whatif_crossing *c;

    if (!item->over || !other->over)
        return true;
    p.before = item_tiers(item);
    p.after = item_tiers(other);
    if (!cross(w, a, b, &form, &p))
        return false;
    if (p.from == NO_STEP)
        return true;
    c = &w->crossings[w->n_crossings - 1];
    c->before_least = item->bands[p.from].least;
    c->before_greatest = item->bands[p.from].greatest;
    c->after_least = other->bands[p.to].least;
    c->after_greatest = other->bands[p.to].greatest;
    return true;
}

static bool find_crossings(whatif_one *w, const whatif_side *a, const whatif_side *b)
{
    const model *before = assessor_model(a->assessor), *after = assessor_model(b->assessor);
    bool ok = true;

    for (size_t i = 0; i < before->n_definitions && ok; i++)
        ok = cross_definition(w, a, b, &before->definitions[i]);
    for (size_t i = 0; i < before->n_items && i < after->n_items && ok; i++)
        ok = cross_item(w, a, b, i);
    return ok;
}

/* --- one company ----------------------------------------------------------------------------- */

tidu_status whatif_one_run(const whatif_side *before, const whatif_side *after,
                           explanation_origin origin, void *context, whatif_one **out,
                           tidu_error *err)
{
    whatif_one *w = allocate_array(1, sizeof *w);
    tidu_status status;

    if (!w)
        return error_memory(err);
    status = explanation_make(before->assessor, before->binding, before->company, origin, context,
                              &w->before, err);
    if (!status)
        status = explanation_make(after->assessor, after->binding, after->company, NULL, NULL, &w->after, err);
    if (!status && !find_crossings(w, before, after))
        status = error_memory(err);
    if (status)
        whatif_one_free(w);
    else
        *out = w;
    return status;
}

void whatif_one_free(whatif_one *w)
{
    if (!w)
        return;
    explanation_free(w->before);
    explanation_free(w->after);
    release(w->crossings);
    release(w);
}

static bool differs(double a, double b)
{
    return cell_is_value(a) || cell_is_value(b) ? !(a == b) : cell_state_of(a) != cell_state_of(b);
}

bool whatif_condition_moved(const explained_condition *a, const explained_condition *b)
{
    if (a->state != b->state || a->n_comparisons != b->n_comparisons)
        return true;
    for (size_t i = 0; i < a->n_comparisons; i++) {
        const explained_comparison *x = &a->comparisons[i], *y = &b->comparisons[i];

        if (x->holds != y->holds || x->is_number != y->is_number ||
            (x->is_number && (differs(x->left, y->left) || differs(x->right, y->right))))
            return true;
    }
    return false;
}

bool whatif_item_moved(const explained_item *a, const explained_item *b)
{
    return a->least != b->least || a->greatest != b->greatest || a->bands != b->bands ||
           (a->has_over && b->has_over && differs(a->over, b->over));
}
