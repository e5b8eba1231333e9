#include "intake/cell_month.h"

#include <stdlib.h>
#include <string.h>

#include "panel/period.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* A number of one or two digits at p[*n] .. p[length]. */
static bool number_at(const char *p, size_t length, size_t *n, int *value)
{
    size_t digits = 0;

    *value = 0;
    while (*n + digits < length && is_digit(p[*n + digits]) && digits < 3)
        *value = *value * 10 + (p[*n + digits++] - '0');
    *n += digits;
    return digits == 1 || digits == 2;
}

static bool skip(const char *p, size_t length, size_t *n, const char *word)
{
    size_t size = strlen(word);

    if (*n + size > length || strncmp(p + *n, word, size) != 0)
        return false;
    *n += size;
    return true;
}

/* [1-] month 月 [份 | 底 | 末 | 止], behind 年 */
static bool chinese_month(const char *p, size_t length, size_t *n, int *month)
{
    int first;

    if (!number_at(p, length, n, &first))
        return false;
    *month = first;
    if (skip(p, length, n, "-") || skip(p, length, n, "—") || skip(p, length, n, "至")) {
        if (first != 1 || !number_at(p, length, n, month) || *month == 12)
            return false;
    }
    if (!skip(p, length, n, "月"))
        return false;
    if (*n < length && is_digit(p[*n])) /* a day */
        return false;
    return skip(p, length, n, "份") || skip(p, length, n, "底") || skip(p, length, n, "末") || skip(p, length, n, "止") || true;
}

size_t month_at(const char *p, size_t length, int *period)
{
    size_t n = 0;
    int year = 0, month;

    while (n < length && n < 4 && is_digit(p[n]))
        year = year * 10 + (p[n++] - '0');
    if (n != 4 || !period_has_months(year))
        return 0;
    if (skip(p, length, &n, "年")) {
        if (!chinese_month(p, length, &n, &month))
            return 0;
    } else if (!skip(p, length, &n, "-") || !number_at(p, length, &n, &month) || n != 7 ||
               (n < length && (p[n] == '-' || is_digit(p[n])))) {
        return 0;
    }
    if (month < 1 || month > 12)
        return 0;
    *period = period_of_month(year, month);
    return n;
}

bool cell_scan_month(const char *folded, int *period)
{
    size_t length = strlen(folded);

    if (length == 6 && strspn(folded, "0123456789") == 6) {
        int digits = atoi(folded), year = digits / 100, month = digits % 100;

        if (!period_has_months(year) || month < 1 || month > 12)
            return false;
        *period = period_of_month(year, month);
        return true;
    }
    return length && month_at(folded, length, period) == length;
}

int text_month(const char *folded)
{
    size_t length = strlen(folded);
    int found = 0;

    if (strstr(folded, "日期") || strstr(folded, "时间"))
        return 0;
    for (size_t i = 0; i < length; i++) {
        int period;
        size_t n = !i || !is_digit(folded[i - 1]) ? month_at(folded + i, length - i, &period) : 0;

        if (!n)
            continue;
        if (found && found != period)
            return 0;
        found = period;
        i += n - 1;
    }
    return found;
}
