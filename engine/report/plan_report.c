/*
 * The two pages of a plan, in the order of the forms that districts know, and behind them the annex: every comparison, gap, datum and
 * cell, for the desk.
 */
#include "report/plan_report_internal.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "base/date.h"
#include "base/message.h"
#include "base/text_buffer.h"
#include "report/assessment_report.h"
#include "report/cite_text.h"
#include "report/explanation_report.h"
#include "report/expression_words.h"
#include "report/gap_report.h"
#include "report/value_text.h"

static const table_column gap_columns[7] = {
    [0] = {"condition", N_("for"), TABLE_TEXT, -1},
    [1] = {"indicator", N_("input"), TABLE_TEXT, -1},
    [2] = {"from", N_("now"), TABLE_TEXT, -1},
    [3] = {"to", N_("needed"), TABLE_TEXT, -1},
    [4] = {"change", N_("change"), TABLE_TEXT, -1},
    [5] = {"action", N_("what helps"), TABLE_TEXT, -1},
    [6] = {"helper", N_("how long, who helps"), TABLE_TEXT, -1},
};
static const table_column margin_columns[5] = {
    [0] = {"condition", N_("for"), TABLE_TEXT, -1},
    [1] = {"indicator", N_("input"), TABLE_TEXT, -1},
    [2] = {"from", N_("now"), TABLE_TEXT, -1},
    [3] = {"to", N_("may go to"), TABLE_TEXT, -1},
    [4] = {"change", N_("change"), TABLE_TEXT, -1},
};
static const table_column missing_columns[3] = {
    [0] = {"datum", N_("missing"), TABLE_TEXT, -1},
    [1] = {"condition", N_("for"), TABLE_TEXT, -1},
    [2] = {"holder", N_("who has it"), TABLE_TEXT, -1},
};
static const table_column benefit_columns[6] = {
    [0] = {"policy", N_("policy"), TABLE_TEXT, -1},
    [1] = {"line", N_("step"), TABLE_TEXT, -1},
    [2] = {"amount", N_("amount"), TABLE_TEXT, -1},
    [3] = {"arithmetic", NULL, TABLE_TEXT, -1},
    [4] = {NULL, N_("arithmetic"), TABLE_TEXT, -1},
    [5] = {"cite", N_("source"), TABLE_TEXT, -1},
};
static const table_column expert_columns[3] = {
    [0] = {"item", N_("item"), TABLE_TEXT, -1},
    [1] = {"points", N_("points"), TABLE_TEXT, -1},
    [2] = {"cite", N_("source"), TABLE_TEXT, -1},
};

/* --- gaps and actions ---------------------------------------------------------------------- */

static void reason_text(const plan_writer *w, const gap *g, char *text, size_t size)
{
    switch (g->reason) {
    case GAP_BOUNDED:
        snprintf(text, size, _("not by this alone: %s stands in the way"),
                 indicator_label(dictionary_get(w->dictionary, g->bound_by), w->zh));
        break;
    case GAP_WAITS:
        snprintf(text, size, "%s", _("only when the missing data are known"));
        break;
    case GAP_NOT_APPLICABLE:
        snprintf(text, size, "%s", _("the company was not founded yet"));
        break;
    default:
        snprintf(text, size, "%s", _("not by this alone"));
        break;
    }
}

static void change_cell(const plan_writer *w, const indicator *i, double change, char *text, size_t size)
{
    char plain[VALUE_TEXT_SIZE];

    value_text(change, indicator_unit(i), w->zh, plain);
    snprintf(text, size, "%s%s", change > 0 ? "+" : "", plain);
}

