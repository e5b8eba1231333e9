/*
 * Both formats end in sheet_rows and a record_pump. All bytes are read once from beginning to end for the digest, where
 * one is wanted; after that they are read where they are needed.
 */
#include "table/workbook.h"

#include "base/allocate.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/message.h"
#include "table/sheet_rows.h"
#include "table/xls_book.h"
#include "table/xlsx_package.h"
#include "table/xlsx_sheet.h"

enum { BLOCK = 1 << 16, MOST_FROM_STREAM = 512 << 20, LARGE_SHEET = 8 << 20 };

struct workbook {
    byte_source *bytes;
    arena *memory;
    const char **labels; /* of the sheets */
    bool trusts;

    xls_book *xls;       /* or NULL: XLSX, with the following */
    zip_archive *zip;
    xlsx_package package;
    xlsx_texts texts;
    xlsx_styles styles;
    xlsx_sheet *sheet;   /* that was begun */

    record_pump pump;
    sheet_rows rows;
    bool is_begun, is_misjudged;
};

/* --- the file ------------------------------------------------------------------------ */

/* Let the digest be that of all bytes. */
static tidu_status read_all(byte_source *bytes, tidu_error *err)
{
    char *block = allocate(BLOCK);
    size_t n = 1;
    tidu_status status = block ? TIDU_OK : error_memory(err);

    while (!status && n)
        status = byte_source_read(bytes, block, BLOCK, &n, err);
    release(block);
    return status;
}

static tidu_status open_xlsx(workbook *w, tidu_error *err)
{
    tidu_status status = zip_archive_open(w->bytes, &w->zip, err);

    if (!status)
        status = xlsx_package_read(w->zip, w->memory, &w->package, err);
    if (!status && w->package.styles != ZIP_NO_ENTRY)
        status = xlsx_styles_read(w->zip, w->package.styles, &w->styles, err);
    if (!status && w->package.texts != ZIP_NO_ENTRY)
        status = xlsx_texts_read(w->zip, w->package.texts, &w->texts, err);
    return status;
}

static tidu_status open_xls(workbook *w, tidu_error *err)
{
    file_kind kind;
    tidu_status status = file_kind_find_ole(w->bytes, &kind, err);

    if (!status && kind != FILE_OLE)
        status = file_kind_refuse(kind, byte_source_name(w->bytes), err);
    return status ? status : xls_book_open(w->bytes, w->memory, &w->xls, err);
}

static tidu_status name_sheets(workbook *w, tidu_error *err)
{
    size_t n = workbook_count(w), shown = 0;
    const char *file = byte_source_name(w->bytes);

    for (size_t i = 0; i < n; i++)
        shown += !workbook_get(w, i)->is_secret;
    w->labels = arena_take_array(w->memory, n, sizeof *w->labels);
    for (size_t i = 0; w->labels && i < n; i++) {
        w->labels[i] = shown > 1 ? arena_print(w->memory, "%s [%s]", file, workbook_get(w, i)->name)
                                 : arena_copy_string(w->memory, file);
        if (!w->labels[i])
            return error_memory(err);
    }
    return w->labels ? TIDU_OK : error_memory(err);
}

tidu_status workbook_open(byte_source *bytes, file_kind kind, bool trusts, workbook **out, tidu_error *err)
{
    workbook *w = allocate_array(1, sizeof *w);
    tidu_status status = w ? byte_source_keep(bytes, MOST_FROM_STREAM, err) : error_memory(err);

    if (!status) {
        w->bytes = bytes;
        w->trusts = trusts;
        w->memory = arena_new();
        status = w->memory ? read_all(bytes, err) : error_memory(err);
    }
    if (!status)
        status = kind == FILE_OLE ? open_xls(w, err) : open_xlsx(w, err);
    if (!status)
        status = name_sheets(w, err);
    if (status)
        workbook_close(w);
    else
        *out = w;
    return status;
}

static void end_sheet(workbook *w)
{
    if (!w->is_begun)
        return;
    xlsx_sheet_close(w->sheet);
    w->sheet = NULL;
    sheet_rows_clear(&w->rows);
    record_pump_clear(&w->pump);
    w->is_begun = false;
}

