/*
 * One company: what it can do by the application, what that costs and when it must begin, which figures move, what the rule says
 * then, and other ways; or what stands in the way. Every figure is that of a run of the rule with the way gone.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/message.h"
#include "base/path.h"
#include "report/assessment_report.h"
#include "report/calibration_text.h"
#include "report/cite_text.h"
#include "report/expression_words.h"
#include "report/reach_report_internal.h"
#include "report/value_text.h"
#include "rules/missing_cell.h"
#include "verdict/chance_map.h"

static void chance_text(double chance, char text[VALUE_TEXT_SIZE])
{
    table_chance_text(chance, text);
}

static bool asks_points(const reach_writer *w)
{
    return w->c->study->options.points == w->c->study->options.points;
}

/* --- what blocks ------------------------------------------------------------------------------------------ */

enum { B_YEAR, B_SET, B_ID, B_NAME, B_WHY, B_LAW, B_CITE, B_COLUMNS };

static const table_column block_columns[B_COLUMNS] = {
    [B_YEAR] = {"year", NULL, TABLE_NUMBER, 0},        [B_SET] = {"set", N_("set"), TABLE_NUMBER, 0},
    [B_ID] = {"condition", NULL, TABLE_TEXT, -1},      [B_NAME] = {"name", N_("condition"), TABLE_TEXT, -1},
    [B_WHY] = {"why", N_("why"), TABLE_TEXT, -1},      [B_LAW] = {"law", N_("what is asked"), TABLE_TEXT, -1},
    [B_CITE] = {"cite", N_("source"), TABLE_TEXT, -1},
};

/* What stands in the way of an application. */
typedef struct hindrance {
    const reach_horizon *horizon;
    const reach *found;
} hindrance;

static grid *block_grid(reach_writer *w, const hindrance *h)
{
    table_column columns[B_COLUMNS];
    char heading[256];

    memcpy(columns, block_columns, sizeof columns);
    if (h->found->n_blocks == 1)
        columns[B_SET].heading = NULL;
    snprintf(heading, sizeof heading,
             h->found->n_blocks > 1 ? _("What stands in the way in %d: each of these is enough")
                                    : _("What stands in the way in %d"),
             h->horizon->time.application);
    return document_grid(w->doc, "blocks", heading, columns, B_COLUMNS);
}

typedef struct data_names {
    reach_writer *w;
    size_t n;
} data_names;

static bool name_datum(void *context, int indicator, int year)
{
    data_names *x = context;

    text_buffer_print(&x->w->text, "%s%s", x->n++ ? _("; ") : "",
                      label_text(dictionary_get(x->w->dictionary, indicator), x->w->zh));
    if (year != PANEL_ANY_YEAR)
        text_buffer_print(&x->w->text, " %d", year);
    return true;
}

/* Whether it fails, or nobody knows, and what must be found out then. */
static void write_why(reach_writer *w, grid *g, size_t gate, const hindrance *h)
{
    const reach *r = h->found;
    const model_condition *c = &h->horizon->model->gates[gate];
    const binding b = {r->one, w->c->study->base->binding.credentials, h->horizon->time.application, h->horizon->on};
    data_names names = {w, 0};

    text_buffer_empty(&w->text);
    if (r->unknown >> gate & 1) {
        text_buffer_append_string(&w->text, _("not known; find out: "));
        missing_cells_visit(&b, 0, c->need, MISSING_DECIDES, name_datum, &names);
        if (!names.n) { /* a setting, or the term of a certificate */
            text_buffer_empty(&w->text);
            text_buffer_append_string(&w->text, _("not known"));
        }
    } else if (r->failing >> gate & 1) {
        text_buffer_append_string(&w->text, _("fails whatever is done"));
    } else if (c->is_judged) {
        text_buffer_append_string(&w->text, _("an expert decides"));
    } else {
        text_buffer_append_string(&w->text, _("not together with the others"));
    }
    grid_text(g, B_WHY, text_buffer_string(&w->text), TABLE_PLAIN);
}

