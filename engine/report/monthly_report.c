#include "report/monthly_report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "panel/period.h"

typedef struct view {
    const monthly_study *s;
    document *d;
    double unit;       /* of the numbers shown */
    int decimals;
    const char *in;    /* "ten thousand yuan"; "": a plain number */
} view;

/* A copy of the columns in which amounts have the decimals of the indicator. */
static grid *open_grid(const view *v, const char *name, const char *heading, const table_column *columns, size_t n)
{
    table_column own[12];

    for (size_t i = 0; i < n; i++) {
        own[i] = columns[i];
        if (own[i].kind == TABLE_MONEY)
            own[i].decimals = v->decimals;
    }
    return document_grid(v->d, name, heading, own, n);
}

static void put(const view *v, grid *g, size_t column, double value)
{
    grid_number(g, column, value / v->unit);
}

/* --- the parts of the change ------------------------------------------------------- */

enum { P_PART, P_PART_TEXT, P_COMPANIES, P_THEN, P_NOW, P_CHANGE, P_GROWTH, P_LARGEST, P_COLUMNS };

static const table_column part_columns[P_COLUMNS] = {
    [P_PART] = {"part", NULL, TABLE_TEXT, 0},
    [P_PART_TEXT] = {NULL, N_("part"), TABLE_TEXT, 0},
    [P_COMPANIES] = {"companies", N_("companies"), TABLE_NUMBER, 0},
    [P_THEN] = {"then", N_("the year before"), TABLE_MONEY, 2},
    [P_NOW] = {"now", N_("this year"), TABLE_MONEY, 2},
    [P_CHANGE] = {"change", N_("increase"), TABLE_MONEY, 2},
    [P_GROWTH] = {"growth", N_("rate of growth"), TABLE_SHARE, 6},
    [P_LARGEST] = {".two_largest", NULL, TABLE_SHARE, 6},
};

typedef struct part_row {
    const char *id, *text;
    size_t n;
    double then, now, growth;
    double largest; /* share of the two largest in either sum */
} part_row;

static void write_part(const view *v, grid *g, const part_row *r)
{
    grid_row(g);
    grid_text(g, P_PART, r->id, TABLE_PLAIN);
    grid_text(g, P_PART_TEXT, r->text, TABLE_PLAIN);
    grid_number(g, P_COMPANIES, (double)r->n);
    put(v, g, P_THEN, r->then);
    put(v, g, P_NOW, r->now);
    put(v, g, P_CHANGE, (isnan(r->now) ? 0 : r->now) - (isnan(r->then) ? 0 : r->then));
    grid_number(g, P_GROWTH, r->growth);
    grid_number(g, P_LARGEST, r->largest);
}

static double largest_of(const largest_two *a, const largest_two *b)
{
    return fmax(largest_two_share(a), largest_two_share(b));
}

static void write_parts(const view *v)
{
    const monthly_sums *s = &v->s->whole;
    const largest_two now = largest_two_join(&s->now_parts, &s->came_parts), then = largest_two_join(&s->then_parts, &s->left_parts);
    grid *g = open_grid(v, "parts", _("Growth and what it is made of"), part_columns, P_COLUMNS);

    write_part(v, g, &(part_row){"same", _("the same sample: figures of both years"), s->n_both, s->then, s->now, monthly_growth(s), largest_of(&s->now_parts, &s->then_parts)});
    write_part(v, g, &(part_row){"came", _("came in: of this year alone"), s->n_came, NAN, s->came, NAN, largest_two_share(&s->came_parts)});
    write_part(v, g, &(part_row){"left", _("left: of the year before alone"), s->n_left, s->left, NAN, NAN, largest_two_share(&s->left_parts)});
    write_part(v, g, &(part_row){"whole", _("everybody"), s->n_both + s->n_came + s->n_left, s->then + s->left, s->now + s->came,
                                 monthly_growth_whole(s), largest_of(&now, &then)});
}

/* --- months and towns --------------------------------------------------------------- */

enum { S_NAME, S_BOTH, S_THEN, S_NOW, S_CHANGE, S_GROWTH, S_CAME_N, S_CAME, S_LEFT_N, S_LEFT, S_LARGEST, S_COLUMNS };

