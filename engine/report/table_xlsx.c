/*
 * Writes a workbook with libxlsxwriter. The library writes each part of the workbook to a temporary file and does not
 * check that this succeeded, so that a full disk could go unnoticed. Therefore the temporary files are placed beside
 * the workbook, on the same file system, and afterwards there must still be room for a file larger than the largest
 * part; otherwise a part may have been truncated, and the workbook is rejected.
 */
#include "report/table_xlsx.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/file_replace.h"
#include "base/message.h"
#include "base/path.h"
#include "base/utf8.h"
#include "report/sheet_writer.h"
#include "report/zip_directory.h"

enum {
    MOST_ROWS = 1048575, /* after the heading */
    FORM_ROWS = 2,       /* of these above the heading of a form */
    MOST_COLUMNS = 16384,
    NOTES_WIDTH = 110,
    MOST_SHEET_NAME = 31, /* letters */
    NAME_BYTES = MOST_SHEET_NAME * 4 + 16,
    SPARE_BYTES = 4096
};

static void write_notes(lxw_worksheet *sheet, sheet_writer *w, const xlsx_notes *notes)
{
    w->lib.worksheet_set_column(sheet, 0, 0, NOTES_WIDTH, NULL);
    w->lib.worksheet_set_landscape(sheet);
    w->lib.worksheet_set_paper(sheet, 9);
    w->lib.worksheet_fit_to_pages(sheet, 1, 0);
    if (notes->foot)
        w->lib.worksheet_set_footer(sheet, notes->foot);
    for (size_t i = 0; i < notes->n; i++) {
        sheet_writer_note(w, w->lib.worksheet_write_string(sheet, (lxw_row_t)i, 0, notes->lines[i], w->formats.note));
        sheet_writer_set_height(w, sheet, (lxw_row_t)i, sheet_writer_lines(notes->lines[i], NOTES_WIDTH));
    }
    if (notes->stamp)
        sheet_writer_note(w, w->lib.worksheet_write_string(sheet, (lxw_row_t)notes->n, 0, notes->stamp, w->formats.note));
}

/* The same file whenever it is written: one without a day bears the first one that its archive can. */
static void write_stamp(lxw_workbook *book, sheet_writer *w, const xlsx_notes *notes)
{
    enum { SECONDS_A_DAY = 86400, DAY_OF_1980 = 3652 };
    lxw_doc_properties properties = {.keywords = notes->stamp,
                                     .created = (time_t)(notes->stamp ? notes->day : DAY_OF_1980) * SECONDS_A_DAY};

    sheet_writer_note(w, w->lib.workbook_set_properties(book, &properties));
}

/*
 * Excel allows `most` letters, none of []:*?/\\ and no apostrophe at either end.
 */
static void clean_name(const char *name, size_t most, char out[NAME_BYTES])
{
    size_t used = 0, letters = 0;

    for (const char *c = name; *c && used < MOST_SHEET_NAME * 4; c++) {
        if (!utf8_is_continuation(*c) && ++letters > most)
            break;
        out[used++] = strchr("[]:*?/\\", *c) ? '-' : *c;
    }
    if (used && out[0] == '\'')
        out[0] = '-';
    if (used && out[used - 1] == '\'')
        out[used - 1] = '-';
    out[used] = '\0';
}

/* A name that no sheet has yet, ignoring case: "name", "name (2)", … */
static void find_name(lxw_workbook *book, const sheet_writer *w, const char *name, char out[NAME_BYTES])
{
    char ending[16];

    clean_name(name, MOST_SHEET_NAME, out);
    for (unsigned k = 2; *out && w->lib.workbook_get_worksheet_by_name(book, out); k++) {
        int length = snprintf(ending, sizeof ending, " (%u)", k);

        clean_name(name, MOST_SHEET_NAME - (size_t)length, out);
        strcat(out, ending);
    }
}

/* The arguments of xlsx_write. */
typedef struct content {
    const char *path;
    const xlsx_notes *notes;
    const xlsx_sheet *sheets;
    size_t n_sheets;
} content;

static tidu_status fill_book(lxw_workbook *book, sheet_writer *w, const content *c, tidu_error *err)
{
    char name[NAME_BYTES];
    lxw_worksheet *sheet;

    xlsx_formats_make(book, &w->lib, &w->formats);
    clean_name(c->notes->name, MOST_SHEET_NAME, name);
    sheet = w->lib.workbook_add_worksheet(book, name);
    if (sheet)
        write_notes(sheet, w, c->notes);
    write_stamp(book, w, c->notes);
    for (size_t i = 0; i < c->n_sheets && sheet; i++) {
        find_name(book, w, c->sheets[i].name, name);
        sheet = w->lib.workbook_add_worksheet(book, *name ? name : NULL);
        if (!sheet)
            break;
        if (i == 0)
            w->lib.worksheet_activate(sheet);
        sheet_writer_write(w, sheet, name, &c->sheets[i]);
    }
    return sheet ? TIDU_OK : error_memory(err);
}

