/*
 * Recognising the columns of a header of one or several rows. In each column the rows are read from top to bottom: a
 * blank cell above a filled one takes the word to its left, as merged cells do when a table is saved as CSV; then the
 * labels of the rows are joined (header_label_join).
 */
#include "intake/header_row.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/text_buffer.h"
#include "intake/header_label.h"
#include "intake/header_mapping.h"
#include "intake/own_list.h"
#include "intake/own_roster.h"
#include "panel/panel.h"

enum { MOST_HEADER = 256 };

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

static header_lookup lookup_of(const header_basis *basis)
{
    return (header_lookup){basis->dictionary, basis->map};
}

/* A column that the mapping uses otherwise, or leaves out by name, is not looked up. */
static bool is_taken(const header_basis *basis, const char *folded)
{
    const mapping *map = basis->map;

    return is_used_by_map(map, folded) || (map && !map->ignores_rest && mapping_ignores(map, folded));
}

static header_label label_of(const header_basis *basis, const table_field *field)
{
    header_lookup by = lookup_of(basis);

    return header_label_parse(&by, field->text, field->length);
}

static bool is_code(const header_basis *basis, int indicator)
{
    return indicator == dictionary_find(basis->dictionary, "uscc");
}

static bool is_name(const header_basis *basis, int indicator)
{
    return indicator != INDICATOR_NONE && indicator == dictionary_find(basis->dictionary, "name");
}

size_t header_row_count_labels(const header_basis *basis, const table_record *record)
{
    enum { GIVEN = 1 << 30, CODE = 1 << 20 };
    char folded[MOST_HEADER];
    const mapping *map = basis->map;
    size_t recognised = 0, codes = 0, own;

    if (map && map->header_line)
        return record->line >= map->header_line ? GIVEN : 0;
    for (size_t i = 0; i < record->n; i++) {
        const table_field *field = &record->fields[i];
        bool is_used;

        if (!map && !dictionary_may_label(basis->dictionary, field->text, field->length))
            continue;
        cell_fold(field->text, field->length, folded, sizeof folded);
        is_used = is_used_by_map(map, folded);
        if (is_used || !is_taken(basis, folded)) {
            header_label label = label_of(basis, field);

            codes += is_code(basis, label.indicator) || is_named(map ? map->code_column : NULL, folded);
            recognised += label.indicator != INDICATOR_NONE || is_used;
        }
    }
    own = own_list_count(basis, record) + own_roster_count(basis, record);
    return codes || own ? CODE + recognised + own : recognised >= 2 ? recognised : 0;
}

/* --- headers of several rows ---------------------------------------------------- */

/* Whether a cell below or above a header can only be data: a number that is no year, or a year where years are given. */
static bool is_data(const header_basis *basis, const header_label *label, const table_field *above, const char *folded)
{
    header_label of_column = label_of(basis, above);
    cell_number number;

    if (label->is_understood && label->indicator != INDICATOR_NONE)
        return false;
    if (label->is_understood && label->year != PANEL_ANY_YEAR)
        return of_column.indicator != INDICATOR_NONE &&
               dictionary_get(basis->dictionary, of_column.indicator)->kind != INDICATOR_ANNUAL;
    return cell_scan_number(folded, &number);
}

bool header_row_joins(const header_basis *basis, const table_record *base, const table_record *record)
{
    char folded[MOST_HEADER], column[MOST_HEADER];
    size_t named = 0, filled = 0;

    for (size_t i = 0; i < record->n; i++) {
        const table_field *field = &record->fields[i], *above = table_record_field(base, i);
        header_label label, of_column;
        bool is_same;

        if (!cell_fold(field->text, field->length, folded, sizeof folded))
            continue;
        cell_fold(above->text, above->length, column, sizeof column);
        is_same = !strcmp(folded, column); /* merged downwards, as workbooks deliver it */
        label = label_of(basis, field);
        of_column = label_of(basis, above);
        if (!is_same && is_named(basis->map ? basis->map->code_column : NULL, column))
            return false;
        if (is_data(basis, &label, above, folded))
            return false;
        /* what stands in the column of codes is the same label again, or a code */
        if (is_code(basis, of_column.indicator) && !is_code(basis, label.indicator) &&
            !(label.is_understood && label.indicator == INDICATOR_NONE))
            return false;
        /* below the label of names stands that label again, or a name */
        if (record->line > base->line && !is_same && is_name(basis, of_column.indicator) && !is_name(basis, label.indicator))
            return false;
        if (record->line < base->line && label.is_understood && label.unit != CELL_UNIT_NONE &&
            label.indicator == INDICATOR_NONE)
            return false; /* a line that states the unit of the table */
        named += label.is_understood || is_same;
        filled += i > 0;
    }
    return named && filled;
}

/* The cell of a row of the header for a column; a blank one above a filled one takes the word to its left. */
static table_field head_cell(const table_head *head, size_t row, size_t column, bool is_last)
{
    table_record record = table_head_row(head, row);
    const table_field *field = table_record_field(&record, column);
    char folded[MOST_HEADER];

    while (!cell_fold(field->text, field->length, folded, sizeof folded) && !is_last && column)
        field = table_record_field(&record, --column);
    return *field;
}

