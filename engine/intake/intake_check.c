/*
 * Checks across the cells of one company, after all of its rows have been read.
 */
#include "intake/intake_check.h"

#include <stdint.h>
#include <stdio.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/date.h"
#include "base/error.h"
#include "base/number_text.h"
#include "intake/column_unit.h"

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

static bool has_data(const check *c, uint32_t company, int year)
{
    const dictionary *d = panel_dictionary(c->panel);

    for (int id = 0; id < dictionary_count(d); id++) {
        if (dictionary_get(d, id)->kind == INDICATOR_ANNUAL &&
            cell_is_value(panel_number(c->panel, company, id, year)))
            return true;
    }
    return false;
}

static bool check_founding(const check *c)
{
    int founded_on = dictionary_find(panel_dictionary(c->panel), "founded_on");
    const double *founded = panel_column(c->panel, founded_on, PANEL_ANY_YEAR);

    for (uint32_t i = 0; founded && i < panel_count(c->panel); i++) {
        int year = cell_is_value(founded[i]) ? date_from_days((long)founded[i]).year : 0;
        char text[11];

        for (int y = c->first; y && y < year && y <= c->last; y++) {
            if (!has_data(c, i, y))
                continue;
            date_format((long)founded[i], text);
            if (!note(c, PROBLEM_DATE_AFTER_DATA, i, founded_on, y, text))
                return false;
            break;
        }
    }
    return true;
}

static bool check_staff(const check *c, const char *part, int year)
{
    const dictionary *d = panel_dictionary(c->panel);
    int indicator = dictionary_find(d, part);
    const double *some = panel_column(c->panel, indicator, year);
    const double *all = panel_column(c->panel, dictionary_find(d, "employees"), year);
    char text[80], one[32], other[32];

    for (uint32_t i = 0; some && all && i < panel_count(c->panel); i++) {
        if (!(some[i] > all[i]))
            continue;
        number_format(some[i], one);
        number_format(all[i], other);
        snprintf(text, sizeof text, "%s > %s", one, other);
        if (!note(c, PROBLEM_STAFF_ABOVE_TOTAL, i, indicator, year, text))
            return false;
    }
    return true;
}

/*
 * Amounts a thousand times those of the year before, or a thousandth: a unit that changed, or digits too many. `year` is the
 * later one.
 */
static bool check_jumps(const check *c, const char *name, int year)
{
    enum { JUMP = 1000 };
    int id = dictionary_find(panel_dictionary(c->panel), name);
    const double *before = panel_column(c->panel, id, year - 1), *after = panel_column(c->panel, id, year);
    char text[80], one[32], other[32];

    for (uint32_t i = 0; before && after && i < panel_count(c->panel); i++) {
        double least = before[i] < after[i] ? before[i] : after[i], greatest = before[i] < after[i] ? after[i] : before[i];

        if (!(least > 0) || !(greatest >= JUMP * least))
            continue;
        number_format(before[i], one);
        number_format(after[i], other);
        snprintf(text, sizeof text, "%s -> %s", one, other);
        if (!note(c, PROBLEM_JUMP, i, id, year, text))
            return false;
    }
    return true;
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
        is_done = check_staff(&c, "st_staff", year) && check_staff(&c, "rd_staff", year) &&
                  check_jumps(&c, "revenue", year) && check_jumps(&c, "rd_expense", year) &&
                  check_jumps(&c, "total_assets", year);
    return is_done ? TIDU_OK : error_memory(err);
}
