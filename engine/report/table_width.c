#include "report/table_width.h"

#include <math.h>
#include <string.h>

#include "report/display_width.h"

enum { SAMPLE_ROWS = 200 };

int table_text_width(const char *text)
{
    return (int)display_width(text, strlen(text), true);
}

int table_widest_cell(const table *t, size_t column)
{
    const table_column *c = &t->columns[column];
    int widest = 0;

    for (size_t row = 0; row < t->n_rows && row < SAMPLE_ROWS; row++) {
        table_cell v = {.number = NAN};
        char number[TABLE_NUMBER_TEXT];
        int width;

        t->cell(t->context, row, column, &v);
        if (table_kind_is_text(c->kind))
            width = v.text ? table_text_width(v.text) : 0;
        else
            width = (int)table_number_text(c, v.number, number);
        widest = width > widest ? width : widest;
    }
    return widest;
}

int table_heading_width(const char *heading)
{
    int half = (table_text_width(heading) + 1) / 2, longest = 0, word = 0;

    for (const char *c = heading; *c; c++) {
        word = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || *c == '-' ? word + 1 : 0;
        longest = word > longest ? word : longest;
    }
    return half > longest ? half : longest;
}