static void gap_row(plan_writer *w, grid *out, const gap *g)
{
    const indicator *i = dictionary_get(w->dictionary, g->indicator);
    const action *a = actions_find(w->library->actions, g->indicator);
    char text[GAP_SUBJECT_SIZE + 64], points[VALUE_TEXT_SIZE], subject[GAP_SUBJECT_SIZE];

    grid_row(out);
    if (g->subject == GAP_ITEM && g->is_possible) {
        interval_text(g->points_least, g->points_greatest, points);
        gap_subject_text(g, w->p->why->model, w->zh, subject);
        snprintf(text, sizeof text, _("%s: %s points"), subject, points);
        grid_text(out, 0, text, TABLE_PLAIN);
    } else {
        grid_text(out, 0, gap_subject_text(g, w->p->why->model, w->zh, subject), TABLE_PLAIN);
    }
    if (g->year)
        snprintf(text, sizeof text, "%s %d", label_text(i, w->zh), g->year);
    else
        snprintf(text, sizeof text, "%s", label_text(i, w->zh));
    grid_text(out, 1, text, TABLE_PLAIN);
    value_text(g->from, indicator_unit(i), w->zh, points);
    grid_text(out, 2, points, TABLE_PLAIN);
    if (g->is_possible) {
        value_text(g->to, indicator_unit(i), w->zh, points);
        grid_text(out, 3, points, TABLE_PLAIN);
        change_cell(w, i, g->change, text, sizeof text);
        grid_text(out, 4, text, g->is_fact ? TABLE_FAINT : TABLE_OPEN);
    } else {
        reason_text(w, g, text, sizeof text);
        grid_text(out, 4, text, TABLE_FAINT);
    }
    if (g->is_fact) {
        grid_text(out, 5, _("a fact, no advice"), TABLE_FAINT);
    } else if (a && !g->is_margin) { /* margins have no column for actions */
        snprintf(text, sizeof text, "%s; %s", model_text_in(a->takes, w->zh), model_text_in(a->helps, w->zh));
        grid_text(out, 5, model_text_in(a->what, w->zh), TABLE_PLAIN);
        grid_text(out, 6, text, TABLE_FAINT);
    }
}

static bool is_way(const gap *g)
{
    return !g->is_margin && g->indicator != INDICATOR_NONE && g->reason != GAP_MISSING;
}

static void write_gaps(plan_writer *w)
{
    grid *out = NULL;

    for (size_t i = 0; i < w->p->gaps->n; i++) {
        if (!is_way(&w->p->gaps->rows[i]))
            continue;
        if (!out)
            out = document_grid(w->d, "gaps", _("Gaps and what helps (each input moved alone)"),
                                gap_columns, 7);
        gap_row(w, out, &w->p->gaps->rows[i]);
    }
}

static void write_margins(plan_writer *w)
{
    grid *out = NULL;

    for (size_t i = 0; i < w->p->gaps->n; i++) {
        const gap *g = &w->p->gaps->rows[i];

        if (!g->is_margin || g->indicator == INDICATOR_NONE || !g->is_possible)
            continue;
        if (!out)
            out = document_grid(w->d, "margins", _("How far an input may move before a condition breaks"),
                                margin_columns, 5);
        gap_row(w, out, g);
    }
}

/* --- what is missing ------------------------------------------------------------------------- */

static void missing_row(plan_writer *w, grid *out, const explained_cell *c, const char *user)
{
    const model_text *who = actions_find_holder(w->library->actions, c->indicator);
    const indicator *i = dictionary_get(w->dictionary, c->indicator);
    char text[256];

    if (c->year)
        snprintf(text, sizeof text, "%s %d", label_text(i, w->zh), c->year);
    else
        snprintf(text, sizeof text, "%s", label_text(i, w->zh));
    grid_row(out);
    grid_text(out, 0, text, TABLE_OPEN);
    grid_text(out, 1, user, TABLE_PLAIN);
    grid_text(out, 2, who ? model_text_in(*who, w->zh) : "", TABLE_PLAIN);
}

static void missing_cells(plan_writer *w, grid **out, const explained_cell *cells, size_t n, const char *user)
{
    for (size_t i = 0; i < n; i++) {
        bool is_text = dictionary_get(w->dictionary, cells[i].indicator)->type == INDICATOR_TEXT;

        if (cells[i].is_optional ||
            (is_text ? cells[i].text != NULL : !cell_is_missing(cells[i].value)))
            continue;
        if (!*out)
            *out = document_grid(w->d, "missing", _("What is missing and who has it"), missing_columns, 3);
        missing_row(w, *out, &cells[i], user);
    }
}

