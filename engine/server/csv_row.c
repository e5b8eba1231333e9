#include "server/csv_row.h"

#include <string.h>

/* One cell from *at; returns what ended it: a comma, a line feed, or 0. */
static char take_cell(char **at, const char **out)
{
    char *from = *at, *to = *at, end;
    bool is_quoted = *from == '"';

    from += is_quoted;
    *out = to;
    while (*from && (is_quoted || !strchr(",\r\n", *from))) {
        if (is_quoted && *from == '"') {
            from++;
            if (*from != '"') {
                is_quoted = false;
                continue;
            }
        }
        *to++ = *from++;
    }
    if (*from == '\r')
        from++;
    end = *from;
    *at = from + (end != '\0');
    *to = '\0';
    return end;
}

bool csv_row_next(char **at, csv_row *out)
{
    char end = ',';

    out->n = 0;
    if (!**at)
        return false;
    while (end == ',') {
        const char *cell;

        end = take_cell(at, &cell);
        if (out->n < CSV_ROW_MOST)
            out->cells[out->n++] = cell;
    }
    return true;
}

size_t csv_row_find(const csv_row *headings, const char *name)
{
    for (size_t i = 0; i < headings->n; i++) {
        if (!strcmp(headings->cells[i], name))
            return i;
    }
    return CSV_ROW_MOST;
}

const char *csv_row_cell(const csv_row *row, size_t column)
{
    return column < row->n ? row->cells[column] : "";
}
