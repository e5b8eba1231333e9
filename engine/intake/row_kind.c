/*
 * Totals and notes are recognised by the first cell that is not empty, with blanks removed.
 */
#include "intake/row_kind.h"

#include <stdbool.h>
#include <string.h>

#include "intake/cell_text.h"

enum { MOST_FIRST = 48 };

static const char behind[] = ":(,;.0123456789";

static const table_field *first_field(const table_record *record)
{
    for (size_t i = 0; i < record->n; i++) {
        const char *text = record->fields[i].text;

        if (cell_trim(&text, record->fields[i].length))
            return &record->fields[i];
    }
    return NULL;
}

const char *row_first_text(const table_record *record)
{
    const table_field *first = first_field(record);

    return first ? first->text : "";
}

bool row_is_blank(const table_record *record)
{
    return !first_field(record);
}

/* Remove blanks: "合  计" is 合计. */
static void condense(char *text)
{
    char *to = text;

    for (; *text; text++) {
        if (*text != ' ')
            *to++ = *text;
    }
    *to = '\0';
}

row_kind row_kind_of(const word_lists *words, const table_record *record)
{
    const table_field *first = first_field(record);
    char text[MOST_FIRST];

    if (!first)
        return ROW_BLANK;
    cell_fold(first->text, first->length, text, sizeof text);
    condense(text);
    return word_lists_begins(words, WORD_SUMMARY, text, behind) ? ROW_TOTALS : ROW_DATA;
}
