#include "cli/today.h"

#include <time.h>

const char *today(char text[DAY_TEXT])
{
    time_t now = time(NULL);
    struct tm day;

    if (!localtime_r(&now, &day) || !strftime(text, DAY_TEXT, "%Y-%m-%d", &day))
        *text = 0;
    return text;
}
