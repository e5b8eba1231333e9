/*
 * Checks across the cells of one company, after all of its rows have been read.
 */
#include "intake/intake_check.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/date.h"
#include "base/error.h"
#include "base/number_text.h"
#include "intake/column_unit.h"
#include "intake/figure_check.h"

/* The context of a check. */
typedef struct check {
    const panel *panel;
    const char *file;
    const header_row *header;
    problems *found;
    int first, last; /* years */
} check;

/* The column of the file with the indicator for this year; 0 if there is none. */
static unsigned long column_of(const check *c, int indicator, int year)
{
    for (size_t i = 0; i < c->header->n; i++) {
        const header_cell *cell = &c->header->cells[i];

        if (cell->indicator == indicator && (cell->year == year || cell->year == PANEL_ANY_YEAR))
            return i + 1;
    }
    return 0;
}

static bool note(const check *c, problem_kind kind, uint32_t company, int indicator, int year,
                 const char *text)
{
    const dictionary *d = panel_dictionary(c->panel);
    unsigned long column = column_of(c, indicator, year);
    uint32_t line;
    problem entry = {kind, c->file, 0, column, dictionary_get(d, indicator)->name, text};

    panel_line(c->panel, company, year, &line);
    entry.line = line;
    if (column)
        entry.header = c->header->cells[column - 1].header;
    return problems_add(c->found, &entry);
}

/* The first year of each company with a value, 0: none; NULL if memory is exhausted. Mostly one column tells it of all. */
static int *first_years(const check *c)
{
    const dictionary *d = panel_dictionary(c->panel);
    uint32_t n = (uint32_t)panel_count(c->panel);
    int *first = allocate_array(n, sizeof *first);
    uint32_t open = n;

    for (int year = c->first; first && year && year <= c->last; year++) {
        for (int id = 0; id < dictionary_count(d) && open; id++) {
            bool is_annual = dictionary_get(d, id)->kind == INDICATOR_ANNUAL;
            const double *values = is_annual ? panel_column(c->panel, id, year) : NULL;

            for (uint32_t i = 0; values && i < n; i++) {
                if (!first[i] && cell_is_value(values[i])) {
                    first[i] = year;
                    open--;
                }
            }
        }
    }
    return first;
}

static bool check_founding(const check *c)
{
    int founded_on = dictionary_find(panel_dictionary(c->panel), "founded_on");
    const double *founded = panel_column(c->panel, founded_on, PANEL_ANY_YEAR);
    int *first = founded ? first_years(c) : NULL;
    bool ok = !founded || first;

    for (uint32_t i = 0; founded && ok && i < panel_count(c->panel); i++) {
        int year = cell_is_value(founded[i]) ? date_from_days((long)founded[i]).year : 0;
        char text[11];

        if (!first[i] || first[i] >= year)
            continue;
        date_format((long)founded[i], text);
        ok = note(c, PROBLEM_DATE_AFTER_DATA, i, founded_on, first[i], text);
    }
    release(first);
    return ok;
}

static bool note_pair(const check *c, problem_kind kind, uint32_t company, int indicator, int year, const char *form,
                      const double values[2])
{
    char text[160], one[32], other[32];

    number_format(values[0], one);
    number_format(values[1], other);
    snprintf(text, sizeof text, "%s %s %s", one, form, other);
    return note(c, kind, company, indicator, year, text);
}

/* Parts that are more than their whole: S&T staff and employees. */
static bool check_parts(const check *c, int indicator, int year)
{
    const dictionary *d = panel_dictionary(c->panel);
    bool ok = true;
    int whole;

    for (uint32_t i = panel_find_above_whole(c->panel, 0, indicator, year, &whole); i != PANEL_NO_COMPANY && ok;
         i = panel_find_above_whole(c->panel, i + 1, indicator, year, &whole)) {
        char sign[80];

        snprintf(sign, sizeof sign, "> %s", dictionary_get(d, whole)->name);
        ok = note_pair(c, PROBLEM_PART_ABOVE_WHOLE, i, indicator, year, sign,
                       (double[]){panel_number(c->panel, i, indicator, year), panel_number(c->panel, i, whole, year)});
    }
    return ok;
}

