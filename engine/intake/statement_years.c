/*
 * "This year" is the one of the option, of a line above the header, or of the file's name, in this order; the last two
 * are said.
 */
#include "intake/statement_years.h"

#include <stdio.h>

#include "base/error.h"
#include "base/message.h"
#include "base/path.h"
#include "intake/head_year.h"

/* *year: the one that "this year" is, 0 if nothing says so. False if memory is exhausted. */
static bool find_year(const table_head *rows, const statement_basis *basis, size_t header, problems *found, int *year)
{
    problem entry = {PROBLEM_YEAR_OF_TITLE, basis->file, 0, 0, "", ""};
    table_head above = *rows;
    char text[16];

    above.first = header;
    *year = basis->year;
    if (*year)
        return true;
    *year = head_year(basis->words, &above, &entry.line);
    if (!*year)
        *year = text_year(basis->words, path_name(basis->file));
    snprintf(text, sizeof text, "%d", *year);
    entry.found = text;
    return !*year || problems_add(found, &entry);
}

/* The column that counts in place of another one of its year; NULL: this one does. */
static const statement_values *find_better(const statement_layout *l, const statement_values *than)
{
    for (size_t i = 0; i < l->n; i++) {
        const statement_values *v = &l->values[i];

        if (v->item == than->item && v->year == than->year &&
            (v->kind < than->kind || (v->kind == than->kind && v->field < than->field)))
            return v;
    }
    return NULL;
}

/* False if memory is exhausted. */
static bool leave_best(const table_record *header, const statement_basis *basis, problems *found, statement_layout *l)
{
    statement_layout all = *l;

    l->n = 0;
    for (size_t i = 0; i < all.n; i++) {
        const statement_values *better = find_better(&all, &all.values[i]);
        problem entry = {PROBLEM_COLUMN_TWICE, basis->file, header->line, all.values[i].field + 1, "", ""};

        if (!better) {
            l->values[l->n++] = all.values[i];
            continue;
        }
        entry.header = header->fields[all.values[i].field].text;
        entry.found = header->fields[better->field].text;
        if (!problems_add(found, &entry))
            return false;
    }
    return true;
}

tidu_status statement_years_settle(const table_head *rows, const statement_basis *basis, problems *found,
                                   statement_layout *layout, tidu_error *err)
{
    table_record header = table_head_row(rows, layout->header);
    int this_year = -1;

    for (size_t i = 0; i < layout->n; i++) {
        statement_values *column = &layout->values[i];

        if (column->kind == YEAR_IN_FIGURES || column->kind == YEAR_ELSEWHERE)
            continue;
        if (this_year < 0 && !find_year(rows, basis, layout->header, found, &this_year))
            return error_memory(err);
        if (!this_year)
            return error_at(err, TIDU_EDATA, basis->file, header.line, column->field + 1,
                            _("items stand in rows, and nothing says which whole year the column '%s' is of: name it in a "
                              "line above the table (2024年度) or with --year"),
                            header.fields[column->field].text);
        column->year = this_year - (column->kind == YEAR_LAST);
    }
    return leave_best(&header, basis, found, layout) ? TIDU_OK : error_memory(err);
}
