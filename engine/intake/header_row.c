/*
 * Finding the header among the first lines and recognising its columns.
 */
#include "intake/header_row.h"

#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "intake/header_label.h"
#include "panel/panel.h"

enum { MOST_HEADER = 256 };

static const mapping_column *find_mapped(const mapping *map, const char *folded)
{
    for (size_t i = 0; map && i < map->n_columns; i++) {
        if (!strcmp(map->columns[i].source, folded))
            return &map->columns[i];
    }
    return NULL;
}

static bool is_named(const char *wanted, const char *folded)
{
    return wanted && !strcmp(wanted, folded);
}

/* Whether the mapping uses the column for something other than an indicator. */
static bool is_used_by_map(const mapping *map, const char *folded)
{
    if (!map)
        return false;
    for (size_t i = 0; i < map->n_filters; i++) {
        if (!strcmp(map->filters[i].column, folded))
            return true;
    }
    return is_named(map->code_column, folded) || is_named(map->year_column, folded) ||
           is_named(map->pivot_name, folded) || is_named(map->pivot_value, folded);
}

static header_cell recognise(const header_basis *basis, const table_field *field,
                             const char *folded)
{
    const mapping_column *mapped = find_mapped(basis->map, folded);
    header_cell cell = {.indicator = INDICATOR_NONE, .year = PANEL_ANY_YEAR};
    header_label label;

    if (mapped) {
        cell.indicator = mapped->indicator;
        cell.year = mapped->year;
        cell.mapped = mapped;
        cell.has_unit = mapped->has_unit || mapped->factor || mapped->units || mapped->base_of;
        cell.shift = mapped->shift;
    } else if (!(basis->map && (basis->map->ignores_rest || is_used_by_map(basis->map, folded) ||
                                mapping_ignores(basis->map, folded)))) {
        label = header_label_parse(basis->dictionary, field->text, field->length);
        cell.indicator = label.indicator;
        cell.year = label.year;
        cell.has_unit = label.unit == CELL_UNIT_MONEY || label.unit == CELL_UNIT_PERCENT;
        cell.shift = label.shift;
    }
    return cell;
}

static bool is_code(const header_basis *basis, int indicator)
{
    return indicator == dictionary_find(basis->dictionary, "uscc");
}

bool header_row_is(const header_basis *basis, const table_record *record)
{
    char folded[MOST_HEADER];
    const mapping *map = basis->map;
    size_t recognised = 0;

    if (map && map->header_line)
        return record->line >= map->header_line;
    for (size_t i = 0; i < record->n; i++) {
        header_cell cell;

        cell_fold(record->fields[i].text, record->fields[i].length, folded, sizeof folded);
        cell = recognise(basis, &record->fields[i], folded);
        if (is_code(basis, cell.indicator) || is_named(map ? map->code_column : NULL, folded))
            return true;
        recognised += cell.indicator != INDICATOR_NONE || is_used_by_map(map, folded);
    }
    return recognised >= 2;
}

static bool note_unknown(const header_basis *basis, const header_row *row, size_t field,
                         problems *found)
{
    const header_cell *cell = &row->cells[field];

    if (cell->indicator != INDICATOR_NONE || !*cell->folded ||
        is_used_by_map(basis->map, cell->folded) || mapping_ignores(basis->map, cell->folded))
        return true;
    return problems_add(found, &(problem){PROBLEM_COLUMN_UNKNOWN, basis->file, row->line,
                                          field + 1, cell->header, cell->header});
}

static tidu_status check_duplicates(const header_basis *basis, const header_row *row,
                                    tidu_error *err)
{
    for (size_t i = 0; i < row->n; i++) {
        const header_cell *later = &row->cells[i];

        for (size_t j = 0; j < i && later->indicator != INDICATOR_NONE; j++) {
            const header_cell *earlier = &row->cells[j];

            if (earlier->indicator == later->indicator && earlier->year == later->year)
                return error_at(err, TIDU_EDATA, basis->file, row->line, i + 1,
                                _("columns %zu ('%s') and %zu ('%s') are both %s; "
                                  "rename or remove one of them"),
                                j + 1, earlier->header, i + 1, later->header,
                                dictionary_get(basis->dictionary, later->indicator)->name);
        }
    }
    return TIDU_OK;
}

/* Report once, at the first column of money, that amounts stay in another currency. */
static bool note_currency(const header_basis *basis, const header_row *row, problems *found)
{
    for (size_t i = 0; basis->map && basis->map->currency && i < row->n; i++) {
        const header_cell *cell = &row->cells[i];

        if (cell->indicator != INDICATOR_NONE &&
            dictionary_get(basis->dictionary, cell->indicator)->type == INDICATOR_MONEY)
            return problems_add(found, &(problem){PROBLEM_CURRENCY, basis->file, row->line, i + 1, cell->header,
                                                  basis->map->currency});
    }
    return true;
}

tidu_status header_row_read(const header_basis *basis, const table_record *record,
                            problems *found, header_row *out, tidu_error *err)
{
    char folded[MOST_HEADER];

    out->n = record->n;
    out->line = record->line;
    out->cells = arena_take_array(basis->memory, record->n, sizeof *out->cells);
    if (!out->cells)
        return error_memory(err);
    for (size_t i = 0; i < record->n; i++) {
        const char *text = record->fields[i].text;
        size_t length = cell_trim(&text, record->fields[i].length);

        cell_fold(text, length, folded, sizeof folded);
        out->cells[i] = recognise(basis, &record->fields[i], folded);
        out->cells[i].header = arena_copy(basis->memory, text, length);
        out->cells[i].folded = arena_copy_string(basis->memory, folded);
        if (!out->cells[i].header || !out->cells[i].folded ||
            !note_unknown(basis, out, i, found))
            return error_memory(err);
    }
    if (!note_currency(basis, out, found))
        return error_memory(err);
    return check_duplicates(basis, out, err);
}

size_t header_row_find(const header_row *row, const char *folded)
{
    for (size_t i = 0; i < row->n; i++) {
        if (!strcmp(row->cells[i].folded, folded))
            return i;
    }
    return NO_FIELD;
}

size_t header_row_find_indicator(const header_row *row, int indicator)
{
    for (size_t i = 0; i < row->n; i++) {
        if (row->cells[i].indicator == indicator && row->cells[i].year == PANEL_ANY_YEAR)
            return i;
    }
    return NO_FIELD;
}
