/*
 * The findings of a plan, target by target. A rule is asked of the target at which it begins and names the others, so that each finding is
 * told once. No rule knows a file or an item: which definitions hang together stands in practice/targets.yaml.
 */
#include "target/target_check_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"

target_finding *finding_add(target_findings *all, target_rule rule, target_sureness sure, const target *t)
{
    target_finding *f;

    if (!allocate_room((void **)&all->list, &all->capacity, all->n + 1, sizeof *all->list)) {
        all->failed = true;
        all->lost = (target_finding){.n_targets = 0};
        return &all->lost;
    }
    f = &all->list[all->n++];
    *f = (target_finding){.rule = rule, .sure = sure, .targets = {t}, .n_targets = 1};
    all->n_contradictions += sure == TARGET_CONTRADICTION;
    return f;
}

void finding_target(target_finding *f, const target *t)
{
    if (f->n_targets < FINDING_MOST_TARGETS)
        f->targets[f->n_targets++] = t;
}

void finding_value(target_finding *f, double value)
{
    if (f->n_values < FINDING_MOST_VALUES)
        f->values[f->n_values++] = value;
}

bool is_near(const target_plan *p, double a, double b)
{
    return fabs(a - b) <= p->rules->tolerance * fabs(b);
}

bool is_same(double a, double b)
{
    static const double decimals = 1e-12; /* units multiply numbers of at most 15 digits */

    return fabs(a - b) <= decimals * fmax(fabs(a), fabs(b));
}

static int by_line(const void *a, const void *b)
{
    const target_finding *x = a, *y = b;

    if (x->targets[0]->line != y->targets[0]->line)
        return x->targets[0]->line < y->targets[0]->line ? -1 : 1;
    return x->rule < y->rule ? -1 : x->rule > y->rule;
}

tidu_status target_check(const target_plan *plan, target_findings *all, tidu_error *err)
{
    size_t before = all->n;

    for (size_t i = 0; i < plan->n_targets; i++) {
        const target *t = &plan->targets[i];

        if (t->comparator == TARGET_BY_DATE || t->comparator == TARGET_RANK)
            continue;
        check_alone(t, all);
        check_item(t, all);
        check_relations(t, all);
    }
    if (all->failed)
        return error_memory(err);
    if (all->n > before)
        qsort(all->list + before, all->n - before, sizeof *all->list, by_line);
    return TIDU_OK;
}

void target_findings_clear(target_findings *all)
{
    release(all->list);
    *all = (target_findings){.list = NULL};
}
