/* The count of passes, how many must file for a target, and what of its chance hangs on whom. */
#include "report/forecast_report.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/message.h"
#include "report/calibration_text.h"
#include "report/study_note.h"

static const double tenth = 0.1;

/* --- how many must file ---------------------------------------------------------------------------------- */

enum { N_CHANCE, N_NUMBER, N_TEXT, N_COLUMNS };

static const table_column need_columns[N_COLUMNS] = {
    [N_CHANCE] = {"chance", N_("chance of the target"), TABLE_SHARE, -1},
    [N_NUMBER] = {"number", N_("must file"), TABLE_NUMBER, 0},
    [N_TEXT] = {NULL, N_("remark"), TABLE_TEXT, 0},
};

static void write_needs(document *d, const forecast_study *f)
{
    grid *g = document_grid(d, "numbers", _("How many must file"), need_columns, N_COLUMNS);
    char text[200];

    for (size_t i = 0; i < f->practice.n_chances; i++) {
        const forecast_need *need = &f->needs[i];

        grid_row(g);
        grid_number(g, N_CHANCE, need->chance);
        grid_number(g, N_NUMBER, need->number ? (double)need->number : NAN);
        snprintf(text, sizeof text, _("not even if all %zu of the list file: %.1f%%"), f->list.n, 100 * need->at_last);
        grid_text(g, N_TEXT, need->number ? "" : text, TABLE_PLAIN);
    }
    grid_hide_empty(g);
}

/* --- the distribution ----------------------------------------------------------------------------------------- */

enum { C_COUNT, C_CHANCE, C_AT_LEAST, C_COLUMNS };

static const table_column count_columns[C_COLUMNS] = {
    [C_COUNT] = {"passes", N_("passes"), TABLE_NUMBER, 0},
    [C_CHANCE] = {"chance", N_("exactly so many"), TABLE_SHARE, 6},
    [C_AT_LEAST] = {"at_least", N_("at least so many"), TABLE_SHARE, 6},
};

/* Where anything can be seen, for people in steps of a twentieth of it. */
static void write_counts(document *d, const forecast_study *f)
{
    enum { LINES = 20 };
    static const double seen = 0.0005;
    grid *g = document_grid(d, "counts", _("How many pass"), count_columns, C_COLUMNS);
    size_t from = pass_count_quantile(f->count, seen), to = pass_count_quantile(f->count, 1 - seen);
    size_t step = (to - from) / LINES + 1;

    for (size_t k = from; k <= to; k += step) {
        grid_row(g);
        grid_number(g, C_COUNT, (double)k);
        grid_number(g, C_CHANCE, pass_count_exactly(f->count, k));
        grid_number(g, C_AT_LEAST, pass_count_at_least(f->count, k));
    }
}

/* --- what hangs on whom ---------------------------------------------------------------------------------------- */

enum { W_PLACE, W_CODE, W_NAME, W_TOWN, W_CHANCE, W_CARRY, W_COLUMNS };

