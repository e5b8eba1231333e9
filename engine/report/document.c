#include "report/document.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text_buffer.h"
#include "report/json_text.h"
#include "report/table_html.h"
#include "report/table_xlsx.h"

typedef enum block_kind { BLOCK_VALUE, BLOCK_NUMBER, BLOCK_PARAGRAPH, BLOCK_TABLE, BLOCK_PICTURE } block_kind;

struct grid {
    document *document;
    const table_column *columns;
    size_t n_columns;
    table_cell *cells; /* row by row */
    size_t n_rows;
    size_t capacity;
};

typedef struct part {
    struct part *next;
    block_kind kind;
    const char *name;
    const char *label; /* heading of a table */
    const char *text;
    double number;
    int decimals;
    table table;
    grid *grid;
} part;

typedef struct owned {
    struct owned *next;
    void *object;
    void (*free_object)(void *object);
} owned;

typedef struct note {
    struct note *next;
    const char *text;
} note;

struct document {
    arena *memory;
    const char *title;
    part *first;
    part **end;
    size_t n_parts;
    owned *owned;
    note *notes;
    note **notes_end;
    size_t n_notes;
    bool is_chinese;
    bool is_wide;
    bool failed;
};

document *document_new(void)
{
    document *d = allocate_array(1, sizeof *d);

    if (d && !(d->memory = arena_new())) {
        release(d);
        return NULL;
    }
    if (d) {
        d->end = &d->first;
        d->notes_end = &d->notes;
    }
    return d;
}

void document_free(document *d)
{
    if (!d)
        return;
    for (part *p = d->first; p; p = p->next) {
        if (p->grid)
            release(p->grid->cells);
    }
    for (owned *o = d->owned; o; o = o->next)
        o->free_object(o->object);
    arena_free(d->memory);
    release(d);
}

arena *document_memory(document *d)
{
    return d->memory;
}

void document_own(document *d, void *object, void (*free_object)(void *object))
{
    owned *o = arena_take(d->memory, sizeof *o);

    if (!o) {
        d->failed = true;
        free_object(object);
        return;
    }
    *o = (owned){d->owned, object, free_object};
    d->owned = o;
}

static const char *copy(document *d, const char *text)
{
    const char *out = text ? arena_copy_string(d->memory, text) : NULL;

    if (text && !out)
        d->failed = true;
    return out;
}

static part *add_part(document *d, block_kind kind, const char *name, const char *label)
{
    static part nowhere;
    part *p = arena_take(d->memory, sizeof *p);

    if (!p) {
        d->failed = true;
        return &nowhere;
    }
    p->kind = kind;
    p->name = copy(d, name);
    p->label = copy(d, label);
    *d->end = p;
    d->end = &p->next;
    d->n_parts++;
    return p;
}

void document_title(document *d, const char *text)
{
    d->title = copy(d, text);
}

void document_text(document *d, const char *name, const char *label, const char *text)
{
    add_part(d, BLOCK_VALUE, name, label)->text = copy(d, text);
}

void document_number(document *d, const char *name, const char *label, double value, int decimals)
{
    part *p = add_part(d, BLOCK_NUMBER, name, label);

    p->number = value;
    p->decimals = decimals;
}

void document_paragraph(document *d, const char *name, const char *text)
{
    add_part(d, BLOCK_PARAGRAPH, name, NULL)->text = copy(d, text);
}

void document_table(document *d, const char *name, const char *heading, const table *t)
{
    add_part(d, BLOCK_TABLE, name, heading)->table = *t;
}

void document_picture(document *d, const char *html)
{
    add_part(d, BLOCK_PICTURE, NULL, NULL)->text = copy(d, html);
}

static void grid_cell(void *context, size_t row, size_t column, table_cell *out)
{
    const grid *g = context;

    *out = g->cells[row * g->n_columns + column];
}

grid *document_grid(document *d, const char *name, const char *heading,
                    const table_column *columns, size_t n_columns)
{
    grid *g = arena_take(d->memory, sizeof *g);
    table_column *own = arena_take_array(d->memory, n_columns, sizeof *own);
    part *p;

    if (!g || !own) {
        d->failed = true;
        return NULL;
    }
    for (size_t i = 0; i < n_columns; i++) {
        own[i] = columns[i];
        own[i].heading = *columns[i].heading ? _(columns[i].heading) : "";
    }
    *g = (grid){.document = d, .columns = own, .n_columns = n_columns};
    p = add_part(d, BLOCK_TABLE, name, heading);
    p->grid = g;
    p->table = (table){.columns = own, .n_columns = n_columns, .cell = grid_cell, .context = g};
    return g;
}

