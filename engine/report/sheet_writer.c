/*
 * One sheet: a title if it is a form, the heading, the rows. A sheet that others fill in is protected without a password, so
 * that nobody overwrites by mistake what the program computes; its open cells have a fill of their own.
 */
#include "report/sheet_writer.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/date.h"
#include "base/message.h"
#include "report/table_width.h"

enum {
    LEAST_WIDTH = 5,
    BUTTON_WIDTH = 3,  /* of the filter in a heading */
    PADDING = 3,       /* of a cell, with the indent of texts */
    LINE_HEIGHT = 15,  /* points */
    TITLE_HEIGHT = 28,
    MOST_LINES = 27,   /* of a row, as Excel has it */
    MOST_IDENTITY = 4, /* first columns that say which company a row is of */
    MOST_WIDTH = 34,   /* of a column, in digits; longer texts are wrapped */
    FORM_WIDTH = 60,   /* the same of a form, whose rows people write into by hand */
    OPEN_WIDTH = 12,   /* least of a column to be filled in */
    FORM_ROWS = 2,     /* above the heading of a form */
    PAGE_WIDTH = 265   /* of a page, so that letters of 11 points are no smaller than 6 on A4 in landscape */
};

/* A sheet on its way. */
typedef struct page {
    sheet_writer *w;
    lxw_worksheet *sheet;
    const table *t;
    const sheet_form *form; /* or NULL */
    lxw_row_t head;         /* row of the heading */
    const char *foot;       /* before the number of a printed page; or NULL */
    int *widths;            /* [columns of the table] */
} page;

static void note(const page *p, lxw_error failed)
{
    sheet_writer_note(p->w, failed);
}

/* Letters that do not fit any more move down; a Chinese letter is a little wider than two digits. */
int sheet_writer_lines(const char *text, int width)
{
    int room = (width - PADDING) * 20 / 21, text_width = table_text_width(text);

    return text_width > room ? (text_width + room - 1) / room : 1;
}

/* The width that shows the first rows in one line, at most MOST_WIDTH; in a form with room for what is filled in. */
static int width_of(const page *p, size_t column)
{
    const table *t = p->t;
    int heading = table_heading_width(t->columns[column].heading) + BUTTON_WIDTH + (p->form != NULL);
    int cell = table_widest_cell(t, column) + PADDING, width = heading > cell ? heading : cell;
    int least = p->form && p->form->columns[column].is_open ? OPEN_WIDTH : LEAST_WIDTH, most = p->form ? FORM_WIDTH : MOST_WIDTH;

    return width < least ? least : width > most ? most : width;
}

/* --- cells ------------------------------------------------------------------------------------ */

static bool is_empty_row(const page *p, size_t row)
{
    return p->form && row + p->form->n_empty >= p->t->n_rows;
}

static bool is_open(const page *p, size_t row, size_t column)
{
    return p->form && (p->form->columns[column].is_open || is_empty_row(p, row));
}

/* A day as a date, so that it can be filtered by month; a word, and a day that a workbook cannot hold, as text. */
static void write_day(const page *p, lxw_row_t row, lxw_col_t at, const char *text, bool is_to_fill)
{
    enum { FIRST_YEAR = 1901 }; /* before March 1900 spreadsheets count days differently */
    const xlsx_formats *f = &p->w->formats;
    long days;
    date d;

    if (date_parse_iso(text, strlen(text), &days) && (d = date_from_days(days)).year >= FIRST_YEAR) {
        lxw_datetime when = {.year = d.year, .month = d.month, .day = d.day};

        note(p, p->w->lib.worksheet_write_datetime(p->sheet, row, at, &when, is_to_fill ? f->open_day : f->day));
    } else {
        note(p, p->w->lib.worksheet_write_string(p->sheet, row, at, text, is_to_fill ? f->open_code : f->code));
    }
}

/* Returns how many lines it takes. */
static int write_text(const page *p, size_t column, lxw_row_t row, const table_cell *c, bool is_to_fill)
{
    const xlsx_formats *f = &p->w->formats;
    table_kind kind = p->t->columns[column].kind;
    int lines = 1;

    if (kind == TABLE_DAY) {
        write_day(p, row, (lxw_col_t)column, c->text, is_to_fill);
    } else if (kind == TABLE_CODE) {
        note(p, p->w->lib.worksheet_write_string(p->sheet, row, (lxw_col_t)column, c->text, is_to_fill ? f->open_code : f->code));
    } else {
        lines = sheet_writer_lines(c->text, p->form ? p->widths[column] : MOST_WIDTH);
        note(p, p->w->lib.worksheet_write_string(p->sheet, row, (lxw_col_t)column, c->text,
                                                 is_to_fill ? f->open_text : lines > 1 ? f->wrapped[c->tone] : f->tone[c->tone]));
    }
    return lines;
}

