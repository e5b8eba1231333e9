/*
 * Writes a table for a terminal in two passes over the cells: the first measures the columns, the second writes them.
 * If the table is wider than the terminal, the widest text column is narrowed repeatedly, down to a minimum; numbers
 * and codes are never cut, since a number that is cut is another number. The table is not kept in memory, so every
 * cell is pulled twice.
 */
#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/number_text.h"
#include "base/utf8.h"
#include "report/block.h"
#include "report/display_width.h"

enum { GAP = 2, LEAST_TEXT = 8, SHARE_DECIMALS = 1 };

typedef struct writer {
    const table *t;
    const text_style *style;
    size_t *widths; /* [n_columns] */
    block out;
    char number[TABLE_NUMBER_TEXT];
} writer;

static bool is_text(const table_column *c)
{
    return table_kind_is_text(c->kind);
}

/* Insert thousands separators in place: "-1234567.5" to "-1,234,567.5". The caller provides the room. */
static size_t part_thousands(char *text, size_t length)
{
    size_t first = text[0] == '-';
    size_t end = first + strspn(text + first, "0123456789");

    for (size_t i = end; i > first + 3;) {
        i -= 3;
        memmove(text + i + 1, text + i, length - i + 1);
        text[i] = ',';
        length++;
    }
    return length;
}

void table_chance_text(double chance, char *text)
{
    static const double most_shown = 0.95;
    size_t length;

    if (chance > most_shown && chance < 1) {
        strcpy(text, "> 95%");
        return;
    }
    length = number_format_fixed(chance * 100, SHARE_DECIMALS, text, 15);
    strcpy(text + length, "%");
}

size_t table_number_text(const table_column *c, double value, char text[TABLE_NUMBER_TEXT])
{
    double shown = c->kind == TABLE_SHARE ? value * 100 : value;
    int decimals = c->kind == TABLE_SHARE ? SHARE_DECIMALS : c->decimals;
    size_t length;

    *text = '\0';
    if (isnan(value))
        return 0;
    if (c->kind == TABLE_CHANCE) {
        table_chance_text(value, text);
        return strlen(text);
    }
    length = decimals < 0 ? number_format(shown, text) : number_format_fixed(shown, decimals, text, 380);
    if (c->kind == TABLE_MONEY)
        length = part_thousands(text, length);
    if (c->kind == TABLE_SHARE)
        text[length++] = '%';
    text[length] = '\0';
    return length;
}

static const char *cell_shown(writer *w, size_t row, size_t column, size_t *length, table_tone *tone)
{
    const table_column *c = &w->t->columns[column];
    table_cell cell = {0};

    w->t->cell(w->t->context, row, column, &cell);
    *tone = cell.tone;
    if (!is_text(c)) {
        *length = table_number_text(c, cell.number, w->number);
        return w->number;
    }
    *length = cell.text ? strlen(cell.text) : 0;
    return cell.text ? cell.text : "";
}

static size_t width_of(const writer *w, const char *text, size_t length)
{
    return display_width(text, length, w->style->is_wide_ambiguous);
}

static void measure(writer *w)
{
    const table *t = w->t;

    for (size_t i = 0; i < t->n_columns; i++)
        w->widths[i] = width_of(w, t->columns[i].heading, strlen(t->columns[i].heading));
    for (size_t row = 0; row < t->n_rows; row++)
        for (size_t i = 0; i < t->n_columns; i++) {
            size_t length;
            table_tone tone;
            const char *text = cell_shown(w, row, i, &length, &tone);
            size_t width = width_of(w, text, length);

            if (width > w->widths[i])
                w->widths[i] = width;
        }
}

/* The widest text column that can be narrowed, n_columns if there is none. */
static size_t find_widest(const writer *w)
{
    size_t widest = w->t->n_columns;

    for (size_t i = 0; i < w->t->n_columns; i++)
        if (w->t->columns[i].kind == TABLE_TEXT && w->widths[i] > LEAST_TEXT &&
            (widest == w->t->n_columns || w->widths[i] > w->widths[widest]))
            widest = i;
    return widest;
}

