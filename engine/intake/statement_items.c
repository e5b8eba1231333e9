/*
 * Items with one label and different units are different: they become two columns of one indicator, which is refused with
 * both named, and never one column in which a unit is wrong.
 */
#include "intake/statement_items.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "intake/cell_text.h"

static const table_field *unit_of(const table_record *row, const statement_values *column)
{
    return table_record_field(row, column->unit == NO_FIELD ? row->n : column->unit);
}

static const statement_item *find_item(const statement_items *s, const char *label, const table_record *row,
                                       const statement_values *column)
{
    const table_field *unit = unit_of(row, column);

    for (size_t i = 0; i < s->n; i++) {
        const statement_item *item = &s->items[i];

        if (item->column == column->item && !strcmp(item->label, label) && item->unit.length == unit->length &&
            !memcmp(item->unit.text, unit->text, unit->length))
            return item;
    }
    return NULL;
}

const statement_item *statement_item_of(const statement_items *s, const table_record *row, const statement_values *column)
{
    const table_field *cell = table_record_field(row, column->item);
    char label[STATEMENT_LABEL];

    statement_label(cell->text, cell->length, label);
    return find_item(s, label, row, column);
}

/* Whether a row has a value in any column that shares the items of `column`. */
static bool has_values(const statement_layout *l, const table_record *row, const statement_values *column)
{
    for (size_t i = 0; i < l->n; i++) {
        const table_field *cell = table_record_field(row, l->values[i].field);
        const char *text = cell->text;

        if (l->values[i].item == column->item && cell_trim(&text, cell->length))
            return true;
    }
    return false;
}

size_t statement_item_rank(const statement_layout *layout, size_t i)
{
    size_t rank = 0;

    for (size_t k = 0; k < i; k++)
        rank += layout->values[k].item == layout->values[i].item;
    return rank;
}

/* How many columns of values share the items of `column`. */
static size_t count_years(const statement_layout *l, const statement_values *column)
{
    size_t n = 0;

    for (size_t i = 0; i < l->n; i++)
        n += l->values[i].item == column->item;
    return n;
}

static tidu_status add_item(statement_items *s, const statement_basis *basis, const statement_layout *layout,
                            const table_record *row, const statement_values *column, tidu_error *err)
{
    const table_field *cell = table_record_field(row, column->item);
    char label[STATEMENT_LABEL];
    statement_item *added;

    statement_label(cell->text, cell->length, label);
    if (!*label || !has_values(layout, row, column) || find_item(s, label, row, column))
        return TIDU_OK;
    if (!allocate_room((void **)&s->items, &s->capacity, s->n + 1, sizeof *s->items))
        return error_memory(err);
    added = &s->items[s->n++];
    *added = (statement_item){.unit = *unit_of(row, column), .column = column->item, .first = s->n_fields,
                              .is_known = statement_knows(basis, label, strlen(label)),
                              .place = {row->line, column->item + 1}};
    memcpy(added->label, label, sizeof label);
    s->n_fields += added->is_known ? count_years(layout, column) : 1;
    if (s->n_fields > STATEMENT_FIELDS)
        return error_at(err, TIDU_EDATA, basis->file, row->line, 0,
                        _("items stand in rows, but there are too many different ones: more than %d columns would be "
                          "needed"), STATEMENT_FIELDS);
    return TIDU_OK;
}

tidu_status statement_items_find(const table_head *rows, const statement_basis *basis, const statement_layout *layout,
                                 size_t n_fields, statement_items *out, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    *out = (statement_items){.n_fields = n_fields};
    for (size_t i = layout->header + 1; i < rows->rows.n_records && !status; i++) {
        table_record row = table_head_row(rows, i);

        for (size_t k = 0; k < layout->n && !status; k++)
            status = add_item(out, basis, layout, &row, &layout->values[k], err);
    }
    return status;
}

void statement_items_clear(statement_items *s)
{
    release(s->items);
    *s = (statement_items){.n = 0};
}
