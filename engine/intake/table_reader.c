/*
 * Connects byte source, text source and CSV reader, and passes records to the user once the header has been found.
 */
#include "intake/table_reader.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "intake/cell_text.h"
#include "intake/row_kind.h"
#include "intake/unit_line.h"
#include "table/csv_reader.h"

enum { MOST_TITLE = 256 };

struct table_reader {
    byte_source *bytes;
    text_source *text;
    csv_reader *csv;
    const char *file;
    problems *found;
    const table_user *user;
    table_head head;
    size_t n_titles;
    unsigned long header_line;
    unsigned long rows;
    bool is_chunk; /* a chunk, which has no header */
};

static tidu_status choose_encoding(const intake_options *options, const mapping *map,
                                   const char *file, encoding *out, tidu_error *err)
{
    *out = map ? map->encoding : ENCODING_AUTO;
    if (!options->encoding)
        return TIDU_OK;
    if (!encoding_find(options->encoding, out))
        return error_at(err, TIDU_EUSAGE, file, 0, 0,
                        _("unknown encoding '%s'; use auto, utf-8, gb18030, utf-16le or utf-16be"),
                        options->encoding);
    if (*out == ENCODING_AUTO && map)
        *out = map->encoding;
    return TIDU_OK;
}

static table_reader *make(byte_source *bytes, problems *found)
{
    table_reader *t = allocate_array(1, sizeof *t);

    if (t) {
        t->bytes = bytes;
        t->file = byte_source_name(bytes);
        t->found = found;
    }
    return t;
}

/* Open the CSV reader on the text. Takes ownership of `t`, also on failure. */
static tidu_status open_csv(table_reader *t, char delimiter, const intake_options *options, table_reader **out,
                            tidu_error *err)
{
    tidu_status status = csv_reader_new(t->text, delimiter, &t->csv, err);

    if (status) {
        table_reader_close(t);
        return status;
    }
    if (options->threads == 1)
        csv_reader_run_single_threaded(t->csv);
    csv_reader_watch(t->csv, options->progress, options->progress_context);
    *out = t;
    return TIDU_OK;
}

tidu_status table_reader_open(byte_source *bytes, const intake_options *options,
                              const mapping *map, problems *found, table_reader **out,
                              tidu_error *err)
{
    table_reader *t = make(bytes, found);
    encoding wanted;
    tidu_status status;

    if (!t)
        return error_memory(err);
    status = choose_encoding(options, map, t->file, &wanted, err);
    if (!status)
        status = text_source_open(bytes, wanted, options->trusts_beginning, &t->text, err);
    if (status) {
        table_reader_close(t);
        return status;
    }
    return open_csv(t, map ? map->delimiter : '\0', options, out, err);
}

char table_reader_delimiter(const table_reader *t)
{
    return csv_reader_delimiter(t->csv);
}

bool table_reader_can_split(const table_reader *t)
{
    encoding is = text_source_encoding(t->text);

    return byte_source_can_split(t->bytes) && (is == ENCODING_UTF8 || is == ENCODING_GB18030);
}

tidu_status table_reader_open_chunk(const table_reader *whole, byte_source *bytes, const intake_options *options,
                                      problems *found, table_reader **out, tidu_error *err)
{
    table_reader *t = make(bytes, found);
    tidu_status status;

    if (!t)
        return error_memory(err);
    t->header_line = whole->header_line;
    t->is_chunk = true;
    status = text_source_open_chunk(whole->text, bytes, &t->text, err);
    if (status) {
        table_reader_close(t);
        return status;
    }
    return open_csv(t, csv_reader_delimiter(whole->csv), options, out, err);
}

bool table_reader_is_between(const table_reader *t)
{
    return csv_reader_is_between(t->csv);
}

unsigned long table_reader_lines(const table_reader *t)
{
    return csv_reader_line(t->csv) - 1;
}

void table_reader_resume(table_reader *t, const table_reader *chunk)
{
    size_t from = byte_source_position(chunk ? chunk->bytes : t->bytes);

    text_source_resume(t->text, from, chunk ? text_source_lines(chunk->text) : 0);
    csv_reader_resume(t->csv, chunk ? table_reader_lines(chunk) : 0);
    t->rows += chunk ? chunk->rows : 0;
}

void table_reader_watch(table_reader *t, intake_progress progress, void *context)
{
    csv_reader_watch(t->csv, progress, context);
}

bool table_reader_is_misjudged(const table_reader *t)
{
    return text_source_is_misjudged(t->text);
}

