/* How the model did on the last year, what it consists of, and whom it would have visited first. */
#include "report/growth_report.h"

#include <math.h>
#include <stdio.h>

#include "base/message.h"
#include "report/study_note.h"

/* --- orders --------------------------------------------------------------------------------------------- */

enum { O_ORDER, O_AUC, O_LOW, O_HIGH, O_BRIER, O_LOG, O_FIRST, O_MOST = O_FIRST + GROWTH_MOST_NAMES };
enum { HEADING = 100 };

static const table_column order_columns[O_FIRST] = {
    [O_ORDER] = {"order", N_("order by"), TABLE_TEXT, 0},
    [O_AUC] = {"auc", N_("AUC"), TABLE_NUMBER, 3},
    [O_LOW] = {"auc_low", N_("from"), TABLE_NUMBER, 3},
    [O_HIGH] = {"auc_high", N_("up to"), TABLE_NUMBER, 3},
    [O_BRIER] = {"brier", N_("Brier score"), TABLE_NUMBER, 4},
    [O_LOG] = {"log_score", N_("log score"), TABLE_NUMBER, 4},
};

static void add_order(grid *g, const growth_study *s, const char *name, const growth_order *o)
{
    const score_quality *q = &o->quality;

    if (!o->is_told)
        return;
    grid_row(g);
    grid_text(g, O_ORDER, name, TABLE_PLAIN);
    grid_number(g, O_AUC, q->auc);
    grid_number(g, O_LOW, q->auc_low);
    grid_number(g, O_HIGH, q->auc_high);
    grid_number(g, O_BRIER, q->brier);
    grid_number(g, O_LOG, q->log_score);
    for (size_t k = 0; k < s->rules->n_heads; k++)
        grid_number(g, O_FIRST + k, o->lifts[k]);
}

static void write_orders(document *d, const growth_study *s, bool zh)
{
    table_column columns[O_MOST];
    char heading[200];
    grid *g;

    for (size_t i = 0; i < O_FIRST; i++)
        columns[i] = order_columns[i];
    for (size_t k = 0; k < s->rules->n_heads; k++) {
        char *name = arena_take_array(document_memory(d), HEADING, 1), *text = arena_take_array(document_memory(d), HEADING, 1);

        if (!name || !text)
            return;
        snprintf(name, HEADING, "lift_%g", 100 * s->rules->heads[k]);
        snprintf(text, HEADING, _("lift of the first %g%%"), 100 * s->rules->heads[k]);
        columns[O_FIRST + k] = (table_column){name, text, TABLE_NUMBER, 2};
    }
    snprintf(heading, sizeof heading, _("Fitted on the years before %d, held against %d"), s->last, s->last);
    g = document_grid(d, "orders", heading, columns, O_FIRST + s->rules->n_heads);
    add_order(g, s, _("this model"), &s->order);
    add_order(g, s, _("random order"), &s->random);
    for (size_t k = 0; k < s->rules->n_baselines; k++)
        add_order(g, s, model_text_in(s->rules->features[s->rules->baselines[k]].name, zh), &s->baselines[k]);
}

/* --- calibration --------------------------------------------------------------------------------------------- */

enum { B_LOW, B_HIGH, B_N, B_MEAN, B_SHARE, B_COLUMNS };

static const table_column bin_columns[B_COLUMNS] = {
    [B_LOW] = {"low", N_("chance from"), TABLE_CHANCE, 6},
    [B_HIGH] = {"high", N_("up to"), TABLE_CHANCE, 6},
    [B_N] = {"n", N_("companies"), TABLE_NUMBER, 0},
    [B_MEAN] = {"mean", N_("mean chance"), TABLE_SHARE, 6},
    [B_SHARE] = {"share", N_("came to meet it"), TABLE_SHARE, 6},
};

static void write_calibration(document *d, const growth_study *s)
{
    grid *g = document_grid(d, "calibration", _("Chances and what came of them"), bin_columns, B_COLUMNS);

    for (size_t i = 0; i < s->n_bins; i++) {
        const score_bin *b = &s->bins[i];

        grid_row(g);
        grid_number(g, B_LOW, b->low);
        grid_number(g, B_HIGH, b->high);
        grid_number(g, B_N, (double)b->n);
        grid_number(g, B_MEAN, b->mean);
        grid_number(g, B_SHARE, (double)b->n_events / (double)b->n);
    }
}

/* --- figures -------------------------------------------------------------------------------------------------- */

enum { F_ID, F_NAME, F_SIGN, F_SIGN_TEXT, F_MEAN, F_DEVIATION, F_COEFFICIENT, F_ODDS, F_UNKNOWN, F_REMARK, F_COLUMNS };

