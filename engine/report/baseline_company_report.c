/*
 * Who is below the line of its industry, the greatest gap first.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "report/baseline_report_internal.h"

enum { C_CODE, C_NAME, C_TOWN, C_INDUSTRY, C_INDUSTRY_NAME, C_COACH, C_VALUE, C_VALUE_TEXT, C_LINE, C_LINE_TEXT, C_LINE_OF, C_LINE_OF_TEXT, C_OF, C_OF_TEXT, C_PER, C_PER_TEXT, C_GAP, C_GAP_TEXT, C_COLUMNS };

static const double wan = 10000;

static const table_column company_columns[C_COLUMNS] = {
    [C_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [C_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [C_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [C_INDUSTRY] = {"industry", N_("industry"), TABLE_CODE, 0},
    [C_INDUSTRY_NAME] = {"industry_name", N_("name of the industry"), TABLE_TEXT, 0},
    [C_COACH] = {"coach", N_("coach"), TABLE_TEXT, 0},
    [C_VALUE] = {"value", NULL, TABLE_NUMBER, 10},
    [C_VALUE_TEXT] = {NULL, N_("figure"), TABLE_TEXT, 0},
    [C_LINE] = {"baseline", NULL, TABLE_NUMBER, 10},
    [C_LINE_TEXT] = {NULL, N_("baseline"), TABLE_TEXT, 0},
    [C_LINE_OF] = {"baseline_of", NULL, TABLE_TEXT, 0},
    [C_LINE_OF_TEXT] = {NULL, N_("baseline of"), TABLE_TEXT, 0},
    [C_OF] = {"of", NULL, TABLE_NUMBER, -1},
    [C_PER] = {"per", NULL, TABLE_NUMBER, -1},
    [C_GAP] = {"gap", NULL, TABLE_NUMBER, 2},
};

typedef struct ordered {
    double gap;
    const char *code;
    uint32_t company;
} ordered;

static int by_gap(const void *x, const void *y)
{
    const ordered *a = x, *b = y;

    if (a->gap != b->gap)
        return a->gap > b->gap ? -1 : 1;
    return strcmp(a->code, b->code);
}

/* A number for programs, and behind it for people in wan where it is money. */
static void amount_cells(grid *g, size_t column, int money, double x)
{
    grid_number(g, column, cell_is_value(x) ? x : NAN);
    grid_number(g, column + 1, cell_is_value(x) ? (money == 1 ? x / wan : x) : NAN);
}

static table_column amount_column(int money, const char *in_wan, const char *plain)
{
    return (table_column){NULL, money == 1 ? in_wan : plain, TABLE_MONEY, money == 1 ? 2 : 0};
}

static void company_row(const baseline_writer *w, grid *g, const ordered *x)
{
    static const char *const names[C_VALUE] = {[C_NAME] = "name", [C_TOWN] = "town", [C_INDUSTRY] = "industry", [C_COACH] = "coach"};
    const baseline_study *s = w->s;
    const panel *p = s->set->data.panel;
    const char *industry = panel_text(p, x->company, dictionary_find(panel_dictionary(p), "industry"));
    char text[BASELINE_FIGURE];

    grid_row(g);
    grid_text(g, C_CODE, x->code, TABLE_PLAIN);
    for (size_t i = C_NAME; i < C_VALUE; i++) {
        if (names[i])
            grid_text(g, i, panel_text(p, x->company, dictionary_find(panel_dictionary(p), names[i])), TABLE_PLAIN);
    }
    grid_text(g, C_INDUSTRY_NAME, industry ? code_names_industry(w->v->names, industry) : NULL, TABLE_PLAIN);
    baseline_figure_cells(s, g, C_VALUE, baseline_value(s, x->company));
    baseline_figure_cells(s, g, C_LINE, baseline_line(s, x->company));
    grid_text(g, C_LINE_OF, baseline_code_text(s, s->industry[x->company]), TABLE_PLAIN);
    grid_text(g, C_LINE_OF_TEXT, baseline_level_text(s->industry[x->company], s, text), TABLE_PLAIN);
    if (s->of) {
        amount_cells(g, C_OF, s->of->money, baseline_of(s, x->company));
        amount_cells(g, C_PER, s->per->money, baseline_per(s, x->company));
        amount_cells(g, C_GAP, s->of->money, x->gap);
    } else {
        amount_cells(g, C_GAP, s->value->money, x->gap);
    }
}

tidu_status baseline_write_companies(const baseline_writer *w, tidu_error *err)
{
    const baseline_study *s = w->s;
    size_t n = 0, all = panel_count(s->set->data.panel), top = w->v->top;
    ordered *rows = allocate_array(s->industries[0].below + 1, sizeof *rows);
    table_column columns[C_COLUMNS];
    grid *g;

    if (!rows)
        return error_memory(err);
    memcpy(columns, company_columns, sizeof columns);
    columns[C_OF_TEXT] = amount_column(s->of ? s->of->money : 0, N_("what is divided (wan)"), N_("what is divided"));
    columns[C_PER_TEXT] = amount_column(s->per ? s->per->money : 0, N_("divided by (wan)"), N_("divided by"));
    columns[C_GAP_TEXT] = amount_column(s->of ? s->of->money : s->value->money, N_("missing to the line (wan)"), N_("missing to the line"));
    for (uint32_t i = 0; i < all; i++) {
        if (baseline_is_below(s, i))
            rows[n++] = (ordered){baseline_gap(s, i), panel_code(s->set->data.panel, i), i};
    }
    qsort(rows, n, sizeof *rows, by_gap);
    g = document_grid(w->d, "companies", w->v->table ? NULL : _("Companies below the line of their industry, the greatest gap first"), columns, C_COLUMNS);
    for (size_t i = 0; g && i < n && (!top || i < top); i++)
        company_row(w, g, &rows[i]);
    release(rows);
    if (!g)
        return error_memory(err);
    grid_hide_empty(g);
    if (top && n > top)
        document_note(w->d, PLURAL("the first %zu of %zu company below the line", "the first %zu of %zu companies below the line", n), top, n);
    return TIDU_OK;
}
