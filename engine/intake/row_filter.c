#include "intake/row_filter.h"

#include <string.h>

#include "intake/cell_text.h"

enum { MOST_CELL = 128 };

static bool passes(const word_lists *words, const mapping_filter *filter, const table_field *field)
{
    char folded[MOST_CELL];

    cell_fold(field->text, field->length, folded, sizeof folded);
    if (filter->test == TEST_NOT_EMPTY || filter->test == TEST_EMPTY)
        return cell_is_nothing(words, folded) == (filter->test == TEST_EMPTY);
    for (size_t i = 0; i < filter->n; i++) {
        const char *value = filter->values[i];

        if (filter->test == TEST_ONE_OF ? !strcmp(folded, value)
                                        : !strncmp(folded, value, strlen(value)))
            return true;
    }
    return false;
}

bool row_filter_passes(const word_lists *words, const mapping *map, const size_t *fields, const table_record *record)
{
    for (size_t i = 0; map && i < map->n_filters; i++) {
        if (!passes(words, &map->filters[i], table_record_field(record, fields[i])))
            return false;
    }
    return true;
}
