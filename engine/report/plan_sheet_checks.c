/*
 * What must be looked at again before the figures are relied on. To stand near a line is no doubt by itself; it is marked only with a
 * second sign (practice/sheet.yaml): a figure that jumped, or figures of R&D that do not agree. Wording: to be checked, never more.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "base/date.h"
#include "base/message.h"
#include "report/cite_text.h"
#include "report/plan_report_internal.h"
#include "verdict/decisive_comparison.h"

/* --- 9 ------------------------------------------------------------------------------------------------ */

enum { K_WHAT, K_KIND, K_WHY, K_WHO, K_COLUMNS };

static const table_column check_columns[K_COLUMNS] = {
    [K_WHAT] = {"what", N_("what"), TABLE_TEXT, -1},
    [K_KIND] = {"kind", NULL, TABLE_TEXT, -1},
    [K_WHY] = {"why", N_("why"), TABLE_TEXT, -1},
    [K_WHO] = {"who", N_("who can tell"), TABLE_TEXT, -1},
};

static void check_row(plan_writer *w, grid *g, const char *kind, const char *what, int indicator, table_tone tone)
{
    const model_text *who = indicator == INDICATOR_NONE ? NULL : actions_find_holder(w->library->actions, indicator);

    grid_row(g);
    grid_text(g, K_KIND, kind, TABLE_PLAIN);
    grid_text(g, K_WHAT, what, TABLE_LABEL);
    plan_cell(w, g, K_WHY, tone);
    grid_text(g, K_WHO, who ? model_text_in(*who, w->zh) : _("company"), TABLE_PLAIN);
}

/* The figure among the cells that moved most from the year before, in shares of it; 0 if none is known. */
static double greatest_jump(const plan_writer *w, const explained_condition *c, const explained_cell **of)
{
    double most = 0;

    for (size_t i = 0; i < c->n_cells; i++) {
        const explained_cell *x = &c->cells[i];
        double before;

        if (x->year == PANEL_ANY_YEAR || !cell_is_value(x->value) || x->used == INDICATOR_NONE)
            continue;
        before = panel_number(w->facts->panel, w->facts->company, x->used, x->year - 1);
        if (cell_is_value(before) && before > 0 && fabs(x->value - before) / before > most) {
            most = fabs(x->value - before) / before;
            *of = x;
        }
    }
    return most;
}

/* The two figures of R&D of a year that differ most, in shares of the greater one. */
static double greatest_difference(const plan_writer *w, int year, size_t *one, size_t *other)
{
    const sheet_rules *rules = w->facts->rules;
    double most = 0;

    for (size_t i = 0; i < rules->n_research; i++) {
        for (size_t k = i + 1; k < rules->n_research; k++) {
            double a = plan_research(w, i, year), b = plan_research(w, k, year);
            double apart = a == a && b == b && fmax(a, b) > 0 ? fabs(a - b) / fmax(a, b) : 0;

            if (apart > most) {
                most = apart;
                *one = i;
                *other = k;
            }
        }
    }
    return most;
}

static bool reads_research(const plan_writer *w, const explained_condition *c)
{
    for (size_t i = 0; i < c->n_cells; i++) {
        for (size_t k = 0; k < w->facts->rules->n_research; k++) {
            if (c->cells[i].indicator == w->facts->rules->research[k].indicator)
                return true;
        }
    }
    return false;
}

static void say_near(plan_writer *w, const explained_comparison *x, double share)
{
    bool is_limit = x->relation == COMPARE_LESS || x->relation == COMPARE_LESS_EQUAL;
    double percent = fabs(share) * 100;

    if (share == 0)
        text_buffer_append_string(&w->text, _("exactly on its line"));
    else if (is_limit)
        text_buffer_print(&w->text, share > 0 ? _("near its line: %.1f%% below what is allowed") : _("near its line: %.1f%% above what is allowed"), percent);
    else
        text_buffer_print(&w->text, share > 0 ? _("near its line: %.1f%% above what is asked") : _("near its line: %.1f%% short"), percent);
}

