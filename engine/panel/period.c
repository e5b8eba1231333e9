#include "panel/period.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"

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
    long first;
    date d;

    if (!date_parse_month(text, strlen(text), &first))
        return 0;
    d = date_from_days(first);
    return period_has_months(d.year) ? period_of_month(d.year, d.month) : 0;
}
