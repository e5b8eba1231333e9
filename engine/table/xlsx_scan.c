/*
 * Every loop stops at the NUL behind the text, so that only a mismatch has to be asked whether it is the end. What was
 * put of a row that turns out to be odd is taken back.
 */
#include "table/xlsx_scan.h"

#include <string.h>

enum { LONGEST_WORD = 6 }; /* </row>: a mismatch so near to the end may be none */

typedef struct scan {
    const xlsx_cell_basis *values;
    sheet_rows *rows;
    char *p;
    size_t next_column;
} scan;

/* Bytes of a value: visible ASCII and blanks, no markup. */
static const bool plain[256] = {
#define ROW(from) [from] = 1, [from + 1] = 1, [from + 2] = 1, [from + 3] = 1, [from + 4] = 1, [from + 5] = 1,          \
                  [from + 6] = 1, [from + 7] = 1
    [' '] = 1, ['!'] = 1, ['#'] = 1, ['$'] = 1, ['%'] = 1, ['('] = 1, [')'] = 1, ['*'] = 1, ['+'] = 1, [','] = 1,
    ['-'] = 1, ['.'] = 1, ['/'] = 1, ['='] = 1, ['?'] = 1,
    ROW('0'), ['8'] = 1, ['9'] = 1, [':'] = 1, [';'] = 1, ROW('@'), ROW('H'), ROW('P'), ROW('X'), ROW('`'), ROW('h'),
    ROW('p'), ['x'] = 1, ['y'] = 1, ['z'] = 1, ['{'] = 1, ['|'] = 1, ['}'] = 1, ['~'] = 1,
#undef ROW
};

static char *skip_plain(char *p)
{
    while (plain[(unsigned char)*p])
        p++;
    return p;
}

static bool take(scan *s, const char *word, size_t length)
{
    if (strncmp(s->p, word, length))
        return false;
    s->p += length;
    return true;
}

#define TAKE(s, word) take(s, word, sizeof(word) - 1)

/* attribute; on failure s->p is where it ended to be one */
static bool take_attribute(scan *s, const char **name, size_t *name_length, char **value, char **end)
{
    char *equals, quote;

    if (*s->p != ' ')
        return false;
    *name = s->p + 1;
    for (equals = s->p + 1; plain[(unsigned char)*equals] && *equals != '=' && *equals != ' '; equals++)
        continue;
    *name_length = (size_t)(equals - *name);
    quote = *equals == '=' ? equals[1] : '\0';
    s->p = equals;
    if (!*name_length || (quote != '"' && quote != '\''))
        return false;
    *value = equals + 2;
    s->p = *end = skip_plain(*value);
    if (**end != quote)
        return false;
    s->p++;
    return true;
}

/* Digits and nothing else, at most 9 of them. */
static bool read_number(const char *text, const char *end, unsigned long *out)
{
    *out = 0;
    if (text == end || end - text > 9)
        return false;
    for (; text < end; text++) {
        if (*text < '0' || *text > '9')
            return false;
        *out = *out * 10 + (unsigned long)(*text - '0');
    }
    return true;
}

/* "AB12" of a cell: the column counts. */
static bool read_column(const char *text, const char *end, size_t *column)
{
    size_t number = 0;
    unsigned long row;

    for (; *text >= 'A' && *text <= 'Z' && number <= SHEET_COLUMNS; text++)
        number = number * 26 + (size_t)(*text - 'A') + 1;
    *column = number - 1;
    return number && number <= SHEET_COLUMNS && *text != '0' && read_number(text, end, &row) && row <= SHEET_ROWS;
}

static bool take_cell_attributes(scan *s, xlsx_cell *cell)
{
    const char *name;
    char *value, *end;
    size_t n;
    unsigned long number;

    while (*s->p == ' ') {
        if (!take_attribute(s, &name, &n, &value, &end))
            return false;
        if (n != 1) {
            continue;
        } else if (*name == 'r') {
            if (!read_column(value, end, &cell->column))
                return false;
        } else if (*name == 's') {
            if (!read_number(value, end, &number))
                return false;
            cell->style = number;
        } else if (*name == 't') {
            cell->type = xlsx_cell_type_of(value, (size_t)(end - value));
        }
    }
    return true;
}

