#include "panel/period.h"

#include <stdio.h>
#include <string.h>

const char *period_text(int period, char out[PERIOD_TEXT])
{
    if (period_is_month(period))
        snprintf(out, PERIOD_TEXT, "%04d-%02d", period_year(period), period_month(period));
    else
        snprintf(out, PERIOD_TEXT, "%d", period);
    return out;
}

int period_parse_month(const char *text)
{
    int year = 0, month = 0;

    if (strlen(text) != strlen("2025-06") || text[4] != '-')
        return 0;
    for (int i = 0; i < 7; i++) {
        if (i == 4)
            continue;
        if (text[i] < '0' || text[i] > '9')
            return 0;
        if (i < 4)
            year = year * 10 + (text[i] - '0');
        else
            month = month * 10 + (text[i] - '0');
    }
    return month >= 1 && month <= 12 && period_has_months(year) ? period_of_month(year, month) : 0;
}
