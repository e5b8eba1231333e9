#include "intake/header_mapping.h"

#include <stdio.h>
#include <string.h>

#include "base/suggest.h"

enum { MOST_ENTRY = 256 };

/* Report once, at the first column of money, that amounts stay in another currency. */
static bool note_currency(const header_basis *basis, const header_row *row, problems *found)
{
    for (size_t i = 0; basis->map && basis->map->currency && i < row->n; i++) {
        const header_cell *cell = &row->cells[i];

        if (cell->indicator != INDICATOR_NONE &&
            dictionary_get(basis->dictionary, cell->indicator)->type == INDICATOR_MONEY)
            return problems_add(found, &(problem){PROBLEM_CURRENCY, basis->file, row->line, i + 1, cell->header,
                                                  basis->map->currency});
    }
    return true;
}

/* Report entries of the mapping that no column matches, with the header that is most like them. */
static bool note_entries(const header_basis *basis, const header_row *row, problems *found)
{
    const mapping *map = basis->map;
    bool ok = true;

    for (size_t i = 0; map && i < map->n_columns && ok; i++) {
        const char *source = map->columns[i].source;
        suggestion best = suggestion_begin(source);
        char text[MOST_ENTRY];
        bool is_used = false;

        for (size_t k = 0; k < row->n; k++) {
            is_used |= row->cells[k].mapped == &map->columns[i];
            if (*row->cells[k].folded)
                suggestion_offer(&best, row->cells[k].folded);
        }
        snprintf(text, sizeof text, best.nearest ? "%.100s (%.100s?)" : "%.100s", source, best.nearest);
        ok = is_used || problems_add(found, &(problem){PROBLEM_MAP_UNUSED, basis->file, row->line, 0, "", text});
    }
    return ok;
}

bool header_mapping_note(const header_basis *basis, const header_row *row, problems *found)
{
    return note_currency(basis, row, found) && note_entries(basis, row, found);
}
