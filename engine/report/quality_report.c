/*
 * What is filled in, by column and by town; what looks wrong is in quality_doubt_report.c.
 */
#include "report/quality_report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/message.h"
#include "report/quality_doubt_report.h"

/* --- columns ---------------------------------------------------------------------------------- */

enum { C_NAME, C_LABEL, C_MODELS, C_COMPANIES, C_FILLED, C_SHARE, C_USABLE, C_ASK, C_COLUMNS };

static const table_column column_columns[C_COLUMNS] = {
    [C_NAME] = {"indicator", N_("indicator"), TABLE_TEXT, 0},
    [C_LABEL] = {"label", N_("indicator"), TABLE_TEXT, 0},
    [C_MODELS] = {"models", N_("read by rules"), TABLE_NUMBER, 0},
    [C_COMPANIES] = {"companies", N_("companies"), TABLE_NUMBER, 0},
    [C_FILLED] = {"filled", N_("filled in"), TABLE_NUMBER, 0},
    [C_SHARE] = {"share", N_("share"), TABLE_SHARE, 6},
    [C_USABLE] = {"share_usable", N_("with what may stand for it"), TABLE_SHARE, 6},
    [C_ASK] = {"kept_by", N_("whom to ask"), TABLE_TEXT, 0},
};

static table_tone tone_of(double share)
{
    return share >= 1 ? TABLE_GOOD : share > 0 ? TABLE_PLAIN : TABLE_BAD;
}

static void add_columns(document *d, const quality_study *s, const quality_style *style)
{
    const dictionary *names = panel_dictionary(s->data.panel);
    size_t left = style->is_for_people ? C_LABEL : C_NAME; /* a label says it all */
    grid *g = quality_grid(d, "columns", _("What is filled in, by indicator"), column_columns + left, C_COLUMNS - left, style);

    for (size_t k = 0; k < s->fill.n; k++) {
        const fill_count *c = &s->fill.columns[k];
        const indicator *i = dictionary_get(names, s->fill.indicators[k]);

        grid_row(g);
        if (!left)
            grid_text(g, C_NAME, i->name, TABLE_PLAIN);
        grid_text(g, C_LABEL - left, indicator_label(i, style->is_chinese), tone_of(fill_share(c)));
        grid_number(g, C_MODELS - left, (double)s->needs.models[s->fill.indicators[k]]);
        grid_number(g, C_COMPANIES - left, (double)c->companies);
        grid_number(g, C_FILLED - left, (double)c->filled);
        grid_number(g, C_SHARE - left, c->companies ? (double)c->filled / (double)c->companies : NAN);
        grid_number(g, C_USABLE - left, fill_share(c));
        grid_text(g, C_ASK - left, quality_keeper_text(i->kept_by, style), TABLE_PLAIN);
    }
}

/* --- towns ------------------------------------------------------------------------------------ */

enum { T_TOWN, T_COMPANIES, T_WITH_YEAR, T_SHARE, T_WORST, T_COLUMNS, MOST_WORST = 3, MOST_WORST_TEXT = 400 };