void workbook_close(workbook *w)
{
    if (!w)
        return;
    end_sheet(w);
    xls_book_close(w->xls);
    xlsx_texts_clear(&w->texts);
    xlsx_styles_clear(&w->styles);
    zip_archive_close(w->zip);
    arena_free(w->memory);
    release(w);
}

const char *workbook_format(const workbook *w)
{
    return w->xls ? "XLS" : "XLSX";
}

size_t workbook_count(const workbook *w)
{
    return w->xls ? xls_book_count(w->xls) : w->package.n;
}

const workbook_sheet *workbook_get(const workbook *w, size_t i)
{
    return w->xls ? xls_book_sheet(w->xls, i) : &w->package.sheets[i];
}

const char *workbook_file(const workbook *w)
{
    return byte_source_name(w->bytes);
}

const char *workbook_label(const workbook *w, size_t i)
{
    return w->labels[i];
}

/* --- a sheet -------------------------------------------------------------------------- */

static record_step read_rows(void *context)
{
    workbook *w = context;

    return w->xls ? xls_book_read(w->xls) : xlsx_sheet_read(w->sheet);
}

static bool finish_rows(void *context)
{
    workbook *w = context;
    bool is_whole = w->xls ? xls_book_finish(w->xls) : xlsx_sheet_finish(w->sheet);

    if (w->pump.status || !w->sheet || !xlsx_sheet_has_unknown_merges(w->sheet))
        return is_whole;
    w->is_misjudged = true; /* they are read again: this failure is seen by nobody */
    w->pump.status = error_at(w->pump.err, TIDU_EDATA, byte_source_name(w->bytes), 0, 0, _("the sheet has merged cells"));
    return is_whole;
}

static size_t position(void *context)
{
    const workbook *w = context;

    return w->zip ? zip_archive_position(w->zip) : byte_source_total(w->bytes);
}

static size_t total(void *context)
{
    return byte_source_total(((workbook *)context)->bytes);
}

static tidu_status begin_xlsx(workbook *w, size_t i, tidu_error *err)
{
    size_t entry = w->package.entries[i];
    bool is_trusted = w->trusts && zip_archive_size(w->zip, entry) > LARGE_SHEET;
    xlsx_sheet_basis basis = {.zip = w->zip, .entry = entry, .label = w->labels[i], .texts = &w->texts,
                              .styles = &w->styles, .is_1904 = w->package.is_1904, .knows_merges = !is_trusted};
    tidu_status status = TIDU_OK;

    if (!is_trusted)
        status = xlsx_sheet_find_merges(w->zip, entry, w->labels[i], &w->rows.merges, err);
    if (status)
        return status;
    sheet_merges_begin(&w->rows.merges);
    return xlsx_sheet_open(&basis, &w->rows, &w->sheet, err);
}

tidu_status workbook_begin(workbook *w, size_t i, tidu_error *err)
{
    end_sheet(w);
    record_pump_init(&w->pump);
    w->pump.source = w;
    w->pump.read = read_rows;
    w->pump.finish = finish_rows;
    w->pump.position = position;
    w->pump.total = total;
    w->rows = (sheet_rows){.pump = &w->pump, .file = w->labels[i]};
    w->is_begun = true;
    return w->xls ? xls_book_begin(w->xls, i, &w->rows, err) : begin_xlsx(w, i, err);
}

record_pump *workbook_pump(workbook *w)
{
    return &w->pump;
}

void workbook_need(workbook *w, const bool *is_needed, size_t n)
{
    w->rows.is_needed = is_needed;
    w->rows.n_needed = n;
    w->pump.is_beginning = !is_needed;
}

tidu_status workbook_run(workbook *w, tidu_error *err)
{
    return record_pump_run(&w->pump, err);
}

bool workbook_is_misjudged(const workbook *w)
{
    return w->is_misjudged;
}

sheet_facts workbook_facts(const workbook *w)
{
    return (sheet_facts){w->rows.hidden, w->sheet ? xlsx_sheet_hidden_columns(w->sheet, w->rows.width) : 0,
                         w->rows.errors, w->rows.uncomputed};
}
