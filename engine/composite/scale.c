/*
 * Fitting and applying. With v = min(max(result, least), most):
 *
 *     linear     from + rise (x - origin)/width
 *     inverse    from + rise origin/x, x > 0
 *     logistic   from + rise / (1 + exp(-(x - origin) width))
 *     ranked     from + rise * place, the place among `sorted` counted from 0
 *     stepped    points of the best step reached
 *     same       a constant column
 *
 * Division by the width comes first, so that the best value gets exactly from + rise.
 */
#include "composite/scale.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/message.h"
#include "base/radix.h"
#include "composite/scale_internal.h"
#include "numeric/kernel.h"
#include "numeric/selection.h"

const scale_method *scale_find(const char *name)
{
    for (const scale_method *m = scale_methods; m->name; m++) {
        if (!strcmp(m->name, name))
            return m;
    }
    return NULL;
}

scale_rule scale_rule_of(const scale_method *m)
{
    scale_rule r = m->usual;

    r.method = m;
    r.is_up = true;
    r.reference = r.steepness = cell_missing();
    if (r.low == r.high) /* 0 and 0 in a row: none */
        r.low = r.high = cell_missing();
    if (r.floor == r.cap)
        r.floor = r.cap = cell_missing();
    return r;
}

bool scale_is_relative(const scale_rule *rule)
{
    return !rule->method->is_fixed || (rule->method->fit == scale_fit_efficacy &&
                                       !(cell_is_value(rule->low) && cell_is_value(rule->high)));
}

bool scale_is_usable(const scale *s)
{
    return s->state < SCALE_NO_VALUES;
}

/* --- applying -------------------------------------------------------------------------------- */

KERNEL static void apply_linear(const scale *s, const double *x, size_t n, double *out)
{
    const double origin = s->origin, width = s->width, from = s->from, rise = s->rise;
    const double least = s->least, most = s->most;

    for (size_t i = 0; i < n; i++) {
        double v = x[i], y = from + rise * ((v - origin) / width);

        y = y < least ? least : y;
        y = y > most ? most : y;
        out[i] = v == v ? y : v;
    }
}

KERNEL static void apply_inverse(const scale *s, const double *x, size_t n, double *out)
{
    const double origin = s->origin, from = s->from, rise = s->rise, least = s->least, most = s->most;
    const double beyond = isinf(most) ? cell_undefined() : most;

    for (size_t i = 0; i < n; i++) {
        double v = x[i], y = from + rise * (origin / v);

        y = y < least ? least : y;
        y = y > most ? most : y;
        y = v > 0 ? y : beyond;
        out[i] = v == v ? y : v;
    }
}

static void apply_logistic(const scale *s, const double *x, size_t n, double *out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = cell_is_value(x[i]) ? s->from + s->rise / (1 + exp(-(x[i] - s->origin) * s->width)) : x[i];
}

/* How many of sorted[n] are below x; n >= 1. Without branches, as their outcome cannot be foreseen. */
static size_t count_below(const double *sorted, size_t n, double x)
{
    const double *at = sorted;

    while (n > 1) {
        size_t half = n / 2;

        at += (size_t)(at[half - 1] < x) * half;
        n -= half;
    }
    return (size_t)(at - sorted) + (*at < x);
}

/* How many of sorted[n] equal x, which is not above the first: in steps that double, as most often it is one. */
static size_t count_equal(const double *sorted, size_t n, double x)
{
    size_t count = 0, step = 1;

    while (count + step <= n && sorted[count + step - 1] == x) {
        count += step;
        step *= 2;
    }
    for (; step; step /= 2) {
        if (count + step <= n && sorted[count + step - 1] == x)
            count += step;
    }
    return count;
}

/* The result of x, below which `worse` of the population stand. One that it does not have stands between two places. */
static double result_at(const scale *s, size_t worse, double x)
{
    double place = (double)s->n - 1;

    if (worse < s->n) {
        size_t equal = count_equal(s->sorted + worse, s->n - worse, x);

        if (s->rule.ties == SCALE_TIES_MEAN)
            place = (double)worse + ((double)equal - 1) / 2;
        else if (s->rule.ties == SCALE_TIES_MIN)
            place = (double)worse - (equal ? 0 : 1);
        else
            place = (double)worse + (equal ? (double)equal - 1 : 0);
        place = place < 0 ? 0 : place;
    }
    return s->from + s->rise * (place / s->width);
}

/* Many cells are sorted and then walked along the population; false, with nothing written, if memory is exhausted. */
static bool apply_in_order(const scale *s, const double *x, size_t n, double *out)
{
    radix_item *items = reallocate_array(NULL, n, 2 * sizeof *items);
    double sign = s->rule.is_up ? 1 : -1, last = -INFINITY, result = 0;
    size_t count = 0, worse = 0;

    if (!items)
        return false;
    for (size_t i = 0; i < n; i++) {
        if (cell_is_value(x[i]))
            items[count++] = (radix_item){radix_descending(-sign * x[i]), (uint32_t)i};
        else
            out[i] = x[i];
    }
    radix_sort(items, items + count, count);
    for (size_t k = 0; k < count; k++) {
        double v = sign * x[items[k].value];

        if (k == 0 || v != last) {
            while (worse < s->n && s->sorted[worse] < v)
                worse++;
            result = result_at(s, worse, v);
            last = v;
        }
        out[items[k].value] = result;
    }
    release(items);
    return true;
}

enum { MANY = 4096 }; /* from here on sorting is faster than finding each */

