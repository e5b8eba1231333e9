/*
 * A row is a header if a cell of it is a label of the codes of companies. Without one, every row is of codes: a title is
 * then named as a code that nobody has, and no code is taken for a title.
 */
#include "intake/code_list.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text_index.h"
#include "intake/cell_text.h"
#include "intake/credit_code.h"
#include "table/row_reader.h"

enum { MOST_CODE = 256 };

typedef struct reading {
    code_list *list;
    const dictionary *dictionary;
    text_index *seen;
    size_t capacity;
    size_t column; /* of the codes */
    bool has_header;
} reading;

static const char *fold(const table_field *field, char out[MOST_CODE])
{
    cell_fold(field->text, field->length, out, MOST_CODE);
    return out;
}

/* Whether a cell is the header of the codes of companies: "uscc", "code", "统一社会信用代码". */
static bool is_label(const dictionary *d, const char *folded)
{
    char lower[MOST_CODE];
    size_t n = 0;

    for (; folded[n]; n++)
        lower[n] = folded[n] >= 'A' && folded[n] <= 'Z' ? (char)(folded[n] - 'A' + 'a') : folded[n];
    lower[n] = '\0';
    return !strcmp(lower, "code") || dictionary_find_label(d, lower) == dictionary_find(d, "uscc");
}

/* The column of codes, if this is a header; record->n: it is none. */
static size_t find_column(const dictionary *d, const table_record *record)
{
    char folded[MOST_CODE];
    size_t i = 0;

    while (i < record->n && !is_label(d, fold(&record->fields[i], folded)))
        i++;
    return i;
}

static size_t judge(void *context, const table_record *record)
{
    const reading *r = context;

    return find_column(r->dictionary, record) < record->n;
}

static tidu_status add(reading *r, const char *code, unsigned long line, tidu_error *err)
{
    code_list *l = r->list;
    uint32_t number = text_index_add(r->seen, code, strlen(code));

    if (number == TEXT_INDEX_NONE)
        return error_memory(err);
    if (number < l->n)
        return TIDU_OK;
    if (!allocate_room((void **)&l->codes, &r->capacity, l->n + 1, sizeof *l->codes))
        return error_memory(err);
    l->codes[l->n] = (listed_code){arena_copy_string(l->memory, code), line};
    return l->codes[l->n++].code ? TIDU_OK : error_memory(err);
}

/* Take a header: what stands above the first one are titles. */
static tidu_status begin(reading *r, size_t column, tidu_error *err)
{
    r->column = column;
    if (!r->has_header) {
        text_index_free(r->seen);
        r->seen = text_index_new();
        r->list->n = 0;
    }
    r->has_header = true;
    return r->seen ? TIDU_OK : error_memory(err);
}

static tidu_status take(void *context, const table_record *record, tidu_error *err)
{
    reading *r = context;
    char code[MOST_CODE];
    size_t header;

    if (*fold(&record->fields[0], code) == '#')
        return TIDU_OK;
    header = find_column(r->dictionary, record);
    if (header < record->n)
        return begin(r, header, err);
    fold(table_record_field(record, r->column), code);
    code[strcspn(code, "#")] = '\0';
    for (size_t n = strlen(code); n && code[n - 1] == ' '; n--)
        code[n - 1] = '\0';
    if (!credit_code_unwrap(code))
        credit_code_clean(code);
    return *code ? add(r, code, record->line, err) : TIDU_OK;
}

static tidu_status read_rows(reading *r, const char *path, tidu_error *err)
{
    byte_source *bytes;
    row_reader *rows = NULL;
    tidu_status status = byte_source_open(path, false, &bytes, err);

    if (status)
        return status;
    status = row_reader_open(bytes, &(row_options){.wanted = ENCODING_AUTO, .is_single = true}, &rows, err);
    if (!status)
        status = row_reader_choose(rows, judge, r, err);
    if (!status)
        status = row_reader_run(rows, take, r, err);
    if (!status && !(r->list->file = arena_copy_string(r->list->memory, row_reader_name(rows))))
        status = error_memory(err);
    if (!status && !r->list->n)
        status = error_at(err, TIDU_EDATA, row_reader_name(rows), 0, 0,
                          _("there is no code in this list; write one on each line, or a table with a column uscc"));
    row_reader_close(rows);
    byte_source_close(bytes);
    return status;
}

tidu_status code_list_read(const char *path, const dictionary *d, code_list *out, tidu_error *err)
{
    reading r = {.list = out, .dictionary = d, .seen = text_index_new()};
    tidu_status status;

    *out = (code_list){.memory = arena_new()};
    status = r.seen && out->memory ? read_rows(&r, path, err) : error_memory(err);
    text_index_free(r.seen);
    if (status)
        code_list_clear(out);
    return status;
}

void code_list_clear(code_list *l)
{
    arena_free(l->memory);
    release(l->codes);
    *l = (code_list){0};
}
