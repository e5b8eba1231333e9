/*
 * The rows of the second are kept as texts, those of the first are held against them as they are read; sheets by their number. Of numbers
 * 15 digits count, as spreadsheets keep no more; codes are texts and count whole.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/arena.h"
#include "base/error.h"
#include "intake/output_difference_internal.h"
#include "table/row_reader.h"

enum { MOST_SHEETS = 200, SHOWN = OUTPUT_DIFFERENCE_TEXT };

typedef struct kept_row {
    const char **cells; /* [n] */
    size_t n;
    unsigned long line;
} kept_row;

typedef struct kept_table {
    arena *memory;
    kept_row *rows;
    size_t n, capacity;
} kept_table;

typedef struct comparison {
    const kept_table *computed;
    size_t at;
    bool only_cells;
    output_difference *out;
} comparison;

static tidu_status keep(void *context, const table_record *record, tidu_error *err)
{
    kept_table *t = context;
    kept_row row = {arena_take_array(t->memory, record->n, sizeof(char *)), record->n, record->line};

    if (!row.cells || !allocate_room((void **)&t->rows, &t->capacity, t->n + 1, sizeof *t->rows))
        return error_memory(err);
    for (size_t i = 0; i < row.n; i++) {
        row.cells[i] = arena_copy(t->memory, record->fields[i].text, record->fields[i].length);
        if (!row.cells[i])
            return error_memory(err);
    }
    t->rows[t->n++] = row;
    return TIDU_OK;
}

static bool is_stamp(const char *text)
{
    static const char begins[] = "tidu-list: ";

    return !strncmp(text, begins, sizeof begins - 1);
}

/* A number, or one with "%"; *is_broken: it has a fraction or an exponent, which no code has. */
static bool parse(const char *text, double *value, bool *is_percent, bool *is_broken)
{
    size_t n = strlen(text);
    char *end;

    *is_percent = n && text[n - 1] == '%';
    n -= *is_percent;
    *is_broken = memchr(text, '.', n) || memchr(text, 'e', n) || memchr(text, 'E', n);
    if (!n || strspn(text, "+-.0123456789eE") != n)
        return false;
    *value = strtod(text, &end);
    return end == text + n;
}

/* Half a unit of the 15th digit is at most 5e-15 of a number. */
static bool are_same_numbers(const char *a, const char *b)
{
    static const double rounding = 5.001e-15;
    double x, y;
    bool is_percent[2], is_broken[2];

    return parse(a, &x, &is_percent[0], &is_broken[0]) && parse(b, &y, &is_percent[1], &is_broken[1]) && is_percent[0] == is_percent[1] &&
           (is_broken[0] || is_broken[1]) && fabs(x - y) <= rounding * fmax(fabs(x), fabs(y));
}

static bool are_equal(const comparison *c, const char *a, const char *b)
{
    return !strcmp(a, b) || (c->only_cells && is_stamp(a) && is_stamp(b)) || are_same_numbers(a, b);
}

static const char *cell_of(const kept_row *row, size_t i)
{
    return row && i < row->n ? row->cells[i] : "";
}

/* The first cell of a column among the rows from which a table has its headings. */
static void name_column(const kept_table *t, size_t column, char out[SHOWN])
{
    enum { MOST_HEADS = 12 };

    for (size_t i = 0; i < t->n && i < MOST_HEADS && !*out; i++) {
        if (t->rows[i].n > 1) /* a title stands alone */
            output_difference_show_text(cell_of(&t->rows[i], column), out);
    }
}

static void name_row(const kept_row *row, char out[SHOWN])
{
    char text[SHOWN] = "";

    for (size_t i = 0; i < 3 && row; i++) { /* number, code, name */
        output_difference_show_text(cell_of(row, i), text);
        if (*text)
            snprintf(out + strlen(out), SHOWN - strlen(out), "%s%s", *out ? " " : "", text);
    }
}

static void note(comparison *c, const kept_row *row, size_t column, unsigned long line, const char *written, const char *computed)
{
    output_difference *d = c->out;

    d->is_found = true;
    d->line = line;
    d->column = column + 1;
    name_column(c->computed, column, d->header);
    name_row(row, d->key);
    output_difference_show_text(written, d->written);
    output_difference_show_text(computed, d->computed);
}

static tidu_status compare_row(void *context, const table_record *record, tidu_error *err)
{
    comparison *c = context;
    const kept_row *other = c->at < c->computed->n ? &c->computed->rows[c->at] : NULL;
    size_t n = other && other->n > record->n ? other->n : record->n;

    (void)err;
    c->at++;
    for (size_t i = 0; i < n && !c->out->is_found; i++) {
        const char *written = table_record_field(record, i)->text;

        if (!are_equal(c, written, cell_of(other, i)))
            note(c, other, i, record->line, written, cell_of(other, i));
    }
    return TIDU_OK;
}

/* The rows of a sheet (`sheet` "": of a text). *has false: there is no such sheet. */
static tidu_status read_table(const char *path, const char *sheet, record_take take, void *context, bool *has, char name[SHOWN],
                              tidu_error *err)
{
    row_options options = {.sheet = *sheet ? sheet : NULL, .is_sheet_wanted = *sheet != '\0', .is_single = true};
    byte_source *bytes = NULL;
    row_reader *r = NULL;
    const char *bracket;
    tidu_status status = byte_source_open(path, false, &bytes, err);

    *has = true;
    if (!status)
        status = row_reader_open(bytes, &options, &r, err);
    if (status == TIDU_EUSAGE) {
        *has = false;
        status = TIDU_OK;
    } else if (!status) {
        bracket = strrchr(row_reader_name(r), '[');
        snprintf(name, SHOWN, "%.*s", *sheet && bracket ? (int)strcspn(bracket + 1, "]") : 0, bracket ? bracket + 1 : "");
        status = row_reader_run(r, take, context, err);
    }
    row_reader_close(r);
    byte_source_close(bytes);
    return status;
}

static tidu_status compare_sheet(const char *written, const char *computed, const char *sheet, bool only_cells, bool *has,
                                 output_difference *out, tidu_error *err)
{
    kept_table kept = {.memory = arena_new()};
    comparison c = {.computed = &kept, .only_cells = only_cells, .out = out};
    char name[SHOWN];
    bool has_other = true;
    tidu_status status = kept.memory ? read_table(computed, sheet, keep, &kept, has, out->part, err) : error_memory(err);

    if (!status && *has)
        status = read_table(written, sheet, compare_row, &c, &has_other, name, err);
    if (!status && *has && !out->is_found && c.at < kept.n)
        note(&c, &kept.rows[c.at], 0, kept.rows[c.at].line, "", cell_of(&kept.rows[c.at], 0));
    arena_free(kept.memory);
    release(kept.rows);
    return status;
}

tidu_status output_difference_tables(const char *written, const char *computed, bool is_workbook, bool only_cells, output_difference *out,
                                  tidu_error *err)
{
    bool has = true;
    tidu_status status = TIDU_OK;

    for (int i = 1; i <= MOST_SHEETS && has && !status && !out->is_found; i++) {
        char sheet[16] = "";

        if (is_workbook)
            snprintf(sheet, sizeof sheet, "%d", i);
        status = compare_sheet(written, computed, sheet, only_cells, &has, out, err);
        has = has && is_workbook;
    }
    if (!out->is_found)
        *out->part = '\0';
    return status;
}