static void block_row(reach_writer *w, grid *g, const hindrance *h, size_t set, size_t gate)
{
    const model_condition *c = &h->horizon->model->gates[gate];

    grid_row(g);
    grid_number(g, B_YEAR, h->horizon->time.application);
    grid_number(g, B_SET, (double)set);
    grid_text(g, B_ID, c->id, TABLE_PLAIN);
    grid_text(g, B_NAME, model_text_in(c->name, w->zh), TABLE_PLAIN);
    write_why(w, g, gate, h);
    grid_text(g, B_LAW, model_text_in(c->law, w->zh), TABLE_PLAIN);
    cite_cell(g, B_CITE, h->horizon->model, &c->cite, w->zh);
}

static void merit_row(reach_writer *w, grid *g, const hindrance *h, size_t set)
{
    char chance[VALUE_TEXT_SIZE], points[VALUE_TEXT_SIZE], pass[PASS_WORDS_SIZE];

    grid_row(g);
    grid_number(g, B_YEAR, h->horizon->time.application);
    grid_number(g, B_SET, (double)set);
    grid_text(g, B_ID, "score", TABLE_PLAIN);
    grid_text(g, B_NAME, _("the score"), TABLE_PLAIN);
    chance_text(h->found->most_chance, chance);
    value_text(h->found->most_points, UNIT_PLAIN, w->zh, points);
    text_buffer_empty(&w->text);
    text_buffer_print(&w->text, _("%s; at most %s points are possible, and a chance of %s"),
                      pass_words(h->horizon->model, w->zh, pass), points, chance);
    grid_text(g, B_LAW, text_buffer_string(&w->text), TABLE_PLAIN);
}

static void write_blocks(reach_writer *w, const hindrance *h)
{
    grid *g = h->found->n_blocks ? block_grid(w, h) : NULL;

    for (size_t k = 0; k < h->found->n_blocks; k++) {
        const reach_block *b = &h->found->blocks[k];

        for (size_t i = 0; i < h->horizon->model->n_gates; i++) {
            if (b->gates >> i & 1)
                block_row(w, g, h, k + 1, i);
        }
        if (b->has_merit)
            merit_row(w, g, h, k + 1);
    }
    grid_hide_empty(g);
}

/* --- the answer -------------------------------------------------------------------------------------------- */

static void say_none(reach_writer *w, const hindrance *h)
{
    const reach *r = h->found;
    int year = h->horizon->time.application;
    double budget = w->c->study->options.budget;
    char limit[VALUE_TEXT_SIZE], cost[VALUE_TEXT_SIZE];

    value_text(round(budget * 100) / 100, UNIT_MONEY, w->zh, limit);
    if (r->dearer.is_found) {
        reach_cost_text(r->dearer.way.cost, w->zh, cost);
        text_buffer_print(
            &w->text, _("Within the budget of %s there is no way to the application of %d: the cheapest one costs %s."),
            limit, year, cost);
    } else if (r->is_proven && budget < INFINITY && !r->n_blocks) {
        text_buffer_print(&w->text, _("Within the budget of %s there is no way to the application of %d."), limit,
                          year);
    } else if (r->is_proven) {
        text_buffer_print(&w->text, _("There is no way to the application of %d."), year);
    } else {
        reach_bound_text(r->bound, w->zh, cost);
        text_buffer_print(
            &w->text,
            _("No way to the application of %d was found before the effort ended; one for less than %s is excluded."),
            year, cost);
    }
    if (asks_points(w) && r->most_points < w->c->study->options.points) {
        value_text(r->most_points, UNIT_PLAIN, w->zh, cost);
        text_buffer_print(&w->text, _(" At most %s points are possible."), cost);
    }
}

/* Of the applications after the one asked for. */
static void say_later(reach_writer *w)
{
    const reach_study *s = w->c->study;
    int last = s->horizons[s->n - 1].time.application;

    if (w->c->first_year)
        text_buffer_print(&w->text, _(" The first year in which there is one is %d."), w->c->first_year);
    else if (w->c->horizon->time.application == last)
        return;
    else
        text_buffer_print(&w->text,
                          w->c->is_later_open ? _(" None was found to a later application up to %d.")
                                              : _(" Nor is there one to a later application up to %d."),
                          last);
}