/* Figures that are so far from those of the year before that the unit is another one. `year` is the later one. */
static bool check_jumps(const check *c, int id, int year)
{
    const indicator *kind = dictionary_get(panel_dictionary(c->panel), id);
    const double *before = kind->is_steady ? panel_column(c->panel, id, year - 1) : NULL;
    const double *after = panel_column(c->panel, id, year);

    for (uint32_t i = 0; before && after && i < panel_count(c->panel); i++) {
        if (figure_jump(kind, before[i], after[i]) >= FIGURE_JUMP_OF_UNIT &&
            !note_pair(c, PROBLEM_JUMP, i, id, year, "->", (double[]){before[i], after[i]}))
            return false;
    }
    return true;
}

static bool check_figures(const check *c, int year)
{
    const dictionary *d = panel_dictionary(c->panel);
    bool ok = true;

    for (int id = 0; id < dictionary_count(d) && ok; id++)
        ok = dictionary_get(d, id)->kind != INDICATOR_ANNUAL || (check_parts(c, id, year) && check_jumps(c, id, year));
    return ok;
}

/* The year before `year` for which there are rows; 0: none. */
static int year_before(const check *c, int year)
{
    uint32_t line;

    while (--year >= c->first) {
        for (uint32_t i = 0; i < panel_count(c->panel); i++) {
            if (panel_line(c->panel, i, year, &line))
                return year;
        }
    }
    return 0;
}

enum { FEW_COMPANIES = 20 }; /* in a small table any year may stand alone */

/* A mistyped year (2042) would move the application year of every answer: report its rows where they are few. */
static bool check_latest_year(const check *c)
{
    const size_t most = 2 + panel_count(c->panel) / 100;
    uint32_t n = panel_count(c->panel), line;
    size_t rows = 0;
    char text[16];
    int before;

    for (uint32_t i = 0; i < n && rows <= most; i++)
        rows += panel_line(c->panel, i, c->last, &line);
    if (n < FEW_COMPANIES || rows > most || !(before = year_before(c, c->last)) || before == c->last - 1)
        return true;
    snprintf(text, sizeof text, "%d", c->last);
    for (uint32_t i = 0; i < n; i++) {
        if (panel_line(c->panel, i, c->last, &line) &&
            !problems_add(c->found, &(problem){PROBLEM_YEAR_APART, c->file, line,
                                               column_of(c, dictionary_find(panel_dictionary(c->panel), "year"), 0),
                                               "year", text}))
            return false;
    }
    return true;
}

/* The field of the column of revenue of a year that names no unit; NO_FIELD: there is none. */
static size_t nameless_revenue(const check *c, int revenue, int year)
{
    unsigned long column = column_of(c, revenue, year);

    return column && c->header->cells[column - 1].unit_source == UNIT_ASSUMED ? column - 1 : NO_FIELD;
}

/* Amounts of the latest year that are too small for yuan, where nothing names a unit. */
static bool check_unit(const check *c)
{
    const dictionary *d = panel_dictionary(c->panel);
    int revenue = dictionary_find(d, "revenue");
    const double *amount = panel_column(c->panel, revenue, c->last);
    const double *staff = panel_column(c->panel, dictionary_find(d, "employees"), c->last);
    size_t field = amount ? nameless_revenue(c, revenue, c->last) : NO_FIELD, n = 0;
    double *values;
    bool is_low;

    if (field == NO_FIELD)
        return true;
    values = allocate_array(panel_count(c->panel), sizeof *values);
    if (!values)
        return false;
    for (uint32_t i = 0; i < panel_count(c->panel); i++) {
        if (amount[i] > 0 && (!staff || staff[i] > 0))
            values[n++] = staff ? amount[i] / staff[i] : amount[i];
    }
    is_low = column_unit_is_implausible(values, n, staff != NULL);
    release(values);
    return !is_low || problems_add(c->found, &(problem){PROBLEM_UNIT_IMPLAUSIBLE, c->file, c->header->line, field + 1,
                                                        c->header->cells[field].header, c->header->cells[field].header});
}

tidu_status intake_check(const panel *p, const char *file, const header_row *header,
                         problems *found, tidu_error *err)
{
    check c = {p, file, header, found, 0, 0};
    bool is_done;

    panel_years(p, &c.first, &c.last);
    is_done = check_founding(&c) && (!c.last || (check_latest_year(&c) && check_unit(&c)));
    for (int year = c.first; year && year <= c.last && is_done; year++)
        is_done = check_figures(&c, year);
    return is_done ? TIDU_OK : error_memory(err);
}