void table_reader_close(table_reader *t)
{
    if (!t)
        return;
    csv_reader_free(t->csv);
    text_source_close(t->text);
    table_head_clear(&t->head);
    release(t);
}

void table_reader_need(table_reader *t, const bool *is_needed, size_t n)
{
    csv_reader_need(t->csv, is_needed, n);
}

/* The informative cell of a line above the header: one with a unit, otherwise the first one that is not empty. */
static void title_text(const table_record *row, char out[MOST_TITLE])
{
    for (size_t i = row->n; i-- > 0;) {
        cell_fold(row->fields[i].text, row->fields[i].length, out, MOST_TITLE);
        if (unit_line_read(out).kind == UNIT_LINE_STATED)
            return;
    }
    *out = '\0';
    for (size_t i = 0; i < row->n && !*out; i++)
        cell_fold(row->fields[i].text, row->fields[i].length, out, MOST_TITLE);
}

static tidu_status no_header(const table_reader *t, tidu_error *err)
{
    table_record row;
    char title[MOST_TITLE] = "";

    for (size_t i = 0; i < t->head.rows.n_records && !*title; i++) {
        row = table_head_row(&t->head, i);
        title_text(&row, title);
    }
    if (!*title)
        return error_at(err, TIDU_EDATA, t->file, 0, 0, _("the file is empty"));
    return error_at(err, TIDU_EDATA, t->file, row.line, 0,
                    _("no header was found: it must name %s, but the table begins with '%s'; if the codes have "
                      "another name, give a mapping file with --map"),
                    t->user->wanted ? _(t->user->wanted) : _("the company's code (uscc or 统一社会信用代码)"),
                    title);
}

static tidu_status note_titles(table_reader *t, tidu_error *err)
{
    for (size_t i = 0; i < t->head.first; i++) {
        table_record row = table_head_row(&t->head, i);
        char title[MOST_TITLE];

        if (row_is_blank(&row))
            continue;
        title_text(&row, title);
        t->n_titles++;
        if (!problems_add(t->found, &(problem){PROBLEM_TITLE_SKIPPED, t->file, row.line, 0, "", title}))
            return error_memory(err);
    }
    return TIDU_OK;
}

/* The first rows are here: find the header among them and pass on those that follow it. */
static tidu_status begin(table_reader *t, tidu_error *err)
{
    const table_user *user = t->user;
    tidu_status status;

    if (!table_head_find(&t->head, &(head_judge){user->count_labels, user->joins_header, user->context}))
        return no_header(t, err);
    t->header_line = table_head_row(&t->head, t->head.base).line;
    status = note_titles(t, err);
    if (!status)
        status = user->take_head(user->context, &t->head, err);
    for (size_t i = t->head.last + 1; i < t->head.rows.n_records && !status; i++) {
        table_record row = table_head_row(&t->head, i);

        t->rows++;
        status = user->take_row(user->context, &row, err);
    }
    return status;
}

static tidu_status take(void *reader, const table_record *record, tidu_error *err)
{
    table_reader *t = reader;

    if (t->header_line) {
        t->rows++;
        return t->user->take_row(t->user->context, record, err);
    }
    if (!table_head_add(&t->head, record))
        return error_memory(err);
    return t->head.rows.n_records < TABLE_HEAD_ROWS ? TIDU_OK : begin(t, err);
}

static void expect(void *reader, const table_record *record)
{
    const table_reader *t = reader;

    if (t->header_line)
        t->user->expect_row(t->user->context, record);
}

static tidu_status held(void *reader, tidu_error *err)
{
    const table_reader *t = reader;

    return t->user->held(t->user->context, err);
}

tidu_status table_reader_run(table_reader *t, const table_user *user, tidu_error *err)
{
    tidu_status status;

    t->user = user;
    if (user->expect_row)
        csv_reader_prefetch(t->csv, expect);
    if (user->held)
        csv_reader_pause(t->csv, held);
    status = csv_reader_run(t->csv, take, t, err);
    if (!status && !t->header_line)
        status = begin(t, err);
    if (status || t->is_chunk)
        return status;
    if (!t->rows)
        return error_at(err, TIDU_EDATA, t->file, t->header_line, 0,
                        _("the table has a header but no rows"));
    return TIDU_OK;
}

encoding table_reader_encoding(const table_reader *t)
{
    return text_source_encoding(t->text);
}

unsigned long table_reader_titles(const table_reader *t)
{
    return t->n_titles;
}