/* Nothing yet, in a cell that is to be filled in. */
static void write_open(const page *p, size_t column, lxw_row_t row)
{
    const xlsx_formats *f = &p->w->formats;
    const table_column *c = &p->t->columns[column];
    lxw_format *format = c->kind == TABLE_DAY                               ? f->open_day
                         : c->kind == TABLE_CODE                            ? f->open_code
                         : c->kind == TABLE_SHARE || c->kind == TABLE_CHANCE ? f->open_share
                                                                            : f->open_text;

    note(p, p->w->lib.worksheet_write_blank(p->sheet, row, (lxw_col_t)column, format));
}

static int write_cell(const page *p, size_t row, size_t column)
{
    const table_column *c = &p->t->columns[column];
    table_cell cell = {.number = NAN};
    lxw_row_t at = (lxw_row_t)row + p->head + 1;
    bool is_to_fill = is_open(p, row, column);

    p->t->cell(p->t->context, row, column, &cell);
    if (table_kind_is_text(c->kind) && cell.text && *cell.text)
        return write_text(p, column, at, &cell, is_to_fill);
    if (!table_kind_is_text(c->kind) && isfinite(cell.number))
        note(p, p->w->lib.worksheet_write_number(p->sheet, at, (lxw_col_t)column, cell.number,
                                                 is_to_fill ? p->w->formats.open_text : xlsx_formats_number(&p->w->formats, c)));
    else if (is_to_fill)
        write_open(p, column, at);
    return 1;
}

void sheet_writer_set_height(sheet_writer *w, lxw_worksheet *sheet, lxw_row_t row, int lines)
{
    if (lines > 1)
        sheet_writer_note(w, w->lib.worksheet_set_row(sheet, row, LINE_HEIGHT * (lines < MOST_LINES ? lines : MOST_LINES), NULL));
}

static void write_rows(const page *p)
{
    for (size_t row = 0; row < p->t->n_rows; row++) {
        int lines = 1;

        for (size_t column = 0; column < p->t->n_columns; column++) {
            int own = write_cell(p, row, column);

            lines = own > lines ? own : lines;
        }
        sheet_writer_set_height(p->w, p->sheet, (lxw_row_t)row + p->head + 1, lines);
    }
}

/* --- the heading ------------------------------------------------------------------------------- */

/* The columns up to the name, which stay on the screen and are repeated on each page. */
static lxw_col_t identity_of(const page *p)
{
    if (p->form)
        return (lxw_col_t)p->form->n_frozen;
    for (size_t column = 0; column < p->t->n_columns && column < MOST_IDENTITY; column++) {
        if (p->t->columns[column].name && !strcmp(p->t->columns[column].name, "name"))
            return (lxw_col_t)(column + 1);
    }
    return 0;
}

/* Returns the width of the sheet. */
static int write_heading(const page *p)
{
    int all = 0, lines = 1;

    for (size_t column = 0; column < p->t->n_columns; column++) {
        int own = sheet_writer_lines(p->t->columns[column].heading, p->widths[column]);
        lxw_format *format = is_open(p, 0, column) && p->form->columns[column].is_open ? p->w->formats.open_head : p->w->formats.head;

        note(p, p->w->lib.worksheet_write_string(p->sheet, p->head, (lxw_col_t)column, p->t->columns[column].heading, format));
        p->w->lib.worksheet_set_column(p->sheet, (lxw_col_t)column, (lxw_col_t)column, p->widths[column], NULL);
        all += p->widths[column];
        lines = own > lines ? own : lines;
    }
    sheet_writer_set_height(p->w, p->sheet, p->head, lines);
    return all;
}

static void write_title(const page *p)
{
    note(p, p->w->lib.worksheet_write_string(p->sheet, 0, 0, p->form->title, p->w->formats.title));
    note(p, p->w->lib.worksheet_set_row(p->sheet, 0, TITLE_HEIGHT, NULL));
    note(p, p->w->lib.worksheet_write_string(p->sheet, 1, 0, p->form->line, p->w->formats.line));
    note(p, p->w->lib.worksheet_set_row(p->sheet, 1, LINE_HEIGHT + 3, NULL));
}

/* --- the sheet --------------------------------------------------------------------------------- */

