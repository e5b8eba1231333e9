/*
 * One line an industry, the whole last; of each how many companies stand behind it and what it is pooled with, so that nobody takes the line of three
 * companies for one of three hundred.
 */
#include "report/baseline_report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "report/baseline_report_internal.h"

static const double wan = 10000;

bool baseline_has_table(const char *name)
{
    return !strcmp(name, "industries") || !strcmp(name, "quantiles") || !strcmp(name, "companies");
}

/* --- figures ----------------------------------------------------------------------------------------------------------- */

void baseline_figure_text(const baseline_study *s, double x, char text[BASELINE_FIGURE])
{
    bool is_share = s->of && !s->value->money;
    char number[48];

    text[0] = '\0';
    if (!cell_is_value(x))
        return;
    number_format_fixed(is_share ? x * 100 : s->value->money == 1 ? x / wan : x, 2, number, sizeof number);
    if (is_share)
        snprintf(text, BASELINE_FIGURE, "%s%%", number);
    else if (s->value->money == 1)
        snprintf(text, BASELINE_FIGURE, _("%s wan"), number);
    else
        snprintf(text, BASELINE_FIGURE, "%s", number);
}

void baseline_figure_cells(const baseline_study *s, grid *g, size_t column, double x)
{
    char text[BASELINE_FIGURE];

    baseline_figure_text(s, x, text);
    grid_number(g, column, cell_is_value(x) ? x : NAN);
    grid_text(g, column + 1, text, TABLE_PLAIN);
}

const char *baseline_code_text(const baseline_study *s, size_t industry)
{
    return industry ? s->industries[industry].code : "all";
}

const char *baseline_keep(const baseline_writer *w, const char *text)
{
    const char *copy = arena_copy_string(document_memory(w->d), text);

    return copy ? copy : "";
}

static const char *name_of(const baseline_writer *w, size_t industry)
{
    const char *name = industry ? code_names_industry(w->v->names, w->s->industries[industry].code) : NULL;

    return name ? name : "";
}

const char *baseline_level_text(size_t industry, const baseline_study *s, char text[BASELINE_FIGURE])
{
    const char *code = s->industries[industry].code;

    switch (s->industries[industry].level) {
    case INDUSTRY_SECTION:
        snprintf(text, BASELINE_FIGURE, _("section %s"), code);
        break;
    case INDUSTRY_DIVISION:
        snprintf(text, BASELINE_FIGURE, _("division %s"), code);
        break;
    case INDUSTRY_GROUP:
        snprintf(text, BASELINE_FIGURE, _("group %s"), code);
        break;
    case INDUSTRY_CLASS:
        snprintf(text, BASELINE_FIGURE, _("industry class %s"), code);
        break;
    default:
        snprintf(text, BASELINE_FIGURE, "%s", _("all industries"));
    }
    return text;
}

/* --- industries ---------------------------------------------------------------------------------------------------------- */

enum { I_CODE, I_CODE_TEXT, I_NAME, I_COMPANIES, I_ZEROS, I_UNKNOWN, I_WEIGHT, I_POOLED, I_POOLED_TEXT, I_FIXED };
enum { I_LOW, I_HIGH, I_INTERVAL, I_OWN, I_OWN_TEXT, I_COMPARED, I_BELOW, I_GAP, I_GAP_TEXT, I_LAST };
enum { MOST_COLUMNS = I_FIXED + 2 * (BASELINE_MOST_QUANTILES + 1) + I_LAST };

static const table_column first_columns[I_FIXED] = {
    [I_CODE] = {"industry", NULL, TABLE_CODE, 0},
    [I_CODE_TEXT] = {NULL, N_("industry"), TABLE_CODE, 0},
    [I_NAME] = {"industry_name", N_("name of the industry"), TABLE_TEXT, 0},
    [I_COMPANIES] = {"companies", N_("companies"), TABLE_NUMBER, 0},
    [I_ZEROS] = {"zeros", N_("of these 0"), TABLE_NUMBER, 0},
    [I_UNKNOWN] = {"unknown", N_("not known"), TABLE_NUMBER, 0},
    [I_WEIGHT] = {"own_weight", N_("own weight"), TABLE_SHARE, 6},
    [I_POOLED] = {"pooled_with", NULL, TABLE_TEXT, 0},
    [I_POOLED_TEXT] = {NULL, N_("pooled with"), TABLE_TEXT, 0},
};

