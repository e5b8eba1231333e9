/* Writes a document as a single HTML page without external resources. */
#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "report/document_internal.h"
#include "report/option_advice.h"
#include "report/table_html.h"

static bool is_shown_value(const part *p)
{
    return (p->kind == BLOCK_VALUE || p->kind == BLOCK_NUMBER) && p->label;
}

/* Consecutive named values form one list. */
static const part *html_values(text_buffer *b, const part *p)
{
    bool has_any = false;

    for (;; p = p->next) {
        if (is_shown_value(p)) {
            text_buffer_append_string(b, has_any ? "" : "<dl>\n");
            has_any = true;
            text_buffer_append_string(b, "<dt>");
            html_append(b, p->label);
            text_buffer_append_string(b, "</dt><dd>");
            if (p->kind == BLOCK_NUMBER)
                document_append_number(b, p);
            else
                html_append(b, p->text ? p->text : "-");
            text_buffer_append_string(b, "</dd>\n");
        }
        if (!p->next || (p->next->kind != BLOCK_VALUE && p->next->kind != BLOCK_NUMBER))
            break;
    }
    text_buffer_append_string(b, has_any ? "</dl>\n" : "");
    return p;
}

static void html_line(text_buffer *b, const char *class, const char *text)
{
    text_buffer_print(b, "<p class=\"%s\">", class);
    html_append(b, text);
    text_buffer_append_string(b, "</p>\n");
}

/* A table that has lost rows says where they are. */
static void html_cut(text_buffer *b, const part *p)
{
    text_buffer said;

    text_buffer_init(&said);
    document_append_cut(&said, p);
    if (said.length)
        html_line(b, "small", said.text);
    b->failed |= said.failed;
    text_buffer_clear(&said);
}

static void html_picture(text_buffer *b, const part *p, bool is_on_page)
{
    if (is_on_page)
        text_buffer_print(b, "<div style=\"height:%gpt\">", p->number);
    text_buffer_append_string(b, p->text ? p->text : "");
    if (is_on_page)
        text_buffer_append_string(b, "</div>\n");
}

static void html_heading(text_buffer *b, int level, const char *text)
{
    text_buffer_print(b, "<h%d>", level);
    html_append(b, text);
    text_buffer_print(b, "</h%d>\n", level);
}

/* `page`: on which the part stands; NULL: on none. */
static const part *html_part(text_buffer *b, const part *p, const part *page)
{
    table shown;

    switch (p->kind) {
    case BLOCK_TABLE:
        shown = document_table_of(p, true);
        if (page)
            html_page_table(b, &shown, page->number);
        else
            html_table(b, p->label, &shown);
        html_cut(b, p);
        return p;
    case BLOCK_PICTURE:
        html_picture(b, p, page != NULL);
        return p;
    case BLOCK_PARAGRAPH:
        html_line(b, p->name || !page ? "lead" : "small", p->text);
        return p;
    case BLOCK_HEADING:
        html_heading(b, 2, p->text);
        return p;
    case BLOCK_VALUE:
    case BLOCK_NUMBER:
        return html_values(b, p);
    case BLOCK_PAGE:
    case BLOCK_PAGES_END:
        break;
    }
    return p;
}

static void html_title(text_buffer *b, const document *d)
{
    if (!d->title)
        return;
    text_buffer_append_string(b, d->has_pages ? "<h1 class=\"page-title\">" : "<h1>");
    html_append(b, d->title);
    text_buffer_append_string(b, "</h1>\n");
}

/* A page ends where the next one begins; the title stands on the first one. */
static const part *turn_page(text_buffer *b, const document *d, const part *p, const part *page)
{
    if (page)
        text_buffer_append_string(b, "</section>\n");
    if (p->kind == BLOCK_PAGES_END)
        return NULL;
    text_buffer_print(b, "<section class=\"page\" tabindex=\"0\" style=\"font-size:%gpt\">\n", p->number);
    if (!page)
        html_title(b, d);
    return p;
}

/* With the stamp of the document, for whoever verifies it. */
static void begin_page(text_buffer *b, const document *d)
{
    text_buffer stamp;

    text_buffer_init(&stamp);
    document_stamp_text(d, &stamp);
    b->failed |= stamp.failed;
    html_begin(b, d->title ? d->title : "tidu", text_buffer_string(&stamp), d->is_chinese,
               d->has_pages ? HTML_PAGES : d->is_wide ? HTML_WIDE : HTML_PLAIN);
    text_buffer_clear(&stamp);
}