void grid_row(grid *g)
{
    if (!g)
        return;
    if (!allocate_room((void **)&g->cells, &g->capacity, (g->n_rows + 1) * g->n_columns,
                       sizeof *g->cells)) {
        g->document->failed = true;
        return;
    }
    for (size_t i = 0; i < g->n_columns; i++)
        g->cells[g->n_rows * g->n_columns + i] = (table_cell){.number = NAN};
    g->n_rows++;
}

static table_cell *last_row_cell(grid *g, size_t column)
{
    if (!g || !g->n_rows || g->document->failed)
        return NULL;
    assert(column < g->n_columns);
    return &g->cells[(g->n_rows - 1) * g->n_columns + column];
}

void grid_text(grid *g, size_t column, const char *text, table_tone tone)
{
    table_cell *c = last_row_cell(g, column);

    if (!c)
        return;
    c->text = copy(g->document, text);
    c->tone = tone;
}

void grid_number(grid *g, size_t column, double value)
{
    table_cell *c = last_row_cell(g, column);

    if (c)
        c->number = value;
}

void document_note(document *d, const char *format, ...)
{
    char text[1024];
    va_list arguments;
    note *n = arena_take(d->memory, sizeof *n);

    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (!n || !(n->text = copy(d, text))) {
        d->failed = true;
        return;
    }
    *d->notes_end = n;
    d->notes_end = &n->next;
    d->n_notes++;
}

size_t document_notes(const document *d)
{
    return d->n_notes;
}

const char *document_note_text(const document *d, size_t i)
{
    const note *n = d->notes;

    while (i--)
        n = n->next;
    return n->text;
}

/* --- writing --------------------------------------------------------------------- */

static const table *table_of(part *p)
{
    if (p->grid)
        p->table.n_rows = p->grid->n_rows;
    return &p->table;
}

static tidu_status pass(text_buffer *b, report_sink sink, void *context, tidu_error *err)
{
    bool failed = b->failed;
    bool ok = failed || sink(context, text_buffer_string(b), b->length);

    text_buffer_empty(b);
    if (failed)
        return error_memory(err);
    return ok ? TIDU_OK : error_set(err, TIDU_EIO, _("the output cannot be written"));
}

static void append_number(text_buffer *b, const part *p)
{
    if (p->number != p->number)
        text_buffer_append_string(b, "-");
    else
        json_append_number(b, p->number, p->decimals);
}

static tidu_status write_text(const document *d, const text_style *style, text_buffer *b,
                              report_sink sink, void *context, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    if (d->title)
        text_buffer_print(b, "%s\n\n", d->title);
    for (part *p = d->first; p && !status; p = p->next) {
        bool is_value = p->kind == BLOCK_VALUE || p->kind == BLOCK_NUMBER;

        if ((is_value && !p->label) || p->kind == BLOCK_PICTURE)
            continue;
        if (is_value)
            text_buffer_print(b, "%s: ", p->label);
        if (p->kind == BLOCK_NUMBER)
            append_number(b, p);
        else if (p->kind != BLOCK_TABLE)
            text_buffer_append_string(b, p->text ? p->text : "-");
        if (p->kind != BLOCK_TABLE) {
            text_buffer_append_char(b, '\n');
            continue;
        }
        if (b->length || p != d->first)
            text_buffer_append_string(b, p == d->first && d->title ? "" : "\n");
        if (p->label)
            text_buffer_print(b, "%s\n", p->label);
        status = pass(b, sink, context, err);
        if (!status)
            status = table_write_text(table_of(p), style, sink, context, err);
    }
    return status ? status : pass(b, sink, context, err);
}

static tidu_status write_json(const document *d, text_buffer *b, report_sink sink, void *context,
                              tidu_error *err)
{
    tidu_status status = TIDU_OK;
    const char *comma = "{\n";

    if (d->title) {
        text_buffer_print(b, "%s  \"title\": ", comma);
        json_append_string(b, d->title);
        comma = ",\n";
    }
    for (part *p = d->first; p && !status; p = p->next) {
        if (!p->name)
            continue;
        text_buffer_print(b, "%s  \"%s\": ", comma, p->name);
        comma = ",\n";
        if (p->kind == BLOCK_NUMBER)
            json_append_number(b, p->number, p->decimals);
        else if (p->kind != BLOCK_TABLE)
            json_append_string(b, p->text);
        status = pass(b, sink, context, err);
        if (!status && p->kind == BLOCK_TABLE)
            status = table_write_json(table_of(p), sink, context, err);
    }
    if (!status) {
        text_buffer_append_string(b, "}\n");
        status = pass(b, sink, context, err);
    }
    return status;
}

