/*
 * A cell is cut at wide gaps into pieces; a piece is "label: value", or a label whose value is the next piece. Names of
 * companies have single blanks at most, so a gap is two of them, or one of full width.
 */
#include "intake/statement_title.h"

#include <string.h>

#include "base/arena.h"
#include "intake/cell_text.h"
#include "intake/statement_layout.h"

static const char wide_blank[] = "\xe3\x80\x80", wide_colon[] = "：";

typedef struct piece {
    const char *text;
    size_t length;
    statement_cell place;
} piece;

typedef struct reading {
    const statement_basis *basis;
    statement_title *out;
    piece label; /* of the piece before; length 0: none is waiting for its value */
    bool failed;
} reading;

static bool begins(const char *p, const char *end, const char *word)
{
    size_t n = strlen(word);

    return (size_t)(end - p) >= n && !memcmp(p, word, n);
}

/* The bytes of a gap at `p`; 0: there is none. */
static size_t gap_at(const char *p, const char *end)
{
    const char *from = p;
    int width = 0;

    while (p < end) {
        if (begins(p, end, wide_blank)) {
            width += 2;
            p += strlen(wide_blank);
        } else if (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r') {
            width += *p == ' ' ? 1 : 2;
            p++;
        } else {
            break;
        }
    }
    return width >= 2 ? (size_t)(p - from) : 0;
}

/* The colon of a piece; *length: its bytes. NULL: there is none. */
static const char *find_colon(const piece *of, size_t *length)
{
    const char *end = of->text + of->length;

    for (const char *p = of->text; p < end; p++) {
        *length = *p == ':' ? 1 : begins(p, end, wide_colon) ? strlen(wide_colon) : 0;
        if (*length)
            return p;
    }
    return NULL;
}

static bool has_label(const statement_title *t, const char *label)
{
    for (size_t i = 0; i < t->n; i++) {
        if (!strcmp(t->pairs[i].label, label))
            return true;
    }
    return false;
}

static void add_pair(reading *r, piece label, piece value)
{
    statement_title *t = r->out;
    const char *name, *text;

    label.length = cell_trim(&label.text, label.length);
    value.length = cell_trim(&value.text, value.length);
    name = arena_copy(t->texts, label.text, label.length);
    text = arena_copy(t->texts, value.text, value.length);
    if (!name || !text) {
        r->failed = true;
        return;
    }
    if (t->n < STATEMENT_PAIRS && value.length && statement_knows(r->basis, name, label.length) && !has_label(t, name))
        t->pairs[t->n++] = (statement_pair){name, text, value.place};
}

static void take_piece(reading *r, piece p)
{
    size_t colon_length = 0;
    const char *colon = find_colon(&p, &colon_length);
    piece label = p, value = p;

    if (!colon && r->label.length) {
        add_pair(r, r->label, p);
        r->label.length = 0;
        return;
    }
    if (!colon) {
        r->label = statement_knows(r->basis, p.text, p.length) ? p : (piece){.length = 0};
        return;
    }
    label.length = (size_t)(colon - p.text);
    value.text = colon + colon_length;
    value.length = p.length - label.length - colon_length;
    r->label = label;
    if (cell_trim(&value.text, value.length)) {
        add_pair(r, label, value);
        r->label.length = 0;
    }
}

static void take_cell(reading *r, const table_field *cell, statement_cell place)
{
    const char *end = cell->text + cell->length, *from = cell->text;

    for (const char *p = cell->text; p <= end; p++) {
        size_t gap = p < end ? gap_at(p, end) : 0;

        if (p < end && !gap)
            continue;
        if (p > from)
            take_piece(r, (piece){from, (size_t)(p - from), place});
        from = p + gap;
        p = from > p ? from - 1 : p;
    }
}

bool statement_title_read(const table_head *rows, size_t header, const statement_basis *basis, statement_title *out)
{
    reading r = {.basis = basis, .out = out};

    *out = (statement_title){.texts = arena_new()};
    if (!out->texts)
        return false;
    for (size_t i = 0; i < header; i++) {
        table_record row = table_head_row(rows, i);

        r.label.length = 0;
        for (size_t k = 0; k < row.n; k++)
            take_cell(&r, &row.fields[k], (statement_cell){row.line, k + 1});
    }
    return !r.failed;
}

void statement_title_clear(statement_title *t)
{
    arena_free(t->texts);
    *t = (statement_title){.n = 0};
}
