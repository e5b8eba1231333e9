/*
 * Texts are broken as a browser breaks them: between Chinese letters, and of Latin ones at blanks. Latin letters are taken to be as wide
 * as in a wide book face, so that lines are rather over- than underestimated.
 */
#include "report/column_share.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "report/display_width.h"
#include "report/page_form.h"

/* A column gets no more than this before all others have what they want, and no less than this if its texts take as much. */
#define WIDEST 34.0
#define NARROWEST 4.5

/* What cannot start a line goes to the next one with the letter before it: so much of a line stays empty. */
#define RAGGED 1.0

static double letter_width(uint32_t c)
{
    if (display_width_of(c, true) > 1)
        return 1;
    if (c == ' ')
        return 0.28;
    if ((c >= 'A' && c <= 'Z') || c == 'm' || c == 'w' || c == '%' || c >= 0x80)
        return 0.74;
    return 0.57;
}

/* The next piece that is not broken: a Chinese letter, a blank, or a word. Returns its bytes. */
static size_t next_piece(const char *text, size_t length, double *width, bool *is_blank)
{
    size_t used = 0;

    *width = 0;
    *is_blank = *text == ' ';
    while (used < length) {
        size_t n;
        uint32_t c = utf8_decode(text + used, length - used, &n);
        double w = letter_width(c);

        if (used && (c == ' ' || w == 1))
            break;
        *width += w;
        used += n;
        if (c == ' ' || w == 1)
            break;
    }
    return used;
}

typedef struct extent {
    double widest;  /* in one line */
    double longest; /* piece */
} extent;

static extent measure(const char *text)
{
    size_t left = strlen(text);
    extent out = {0, 0};

    while (left) {
        double width;
        bool is_blank;
        size_t n = next_piece(text, left, &width, &is_blank);

        out.widest += width;
        out.longest = fmax(out.longest, width);
        text += n;
        left -= n;
    }
    return out;
}

double column_mark(table_tone tone)
{
    return tone == TABLE_GOOD || tone == TABLE_BAD || tone == TABLE_OPEN ? PAGE_MARK : 0;
}

int column_lines(const char *text, double width)
{
    size_t left = strlen(text);
    double room = fmax(width - (measure(text).widest > width ? RAGGED : 0), 1), used = 0;
    int lines = 1;

    while (left) {
        double piece;
        bool is_blank;
        size_t n = next_piece(text, left, &piece, &is_blank);

        if (*text == '\n') {
            lines++;
            used = 0;
        } else if (used + piece > room && !is_blank) {
            lines += (used > 0) + (piece > room ? (int)ceil(piece / room) - 1 : 0);
            used = fmod(piece, room);
        } else {
            used += piece;
        }
        text += n;
        left -= n;
    }
    return lines;
}

/* The heading may take two lines, but its words stay whole. */
static extent heading_extent(const char *heading)
{
    extent out = measure(heading);

    out.widest = fmax(out.longest, fmin(out.widest, fmax(out.widest / 2, NARROWEST)));
    return out;
}

static extent column_extent(const table *t, size_t column)
{
    extent out = heading_extent(t->columns[column].heading);

    for (size_t row = 0; row < t->n_rows; row++) {
        table_cell v = {.number = NAN};
        char number[TABLE_NUMBER_TEXT];
        const char *text = number;
        extent cell;

        t->cell(t->context, row, column, &v);
        if (table_kind_is_text(t->columns[column].kind))
            text = v.text ? v.text : "";
        else
            table_number_text(&t->columns[column], v.number, number);
        cell = measure(text);
        out.widest = fmax(out.widest, cell.widest + column_mark(v.tone));
        out.longest = fmax(out.longest, cell.longest + column_mark(v.tone));
    }
    return out;
}

void column_shares(const table *t, double room, double *shares)
{
    double least[COLUMN_SHARE_MOST], wanted[COLUMN_SHARE_MOST], all_least = 0, all_wanted = 0;
    size_t n = t->n_columns < COLUMN_SHARE_MOST ? t->n_columns : COLUMN_SHARE_MOST;

    for (size_t c = 0; c < n; c++) {
        extent e = column_extent(t, c);

        wanted[c] = fmin(e.widest, WIDEST) + COLUMN_SHARE_SIDES;
        least[c] = fmin(fmax(e.longest, fmin(e.widest, NARROWEST)), WIDEST) + COLUMN_SHARE_SIDES;
        wanted[c] = fmax(wanted[c], least[c]);
        all_least += least[c];
        all_wanted += wanted[c];
    }
    for (size_t c = 0; c < n; c++) {
        if (all_wanted <= room)
            shares[c] = wanted[c] / all_wanted;
        else if (all_least >= room)
            shares[c] = least[c] / all_least;
        else
            shares[c] = (least[c] + (wanted[c] - least[c]) * (room - all_least) / (all_wanted - all_least)) / room;
    }
}
