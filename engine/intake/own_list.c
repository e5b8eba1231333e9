/*
 * Two marks and a code make a list. A table with annual figures of no year in its header is none, whatever else it has: its
 * rows have years, which are years of data.
 */
#include "intake/own_list.h"

#include <string.h>

#include "base/text_buffer.h"

enum { MOST_HEADER = 256, LEAST_MARKS = 2 };

static const word_lists *words_of(const header_basis *basis)
{
    return dictionary_words(basis->dictionary);
}

static bool is_mark(const header_basis *basis, const char *folded)
{
    return word_lists_begins(words_of(basis), WORD_OWN_MARK, folded, ".");
}

/* The indicator of a label that only these lists have, else that of the dictionary. */
static int label_of(const header_basis *basis, const char *folded)
{
    const char *name = word_lists_right(words_of(basis), WORD_OWN_LABEL, folded);

    return name ? dictionary_find(basis->dictionary, name) : dictionary_find_label(basis->dictionary, folded);
}

static bool is_code(const header_basis *basis, int indicator)
{
    return indicator != INDICATOR_NONE && indicator == dictionary_find(basis->dictionary, "uscc");
}

size_t own_list_count(const header_basis *basis, const table_record *record)
{
    char folded[MOST_HEADER];
    size_t marks = 0, codes = 0, others = 0;

    for (size_t i = 0; i < record->n && !basis->map; i++) {
        cell_fold(record->fields[i].text, record->fields[i].length, folded, sizeof folded);
        if (!*folded)
            continue;
        marks += is_mark(basis, folded);
        codes += is_code(basis, label_of(basis, folded));
        others += word_lists_has(words_of(basis), WORD_OWN_COLUMN, folded);
    }
    return marks >= LEAST_MARKS && codes ? marks + codes + others : 0;
}

/* Whether the program wrote the column, and reading it again says nothing new. */
static bool is_written(const header_basis *basis, const char *folded)
{
    return is_mark(basis, folded) || word_lists_has(words_of(basis), WORD_OWN_COLUMN, folded);
}

static bool is_own(const header_basis *basis, const header_row *row)
{
    size_t marks = 0, codes = 0;

    for (size_t i = 0; i < row->n && !basis->map; i++) {
        const header_cell *cell = &row->cells[i];

        if (cell->indicator != INDICATOR_NONE && cell->year == PANEL_ANY_YEAR && !is_written(basis, cell->folded) &&
            dictionary_get(basis->dictionary, cell->indicator)->kind == INDICATOR_ANNUAL)
            return false;
        marks += *cell->folded && is_mark(basis, cell->folded);
        codes += *cell->folded && is_code(basis, label_of(basis, cell->folded));
    }
    return marks >= LEAST_MARKS && codes;
}

static bool has_column(const header_row *row, int indicator)
{
    for (size_t i = 0; i < row->n; i++) {
        if (row->cells[i].indicator == indicator)
            return true;
    }
    return false;
}

/* Take a label that only these lists have, unless another column is of that indicator. */
static void take_label(const header_basis *basis, header_row *row, header_cell *cell)
{
    int indicator = word_lists_right(words_of(basis), WORD_OWN_LABEL, cell->folded) ? label_of(basis, cell->folded)
                                                                                  : INDICATOR_NONE;

    if (cell->indicator == INDICATOR_NONE && indicator != INDICATOR_NONE && !has_column(row, indicator))
        cell->indicator = indicator;
}

bool own_list_settle(const header_basis *basis, header_row *row, problems *found)
{
    text_buffer ignored;
    bool ok;

    if (!is_own(basis, row))
        return true;
    text_buffer_init(&ignored);
    for (size_t i = 0; i < row->n; i++) {
        header_cell *cell = &row->cells[i];

        take_label(basis, row, cell);
        if (!*cell->folded || !is_written(basis, cell->folded))
            continue;
        cell->indicator = INDICATOR_NONE;
        cell->is_reported = true;
        text_buffer_print(&ignored, "%s%s", ignored.length ? ", " : "", cell->header);
    }
    ok = !ignored.failed && problems_add(found, &(problem){PROBLEM_OWN_LIST, basis->file, row->line, 0, "",
                                                           text_buffer_string(&ignored)});
    text_buffer_clear(&ignored);
    return ok;
}