static const table_column figure_columns[F_COLUMNS] = {
    [F_ID] = {"figure", NULL, TABLE_TEXT, 0},
    [F_NAME] = {"name", N_("figure"), TABLE_TEXT, 0},
    [F_SIGN] = {"sign", NULL, TABLE_TEXT, 0},
    [F_SIGN_TEXT] = {NULL, N_("more of it may"), TABLE_TEXT, 0},
    [F_MEAN] = {"mean", N_("mean"), TABLE_NUMBER, 3},
    [F_DEVIATION] = {"deviation", N_("deviation"), TABLE_NUMBER, 3},
    [F_COEFFICIENT] = {"coefficient", N_("log-odds for one deviation"), TABLE_NUMBER, 4},
    [F_ODDS] = {"odds_ratio", N_("odds times"), TABLE_NUMBER, 2},
    [F_UNKNOWN] = {"unknown", N_("unknown in company-years"), TABLE_NUMBER, 0},
    [F_REMARK] = {NULL, N_("remark"), TABLE_TEXT, 0},
};

static size_t place_of(const growth_study *s, size_t feature)
{
    size_t j = 0;

    while (j < s->n_used && s->used[j] != feature)
        j++;
    return j;
}

static void write_figures(document *d, const growth_study *s, bool zh)
{
    static const char *const ids[] = {[GROWTH_UP] = "up", [GROWTH_DOWN] = "down", [GROWTH_ANY] = "any", [GROWTH_ORDER] = "none"};
    static const char *const words[] = {[GROWTH_UP] = N_("only raise the chance"), [GROWTH_DOWN] = N_("only lower it"), [GROWTH_ANY] = N_("do either")};
    grid *g = document_grid(d, "figures", _("What the model consists of (fitted on all years)"), figure_columns, F_COLUMNS);

    for (size_t i = 0; i < s->rules->n_features; i++) {
        const growth_feature *f = &s->rules->features[i];
        size_t j = place_of(s, i);
        bool is_used = j < s->n_used;

        if (f->sign == GROWTH_ORDER)
            continue;
        grid_row(g);
        grid_text(g, F_ID, f->id, TABLE_PLAIN);
        grid_text(g, F_NAME, model_text_in(f->name, zh), TABLE_PLAIN);
        grid_text(g, F_SIGN, ids[f->sign], TABLE_PLAIN);
        grid_text(g, F_SIGN_TEXT, _(words[f->sign]), TABLE_PLAIN);
        grid_number(g, F_MEAN, is_used ? s->model.mean[j] : NAN);
        grid_number(g, F_DEVIATION, is_used ? s->model.deviation[j] : NAN);
        grid_number(g, F_COEFFICIENT, is_used ? s->model.coefficients[j] : NAN);
        grid_number(g, F_ODDS, is_used ? exp(s->model.coefficients[j]) : NAN);
        grid_number(g, F_UNKNOWN, (double)s->unknown[i]);
        grid_text(g, F_REMARK, !is_used ? _("not used: unknown too often") : f->is_log ? _("its logarithm") : "", TABLE_PLAIN);
    }
    grid_hide_empty(g);
}

/* --- the list --------------------------------------------------------------------------------------------------- */

enum { C_RANK, C_CODE, C_NAME, C_TOWN, C_CHANCE, C_FIRST, C_SECOND, C_COLUMNS };