static bool take_first(void *found, const node *n)
{
    int *id = found;

    if (n->kind == NODE_INDICATOR && *id == INDICATOR_NONE)
        *id = n->indicator;
    return *id == INDICATOR_NONE;
}

/* The first figure on the left of a comparison: who has it can tell. */
static int figure_of(const explained_comparison *x)
{
    int id = INDICATOR_NONE;

    node_walk(x->left_node, take_first, &id);
    return id;
}

static void near_row(plan_writer *w, grid *g, const explained_condition *c, const explained_comparison *x)
{
    const sheet_rules *rules = w->facts->rules;
    const explained_cell *moved = NULL;
    double share = explanation_margin(x) / fabs(x->right), jump = greatest_jump(w, c, &moved), apart = 0;
    size_t one = 0, other = 0;

    if (reads_research(w, c))
        apart = greatest_difference(w, w->p->why->year - 1, &one, &other);
    plan_text(w);
    say_near(w, x, share);
    if (moved && jump > rules->jump)
        text_buffer_print(&w->text, _("; %s of %d moved by %.0f%% from the year before: to be checked"),
                          label_text(dictionary_get(w->dictionary, moved->used), w->zh), moved->year, jump * 100);
    if (apart > rules->apart)
        text_buffer_print(&w->text, _("; %s and %s differ by %.1f%%: to be checked"), model_text_in(rules->research[one].from, w->zh),
                          model_text_in(rules->research[other].from, w->zh), apart * 100);
    check_row(w, g, "near", model_text_in(c->condition->name, w->zh), figure_of(x),
              (moved && jump > rules->jump) || apart > rules->apart ? TABLE_OPEN : TABLE_PLAIN);
}

static void near_rows(plan_writer *w, grid *g)
{
    const explanation *e = w->p->why;

    for (size_t i = 0; i < e->model->n_gates; i++) {
        const explained_condition *c = &e->gates[i];
        const explained_comparison *x = decisive_comparison(c);
        double margin = x ? explanation_margin(x) : NAN;

        if (x && x->is_number && !x->is_code && x->unit != UNIT_DATE && cell_is_value(margin) && x->right != 0 && fabs(margin) <= w->facts->rules->near * fabs(x->right))
            near_row(w, g, c, x);
    }
}

/* A part that exceeds its whole: one of the two is wrong. */
static void doubt_rows(plan_writer *w, grid *g)
{
    const explanation *e = w->p->why;

    for (size_t i = 0; i < e->model->n_gates; i++) {
        for (size_t k = 0; k < e->gates[i].n_cells; k++) {
            const explained_cell *x = &e->gates[i].cells[k];

            if (!cell_is_value(x->stands))
                continue;
            text_buffer_print(plan_text(w), _("more than %s of %d: one of the two is wrong, and neither is used"),
                              indicator_label(dictionary_get(w->dictionary, x->whole), w->zh), x->year);
            check_row(w, g, "doubt", label_text(dictionary_get(w->dictionary, x->indicator), w->zh), x->indicator, TABLE_BAD);
        }
    }
}

static void name_part(plan_writer *w, const char *name)
{
    text_buffer_print(&w->text, "%s%s", !w->text.length ? "" : _(", "), name);
}

/* Conditions, direct passes and items; part 5 asks for what they miss one by one. */
static void missing_row(plan_writer *w, grid *g)
{
    const explanation *e = w->p->why;

    plan_text(w);
    for (size_t i = 0; i < e->model->n_gates; i++) {
        if (e->gates[i].state == GATE_UNKNOWN)
            name_part(w, model_text_in(e->gates[i].condition->name, w->zh));
    }
    for (size_t i = 0; i < e->model->n_directs; i++) {
        if (e->directs[i].state == GATE_UNKNOWN)
            name_part(w, model_text_in(e->directs[i].condition->name, w->zh));
    }
    for (size_t i = 0; i < e->model->n_items; i++) {
        if (e->items[i].bands & (e->items[i].bands - 1))
            name_part(w, model_text_in(e->items[i].item->name, w->zh));
    }
    if (!w->text.length)
        return;
    grid_row(g);
    grid_text(g, K_KIND, "missing", TABLE_PLAIN);
    grid_text(g, K_WHAT, _("data are missing for"), TABLE_LABEL);
    plan_cell(w, g, K_WHY, TABLE_OPEN);
    grid_text(g, K_WHO, _("see part 5"), TABLE_PLAIN);
}

