/*
 * A linear curve runs over months: at the end of month m of n it is m / n, in between it grows by days, so that values reported at ends of
 * months are held against round shares. Batches come in steps on their days, in each year of the horizon the same; of a typed curve what
 * counts is the last month that has ended. What is new begins at 0; a level without a base has a way only if somebody knows where it
 * began.
 */
#include "target/target_curve.h"

#include <math.h>

#include "base/date.h"

static long year_end(int year)
{
    return date_to_days((date){year, 12, 31});
}

static bool is_level(const target *t)
{
    return t->span == TARGET_LEVEL;
}

static int year_on(const target *t, long day)
{
    int year = date_from_days(day).year;

    return year < t->from ? t->from : year > t->to ? t->to : year;
}

long target_begin(const target *t, long day)
{
    return year_end((t->span == TARGET_YEARLY ? year_on(t, day) : t->from) - 1);
}

static long end_of(const target *t, long day)
{
    if (t->span == TARGET_YEARLY)
        return year_end(year_on(t, day));
    return t->by == DATE_NO_BEGIN ? year_end(t->to) : t->by;
}

/* What the plan states is of the whole place, and says nothing of a part. */
static double base_of(const target *t, double aim, double known, bool is_part)
{
    if (t->span == TARGET_NEW || t->span == TARGET_YEARLY || t->comparator == TARGET_BY_DATE)
        return 0;
    if (!is_part && !isnan(t->base.value))
        return t->base.value;
    if (!is_part && t->base.year && !isnan(t->base.times))
        return aim / t->base.times;
    return isnan(known) && t->span == TARGET_CUMULATIVE ? 0 : known;
}

/* Where the plan and the measure say nothing. */
static size_t usual_kind(const target_curve *c)
{
    return isnan(c->base) || c->target->comparator == TARGET_RANK ? CURVE_END : CURVE_LINEAR;
}

static const curve_rule *rule_of(const target *t, curve_origin *origin)
{
    const target_measure *m = target_measure_find(t->plan->rules, t->definition);

    *origin = t->curve.is_stated ? CURVE_OF_PLAN : m && m->curve.is_stated ? CURVE_OF_MEASURE : CURVE_USUAL;
    return *origin == CURVE_OF_PLAN ? &t->curve : *origin == CURVE_OF_MEASURE ? &m->curve : NULL;
}

static bool has_values(const curve_rule *rule)
{
    return rule->kind == CURVE_TYPED && !isnan(rule->points[0].value);
}

target_curve target_curve_of(const target *t, long day, double base, double aim, const double *shape)
{
    target_curve c = {.target = t, .begin = target_begin(t, day), .end = end_of(t, day), .shape = shape};

    c.aim = isnan(aim) ? t->aim : aim;
    c.base = base_of(t, c.aim, base, !isnan(aim));
    c.rule = rule_of(t, &c.origin);
    if (t->comparator == TARGET_BY_DATE) {
        c.kind = CURVE_DAY;
        return c;
    }
    c.kind = c.rule ? c.rule->kind : usual_kind(&c);
    if (c.kind == CURVE_LAST_YEAR && !shape) {
        c.lacks_shape = true;
        c.kind = usual_kind(&c);
    }
    if (is_level(t) && t->comparator != TARGET_RANK && c.base >= c.aim) /* false without a base */
        c.kind = CURVE_KEEP;
    if (c.rule && !has_values(c.rule) && is_level(t) && usual_kind(&c) == CURVE_END) /* nobody knows where the way begins */
        c.kind = CURVE_END;
    return c;
}

/* --- shares -------------------------------------------------------------------------------------------------------- */

static int month_number(long day)
{
    date d = date_from_days(day);

    return d.year * CURVE_MONTHS + d.month - 1;
}

static int days_in_month(date d)
{
    d.day = 1;
    return (int)(date_add_months(date_to_days(d), 1) - date_to_days(d));
}

/* Months since the beginning, with the part of the month that the day is in. */
static double months_since(long begin, long day)
{
    date d = date_from_days(day);

    return month_number(day) - month_number(begin) - 1 + (double)d.day / days_in_month(d);
}

static double linear(const target_curve *c, long day)
{
    return months_since(c->begin, day) / months_since(c->begin, c->end);
}

static long day_of(const plan_point *p, int year)
{
    return date_to_days((date){year, p->month, p->day});
}

/* Of the years that are over all of it, of the year of the day what `share` says. */
static double over_years(const target_curve *c, long day, double share)
{
    int first = date_from_days(c->begin).year + 1, years = date_from_days(c->end).year - first + 1;

    return (date_from_days(day).year - first + share) / years;
}

static double batches(const target_curve *c, long day)
{
    double share = 0;

    for (size_t i = 0; i < c->rule->n_points; i++) {
        if (day_of(&c->rule->points[i], date_from_days(day).year) <= day)
            share += c->rule->points[i].share;
    }
    return over_years(c, day, share);
}

const plan_point *target_curve_point(const target_curve *c, long day)
{
    const plan_point *found = NULL;

    if (!c->rule || (c->kind != CURVE_BATCHES && c->kind != CURVE_TYPED))
        return NULL;
    for (size_t i = 0; i < c->rule->n_points; i++) {
        const plan_point *p = &c->rule->points[i];
        long due = p->year ? date_add_months(date_to_days((date){p->year, p->month, 1}), 1) - 1 : day_of(p, date_from_days(day).year);

        if (due <= day)
            found = p;
    }
    return found;
}

static double typed(const target_curve *c, long day)
{
    const plan_point *p = target_curve_point(c, day);

    if (!p)
        return 0;
    if (isnan(p->share))
        return isnan(c->base) || c->aim == c->base ? p->value / c->target->aim : (p->value - c->base) / (c->target->aim - c->base);
    return p->share;
}

static double as_last_year(const target_curve *c, long day)
{
    date d = date_from_days(day);
    double before = d.month == 1 ? 0 : c->shape[d.month - 2];

    return over_years(c, day, before + (c->shape[d.month - 1] - before) * d.day / days_in_month(d));
}

double target_curve_share(const target_curve *c, long day)
{
    if (day >= c->end || c->kind == CURVE_KEEP)
        return 1;
    if (c->kind == CURVE_END)
        return NAN;
    if (c->kind == CURVE_DAY || day <= c->begin)
        return 0;
    return c->kind == CURVE_BATCHES ? batches(c, day) : c->kind == CURVE_TYPED ? typed(c, day) : c->kind == CURVE_LAST_YEAR ? as_last_year(c, day) : linear(c, day);
}

double target_curve_value(const target_curve *c, long day)
{
    double share = target_curve_share(c, day), base = isnan(c->base) ? 0 : c->base;

    if (c->target->comparator == TARGET_RANK || isnan(share))
        return NAN;
    if (c->target->comparator == TARGET_BY_DATE)
        return share;
    return share == 1 ? c->aim : base + (c->aim - base) * share;
}