static const table_column last_columns[I_LAST] = {
    [I_LOW] = {"line_low", NULL, TABLE_NUMBER, 10},
    [I_HIGH] = {"line_high", NULL, TABLE_NUMBER, 10},
    [I_INTERVAL] = {NULL, N_("interval of the line"), TABLE_TEXT, 0},
    [I_OWN] = {"own_line", NULL, TABLE_NUMBER, 10},
    [I_OWN_TEXT] = {NULL, N_("own companies alone"), TABLE_TEXT, 0},
    [I_COMPARED] = {"compared", N_("compared"), TABLE_NUMBER, 0},
    [I_BELOW] = {"below", N_("below the line"), TABLE_NUMBER, 0},
    [I_GAP] = {"gap", NULL, TABLE_NUMBER, 2},
    [I_GAP_TEXT] = {NULL, NULL, TABLE_MONEY, 2},
};

/* "P25", "baseline (P50)" */
static table_column quantile_column(const baseline_writer *w, size_t k, bool is_text)
{
    char number[32], text[64];

    number_format(w->s->quantiles[k] * 100, number);
    if (is_text && k == w->s->line)
        snprintf(text, sizeof text, _("baseline (P%s)"), number);
    else
        snprintf(text, sizeof text, "%s%s", is_text ? "P" : "q", number);
    return is_text ? (table_column){NULL, baseline_keep(w, text), TABLE_TEXT, 0} : (table_column){baseline_keep(w, text), NULL, TABLE_NUMBER, 10};
}

static void interval_cells(const baseline_writer *w, grid *g, size_t column, const baseline_quantile *q)
{
    char low[BASELINE_FIGURE], high[BASELINE_FIGURE], text[2 * BASELINE_FIGURE + 16];

    if (isnan(q->low)) {
        snprintf(text, sizeof text, _("too few: from %zu companies on"), q->needs);
    } else {
        baseline_figure_text(w->s, q->low, low);
        baseline_figure_text(w->s, q->high, high);
        snprintf(text, sizeof text, _("%s to %s"), low, high);
        grid_number(g, column + I_LOW, q->low);
        grid_number(g, column + I_HIGH, q->high);
    }
    grid_text(g, column + I_INTERVAL, text, isnan(q->low) ? TABLE_FAINT : TABLE_PLAIN);
}

/* What it is pooled with, and what that is pooled with in turn: for programs the codes, and for people behind them in words. */
static void pooled_cells(const baseline_writer *w, grid *g, size_t column, size_t at)
{
    text_buffer codes, words;
    char text[BASELINE_FIGURE];

    text_buffer_init(&codes);
    text_buffer_init(&words);
    for (size_t i = at; w->s->industries[i].pooled != i;) {
        i = w->s->industries[i].pooled;
        text_buffer_print(&codes, "%s%s", codes.length ? ";" : "", baseline_code_text(w->s, i));
        text_buffer_print(&words, "%s%s", words.length ? _("; ") : "", baseline_level_text(i, w->s, text));
    }
    grid_text(g, column, text_buffer_string(&codes), TABLE_PLAIN);
    grid_text(g, column + 1, words.length ? text_buffer_string(&words) : _("stands for itself"), words.length ? TABLE_OPEN : TABLE_PLAIN);
    text_buffer_clear(&codes);
    text_buffer_clear(&words);
}