static const table_column town_columns[T_COLUMNS] = {
    [T_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [T_COMPANIES] = {"companies", N_("companies"), TABLE_NUMBER, 0},
    [T_WITH_YEAR] = {"with_year", N_("with figures of the year"), TABLE_NUMBER, 0},
    [T_SHARE] = {"share", N_("share filled in"), TABLE_SHARE, 6},
    [T_WORST] = {"worst", N_("furthest below all towns"), TABLE_TEXT, 0},
};

static const char *town_text(const char *town, const quality_style *style)
{
    return *town || !style->is_for_people ? town : _("(no town)");
}

/*
 * Columns that are emptier here than in all towns together come first: a column that is empty everywhere says nothing of the
 * town.
 */
static double lag(const quality_study *s, size_t town, size_t column)
{
    const fill_count *here = &s->fill.cells[town * s->fill.n + column], *all = &s->fill.columns[column];

    return here->companies ? fill_share(all) - fill_share(here) : 0;
}

/* The next column behind `last` in that order; n: none that is emptier. */
static size_t next_worst(const quality_study *s, size_t town, const size_t *chosen, size_t n_chosen)
{
    size_t best = s->fill.n;

    for (size_t k = 0; k < s->fill.n_needed; k++) {
        bool is_chosen = false;

        for (size_t i = 0; i < n_chosen; i++)
            is_chosen |= chosen[i] == k;
        if (!is_chosen && lag(s, town, k) > 0 && (best == s->fill.n || lag(s, town, k) > lag(s, town, best)))
            best = k;
    }
    return best;
}

static void worst_text(const quality_study *s, size_t town, const quality_style *style, char text[MOST_WORST_TEXT])
{
    const dictionary *names = panel_dictionary(s->data.panel);
    size_t chosen[MOST_WORST], used = 0;

    *text = '\0';
    for (size_t i = 0; i < MOST_WORST && used < MOST_WORST_TEXT; i++) {
        const indicator *column;

        chosen[i] = next_worst(s, town, chosen, i);
        if (chosen[i] == s->fill.n)
            break;
        column = dictionary_get(names, s->fill.indicators[chosen[i]]);
        if (style->is_for_people)
            used += (size_t)snprintf(text + used, MOST_WORST_TEXT - used, "%s%.80s %.1f%%", i ? "; " : "",
                                     indicator_label(column, style->is_chinese),
                                     100 * fill_share(&s->fill.cells[town * s->fill.n + chosen[i]]));
        else
            used += (size_t)snprintf(text + used, MOST_WORST_TEXT - used, "%s%.80s", i ? ";" : "", column->name);
    }
}

static void add_towns(document *d, const quality_study *s, const quality_style *style)
{
    grid *g = quality_grid(d, "towns", _("What is filled in, by town"), town_columns, T_COLUMNS, style);

    for (size_t t = 0; t < s->fill.n_towns; t++) {
        char worst[MOST_WORST_TEXT];

        worst_text(s, t, style, worst);
        grid_row(g);
        grid_text(g, T_TOWN, town_text(s->fill.towns[t], style), TABLE_PLAIN);
        grid_number(g, T_COMPANIES, (double)s->fill.companies[t]);
        grid_number(g, T_WITH_YEAR, (double)s->fill.with_year[t]);
        grid_number(g, T_SHARE, quality_fill_town_share(&s->fill, t));
        grid_text(g, T_WORST, worst, TABLE_PLAIN);
    }
}

/* --- town × column ---------------------------------------------------------------------------- */

/* False if memory is exhausted. */
static bool add_matrix(document *d, const quality_study *s, const quality_style *style)
{
    const dictionary *names = panel_dictionary(s->data.panel);
    table_column *columns = allocate_array(s->fill.n + 1, sizeof *columns);
    grid *g;

    if (!columns)
        return false;
    columns[0] = town_columns[T_TOWN];
    for (size_t k = 0; k < s->fill.n; k++) {
        const indicator *i = dictionary_get(names, s->fill.indicators[k]);

        columns[k + 1] = (table_column){i->name, indicator_label(i, style->is_chinese), TABLE_SHARE, 6};
    }
    g = quality_grid(d, "matrix", _("Share filled in, by town and indicator"), columns, s->fill.n + 1, style);
    release(columns);
    for (size_t t = 0; t < s->fill.n_towns; t++) {
        grid_row(g);
        grid_text(g, 0, town_text(s->fill.towns[t], style), TABLE_PLAIN);
        for (size_t k = 0; k < s->fill.n; k++)
            grid_number(g, k + 1, fill_share(&s->fill.cells[t * s->fill.n + k]));
    }
    return true;
}

static bool wants(const quality_style *style, const char *table)
{
    return !style->only || !strcmp(style->only, table);
}

document *quality_document(const quality_study *s, const quality_style *style)
{
    document *d = document_new();
    bool ok = d != NULL;

    if (!ok)
        return NULL;
    document_wide(d);
    document_note(d, PLURAL("%zu company, of which %zu have figures of %d; a share is one of these, of an attribute one of all",
                            "%zu companies, of which %zu have figures of %d; a share is one of these, of an attribute one of "
                            "all",
                            s->n_in),
                  s->n_in, s->n_with_year, s->year);
    if (!style->only && !style->is_for_people) { /* people are told by the title and the note */
        document_number(d, "year", NULL, s->year, 0);
        document_number(d, "companies", NULL, (double)s->n_in, 0);
        document_number(d, "with_year", NULL, (double)s->n_with_year, 0);
    }
    if (wants(style, "columns"))
        add_columns(d, s, style);
    if (wants(style, "towns"))
        add_towns(d, s, style);
    if (style->only ? wants(style, "matrix") : style->with_matrix)
        ok = add_matrix(d, s, style);
    if (wants(style, "figures"))
        quality_figures_table(d, s, style);
    if (wants(style, "codes"))
        quality_codes_table(d, s, style);
    if (!ok) {
        document_free(d);
        d = NULL;
    }
    return d;
}
