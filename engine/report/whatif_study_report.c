#include "report/whatif_study_report.h"

#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "base/date.h"
#include "base/message.h"
#include "base/number_text.h"
#include "model/model_parameter.h"
#include "report/calibration_text.h"
#include "report/value_text.h"

/* --- the changes ----------------------------------------------------------------------------- */

typedef struct shown_changes {
    arena *memory;
    bool is_plain;
    whatif_change *list;
    size_t n;
} shown_changes;

static void show(shown_changes *s, const char *what, const char *before, const char *after)
{
    s->list[s->n++] = (whatif_change){what, arena_copy_string(s->memory, before), arena_copy_string(s->memory, after)};
}

static void cell_text(const whatif_study *w, const panel *p, uint32_t company, const change *c, bool is_plain,
                      char text[VALUE_TEXT_SIZE])
{
    const indicator *i = dictionary_get(w->env->dictionary, c->indicator);
    const char *word;

    if (i->type != INDICATOR_TEXT) {
        int year = change_year(c, w->env->dictionary, w->base->binding.year);

        double value = panel_number(p, company, c->indicator, year);

        text[0] = '\0';
        if (!is_plain)
            value_text(value, indicator_unit(i), w->env->is_chinese, text);
        else if (cell_is_value(value))
            number_format(value, text);
        return;
    }
    word = panel_text(p, company, c->indicator);
    snprintf(text, VALUE_TEXT_SIZE, "%.60s", word ? word : is_plain ? "" : _("missing"));
}

static void show_cells(const whatif_study *w, shown_changes *s)
{
    char before[VALUE_TEXT_SIZE], after[VALUE_TEXT_SIZE];
    const panel *p = w->base->data.panel;
    uint32_t company = w->changed ? panel_find_company(p, w->scenario.company, strlen(w->scenario.company)) : 0;

    for (size_t i = 0; i < w->changes.n; i++) {
        before[0] = after[0] = '\0';
        if (w->changed) {
            cell_text(w, p, company, &w->changes.list[i], s->is_plain, before);
            cell_text(w, w->changed, 0, &w->changes.list[i], s->is_plain, after);
        }
        show(s, w->changes.list[i].text, before, after);
    }
}

static void show_rules(const whatif_study *w, shown_changes *s)
{
    char before[VALUE_TEXT_SIZE], after[VALUE_TEXT_SIZE];
    model *was = w->base->model, *is = w->other ? w->other : was;

    for (size_t i = 0; i < w->scenario.n_params; i++) {
        char name[VALUE_TEXT_SIZE * 2];

        snprintf(name, sizeof name, "%.*s", (int)strcspn(w->scenario.params[i], "="), w->scenario.params[i]);
        before[0] = after[0] = '\0';
        model_get_parameter(was, name, before, sizeof before);
        if (parameter_range_is(w->scenario.params[i]))
            snprintf(after, sizeof after, "%s", strchr(w->scenario.params[i], '=') + 1);
        else
            model_get_parameter(is, name, after, sizeof after);
        show(s, w->scenario.params[i], before, after);
    }
    if (whatif_study_has_other_rule(w)) {
        snprintf(before, sizeof before, "%.30s %.30s", was->id, was->version);
        snprintf(after, sizeof after, "%.30s %.30s", is->id, is->version);
        show(s, s->is_plain ? "rule" : _("rule"), before, after);
    }
}

/* Note changes without effect: of a fallback for which the company has the more specific datum. */
static void note_substitutes(const whatif_study *w, document *d)
{
    const dictionary *names = w->env->dictionary;

    for (size_t k = 0; k < w->changes.n; k++) {
        const change *c = &w->changes.list[k];
        const char *name = dictionary_get(names, c->indicator)->name;
        int year = change_year(c, names, w->base->binding.year);

        for (int id = 0; id < dictionary_count(names); id++) {
            const indicator *i = dictionary_get(names, id);

            if (i->fallback && !strcmp(i->fallback, name) &&
                cell_is_value(panel_number(w->changed, 0, id, year)))
                document_note(d, _("'%s' of %d is given, so rules that read it do not see the change of '%s'"),
                              i->name, year, name);
        }
    }
}

static void add_notes(const whatif_study *w, document *d)
{
    const model *m = w->base->model;
    char on[11];

    date_format(w->base->binding.on, on);
    document_note(d, _("%s, version of %s, application year %d, on %s; nothing was changed in the data"),
                  model_text_in(m->name, w->env->is_chinese), m->version, w->base->binding.year, on);
    calibration_note(d, m);
    if (w->n_missing)
        document_note(d, _("%zu cells are missing and stay so; a change with = sets them"), w->n_missing);
    if (w->one)
        note_substitutes(w, d);
    if (w->one && !w->ranks.before && !w->year_now)
        document_note(d, "%s", !whatif_study_is_listed(w)
                                   ? _("the company holds the certificate and is in no list")
                                   : _("its rank in the list takes all companies: --rank computes it"));
}

