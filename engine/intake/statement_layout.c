/*
 * The header is the row above the items with the most years and periods, and otherwise nothing but words; below it are two
 * items that are known, with numbers. A line above it may state a day, which is a year too. There may be several columns of
 * items beside each other, as in a balance sheet: values belong to the nearest one to their left. Rows of data have numbers
 * that are no years, so ordinary tables are told apart before any label is looked up.
 */
#include "intake/statement_layout.h"

#include <string.h>

#include "intake/cell_date.h"
#include "intake/cell_text.h"
#include "intake/header_label.h"

enum { MOST_LOOKED_AT = 1000 }; /* rows */

bool statement_knows(const statement_basis *basis, const char *label, size_t length)
{
    table_field twice[2] = {{label, (uint32_t)length, false}, {label, (uint32_t)length, false}};

    return length && basis->count_labels(basis->context, &(table_record){.fields = twice, .n = 2}) >= 2;
}

/* --- the labels of items ---------------------------------------------------------- */

static size_t starts(const char *text, const char *word)
{
    size_t n = strlen(word);

    return strncmp(text, word, n) ? 0 : n;
}

/* The number before an item: 一、 (一) 1. 1、 ; 0: there is none. */
static size_t number_before(const char *text)
{
    static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    size_t open = starts(text, "("), n = open, step = 1;

    while (step) {
        step = strspn(text + n, "0123456789");
        for (size_t i = 0; i < sizeof numerals / sizeof *numerals && !step; i++)
            step = starts(text + n, numerals[i]);
        n += step;
    }
    if (n == open)
        return 0;
    if (open)
        return text[n] == ')' ? n + 1 : 0;
    return starts(text + n, "、") ? n + strlen("、") : text[n] == '.' && !strspn(text + n + 1, "0123456789") ? n + 1 : 0;
}

/* A short word and a colon: 减: 加: 其中: */
static size_t word_before(const char *text)
{
    const char *colon = strchr(text, ':');

    return colon && colon > text && colon - text <= 6 ? (size_t)(colon - text) + 1 : 0;
}

void statement_label(const char *text, size_t length, char out[STATEMENT_LABEL])
{
    char folded[STATEMENT_LABEL];
    const char *p = folded;
    char *bracket;
    size_t n = 1;

    cell_fold(text, length, folded, sizeof folded);
    while (n) {
        p += strspn(p, " *#&△☆");
        n = number_before(p);
        n = n ? n : word_before(p);
        p += n;
    }
    memmove(out, p, strlen(p) + 1);
    bracket = strrchr(out, '(');
    if (bracket && strstr(bracket, "填列"))
        *bracket = '\0';
}

/* --- the years of columns ----------------------------------------------------------- */

/* A unit in brackets at the end: taken off the text and kept. */
static void take_unit(char *text, char unit[32])
{
    char *open = strrchr(text, '(');
    size_t n = strlen(text);
    int shift;

    if (!open || text[n - 1] != ')' || n - (size_t)(open - text) >= 32 ||
        cell_find_unit(open, strlen(open), &shift) == CELL_UNIT_NONE)
        return;
    memcpy(unit, open + 1, strlen(open) - 2);
    unit[strlen(open) - 2] = '\0';
    *open = '\0';
}

/* "2024年12月31日余额" names the same year without its last word. */
static void drop_noun(char *text)
{
    static const char *const nouns[] = {"余额", "金额", "发生额", "数"};
    size_t n = strlen(text);

    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
        size_t length = strlen(nouns[i]);

        if (n > length && !strcmp(text + n - length, nouns[i])) {
            text[n - length] = '\0';
            return;
        }
    }
}

static statement_year read_year(const word_lists *words, const table_field *field, statement_values *out)
{
    char text[HEADER_LABEL_SIZE];

    header_label_fold(words, field->text, field->length, text);
    take_unit(text, out->unit_text);
    if (word_lists_has(words, WORD_YEAR_TO_DATE, text))
        return YEAR_TO_DATE;
    if (word_lists_has(words, WORD_THIS_YEAR, text))
        return YEAR_THIS;
    if (word_lists_has(words, WORD_LAST_YEAR, text))
        return YEAR_LAST;
    if (word_lists_has(words, WORD_VALUE_COLUMN, text))
        return YEAR_ELSEWHERE;
    drop_noun(text);
    return cell_scan_year(text, &out->year) ? YEAR_IN_FIGURES : YEAR_NOT;
}

/* --- rows and columns ------------------------------------------------------------------ */

