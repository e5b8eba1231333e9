/*
 * A year counts where 年 follows it, or in a file's name where no digit stands beside it. Months, quarters and words such as
 * 上半年 beside it make it the year of something else.
 */
#include "intake/head_year.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "intake/cell_date.h"
#include "intake/cell_text.h"

enum { MOST_LINE = 256, FIRST_YEAR = 1990 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether a part of a year is spoken of behind it: digits 月, or a word for one. */
static bool is_partial(const word_lists *words, const char *text)
{
    const char *month = strstr(text, "月");

    while (month && !(month > text && is_digit(month[-1])))
        month = strstr(month + 1, "月");
    return month || word_lists_within(words, WORD_OTHER_PERIOD, text);
}

int text_year(const word_lists *words, const char *text)
{
    int found = 0;

    for (const char *p = text; *p; p++) {
        int year;

        if (!is_digit(*p) || (p > text && is_digit(p[-1])) || strspn(p, "0123456789") != 4)
            continue;
        year = atoi(p);
        if (year < FIRST_YEAR || year > YEAR_GREATEST)
            continue;
        if (found && found != year)
            return 0;
        found = year;
    }
    return found && !is_partial(words, text) ? found : 0;
}

int head_year(const word_lists *words, const table_head *head, unsigned long *line)
{
    int found = 0;

    for (size_t i = 0; i < head->first; i++) {
        table_record row = table_head_row(head, i);

        for (size_t k = 0; k < row.n; k++) {
            char text[MOST_LINE];
            int year;

            cell_fold(row.fields[k].text, row.fields[k].length, text, sizeof text);
            year = strstr(text, "年") ? text_year(words, text) : 0;
            if (!year)
                continue;
            if (found && found != year)
                return 0;
            found = year;
            *line = row.line;
        }
    }
    return found;
}
