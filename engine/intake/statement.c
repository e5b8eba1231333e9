/*
 * Turning: each item with each of its years becomes a column, each company a row. Columns of keys stand first, then what
 * the lines above say of the company. No text is changed: what is taken in is what the cells hold.
 */
#include "intake/statement.h"

#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "intake/statement_items.h"
#include "intake/statement_title.h"
#include "intake/statement_years.h"

typedef struct turning {
    const table_head *rows;
    const statement_basis *basis;
    problems *found;
    statement *out;
    statement_layout layout;
    statement_title title;
    size_t keys[STATEMENT_VALUES]; /* columns that name the company */
    size_t n_keys;
    statement_items items;
    table_field *line; /* [fields] of the record that is being made */
    statement_cell *places;
    size_t cells_capacity;
} turning;

bool statement_begins(const table_head *rows, const statement_basis *basis)
{
    statement_layout layout;

    return statement_layout_find(rows, basis, &layout);
}

void statement_clear(statement *s)
{
    table_head_clear(&s->head);
    release(s->cells);
    *s = (statement){0};
}

static bool report(const turning *t, problem_kind kind, unsigned long line, size_t field, const char *text)
{
    return problems_add(t->found, &(problem){kind, t->basis->file, line, field == NO_FIELD ? 0 : field + 1, "", text});
}

static table_record header_of(const turning *t)
{
    return table_head_row(t->rows, t->layout.header);
}

/* --- companies -------------------------------------------------------------------- */

static bool is_of_values(const statement_layout *l, size_t field)
{
    for (size_t i = 0; i < l->n; i++) {
        if (l->values[i].field == field || l->values[i].item == field || l->values[i].unit == field)
            return true;
    }
    return false;
}

/* Columns that have a label of their own name the company. */
static void find_keys(turning *t)
{
    table_record header = header_of(t);

    for (size_t i = 0; i < header.n && t->n_keys < STATEMENT_VALUES; i++) {
        if (!is_of_values(&t->layout, i) && statement_knows(t->basis, header.fields[i].text, header.fields[i].length))
            t->keys[t->n_keys++] = i;
    }
}

/* --- the turned table ------------------------------------------------------------- */

static void empty_line(turning *t)
{
    for (size_t i = 0; i < t->out->n_fields; i++)
        t->line[i] = (table_field){"", 0, false};
}

static table_field text_field(const char *text)
{
    return (table_field){text, (uint32_t)strlen(text), false};
}

/* Add the record that was made. False if memory is exhausted. */
static bool end_line(turning *t, unsigned long line)
{
    return table_head_add(&t->out->head, &(table_record){.fields = t->line, .n = t->out->n_fields, .line = line});
}

/* Room for the places of one more record, into t->places. False if memory is exhausted. */
static bool take_places(turning *t, size_t record, unsigned long line)
{
    size_t n = t->out->n_fields;

    if (!allocate_room((void **)&t->out->cells, &t->cells_capacity, (record + 1) * n, sizeof *t->out->cells))
        return false;
    t->places = t->out->cells + record * n;
    t->out->n_cells = (record + 1) * n;
    for (size_t i = 0; i < n; i++)
        t->places[i] = (statement_cell){line, 0};
    return true;
}

static bool add_lines_above(turning *t)
{
    for (size_t i = 0; i < t->layout.header; i++) {
        table_record row = table_head_row(t->rows, i);

        if (!table_head_add(&t->out->head, &row))
            return false;
    }
    t->out->head.base = t->out->head.first = t->layout.header;
    return true;
}

