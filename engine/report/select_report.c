/*
 * The companies chosen, with what is paid for and what it adds; the frontier of expected passes against the budget; and what one
 * more slot or 10,000 yuan would add.
 */
#include "report/select_report.h"

#include <math.h>
#include <stdio.h>

#include "base/message.h"
#include "report/calibration_text.h"
#include "report/reach_report.h"
#include "report/value_text.h"

enum {
    P_CODE,
    P_NAME,
    P_TOWN,
    P_COST,
    P_COST_TEXT,
    P_BEFORE,
    P_BEFORE_TEXT,
    P_AFTER,
    P_AFTER_TEXT,
    P_GAIN,
    P_ACTS,
    P_WHAT,
    P_STABLE,
    P_STABLE_TEXT,
    P_COLUMNS
};

static const table_column package_columns[P_COLUMNS] = {
    [P_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [P_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [P_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [P_COST] = {"cost", NULL, TABLE_NUMBER, -1},
    [P_COST_TEXT] = {NULL, N_("cost"), TABLE_TEXT, 0},
    [P_BEFORE] = {"readiness_before", NULL, TABLE_NUMBER, 6},
    [P_BEFORE_TEXT] = {NULL, N_("chance without"), TABLE_CHANCE, 1},
    [P_AFTER] = {"readiness_after", NULL, TABLE_NUMBER, 6},
    [P_AFTER_TEXT] = {NULL, N_("chance with it"), TABLE_CHANCE, 1},
    [P_GAIN] = {"gain", N_("expected passes added"), TABLE_NUMBER, 3},
    [P_ACTS] = {"acts", NULL, TABLE_TEXT, 0},
    [P_WHAT] = {NULL, N_("what is paid for"), TABLE_TEXT, 0},
    [P_STABLE] = {"budgets", NULL, TABLE_NUMBER, 0},
    [P_STABLE_TEXT] = {NULL, N_("with other budgets"), TABLE_TEXT, 0},
};

/* With how many of the frontier's budgets the company is chosen, by whichever of its packages. */
static size_t count_budgets(const select_study *s, uint32_t company)
{
    size_t n = 0;

    for (size_t i = 0; i < s->n; i++)
        n += s->packages[i].row.company == company ? s->packages[i].n_budgets : 0;
    return n;
}

static void acts(const reach_row *r, bool zh, text_buffer *words, text_buffer *ids)
{
    text_buffer_empty(words);
    text_buffer_empty(ids);
    for (size_t i = 0; i < r->n_acts; i++) {
        text_buffer_append_string(words, i ? _("; ") : "");
        reach_act_text(r->acts[i].lever, r->acts[i].amount, zh, words);
        text_buffer_print(ids, "%s%s=%.15g", i ? ";" : "", r->acts[i].lever->id, r->acts[i].amount);
    }
}

static void write_packages(const select_study *s, document *d, bool zh)
{
    grid *g = document_grid(d, "companies", _("Who is chosen"), package_columns, P_COLUMNS);
    const panel *p = s->reach->base->data.panel;
    int name = dictionary_find(panel_dictionary(p), "name");
    text_buffer words, ids;

    text_buffer_init(&words);
    text_buffer_init(&ids);
    for (size_t i = 0; i < s->n; i++) {
        const select_package *x = &s->packages[i];
        size_t n = count_budgets(s, x->row.company);
        char cost[VALUE_TEXT_SIZE];

        if (!x->is_chosen)
            continue;
        acts(&x->row, zh, &words, &ids);
        grid_row(g);
        grid_text(g, P_CODE, x->row.code, TABLE_PLAIN);
        grid_text(g, P_NAME, panel_text(p, x->row.company, name), TABLE_PLAIN);
        grid_text(g, P_TOWN, s->towns[x->groups[BUDGET_BY_TOWN]], TABLE_PLAIN);
        grid_number(g, P_COST, x->row.cost);
        reach_cost_text(x->row.cost, zh, cost);
        grid_text(g, P_COST_TEXT, cost, TABLE_PLAIN);
        grid_number(g, P_BEFORE, x->still);
        grid_number(g, P_BEFORE_TEXT, x->still);
        grid_number(g, P_AFTER, x->row.readiness);
        grid_number(g, P_AFTER_TEXT, x->row.readiness);
        grid_number(g, P_GAIN, x->row.readiness - x->still);
        grid_text(g, P_ACTS, text_buffer_string(&ids), TABLE_PLAIN);
        grid_text(g, P_WHAT, text_buffer_string(&words), TABLE_PLAIN);
        grid_number(g, P_STABLE, (double)n);
        text_buffer_empty(&words);
        if (n == s->n_frontier)
            text_buffer_append_string(&words, _("always chosen"));
        else
            text_buffer_print(&words, _("chosen with %zu of %zu budgets"), n, s->n_frontier);
        grid_text(g, P_STABLE_TEXT, text_buffer_string(&words), TABLE_PLAIN);
    }
    text_buffer_clear(&words);
    text_buffer_clear(&ids);
}

enum { F_BUDGET, F_BUDGET_TEXT, F_N, F_COST, F_COST_TEXT, F_EXPECTED, F_GAIN, F_PROVEN, F_COLUMNS };

static const table_column frontier_columns[F_COLUMNS] = {
    [F_BUDGET] = {"budget", NULL, TABLE_NUMBER, -1},
    [F_BUDGET_TEXT] = {NULL, N_("budget"), TABLE_TEXT, 0},
    [F_N] = {"companies", N_("companies"), TABLE_NUMBER, 0},
    [F_COST] = {"cost", NULL, TABLE_NUMBER, -1},
    [F_COST_TEXT] = {NULL, N_("cost"), TABLE_TEXT, 0},
    [F_EXPECTED] = {"expected", N_("expected passes"), TABLE_NUMBER, 2},
    [F_GAIN] = {"gain", N_("expected passes added"), TABLE_NUMBER, 2},
    [F_PROVEN] = {"proven", NULL, TABLE_NUMBER, 0},
};

static void write_frontier(const select_study *s, document *d, bool zh)
{
    grid *g = document_grid(d, "frontier", _("With other budgets"), frontier_columns, F_COLUMNS);

    for (size_t i = 0; i < s->n_frontier; i++) {
        const select_point *x = &s->frontier[i];
        char text[VALUE_TEXT_SIZE];

        grid_row(g);
        grid_number(g, F_BUDGET, x->budget);
        value_text(x->budget, UNIT_MONEY, zh, text);
        grid_text(g, F_BUDGET_TEXT, text, TABLE_PLAIN);
        grid_number(g, F_N, (double)x->n);
        grid_number(g, F_COST, x->cost);
        reach_cost_text(x->cost, zh, text);
        grid_text(g, F_COST_TEXT, text, TABLE_PLAIN);
        grid_number(g, F_EXPECTED, s->expected + x->gain);
        grid_number(g, F_GAIN, x->gain);
        grid_number(g, F_PROVEN, x->is_proven);
    }
}

static void write_prices(const select_study *s, document *d)
{
    text_buffer text;

    text_buffer_init(&text);
    text_buffer_print(&text, _("10,000 yuan more would add %.3f expected passes"), s->wan_gain);
    if (s->slot_gain == s->slot_gain)
        text_buffer_print(&text, _(", one more slot %.3f"), s->slot_gain);
    document_paragraph(d, "prices", text_buffer_string(&text));
    text_buffer_clear(&text);
    document_number(d, "gain_of_wan", NULL, s->wan_gain, 6);
    document_number(d, "gain_of_slot", NULL, s->slot_gain, 6);
}

static void write_floors(const select_options *o, document *d)
{
    if (o->per_town)
        document_number(d, "per_town", _("of each town at least"), (double)o->per_town, 0);
    if (o->per_size)
        document_number(d, "per_size", _("of each quarter of employees at least"), (double)o->per_size, 0);
    if (o->per_age)
        document_number(d, "per_age", _("of each quarter of years since the foundation at least"), (double)o->per_age, 0);
    if (o->most_per_town)
        document_number(d, "most_per_town", _("of each town at most"), (double)o->most_per_town, 0);
}

static void write_target(const select_study *s, document *d)
{
    document_number(d, "target", _("target"), (double)s->options.target, 0);
    document_number(d, "target_before", _("chance of at least that, with nothing done"), s->target_still, 3);
    document_number(d, "target_after", _("chance of at least that, with it"), s->target_chance, 3);
    if (!s->n_compared)
        return;
    document_number(d, "target_most", _("chance of at least that, with the choice of most expected passes"), s->target_most, 3);
    document_number(d, "compared", _("choices compared"), (double)s->n_compared, 0);
    document_paragraph(
        d, "comparison",
        _("The chance of the target is the greatest of the choices compared, and not proven to be the greatest of all; prices and other budgets are about expected passes"));
}

static void write_head(const select_study *s, document *d, bool zh)
{
    const model *m = s->reach->base->model;
    char text[VALUE_TEXT_SIZE];

    document_title(d, model_text_in(m->name, zh));
    document_text(d, "model", NULL, m->id);
    calibration_head(d, m);
    value_text(s->options.budget, UNIT_MONEY, zh, text);
    document_text(d, "budget_text", _("budget"), text);
    document_number(d, "budget", NULL, s->options.budget, -1);
    document_number(d, "slots", s->options.slots ? _("slots") : NULL, s->options.slots ? (double)s->options.slots : NAN,
                    0);
    write_floors(&s->options, d);
    document_number(d, "candidates", _("candidates"), (double)s->n_candidates, 0);
    document_number(d, "with_way", _("of these with a way to pay for"), (double)s->n_with_way, 0);
    document_number(d, "chosen", _("chosen"), (double)s->choice.n, 0);
    reach_cost_text(s->choice.cost, zh, text);
    document_text(d, "cost_text", _("cost"), text);
    document_number(d, "cost", NULL, s->choice.cost, -1);
    document_number(d, "expected_before", _("expected passes with nothing done"), s->expected, 2);
    document_number(d, "expected_after", _("expected passes with it"), s->expected + s->choice.gain, 2);
    document_number(d, "expected_most", s->choice.is_proven ? NULL : _("no choice has more than"),
                    s->expected + s->choice.bound, 2);
    if (s->options.target)
        write_target(s, d);
}

static void write_notes(document *d)
{
    document_note(
        d,
        _("chances are those of the model's stated priors and taken as independent, so a count is known to one digit at best"));
    document_note(
        d,
        _("costs and limits marked as a setting of ours are no official figures: change them to those of your district"));
}

document *select_document(const select_study *s, bool zh)
{
    document *d = document_new();

    if (!d)
        return NULL;
    document_language(d, zh);
    document_wide(d);
    write_head(s, d, zh);
    write_prices(s, d);
    write_packages(s, d, zh);
    write_frontier(s, d, zh);
    write_notes(d);
    return d;
}
