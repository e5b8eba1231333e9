/*
 * Each figure is lowered, and raised, in steps of 0.1% of its value until the rule says otherwise; the border is then found to the
 * unit by bisection inside that step. So a window that opens and closes within 0.1% could be missed, and nothing wider can. Parts
 * fall with their whole where they would exceed it, as figures that contradict each other say nothing.
 *
 * O(1000) evaluations a figure and direction.
 */
#include "reach/margin.h"

#include <math.h>

#include "base/cell.h"
#include "base/error.h"
#include "reach/carried_company.h"
#include "verdict/chance_map.h"

enum { STEPS = 1000, MAX_PART_WHOLE = 8 };

typedef struct trial {
    panel *one;
    way_judge *judge;
    way_space none; /* nothing is done: the judge only holds points against the rule */
    way_goal goal;
    margins *out;
    part_wholes couples;
    int year;
} trial;

static bool holds(trial *t, way_standing *standing)
{
    static const long no_steps[WAY_MOST_VARIABLES];
    way_standing here;
    bool is_met = way_judge_point(t->judge, &t->goal, no_steps, &here);

    if (standing)
        *standing = here;
    return t->out->is_verdict ? here.verdict != TRUTH_FALSE : is_met;
}

/* --- one figure ------------------------------------------------------------------------------------ */

static void put(trial *t, int indicator, double value)
{
    panel_put_number(t->one, 0, indicator, t->year, value);
}

/* Set a figure, and with it the parts that would exceed it and the wholes that it would exceed; what stood there is kept. */
typedef struct kept {
    int indicator[MAX_PART_WHOLE + 1];
    double value[MAX_PART_WHOLE + 1];
    size_t n;
} kept;

static void change(trial *t, kept *k, int indicator, double value)
{
    k->indicator[k->n] = indicator;
    k->value[k->n++] = panel_number(t->one, 0, indicator, t->year);
    put(t, indicator, value);
    for (size_t i = 0; i < t->couples.n && k->n < MAX_PART_WHOLE; i++) {
        bool is_whole = t->couples.list[i].whole == indicator, is_part = t->couples.list[i].part == indicator;
        int other = is_whole ? t->couples.list[i].part : t->couples.list[i].whole;
        double there = is_whole || is_part ? panel_number(t->one, 0, other, t->year) : cell_missing();

        if ((is_whole && there > value) || (is_part && there < value)) {
            k->indicator[k->n] = other;
            k->value[k->n++] = there;
            put(t, other, value);
        }
    }
}

static void undo(trial *t, kept *k)
{
    while (k->n) {
        k->n--;
        put(t, k->indicator[k->n], k->value[k->n]);
    }
}

static bool holds_at(trial *t, int indicator, double value)
{
    kept k = {.n = 0};
    bool is_met;

    change(t, &k, indicator, value);
    is_met = holds(t, NULL);
    undo(t, &k);
    return is_met;
}

/* The value on the grid of units after `steps` thousandths of the way from `from` to `to`. */
static double at_step(double from, double to, int steps, double unit)
{
    double value = from + (to - from) * steps / STEPS;

    return to < from ? ceil(value / unit - 1e-9) * unit : floor(value / unit + 1e-9) * unit;
}

/* The last value from `from` towards `to` that still holds; NAN if all do. */
static double border(trial *t, int indicator, double from, double to, double unit)
{
    double good = from, bad = from;
    int step = 0;

    while (step < STEPS) {
        bad = at_step(from, to, ++step, unit);
        if (bad != good && !holds_at(t, indicator, bad))
            break;
        good = bad;
        if (step == STEPS)
            return NAN;
    }
    while (fabs(bad - good) > unit * 1.5) {
        double middle = good + round((bad - good) / unit / 2) * unit;

        if (holds_at(t, indicator, middle))
            good = middle;
        else
            bad = middle;
    }
    return good;
}

static void find_margin(trial *t, int indicator)
{
    const struct indicator *i = dictionary_get(panel_dictionary(t->one), indicator);
    double from = panel_number(t->one, 0, indicator, t->year), unit = 1 / input_scale(i);
    margin *m = &t->out->list[t->out->n];

    if (!cell_is_value(from) || from <= 0 || i->type == INDICATOR_FLAG || i->type == INDICATOR_CODE ||
        i->type == INDICATOR_DATE || t->out->n == MARGIN_MOST)
        return;
    *m = (margin){.indicator = indicator, .from = from, .unit = unit};
    m->least = border(t, indicator, from, fmax(0, i->least), unit);
    m->greatest = border(t, indicator, from, fmin(2 * from, i->greatest), unit);
    t->out->n++;
}

/* --- all together ---------------------------------------------------------------------------------------- */

static bool all_hold(trial *t, int steps, way_standing *standing)
{
    double kept_values[MARGIN_MOST];
    bool is_met;

    for (size_t i = 0; i < t->out->n; i++) {
        const margin *m = &t->out->list[i];

        kept_values[i] = panel_number(t->one, 0, m->indicator, t->year);
        put(t, m->indicator, at_step(m->from, 0, steps, m->unit));
    }
    is_met = holds(t, standing);
    for (size_t i = 0; i < t->out->n; i++)
        put(t, t->out->list[i].indicator, kept_values[i]);
    return is_met;
}

static void find_together(trial *t)
{
    int steps = 0;

    while (steps < STEPS && all_hold(t, steps + 1, &t->out->beyond))
        steps++;
    t->out->together = (double)steps / STEPS;
}

/* --- the company ---------------------------------------------------------------------------------------------- */

static void find(trial *t, const reach_question *q)
{
    const dictionary *d = panel_dictionary(t->one);

    holds(t, &t->out->still);
    t->out->is_verdict = !(chance_goal_of_readiness(assessor_model(q->assessor), t->out->still.readiness) >= q->chance);
    t->out->is_met = holds(t, NULL);
    if (!t->out->is_met)
        return;
    for (int id = 0; id < dictionary_count(d); id++) {
        if (dictionary_get(d, id)->kind == INDICATOR_ANNUAL && !dictionary_get(d, id)->is_judged &&
            panel_is_wanted(q->read, id, t->year))
            find_margin(t, id);
    }
    find_together(t);
}

tidu_status margins_find(const reach_question *q, const panel *p, uint32_t company, margins *out, tidu_error *err)
{
    trial t = {.goal = way_goal_of(assessor_model(q->assessor), q->chance),
               .out = out,
               .year = q->time.application - 1,
               .couples = part_wholes_find(panel_dictionary(p))};
    binding b;
    bool failed;

    *out = (margins){.n = 0};
    t.one = carried_company_new(p, company, q->levers, &q->time);
    if (!t.one)
        return error_memory(err);
    b = (binding){t.one, q->credentials, q->time.application, q->on};
    t.judge = way_judge_new(q->assessor, &b, t.one, &t.none);
    if (t.judge)
        find(&t, q);
    failed = !t.judge || way_judge_failed(t.judge);
    way_judge_free(t.judge);
    panel_free(t.one);
    return failed ? error_memory(err) : TIDU_OK;
}
