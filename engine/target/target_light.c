#include "target/target_light.h"

#include <math.h>

#include "base/date.h"

/* Shares and values are decimals: a difference of 10 points is one, and not 9.999999999999998. */
static double decimal(double x)
{
    static const double places = 1e9;

    return isfinite(x) ? round(x * places) / places : x;
}

static double completion_of(const target_curve *c, double value, double aim)
{
    const target *t = c->target;

    if (t->comparator == TARGET_BY_DATE)
        return value;
    if (t->comparator == TARGET_RANK)
        return value <= aim ? 1 : aim / value;
    if (t->comparator == TARGET_RANGE && value >= aim)
        return value <= t->most ? 1 : value / t->most;
    return aim != 0 ? value / aim : NAN;
}

static double progress_of(const target_curve *c, double value)
{
    double base = isnan(c->base) ? 0 : c->base;

    if (c->target->comparator == TARGET_RANK || c->target->comparator == TARGET_BY_DATE || c->kind == CURVE_KEEP || base == c->aim)
        return completion_of(c, value, c->aim);
    return (value - base) / (c->aim - base);
}

static double schedule_of(const target_standing *s)
{
    if (isnan(s->planned) || s->planned <= 0)
        return isnan(s->share) ? NAN : 100;
    return s->value / s->planned * 100;
}

static double months_late(const target_curve *c, const target_standing *s, long day)
{
    int months = 0;

    if (c->target->comparator != TARGET_BY_DATE || day <= c->end || !(s->value < 1))
        return NAN;
    while (date_add_months(c->end, months + 1) <= day)
        months++;
    return months;
}

static bool fits(const light *l, double x)
{
    return (isnan(l->from) || x >= l->from) && (isnan(l->above) || x > l->above) && (isnan(l->to) || x <= l->to) &&
           (isnan(l->below) || x < l->below);
}

/* The last light has no bounds. */
static const light *first_that_fits(const light_rule *r, double x)
{
    const light *l = r->lights;

    while (!fits(l, x))
        l++;
    return l;
}

static void judge_late(const light_rule *r, target_standing *s)
{
    s->reason = LIGHT_BY_LATE;
    s->number = s->late_months;
    s->light = &r->lights[r->n_lights - 1];
    for (size_t i = r->n_late; i-- > 0;) {
        if (s->late_months >= r->late[i].months)
            s->light = r->late[i].light;
    }
}

static void judge(const light_rules *all, const light_rule *r, target_standing *s)
{
    if (isnan(s->value)) {
        s->reason = LIGHT_NO_VALUE;
        s->light = &all->no_value;
        return;
    }
    if (!isnan(s->late_months) && r->n_late) {
        judge_late(r, s);
        return;
    }
    s->number = decimal(r->by == LIGHT_BY_POINTS ? s->points : r->by == LIGHT_BY_COMPLETION ? s->completion * 100 : schedule_of(s));
    s->reason = isnan(s->number) ? LIGHT_NO_PLAN : LIGHT_BY_NUMBER;
    s->light = isnan(s->number) ? &all->not_judged : first_that_fits(r, s->number);
}

void target_stand(const target_curve *c, double value, long day, const light_rules *all, const light_rule *rule, target_standing *out)
{
    target_standing s = {.value = value, .planned = target_curve_value(c, day), .share = target_curve_share(c, day), .number = NAN};

    s.completion = completion_of(c, value, c->aim);
    s.stretch = isnan(c->target->stretch) || c->aim != c->target->aim ? NAN : completion_of(c, value, c->target->stretch);
    s.points = decimal((progress_of(c, value) - s.share) * 100);
    s.late_months = months_late(c, &s, day);
    judge(all, rule, &s);
    *out = s;
}