static bool add_labels(turning *t)
{
    table_record header = header_of(t);

    empty_line(t);
    if (!take_places(t, 0, header.line))
        return false;
    for (size_t i = 0; i < t->n_keys; i++) {
        t->line[i] = header.fields[t->keys[i]];
        t->places[i].column = t->keys[i] + 1;
    }
    for (size_t i = 0; i < t->title.n; i++) {
        t->line[t->n_keys + i] = text_field(t->title.pairs[i].label);
        t->places[t->n_keys + i] = t->title.pairs[i].place;
    }
    for (size_t i = 0; i < t->items.n; i++) {
        const statement_item *item = &t->items.items[i];
        size_t end = i + 1 < t->items.n ? item[1].first : t->out->n_fields;

        for (size_t field = item->first; field < end; field++) {
            t->line[field] = text_field(item->label);
            t->places[field] = item->place;
        }
    }
    return end_line(t, header.line);
}

/* Call `put` for each column of each known item. */
static void for_columns(turning *t, void (*put)(turning *t, const statement_item *item, const statement_values *column,
                                                size_t field))
{
    for (size_t i = 0; i < t->items.n; i++) {
        const statement_item *item = &t->items.items[i];

        for (size_t k = 0; k < t->layout.n && item->is_known; k++) {
            if (t->layout.values[k].item == item->column)
                put(t, item, &t->layout.values[k], item->first + statement_item_rank(&t->layout, k));
        }
    }
}

static void put_year(turning *t, const statement_item *item, const statement_values *column, size_t field)
{
    (void)item;
    t->line[field] = text_field(column->year_text);
}

static void put_unit(turning *t, const statement_item *item, const statement_values *column, size_t field)
{
    t->line[field] = item->unit.length ? item->unit : text_field(column->unit_text);
}

/* The rows of the header: labels, years, units. Blank units are the last row, where nothing is filled in from the left. */
static bool add_header(turning *t)
{
    table_record header = header_of(t);

    for (size_t i = 0; i < t->layout.n; i++) {
        statement_values *column = &t->layout.values[i];

        if (column->kind != YEAR_ELSEWHERE)
            snprintf(column->year_text, sizeof column->year_text, "%d年", column->year);
    }
    if (!add_labels(t))
        return false;
    empty_line(t);
    for_columns(t, put_year);
    if (!end_line(t, header.line))
        return false;
    empty_line(t);
    for_columns(t, put_unit);
    t->out->head.last = t->layout.header + 2;
    return end_line(t, header.line);
}

/* Whether a row is of the same company as the one before: it has the same keys, or none. */
static bool is_same_company(const turning *t, const table_record *row, const table_record *before)
{
    bool has_key = false, is_same = true;

    for (size_t i = 0; i < t->n_keys; i++) {
        const table_field *a = table_record_field(row, t->keys[i]), *b = table_record_field(before, t->keys[i]);

        has_key |= a->length > 0;
        is_same &= a->length == b->length && !memcmp(a->text, b->text, a->length);
    }
    return !has_key || is_same;
}

static bool begin_company(turning *t, const table_record *row, size_t record)
{
    empty_line(t);
    if (!take_places(t, record, row->line))
        return false;
    for (size_t i = 0; i < t->n_keys; i++) {
        t->line[i] = *table_record_field(row, t->keys[i]);
        t->places[i] = (statement_cell){row->line, t->keys[i] + 1};
    }
    for (size_t i = 0; i < t->title.n; i++) {
        t->line[t->n_keys + i] = text_field(t->title.pairs[i].value);
        t->places[t->n_keys + i] = t->title.pairs[i].place;
    }
    return true;
}

/* The values of a row. The same item once more is reported and not read. */
static bool put_values(turning *t, const table_record *row)
{
    size_t reported = NO_FIELD;

    for (size_t k = 0; k < t->layout.n; k++) {
        const statement_values *column = &t->layout.values[k];
        const table_field *cell = table_record_field(row, column->field);
        const statement_item *item = cell->length ? statement_item_of(&t->items, row, column) : NULL;
        size_t field;

        if (!item || !item->is_known)
            continue;
        field = item->first + statement_item_rank(&t->layout, k);
        if (!t->places[field].column) {
            t->line[field] = *cell;
            t->places[field] = (statement_cell){row->line, column->field + 1};
        } else if (reported != column->item) {
            reported = column->item;
            if (!report(t, PROBLEM_COLUMN_TWICE, row->line, column->item, item->label))
                return false;
        }
    }
    return true;
}