/* Statements of R&D of one year that do not agree, whatever condition reads them. */
static void apart_rows(plan_writer *w, grid *g)
{
    const sheet_rules *rules = w->facts->rules;

    for (int year = w->p->why->year - SHEET_YEARS; year < w->p->why->year; year++) {
        size_t one = 0, other = 0;
        double apart = greatest_difference(w, year, &one, &other);

        if (apart <= rules->apart)
            continue;
        text_buffer_print(plan_text(w), _("%s and %s of %d differ by %.1f%% of the greater one: to be checked"), model_text_in(rules->research[one].from, w->zh),
                          model_text_in(rules->research[other].from, w->zh), year, apart * 100);
        check_row(w, g, "apart", _("R&D expense"), rules->research[one].indicator, TABLE_OPEN);
    }
}

void plan_sheet_checks(plan_writer *w)
{
    grid *g;

    plan_section(w, 9, _("To be checked"));
    g = document_grid(w->d, "checks", NULL, check_columns, K_COLUMNS);
    doubt_rows(w, g);
    near_rows(w, g);
    apart_rows(w, g);
    missing_row(w, g);
    if (!grid_rows(g))
        document_paragraph(w->d, NULL, _("No condition stands near its line, figures of R&D agree as far as they are known, and no datum that decides is missing."));
    grid_hide_empty(g);
    grid_may_be_cut(g, 2);
}

/* --- 10 ----------------------------------------------------------------------------------------------- */

enum { V_DAY, V_WHO, V_FOUND, V_AGREED, V_COMPANY, V_COLUMNS };

static const table_column visit_columns[V_COLUMNS] = {
    [V_DAY] = {NULL, N_("day of visit"), TABLE_TEXT, -1},       [V_WHO] = {NULL, N_("coach"), TABLE_TEXT, -1},
    [V_FOUND] = {NULL, N_("what was found"), TABLE_TEXT, -1},   [V_AGREED] = {NULL, N_("what was agreed, until when"), TABLE_TEXT, -1},
    [V_COMPANY] = {NULL, N_("signed for the company"), TABLE_TEXT, -1},
};

/* So wide is what is written by hand. */
static const char room[] = "　　　　　　　　", wide_room[] = "　　　　　　　　　　　　　　　　　　";

static void say_sources(plan_writer *w)
{
    const model *m = w->p->why->model;
    char text[640], on[11];

    date_format(w->p->why->on, on);
    text_buffer_print(plan_text(w), _("Application year %d, as of %s; data up to %d. "), w->p->why->year, on, w->facts->data_year);
    for (size_t i = 0; i < m->n_documents; i++) {
        source_text(&m->documents[i], w->zh, text, sizeof text);
        if (w->text.length && strstr(text_buffer_string(&w->text), m->documents[i].number)) /* another part of the same */
            continue;
        text_buffer_print(&w->text, "%s%s", i ? _("; ") : _("By: "), text);
    }
    text_buffer_print(&w->text, _("; version of %s, digest %.12s. "), m->version, m->digest);
    text_buffer_append_string(&w->text, _("This page helps to prepare; it is not a recognition and binds nobody."));
    document_paragraph(w->d, NULL, text_buffer_string(&w->text));
}

void plan_sheet_visits(plan_writer *w)
{
    grid *g;

    plan_section(w, 10, _("Visits and signatures"));
    g = document_grid(w->d, NULL, NULL, visit_columns, V_COLUMNS);
    for (int i = 0; i < w->facts->rules->visits; i++) {
        grid_row(g);
        for (size_t c = 0; c < V_COLUMNS; c++)
            grid_text(g, c, c == V_FOUND || c == V_AGREED ? wide_room : room, TABLE_TO_WRITE);
    }
    say_sources(w);
}