static void industry_row(const baseline_writer *w, grid *g, size_t at)
{
    const baseline_study *s = w->s;
    const baseline_industry *x = &s->industries[at];
    size_t column = I_FIXED + 2 * s->n_quantiles;

    grid_row(g);
    grid_text(g, I_CODE, baseline_code_text(s, at), TABLE_PLAIN);
    grid_text(g, I_CODE_TEXT, at ? x->code : _("all industries"), TABLE_PLAIN);
    grid_text(g, I_NAME, name_of(w, at), TABLE_PLAIN);
    grid_number(g, I_COMPANIES, (double)x->n);
    grid_number(g, I_ZEROS, (double)x->zeros);
    grid_number(g, I_UNKNOWN, (double)x->unknown);
    grid_number(g, I_WEIGHT, x->weight);
    pooled_cells(w, g, I_POOLED, at);
    for (size_t k = 0; k < s->n_quantiles; k++)
        baseline_figure_cells(s, g, I_FIXED + 2 * k, x->quantiles[k].value);
    interval_cells(w, g, column, &x->quantiles[s->line]);
    baseline_figure_cells(s, g, column + I_OWN, x->quantiles[s->line].own);
    grid_number(g, column + I_COMPARED, (double)x->compared);
    grid_number(g, column + I_BELOW, (double)x->below);
    if (!s->of)
        return;
    grid_number(g, column + I_GAP, x->gap);
    grid_number(g, column + I_GAP_TEXT, s->of->money == 1 ? x->gap / wan : x->gap);
}

static void write_industries(const baseline_writer *w)
{
    const baseline_study *s = w->s;
    table_column columns[MOST_COLUMNS];
    size_t last = I_FIXED + 2 * s->n_quantiles;
    grid *g;

    memcpy(columns, first_columns, sizeof first_columns);
    for (size_t k = 0; k < s->n_quantiles; k++) {
        columns[I_FIXED + 2 * k] = quantile_column(w, k, false);
        columns[I_FIXED + 2 * k + 1] = quantile_column(w, k, true);
    }
    memcpy(columns + last, last_columns, sizeof last_columns);
    columns[last + I_GAP_TEXT].heading = s->of && s->of->money == 1 ? N_("missing to the line (wan)") : N_("missing to the line");
    g = document_grid(w->d, "industries", w->v->table ? NULL : _("Baselines"), columns, last + I_LAST);
    for (size_t i = 1; g && i < s->n; i++) {
        if (s->industries[i].is_shown)
            industry_row(w, g, i);
    }
    if (g) {
        industry_row(w, g, 0);
        grid_hide_empty(g);
    }
}

/* --- every quantile -------------------------------------------------------------------------------------------------------- */

enum { Q_CODE, Q_QUANTILE, Q_COMPANIES, Q_WEIGHT, Q_POOLED, Q_VALUE, Q_VALUE_TEXT, Q_LOW, Q_LOW_TEXT, Q_HIGH, Q_HIGH_TEXT, Q_OWN, Q_OWN_TEXT, Q_OWN_LOW, Q_OWN_LOW_TEXT,
       Q_OWN_HIGH, Q_OWN_HIGH_TEXT, Q_COVERAGE, Q_NEEDS, Q_COLUMNS };

