#include "report/table_xlsx.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "base/error.h"
#include "base/message.h"
#include "report/display_width.h"

enum { MOST_COLUMNS = 256, LEAST_WIDTH = 6, MOST_WIDTH = 60, SAMPLE_ROWS = 200, MOST_SHEET_NAME = 31 };

typedef struct formats {
    lxw_format *head;
    lxw_format *text;
    lxw_format *code;
    lxw_format *number;
    lxw_format *share;
    lxw_format *money;
    lxw_format *tone[TABLE_FAINT + 1];
} formats;

/* Fills that stay apart in grey: light, middle, dark behind black words. */
static const lxw_color_t fills[] = {
    [TABLE_GOOD] = 0xC6EFCE, [TABLE_BAD] = 0xF4B6B6, [TABLE_OPEN] = 0xFFEB9C};

static void make_formats(lxw_workbook *book, formats *f)
{
    f->head = workbook_add_format(book);
    format_set_bold(f->head);
    format_set_bg_color(f->head, 0xD9E1F2);
    format_set_border(f->head, LXW_BORDER_THIN);
    format_set_text_wrap(f->head);
    f->text = workbook_add_format(book);
    f->code = workbook_add_format(book);
    format_set_num_format(f->code, "@");
    f->number = workbook_add_format(book);
    f->share = workbook_add_format(book);
    format_set_num_format(f->share, "0.0%");
    f->money = workbook_add_format(book);
    format_set_num_format(f->money, "#,##0.00");
    for (int tone = TABLE_PLAIN; tone <= TABLE_FAINT; tone++) {
        f->tone[tone] = workbook_add_format(book);
        if (tone == TABLE_GOOD || tone == TABLE_BAD || tone == TABLE_OPEN)
            format_set_bg_color(f->tone[tone], fills[tone]);
    }
}

static void write_cell(lxw_worksheet *sheet, const formats *f, const table_column *column,
                       lxw_row_t row, lxw_col_t at, const table_cell *c)
{
    switch (column->kind) {
    case TABLE_TEXT:
        if (c->text && *c->text)
            worksheet_write_string(sheet, row, at, c->text, f->tone[c->tone]);
        break;
    case TABLE_CODE:
        if (c->text && *c->text)
            worksheet_write_string(sheet, row, at, c->text, f->code);
        break;
    case TABLE_NUMBER:
    case TABLE_MONEY:
    case TABLE_SHARE:
        if (isfinite(c->number))
            worksheet_write_number(sheet, row, at, c->number,
                                   column->kind == TABLE_SHARE   ? f->share
                                   : column->kind == TABLE_MONEY ? f->money
                                                                 : f->number);
        break;
    }
}

static int width_of_text(const char *text)
{
    return (int)display_width(text, strlen(text), false);
}

static double width_of(const table *t, size_t column)
{
    int width = width_of_text(t->columns[column].heading) + 3;

    for (size_t row = 0; row < t->n_rows && row < SAMPLE_ROWS; row++) {
        table_cell c = {.number = NAN};
        int cell;

        t->cell(t->context, row, column, &c);
        cell = c.text ? width_of_text(c.text) + 2 : 10;
        width = cell > width ? cell : width;
    }
    return width < LEAST_WIDTH ? LEAST_WIDTH : width > MOST_WIDTH ? MOST_WIDTH : width;
}

static void add_bars(lxw_worksheet *sheet, const table *t)
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

        if (t->columns[column].kind == TABLE_SHARE && t->n_rows)
            worksheet_conditional_format_range(sheet, 1, (lxw_col_t)column, (lxw_row_t)t->n_rows,
                                               (lxw_col_t)column, &bar);
    }
}

static void write_table(lxw_worksheet *sheet, const formats *f, const table *t)
{
    size_t n_columns = t->n_columns < MOST_COLUMNS ? t->n_columns : MOST_COLUMNS;

    for (size_t column = 0; column < n_columns; column++) {
        worksheet_write_string(sheet, 0, (lxw_col_t)column, t->columns[column].heading, f->head);
        worksheet_set_column(sheet, (lxw_col_t)column, (lxw_col_t)column, width_of(t, column), NULL);
    }
    for (size_t row = 0; row < t->n_rows; row++) {
        for (size_t column = 0; column < n_columns; column++) {
            table_cell c = {.number = NAN};

            t->cell(t->context, row, column, &c);
            write_cell(sheet, f, &t->columns[column], (lxw_row_t)row + 1, (lxw_col_t)column, &c);
        }
    }
    worksheet_freeze_panes(sheet, 1, 0);
    if (n_columns)
        worksheet_autofilter(sheet, 0, 0, (lxw_row_t)t->n_rows, (lxw_col_t)(n_columns - 1));
    add_bars(sheet, t);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9); /* A4 */
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_repeat_rows(sheet, 0, 0);
    worksheet_set_footer(sheet, "&C&P / &N");
}

static void write_notes(lxw_worksheet *sheet, const char *const *notes, size_t n_notes)
{
    worksheet_set_column(sheet, 0, 0, 110, NULL);
    for (size_t i = 0; i < n_notes; i++)
        worksheet_write_string(sheet, (lxw_row_t)i, 0, notes[i], NULL);
}

/* Excel allows 31 letters, none of []:*?/\ */
static void clean_name(const char *name, char out[MOST_SHEET_NAME * 4 + 1])
{
    size_t used = 0, letters = 0;

    for (const char *c = name; *c && used < MOST_SHEET_NAME * 4; c++) {
        if (((unsigned char)*c & 0xc0) != 0x80 && ++letters > MOST_SHEET_NAME)
            break;
        out[used++] = strchr("[]:*?/\\", *c) ? '-' : *c;
    }
    out[used] = '\0';
}

tidu_status xlsx_write(const char *path, const char *notes_name, const char *const *notes,
                       size_t n_notes, const xlsx_sheet *sheets, size_t n_sheets, tidu_error *err)
{
    char unfinished[1040], name[MOST_SHEET_NAME * 4 + 1];
    lxw_workbook_options options = {.constant_memory = LXW_FALSE};
    lxw_workbook *book;
    formats f;
    lxw_error failed;

    if (snprintf(unfinished, sizeof unfinished, "%s.unfinished", path) >= (int)sizeof unfinished)
        return error_set(err, TIDU_EIO, _("the name of the file is too long"));
    book = workbook_new_opt(unfinished, &options);
    if (!book)
        return error_memory(err);
    make_formats(book, &f);
    clean_name(notes_name, name);
    write_notes(workbook_add_worksheet(book, name), notes, n_notes);
    for (size_t i = 0; i < n_sheets; i++) {
        lxw_worksheet *sheet;

        clean_name(sheets[i].name, name);
        sheet = workbook_add_worksheet(book, *name && !workbook_get_worksheet_by_name(book, name) ? name : NULL);
        if (!sheet) {
            workbook_close(book);
            remove(unfinished);
            return error_memory(err);
        }
        if (i == 0)
            worksheet_activate(sheet);
        write_table(sheet, &f, &sheets[i].table);
    }
    failed = workbook_close(book);
    if (failed || rename(unfinished, path)) {
        remove(unfinished);
        return error_at(err, TIDU_EIO, path, 0, 0, _("cannot be written: %s"),
                        failed ? lxw_strerror(failed) : _("it cannot take its name"));
    }
    return TIDU_OK;
}
