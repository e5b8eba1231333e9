/*
 * Tables: the rows of the second are kept as texts, those of the first are held against them as they are read; sheets by their number.
 * Bytes: both are read block by block up to the first that differs, then the lines around it.
 */
#include "table/output_difference.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/allocate.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/message.h"
#include "base/utf8.h"
#include "table/row_reader.h"

enum { MOST_SHEETS = 200, MOST_PATH = 4096, MOST_FILES = 100000, SHOWN = OUTPUT_DIFFERENCE_TEXT };

/* One line of valid text, shortened. */
static void show(const char *text, size_t length, char out[SHOWN])
{
    size_t used = 0;

    for (size_t i = 0; i < length && used + 8 < SHOWN;) {
        size_t n = utf8_length(text + i, length - i);

        if (n == 1)
            out[used++] = (unsigned char)text[i] < ' ' || text[i] == 127 ? ' ' : text[i];
        else if (!n)
            out[used++] = '?';
        else
            memcpy(out + used, text + i, n), used += n;
        i += n ? n : 1;
    }
    out[used] = '\0';
}

static void show_text(const char *text, char out[SHOWN])
{
    show(text, strlen(text), out);
}

/* --- tables ------------------------------------------------------------------------------ */

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

static bool are_equal(const comparison *c, const char *a, const char *b)
{
    return !strcmp(a, b) || (c->only_cells && is_stamp(a) && is_stamp(b));
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
            show_text(cell_of(&t->rows[i], column), out);
    }
}

