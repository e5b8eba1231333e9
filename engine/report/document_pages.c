/*
 * Makes the pages of a document as long as a side of A4 at most.
 *
 * The height of every part is counted from the lines of its texts (column_share.h) and the form of a page (page_form.h). Letters are
 * the largest with which all fits; with the smallest, rows are taken from the end of the table that has most of them beyond those that
 * stay, one by one.
 */
#include <math.h>
#include <string.h>

#include "report/column_share.h"
#include "report/document_internal.h"
#include "report/page_form.h"

static double text_height(const char *text, double letters, double line)
{
    return letters * line * column_lines(text ? text : "", PAGE_WIDTH / letters - 1);
}

static int cell_lines(const table *t, size_t row, size_t column, double width, bool *is_to_write)
{
    table_cell v = {.number = NAN};

    t->cell(t->context, row, column, &v);
    *is_to_write |= v.tone == TABLE_TO_WRITE;
    return table_kind_is_text(t->columns[column].kind) && v.text ? column_lines(v.text, (width - column_mark(v.tone)) / (v.tone == TABLE_LABEL ? PAGE_BOLD : 1)) : 1;
}

static double table_height(const part *p, double letters)
{
    table t = document_table_of(p, true);
    double shares[COLUMN_SHARE_MOST], room = PAGE_WIDTH / letters, height = PAGE_BORDER;

    column_shares(&t, room, shares);
    for (size_t row = 0; row <= t.n_rows; row++) { /* the head is counted last */
        bool is_head = row == t.n_rows, is_to_write = false, is_there = !is_head;
        int lines = 1;

        for (size_t c = 0; c < t.n_columns && c < COLUMN_SHARE_MOST; c++) {
            double width = shares[c] * room - COLUMN_SHARE_SIDES;
            int n = is_head ? column_lines(t.columns[c].heading, width / PAGE_BOLD) : cell_lines(&t, row, c, width, &is_to_write);

            is_there |= is_head && *t.columns[c].heading;
            lines = n > lines ? n : lines;
        }
        if (is_there)
            height += letters * fmax(lines * PAGE_CELL_LINE + 2 * PAGE_CELL_PADDING, is_to_write ? PAGE_TO_WRITE : 0) + PAGE_BORDER;
    }
    return height + (p->grid && p->grid->n_cut ? letters * PAGE_NOTE * PAGE_NOTE_LINE : 0);
}

static double part_height(const part *p, double letters)
{
    double heading = letters * PAGE_HEADING, lead = letters * PAGE_LEAD;

    switch (p->kind) {
    case BLOCK_HEADING:
        return text_height(p->text, heading, PAGE_HEADING_LINE) + heading * (PAGE_HEADING_ABOVE + PAGE_HEADING_BELOW);
    case BLOCK_PARAGRAPH:
        if (!p->name)
            return text_height(p->text, letters * PAGE_NOTE, PAGE_NOTE_LINE);
        return text_height(p->text, lead, PAGE_LEAD_LINE) + lead * 2 * (PAGE_LEAD_PADDING + PAGE_LEAD_MARGIN) + 2 * PAGE_BORDER;
    case BLOCK_PICTURE:
        return p->number;
    case BLOCK_TABLE:
        return document_is_for_people(p) ? table_height(p, letters) : 0;
    case BLOCK_VALUE:
    case BLOCK_NUMBER:
        return p->label ? letters * PAGE_LEAD_LINE : 0;
    case BLOCK_PAGE:
    case BLOCK_PAGES_END:
        break;
    }
    return 0;
}

static bool is_end(const part *p)
{
    return !p || p->kind == BLOCK_PAGE || p->kind == BLOCK_PAGES_END;
}

/* Do the parts of a page fit with letters of that size? */
static bool fits(const document *d, const part *page, double letters)
{
    double height = page == d->first ? text_height(d->title, PAGE_TITLE, PAGE_TITLE_LINE) + PAGE_TITLE_BELOW : 0;

    for (const part *p = page->next; !is_end(p); p = p->next)
        height += part_height(p, letters);
    return height <= PAGE_HEIGHT - PAGE_SPARE;
}

/* The table of the page that has most rows beyond those that stay; NULL: there is none. */
static grid *longest(const part *page)
{
    grid *found = NULL;
    size_t most = 0;

    for (const part *p = page->next; !is_end(p); p = p->next) {
        grid *g = p->grid;
        size_t beyond = g && g->n_rows - g->n_cut > g->least ? g->n_rows - g->n_cut - g->least : 0;

        if (beyond > most) {
            most = beyond;
            found = g;
        }
    }
    return found;
}

static void fit(const document *d, part *page)
{
    grid *g;

    for (page->number = PAGE_LARGEST; page->number > PAGE_SMALLEST && !fits(d, page, page->number); page->number -= 0.25)
        ;
    while (!fits(d, page, page->number) && (g = longest(page)))
        g->n_cut++;
}

void document_fit_pages(document *d)
{
    for (part *p = d->first; p && !d->failed; p = p->next) {
        if (p->kind == BLOCK_PAGE)
            fit(d, p);
    }
}