static void write_missing(plan_writer *w)
{
    const explanation *e = w->p->why;
    grid *out = NULL;

    for (size_t i = 0; i < e->model->n_gates; i++) {
        if (e->gates[i].state == GATE_UNKNOWN)
            missing_cells(w, &out, e->gates[i].cells, e->gates[i].n_cells,
                          model_text_in(e->model->gates[i].name, w->zh));
    }
    for (size_t i = 0; i < e->model->n_items; i++) {
        if (e->items[i].bands & (e->items[i].bands - 1))
            missing_cells(w, &out, e->items[i].cells, e->items[i].n_cells,
                          model_text_in(e->model->items[i].name, w->zh));
    }
}

/* --- benefits and experts --------------------------------------------------------------------- */

/* How what is named is computed: the name stands beside it already. */
static const node *spelt_out(const node *n)
{
    return n->kind == NODE_NAME && n->definition && n->definition->expression ? n->definition->expression : n;
}

static void policy_cite_cell(const plan_writer *w, grid *out, size_t column, const policy *p)
{
    const model_document *document = rule_head_document(&p->head, p->cite.text);
    text_buffer text;

    text_buffer_init(&text);
    head_cite_text(&p->head, &p->cite, w->zh, &text);
    if (!w->zh && document) /* its short name is explained nowhere on the page */
        text_buffer_print(&text, ", %s", document->number);
    grid_text(out, column, text_buffer_string(&text), TABLE_FAINT);
    text_buffer_clear(&text);
}

static void write_benefits(plan_writer *w)
{
    grid *out;

    if (!w->p->n_benefits)
        return;
    out = document_grid(w->d, "benefits", _("What it is worth (with the arithmetic)"), benefit_columns, 6);
    for (size_t i = 0; i < w->p->n_benefits; i++) {
        const plan_benefit *b = &w->p->benefits[i];

        for (size_t k = 0; k < b->policy->n_lines; k++) {
            const policy_line *line = &b->policy->lines[k];
            word_source from = {w->dictionary, &b->policy->head, document_memory(w->d), w->zh};
            char text[VALUE_TEXT_SIZE];

            grid_row(out);
            grid_text(out, 0, k ? "" : model_text_in(b->policy->name, w->zh), TABLE_PLAIN);
            grid_text(out, 1, model_text_in(line->name, w->zh), TABLE_PLAIN);
            value_text(b->amounts[k], b->is_money[k] ? UNIT_MONEY : UNIT_PLAIN, w->zh, text);
            grid_text(out, 2, text, cell_is_value(b->amounts[k]) ? TABLE_PLAIN : TABLE_OPEN);
            grid_text(out, 3, line->text, TABLE_FAINT);
            grid_text(out, 4, expression_words(spelt_out(line->amount), &from), TABLE_FAINT);
            if (!k)
                policy_cite_cell(w, out, 5, b->policy);
        }
    }
    for (size_t i = 0; i < w->p->n_benefits; i++) {
        if (*model_text_in(w->p->benefits[i].policy->note, w->zh))
            document_text(w->d, NULL, _("note"), model_text_in(w->p->benefits[i].policy->note, w->zh));
    }
}

static void write_experts(plan_writer *w)
{
    const explanation *e = w->p->why;
    grid *out = NULL;

    for (size_t i = 0; i < e->model->n_items; i++) {
        const explained_item *x = &e->items[i];
        char text[VALUE_TEXT_SIZE];

        if (x->least == x->greatest || (x->bands & (x->bands - 1)))
            continue;
        if (!out)
            out = document_grid(w->d, "experts", _("What experts will decide"), expert_columns, 3);
        interval_text(x->least, x->greatest, text);
        grid_row(out);
        grid_text(out, 0, model_text_in(x->item->name, w->zh), TABLE_PLAIN);
        grid_text(out, 1, text, TABLE_PLAIN);
        cite_cell(out, 2, e->model, &x->item->cite, w->zh);
    }
}

static void write_versions(plan_writer *w)
{
    const model *m = w->p->why->model;
    char text[640];

    for (size_t i = 0; i < m->n_documents; i++) {
        source_text(&m->documents[i], w->zh, text, sizeof text);
        document_text(w->d, NULL, _("source"), text);
    }
    document_text(w->d, "model", NULL, m->id);
    document_text(w->d, "version", NULL, m->version);
    snprintf(text, sizeof text, _("%s, version of %s, digest %s"), m->id, m->version, m->digest);
    document_text(w->d, "rule", _("rule"), text);
    for (size_t i = 0; i < w->p->n_benefits; i++) {
        const policy *p = w->p->benefits[i].policy;

        snprintf(text, sizeof text, _("%s, version of %s, digest %s"), p->id, p->version, p->digest);
        document_text(w->d, NULL, _("policy"), text);
    }
    document_text(w->d, "actions_digest", _("actions, digest"), w->library->actions->digest);
    document_text(w->d, "assumption", _("assumption"), model_text_in(m->prior_note, w->zh));
    value_units_text(w->d, w->zh);
}

