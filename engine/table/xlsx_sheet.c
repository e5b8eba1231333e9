/*
 *   worksheet: ... cols? sheetData ... mergeCells? ...
 *   sheetData: row*      row: c*      c: f? v? | is
 *
 * Rows and cells may leave out where they stand; then they follow the one before.
 */
#include "table/xlsx_sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text_buffer.h"
#include "table/xlsx_cell.h"
#include "table/xlsx_scan.h"
#include "table/xml_parser.h"

enum { BLOCK = 1 << 17, ROOM = 1 << 20, MOST_VALUE = 1 << 20, MOST_HIDDEN = 64 };

struct xlsx_sheet {
    xlsx_cell_basis values;
    zip_archive *zip;
    const char *label;
    sheet_rows *rows;
    xml_user user;
    xml_parser *parser;
    char *block; /* ROOM bytes and one */
    size_t kept; /* bytes of a row whose end is not there yet */
    bool is_between; /* rows, and the parser has had everything before: the next row can be scanned */

    bool is_data, is_row, is_cell, is_value, is_inline; /* what is open */
    unsigned long line;                                 /* of the current row */
    size_t next_column;
    xlsx_cell cell;
    xlsx_runs runs;
    text_buffer value;

    bool knows_merges, has_unknown_merges;
    struct { size_t first, last; } hidden[MOST_HIDDEN]; /* columns */
    size_t n_hidden;
};

/* --- elements --------------------------------------------------------------------- */

static void fail(xlsx_sheet *s, tidu_status status)
{
    s->rows->pump->status = status;
    xml_parser_stop(s->parser, status);
}

static bool is_on(const char *value)
{
    return value && (*value == '1' || *value == 't' || *value == 'o');
}

static void start_row(xlsx_sheet *s, const char **attributes)
{
    const char *place = xml_attribute(attributes, "r");
    unsigned long line = place ? strtoul(place, NULL, 10) : 0;

    s->line = line && line <= SHEET_ROWS ? line : s->line + 1;
    s->is_row = true;
    s->next_column = 0;
    s->rows->is_hidden = is_on(xml_attribute(attributes, "hidden"));
}

static void start_cell(xlsx_sheet *s, const char **attributes)
{
    xlsx_cell cell = {.column = s->next_column};
    unsigned long row;
    const char *end;
    size_t column;

    for (; *attributes; attributes += 2) {
        if (attributes[0][1]) /* r, t and s are one letter each */
            continue;
        if (*attributes[0] == 'r' && sheet_cell_parse(attributes[1], &column, &row, &end))
            cell.column = column;
        else if (*attributes[0] == 't')
            cell.type = xlsx_cell_type_of(attributes[1], strlen(attributes[1]));
        else if (*attributes[0] == 's')
            cell.style = strtoul(attributes[1], NULL, 10);
    }
    s->cell = cell;
    s->is_cell = true;
    s->runs = (xlsx_runs){0};
    text_buffer_empty(&s->value);
}

static void start_in_cell(xlsx_sheet *s, const char *name)
{
    if (s->is_inline) {
        xlsx_runs_start(&s->runs, name);
    } else if (!strcmp(name, "v")) {
        s->is_value = s->cell.has_value = true;
    } else if (!strcmp(name, "f")) {
        s->cell.has_formula = true;
    } else if (!strcmp(name, "is")) {
        s->is_inline = s->cell.has_value = true;
    }
}

static void note_column(xlsx_sheet *s, const char **attributes)
{
    const char *first = xml_attribute(attributes, "min"), *last = xml_attribute(attributes, "max");

    if (!first || !last || !is_on(xml_attribute(attributes, "hidden")) || s->n_hidden == MOST_HIDDEN)
        return;
    s->hidden[s->n_hidden].first = strtoul(first, NULL, 10);
    s->hidden[s->n_hidden++].last = strtoul(last, NULL, 10);
}

static void start(void *sheet, const char *name, const char **attributes)
{
    xlsx_sheet *s = sheet;

    if (s->is_cell)
        start_in_cell(s, name);
    else if (s->is_row && name[0] == 'c' && !name[1])
        start_cell(s, attributes);
    else if (s->is_data && !strcmp(name, "row"))
        start_row(s, attributes);
    else if (!strcmp(name, "sheetData"))
        s->is_data = true;
    else if (!strcmp(name, "col"))
        note_column(s, attributes);
    else if (!strcmp(name, "mergeCell"))
        s->has_unknown_merges |= !s->knows_merges;
}

static void end_cell(xlsx_sheet *s)
{
    s->is_cell = false;
    if (s->value.failed) {
        fail(s, error_memory(s->rows->pump->err));
        return;
    }
    if (s->cell.column >= SHEET_COLUMNS) {
        fail(s, error_at(s->rows->pump->err, TIDU_EDATA, s->label, s->line, 0,
                         _("the row has more than %d cells"), SHEET_COLUMNS));
        return;
    }
    s->next_column = s->cell.column + 1;
    if (s->cell.has_value || s->cell.has_formula)
        xlsx_cell_put(&s->values, &s->cell, s->value.text, s->value.length, s->rows);
}

