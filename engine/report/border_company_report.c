/*
 * Whom somebody should look at, and why: the most signs first.
 */
#include <stdio.h>

#include "base/cell.h"
#include "base/message.h"
#include "base/number_text.h"
#include "report/border_report_internal.h"

enum { C_CODE, C_NAME, C_TOWN, C_COACH, C_CONDITION, C_CONDITION_NAME, C_LINE, C_LINE_TEXT, C_VALUE, C_VALUE_TEXT, C_BEFORE, C_BEFORE_TEXT, C_SIGNS, C_SIGNS_TEXT, C_STATE, C_STATE_WORD, C_COLUMNS };

static const table_column company_columns[C_COLUMNS] = {
    [C_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [C_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [C_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [C_COACH] = {"coach", N_("coach"), TABLE_TEXT, 0},
    [C_CONDITION] = {"condition", NULL, TABLE_TEXT, 0},
    [C_CONDITION_NAME] = {NULL, N_("condition"), TABLE_TEXT, 0},
    [C_LINE] = {"line", NULL, TABLE_NUMBER, -1},
    [C_LINE_TEXT] = {NULL, N_("line of the rule"), TABLE_TEXT, 0},
    [C_VALUE] = {"value", NULL, TABLE_NUMBER, 10},
    [C_VALUE_TEXT] = {NULL, N_("figure"), TABLE_TEXT, 0},
    [C_BEFORE] = {"before", NULL, TABLE_NUMBER, 10},
    [C_BEFORE_TEXT] = {NULL, N_("a year before"), TABLE_TEXT, 0},
    [C_SIGNS] = {"signs", NULL, TABLE_TEXT, 0},
    [C_SIGNS_TEXT] = {NULL, N_("signs"), TABLE_TEXT, 0},
    [C_STATE] = {"state", NULL, TABLE_TEXT, 0},
    [C_STATE_WORD] = {NULL, N_("result"), TABLE_TEXT, 0},
};

static void sign_cells(const border_writer *w, grid *g, const border_company *x)
{
    static const struct {
        int sign;
        const char *id, *words;
    } signs[BORDER_SIGNS] = {{BORDER_JUMP, "jump", N_("well below the line a year before")},
                             {BORDER_SOURCES, "sources", N_("figures of R&D differ by source")},
                             {BORDER_ROUND, "round", N_("a round figure")},
                             {BORDER_SEVERAL, "several", N_("just above several lines at once")}};
    text_buffer ids, words;

    (void)w;
    text_buffer_init(&ids);
    text_buffer_init(&words);
    for (size_t k = 0; k < BORDER_SIGNS; k++) {
        if (!(x->signs & signs[k].sign))
            continue;
        text_buffer_print(&ids, "%s%s", ids.length ? ";" : "", signs[k].id);
        text_buffer_print(&words, "%s%s", words.length ? _("; ") : "", _(signs[k].words));
    }
    grid_text(g, C_SIGNS, text_buffer_string(&ids), TABLE_PLAIN);
    grid_text(g, C_SIGNS_TEXT, text_buffer_string(&words), TABLE_PLAIN);
    text_buffer_clear(&ids);
    text_buffer_clear(&words);
}

/* To two places, as a ratio near a line needs them. */
static void figure_cells(const border_writer *w, grid *g, size_t column, const border_line *l, double x)
{
    const border_condition *c = &w->s->conditions[l->condition];
    char text[VALUE_TEXT_SIZE], number[48];

    grid_number(g, column, x);
    border_figure_text(w, l, x, text);
    if (cell_is_value(x) && c->gate && c->left->money != 1) {
        number_format_fixed(x * 100, 2, number, sizeof number);
        snprintf(text, sizeof text, "%s%%", number);
    }
    grid_text(g, column + 1, text, TABLE_PLAIN);
}

static void company_row(const border_writer *w, grid *g, const border_company *x)
{
    static const char *const names[C_CONDITION] = {[C_NAME] = "name", [C_TOWN] = "town", [C_COACH] = "coach"};
    const panel *p = w->s->study->data.panel;
    const border_line *l = &w->s->lines[x->line];
    char text[BORDER_LINE_TEXT];

    grid_row(g);
    grid_text(g, C_CODE, panel_code(p, x->company), TABLE_PLAIN);
    for (size_t i = C_NAME; i < C_CONDITION; i++)
        grid_text(g, i, panel_text(p, x->company, dictionary_find(panel_dictionary(p), names[i])), TABLE_PLAIN);
    grid_text(g, C_CONDITION, border_line_id(w->s, l), TABLE_PLAIN);
    grid_text(g, C_CONDITION_NAME, border_name_text(w, l), TABLE_PLAIN);
    border_line_text(w, l, text);
    grid_number(g, C_LINE, l->value);
    grid_text(g, C_LINE_TEXT, text, TABLE_PLAIN);
    figure_cells(w, g, C_VALUE, l, border_now(w->s, x));
    figure_cells(w, g, C_BEFORE, l, border_before(w->s, x));
    sign_cells(w, g, x);
    grid_text(g, C_STATE, "check", TABLE_PLAIN);
    grid_text(g, C_STATE_WORD, _("to be checked"), TABLE_OPEN);
}

void border_write_companies(const border_writer *w)
{
    grid *g = document_grid(w->d, "companies", w->v->table ? NULL : _("To be checked: just above a line, with other signs"), company_columns, C_COLUMNS);
    size_t top = w->v->top, n = w->s->listed; /* they stand first */

    for (size_t i = 0; g && i < n && (!top || i < top); i++)
        company_row(w, g, &w->s->above[i]);
    if (g)
        grid_hide_empty(g);
    if (top && n > top)
        document_note(w->d, PLURAL("the first %zu of %zu to be checked", "the first %zu of %zu to be checked", n), top, n);
}