/* What programs ask for first. */
static void write_answers(plan_writer *w)
{
    const explanation *e = w->p->why;
    char on[11];

    date_format(e->on, on);
    document_text(w->d, "name", NULL, e->name);
    document_number(w->d, "year", NULL, e->year, 0);
    document_text(w->d, "on", NULL, on);
    document_number(w->d, "data_year", NULL, w->facts->data_year, 0);
    document_text(w->d, "verdict", NULL, verdict_name(e->verdict));
    document_text(w->d, "verdict_word", NULL, verdict_words(e->verdict, e->needs_exception));
    document_number(w->d, "readiness", NULL, e->readiness, 6);
    document_number(w->d, "readiness_lo", NULL, w->facts->low, 6);
    document_number(w->d, "readiness_hi", NULL, w->facts->high, 6);
    if (!e->model->n_items)
        return;
    document_number(w->d, "score_lo", NULL, e->least, -1);
    document_number(w->d, "score_likely", NULL, w->p->expected_total, 2);
    document_number(w->d, "score_hi", NULL, e->greatest, -1);
}

static const char *const kinds[] = {[PLAN_CANDIDATE] = N_("candidate"), [PLAN_HOLDER] = N_("holder"), [PLAN_RESERVE] = N_("reserve")};

const char *plan_kind_text(plan_kind kind)
{
    return _(kinds[kind]);
}

/* On a screen: the way back to the list. */
static void write_back(plan_writer *w)
{
    if (w->facts->is_alone)
        return;
    text_buffer_print(plan_text(w), "<p class=\"back\"><a href=\"index.html\">%s</a></p>\n", _("back to the list"));
    document_picture(w->d, text_buffer_string(&w->text), 0);
}

static void write_title(plan_writer *w)
{
    const explanation *e = w->p->why;

    text_buffer_print(plan_text(w),
                      w->facts->kind == PLAN_CANDIDATE ? _("%s: plan to become a %s")
                      : w->facts->kind == PLAN_HOLDER  ? _("%s: keeping the title of a %s")
                                                       : _("%s: on the way to a %s"),
                      e->name ? e->name : e->code, model_text_in(e->model->name, w->zh));
    document_title(w->d, text_buffer_string(&w->text));
    document_text(w->d, "kind", NULL, kinds[w->facts->kind]);
}

static void write_pages(plan_writer *w)
{
    document_page(w->d);
    write_title(w);
    write_answers(w);
    plan_sheet_company(w);
    plan_sheet_conclusion(w);
    plan_sheet_conditions(w);
    plan_sheet_points(w);
    document_page(w->d);
    plan_sheet_actions(w);
    plan_sheet_research(w);
    plan_sheet_benefits(w);
    plan_sheet_scenarios(w);
    plan_sheet_checks(w);
    plan_sheet_visits(w);
    document_pages_end(w->d, _("Annex: every comparison, gap and datum"));
}

document *plan_document(const plan *p, const plan_facts *facts, const plan_library *library,
                        bool is_chinese)
{
    plan_writer w = {.d = document_new(), .p = p, .facts = facts, .library = library, .dictionary = panel_dictionary(facts->panel), .zh = is_chinese};

    if (!w.d)
        return NULL;
    text_buffer_init(&w.text);
    document_language(w.d, is_chinese);
    write_pages(&w);
    write_back(&w);
    explanation_append_rules(w.d, p->why, w.dictionary, is_chinese);
    write_gaps(&w);
    write_missing(&w);
    write_benefits(&w);
    write_experts(&w);
    write_margins(&w);
    explanation_append_data(w.d, p->why, w.dictionary, is_chinese);
    write_versions(&w);
    if (w.text.failed) {
        document_free(w.d);
        w.d = NULL;
    }
    text_buffer_clear(&w.text);
    return w.d;
}