static void html_notes(text_buffer *b, const document *d)
{
    for (const note *n = d->notes; n; n = n->next) {
        if (n->text != d->foot)
            html_line(b, "small", n->text);
    }
}

/* The same where nobody types commands. */
static void html_notes_of_page(text_buffer *b, const document *d)
{
    for (const note *n = d->notes; n; n = n->next) {
        text_buffer plain;

        if (n->text == d->foot)
            continue;
        text_buffer_init(&plain);
        text_buffer_append(&plain, n->text, option_advice_begin(n->text));
        html_line(b, "small", text_buffer_string(&plain));
        b->failed |= plain.failed;
        text_buffer_clear(&plain);
    }
}

static void html_foot(text_buffer *b, const document *d)
{
    if (!d->foot)
        return;
    text_buffer_append_string(b, "<footer>\n");
    html_line(b, "small", d->foot);
    text_buffer_append_string(b, "</footer>\n");
}

tidu_status document_write_html(const document *d, text_buffer *b, report_sink sink, void *context, tidu_error *err)
{
    const part *page = NULL;
    tidu_status status;

    begin_page(b, d);
    if (!d->has_pages)
        html_title(b, d);
    html_notes(b, d);
    for (const part *p = d->first; p; p = p->next) {
        if (p->kind == BLOCK_PAGE || p->kind == BLOCK_PAGES_END)
            page = turn_page(b, d, p, page);
        else if (document_is_for_people(p))
            p = html_part(b, p, page);
        status = document_pass(b, sink, context, err);
        if (status)
            return status;
    }
    html_foot(b, d);
    html_end(b);
    return document_pass(b, sink, context, err);
}

static void write_cut(text_buffer *b, size_t shown, size_t all)
{
    text_buffer_append_string(b, "<p class=\"small part\">");
    text_buffer_print(b, _("rows %zu to %zu of %zu"), (size_t)1, shown, all);
    text_buffer_append_string(b, "</p>\n");
}

/* A table has its own name, or that of the heading above it; among several of one name this is its number. */
static size_t number_of(const document *d, const part *of, const char *name)
{
    const char *above = NULL;
    size_t n = 0;

    for (const part *p = d->first; p; p = p->next) {
        if (p->kind == BLOCK_HEADING) {
            above = p->text;
        } else if (p->kind == BLOCK_TABLE && document_is_for_people(p)) {
            const char *called = p->label ? p->label : above;

            n += called && !strcmp(called, name);
        }
        if (p == of)
            break;
    }
    return n;
}

/* `above`: the last heading, or NULL. */
static void write_part_table(const document *d, const part *p, const char *above, const text_style *how, text_buffer *b)
{
    const table shown = document_table_of(p, true);
    const char *called = p->label ? p->label : above;
    size_t n = called ? number_of(d, p, called) : 0;
    char name[256];

    if (n > 1)
        snprintf(name, sizeof name, "%.200s (%zu)", called, n);
    else
        snprintf(name, sizeof name, "%.200s", called ? called : _("table"));
    html_part_table(b, called ? p->label : d->title, called || !d->title ? name : d->title, &shown, how);
}

tidu_status document_write_part(const document *d, const text_style *style, text_buffer *b, report_sink sink,
                                void *context, tidu_error *err)
{
    text_style how = style ? *style : (text_style){.width = 0};
    bool is_behind = false; /* of the first table */
    const char *above = NULL;

    if (d->title)
        html_heading(b, 2, d->title);
    html_notes_of_page(b, d);
    for (const part *p = d->first; p; p = p->next) {
        tidu_status status;

        if (p->kind == BLOCK_TABLE && document_is_for_people(p)) {
            size_t n_rows = document_table_of(p, true).n_rows;

            write_part_table(d, p, above, &how, b);
            if (is_behind && how.n_rows && how.n_rows < n_rows)
                write_cut(b, how.n_rows, n_rows);
            how.first_row = 0; /* these two are of the first table */
            how.n_rows = how.most_rows;
            is_behind = true;
        } else if (p->kind == BLOCK_HEADING) {
            html_heading(b, 3, p->text);
            above = p->text;
        } else if (document_is_for_people(p)) {
            p = html_part(b, p, NULL);
        }
        status = document_pass(b, sink, context, err);
        if (status)
            return status;
    }
    html_foot(b, d);
    return document_pass(b, sink, context, err);
}