static void goal_text(const reach_writer *w, const way_standing *s, char text[VALUE_TEXT_SIZE])
{
    if (asks_points(w))
        value_text(s->least, UNIT_PLAIN, w->zh, text);
    else
        chance_text(s->readiness, text);
}

static void say_nothing(reach_writer *w, int year, const char *before)
{
    text_buffer_print(
        &w->text,
        asks_points(w)
            ? _("Nothing needs to be done: as the figures are carried forward, the application of %d has %s certain points.")
            : _("Nothing needs to be done: as the figures are carried forward, the chance at the application of %d is %s."),
        year, before);
}

static void say_way(reach_writer *w, const reach *r)
{
    const way_found *first = &r->ways[0];
    int year = w->c->horizon->time.application;
    char cost[VALUE_TEXT_SIZE], before[VALUE_TEXT_SIZE], after[VALUE_TEXT_SIZE];

    goal_text(w, &r->still, before);
    goal_text(w, &first->way.standing, after);
    if (first->way.cost == 0) {
        say_nothing(w, year, before);
        return;
    }
    reach_cost_text(first->way.cost, w->zh, cost);
    text_buffer_print(&w->text,
                      first->is_proven ? _("The cheapest way to the application of %d costs %s")
                                       : _("A way to the application of %d costs %s"),
                      year, cost);
    text_buffer_print(&w->text,
                      asks_points(w) ? _(" and raises the certain points from %s to %s.")
                                     : _(" and raises the chance from %s to %s."),
                      before, after);
    if (first->is_proven)
        return;
    reach_bound_text(first->bound, w->zh, cost);
    text_buffer_print(&w->text, _(" That there is no cheaper one is not proven, but none costs less than %s."), cost);
}

static void write_answer(reach_writer *w)
{
    const reach_company *c = w->c;
    hindrance early = {c->skipped, &c->early}, asked = {c->horizon, &c->likely};
    char today[VALUE_TEXT_SIZE];

    text_buffer_empty(&w->text);
    if (!asks_points(w) && !c->study->options.by_place && reach_study_can_file(c->study, c->now->readiness)) {
        chance_text(c->now->readiness, today);
        text_buffer_print(&w->text, _("The company can file now: the chance at the application of %d is %s. "),
                          c->now->year, today);
    }
    if (c->skipped) {
        say_none(w, &early);
        text_buffer_append_string(&w->text, w->zh ? "" : " ");
    }
    if (c->likely.n_ways) {
        say_way(w, &c->likely);
    } else {
        say_none(w, &asked);
        say_later(w);
    }
    document_paragraph(w->doc, "answer", text_buffer_string(&w->text));
}

/* --- certainty ------------------------------------------------------------------------------------------------ */

static void say_uncertain(reach_writer *w, const reach *r)
{
    char cost[VALUE_TEXT_SIZE];

    if (r->dearer.is_found) {
        reach_cost_text(r->dearer.way.cost, w->zh, cost);
        text_buffer_print(&w->text, _("A certain yes costs %s, more than the budget."), cost);
    } else if (r->n_blocks) {
        text_buffer_append_string(&w->text, _("A certain yes is out of reach; it is left open by: "));
        for (size_t k = 0; k < r->n_blocks; k++) {
            text_buffer_append_string(&w->text, k ? _("; ") : "");
            reach_block_text(w->model, r->blocks[k].gates, r->blocks[k].has_merit, w->zh, &w->text);
        }
    } else {
        text_buffer_append_string(&w->text, _("No way to a certain yes was found."));
    }
}

/* Certainty is another question where an expert or a missing datum has a say. */
static void write_certain(reach_writer *w)
{
    const reach *r = &w->c->certain;
    char cost[VALUE_TEXT_SIZE];

    if (!w->c->has_certain)
        return;
    text_buffer_empty(&w->text);
    if (r->n_ways) {
        reach_cost_text(r->ways[0].way.cost, w->zh, cost);
        text_buffer_print(&w->text, _("For a certain yes the cheapest way costs %s."), cost);
    } else {
        say_uncertain(w, r);
    }
    document_paragraph(w->doc, "certain", text_buffer_string(&w->text));
}

/* --- the document -------------------------------------------------------------------------------------------- */

