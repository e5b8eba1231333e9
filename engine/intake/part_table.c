#include "intake/part_table.h"

#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "intake/cell_text.h"
#include "table/row_reader.h"

typedef struct reading {
    const table_part *parts;
    size_t n;
    const char *wanted, *file;
    part_table_take take;
    void *context;
    size_t fields[PART_TABLE_MOST];
    bool has_header;
} reading;

static size_t find_part(const reading *r, const table_field *field)
{
    char folded[PART_TABLE_CELL];

    cell_fold(field->text, field->length, folded, sizeof folded);
    for (size_t p = 0; p < r->n; p++) {
        for (const char *const *label = r->parts[p].labels; *label; label++) {
            if (!strcmp(*label, folded))
                return p;
        }
    }
    return r->n;
}

static size_t judge(void *context, const table_record *record)
{
    const reading *r = context;
    size_t n = 0;

    for (size_t i = 0; i < record->n; i++)
        n += find_part(r, &record->fields[i]) < r->n;
    return n;
}

static tidu_status take_header(reading *r, const table_record *record, tidu_error *err)
{
    for (size_t p = 0; p < r->n; p++)
        r->fields[p] = NO_FIELD;
    for (size_t i = 0; i < record->n; i++) {
        size_t part = find_part(r, &record->fields[i]);

        if (part < r->n)
            r->fields[part] = i;
    }
    for (size_t p = 0; p < r->n; p++) {
        if (r->parts[p].is_required && r->fields[p] == NO_FIELD)
            return error_at(err, TIDU_EDATA, r->file, record->line, 0, _("%s: '%s' is missing"), r->wanted, r->parts[p].key);
    }
    r->has_header = true;
    return TIDU_OK;
}

static tidu_status take_record(void *context, const table_record *record, tidu_error *err)
{
    reading *r = context;
    char cells[PART_TABLE_MOST][PART_TABLE_CELL];
    const char *text[PART_TABLE_MOST];
    bool is_blank = true;

    if (!r->has_header && judge(r, record) >= 2)
        return take_header(r, record, err);
    if (!r->has_header) /* a title above it */
        return TIDU_OK;
    for (size_t p = 0; p < r->n; p++) {
        const table_field *field = table_record_field(record, r->fields[p]);

        cell_fold(field->text, field->length, cells[p], PART_TABLE_CELL);
        is_blank &= !*cells[p];
        text[p] = cells[p];
    }
    return is_blank ? TIDU_OK : r->take(r->context, r->file, record->line, text, err);
}

tidu_status part_table_read(const char *path, const table_part *parts, size_t n_parts, const char *wanted, part_table_take take, void *context,
                            tidu_error *err)
{
    reading r = {.parts = parts, .n = n_parts, .wanted = wanted, .take = take, .context = context};
    byte_source *bytes;
    row_reader *rows = NULL;
    tidu_status status = byte_source_open(path, false, &bytes, err);

    if (status)
        return status;
    status = row_reader_open(bytes, &(row_options){.wanted = ENCODING_AUTO, .is_single = true}, &rows, err);
    if (!status)
        status = row_reader_choose(rows, judge, &r, err);
    if (!status) {
        r.file = row_reader_name(rows);
        status = row_reader_run(rows, take_record, &r, err);
    }
    if (!status && !r.has_header)
        status = error_at(err, TIDU_EDATA, r.file, 0, 0, "%s", wanted);
    row_reader_close(rows);
    byte_source_close(bytes);
    return status;
}