static const table_column company_columns[W_COLUMNS] = {
    [W_PLACE] = {"place", N_("files as number"), TABLE_NUMBER, 0},
    [W_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [W_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [W_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [W_CHANCE] = {"readiness", N_("readiness"), TABLE_CHANCE, 6},
    [W_CARRY] = {"carry", N_("of the target's chance hangs on it"), TABLE_SHARE, 6},
};

typedef struct carrier {
    size_t place;
    double carry;
} carrier;

static int most_first(const void *x, const void *y)
{
    const carrier *a = x, *b = y;

    if (a->carry != b->carry)
        return a->carry < b->carry ? 1 : -1;
    return (a->place > b->place) - (a->place < b->place);
}

/* Those of whom a person would see a digit. */
static void write_companies(document *d, const forecast_study *f)
{
    static const double seen = 0.00005;
    const panel *p = f->base->data.panel;
    const dictionary *words = panel_dictionary(p);
    carrier *list = arena_take_array(document_memory(d), f->options.filed + 1, sizeof *list);
    grid *g = NULL;

    for (size_t i = 0; list && i < f->options.filed; i++)
        list[i] = (carrier){i, f->carry[i]};
    if (list)
        qsort(list, f->options.filed, sizeof *list, most_first);
    for (size_t i = 0; list && i < f->options.filed && list[i].carry >= seen; i++) {
        uint32_t company = f->list.company[list[i].place];

        if (!g)
            g = document_grid(d, "companies", _("On whom the target hangs"), company_columns, W_COLUMNS);
        grid_row(g);
        grid_number(g, W_PLACE, (double)list[i].place + 1);
        grid_text(g, W_CODE, panel_code(p, company), TABLE_PLAIN);
        grid_text(g, W_NAME, panel_text(p, company, dictionary_find(words, "name")), TABLE_PLAIN);
        grid_text(g, W_TOWN, panel_text(p, company, dictionary_find(words, "town")), TABLE_PLAIN);
        grid_number(g, W_CHANCE, f->list.chances[list[i].place]);
        grid_number(g, W_CARRY, list[i].carry);
    }
    if (g)
        grid_hide_empty(g);
}

/* --- the page --------------------------------------------------------------------------------------------------- */

static void write_untold(document *d, const forecast_study *f)
{
    document_number(d, "expected", NULL, NAN, 1);
    document_text(d, NULL, _("expected to pass"), _("cannot be told"));
    document_number(d, "open", _("open"), (double)f->n_open, 0);
    document_number(d, "untold", _("of these lack data"), (double)f->n_waiting, 0);
    document_number(d, "unjudged", f->n_unjudged ? _("of these hang on an expert's yes or no") : NULL, (double)f->n_unjudged, 0);
    if (f->options.target)
        document_number(d, "target", _("target"), (double)f->options.target, 0);
    if (f->n_unjudged)
        document_note(d, _("how many pass cannot be told: of the %zu that are open, data are missing for %zu, and %zu hang on an expert's yes or no that nobody has given; bring in both, or fit the chances to outcomes (tidu calibrate %s)"),
                      f->n_open, f->n_waiting, f->n_unjudged, f->base->model->id);
    else
        document_note(d, _("how many pass cannot be told, as data are missing for %zu of the %zu that are open: bring them in first"), f->n_waiting,
                  f->n_open);
}

static void write_expected(document *d, const forecast_study *f)
{
    const forecast_options *o = &f->options;
    size_t low = pass_count_quantile(f->count, tenth), high = pass_count_quantile(f->count, 1 - tenth);
    char text[200];

    document_number(d, "expected", _("expected to pass"), pass_count_expected(f->count), 1);
    document_number(d, "least", NULL, (double)low, 0);
    document_number(d, "most", NULL, (double)high, 0);
    snprintf(text, sizeof text, _("%zu to %zu (four of five times)"), low, high);
    document_text(d, NULL, _("between"), text);
    document_number(d, "severity", _("severity of panels, standard deviation"), o->severity, -1);
    if (!o->target)
        return;
    document_number(d, "target", _("target"), (double)o->target, 0);
    document_number(d, "target_chance", NULL, f->target_chance, 6);
    snprintf(text, sizeof text, "%.1f%%", 100 * f->target_chance);
    document_text(d, NULL, _("chance to reach it"), text);
    document_number(d, "next_gain", NULL, f->next_gain, 6);
    snprintf(text, sizeof text, _("%+.2f points of per cent"), 100 * f->next_gain);
    if (f->next_gain == f->next_gain)
        document_text(d, NULL, _("one more filing adds"), text);
}

static void write_head(document *d, const forecast_study *f, bool zh)
{
    const forecast_options *o = &f->options;
    char text[200];

    if (f->base) {
        document_title(d, model_text_in(f->base->model->name, zh));
        document_text(d, "model", NULL, f->base->model->id);
        calibration_head(d, f->base->model);
        document_number(d, "listed", _("companies in the list"), (double)f->list.n, 0);
    } else {
        document_title(d, _("How many must file for a target"));
        document_number(d, "rate", NULL, o->rate, -1);
        snprintf(text, sizeof text, "%.2f%%", 100 * o->rate);
        document_text(d, NULL, _("share of those that file which pass"), text);
    }
    document_number(d, "filed", _("of these file"), (double)o->filed, 0);
    if (f->is_told)
        write_expected(d, f);
    else
        write_untold(d, f);
}

static void write_notes(document *d, const forecast_study *f)
{
    if (f->is_told)
        document_note(d, "%s", f->options.severity > 0
                               ? _("one panel judges a whole batch: its applications do not pass independently, so that a count is less certain than it would be otherwise; --severity 0 takes them as independent")
                               : _("applications are taken as independent of each other: a severe panel would fail more of them at once than this says"));
    if (!f->base)
        return;
    if (f->n_waiting && f->is_told)
        document_note(d, _("of the %zu that file, the chances of %zu hang on data that are missing"), f->options.filed, f->n_waiting);
    study_note_others(d, f->base, f->left_out);
}

document *forecast_document(const forecast_study *f, bool zh)
{
    document *d = document_new();

    if (!d)
        return NULL;
    document_language(d, zh);
    write_head(d, f, zh);
    if (f->is_told && f->options.target)
        write_needs(d, f);
    if (f->is_told)
        write_counts(d, f);
    if (f->is_told && f->carry)
        write_companies(d, f);
    write_notes(d, f);
    return d;
}