static bool take_formula(scan *s, xlsx_cell *cell)
{
    const char *name;
    char *value, *end;
    size_t n;

    if (s->p[0] != '<' || s->p[1] != 'f' || (s->p[2] != '>' && s->p[2] != ' ' && s->p[2] != '/'))
        return true;
    cell->has_formula = true;
    s->p += 2;
    while (*s->p == ' ') {
        if (!take_attribute(s, &name, &n, &value, &end))
            return false;
    }
    if (TAKE(s, "/>"))
        return true;
    if (!TAKE(s, ">"))
        return false;
    s->p = skip_plain(s->p);
    return TAKE(s, "</f>");
}

/* What is behind the attributes of a cell. An escape is for the other lane, as it changes the text. */
static bool take_value(scan *s, xlsx_cell *cell)
{
    char *text = s->p;
    size_t n = 0;

    if (TAKE(s, "/>"))
        return true;
    if (!TAKE(s, ">") || !take_formula(s, cell))
        return false;
    if (TAKE(s, "<v>")) {
        text = s->p;
        s->p = skip_plain(text);
        n = (size_t)(s->p - text);
        cell->has_value = true;
        if (!TAKE(s, "</v>") || (cell->type == XLSX_TEXT && memchr(text, '_', n)))
            return false;
    } else if (TAKE(s, "<v/>")) {
        cell->has_value = true;
    }
    if (!TAKE(s, "</c>"))
        return false;
    if (cell->has_value || cell->has_formula)
        xlsx_cell_put(s->values, cell, text, n, s->rows);
    return true;
}

static bool take_cell(scan *s)
{
    xlsx_cell cell = {.column = s->next_column};

    if (!take_cell_attributes(s, &cell) || cell.column >= SHEET_COLUMNS)
        return false;
    s->next_column = cell.column + 1;
    return take_value(s, &cell);
}

static bool take_row_attributes(scan *s, unsigned long *line)
{
    const char *name;
    char *value, *end;
    size_t n;

    while (*s->p == ' ') {
        if (!take_attribute(s, &name, &n, &value, &end))
            return false;
        if (n == 1 && *name == 'r' && (!read_number(value, end, line) || !*line || *line > SHEET_ROWS))
            return false;
        if (n == 6 && !memcmp(name, "hidden", 6)) /* the other lane counts it */
            return false;
    }
    return TAKE(s, ">");
}

static bool take_row(scan *s, unsigned long *line)
{
    while (*s->p == '\n' || *s->p == '\r' || *s->p == ' ')
        s->p++;
    if (!TAKE(s, "<row") || !take_row_attributes(s, line))
        return false;
    while (s->p[0] == '<' && s->p[1] == 'c' && (s->p[2] == ' ' || s->p[2] == '>' || s->p[2] == '/')) {
        s->p += 2;
        if (!take_cell(s))
            return false;
    }
    return TAKE(s, "</row>");
}

xlsx_scan_result xlsx_scan_row(const xlsx_cell_basis *values, sheet_rows *rows, char **text, const char *end,
                               unsigned long *line)
{
    scan s = {values, rows, *text, 0};
    sheet_rows before = *rows;
    unsigned long number = *line + 1;

    if (take_row(&s, &number)) {
        *text = s.p;
        *line = number;
        sheet_rows_end(rows, number);
        return XLSX_SCAN_ROW;
    }
    *rows = before;
    sheet_rows_drop(rows);
    return s.p + LONGEST_WORD >= end ? XLSX_SCAN_CUT : XLSX_SCAN_ODD;
}

char *xlsx_scan_find_end(char *text, char *end)
{
    static const char word[] = "</row>";
    enum { LENGTH = sizeof word - 1 };

    for (char *p = text; (p = memchr(p, '<', (size_t)(end - p))); p++) {
        if (end - p >= LENGTH && !memcmp(p, word, LENGTH))
            return p + LENGTH;
    }
    return end;
}
