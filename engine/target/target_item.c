/*
 * Rules about one target by itself, and about several that state the same item: the same definition of the same circle over the same
 * years. A base is held against the aim; of n years the implied growth is (aim / base)^(1/n) - 1, and a yearly rate r makes (1 + r)^n.
 */
#include <math.h>
#include <string.h>

#include "target/target_check_internal.h"

/* --- one target -------------------------------------------------------------------------------------------------- */

static const target_fact *find_fact(const target_plan *p, const char *of)
{
    for (size_t i = 0; i < p->n_facts; i++) {
        if (!strcmp(p->facts[i].of, of))
            return &p->facts[i];
    }
    return NULL;
}

static void check_people(const target *t, target_findings *all)
{
    const target_fact *fact = find_fact(t->plan, "population");
    double limit = fact ? fact->value * fact->unit->times : t->plan->rules->residents;
    target_finding *f;

    if (t->unit->counted != TARGET_PERSONS || !(target_value(t) > limit))
        return;
    f = finding_add(all, TARGET_RULE_PEOPLE, TARGET_CONTRADICTION, t);
    f->fact = fact;
    finding_value(f, target_value(t));
    finding_value(f, limit);
    finding_value(f, t->unit->times > 1 && t->aim <= limit ? t->aim : NAN);
}

static void add_growth(const target *t, double base, double aim, target_findings *all)
{
    const target_rules *rules = t->plan->rules;
    int years = t->to - t->base.year;
    double rate = years > 0 ? pow(aim / base, 1.0 / years) - 1 : 0;
    target_finding *f;

    if (years < 2 || rate < rules->growth)
        return;
    f = finding_add(all, TARGET_RULE_GROWTH, TARGET_LOOK, t);
    finding_value(f, base);
    finding_value(f, aim);
    finding_value(f, years);
    finding_value(f, rate);
}

static void check_base(const target *t, target_findings *all)
{
    double aim = target_value(t), times = t->base.times;
    double base = isnan(t->base.value) ? aim / times : t->base.value * t->unit->times;
    target_finding *f = NULL;

    if (!t->base.year || !(base > 0) || t->unit->counted == TARGET_RATE)
        return;
    if (!isnan(t->base.value) && !isnan(times) && !is_near(t->plan, base * times, aim)) {
        f = finding_add(all, TARGET_RULE_TIMES, TARGET_CONTRADICTION, t);
        finding_value(f, base);
        finding_value(f, times);
    } else if (aim <= base && t->comparator != TARGET_ABOUT) {
        f = finding_add(all, TARGET_RULE_REACHED, TARGET_CONTRADICTION, t);
        finding_value(f, base);
    } else if (aim > base * t->plan->rules->history) {
        f = finding_add(all, TARGET_RULE_HISTORY, TARGET_UNLIKELY, t);
        finding_value(f, base);
    } else {
        add_growth(t, base, aim, all);
        return;
    }
    finding_value(f, aim);
    if (f->rule == TARGET_RULE_HISTORY)
        finding_value(f, aim / base);
}

static void check_rate(const target *t, target_findings *all)
{
    double value = target_value(t);
    int years = t->to - t->from + 1;
    target_finding *f;

    if (t->unit->counted == TARGET_SHARE && value > 1) {
        f = finding_add(all, TARGET_RULE_PERCENT, TARGET_UNLIKELY, t);
        finding_value(f, value);
    }
    if (t->unit->counted != TARGET_RATE || years < 2)
        return;
    f = finding_add(all, TARGET_RULE_COMPOUND, TARGET_LOOK, t);
    finding_value(f, value);
    finding_value(f, years);
    finding_value(f, pow(1 + value, years));
}

/* The word for the kind of number that an item is; NULL: it says none. */
static const char *kind_word(const target *t)
{
    const target_rules *rules = t->plan->rules;

    for (size_t i = 0; i < rules->n_never_added; i++) {
        if (strstr(t->name.zh, rules->never_added[i]))
            return rules->never_added[i];
    }
    return NULL;
}

/* Output and added value are two numbers of the same firms: neither is a part of the other. */
static void check_kind(const target *t, target_findings *all)
{
    const char *own = kind_word(t), *of = t->whole ? kind_word(t->whole) : NULL;
    target_finding *f;

    if (!own || !of || !strcmp(own, of))
        return;
    f = finding_add(all, TARGET_RULE_KIND, TARGET_CONTRADICTION, t);
    finding_target(f, t->whole);
    finding_value(f, target_value(t));
    finding_value(f, target_value(t->whole));
}

static void check_parts(const target *t, target_findings *all)
{
    double sum = 0;
    target_finding *f;

    if (t->whole && target_value(t) > target_value(t->whole)) {
        f = finding_add(all, TARGET_RULE_PART, TARGET_CONTRADICTION, t);
        finding_target(f, t->whole);
        finding_value(f, target_value(t));
        finding_value(f, target_value(t->whole));
    }
    for (size_t i = 0; i < t->n_split; i++)
        sum += t->split[i].aim * t->unit->times;
    if (!t->n_split || is_same(sum, target_value(t)))
        return;
    f = finding_add(all, TARGET_RULE_SPLIT, TARGET_CONTRADICTION, t);
    finding_value(f, sum);
    finding_value(f, target_value(t));
}