static const table_column quantile_columns[Q_COLUMNS] = {
    [Q_CODE] = {"industry", N_("industry"), TABLE_CODE, 0},
    [Q_QUANTILE] = {"quantile", N_("quantile"), TABLE_SHARE, 6},
    [Q_COMPANIES] = {"companies", N_("companies"), TABLE_NUMBER, 0},
    [Q_WEIGHT] = {"own_weight", N_("own weight"), TABLE_SHARE, 6},
    [Q_POOLED] = {"pooled_with", N_("pooled with"), TABLE_TEXT, 0},
    [Q_VALUE] = {"baseline", NULL, TABLE_NUMBER, 10},
    [Q_VALUE_TEXT] = {NULL, N_("baseline"), TABLE_TEXT, 0},
    [Q_LOW] = {"low", NULL, TABLE_NUMBER, 10},
    [Q_LOW_TEXT] = {NULL, N_("from"), TABLE_TEXT, 0},
    [Q_HIGH] = {"high", NULL, TABLE_NUMBER, 10},
    [Q_HIGH_TEXT] = {NULL, N_("to"), TABLE_TEXT, 0},
    [Q_OWN] = {"own", NULL, TABLE_NUMBER, 10},
    [Q_OWN_TEXT] = {NULL, N_("own companies alone"), TABLE_TEXT, 0},
    [Q_OWN_LOW] = {"own_low", NULL, TABLE_NUMBER, 10},
    [Q_OWN_LOW_TEXT] = {NULL, N_("from"), TABLE_TEXT, 0},
    [Q_OWN_HIGH] = {"own_high", NULL, TABLE_NUMBER, 10},
    [Q_OWN_HIGH_TEXT] = {NULL, N_("to"), TABLE_TEXT, 0},
    [Q_COVERAGE] = {"own_coverage", N_("exact chance of that interval"), TABLE_SHARE, 6},
    [Q_NEEDS] = {"needs", N_("companies for an interval"), TABLE_NUMBER, 0},
};

static void quantile_row(const baseline_writer *w, grid *g, size_t at, size_t k)
{
    const baseline_industry *x = &w->s->industries[at];
    const baseline_quantile *q = &x->quantiles[k];

    grid_row(g);
    grid_text(g, Q_CODE, baseline_code_text(w->s, at), TABLE_PLAIN);
    grid_number(g, Q_QUANTILE, w->s->quantiles[k]);
    grid_number(g, Q_COMPANIES, (double)x->n);
    grid_number(g, Q_WEIGHT, x->weight);
    grid_text(g, Q_POOLED, x->pooled == at ? "" : baseline_code_text(w->s, x->pooled), TABLE_PLAIN);
    baseline_figure_cells(w->s, g, Q_VALUE, q->value);
    baseline_figure_cells(w->s, g, Q_LOW, q->low);
    baseline_figure_cells(w->s, g, Q_HIGH, q->high);
    baseline_figure_cells(w->s, g, Q_OWN, q->own);
    baseline_figure_cells(w->s, g, Q_OWN_LOW, q->own_low);
    baseline_figure_cells(w->s, g, Q_OWN_HIGH, q->own_high);
    grid_number(g, Q_COVERAGE, q->coverage);
    grid_number(g, Q_NEEDS, (double)q->needs);
}

/* Of every industry of every level, what stands above before what lies in it. */
static void write_quantiles(const baseline_writer *w)
{
    grid *g = document_grid(w->d, "quantiles", NULL, quantile_columns, Q_COLUMNS);

    for (size_t i = 0; g && i < w->s->n; i++) {
        for (size_t k = 0; k < w->s->n_quantiles; k++)
            quantile_row(w, g, i, k);
    }
}

/* --- the document ---------------------------------------------------------------------------------------------------------- */

static void write_head(const baseline_writer *w)
{
    const baseline_study *s = w->s;
    const baseline_industry *all = &s->industries[0];
    char number[32], text[64];

    document_title(w->d, _("Baselines by industry"));
    document_text(w->d, "figure", _("figure"), model_text_in(s->name, w->zh));
    number_format(s->quantiles[s->line] * 100, number);
    snprintf(text, sizeof text, "P%s", number);
    document_text(w->d, "line", _("the line is the quantile"), text);
    document_number(w->d, "companies", _("companies with the figure"), (double)all->n, 0);
    document_number(w->d, "compared", _("compared"), (double)all->compared, 0);
    document_number(w->d, "below", _("below the line"), (double)all->below, 0);
    document_number(w->d, "unknown", _("not compared, as the figure is not known"), (double)s->unknown, 0);
}

static bool has_level(const baseline_study *s, int level)
{
    for (size_t i = 0; i < s->n; i++) {
        if ((int)s->industries[i].level == level && s->industries[i].n)
            return true;
    }
    return false;
}

