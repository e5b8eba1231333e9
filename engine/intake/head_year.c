/*
 * A year counts where 年 follows it, or in a file's name where no digit stands beside it. Months, quarters and words such as
 * 上半年 beside it make it the year of something else.
 */
#include "intake/head_year.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/path.h"
#include "intake/cell_date.h"
#include "intake/cell_month.h"
#include "intake/cell_text.h"
#include "panel/period.h"

enum { MOST_LINE = 256, FIRST_YEAR = 1990 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether the month that ends at `month` is of a whole year: 12月31日, 1-12月, or 1月1日 where 12月31日 follows. */
static bool is_of_whole_year(const char *text, const char *month)
{
    static const char january[] = "1月1日", december[] = "12月31日", all[] = "1-12月";
    size_t before = (size_t)(month - text);

    if (before >= 4 && !strncmp(month - 4, all, strlen(all)))
        return true;
    if (before >= 2 && !strncmp(month - 2, december, strlen(december)))
        return true;
    return (before < 2 || !is_digit(month[-2])) && !strncmp(month - 1, january, strlen(january)) &&
           strstr(month, december);
}

/* Whether a part of a year is spoken of: digits 月, or a word for one. */
static bool is_partial(const word_lists *words, const char *text)
{
    const char *month = strstr(text, "月");

    while (month && (month == text || !is_digit(month[-1]) || is_of_whole_year(text, month)))
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

/* The year whose last day a line states: "日期: 2024-12-31"; 0: it states none. */
static int last_day_year(const char *text)
{
    const char *day = strrchr(text, ':');
    int year;

    day = day ? day + 1 : text;
    day += strspn(day, " ");
    return strlen(day) == strlen("2024-12-31") && cell_scan_year(day, &year) ? year : 0;
}

/* The one period in the lines above the header that `read` finds; 0: none, or several. */
static int head_period(const table_head *head, int (*read)(const word_lists *words, const char *text), const word_lists *words,
                       unsigned long *line)
{
    int found = 0;

    for (size_t i = 0; i < head->first; i++) {
        table_record row = table_head_row(head, i);

        for (size_t k = 0; k < row.n; k++) {
            char text[MOST_LINE];
            int period;

            cell_fold(row.fields[k].text, row.fields[k].length, text, sizeof text);
            period = read(words, text);
            if (!period)
                continue;
            if (found && found != period)
                return 0;
            found = period;
            *line = row.line;
        }
    }
    return found;
}

static int line_year(const word_lists *words, const char *text)
{
    return strstr(text, "年") ? text_year(words, text) : last_day_year(text);
}

static int line_month(const word_lists *words, const char *text)
{
    (void)words;
    return text_month(text);
}

int head_year(const word_lists *words, const table_head *head, unsigned long *line)
{
    return head_period(head, line_year, words, line);
}

int head_month(const table_head *head, unsigned long *line)
{
    return head_period(head, line_month, NULL, line);
}

int table_month(const intake_options *options, const word_lists *words, const table_head *head, const char *file)
{
    unsigned long line;
    int period = options->year ? options->year : head_year(words, head, &line);

    if (!period)
        period = head_month(head, &line);
    if (!period && !text_year(words, path_name(file)))
        period = text_month(path_name(file));
    return period_is_month(period) ? period : 0;
}
