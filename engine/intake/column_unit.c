/*
 * Money is the silent fault: 万元 read as yuan is wrong by 10^4 and looks like a number. So every place that can name a
 * unit is read, the order among them is fixed, and whatever contradicts or is left over is said.
 */
#include "intake/column_unit.h"


#include "base/error.h"
#include "intake/figure_check.h"
#include "intake/unit_line.h"

enum { MOST_LINE = 256 };

/* A unit that stands above the table. */
typedef struct line_above {
    unit_line unit;
    unsigned long line;
    size_t field;
    char text[MOST_LINE];
} line_above;

typedef struct settling {
    const header_basis *basis;
    header_row *row;
    problems *found;
    line_above above;
} settling;

static bool is_money(const settling *s, const header_cell *cell)
{
    return cell->indicator != INDICATOR_NONE &&
           dictionary_get(s->basis->dictionary, cell->indicator)->type == INDICATOR_MONEY;
}

static bool report(const settling *s, problem_kind kind, size_t field)
{
    const header_cell *cell = &s->row->cells[field];

    return problems_add(s->found, &(problem){kind, s->basis->file, s->row->line, field + 1, cell->header, cell->header});
}

static bool report_above(const settling *s, problem_kind kind)
{
    return problems_add(s->found, &(problem){kind, s->basis->file, s->above.line, s->above.field + 1, "", s->above.text});
}

/* The first unit that is stated above the table, else the first one seen there. False if memory is exhausted. */
static bool read_above(settling *s, const table_head *head)
{
    for (size_t i = 0; i < head->first; i++) {
        table_record row = table_head_row(head, i);

        for (size_t field = 0; field < row.n; field++) {
            line_above here = {.line = row.line, .field = field};

            cell_fold(row.fields[field].text, row.fields[field].length, here.text, sizeof here.text);
            here.unit = unit_line_read(here.text);
            if (here.unit.kind == UNIT_LINE_STATED && s->above.unit.kind == UNIT_LINE_STATED &&
                here.unit.shift != s->above.unit.shift)
                s->above.unit.is_mixed = true;
            if (here.unit.kind > s->above.unit.kind)
                s->above = here;
        }
    }
    return !s->above.unit.is_mixed || report_above(s, PROBLEM_UNIT_CONFLICT);
}

/* The unit of columns that name none, apart from their neighbours. False if memory is exhausted. */
static bool settle_table(settling *s, int option)
{
    const mapping *map = s->basis->map;
    header_row *row = s->row;
    bool is_stated = s->above.unit.kind == UNIT_LINE_STATED;
    int above = s->above.unit.shift;

    row->money_source = UNIT_ASSUMED;
    row->money_shift = 0;
    if (map && map->has_unit) {
        row->money_source = UNIT_OF_TABLE_MAPPING;
        row->money_shift = map->shift;
    } else if (is_stated) {
        row->money_source = UNIT_OF_LINE_ABOVE;
        row->money_shift = above;
    } else if (option) {
        row->money_source = UNIT_OF_OPTION;
        row->money_shift = option;
    }
    if (is_stated && ((map && map->has_unit && map->shift != above) || (option && option != above)))
        return report_above(s, PROBLEM_UNIT_CONFLICT);
    return true;
}

/* The unit of all columns that name one; false: none does, or they differ (*differs). */
static bool common_unit(const settling *s, int *shift, bool *differs)
{
    bool has_one = false;

    *differs = false;
    for (size_t i = 0; i < s->row->n; i++) {
        const header_cell *cell = &s->row->cells[i];

        if (!is_money(s, cell) || (cell->unit_source != UNIT_OF_HEADER && cell->unit_source != UNIT_OF_UNIT_ROW))
            continue;
        *differs |= has_one && *shift != cell->shift;
        *shift = cell->shift;
        has_one = true;
    }
    return has_one && !*differs;
}

/* A column that names no unit. False if memory is exhausted. */
static bool settle_nameless(const settling *s, size_t field, bool has_common, int common, bool differs)
{
    header_cell *cell = &s->row->cells[field];

    cell->has_unit = true;
    cell->shift = s->row->money_shift;
    cell->unit_source = s->row->money_source;
    if (cell->unit_source != UNIT_ASSUMED)
        return true;
    if (has_common) {
        cell->shift = common;
        cell->unit_source = UNIT_OF_NEIGHBOURS;
        return common == 0 || report(s, PROBLEM_UNIT_INHERITED, field);
    }
    return !differs || report(s, PROBLEM_UNIT_UNKNOWN, field);
}

static bool settle_columns(const settling *s)
{
    int common = 0;
    bool differs, ok = true, has_common = common_unit(s, &common, &differs);

    for (size_t i = 0; i < s->row->n && ok; i++) {
        header_cell *cell = &s->row->cells[i];

        if (!is_money(s, cell))
            continue;
        if (cell->unit_differs)
            ok = report(s, PROBLEM_UNIT_CONFLICT, i);
        if (ok && !cell->has_unit)
            ok = settle_nameless(s, i, has_common, common, differs);
    }
    return ok;
}

/* Whether some column of money is read in the unit that stands above the table. */
static bool is_used(const settling *s)
{
    bool has_money = false;

    for (size_t i = 0; i < s->row->n; i++) {
        const header_cell *cell = &s->row->cells[i];

        if (!is_money(s, cell))
            continue;
        has_money = true;
        if (cell->unit_source == UNIT_OF_LINE_ABOVE || cell->shift == s->above.unit.shift)
            return true;
    }
    return !has_money;
}

tidu_status column_units_settle(const header_basis *basis, const table_head *head, int option, header_row *row,
                                problems *found, tidu_error *err)
{
    settling s = {.basis = basis, .row = row, .found = found};
    bool ok = read_above(&s, head) && settle_table(&s, option) && settle_columns(&s);

    if (ok && s.above.unit.kind != UNIT_LINE_NONE && !is_used(&s))
        ok = report_above(&s, PROBLEM_UNIT_UNUSED);
    return ok ? TIDU_OK : error_memory(err);
}

bool column_unit_is_implausible(const double *revenues, size_t n, bool is_per_head)
{
    const double low = is_per_head ? FIGURE_LEAST_PER_HEAD : 10000;
    size_t n_low = 0;

    for (size_t i = 0; i < n; i++)
        n_low += revenues[i] < low;
    return n >= 5 && n_low > n / 2; /* so is the median */
}