/* Companies whose code ends above the level that is asked for: how many have none at all. */
static size_t without_code(const baseline_study *s)
{
    size_t n = 0;

    for (size_t i = 0; i < panel_count(s->set->data.panel); i++)
        n += s->set->is_in[i] && s->industry[i] == 0 && cell_is_value(baseline_value(s, i));
    return n;
}

/* How much what stands above counts, level by level. */
static void note_strengths(const baseline_writer *w)
{
    static const char *const words[INDUSTRY_LEVELS] = {[INDUSTRY_SECTION] = N_("sections among each other"), [INDUSTRY_DIVISION] = N_("divisions of a section"),
                                                       [INDUSTRY_GROUP] = N_("groups of a division"), [INDUSTRY_CLASS] = N_("classes of a group")};

    for (int level = INDUSTRY_SECTION; level <= (int)w->s->by; level++) {
        double strength = w->s->strength[level];
        char number[48];

        if (!has_level(w->s, level))
            continue;
        number_format_fixed(strength, 1, number, sizeof number);
        if (strength < INFINITY)
            document_note(w->d, _("%s: what stands above weighs like %s companies"), _(words[level]), number);
        else
            document_note(w->d, _("%s: the data show no difference beyond chance, so that small ones take what stands above"), _(words[level]));
    }
}

static void write_notes(const baseline_writer *w)
{
    const baseline_study *s = w->s;
    const baseline_industry *all = &s->industries[0];
    char number[32];

    document_note(w->d, PLURAL("application year %d; baselines are of %zu company of the data with the figure, whoever is selected; local practice, not law",
                               "application year %d; baselines are of all %zu companies of the data with the figure, whoever is selected; local practice, not law", all->n),
                  s->set->binding.year, all->n);
    if (all->zeros)
        document_note(w->d, PLURAL("%zu company with a figure of 0 counts with 0", "%zu companies with a figure of 0 count with 0", all->zeros), all->zeros);
    if (s->unknown)
        document_note(w->d, PLURAL("%zu company without the figure is counted as unknown and is below nothing", "%zu companies without the figure are counted as unknown and are below nothing",
                                   s->unknown), s->unknown);
    if (without_code(s))
        document_note(w->d, PLURAL("%zu company without a code of industry is held against the line of all industries",
                                   "%zu companies without a code of industry are held against the line of all industries", without_code(s)), without_code(s));
    number_format(s->rules->least, number);
    document_note(w->d, _("industries with fewer than %s companies are pooled with what stands above them; the interval of one that stands for itself is made of order statistics and "
                          "assumes no distribution"), number);
    note_strengths(w);
    if (s->perhaps)
        document_note(w->d, PLURAL("%zu company is left out, as the data do not say whether it is meant", "%zu companies are left out, as the data do not say whether they are meant", s->perhaps),
                      s->perhaps);
    if (!w->v->names_companies && !w->v->table)
        document_note(w->d, _("who is below the line is told at level L3 (full) only"));
}

static bool is_asked(const baseline_writer *w, const char *table)
{
    return !w->v->table || !strcmp(w->v->table, table);
}

tidu_status baseline_document(const baseline_view *v, document **out, tidu_error *err)
{
    baseline_writer w = {v, v->study, document_new(), v->is_chinese};
    tidu_status status = TIDU_OK;

    if (!w.d)
        return error_memory(err);
    document_language(w.d, v->is_chinese);
    document_wide(w.d);
    if (!v->table)
        write_head(&w);
    if (is_asked(&w, "industries"))
        write_industries(&w);
    if (v->table && !strcmp(v->table, "quantiles"))
        write_quantiles(&w);
    if (is_asked(&w, "companies") && v->names_companies)
        status = baseline_write_companies(&w, err);
    write_notes(&w);
    if (status)
        document_free(w.d);
    else
        *out = w.d;
    return status;
}