static void end(void *sheet, const char *name)
{
    xlsx_sheet *s = sheet;

    if (s->is_cell) {
        if (s->is_inline && strcmp(name, "is"))
            xlsx_runs_end(&s->runs, name);
        else if (name[0] == 'c' && !name[1])
            end_cell(s);
        else
            s->is_value = s->is_inline = false;
    } else if (s->is_row && !strcmp(name, "row")) {
        s->is_row = false;
        sheet_rows_end(s->rows, s->line);
        s->is_between = xml_parser_is_last(s->parser);
    } else if (!strcmp(name, "sheetData")) {
        s->is_data = false;
    }
    if (s->rows->pump->status)
        xml_parser_stop(s->parser, s->rows->pump->status);
}

static void take_text(void *sheet, const char *text, size_t length)
{
    xlsx_sheet *s = sheet;

    if (!s->is_value && !(s->is_inline && xlsx_runs_take(&s->runs)))
        return;
    if (s->value.length + length > MOST_VALUE)
        fail(s, error_at(s->rows->pump->err, TIDU_EDATA, s->label, s->line, 0, _("a cell has more than 1 MiB of text")));
    else
        text_buffer_append(&s->value, text, length);
}

/* --- the sheet --------------------------------------------------------------------- */

tidu_status xlsx_sheet_open(const xlsx_sheet_basis *basis, sheet_rows *rows, xlsx_sheet **out, tidu_error *err)
{
    xlsx_sheet *s = allocate_array(1, sizeof *s);
    tidu_status status = TIDU_OK;

    if (!s || !(s->block = allocate(ROOM + 1)))
        status = error_memory(err);
    if (!status) {
        s->values = (xlsx_cell_basis){basis->texts, basis->styles, basis->is_1904};
        s->zip = basis->zip;
        s->label = basis->label;
        s->rows = rows;
        s->knows_merges = basis->knows_merges;
        s->user = (xml_user){start, end, take_text, s};
        text_buffer_init(&s->value);
        status = xml_parser_new(s->label, "sheet", &s->user, &s->parser, err);
    }
    if (!status)
        status = zip_archive_begin(s->zip, basis->entry, err);
    if (status)
        xlsx_sheet_close(s);
    else
        *out = s;
    return status;
}

void xlsx_sheet_close(xlsx_sheet *s)
{
    if (!s)
        return;
    xml_parser_free(s->parser);
    text_buffer_clear(&s->value);
    release(s->block);
    release(s);
}

/* Name sheet and row, if what failed did not know them. */
static void place(const xlsx_sheet *s, tidu_error *err)
{
    if (!s->rows->pump->status || s->rows->pump->status != TIDU_EDATA || !err || err->line)
        return;
    snprintf(err->file, sizeof err->file, "%s", s->label);
    err->line = s->line;
}

/*
 * Rows up to `end`, by the scanner as long as they are plain, each other one by the parser. Returns where the text was
 * cut off within a row.
 */
static char *read_rows(xlsx_sheet *s, char *p, char *end)
{
    record_pump *pump = s->rows->pump;

    while (p < end && !pump->status) {
        if (s->is_between) {
            xlsx_scan_result result = xlsx_scan_row(&s->values, s->rows, &p, end, &s->line);

            if (result == XLSX_SCAN_CUT)
                return p;
            s->is_between = result == XLSX_SCAN_ROW;
        } else {
            char *next = xlsx_scan_find_end(p, end);
            tidu_status status = xml_parser_read(s->parser, p, (size_t)(next - p), pump->err);

            if (status && !pump->status)
                pump->status = status;
            p = next;
        }
    }
    return p;
}

record_step xlsx_sheet_read(void *sheet)
{
    xlsx_sheet *s = sheet;
    record_pump *pump = s->rows->pump;
    char *rest, *end;
    size_t n;

    pump->status = zip_archive_read(s->zip, s->block + s->kept, BLOCK, &n, pump->err);
    if (!pump->status) {
        end = s->block + s->kept + n;
        *end = '\0';
        rest = read_rows(s, s->block, end);
        if ((!n || (size_t)(end - rest) > ROOM - BLOCK) && rest < end && !pump->status) {
            s->is_between = false; /* there is nothing to wait for */
            rest = read_rows(s, rest, end);
        }
        s->kept = (size_t)(end - rest);
        memmove(s->block, rest, s->kept);
    }
    place(s, pump->err);
    if (!n)
        return RECORDS_END;
    return n == BLOCK ? RECORDS_MANY : RECORDS_FOLLOW;
}

void xlsx_sheet_finish(xlsx_sheet *s)
{
    s->rows->pump->status = xml_parser_finish(s->parser, s->rows->pump->err);
    place(s, s->rows->pump->err);
}

bool xlsx_sheet_has_unknown_merges(const xlsx_sheet *s)
{
    return s->has_unknown_merges;
}

size_t xlsx_sheet_hidden_columns(const xlsx_sheet *s, size_t width)
{
    size_t n = 0;

    for (size_t i = 0; i < s->n_hidden; i++) {
        for (size_t column = s->hidden[i].first; column && column <= s->hidden[i].last && column <= width; column++)
            n++;
    }
    return n;
}