static const table_column company_columns[C_COLUMNS] = {
    [C_RANK] = {"place", N_("visit as number"), TABLE_NUMBER, 0},
    [C_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [C_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [C_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [C_CHANCE] = {"chance", N_("chance by this model"), TABLE_CHANCE, 6},
    [C_FIRST] = {"first", N_("what says most"), TABLE_TEXT, 0},
    [C_SECOND] = {"second", N_("and then"), TABLE_TEXT, 0},
};

/* "+ revenue of last year to that before: 1.83": what it does to the chance, the figure and its value. */
static void write_reason(grid *g, size_t column, const growth_study *s, const growth_candidate *c, size_t k, bool zh)
{
    const growth_feature *f = &s->rules->features[c->says[k]];
    double x = s->now[(size_t)c->company * s->rules->n_features + c->says[k]];
    char text[200];

    if (k >= s->n_used)
        return;
    x = f->is_log ? exp(x) : x;
    snprintf(text, sizeof text, fabs(x) < 1000 ? "%s %s %.3g" : "%s %s %.0f", c->parts[k] > 0 ? "+" : c->parts[k] < 0 ? "-" : "=",
             model_text_in(f->name, zh), x);
    grid_text(g, column, text, c->parts[k] > 0 ? TABLE_GOOD : TABLE_PLAIN);
}

static void write_companies(document *d, const growth_study *s, size_t top, bool zh)
{
    const panel *p = s->base->data.panel;
    const dictionary *words = panel_dictionary(p);
    grid *g = document_grid(d, "companies", _("For the order of visits only"), company_columns, C_COLUMNS);

    for (size_t i = 0; i < s->n_list && (!top || i < top); i++) {
        const growth_candidate *c = &s->list[i];

        grid_row(g);
        grid_number(g, C_RANK, (double)i + 1);
        grid_text(g, C_CODE, panel_code(p, c->company), TABLE_PLAIN);
        grid_text(g, C_NAME, panel_text(p, c->company, dictionary_find(words, "name")), TABLE_PLAIN);
        grid_text(g, C_TOWN, panel_text(p, c->company, dictionary_find(words, "town")), TABLE_PLAIN);
        grid_number(g, C_CHANCE, c->chance);
        write_reason(g, C_FIRST, s, c, 0, zh);
        write_reason(g, C_SECOND, s, c, 1, zh);
    }
    grid_hide_empty(g);
}

/* --- the page ----------------------------------------------------------------------------------------------------- */

static void write_head(document *d, const growth_study *s, bool zh)
{
    const model *m = s->base->model;
    const score_quality *q = &s->order.quality;

    document_title(d, model_text_in(m->name, zh));
    document_text(d, "model", NULL, m->id);
    document_text(d, "gate", NULL, m->gates[s->gate].id);
    document_text(d, NULL, _("looked for: who comes to meet"), model_text_in(m->gates[s->gate].name, zh));
    document_number(d, "year", _("application year in which it is met"), s->last + s->rules->horizon, 0);
    document_number(d, "fit", _("company-years before the last"), (double)s->n_fit, 0);
    document_number(d, "fit_events", _("of these came to meet it"), (double)s->fit_events, 0);
    document_number(d, "tested", _("companies tested in the last year"), (double)q->n, 0);
    document_number(d, "tested_events", _("of them came to meet it"), (double)q->n_events, 0);
    document_number(d, "slope", _("calibration: slope (1 is right)"), q->slope, 2);
    document_number(d, "intercept", _("calibration: intercept (0 is right)"), q->intercept, 2);
}

/* Beside what anybody could do without a model. */
static void note_baselines(document *d, const growth_study *s, bool zh)
{
    const growth_order *best = NULL;
    const char *name = NULL;

    for (size_t k = 0; k < s->rules->n_baselines; k++) {
        const growth_order *o = &s->baselines[k];

        if (o->is_told && (!best || o->quality.auc > best->quality.auc)) {
            best = o;
            name = model_text_in(s->rules->features[s->rules->baselines[k]].name, zh);
        }
    }
    if (s->order.quality.auc_low <= 0.5)
        document_note(d, _("on the last year the model is not certainly better than chance: do not go by it"));
    else if (best && best->quality.auc >= s->order.quality.auc)
        document_note(d, _("on the last year the order by '%s' alone did as well: take that, it is simpler"), name);
}

static void write_notes(document *d, const growth_study *s, bool zh)
{
    document_note(d, _("for the order of visits only: a chance here is what figures like these led to in this district, no judgement of a company and no forecast to be held to"));
    note_baselines(d, s, zh);
    document_note(d, _("a company-year is one company in one application year, with what was known then; whether the condition was met is judged by today's rule in all years; who meets it already is not counted"));
    document_note(d, _("a condition that looks back over years which are known already is partly arithmetic: the orders by growth show how much of it anybody could have seen"));
    if (s->n_incomplete)
        document_note(d, _("company-years left out because a figure that is used is unknown (nothing is put in its place): %zu"), s->n_incomplete);
    if (s->n_untold)
        document_note(d, _("company-years left out because it is unknown whether the condition was met: %zu"), s->n_untold);
    if (s->n_unknown)
        document_note(d, _("companies not in the list because a figure that is used is unknown: %zu"), s->n_unknown);
    if (s->n_met)
        document_note(d, _("companies not in the list because they meet the condition today: %zu"), s->n_met);
    document_note(d, _("figures, signs, ridge (%g), horizon (%d) and minimum of events (%g) are practice of this program: models/practice/growth.yaml"),
                  s->rules->ridge, s->rules->horizon, s->rules->events);
    study_note_others(d, s->base, s->left_out);
}

document *growth_document(const growth_study *g, size_t top, bool zh)
{
    document *d = document_new();

    if (!d)
        return NULL;
    document_language(d, zh);
    document_wide(d);
    write_head(d, g, zh);
    write_orders(d, g, zh);
    write_calibration(d, g);
    write_figures(d, g, zh);
    write_companies(d, g, top, zh);
    write_notes(d, g, zh);
    return d;
}