static void find_folder(const char *path, char folder[FILE_REPLACE_PATH])
{
    const char *name = path_name(path);

    if (name == path)
        strcpy(folder, ".");
    else
        snprintf(folder, FILE_REPLACE_PATH, "%.*s", (int)(name - path), path);
}

/* Can a file of so many bytes be written beside the workbook? False with errno. */
static bool has_room(const char *path, uint64_t bytes)
{
    static const char zeros[1 << 16];
    file_replace probe;

    if (!file_replace_open(&probe, path, FILE_REPLACE_MODE))
        return false;
    for (uint64_t n = 0; n < bytes; n += sizeof zeros)
        if (!file_replace_write(&probe, zeros, bytes - n < sizeof zeros ? (size_t)(bytes - n) : sizeof zeros))
            break;
    return file_replace_close(&probe, FILE_DROPPED);
}

/* See the head of this file. */
static bool is_whole(const file_replace *f)
{
    FILE *file = fopen(f->part, "rb");
    uint64_t largest = 0;
    bool ok = file && zip_directory_largest(file, &largest);

    if (file && !ok)
        errno = EIO;
    if (file)
        fclose(file);
    return ok && has_room(f->path, largest + SPARE_BYTES);
}

/* Write to the name of `f`, which stays open; the library opens it again. */
static tidu_status write_book(const file_replace *f, sheet_writer *w, const content *c, tidu_error *err)
{
    char folder[FILE_REPLACE_PATH];
    lxw_workbook_options options = {.constant_memory = LXW_FALSE, .tmpdir = f->is_in_place ? NULL : folder};
    lxw_workbook *book;
    tidu_status status;

    find_folder(f->part, folder);
    book = w->lib.workbook_new_opt(f->part, &options);
    if (!book)
        return error_memory(err);
    status = fill_book(book, w, c, err);
    sheet_writer_note(w, w->lib.workbook_close(book));
    if (!status && w->failed == LXW_ERROR_MEMORY_MALLOC_FAILED)
        status = error_memory(err);
    if (!status && w->failed)
        status = error_at(err, TIDU_EIO, c->path, 0, 0, _("cannot be written: %s"), w->lib.lxw_strerror(w->failed));
    if (!status && !f->is_in_place && !is_whole(f))
        status = error_at(err, TIDU_EIO, c->path, 0, 0, _("cannot be written: %s"), strerror(errno));
    return status;
}

/* Too large a table is an error, never truncated silently. */
static tidu_status check_sizes(const content *c, tidu_error *err)
{
    for (size_t i = 0; i < c->n_sheets; i++) {
        const table *t = &c->sheets[i].table;

        if (t->n_rows > MOST_ROWS - (c->sheets[i].form ? FORM_ROWS : 0) || t->n_columns > MOST_COLUMNS)
            return error_at(err, TIDU_EDATA, c->path, 0, 0,
                            _("a sheet of a workbook holds %d rows and %d columns, this table has %zu and %zu; write CSV, "
                              "or a part of it"),
                            (int)MOST_ROWS, (int)MOST_COLUMNS, t->n_rows, t->n_columns);
    }
    return TIDU_OK;
}

tidu_status xlsx_write(const char *path, const xlsx_notes *notes, const xlsx_sheet *sheets, size_t n_sheets,
                       tidu_error *err)
{
    content c = {path, notes, sheets, n_sheets};
    sheet_writer w = {.failed = LXW_NO_ERROR};
    file_replace f;
    tidu_status status = check_sizes(&c, err);

    if (!status)
        status = xlsx_library_load(TIDU_XLSX_LIBRARY, &w.lib, err);

    if (status)
        return status;
    if (!file_replace_open(&f, path, FILE_REPLACE_MODE))
        return error_at(err, TIDU_EIO, path, 0, 0, _("cannot be written: %s"), strerror(errno));
    status = write_book(&f, &w, &c, err);
    if (!file_replace_close(&f, status ? FILE_DROPPED : FILE_KEPT) && !status)
        status = error_at(err, TIDU_EIO, path, 0, 0, _("cannot be written: %s"), strerror(errno));
    return status;
}
