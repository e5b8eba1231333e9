/*
 * Either a text source with a CSV reader, or a workbook; `book` tells which.
 */
#include "table/row_reader.h"

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "table/csv_reader.h"
#include "table/text_source.h"

struct row_reader {
    byte_source *bytes;
    text_source *text;
    csv_reader *csv;

    workbook *book; /* NULL: CSV */
    arena *memory;  /* of the choice */
    size_t sheet;
    bool is_chosen; /* by name or number, or by its look */
    bool is_single;
    sheet_choice choice;
    bool has_choice;
    record_progress progress;
    void *progress_context;
    record_expect expect;
};

static tidu_status open_csv(row_reader *r, char delimiter, tidu_error *err)
{
    tidu_status status = csv_reader_new(r->text, delimiter, &r->csv, err);

    if (!status && r->is_single)
        csv_reader_run_single_threaded(r->csv);
    return status;
}

static tidu_status open_text(row_reader *r, const row_options *options, tidu_error *err)
{
    tidu_status status = text_source_open(r->bytes, options->wanted, options->trusts_beginning, &r->text, err);

    return status ? status : open_csv(r, options->delimiter, err);
}

static tidu_status open_book(row_reader *r, file_kind kind, const row_options *options, tidu_error *err)
{
    tidu_status status = workbook_open(r->bytes, kind, options->trusts_beginning, &r->book, err);

    if (status)
        return status;
    r->memory = arena_new();
    if (!r->memory)
        return error_memory(err);
    if (!options->sheet)
        return TIDU_OK;
    r->is_chosen = true;
    return sheet_find(r->book, options->sheet, &r->sheet, err);
}

static tidu_status open_by_kind(row_reader *r, const row_options *options, tidu_error *err)
{
    file_kind kind;
    tidu_status status = file_kind_find(r->bytes, &kind, err);

    if (status)
        return status;
    if (kind == FILE_TEXT && options->is_sheet_wanted)
        return error_at(err, TIDU_EUSAGE, byte_source_name(r->bytes), 0, 0,
                        _("--sheet is given, but the file is no workbook"));
    if (kind == FILE_TEXT)
        return open_text(r, options, err);
    if (kind == FILE_ZIP || kind == FILE_OLE)
        return open_book(r, kind, options, err);
    return file_kind_refuse(kind, byte_source_name(r->bytes), err);
}

tidu_status row_reader_open(byte_source *bytes, const row_options *options, row_reader **out, tidu_error *err)
{
    row_reader *r = allocate_array(1, sizeof *r);
    tidu_status status;

    if (!r)
        return error_memory(err);
    r->bytes = bytes;
    r->is_single = options->is_single;
    status = open_by_kind(r, options, err);
    if (status)
        row_reader_close(r);
    else
        *out = r;
    return status;
}

void row_reader_close(row_reader *r)
{
    if (!r)
        return;
    csv_reader_free(r->csv);
    text_source_close(r->text);
    workbook_close(r->book);
    arena_free(r->memory);
    release(r);
}

tidu_status row_reader_choose(row_reader *r, record_judge judge, void *context, tidu_error *err)
{
    tidu_status status;

    if (r->csv)
        csv_reader_judge(r->csv, judge, context);
    if (!r->book || r->is_chosen)
        return TIDU_OK;
    status = sheet_choose(r->book, judge, context, r->memory, &r->choice, err);
    if (status)
        return status;
    r->is_chosen = r->has_choice = true;
    r->sheet = r->choice.sheet;
    return TIDU_OK;
}

const sheet_choice *row_reader_choice(const row_reader *r)
{
    return r->has_choice ? &r->choice : NULL;
}

const char *row_reader_name(const row_reader *r)
{
    return r->book ? workbook_label(r->book, r->sheet) : byte_source_name(r->bytes);
}

const char *row_reader_keywords(const row_reader *r)
{
    return r->book ? workbook_keywords(r->book) : "";
}

const char *row_reader_format(const row_reader *r)
{
    return r->book ? workbook_format(r->book) : encoding_name(text_source_encoding(r->text));
}

void row_reader_watch(row_reader *r, record_progress progress, void *context)
{
    r->progress = progress;
    r->progress_context = context;
    if (r->csv)
        csv_reader_watch(r->csv, progress, context);
}

void row_reader_prefetch(row_reader *r, record_expect expect)
{
    r->expect = expect;
    if (r->csv)
        csv_reader_prefetch(r->csv, expect);
}

void row_reader_pause(row_reader *r, record_held held)
{
    if (r->csv)
        csv_reader_pause(r->csv, held);
}

void row_reader_need(row_reader *r, const bool *is_needed, size_t n)
{
    if (r->csv)
        csv_reader_need(r->csv, is_needed, n);
    else
        workbook_need(r->book, is_needed, n);
}

static tidu_status run_book(row_reader *r, record_take take, void *context, tidu_error *err)
{
    tidu_status status = workbook_begin(r->book, r->sheet, err);
    record_pump *pump = workbook_pump(r->book);

    if (status)
        return status;
    pump->take = take;
    pump->context = context;
    pump->expect = r->expect;
    pump->progress = r->progress;
    pump->progress_context = r->progress_context;
    pump->is_single = r->is_single;
    return workbook_run(r->book, err);
}

tidu_status row_reader_run(row_reader *r, record_take take, void *context, tidu_error *err)
{
    return r->csv ? csv_reader_run(r->csv, take, context, err) : run_book(r, take, context, err);
}

bool row_reader_is_misjudged(const row_reader *r)
{
    return r->book ? workbook_is_misjudged(r->book) : text_source_is_misjudged(r->text);
}

sheet_facts row_reader_facts(const row_reader *r)
{
    return r->book ? workbook_facts(r->book) : (sheet_facts){0};
}

/* --- chunks ------------------------------------------------------------------------- */

bool row_reader_can_split(const row_reader *r)
{
    encoding is = r->text ? text_source_encoding(r->text) : ENCODING_AUTO;

    return byte_source_can_split(r->bytes) && (is == ENCODING_UTF8 || is == ENCODING_GB18030);
}

tidu_status row_reader_open_chunk(const row_reader *whole, byte_source *bytes, bool is_single, row_reader **out,
                                  tidu_error *err)
{
    row_reader *r = allocate_array(1, sizeof *r);
    tidu_status status;

    if (!r)
        return error_memory(err);
    r->bytes = bytes;
    r->is_single = is_single;
    status = text_source_open_chunk(whole->text, bytes, &r->text, err);
    if (!status)
        status = open_csv(r, csv_reader_delimiter(whole->csv), err);
    if (status)
        row_reader_close(r);
    else
        *out = r;
    return status;
}

char row_reader_delimiter(const row_reader *r)
{
    return r->csv ? csv_reader_delimiter(r->csv) : '\0';
}

bool row_reader_is_between(const row_reader *r)
{
    return !r->csv || csv_reader_is_between(r->csv);
}

unsigned long row_reader_lines(const row_reader *r)
{
    return r->csv ? csv_reader_line(r->csv) - 1 : 0;
}

void row_reader_resume(row_reader *r, const row_reader *chunk)
{
    size_t from = byte_source_position(chunk ? chunk->bytes : r->bytes);

    text_source_resume(r->text, from, chunk ? text_source_lines(chunk->text) : 0);
    csv_reader_resume(r->csv, chunk ? row_reader_lines(chunk) : 0);
}
