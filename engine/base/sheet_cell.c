#include "base/sheet_cell.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { MOST_COLUMNS = 16384, LETTERS = 26 };

/* Whether text[n] ends so, in any case. */
static bool ends_in(const char *text, size_t n, const char *end)
{
    size_t m = strlen(end);

    if (n < m)
        return false;
    for (size_t i = 0; i < m; i++) {
        if (tolower((unsigned char)text[n - m + i]) != end[i])
            return false;
    }
    return true;
}

/* The sheet stands behind the name where there are several. */
static bool is_workbook(const char *file)
{
    size_t n = strlen(file);
    const char *sheet = n && file[n - 1] == ']' ? strstr(file, " [") : NULL;

    for (; sheet; sheet = strstr(sheet + 1, " [")) {
        size_t name = (size_t)(sheet - file);

        if (ends_in(file, name, ".xlsx") || ends_in(file, name, ".xls"))
            return true;
    }
    return ends_in(file, n, ".xlsx") || ends_in(file, n, ".xls");
}

bool sheet_cell_name(const char *file, unsigned long line, unsigned long column, char out[SHEET_CELL_SIZE])
{
    char letters[4] = "";
    size_t at = sizeof letters - 1;

    *out = '\0';
    if (!line || !column || column > MOST_COLUMNS || !file || !is_workbook(file))
        return false;
    for (; column; column = (column - 1) / LETTERS)
        letters[--at] = (char)('A' + (column - 1) % LETTERS);
    snprintf(out, SHEET_CELL_SIZE, "%s%lu", letters + at, line);
    return true;
}