static tidu_status add_companies(turning *t, tidu_error *err)
{
    table_record first = {.line = 0}, row;
    size_t record = 0;

    for (size_t i = t->layout.header + 1; i < t->rows->rows.n_records; i++) {
        row = table_head_row(t->rows, i);
        if (!record || !is_same_company(t, &row, &first)) {
            if ((record && !end_line(t, first.line)) || !begin_company(t, &row, ++record))
                return error_memory(err);
            first = row;
        }
        if (!put_values(t, &row))
            return error_memory(err);
        if (record * t->out->n_fields > STATEMENT_CELLS)
            return error_at(err, TIDU_EDATA, t->basis->file, row.line, 0,
                            _("items stand in rows, and the table is too large to be turned; split it"));
    }
    return end_line(t, first.line) ? TIDU_OK : error_memory(err);
}

static tidu_status build(turning *t, tidu_error *err)
{
    t->out->n_fields = t->items.n_fields;
    t->line = allocate_array(t->out->n_fields, sizeof *t->line);
    if (!t->line || !add_lines_above(t) || !add_header(t))
        return error_memory(err);
    return add_companies(t, err);
}

/* Columns or lines above that name the company. */
static tidu_status find_company(turning *t, tidu_error *err)
{
    find_keys(t);
    if (!statement_title_read(t->rows, t->layout.header, t->basis, &t->title))
        return error_memory(err);
    if (t->n_keys || t->title.n)
        return TIDU_OK;
    return error_at(err, TIDU_EDATA, t->basis->file, header_of(t).line, 0,
                    _("items stand in rows, and nothing says whose they are: name the company in a line above the table "
                      "(统一社会信用代码：91…) or in a column beside the items"));
}

tidu_status statement_turn(const table_head *rows, const statement_basis *basis, problems *found, statement *out,
                           tidu_error *err)
{
    turning t = {.rows = rows, .basis = basis, .found = found, .out = out};
    tidu_status status;

    statement_layout_find(rows, basis, &t.layout);
    status = statement_years_settle(rows, basis, found, &t.layout, err);
    if (!status)
        status = find_company(&t, err);
    if (!status)
        status = statement_items_find(rows, basis, &t.layout, t.n_keys + t.title.n, &t.items, err);
    if (!status && !report(&t, PROBLEM_STATEMENT, header_of(&t).line, NO_FIELD, ""))
        status = error_memory(err);
    if (!status)
        status = build(&t, err);
    statement_title_clear(&t.title);
    statement_items_clear(&t.items);
    release(t.line);
    return status;
}

/* --- places ----------------------------------------------------------------------- */

/* The places of the fields of the record on a line; NULL: it is none of the turned table. */
static const statement_cell *places_of(const statement *s, unsigned long line)
{
    const table_head *h = &s->head;

    if (line == table_head_row(h, h->base).line)
        return s->cells;
    for (size_t i = h->last + 1; i < h->rows.n_records; i++) {
        if (table_head_row(h, i).line == line)
            return s->cells + (i - h->last) * s->n_fields;
    }
    return NULL;
}

unsigned long statement_column(const statement *s, size_t field)
{
    for (size_t i = s->n_fields + field; i < s->n_cells; i += s->n_fields) {
        if (s->cells[i].column)
            return s->cells[i].column;
    }
    return s->cells[field].column;
}

void statement_place(const statement *s, problems *found, size_t from)
{
    for (size_t i = from; i < problems_count(found); i++) {
        const problem *entry = problems_get(found, i);
        const statement_cell *places = entry->column ? places_of(s, entry->line) : NULL;

        if (places && entry->column <= s->n_fields && places[entry->column - 1].column)
            problems_move(found, i, places[entry->column - 1].line, places[entry->column - 1].column);
    }
}