static const table_column sum_columns[S_COLUMNS] = {
    [S_NAME] = {"month", N_("month"), TABLE_TEXT, 0},
    [S_BOTH] = {"same", N_("same sample"), TABLE_NUMBER, 0},
    [S_THEN] = {"then", N_("the year before"), TABLE_MONEY, 2},
    [S_NOW] = {"now", N_("this year"), TABLE_MONEY, 2},
    [S_CHANGE] = {"change", N_("increase"), TABLE_MONEY, 2},
    [S_GROWTH] = {"growth", N_("growth of the same sample"), TABLE_SHARE, 6},
    [S_CAME_N] = {"came", N_("came in"), TABLE_NUMBER, 0},
    [S_CAME] = {"came_sum", N_("their figure"), TABLE_MONEY, 2},
    [S_LEFT_N] = {"left", N_("left"), TABLE_NUMBER, 0},
    [S_LEFT] = {"left_sum", N_("their figure of the year before"), TABLE_MONEY, 2},
    [S_LARGEST] = {".two_largest", NULL, TABLE_SHARE, 6},
};

static void write_sums(const view *v, grid *g, const char *name, const monthly_sums *s)
{
    grid_row(g);
    grid_text(g, S_NAME, name, TABLE_PLAIN);
    grid_number(g, S_BOTH, (double)s->n_both);
    put(v, g, S_THEN, s->then);
    put(v, g, S_NOW, s->now);
    put(v, g, S_CHANGE, s->now - s->then);
    grid_number(g, S_GROWTH, monthly_growth(s));
    grid_number(g, S_CAME_N, (double)s->n_came);
    put(v, g, S_CAME, s->came);
    grid_number(g, S_LEFT_N, (double)s->n_left);
    put(v, g, S_LEFT, s->left);
    grid_number(g, S_LARGEST, largest_of(&s->now_parts, &s->then_parts));
}

static void write_months(const view *v)
{
    grid *g = open_grid(v, "months", _("Month by month, each a sum since January"), sum_columns, S_COLUMNS);
    char text[PERIOD_TEXT];

    for (size_t i = 0; i < v->s->n_points; i++)
        write_sums(v, g, period_text(v->s->points[i].month, text), &v->s->points[i].sums);
}

static void write_towns(const view *v)
{
    table_column columns[S_COLUMNS];
    grid *g;

    memcpy(columns, sum_columns, sizeof columns);
    columns[S_NAME] = (table_column){"town", N_("town"), TABLE_TEXT, 0};
    g = open_grid(v, "towns", _("By town"), columns, S_COLUMNS);
    for (size_t i = 0; i < v->s->n_towns; i++)
        write_sums(v, g, *v->s->towns[i].name ? v->s->towns[i].name : _("(no town)"), &v->s->towns[i].sums);
}

/* --- companies ------------------------------------------------------------------------ */

enum { C_CODE, C_NAME, C_TOWN, C_THEN, C_NOW, C_CHANGE, C_GROWTH, C_STATE, C_REMARK, C_COLUMNS };