/* What is asked for is a chance before audits and before a map that was fitted; of a place in the list it is not. */
static void write_fitted_goal(reach_writer *w)
{
    const reach_options *o = &w->c->study->options;
    double goal = chance_goal_readiness(w->model, o->chance);
    char text[VALUE_TEXT_SIZE];

    if (o->by_place || !(o->chance < 1) || goal == o->chance)
        return;
    chance_text(goal, text);
    document_number(w->doc, "chance_asked_fitted", NULL, goal, 6);
    document_text(w->doc, NULL, _("that is, with audits and as fitted to outcomes"), text);
}

static void write_head(reach_writer *w, uint32_t company)
{
    const study *s = w->c->study->base;
    const explanation *now = w->c->now;
    const char *name = panel_text(s->data.panel, company, dictionary_find(w->dictionary, "name"));
    char text[VALUE_TEXT_SIZE], fitted[CALIBRATION_TEXT], on[11];

    text_buffer_empty(&w->text);
    text_buffer_print(&w->text, "%s  %s", name ? name : panel_code(s->data.panel, company), model_text_in(w->model->name, w->zh));
    document_title(w->doc, text_buffer_string(&w->text));
    document_text(w->doc, "uscc", _("code"), panel_code(s->data.panel, company));
    document_text(w->doc, "model", NULL, w->model->id);
    document_text(w->doc, "version", _("rule in the version of"), w->model->version);
    document_number(w->doc, "by", _("application year"), w->c->horizon->time.application, 0);
    date_format(w->c->horizon->time.start, on);
    document_text(w->doc, "decided", _("counted from"), on);
    document_text(w->doc, "verdict_now", NULL, verdict_name(now->verdict));
    document_text(w->doc, NULL, _("verdict today"), verdict_words(now->verdict, now->needs_exception));
    document_number(w->doc, "readiness_now", NULL, now->readiness, 6);
    chance_text(now->readiness, text);
    document_text(w->doc, NULL, _("chance today"), text);
    calibration_text(s->model, fitted);
    document_text(w->doc, "calibration", _("its chances are"), fitted);
    if (!asks_points(w)) {
        document_number(w->doc, "chance_asked", NULL, w->c->study->options.chance, 6);
        chance_text(w->c->study->options.chance, text);
        document_text(w->doc, NULL, _("chance to be reached"), text);
        write_fitted_goal(w);
    }
    value_units_text(w->doc, w->zh);
}

static void write_notes(reach_writer *w)
{
    reach_note_levers(w->doc, w->c->study);
    if (w->c->likely.space.is_cut || w->c->early.space.is_cut)
        document_note(w->doc, _("there are more levers and years than fit: some were left out"));
}

static void free_company(void *c)
{
    reach_company_free(c);
}

static void write_company(reach_writer *w, uint32_t company)
{
    const reach_company *c = w->c;
    hindrance h = c->skipped ? (hindrance){c->skipped, &c->early} : (hindrance){c->horizon, &c->likely};

    write_head(w, company);
    write_answer(w);
    write_certain(w);
    write_blocks(w, &h);
    if (c->likely.n_ways) {
        if (c->likely.ways[0].way.cost > 0)
            reach_write_acts(w, &c->likely, "acts", _("What to do"));
        reach_write_results(w, &c->likely);
        if (c->likely.ways[0].way.cost > 0)
            reach_write_figures(w, &c->likely);
    }
    if (c->has_certain && c->certain.n_ways)
        reach_write_acts(w, &c->certain, "certain_acts", _("The way to a certain yes"));
    if ((c->likely.n_ways && c->likely.ways[0].way.cost > 0) || c->certain.n_ways)
        reach_write_lever_notes(w);
    write_notes(w);
}

document *reach_company_document(reach_company *c, uint32_t company, bool zh)
{
    reach_writer w = {.c = c,
                      .model = c->horizon->model,
                      .dictionary = c->study->base->env->dictionary,
                      .doc = document_new(),
                      .zh = zh};

    if (!w.doc) {
        reach_company_free(c);
        return NULL;
    }
    text_buffer_init(&w.text);
    document_language(w.doc, zh);
    document_wide(w.doc);
    write_company(&w, company);
    text_buffer_clear(&w.text);
    document_own(w.doc, c, free_company);
    return w.doc;
}
