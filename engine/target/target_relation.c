/*
 * Rules about measures that hang together, as practice/targets.yaml says: a ratio and what it is of imply what it is per; a stock and
 * what is added imply what must stay valid; what is chosen out of how many is a share and, where each is decided on its own, a
 * chance (a binomial, forecast/pass_count); an amount over its receivers is an average.
 */
#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "forecast/pass_count.h"
#include "target/target_check_internal.h"

enum { MOST_JUDGED = 100000 }; /* so many applications are none of a district's */

/* The first target of a measure that ends in the year of `t`. */
static const target *find_target(const target *t, const char *definition)
{
    const target_plan *p = t->plan;

    for (size_t i = 0; definition && i < p->n_targets; i++) {
        const target *x = &p->targets[i];

        if (!strcmp(x->definition, definition) && x->to == t->to && x->unit && x->comparator != TARGET_RANK && !x->among.name.zh)
            return x;
    }
    return NULL;
}

static const target_fact *find_fact(const target *t, const char *of)
{
    for (size_t i = 0; i < t->plan->n_facts; i++) {
        if (!strcmp(t->plan->facts[i].of, of) && t->plan->facts[i].year == t->to)
            return &t->plan->facts[i];
    }
    return NULL;
}

/* --- sums ---------------------------------------------------------------------------------------------------------- */

typedef struct parts {
    const target *of[FINDING_MOST_TARGETS];
    size_t n;
    double sum;
} parts;

/* The targets of all parts of a measure; false: not all are stated. */
static bool find_parts(const target *t, const target_measure *m, parts *out)
{
    *out = (parts){.n = 0};
    for (size_t i = 0; i < m->n_parts; i++) {
        const target *x = find_target(t, m->parts[i]);

        if (!x || out->n + 1 == FINDING_MOST_TARGETS)
            return false;
        out->of[out->n++] = x;
        out->sum += target_value(x);
    }
    return out->n > 0;
}

static void check_sum(const target *t, const target_measure *m, target_findings *all)
{
    parts p;
    target_finding *f;

    if (!find_parts(t, m, &p) || is_near(t->plan, p.sum, target_value(t)))
        return;
    f = finding_add(all, TARGET_RULE_SUM, TARGET_CONTRADICTION, t);
    for (size_t i = 0; i < p.n; i++)
        finding_target(f, p.of[i]);
    finding_value(f, p.sum);
    finding_value(f, target_value(t));
}

/* --- ratios -------------------------------------------------------------------------------------------------------- */

/* What the ratio is of: a target of that measure, or of all its parts. */
static bool find_numerator(const target *t, const char *of, parts *out)
{
    const target_measure *m = target_measure_find(t->plan->rules, of);
    const target *x = find_target(t, of);

    if (!x)
        return m && find_parts(t, m, out);
    *out = (parts){.of = {x}, .n = 1, .sum = target_value(x)};
    return true;
}

static void check_ratio(const target *t, const target_measure *m, target_findings *all)
{
    const target_fact *fact = find_fact(t, m->ratio.per);
    const target *stated = find_target(t, m->ratio.per);
    double is = fact ? fact->value * fact->unit->times : stated ? target_value(stated) : NAN, per;
    parts of;
    target_finding *f;

    if (!(target_value(t) > 0) || !find_numerator(t, m->ratio.of, &of))
        return;
    per = of.sum / target_value(t) * m->ratio.times;
    if (!isnan(is) && is_near(t->plan, per, is))
        return;
    f = finding_add(all, TARGET_RULE_RATIO, isnan(is) ? TARGET_LOOK : TARGET_CONTRADICTION, t);
    f->measure = target_measure_find(t->plan->rules, m->ratio.per);
    f->fact = fact;
    for (size_t i = 0; i < of.n; i++)
        finding_target(f, of.of[i]);
    if (stated && !fact)
        finding_target(f, stated);
    finding_value(f, of.sum);
    finding_value(f, target_value(t));
    finding_value(f, m->ratio.times);
    finding_value(f, per);
    finding_value(f, is);
}