static void name_row(const kept_row *row, char out[SHOWN])
{
    char text[SHOWN] = "";

    for (size_t i = 0; i < 3 && row; i++) { /* number, code, name */
        show_text(cell_of(row, i), text);
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
    show_text(written, d->written);
    show_text(computed, d->computed);
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

static tidu_status compare_tables(const char *written, const char *computed, bool is_workbook, bool only_cells, output_difference *out,
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

/* --- bytes ------------------------------------------------------------------------------- */

/* Where the two files differ first: byte, line and where that line begins. False: nowhere. */
static bool find_byte(FILE *a, FILE *b, long *at, long *line_at, unsigned long *line)
{
    long i = 0;

    *line = 1;
    *line_at = 0;
    for (;; i++) {
        int x = getc(a), y = getc(b);

        *at = i;
        if (x != y)
            return true;
        if (x == EOF)
            return false;
        if (x == '\n') {
            ++*line;
            *line_at = i + 1;
        }
    }
}

/* The line around a byte, from a little before it. */
static void show_line(FILE *f, long line_at, long at, char out[SHOWN])
{
    enum { BEFORE = 40 };
    char bytes[SHOWN];
    long from = at - line_at > BEFORE ? at - BEFORE : line_at;
    size_t n = 0;

    if (!fseek(f, from, SEEK_SET))
        n = fread(bytes, 1, sizeof bytes - 1, f);
    bytes[n] = '\0';
    n = strcspn(bytes, "\n") < n ? strcspn(bytes, "\n") : n;
    for (from = 0; (size_t)from < n && utf8_is_continuation(bytes[from]);)
        from++;
    show(bytes + from, n - (size_t)from, out);
}

static tidu_status compare_bytes(const char *written, const char *computed, bool is_text, output_difference *out, tidu_error *err)
{
    FILE *a = fopen(written, "rb"), *b = fopen(computed, "rb");
    long at, line_at;
    unsigned long line;
    tidu_status status = a && b ? TIDU_OK : error_at(err, TIDU_EIO, a ? computed : written, 0, 0, _("cannot be read back"));

    if (!status && find_byte(a, b, &at, &line_at, &line)) {
        out->is_found = true;
        out->are_bytes = !is_text;
        out->line = is_text ? line : 0;
        out->column = (unsigned long)(is_text ? at - line_at : at) + 1;
        if (is_text) {
            show_line(a, line_at, at, out->written);
            show_line(b, line_at, at, out->computed);
        }
    }
    if (a)
        fclose(a);
    if (b)
        fclose(b);
    return status;
}

/* --- files and folders ------------------------------------------------------------------- */

static bool ends_in(const char *path, const char *end)
{
    size_t n = strlen(path), m = strlen(end);

    return n > m && !strcasecmp(path + n - m, end);
}

/* By the name of what was computed, which is the program's own. */
static tidu_status compare_files(const char *written, const char *computed, bool only_cells, output_difference *out, tidu_error *err)
{
    bool is_workbook = ends_in(computed, ".xlsx"), is_table = is_workbook || ends_in(computed, ".csv");
    bool is_packed = is_workbook || ends_in(computed, ".docx") || ends_in(computed, ".pdf");
    tidu_status status = is_table ? compare_tables(written, computed, is_workbook, only_cells, out, is_workbook ? err : NULL) : TIDU_OK;

    if (status == TIDU_ENOMEM || (status && is_workbook))
        return status;
    if (out->is_found || (is_workbook && only_cells))
        return TIDU_OK;
    return compare_bytes(written, computed, !is_packed, out, err);
}

static tidu_status compare_any(const char *written, const char *computed, bool only_cells, const char *name, output_difference *out,
                               tidu_error *err);

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names in a folder, sorted, in `memory`; false if it cannot be read. */
static bool list_names(const char *path, arena *memory, char ***names, size_t *n)
{
    DIR *dir = opendir(path);
    size_t capacity = 0;
    bool ok = dir != NULL;

    for (struct dirent *entry = ok ? readdir(dir) : NULL; entry && ok; entry = readdir(dir)) {
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        ok = *n < MOST_FILES && allocate_room((void **)names, &capacity, *n + 1, sizeof **names) &&
             ((*names)[(*n)++] = arena_copy_string(memory, entry->d_name));
    }
    if (dir)
        closedir(dir);
    if (ok && *n)
        qsort(*names, *n, sizeof **names, by_name);
    return ok;
}

static void note_file(output_difference *out, const char *name, const char *written, const char *computed)
{
    out->is_found = true;
    show_text(name, out->part);
    show_text(written, out->written);
    show_text(computed, out->computed);
}

static tidu_status compare_folders(const char *written, const char *computed, bool only_cells, output_difference *out, tidu_error *err)
{
    arena *memory = arena_new();
    char **a = NULL, **b = NULL;
    size_t n = 0, m = 0;
    bool ok = memory && list_names(written, memory, &a, &n) && list_names(computed, memory, &b, &m);
    tidu_status status = ok ? TIDU_OK : error_at(err, TIDU_EIO, written, 0, 0, _("cannot be read back"));

    for (size_t i = 0, k = 0; !status && !out->is_found && (i < n || k < m);) {
        int order = i == n ? 1 : k == m ? -1 : strcmp(a[i], b[k]);
        char one[MOST_PATH], other[MOST_PATH];

        if (order) {
            note_file(out, order < 0 ? a[i] : b[k], order < 0 ? a[i] : "", order < 0 ? "" : b[k]);
            break;
        }
        snprintf(one, sizeof one, "%s/%s", written, a[i++]);
        snprintf(other, sizeof other, "%s/%s", computed, b[k++]);
        status = compare_any(one, other, only_cells, b[k - 1], out, err);
    }
    arena_free(memory);
    release(a);
    release(b);
    return status;
}

static tidu_status compare_any(const char *written, const char *computed, bool only_cells, const char *name, output_difference *out,
                               tidu_error *err)
{
    struct stat one, other;
    char part[SHOWN];
    tidu_status status;

    if (stat(written, &one) || stat(computed, &other))
        return error_at(err, TIDU_EIO, written, 0, 0, _("cannot be read back"));
    if (S_ISDIR(one.st_mode) != S_ISDIR(other.st_mode)) {
        note_file(out, name, "", "");
        return TIDU_OK;
    }
    status = (S_ISDIR(one.st_mode) ? compare_folders : compare_files)(written, computed, only_cells, out, err);
    if (!status && out->is_found && *name) {
        snprintf(part, sizeof part, "%.120s%s%.120s", name, *out->part ? "/" : "", out->part);
        show_text(part, out->part);
    }
    return status;
}

tidu_status output_difference_find(const char *written, const char *computed, bool only_cells, output_difference *out, tidu_error *err)
{
    *out = (output_difference){.is_found = false};
    return compare_any(written, computed, only_cells, "", out, err);
}
