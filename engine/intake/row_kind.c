/*
 * Totals and notes are recognised by the first cell that is not empty, with blanks removed.
 */
#include "intake/row_kind.h"

#include <stdbool.h>
#include <string.h>

#include "intake/cell_text.h"

enum { MOST_FIRST = 48 };

/* Words that occur alone or before one of the characters in `behind`. */
static const char *const words[] = {
    "合计",     "总计",     "小计",     "共计",     "累计",   "总和",   "平均",     "注",
    "备注",     "说明",     "填表人",   "填报人",   "填报单位", "填表单位", "填表日期", "填报日期",
    "制表",     "制表人",   "制表日期", "审核",     "审核人", "复核",   "单位负责人", "联系人",
    "联系电话", "数据来源", "资料来源", "来源",     "附注",   "total",  "totals",   "subtotal",
    "sum",      "grandtotal", "note",   "notes",    "source", NULL,
};

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

/* Remove blanks ("合  计") and convert to lower case. */
static void condense(char *text)
{
    char *to = text;

    for (; *text; text++) {
        if (*text != ' ')
            *to++ = *text >= 'A' && *text <= 'Z' ? (char)(*text - 'A' + 'a') : *text;
    }
    *to = '\0';
}

row_kind row_kind_of(const table_record *record)
{
    const table_field *first = first_field(record);
    char text[MOST_FIRST];

    if (!first)
        return ROW_BLANK;
    cell_fold(first->text, first->length, text, sizeof text);
    condense(text);
    for (const char *const *word = words; *word; word++) {
        size_t length = strlen(*word);

        if (!strncmp(text, *word, length) && (!text[length] || strchr(behind, text[length])))
            return ROW_TOTALS;
    }
    return ROW_DATA;
}