/* The rows of a header in one column. */
typedef struct column_head {
    table_field parts[TABLE_HEAD_ROWS];
    size_t n;
    table_field own; /* of the row with the most labels */
} column_head;

static column_head collect(const table_head *head, size_t column)
{
    column_head out = {.n = 0};
    table_record base = table_head_row(head, head->base);
    bool is_last = true; /* nothing is filled in from the left below the lowest cell */

    for (size_t row = head->last + 1; row-- > head->first;) {
        table_field field = head_cell(head, row, column, is_last);

        is_last &= field.length == 0;
        if (field.length)
            out.parts[out.n++] = field;
    }
    for (size_t i = 0; i < out.n / 2; i++) { /* from top to bottom */
        table_field top = out.parts[i];

        out.parts[i] = out.parts[out.n - 1 - i];
        out.parts[out.n - 1 - i] = top;
    }
    out.own = *table_record_field(&base, column);
    return out;
}

/* The texts of the rows, one after the other, without one that repeats the text above it. */
static const char *join_texts(const column_head *c, arena *memory)
{
    text_buffer b;
    const char *joined;

    text_buffer_init(&b);
    for (size_t i = 0; i < c->n; i++) {
        const char *text = c->parts[i].text;
        size_t length = cell_trim(&text, c->parts[i].length);

        if (i && c->parts[i - 1].length == c->parts[i].length && !memcmp(c->parts[i - 1].text, c->parts[i].text, c->parts[i].length))
            continue;
        if (b.length)
            text_buffer_append_char(&b, ' ');
        text_buffer_append(&b, text, length);
    }
    joined = b.failed ? NULL : arena_copy(memory, text_buffer_string(&b), b.length);
    text_buffer_clear(&b);
    return joined;
}

/* Which row of the header names the unit, and whether two rows name different ones. */
static void note_unit(header_cell *cell, const header_label *parts, size_t n)
{
    const header_label *named = NULL;

    for (size_t i = 0; i < n; i++) {
        if (!parts[i].is_understood || parts[i].unit == CELL_UNIT_NONE)
            continue;
        cell->unit_differs |= named && named->shift != parts[i].shift;
        /* the label's own unit comes before that of a row of units */
        if (!named || parts[i].indicator != INDICATOR_NONE)
            named = &parts[i];
    }
    if (!named || cell->unit_source == UNIT_OF_MAPPING)
        return;
    cell->has_unit = named->unit == CELL_UNIT_MONEY || named->unit == CELL_UNIT_PERCENT || named->unit == CELL_UNIT_TIMES;
    cell->shift = named->shift;
    cell->unit_source = named->indicator != INDICATOR_NONE ? UNIT_OF_HEADER : UNIT_OF_UNIT_ROW;
}

/* What the rows say together; an entry of the mapping for their joined text comes before what each row says. */
static header_label join_labels(const header_basis *basis, const header_label *parts, size_t n, const char *joined)
{
    header_lookup by = lookup_of(basis);
    header_label whole = {.mapped = NULL};

    if (n == 1)
        return parts[0];
    if (basis->map)
        whole = header_label_parse(&by, joined, strlen(joined));
    return whole.mapped ? whole : header_label_join(&by, parts, n);
}

static header_cell recognise(const header_basis *basis, const column_head *c, const char *joined)
{
    header_cell cell = {.indicator = INDICATOR_NONE, .year = PANEL_ANY_YEAR};
    header_label parts[TABLE_HEAD_ROWS], label;
    header_lookup by = lookup_of(basis);

    for (size_t i = 0; i < c->n; i++)
        parts[i] = header_label_parse(&by, c->parts[i].text, c->parts[i].length);
    label = join_labels(basis, parts, c->n, joined);
    cell.period = label.period;
    if (label.indicator == INDICATOR_NONE || label.period == PERIOD_OTHER || (label.period == PERIOD_BEFORE && !basis->month))
        return cell;
    cell.indicator = label.indicator;
    cell.year = label.period == PERIOD_BEFORE ? basis->month - 12 : label.year;
    cell.rank = label.rank;
    cell.mapped = label.mapped;
    if (label.mapped && (label.mapped->has_unit || label.mapped->factor || label.mapped->units || label.mapped->base_of)) {
        cell.has_unit = true;
        cell.shift = label.mapped->shift;
        cell.unit_source = UNIT_OF_MAPPING;
    }
    note_unit(&cell, parts, c->n);
    return cell;
}

/* --- the columns ------------------------------------------------------------------ */