/* --- now and then ---------------------------------------------------------------------------- */

enum { F_YEAR, F_VERSION, F_YES, F_OPEN, F_NO, F_EXPECTED, F_COLUMNS };

static const table_column forward_columns[F_COLUMNS] = {
    [F_YEAR] = {"year", N_("application year"), TABLE_CODE, -1},
    [F_VERSION] = {"version", N_("version"), TABLE_TEXT, -1},
    [F_YES] = {"yes", N_("yes"), TABLE_NUMBER, 0},
    [F_OPEN] = {"open", N_("open"), TABLE_NUMBER, 0},
    [F_NO] = {"no", N_("no"), TABLE_NUMBER, 0},
    [F_EXPECTED] = {"expected", N_("expected to qualify"), TABLE_NUMBER, 2},
};

static void when_row(grid *g, const whatif_when *when)
{
    char year[12];

    snprintf(year, sizeof year, "%d", when->year);
    grid_row(g);
    grid_text(g, F_YEAR, year, TABLE_PLAIN);
    grid_text(g, F_VERSION, when->version, TABLE_PLAIN);
    grid_number(g, F_YES, (double)when->verdicts[TRUTH_TRUE]);
    grid_number(g, F_OPEN, (double)when->verdicts[TRUTH_UNKNOWN]);
    grid_number(g, F_NO, (double)when->verdicts[TRUTH_FALSE]);
    grid_number(g, F_EXPECTED, when->expected);
}

static void write_forward(const whatif_study *w, document *d)
{
    grid *g =
        document_grid(d, "forward", _("With nothing changed: now, and carried forward"), forward_columns, F_COLUMNS);

    when_row(g, &w->now);
    when_row(g, &w->then);
}

static void note_forward(const whatif_study *w, document *d)
{
    document_note(d,
                  _("figures that are not there from %d on are those of %d, and 0 for what happens once: the plainest "
                    "forecast, by which a company that grows is told less than it will have"),
                  w->year_now, w->year_now - 1);
}

/* --- the document ---------------------------------------------------------------------------------- */

static document *write_result(const whatif_study *w, const whatif_frame *f)
{
    const panel *p = w->base->data.panel;

    return w->one     ? whatif_one_document(w->one, f)
           : w->curve ? whatif_curve_document(w->curve, p, f)
           : w->draws ? whatif_draws_document(w->draws, p, f)
                      : whatif_many_document(w->many, p, f);
}

static document *make(const whatif_study *w, const shown_changes *shown, bool is_flat)
{
    char title[512];
    whatif_frame f = {.title = shown->is_plain ? NULL : title,
                      .changes = shown->list,
                      .n_changes = shown->n,
                      .rank_before = w->ranks.before,
                      .rank_after = w->ranks.after,
                      .rank_of = w->ranks.of,
                      .names = w->env->dictionary,
                      .is_chinese = w->env->is_chinese && !shown->is_plain,
                      .is_flat = is_flat,
                      .is_plain = is_flat || shown->is_plain};
    const char *name = w->scenario.name ? w->scenario.name : _("what if");

    snprintf(title, sizeof title, "%.200s  %.200s", w->one && w->one->before->name ? w->one->before->name : name,
             model_text_in(w->base->model->name, w->env->is_chinese));
    return write_result(w, &f);
}

/* The document with all its tables, or the flat one, but for the notes. */
static document *write_study(const whatif_study *w, bool is_flat, bool is_plain)
{
    shown_changes shown = {.memory = arena_new(), .is_plain = is_plain};
    document *d = NULL;

    if (shown.memory)
        shown.list = arena_take_array(shown.memory, w->changes.n + w->scenario.n_params + 1, sizeof *shown.list);
    if (shown.list) {
        show_cells(w, &shown);
        show_rules(w, &shown);
        d = make(w, &shown, is_flat);
    }
    arena_free(shown.memory);
    if (d && w->year_now && !is_flat)
        write_forward(w, d);
    return d;
}

document *whatif_study_document(const whatif_study *w, bool is_flat)
{
    document *d = write_study(w, is_flat, false);

    if (d)
        add_notes(w, d);
    if (d && w->year_now)
        note_forward(w, d);
    return d;
}

/* With what people read in the notes as values. */
document *whatif_study_plain(const whatif_study *w)
{
    document *d = write_study(w, false, true);
    char on[11];

    if (!d)
        return NULL;
    date_format(w->base->binding.on, on);
    document_text(d, "rule", NULL, w->base->model->id);
    document_text(d, "rule_version", NULL, w->base->model->version);
    document_text(d, "rule_after", NULL, whatif_study_after(w)->id);
    document_text(d, "rule_after_version", NULL, whatif_study_after(w)->version);
    document_number(d, "application_year", NULL, w->base->binding.year, 0);
    document_text(d, "on", NULL, on);
    document_number(d, "cells_missing", NULL, (double)w->n_missing, 0);
    return d;
}
