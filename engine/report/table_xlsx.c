/*
 * Writes a workbook with libxlsxwriter. The library writes each part of the workbook to a temporary file and does not
 * check that this succeeded, so that a full disk could go unnoticed. Therefore the temporary files are placed beside
 * the workbook, on the same file system, and afterwards there must still be room for a file larger than the largest
 * part; otherwise a part may have been truncated, and the workbook is rejected.
 */
#include "report/table_xlsx.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/file_replace.h"
#include "base/message.h"
#include "base/path.h"
#include "base/utf8.h"
#include "report/table_width.h"
#include "report/xlsx_formats.h"
#include "report/zip_directory.h"

enum {
    MOST_ROWS = 1048575, /* after the heading */
    MOST_COLUMNS = 16384,
    LEAST_WIDTH = 5,
    BUTTON_WIDTH = 3,     /* of the filter in a heading */
    PADDING = 3,          /* of a cell, with the indent of texts */
    LINE_HEIGHT = 15,     /* points */
    MOST_LINES = 27,      /* of a row, as Excel has it */
    NOTES_WIDTH = 110,
    MOST_IDENTITY = 4,    /* first columns that say which company a row is of */
    MOST_WIDTH = 34,      /* of a column, in digits; longer texts are wrapped */
    PAGE_WIDTH = 265,     /* of a page, so that letters of 11 points are no smaller than 6 on A4 in landscape */
    MOST_SHEET_NAME = 31, /* letters */
    NAME_BYTES = MOST_SHEET_NAME * 4 + 16,
    SPARE_BYTES = 4096
};

/* State for writing all sheets. */
typedef struct writer {
    xlsx_library lib;
    xlsx_formats formats;
    lxw_error failed; /* the first error */
} writer;

static void note(writer *w, lxw_error failed)
{
    if (!w->failed)
        w->failed = failed;
}

/* Lines of a text in its column, where letters that do not fit any more move down. */
static int lines_of(const char *text, int width)
{
    int room = width - PADDING, text_width = table_text_width(text);

    return text_width > room ? (text_width + room - 1) / room : 1;
}

/* A day as a date, so that it can be filtered by month; a word, and a day that a workbook cannot hold, as text. */
static void write_day(lxw_worksheet *sheet, writer *w, lxw_row_t row, lxw_col_t at, const char *text)
{
    enum { FIRST_YEAR = 1901 }; /* before March 1900 spreadsheets count days differently */
    long days;
    date d;

    if (date_parse_iso(text, strlen(text), &days) && (d = date_from_days(days)).year >= FIRST_YEAR) {
        lxw_datetime when = {.year = d.year, .month = d.month, .day = d.day};

        note(w, w->lib.worksheet_write_datetime(sheet, row, at, &when, w->formats.day));
    } else {
        note(w, w->lib.worksheet_write_string(sheet, row, at, text, w->formats.code));
    }
}

/* Returns how many lines it takes. */
static int write_cell(lxw_worksheet *sheet, writer *w, const table_column *column,
                       lxw_row_t row, lxw_col_t at, const table_cell *c)
{
    int lines = 1;

    if (!table_kind_is_text(column->kind)) {
        if (isfinite(c->number))
            note(w, w->lib.worksheet_write_number(sheet, row, at, c->number, xlsx_formats_number(&w->formats, column)));
    } else if (c->text && *c->text) {
        if (column->kind == TABLE_DAY) {
            write_day(sheet, w, row, at, c->text);
        } else if (column->kind == TABLE_CODE) {
            note(w, w->lib.worksheet_write_string(sheet, row, at, c->text, w->formats.code));
        } else {
            lines = lines_of(c->text, MOST_WIDTH);
            note(w, w->lib.worksheet_write_string(sheet, row, at, c->text, lines > 1 ? w->formats.wrapped[c->tone] : w->formats.tone[c->tone]));
        }
    }
    return lines;
}

/* The width that shows the first rows in one line, at most MOST_WIDTH. */
static int width_of(const table *t, size_t column)
{
    int heading = table_heading_width(t->columns[column].heading) + BUTTON_WIDTH, cell = table_widest_cell(t, column) + PADDING;
    int width = heading > cell ? heading : cell;

    return width < LEAST_WIDTH ? LEAST_WIDTH : width > MOST_WIDTH ? MOST_WIDTH : width;
}

static void add_bars(lxw_worksheet *sheet, writer *w, const table *t)
{
    for (size_t column = 0; column < t->n_columns; column++) {
        lxw_conditional_format bar = {.type = LXW_CONDITIONAL_DATA_BAR,
                                      .data_bar_2010 = LXW_TRUE,
                                      .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                      .min_value = 0,
                                      .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                      .max_value = 1,
                                      .bar_color = 0x9DC3E6,
                                      .bar_solid = LXW_TRUE};

        if ((t->columns[column].kind == TABLE_SHARE || t->columns[column].kind == TABLE_CHANCE) && t->n_rows)
            note(w, w->lib.worksheet_conditional_format_range(sheet, 1, (lxw_col_t)column, (lxw_row_t)t->n_rows,
                                                              (lxw_col_t)column, &bar));
    }
}

