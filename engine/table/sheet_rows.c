#include "table/sheet_rows.h"

#include "base/error.h"
#include "base/message.h"

enum { MOST_FIELDS = 500000000 };

void sheet_rows_clear(sheet_rows *r)
{
    sheet_merges_clear(&r->merges);
}

void sheet_rows_put(sheet_rows *r, size_t column, const char *text, size_t length)
{
    record_batch *b = r->pump->batch;

    if (!length)
        return;
    r->has_value = true;
    if (!sheet_rows_need(r, column))
        length = 0;
    if (b->n - b->first_field == column ? !record_batch_add(b, text, length, true)
                                        : !sheet_field_set(b, column, text, length))
        r->pump->status = error_memory(r->pump->err);
}

/* Remove empty fields at the end, then add as many as the widest record has. */
static bool set_width(sheet_rows *r, record_batch *b)
{
    size_t n;

    while (b->n > b->first_field + r->width && !b->fields[b->n - 1].length)
        b->n--;
    n = b->n - b->first_field;
    if (n > r->width)
        r->width = n;
    if (!record_batch_reserve_fields(b, r->width))
        return false;
    for (; n < r->width; n++)
        record_batch_skip(b);
    return true;
}

void sheet_rows_drop(sheet_rows *r)
{
    record_batch *b = r->pump->batch;

    b->n = b->first_field;
    b->used = b->first_text;
    b->had_nul = false;
    r->has_value = r->is_hidden = false;
}

static void set_line(cell_count *count, unsigned long line)
{
    if (count->n && !count->line)
        count->line = line;
}

void sheet_rows_end(sheet_rows *r, unsigned long line)
{
    record_batch *b = r->pump->batch;

    if (r->pump->status)
        return;
    set_line(&r->errors, line);
    set_line(&r->uncomputed, line);
    if (!r->has_value) {
        sheet_rows_drop(r);
        return;
    }
    r->hidden += r->is_hidden;
    r->has_value = r->is_hidden = false;
    if (!sheet_merges_fill(&r->merges, b, line) || !set_width(r, b)) {
        r->pump->status = error_memory(r->pump->err);
        return;
    }
    r->fields += r->width;
    if (r->fields > MOST_FIELDS)
        r->pump->status = error_at(r->pump->err, TIDU_EDATA, r->file, line, 0,
                                   _("the sheet has more than %d million cells; remove what is not part of the table"),
                                   MOST_FIELDS / 1000000);
    else
        record_pump_deliver(r->pump, line);
}