/* Report a column that is not read, and an expert's score that no model asks for. */
static bool note_column(const header_basis *basis, const header_row *row, size_t field, problems *found)
{
    const header_cell *cell = &row->cells[field];
    problem entry = {PROBLEM_COLUMN_UNKNOWN, basis->file, row->line, field + 1, cell->header, cell->header};
    const char *nearest = NULL;
    char text[MOST_HEADER];

    if (cell->indicator != INDICATOR_NONE) {
        const indicator *meaning = dictionary_get(basis->dictionary, cell->indicator);

        if (!meaning->is_judged || !basis->options->knows_judged ||
            basis->options->knows_judged(basis->options->judged_context, meaning->name, &nearest))
            return true;
        entry.kind = PROBLEM_JUDGED_UNKNOWN;
        if (nearest) {
            snprintf(text, sizeof text, "%.100s (%.100s?)", meaning->name, nearest);
            entry.found = text;
        }
    } else if (!*cell->folded || cell->is_reported || !strcmp(cell->folded, REVIEW_LIST_CANDIDATES) ||
               is_taken(basis, cell->folded) || is_taken(basis, cell->own) ||
               mapping_ignores(basis->map, cell->folded)) {
        return true;
    } else if (cell->period >= PERIOD_BEFORE) {
        entry.kind = PROBLEM_COLUMN_PERIOD;
    }
    return problems_add(found, &entry);
}

/*
 * Of several columns of one indicator and year, the one whose label stands first in the dictionary is meant (统一社会信用代码
 * before 企业代码, 营业收入 before 营业总收入); the others are not read, which is reported. The name of the canonical form
 * beside a label is left to check_duplicates. False if memory is exhausted.
 */
static bool prefer_labels(const header_basis *basis, header_row *row, problems *found)
{
    for (size_t i = 0; i < row->n; i++) {
        const header_cell *better = &row->cells[i];

        for (size_t j = 0; j < row->n && better->indicator != INDICATOR_NONE; j++) {
            header_cell *worse = &row->cells[j];

            if (i == j || better->indicator != worse->indicator ||
                better->year != worse->year || better->mapped || worse->mapped || !better->rank ||
                better->rank >= worse->rank)
                continue;
            if (!problems_add(found, &(problem){PROBLEM_COLUMN_TWICE, basis->file, row->line, j + 1, worse->header,
                                                better->header}))
                return false;
            worse->indicator = INDICATOR_NONE;
            worse->is_reported = true;
        }
    }
    return true;
}

static tidu_status check_duplicates(const header_basis *basis, const header_row *row,
                                    tidu_error *err)
{
    for (size_t i = 0; i < row->n; i++) {
        const header_cell *later = &row->cells[i];

        for (size_t j = 0; j < i && later->indicator != INDICATOR_NONE; j++) {
            const header_cell *earlier = &row->cells[j];

            if (earlier->indicator == later->indicator && earlier->year == later->year &&
                !(later->mapped && later->mapped->sum && earlier->mapped && earlier->mapped->sum == later->mapped->sum))
                return error_at(err, TIDU_EDATA, basis->file, row->line, i + 1,
                                _("columns %zu ('%s') and %zu ('%s') are both %s; "
                                  "rename or remove one of them"),
                                j + 1, earlier->header, i + 1, later->header,
                                dictionary_get(basis->dictionary, later->indicator)->name);
        }
    }
    return TIDU_OK;
}

static bool read_cell(const header_basis *basis, const table_head *head, size_t column, header_cell *out)
{
    column_head c = collect(head, column);
    char folded[MOST_HEADER], own[MOST_HEADER];
    const char *header = join_texts(&c, basis->memory);

    if (!header)
        return false;
    cell_fold(header, strlen(header), folded, sizeof folded);
    cell_fold(c.own.text, c.own.length, own, sizeof own);
    *out = recognise(basis, &c, header);
    if (!out->mapped && (is_taken(basis, folded) || is_taken(basis, own)))
        *out = (header_cell){.indicator = INDICATOR_NONE, .year = PANEL_ANY_YEAR};
    out->header = header;
    out->folded = arena_copy_string(basis->memory, folded);
    out->own = arena_copy_string(basis->memory, own);
    return out->folded && out->own;
}

static size_t count_columns(const table_head *head)
{
    size_t most = 0;

    for (size_t i = head->first; i <= head->last; i++) {
        table_record row = table_head_row(head, i);

        most = row.n > most ? row.n : most;
    }
    return most;
}

tidu_status header_row_read(const header_basis *basis, const table_head *head, problems *found, header_row *out,
                            tidu_error *err)
{
    out->n = count_columns(head);
    out->line = table_head_row(head, head->base).line;
    out->cells = arena_take_array(basis->memory, out->n, sizeof *out->cells);
    if (!out->cells)
        return error_memory(err);
    for (size_t i = 0; i < out->n; i++) {
        if (!read_cell(basis, head, i, &out->cells[i]))
            return error_memory(err);
    }
    if (!own_roster_settle(basis, out, found) || (!out->is_roster && !own_list_settle(basis, out, found)) ||
        !prefer_labels(basis, out, found))
        return error_memory(err);
    for (size_t i = 0; i < out->n; i++) {
        if (!note_column(basis, out, i, found))
            return error_memory(err);
    }
    if (!header_mapping_note(basis, out, found))
        return error_memory(err);
    return check_duplicates(basis, out, err);
}

size_t header_row_find(const header_row *row, const char *folded)
{
    for (size_t i = 0; i < row->n; i++) {
        if (!strcmp(row->cells[i].folded, folded) || !strcmp(row->cells[i].own, folded))
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
