/* What becomes of it: as it is, with the plan, and with one step of it missed; of a holder, with figures that fall. */
#include <math.h>
#include <stdio.h>

#include "base/message.h"
#include "report/assessment_report.h"
#include "report/plan_report_internal.h"
#include "report/reach_report.h"

enum { S_NAME, S_YEAR, S_VERDICT, S_VERDICT_TEXT, S_READINESS, S_CHANCE, S_POINTS, S_OPEN, S_COLUMNS };

static const table_column columns[S_COLUMNS] = {
    [S_NAME] = {"scenario", N_("scenario"), TABLE_TEXT, -1},      [S_YEAR] = {"application", N_("application"), TABLE_NUMBER, 0},
    [S_VERDICT] = {"verdict", NULL, TABLE_TEXT, -1},              [S_VERDICT_TEXT] = {NULL, N_("verdict then"), TABLE_TEXT, -1},
    [S_READINESS] = {"readiness", NULL, TABLE_NUMBER, 6},         [S_CHANCE] = {NULL, N_("chance"), TABLE_CHANCE, 1},
    [S_POINTS] = {"points", N_("points"), TABLE_TEXT, -1},        [S_OPEN] = {NULL, N_("not met"), TABLE_TEXT, -1},
};

/* `m`: the rule that stands. */
static void row(plan_writer *w, grid *g, const char *name, int year, const way_standing *s, const model *m)
{
    char points[VALUE_TEXT_SIZE];

    grid_row(g);
    grid_text(g, S_NAME, name, TABLE_LABEL);
    grid_number(g, S_YEAR, year);
    grid_text(g, S_VERDICT, verdict_name(s->verdict), TABLE_PLAIN);
    grid_text(g, S_VERDICT_TEXT, verdict_words(s->verdict, false), verdict_tone(s->verdict));
    grid_number(g, S_READINESS, s->readiness);
    grid_number(g, S_CHANCE, s->readiness);
    if (s->least == s->least) {
        interval_text(s->least, s->greatest, points);
        grid_text(g, S_POINTS, points, TABLE_PLAIN);
    }
    plan_text(w);
    reach_block_text(m, s->unmet, false, w->zh, &w->text);
    plan_cell(w, g, S_OPEN, TABLE_PLAIN);
}

static void today(plan_writer *w, grid *g)
{
    const explanation *e = w->p->why;
    way_standing s = {.verdict = e->verdict, .readiness = e->readiness, .least = e->least, .greatest = e->greatest};

    for (size_t i = 0; i < e->model->n_gates; i++)
        s.unmet |= (uint64_t)(e->gates[i].state == GATE_UNMET) << i;
    row(w, g, _("as it is today"), e->year, &s, e->model);
}

static void ways(plan_writer *w, grid *g)
{
    const reach_company *c = w->facts->way;
    const reach *r = &c->likely;
    const lever *last = NULL;
    int year = c->horizon->time.application;
    char name[256];

    row(w, g, _("nothing is done"), year, &r->still, c->horizon->model);
    if (!r->n_ways || !(r->ways[0].way.cost > 0))
        return;
    row(w, g, _("with the plan"), year, &r->ways[0].way.standing, c->horizon->model);
    for (size_t i = 0; i < r->space.n; i++) {
        const lever *l = r->space.variables[i].lever;

        if (!r->ways[0].way.steps[i] || l == last)
            continue;
        snprintf(name, sizeof name, _("with the plan, without: %.200s"), model_text_in(l->name, w->zh));
        row(w, g, name, year, &r->without[i], c->horizon->model);
        last = l;
    }
}

static void falls(plan_writer *w, grid *g)
{
    const margins *m = w->facts->kept;
    const reach_horizon *h = w->facts->kept_at;
    char name[256];

    row(w, g, _("its figures stay as they are"), h->time.application, &m->still, h->model);
    if (!m->is_met || m->together >= 1)
        return;
    snprintf(name, sizeof name, _("all figures fall by %.1f%%"), m->together * 100 + 0.1);
    row(w, g, name, h->time.application, &m->beyond, h->model);
}

void plan_sheet_scenarios(plan_writer *w)
{
    grid *g;

    plan_section(w, 8, _("Scenarios"));
    g = document_grid(w->d, "scenarios", NULL, columns, S_COLUMNS);
    today(w, g);
    if (w->facts->kind == PLAN_HOLDER && w->facts->kept)
        falls(w, g);
    else if (w->facts->way)
        ways(w, g);
    grid_hide_empty(g);
    grid_may_be_cut(g, 3);
}
