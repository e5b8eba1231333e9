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
#include "table/xls_sheet.h"
#include "table/xlsx_merges.h"
#include "table/xlsx_package.h"
#include "table/xlsx_sheet.h"

enum { BLOCK = 1 << 16, MOST_FROM_STREAM = 512 << 20, LARGE_SHEET = 8 << 20 };

struct workbook {
    byte_source *bytes;
    arena *memory;
    const char **labels; /* of the sheets */
    bool trusts;

    ole_file *ole;       /* NULL: XLSX */
    xls_book xls;
    xls_sheet *xls_rows; /* of the sheet that was begun */

    zip_archive *zip;    /* NULL: XLS */
    xlsx_package package;
    text_list texts;
    cell_styles styles;
    xlsx_sheet *xlsx_rows;

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
    tidu_status status = ole_file_open(w->bytes, &w->ole, err);

    if (!status && file_kind_of_ole(w->ole) != FILE_OLE)
        status = file_kind_refuse(file_kind_of_ole(w->ole), byte_source_name(w->bytes), err);
    if (!status)
        status = ole_file_choose(w->ole, "Workbook", err);
    return status ? status : xls_book_read(w->ole, byte_source_name(w->bytes), w->memory, &w->xls, err);
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
    xls_sheet_close(w->xls_rows);
    xlsx_sheet_close(w->xlsx_rows);
    w->xls_rows = NULL;
    w->xlsx_rows = NULL;
    sheet_rows_clear(&w->rows);
    record_pump_clear(&w->pump);
    w->is_begun = false;
}

void workbook_close(workbook *w)
{
    if (!w)
        return;
    end_sheet(w);
    xls_book_clear(&w->xls);
    ole_file_close(w->ole);
    text_list_clear(&w->texts);
    cell_styles_clear(&w->styles);
    zip_archive_close(w->zip);
    arena_free(w->memory);
    release(w);
}

const char *workbook_format(const workbook *w)
{
    return w->ole ? "XLS" : "XLSX";
}

size_t workbook_count(const workbook *w)
{
    return w->ole ? w->xls.n : w->package.n;
}

const workbook_sheet *workbook_get(const workbook *w, size_t i)
{
    return w->ole ? &w->xls.sheets[i] : &w->package.sheets[i];
}

const char *workbook_file(const workbook *w)
{
    return byte_source_name(w->bytes);
}

const char *workbook_keywords(const workbook *w)
{
    return w->ole ? "" : w->package.keywords;
}

const char *workbook_label(const workbook *w, size_t i)
{
    return w->labels[i];
}

/* --- a sheet -------------------------------------------------------------------------- */

static record_step read_rows(void *context)
{
    workbook *w = context;

    return w->ole ? xls_sheet_read(w->xls_rows) : xlsx_sheet_read(w->xlsx_rows);
}

static bool finish_rows(void *context)
{
    workbook *w = context;

    if (w->ole)
        return true;
    xlsx_sheet_finish(w->xlsx_rows);
    if (w->pump.status || !xlsx_sheet_has_unknown_merges(w->xlsx_rows))
        return true;
    w->is_misjudged = true; /* they are read again: this failure is seen by nobody */
    w->pump.status = error_at(w->pump.err, TIDU_EDATA, byte_source_name(w->bytes), 0, 0, _("the sheet has merged cells"));
    return true;
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
        status = xlsx_merges_find(w->zip, entry, w->labels[i], &w->rows.merges, err);
    if (status)
        return status;
    sheet_merges_begin(&w->rows.merges);
    return xlsx_sheet_open(&basis, &w->rows, &w->xlsx_rows, err);
}

static tidu_status begin_xls(workbook *w, size_t i, tidu_error *err)
{
    xls_sheet_basis basis = {w->ole, w->xls.places[i], &w->xls.texts, &w->xls.styles, w->xls.is_1904};

    return xls_sheet_open(&basis, &w->rows, &w->xls_rows, err);
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
    return w->ole ? begin_xls(w, i, err) : begin_xlsx(w, i, err);
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
    size_t columns = w->xlsx_rows  ? xlsx_sheet_hidden_columns(w->xlsx_rows, w->rows.width)
                     : w->xls_rows ? xls_sheet_hidden_columns(w->xls_rows, w->rows.width)
                                   : 0;

    return (sheet_facts){w->rows.hidden, columns, w->rows.errors, w->rows.uncomputed};
}
