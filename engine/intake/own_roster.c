/*
 * The headings are those of models/practice/roster.yaml, which intake_options.own_heads knows. A column that the file does not
 * know (another one was in force when the roster was written) is read if it is an attribute, and not if it is of a year: that may
 * be a figure as the program wrote it, rounded.
 */
#include "intake/own_roster.h"

#include <stdlib.h>
#include <string.h>

#include "base/text_buffer.h"

enum { MOST_HEADER = 256, LEAST_MARKS = 2 };

static bool find_head(const header_basis *basis, const char *folded, own_head *out)
{
    const intake_options *o = basis->options;

    return *folded && o->own_heads && o->own_heads(o->own_context, folded, out);
}

/* What the headings say that were looked at so far. */
typedef struct signs {
    size_t known, marks, codes;
} signs;

static void look_at(const header_basis *basis, const char *folded, signs *s)
{
    own_head head;

    if (!find_head(basis, folded, &head))
        return;
    s->known++;
    s->marks += head.is_mark;
    s->codes += head.indicator != INDICATOR_NONE && dictionary_get(basis->dictionary, head.indicator)->kind == INDICATOR_KEY;
}

static bool say_roster(const header_basis *basis, const signs *s)
{
    return s->codes && !basis->map && (s->marks >= LEAST_MARKS || (basis->stamp && !strcmp(basis->stamp->list, "roster")));
}

size_t own_roster_count(const header_basis *basis, const table_record *record)
{
    char folded[MOST_HEADER];
    signs s = {0};

    for (size_t i = 0; i < record->n && !basis->map; i++) {
        cell_fold(record->fields[i].text, record->fields[i].length, folded, sizeof folded);
        look_at(basis, folded, &s);
    }
    return say_roster(basis, &s) ? s.known : 0;
}

static bool is_annual(const header_basis *basis, const header_cell *cell)
{
    return cell->indicator != INDICATOR_NONE && dictionary_get(basis->dictionary, cell->indicator)->kind == INDICATOR_ANNUAL;
}

static bool is_key(const header_basis *basis, const header_cell *cell)
{
    return cell->indicator != INDICATOR_NONE && dictionary_get(basis->dictionary, cell->indicator)->kind == INDICATOR_KEY;
}

/* The indicator that the file of columns names goes before that of a label, and of another column. */
static void take(header_row *row, size_t at, int indicator)
{
    for (size_t i = 0; i < row->n; i++) {
        if (row->cells[i].indicator == indicator)
            row->cells[i].indicator = INDICATOR_NONE;
    }
    row->cells[at].indicator = indicator;
    row->cells[at].year = PANEL_ANY_YEAR;
}

static void settle_cell(const header_basis *basis, header_row *row, size_t at)
{
    header_cell *cell = &row->cells[at];
    own_head head = {.indicator = INDICATOR_NONE};
    bool is_known = find_head(basis, cell->folded, &head);

    if (head.is_number)
        row->number_field = at;
    if (head.indicator != INDICATOR_NONE)
        take(row, at, head.indicator);
    if (is_key(basis, cell) || head.is_filled || !(is_known || is_annual(basis, cell)))
        return;
    cell->is_written = true;
    cell->is_reported = true;
    if (is_annual(basis, cell) && cell->year == PANEL_ANY_YEAR) /* its year is nowhere */
        cell->indicator = INDICATOR_NONE;
}

bool own_roster_settle(const header_basis *basis, header_row *row, problems *found)
{
    text_buffer ignored;
    signs s = {0};
    bool ok;

    row->number_field = NO_FIELD;
    for (size_t i = 0; i < row->n; i++)
        look_at(basis, row->cells[i].folded, &s);
    row->is_roster = say_roster(basis, &s);
    row->n_own = basis->stamp ? strtoul(basis->stamp->companies, NULL, 10) : 0;
    if (!row->is_roster)
        return true;
    for (size_t i = 0; i < row->n; i++)
        settle_cell(basis, row, i);
    text_buffer_init(&ignored);
    for (size_t i = 0; i < row->n; i++) {
        if (row->cells[i].is_written)
            text_buffer_print(&ignored, "%s%s", ignored.length ? ", " : "", row->cells[i].header);
    }
    ok = !ignored.failed && problems_add(found, &(problem){PROBLEM_OWN_LIST, basis->file, row->line, 0, "",
                                                           text_buffer_string(&ignored)});
    text_buffer_clear(&ignored);
    return ok;
}