/* Not every program finds the height of wrapped texts by itself. */
static void set_height(lxw_worksheet *sheet, writer *w, lxw_row_t row, int lines)
{
    if (lines > 1)
        note(w, w->lib.worksheet_set_row(sheet, row, LINE_HEIGHT * (lines < MOST_LINES ? lines : MOST_LINES), NULL));
}

/* The columns up to the name, which stay on the screen and are repeated on each page. */
static lxw_col_t identity_of(const table *t)
{
    for (size_t column = 0; column < t->n_columns && column < MOST_IDENTITY; column++) {
        if (t->columns[column].name && !strcmp(t->columns[column].name, "name"))
            return (lxw_col_t)(column + 1);
    }
    return 0;
}

/* Returns the width of the sheet. */
static int write_heading(lxw_worksheet *sheet, writer *w, const table *t)
{
    int all = 0, lines = 1;

    for (size_t column = 0; column < t->n_columns; column++) {
        int width = width_of(t, column);
        int own = lines_of(t->columns[column].heading, width);

        note(w, w->lib.worksheet_write_string(sheet, 0, (lxw_col_t)column, t->columns[column].heading, w->formats.head));
        w->lib.worksheet_set_column(sheet, (lxw_col_t)column, (lxw_col_t)column, width, NULL);
        all += width;
        lines = own > lines ? own : lines;
    }
    set_height(sheet, w, 0, lines);
    return all;
}

static void set_page(lxw_worksheet *sheet, writer *w, const char *name, int width, lxw_col_t identity)
{
    enum { MOST_NAME = 48 }; /* bytes: what is repeated has the name twice, in 128 bytes of the library that cut what is longer */
    int pages = (width + PAGE_WIDTH - 1) / PAGE_WIDTH;
    static const double side = 0.4, top = 0.6; /* inches */

    w->lib.worksheet_set_landscape(sheet);
    w->lib.worksheet_set_paper(sheet, 9); /* A4 */
    w->lib.worksheet_set_margins(sheet, side, side, top, top);
    w->lib.worksheet_fit_to_pages(sheet, (uint16_t)pages, 0);
    w->lib.worksheet_repeat_rows(sheet, 0, 0);
    if (pages > 1 && identity && strlen(name) <= MOST_NAME)
        w->lib.worksheet_repeat_columns(sheet, 0, (lxw_col_t)(identity - 1));
    w->lib.worksheet_set_footer(sheet, "&C&P / &N");
}

static void write_table(lxw_worksheet *sheet, writer *w, const char *name, const table *t)
{
    size_t n_columns = t->n_columns;
    int width = write_heading(sheet, w, t);

    for (size_t row = 0; row < t->n_rows; row++) {
        int lines = 1;

        for (size_t column = 0; column < n_columns; column++) {
            table_cell c = {.number = NAN};
            int own;

            t->cell(t->context, row, column, &c);
            own = write_cell(sheet, w, &t->columns[column], (lxw_row_t)row + 1, (lxw_col_t)column, &c);
            lines = own > lines ? own : lines;
        }
        set_height(sheet, w, (lxw_row_t)row + 1, lines);
    }
    w->lib.worksheet_freeze_panes(sheet, 1, identity_of(t));
    if (n_columns)
        note(w, w->lib.worksheet_autofilter(sheet, 0, 0, (lxw_row_t)t->n_rows, (lxw_col_t)(n_columns - 1)));
    add_bars(sheet, w, t);
    set_page(sheet, w, name, width, identity_of(t));
}

static void write_notes(lxw_worksheet *sheet, writer *w, const xlsx_notes *notes)
{
    w->lib.worksheet_set_column(sheet, 0, 0, NOTES_WIDTH, NULL);
    w->lib.worksheet_set_paper(sheet, 9);
    w->lib.worksheet_fit_to_pages(sheet, 1, 0);
    for (size_t i = 0; i < notes->n; i++)
        note(w, w->lib.worksheet_write_string(sheet, (lxw_row_t)i, 0, notes->lines[i], w->formats.note));
    if (notes->stamp)
        note(w, w->lib.worksheet_write_string(sheet, (lxw_row_t)notes->n, 0, notes->stamp, w->formats.note));
}

/* The same file whenever it is written. */
static void write_stamp(lxw_workbook *book, writer *w, const xlsx_notes *notes)
{
    enum { SECONDS_A_DAY = 86400 };
    lxw_doc_properties properties = {.keywords = notes->stamp, .created = (time_t)notes->day * SECONDS_A_DAY};

    if (notes->stamp)
        note(w, w->lib.workbook_set_properties(book, &properties));
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
static void find_name(lxw_workbook *book, const writer *w, const char *name, char out[NAME_BYTES])
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

static tidu_status fill_book(lxw_workbook *book, writer *w, const content *c, tidu_error *err)
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
        write_table(sheet, w, name, &c->sheets[i].table);
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
static tidu_status write_book(const file_replace *f, writer *w, const content *c, tidu_error *err)
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
    note(w, w->lib.workbook_close(book));
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

        if (t->n_rows > MOST_ROWS || t->n_columns > MOST_COLUMNS)
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
    writer w = {.failed = LXW_NO_ERROR};
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