static const table_column company_columns[C_COLUMNS] = {
    [C_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [C_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [C_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [C_THEN] = {"then", N_("the year before"), TABLE_MONEY, 2},
    [C_NOW] = {"now", N_("this year"), TABLE_MONEY, 2},
    [C_CHANGE] = {"change", N_("increase"), TABLE_MONEY, 2},
    [C_GROWTH] = {"growth", N_("rate of growth"), TABLE_SHARE, 6},
    [C_STATE] = {"state", NULL, TABLE_TEXT, 0},
    [C_REMARK] = {NULL, N_("remark"), TABLE_TEXT, 0},
};

static void write_change(const view *v, grid *g, const monthly_change *c)
{
    const panel *p = v->s->data.panel;
    const dictionary *d = panel_dictionary(p);
    bool has_both = !isnan(c->now) && !isnan(c->then);

    grid_row(g);
    grid_text(g, C_CODE, panel_code(p, c->company), TABLE_PLAIN);
    grid_text(g, C_NAME, panel_text(p, c->company, dictionary_find(d, "name")), TABLE_PLAIN);
    grid_text(g, C_TOWN, panel_text(p, c->company, dictionary_find(d, "town")), TABLE_PLAIN);
    put(v, g, C_THEN, c->then);
    put(v, g, C_NOW, c->now);
    put(v, g, C_CHANGE, c->now - c->then);
    grid_number(g, C_GROWTH, has_both && c->then > 0 ? c->now / c->then - 1 : NAN);
    grid_text(g, C_STATE, isnan(c->now) ? "left" : isnan(c->then) ? "came" : c->now < c->then ? "fell" : "held", TABLE_PLAIN);
    grid_text(g, C_REMARK,
              c->falls            ? _("less than in an earlier month of the year: is it of the month alone?")
              : isnan(c->now)     ? _("no figure of this year: ask for it")
              : isnan(c->then)    ? _("no figure of the year before")
              : c->now < c->then  ? _("fell")
                                  : "",
              c->falls || isnan(c->now) ? TABLE_OPEN : c->now < c->then ? TABLE_BAD : TABLE_PLAIN);
}

static void write_changes(const view *v, size_t top)
{
    grid *g = open_grid(v, "changes", _("Companies, the greatest fall first"), company_columns, C_COLUMNS);

    for (size_t i = 0; i < v->s->n_changes && (!top || i < top); i++)
        write_change(v, g, &v->s->changes[i]);
}

/* --- the page -------------------------------------------------------------------------- */

static void write_wanted(const view *v)
{
    const monthly_sums *s = &v->s->whole;
    double wanted = s->then * (1 + v->s->options.growth), short_of = wanted - s->now;
    char text[400];

    if (isnan(v->s->options.growth) || !s->n_both)
        return;
    if (short_of > 0)
        snprintf(text, sizeof text, _("Growth of %.2f%% in the same sample asks for %.*f; %.*f are missing."), 100 * v->s->options.growth, v->decimals,
                 wanted / v->unit, v->decimals, short_of / v->unit);
    else
        snprintf(text, sizeof text, _("Growth of %.2f%% in the same sample asks for %.*f; it is reached, with %.*f more."),
                 100 * v->s->options.growth, v->decimals, wanted / v->unit, v->decimals, -short_of / v->unit);
    document_paragraph(v->d, "wanted", text);
}

static void write_head(const view *v, const indicator *about, bool zh)
{
    char month[PERIOD_TEXT], title[300];

    period_text(v->s->options.month, month);
    snprintf(title, sizeof title, _("%s of %s against the same month of the year before"), indicator_label(about, zh), month);
    document_title(v->d, title);
    document_text(v->d, "indicator", NULL, about->name);
    document_text(v->d, "month", _("month"), month);
    document_text(v->d, "unit", *v->in ? _("unit") : NULL, v->in);
    write_wanted(v);
    if (v->s->n_falls)
        document_note(v->d, PLURAL("%zu company has less than in an earlier month of the year; a sum since January cannot fall: ask whether the figures are of "
                                   "single months",
                                   "%zu companies have less than in an earlier month of the year; a sum since January cannot fall: ask whether the figures are "
                                   "of single months",
                                   v->s->n_falls), v->s->n_falls);
}

document *monthly_document(const monthly_study *s, const char *only, size_t top)
{
    const indicator *about = dictionary_get(s->env->dictionary, s->indicator);
    bool is_money = about->type == INDICATOR_MONEY;
    view v = {s, document_new(), is_money ? 10000 : 1, is_money ? 2 : 0, is_money ? _("ten thousand yuan") : ""};

    if (!v.d)
        return NULL;
    document_outside(v.d, s->fewest_outside);
    if (!only)
        write_head(&v, about, s->env->is_chinese);
    if (!only || !strcmp(only, "parts"))
        write_parts(&v);
    if (!only || !strcmp(only, "months"))
        write_months(&v);
    if (!only || !strcmp(only, "towns"))
        write_towns(&v);
    if (!only || !strcmp(only, "changes"))
        write_changes(&v, top);
    document_language(v.d, s->env->is_chinese);
    return v.d;
}