static bool is_shown_value(const part *p)
{
    return (p->kind == BLOCK_VALUE || p->kind == BLOCK_NUMBER) && p->label;
}

/* Named values that follow each other stand in one list. */
static const part *html_values(text_buffer *b, const part *p)
{
    text_buffer_append_string(b, "<dl>\n");
    for (;; p = p->next) {
        if (is_shown_value(p)) {
            text_buffer_append_string(b, "<dt>");
            html_append(b, p->label);
            text_buffer_append_string(b, "</dt><dd>");
            if (p->kind == BLOCK_NUMBER)
                append_number(b, p);
            else
                html_append(b, p->text ? p->text : "-");
            text_buffer_append_string(b, "</dd>\n");
        }
        if (!p->next || (p->next->kind != BLOCK_VALUE && p->next->kind != BLOCK_NUMBER))
            break;
    }
    text_buffer_append_string(b, "</dl>\n");
    return p;
}

static void html_line(text_buffer *b, const char *class, const char *text)
{
    text_buffer_print(b, "<p class=\"%s\">", class);
    html_append(b, text);
    text_buffer_append_string(b, "</p>\n");
}

static tidu_status write_html(const document *d, text_buffer *b, report_sink sink, void *context,
                              tidu_error *err)
{
    tidu_status status;

    html_begin(b, d->title ? d->title : "tidu", d->is_chinese, d->is_wide);
    if (d->title) {
        text_buffer_append_string(b, "<h1>");
        html_append(b, d->title);
        text_buffer_append_string(b, "</h1>\n");
    }
    for (const note *n = d->notes; n; n = n->next)
        html_line(b, "small", n->text);
    for (const part *p = d->first; p; p = p->next) {
        part whole = *p;

        if (p->kind == BLOCK_TABLE)
            html_table(b, p->label, table_of(&whole));
        else if (p->kind == BLOCK_PICTURE)
            text_buffer_append_string(b, p->text ? p->text : "");
        else if (p->kind == BLOCK_PARAGRAPH)
            html_line(b, "lead", p->text);
        else
            p = html_values(b, p);
        status = pass(b, sink, context, err);
        if (status)
            return status;
    }
    html_end(b);
    return pass(b, sink, context, err);
}

tidu_status document_save_xlsx(const document *d, const char *path, tidu_error *err)
{
    xlsx_sheet *sheets = allocate_array(d->n_parts + 1, sizeof *sheets);
    const char **notes = allocate_array(d->n_notes + d->n_parts + 1, sizeof *notes);
    size_t n_sheets = 0, n_notes = 0;
    tidu_status status;

    if (!sheets || !notes || d->failed) {
        release(sheets);
        release(notes);
        return error_memory(err);
    }
    if (d->title)
        notes[n_notes++] = d->title;
    for (const note *n = d->notes; n; n = n->next)
        notes[n_notes++] = n->text;
    for (part *p = d->first; p; p = p->next) {
        if (p->kind == BLOCK_TABLE)
            sheets[n_sheets++] = (xlsx_sheet){p->label ? p->label : p->name ? p->name : "", *table_of(p)};
        else if (p->text && p->label)
            notes[n_notes++] = p->text;
    }
    status = xlsx_write(path, d->is_chinese ? "说明" : "notes", notes, n_notes, sheets, n_sheets, err);
    release(sheets);
    release(notes);
    return status;
}

void document_language(document *d, bool is_chinese)
{
    d->is_chinese = is_chinese;
}

void document_wide(document *d)
{
    d->is_wide = true;
}

static bool is_single_table(const document *d)
{
    return d->n_parts == 1 && d->first->kind == BLOCK_TABLE && !d->title;
}

tidu_status document_write(const document *d, document_format format, const text_style *style,
                           bool with_mark, report_sink sink, void *context, tidu_error *err)
{
    text_buffer b;
    tidu_status status;

    if (d->failed)
        return error_memory(err);
    if (is_single_table(d) && format == DOCUMENT_CSV)
        return table_write_csv(table_of(d->first), with_mark, sink, context, err);
    if (is_single_table(d) && format == DOCUMENT_JSON)
        return table_write_json(table_of(d->first), sink, context, err);
    if (format == DOCUMENT_CSV)
        return error_set(err, TIDU_EUSAGE, _("this answer has several parts and cannot be CSV; take --format json"));
    text_buffer_init(&b);
    status = format == DOCUMENT_JSON   ? write_json(d, &b, sink, context, err)
             : format == DOCUMENT_HTML ? write_html(d, &b, sink, context, err)
                                       : write_text(d, style, &b, sink, context, err);
    text_buffer_clear(&b);
    return status;
}