/* If a share x of the directory is removed, the ratio before needs only be (1 - x) times the aim. */
static void check_register(const target *t, const target_measure *m, target_findings *all)
{
    const target_rules *rules = t->plan->rules;
    const target_measure *per = target_measure_find(rules, m->ratio.per);
    target_finding *f;

    if (!per || !per->is_register)
        return;
    f = finding_add(all, TARGET_RULE_REGISTER, TARGET_LOOK, t);
    f->measure = per;
    finding_value(f, target_value(t));
    for (size_t i = 0; i < rules->n_cleaning && f->n_values + 2 <= FINDING_MOST_VALUES; i++) {
        finding_value(f, rules->cleaning[i]);
        finding_value(f, target_value(t) * (1 - rules->cleaning[i]));
    }
}

/* --- stocks, shares, averages ---------------------------------------------------------------------------------------- */

static void check_stock(const target *t, const target_measure *m, target_findings *all)
{
    const target *flow = find_target(t, m->flow);
    double stock = target_value(t), added, opening = NAN;
    target_finding *f;

    if (!flow || (flow->span == TARGET_YEARLY && t->from != t->to) || flow->from != t->from)
        return;
    added = target_value(flow);
    if (t->base.year == t->from - 1 && !isnan(t->base.value))
        opening = t->base.value * t->unit->times;
    f = finding_add(all, TARGET_RULE_STOCK, opening + added < stock ? TARGET_CONTRADICTION : TARGET_LOOK, t);
    finding_target(f, flow);
    finding_value(f, stock);
    finding_value(f, added);
    finding_value(f, stock - added);
    finding_value(f, opening);
    finding_value(f, opening + added - stock);
}

/* The chance of `passed` or more out of `n` at the share that they are; NAN: memory is exhausted, or it has no sense. */
static double chance_of(double passed, double n, double share, target_findings *all)
{
    pass_question q = {.n = (size_t)n};
    pass_count *count = NULL;
    double *chances, chance = NAN;

    if (n != floor(n) || passed != floor(passed) || n > MOST_JUDGED)
        return NAN;
    chances = allocate_array(q.n, sizeof *chances);
    for (size_t i = 0; i < q.n && chances; i++)
        chances[i] = share;
    q.chances = chances;
    if (chances && pass_count_new(&q, &count))
        chance = pass_count_at_least(count, (size_t)passed);
    else
        all->failed = true;
    pass_count_free(count);
    release(chances);
    return chance;
}

static void check_share(const target *t, const target_measure *m, target_findings *all)
{
    const target *from = find_target(t, m->out_of);
    double chosen = target_value(t), n, share;
    target_finding *f;

    if (!from || !(target_value(from) > 0))
        return;
    n = target_value(from);
    share = chosen / n;
    f = finding_add(all, TARGET_RULE_SHARE, share > 1 ? TARGET_CONTRADICTION : TARGET_LOOK, t);
    finding_target(f, from);
    finding_value(f, chosen);
    finding_value(f, n);
    finding_value(f, share);
    finding_value(f, m->is_judged && share > 0 && share < 1 ? chance_of(chosen, n, share, all) : NAN);
}

static void check_average(const target *t, const target_measure *m, target_findings *all)
{
    const target *over = find_target(t, m->average);
    target_finding *f;

    if (!over || !(target_value(over) > 0))
        return;
    f = finding_add(all, TARGET_RULE_AVERAGE, TARGET_LOOK, t);
    finding_target(f, over);
    finding_value(f, target_value(t));
    finding_value(f, target_value(over));
    finding_value(f, target_value(t) / target_value(over));
}

void check_relations(const target *t, target_findings *all)
{
    const target_measure *m = target_measure_find(t->plan->rules, t->definition);

    if (!m || find_target(t, m->id) != t) /* of several of one measure the first; that they differ is told elsewhere */
        return;
    if (m->n_parts)
        check_sum(t, m, all);
    if (m->ratio.of) {
        check_ratio(t, m, all);
        check_register(t, m, all);
    }
    if (m->flow)
        check_stock(t, m, all);
    if (m->out_of)
        check_share(t, m, all);
    if (m->average)
        check_average(t, m, all);
}
