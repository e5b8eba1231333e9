/*
 * A document is a linked list of parts in an arena. After a failed allocation a part is a dummy and `failed` is set,
 * so that callers need no checks; the writers report it.
 */
#include "report/document_internal.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/digest.h"
#include "base/message.h"

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

document *document_new_of_law(void)
{
    document *d = document_new();

    if (d)
        d->is_law = true;
    return d;
}

void document_free(document *d)
{
    if (!d)
        return;
    for (part *p = d->first; p; p = p->next) {
        if (p->grid && !p->is_rest)
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

/* Without memory the document's own spare part is filled, and left out. */
static part *add_part(document *d, block_kind kind, const char *name, const char *label)
{
    part *p = arena_take(d->memory, sizeof *p);

    if (!p) {
        d->failed = true;
        return &d->nowhere;
    }
    p->kind = kind;
    p->name = copy(d, name);
    p->label = copy(d, label);
    *d->end = p;
    d->end = &p->next;
    d->n_parts += kind != BLOCK_PICTURE;
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

void document_form(document *d, const char *name, const char *heading, const table *t, const sheet_form *form)
{
    part *p = add_part(d, BLOCK_TABLE, name, heading);

    p->table = *t;
    p->form = form;
}

void document_picture(document *d, const char *html, double height)
{
    part *p = add_part(d, BLOCK_PICTURE, NULL, NULL);

    p->text = copy(d, html);
    p->number = height;
}

void document_heading(document *d, const char *text)
{
    add_part(d, BLOCK_HEADING, NULL, NULL)->text = copy(d, text);
}

void document_page(document *d)
{
    d->has_pages = true;
    add_part(d, BLOCK_PAGE, NULL, NULL);
}

/* Behind the pages, what has moved from them. */
void document_pages_end(document *d, const char *heading_behind)
{
    part *end = add_part(d, BLOCK_PAGES_END, NULL, NULL);
    const char *heading = NULL;

    document_heading(d, heading_behind);
    document_fit_pages(d);
    for (const part *p = d->first; p != end && !d->failed; p = p->next) {
        part *rest;

        heading = p->kind == BLOCK_HEADING ? p->text : heading;
        if (!p->grid || !p->grid->n_cut)
            continue;
        rest = add_part(d, BLOCK_TABLE, NULL, p->label ? p->label : heading);
        rest->grid = p->grid;
        rest->is_rest = true;
    }
}

static bool is_for_programs(const table_column *c)
{
    return c->name && *c->name != '.';
}

/* The columns that have a heading, or a machine name. False if memory is exhausted. */
static bool make_view(document *d, const grid *g, bool is_for_people, grid_view *out)
{
    *out = (grid_view){.grid = g,
                       .columns = arena_take_array(d->memory, g->n_columns, sizeof *out->columns),
                       .at = arena_take_array(d->memory, g->n_columns, sizeof *out->at)};
    if (!out->columns || !out->at)
        return false;
    for (size_t i = 0; i < g->n_columns; i++) {
        if (!(is_for_people ? g->columns[i].heading != NULL : is_for_programs(&g->columns[i])))
            continue;
        out->columns[out->n] = g->columns[i];
        out->at[out->n++] = i;
    }
    return true;
}

static grid *make_grid(document *d, const table_column *columns, size_t n_columns)
{
    grid *g = arena_take(d->memory, sizeof *g);
    table_column *own = arena_take_array(d->memory, n_columns, sizeof *own);

    if (!g || !own) {
        d->failed = true;
        return NULL;
    }
    for (size_t i = 0; i < n_columns; i++) {
        own[i] = columns[i];
        if (columns[i].heading)
            own[i].heading = *columns[i].heading ? _(columns[i].heading) : "";
    }
    *g = (grid){.document = d, .columns = own, .n_columns = n_columns, .least = SIZE_MAX};
    if (!make_view(d, g, true, &g->for_people) || !make_view(d, g, false, &g->for_programs)) {
        d->failed = true;
        return NULL;
    }
    return g;
}

grid *document_grid(document *d, const char *name, const char *heading,
                    const table_column *columns, size_t n_columns)
{
    grid *g = make_grid(d, columns, n_columns);

    if (g)
        add_part(d, BLOCK_TABLE, name, heading)->grid = g;
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

size_t grid_rows(const grid *g)
{
    return g ? g->n_rows : 0;
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

void grid_buffer(grid *g, size_t column, text_buffer *text, table_tone tone)
{
    grid_text(g, column, text_buffer_string(text), tone);
    text_buffer_empty(text);
}

void grid_number(grid *g, size_t column, double value)
{
    table_cell *c = last_row_cell(g, column);

    if (c)
        c->number = value;
}

void grid_form(grid *g, const sheet_form *form)
{
    for (part *p = g ? g->document->first : NULL; p; p = p->next)
        if (p->grid == g)
            p->form = form;
}

void document_leads(document *d)
{
    d->leads = true;
}

void grid_may_be_cut(grid *g, size_t least)
{
    if (g)
        g->least = least;
}

void document_hold(document *d, part *p)
{
    const table t = p->table;
    grid *g = make_grid(d, t.columns, t.n_columns);

    for (size_t row = 0; g && row < t.n_rows; row++) {
        grid_row(g);
        for (size_t c = 0; c < t.n_columns; c++) {
            table_cell cell = {.number = NAN};

            t.cell(t.context, row, c, &cell);
            if (table_kind_is_text(t.columns[c].kind))
                grid_text(g, c, cell.text, cell.tone);
            else
                grid_number(g, c, cell.number);
        }
    }
    p->grid = g;
}

void document_stamp_companies(document *d, size_t companies)
{
    snprintf(d->stamp.list.companies, sizeof d->stamp.list.companies, "%zu", companies);
}

void document_set_stamp(document *d, const document_stamp *stamp)
{
    d->stamp = *stamp;
    d->stamp.input = copy(d, stamp->input);
    d->stamp.certificates = copy(d, stamp->certificates);
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

void document_language(document *d, bool is_chinese)
{
    d->is_chinese = is_chinese;
}

void document_say_level(document *d, const char *level, const char *page_foot, const char *withheld, const char *foot)
{
    note *n = arena_take(d->memory, sizeof *n);

    if (!n || !foot || !withheld || !page_foot) {
        d->failed = true;
        return;
    }
    d->level = level;
    d->page_foot = page_foot;
    d->withheld = withheld;
    d->foot = n->text = foot;
    *d->notes_end = n;
    d->notes_end = &n->next;
    d->n_notes++;
}

void document_outside(document *d, double companies)
{
    d->outside = companies;
}

void document_wide(document *d)
{
    d->is_wide = true;
}

/* The beginning of the digest of a file, unless the data came from elsewhere; nothing of what cannot be read twice. */
static void add_digest(const char *file, char out[LIST_STAMP_MARK])
{
    char digest[DIGEST_TEXT];

    if (file && digest_file(file, digest))
        snprintf(out, LIST_STAMP_MARK, "%.*s", LIST_STAMP_MARK - 1, digest);
}

/* Into an empty buffer; it stays empty if there is none. */
void document_stamp_text(const document *d, text_buffer *out)
{
    list_stamp stamp = d->stamp.list;

    if (!*stamp.list)
        return;
    snprintf(stamp.level, sizeof stamp.level, "%s", d->level ? d->level : "");
    add_digest(d->stamp.input, stamp.data);
    add_digest(d->stamp.certificates, stamp.certificates);
    list_stamp_append(&stamp, out);
}

const char *document_withheld(const document *d)
{
    return d->withheld;
}
