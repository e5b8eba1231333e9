#include "cli/today.h"

#include <stdio.h>
#include <time.h>

static const char *of_then;

void today_is(const char *day)
{
    of_then = day;
}

const char *today(char text[DAY_TEXT])
{
    time_t now = time(NULL);
    struct tm day;

    if (of_then)
        return snprintf(text, DAY_TEXT, "%s", of_then), text;
    if (!localtime_r(&now, &day) || !strftime(text, DAY_TEXT, "%Y-%m-%d", &day))
        *text = 0;
    return text;
}