static void shrink(writer *w)
{
    size_t total = w->t->n_columns ? (w->t->n_columns - 1) * GAP : 0;

    for (size_t i = 0; i < w->t->n_columns; i++)
        total += w->widths[i];
    while (w->style->width > 0 && total > (size_t)w->style->width) {
        size_t widest = find_widest(w);

        if (widest == w->t->n_columns)
            return;
        w->widths[widest]--;
        total--;
    }
}

static void append_blanks(text_buffer *b, size_t n)
{
    static const char blanks[] = "                                ";

    for (; n > sizeof blanks - 1; n -= sizeof blanks - 1)
        text_buffer_append(b, blanks, sizeof blanks - 1);
    text_buffer_append(b, blanks, n);
}

/* Control characters must not reach the terminal: each is written as a blank or "?". */
static void append_visible(text_buffer *b, const char *text, size_t length)
{
    size_t n;

    for (size_t i = 0; i < length; i += n) {
        uint32_t character = utf8_decode(text + i, length - i, &n);

        if (character == '\n' || character == '\t' || character == '\r')
            text_buffer_append_char(b, ' ');
        else if (character < 0x20 || (character >= 0x7F && character < 0xA0) ||
                 character == UTF8_NO_CHARACTER)
            text_buffer_append_char(b, '?');
        else
            text_buffer_append(b, text + i, n);
    }
}

static void append_tone(writer *w, table_tone tone)
{
    static const char *const colours[] = {[TABLE_PLAIN] = "", [TABLE_GOOD] = "\033[32m",
                                          [TABLE_BAD] = "\033[31m", [TABLE_OPEN] = "\033[33m",
                                          [TABLE_FAINT] = "\033[2m", [TABLE_LABEL] = "", [TABLE_TO_WRITE] = ""};

    if (w->style->is_colour && tone != TABLE_PLAIN)
        text_buffer_append_string(&w->out.text, colours[tone]);
}

static void append_field(writer *w, size_t column, const char *text, size_t length, table_tone tone)
{
    text_buffer *b = &w->out.text;
    bool is_last = column + 1 == w->t->n_columns;
    bool is_left = is_text(&w->t->columns[column]);
    bool is_cut;
    size_t taken;
    size_t fitting = display_fit(text, length, w->widths[column], w->style->is_wide_ambiguous,
                                 &taken, &is_cut);
    size_t rest;

    if (is_cut)
        taken += width_of(w, "…", strlen("…"));
    rest = w->widths[column] > taken ? w->widths[column] - taken : 0;
    if (!is_left)
        append_blanks(b, rest);
    append_tone(w, tone);
    append_visible(b, text, fitting);
    if (is_cut)
        text_buffer_append_string(b, "…");
    if (w->style->is_colour && tone != TABLE_PLAIN)
        text_buffer_append_string(b, "\033[0m");
    if (!is_last)
        append_blanks(b, (is_left ? rest : 0) + GAP);
}

static void end_line(text_buffer *b)
{
    while (b->length && b->text[b->length - 1] == ' ')
        b->length--;
    text_buffer_append_char(b, '\n');
}

static void write_heading(writer *w)
{
    text_buffer *b = &w->out.text;

    for (size_t i = 0; i < w->t->n_columns; i++)
        append_field(w, i, w->t->columns[i].heading, strlen(w->t->columns[i].heading), TABLE_PLAIN);
    end_line(b);
    for (size_t i = 0; i < w->t->n_columns; i++) {
        for (size_t k = 0; k < w->widths[i]; k++)
            text_buffer_append_char(b, '-');
        append_blanks(b, GAP);
    }
    end_line(b);
}

static void write_rows(writer *w)
{
    for (size_t row = 0; row < w->t->n_rows && block_pass(&w->out); row++) {
        for (size_t i = 0; i < w->t->n_columns; i++) {
            size_t length;
            table_tone tone;
            const char *text = cell_shown(w, row, i, &length, &tone);

            append_field(w, i, text, length, tone);
        }
        end_line(&w->out.text);
    }
}

tidu_status table_write_text(const table *t, const text_style *style, report_sink sink,
                             void *context, tidu_error *err)
{
    writer w = {.t = t, .style = style, .out = block_open(sink, context)};

    w.widths = allocate_array(t->n_columns, sizeof *w.widths);
    if (!w.widths)
        return error_memory(err);
    measure(&w);
    shrink(&w);
    write_heading(&w);
    write_rows(&w);
    release(w.widths);
    return block_close(&w.out, err);
}