static bool is_unit_header(const word_lists *words, const table_field *field)
{
    char text[HEADER_LABEL_SIZE];

    header_label_fold(words, field->text, field->length, text);
    return word_lists_has(words, WORD_UNIT_COLUMN, text);
}

/* Whether a row has a number in one of the columns of values. A header that is repeated has none. */
static bool has_number(const statement_layout *l, const table_record *row)
{
    char folded[HEADER_LABEL_SIZE];
    cell_number number;

    for (size_t i = 0; i < l->n; i++) {
        const table_field *cell = table_record_field(row, l->values[i].field);

        cell_fold(cell->text, cell->length, folded, sizeof folded);
        if (cell_scan_number(folded, &number))
            return true;
    }
    return false;
}

/* The different known items of a column, counted to two. */
static int count_items(const table_head *rows, const statement_basis *basis, const statement_layout *l, size_t field)
{
    char first[STATEMENT_LABEL] = "", label[STATEMENT_LABEL];

    for (size_t i = l->header + 1; i < rows->rows.n_records && i < MOST_LOOKED_AT; i++) {
        table_record row = table_head_row(rows, i);
        const table_field *cell = table_record_field(&row, field);

        statement_label(cell->text, cell->length, label);
        if (!strcmp(first, label) || !statement_knows(basis, label, strlen(label)) || !has_number(l, &row))
            continue;
        if (*first)
            return 2;
        memcpy(first, label, sizeof first);
    }
    return *first != '\0';
}

/* The columns of values in a row; 0: it is not the header. */
static size_t read_header(const word_lists *words, const table_record *row, statement_layout *out)
{
    char folded[HEADER_LABEL_SIZE];
    cell_number number;

    out->n = 0;
    for (size_t i = 0; i < row->n; i++) {
        statement_values column = {.field = i, .item = NO_FIELD, .unit = NO_FIELD};

        if (!cell_fold(row->fields[i].text, row->fields[i].length, folded, sizeof folded))
            continue;
        column.kind = read_year(words, &row->fields[i], &column);
        if (column.kind == YEAR_NOT && cell_scan_number(folded, &number))
            return 0;
        if (column.kind != YEAR_NOT && i && out->n < STATEMENT_VALUES)
            out->values[out->n++] = column;
    }
    return out->n;
}

/*
 * Give each column of values its items and units; those without items are no columns of the statement. With fewer than two
 * items in all it is none.
 */
static void find_items(const table_head *rows, const statement_basis *basis, statement_layout *out)
{
    table_record header = table_head_row(rows, out->header);
    size_t item = NO_FIELD, unit = NO_FIELD, next = 0, kept = 0;
    statement_layout all = *out;
    int known = 0;

    for (size_t k = 0; k < all.n; k++) {
        statement_values column = all.values[k];

        for (; next < column.field; next++) {
            bool is_unit = is_unit_header(basis->words, table_record_field(&header, next));
            int items = is_unit ? 0 : count_items(rows, basis, &all, next);

            known += items;
            unit = items ? NO_FIELD : is_unit ? next : unit;
            item = items ? next : item;
        }
        next = column.field + 1;
        column.item = item;
        column.unit = unit;
        if (item != NO_FIELD)
            out->values[kept++] = column;
    }
    out->n = known >= 2 ? kept : 0;
}

/* Whether a row has an item of a layout that was found above it. */
static bool is_item_row(const statement_layout *above, const table_record *row, const statement_basis *basis)
{
    for (size_t i = 0; i < above->n; i++) {
        const table_field *cell = table_record_field(row, above->values[i].item);
        char label[STATEMENT_LABEL];

        statement_label(cell->text, cell->length, label);
        if (statement_knows(basis, label, strlen(label)))
            return true;
    }
    return false;
}

bool statement_layout_find(const table_head *rows, const statement_basis *basis, statement_layout *out)
{
    statement_layout here;

    out->n = 0;
    for (size_t i = 0; i + 1 < rows->rows.n_records && i < TABLE_HEAD_ROWS; i++) {
        table_record row = table_head_row(rows, i);

        if (is_item_row(out, &row, basis))
            break;
        if (!read_header(basis->words, &row, &here))
            continue;
        here.header = i;
        find_items(rows, basis, &here);
        if (here.n && here.n >= out->n)
            *out = here;
    }
    return out->n > 0;
}

bool statement_may_begin(const table_head *rows, const word_lists *words)
{
    statement_layout here;

    for (size_t i = 0; i < rows->rows.n_records; i++) {
        table_record row = table_head_row(rows, i);

        if (read_header(words, &row, &here))
            return true;
    }
    return false;
}