static void apply_ranked(const scale *s, const double *x, size_t n, double *out)
{
    double sign = s->rule.is_up ? 1 : -1;

    if (n >= MANY && apply_in_order(s, x, n, out))
        return;
    for (size_t i = 0; i < n; i++) {
        double v = sign * x[i];

        out[i] = cell_is_value(v) ? result_at(s, count_below(s->sorted, s->n, v), v) : x[i];
    }
}

static void apply_stepped(const scale *s, const double *x, size_t n, double *out)
{
    const scale_rule *r = &s->rule;

    for (size_t i = 0; i < n; i++) {
        double points = r->from, v = x[i];

        for (size_t k = 0; k < r->n_steps && (r->is_up ? v >= r->steps[k].limit : v <= r->steps[k].limit); k++)
            points = r->steps[k].points;
        out[i] = cell_is_value(v) ? points : v;
    }
}

static void apply_reached(const scale *s, const double *x, size_t n, double *out)
{
    const scale_rule *r = &s->rule;

    for (size_t i = 0; i < n; i++)
        out[i] = !cell_is_value(x[i]) ? x[i] : (r->is_up ? x[i] >= r->reference : x[i] <= r->reference) ? r->to : r->from;
}

static void apply_same(const scale *s, const double *x, size_t n, double *out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = cell_is_value(x[i]) ? s->same : x[i];
}

void scale_apply(const scale *s, const double *x, size_t n, double *out)
{
    static void (*const apply[])(const scale *s, const double *x, size_t n, double *out) = {
        [SCALE_LINEAR] = apply_linear, [SCALE_INVERSE] = apply_inverse, [SCALE_LOGISTIC] = apply_logistic,
        [SCALE_RANKED] = apply_ranked, [SCALE_STEPPED] = apply_stepped, [SCALE_REACHED] = apply_reached, [SCALE_SAME] = apply_same};

    apply[s->form](s, x, n, out);
}

/* --- fitting --------------------------------------------------------------------------------- */

/* What the population's worst and best values get. */
static void find_extremes(scale *s, const double *values, size_t n)
{
    double result[2] = {cell_missing(), cell_missing()};

    if (n) {
        moments m = moments_range(values, n);

        scale_apply(s, (double[]){m.least, m.greatest}, 2, result);
    }
    s->lowest = fmin(result[0], result[1]);
    s->highest = fmax(result[0], result[1]);
    s->is_bounded = !isinf(s->least) && !isinf(s->most);
    if (!isinf(s->least))
        s->lowest = s->least;
    if (!isinf(s->most))
        s->highest = s->most;
}

static scale_state fit(const scale_rule *rule, const double *values, size_t n, scale *out)
{
    scale_state state;

    out->n = n;
    if (n == 0 && scale_is_relative(rule))
        return SCALE_NO_VALUES;
    state = rule->method->fit(rule, values, n, out);
    if (state == SCALE_FITTED && isinf(out->width))
        return SCALE_WRONG_RANGE; /* values too far apart for their difference to be a number */
    if (state == SCALE_CONSTANT && n == 1)
        state = SCALE_ONE_VALUE;
    if (state == SCALE_CONSTANT || state == SCALE_ONE_VALUE) {
        out->form = SCALE_SAME;
        out->same = scale_middle(rule);
    }
    if (state < SCALE_NO_VALUES)
        find_extremes(out, values, n);
    return state;
}

scale_state scale_fit(const scale_rule *rule, const double *x, size_t n, double *work, scale *out)
{
    double *own = work ? NULL : reallocate_array(NULL, n + 1, sizeof *own), *values = work ? work : own;

    *out = (scale){.rule = *rule, .least = -INFINITY, .most = INFINITY, .form = SCALE_SAME, .same = cell_missing()};
    out->lowest = out->highest = cell_missing();
    out->state = values ? fit(rule, values, selection_values(x, n, values), out) : SCALE_NO_MEMORY;
    if (!scale_is_usable(out)) {
        out->form = SCALE_SAME;
        out->same = cell_missing();
    }
    release(own);
    return out->state;
}

void scale_clear(scale *s)
{
    release(s->sorted);
    s->sorted = NULL;
}

const char *scale_state_text(scale_state s)
{
    static const char *const texts[] = {
        [SCALE_FITTED] = "",
        [SCALE_CONSTANT] = N_("all companies have the same value, so all get the middle of the scale; "
                              "an indicator that distinguishes nobody should be left out"),
        [SCALE_ONE_VALUE] = N_("one company alone has a value and gets the middle of the scale; "
                               "compare it with more companies, or give fixed limits (goalposts)"),
        [SCALE_ALL_REACHED] = N_("every company has reached the target and gets all points, so that nobody is told apart; "
                                 "if that was not meant, check the target and whether more or less is better"),
        [SCALE_NO_VALUES] = N_("no company has a value, so there is no scale; check where the data come from, "
                               "or give fixed limits (goalposts)"),
        [SCALE_NO_REFERENCE] = N_("the scale needs a value that is not given: low and high, a target or base, "
                                  "or a midpoint"),
        [SCALE_REFERENCE_WORSE] = N_("the target is not better than the worst value, so there is no way towards it; "
                                     "check the target and whether more or less is better"),
        [SCALE_NOT_POSITIVE] = N_("a ratio needs a base above 0; take min_max or goalposts for values that may be "
                                  "0 or negative"),
        [SCALE_WRONG_RANGE] = N_("the limits of the scale are equal or the wrong way round; "
                                 "check them and whether more or less is better"),
        [SCALE_WRONG_STEPS] = N_("the bands have no steps, or these do not go from the worst to the best"),
        [SCALE_NO_MEMORY] = N_("out of memory"),
    };

    return s == SCALE_FITTED ? "" : _(texts[s]);
}