/* The word of a plan is one that leaves open what is meant. */
static void check_word(const target *t, target_findings *all)
{
    const target_measure *m = target_measure_find(t->plan->rules, t->definition);

    for (size_t i = 0; m && i < m->n_loose; i++) {
        if (strstr(t->name.zh, m->loose[i])) {
            finding_add(all, TARGET_RULE_LOOSE, TARGET_LOOK, t)->measure = m;
            return;
        }
    }
}

void check_alone(const target *t, target_findings *all)
{
    check_people(t, all);
    check_base(t, all);
    check_rate(t, all);
    check_kind(t, all);
    check_parts(t, all);
    check_word(t, all);
}

/* --- several of one item ------------------------------------------------------------------------------------------ */

static bool is_of_circle(const target *a, const target *b)
{
    if (!a->among.name.zh || !b->among.name.zh)
        return a->among.name.zh == b->among.name.zh;
    return !strcmp(a->among.name.zh, b->among.name.zh);
}

/* Numbers that can be held against each other. */
static bool is_comparable(const target *a, const target *b)
{
    return !strcmp(a->definition, b->definition) && b->unit && a->unit->counted == b->unit->counted &&
           b->comparator != TARGET_RANK && a->whole != b && b->whole != a;
}

static bool is_item(const target *a, const target *b)
{
    return is_comparable(a, b) && a->span == b->span && a->from == b->from && a->to == b->to;
}

static bool states_same(const target *a, const target *b)
{
    return is_item(a, b) && is_of_circle(a, b);
}

static bool has_two_circles(const target *a, const target *b)
{
    return is_item(a, b) && a->among.unit && b->among.unit && a->among.unit->counted == b->among.unit->counted &&
           is_same(target_value(a), target_value(b)) &&
           !is_same(a->among.least * a->among.unit->times, b->among.least * b->among.unit->times);
}

static bool has_term(const target *a, const target *b)
{
    return a->term && b->term && !strcmp(a->term, b->term) && strcmp(a->definition, b->definition) != 0;
}

static bool has_two_values(const target *a, const target *b)
{
    return states_same(a, b) && (!is_same(target_value(a), target_value(b)) || a->comparator != b->comparator);
}

static bool has_two_owners(const target *a, const target *b)
{
    return states_same(a, b) && a->owner && b->owner && strcmp(a->owner, b->owner) != 0;
}

/* Rules about all targets that stand in this relation to the first of them. */
static const struct {
    bool (*holds)(const target *a, const target *b);
    target_rule rule;
    target_sureness sure;
} together[] = {{has_two_values, TARGET_RULE_TWO_VALUES, TARGET_CONTRADICTION},
                {has_two_circles, TARGET_RULE_TWO_CIRCLES, TARGET_CONTRADICTION},
                {has_two_owners, TARGET_RULE_TWO_OWNERS, TARGET_UNLIKELY},
                {has_term, TARGET_RULE_TERM, TARGET_UNLIKELY}};

static void check_together(const target *t, size_t which, target_findings *all)
{
    const target_plan *p = t->plan;
    target_finding *f = NULL;

    for (const target *x = p->targets; x < t; x++) {
        if (x->unit && together[which].holds(x, t)) /* told there */
            return;
    }
    for (const target *x = t + 1; x < p->targets + p->n_targets; x++) {
        if (!x->unit || !together[which].holds(t, x))
            continue;
        if (!f)
            f = finding_add(all, together[which].rule, together[which].sure, t);
        finding_target(f, x);
    }
    for (size_t i = 0; f && i < f->n_targets; i++) {
        const target *x = f->targets[i];

        finding_value(f, together[which].rule == TARGET_RULE_TWO_CIRCLES ? x->among.least * x->among.unit->times : target_value(x));
    }
}

/* So much in each year, and so much over all of them. */
static void check_yearly(const target *t, target_findings *all)
{
    const target_plan *p = t->plan;

    if (t->span != TARGET_NEW && t->span != TARGET_CUMULATIVE)
        return;
    for (const target *x = p->targets; x < p->targets + p->n_targets; x++) {
        int years = t->to - t->from + 1;
        target_finding *f;

        if (x == t || x->span != TARGET_YEARLY || !x->unit || !is_comparable(t, x) || !is_of_circle(t, x) ||
            is_same(target_value(x) * years, target_value(t)))
            continue;
        f = finding_add(all, TARGET_RULE_YEARLY, TARGET_CONTRADICTION, t);
        finding_target(f, x);
        finding_value(f, target_value(x));
        finding_value(f, years);
        finding_value(f, target_value(x) * years);
        finding_value(f, target_value(t));
    }
}

void check_item(const target *t, target_findings *all)
{
    for (size_t i = 0; i < sizeof together / sizeof *together; i++)
        check_together(t, i, all);
    check_yearly(t, all);
}