static void add_bars(const page *p)
{
    for (size_t column = 0; column < p->t->n_columns; column++) {
        table_kind kind = p->t->columns[column].kind;
        double most = p->form ? p->form->columns[column].most : kind == TABLE_SHARE || kind == TABLE_CHANCE;
        lxw_conditional_format bar = {.type = LXW_CONDITIONAL_DATA_BAR,
                                      .data_bar_2010 = LXW_TRUE,
                                      .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                      .min_value = 0,
                                      .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                      .max_value = most,
                                      .bar_color = 0x9DC3E6,
                                      .bar_solid = LXW_TRUE};

        if (most > 0 && p->t->n_rows)
            note(p, p->w->lib.worksheet_conditional_format_range(p->sheet, p->head + 1, (lxw_col_t)column,
                                                                 p->head + (lxw_row_t)p->t->n_rows, (lxw_col_t)column, &bar));
    }
}

/* What the cells of a column may hold. */
static void add_lists(const page *p)
{
    for (size_t column = 0; p->form && p->t->n_rows && column < p->t->n_columns; column++) {
        const sheet_column *c = &p->form->columns[column];
        bool is_day = p->t->columns[column].kind == TABLE_DAY;
        lxw_data_validation v = {.validate = LXW_VALIDATION_TYPE_LIST,
                                 .ignore_blank = LXW_VALIDATION_ON,
                                 .value_list = c->choices,
                                 .error_type = c->is_strict ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_INFORMATION,
                                 .error_message = _("Choose a word of the list.")};

        if (!c->is_open || (!c->choices && !is_day))
            continue;
        if (is_day) {
            v.validate = LXW_VALIDATION_TYPE_DATE;
            v.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
            v.minimum_datetime = (lxw_datetime){.year = 1950, .month = 1, .day = 1};
            v.maximum_datetime = (lxw_datetime){.year = 2100, .month = 12, .day = 31};
            v.error_message = _("Write a date, such as 2025-07-01.");
        }
        note(p, p->w->lib.worksheet_data_validation_range(p->sheet, p->head + 1, (lxw_col_t)column,
                                                          p->head + (lxw_row_t)p->t->n_rows, (lxw_col_t)column, &v));
    }
}

static void protect(const page *p)
{
    lxw_protection allowed = {.format_columns = LXW_TRUE, .format_rows = LXW_TRUE, .autofilter = LXW_TRUE};

    if (!p->form)
        return;
    p->w->lib.worksheet_protect(p->sheet, NULL, &allowed);
    note(p, p->w->lib.worksheet_ignore_errors(p->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576")); /* codes */
}

static void set_page(const page *p, const char *name, int width)
{
    enum { MOST_NAME = 48 }; /* bytes: what is repeated has the name twice, in 128 bytes of the library that cut what is longer */
    int pages = (width + PAGE_WIDTH - 1) / PAGE_WIDTH;
    static const double side = 0.4, top = 0.6; /* inches */
    const xlsx_library *lib = &p->w->lib;
    lxw_col_t identity = identity_of(p);
    char foot[128];

    lib->worksheet_set_landscape(p->sheet);
    lib->worksheet_set_paper(p->sheet, 9); /* A4 */
    lib->worksheet_set_margins(p->sheet, side, side, top, top);
    lib->worksheet_fit_to_pages(p->sheet, (uint16_t)pages, 0);
    lib->worksheet_repeat_rows(p->sheet, p->head, p->head);
    if (pages > 1 && identity && strlen(name) <= MOST_NAME)
        lib->worksheet_repeat_columns(p->sheet, 0, (lxw_col_t)(identity - 1));
    snprintf(foot, sizeof foot, "%s%.80s&C&P / &N", p->foot ? "&L" : "", p->foot ? p->foot : "");
    lib->worksheet_set_footer(p->sheet, foot);
    if (p->form)
        lib->worksheet_gridlines(p->sheet, LXW_SHOW_ALL_GRIDLINES);
}

static void write_page(const page *p, const char *name)
{
    size_t n_columns = p->t->n_columns;
    int width;

    for (size_t column = 0; column < n_columns; column++)
        p->widths[column] = width_of(p, column);
    if (p->form)
        write_title(p);
    width = write_heading(p);
    write_rows(p);
    p->w->lib.worksheet_freeze_panes(p->sheet, p->head + 1, identity_of(p));
    if (n_columns)
        note(p, p->w->lib.worksheet_autofilter(p->sheet, p->head, 0, p->head + (lxw_row_t)p->t->n_rows, (lxw_col_t)(n_columns - 1)));
    add_bars(p);
    add_lists(p);
    protect(p);
    set_page(p, name, width);
}

void sheet_writer_write(sheet_writer *w, lxw_worksheet *sheet, const char *name, const xlsx_sheet *from)
{
    page p = {.w = w, .sheet = sheet, .t = &from->table, .form = from->form, .foot = from->foot, .head = from->form ? FORM_ROWS : 0};

    p.widths = allocate_array(from->table.n_columns + 1, sizeof *p.widths);
    if (!p.widths) {
        sheet_writer_note(w, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    write_page(&p, name);
    release(p.widths);
}
