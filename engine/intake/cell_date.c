/*
 * Scanners for the ways in which people and spreadsheets write dates; one function per grammar rule.
 */
#include "intake/cell_date.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"

/* Spreadsheets count days from 1899-12-30. */
enum { SERIAL_OF_1970 = 25569, SERIAL_LEAST = 10959, SERIAL_GREATEST = 73050 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Scan up to `most` digits; returns their number. */
static int scan_digits(const char **p, int most, int *value)
{
    int n = 0;

    *value = 0;
    while (n < most && is_digit(**p)) {
        *value = *value * 10 + (*(*p)++ - '0');
        n++;
    }
    return n;
}

static bool skip(const char **p, const char *word)
{
    size_t length = strlen(word);

    if (strncmp(*p, word, length))
        return false;
    *p += length;
    return true;
}

static void skip_blanks(const char **p)
{
    while (**p == ' ')
        (*p)++;
}

/* Skip blanks if the word follows them. */
static void skip_blanks_before(const char **p, const char *word)
{
    const char *q = *p;

    skip_blanks(&q);
    if (*word && !strncmp(q, word, strlen(word)))
        *p = q;
}

/* weekday: [ ( ] (星期 | 周) character [ ) ] */
static const char *skip_weekday(const char *p)
{
    const char *q = p + strspn(p, " (");

    if (!skip(&q, "星期") && !skip(&q, "周"))
        return p;
    if ((unsigned char)*q < 0xe0 || !q[1] || !q[2])
        return p;
    q += 3;
    return q + (*q == ')');
}

/* time: [weekday] (T | blank) characters of a time of day */
static bool is_time(const char *p)
{
    p = skip_weekday(p);
    if (!*p)
        return true;
    if (*p != ' ' && *p != 'T')
        return false;
    return p[strspn(p, " T0123456789:.+-Z")] == '\0';
}

static bool is_year_of_date(int year)
{
    return year >= YEAR_LEAST - 100 && year <= YEAR_GREATEST;
}

static bool finish(int year, int month, int day, long *days)
{
    date d = {year, month, day};

    if (!is_year_of_date(year) || !date_is_valid(d))
        return false;
    *days = date_to_days(d);
    return true;
}

/* digits: YYYYMMDD | YYYYMM | day number of a spreadsheet [. fraction] */
static bool scan_digits_only(const char *text, long *days)
{
    size_t n = strspn(text, "0123456789");
    long value = n && n <= 8 ? strtol(text, NULL, 10) : 0;

    if (n == 8 && is_time(text + n))
        return finish((int)(value / 10000), (int)(value / 100 % 100), (int)(value % 100), days);
    if (n == 6 && !text[n])
        return finish((int)(value / 100), (int)(value % 100), 1, days);
    if (n == 5 && text[n] == '.')
        n += 1 + strspn(text + n + 1, "0123456789");
    if (n < 5 || n == 6 || text[n] || value < SERIAL_LEAST || value > SERIAL_GREATEST)
        return false;
    *days = value - SERIAL_OF_1970;
    return true;
}

/* date: year sep month [sep day] [time]; both separators are equal, or they are 年 月 日 */
bool cell_scan_date(const char *folded, long *days)
{
    static const char *const separators[][3] = {
        {"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}, {"年", "月", "日"}};
    const char *p = folded;
    int year, month, day = 1; /* default: the first of the month */

    if (strspn(folded, "0123456789") != 4)
        return scan_digits_only(folded, days);
    scan_digits(&p, 4, &year);
    skip_blanks(&p);
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        if (!skip(&p, separators[i][0]))
            continue;
        skip_blanks(&p);
        if (!scan_digits(&p, 2, &month))
            return false;
        skip_blanks(&p);
        if (skip(&p, separators[i][1])) {
            skip_blanks(&p);
            if (scan_digits(&p, 2, &day)) {
                skip_blanks_before(&p, separators[i][2]);
                skip(&p, separators[i][2]);
                if (is_digit(*p))
                    return false;
            } else if (i < 3 || *p) {
                return false;
            } else {
                day = 1;
            }
        } else if (i == 3 || *p) {
            return false;
        }
        return is_time(p) && finish(year, month, day, days);
    }
    return false;
}

bool cell_scan_iso_date(const char *text, size_t length, long *days)
{
    const char *p = text;
    int year;

    return length == 10 && scan_digits(&p, 4, &year) == 4 && is_year_of_date(year) &&
           date_parse_iso(text, length, days);
}

/* year: [FY] digit digit digit digit ([年 [度 | 报 | 年报]] | . 0* | - 12 - 31 and the like) */
bool cell_scan_year(const char *folded, int *year)
{
    const char *p = folded;
    long days;
    int value;

    skip(&p, "FY");
    if (scan_digits(&p, 4, &value) != 4)
        return false;
    skip_blanks(&p);
    if (skip(&p, "年")) {
        if (!skip(&p, "度") && !skip(&p, "年报"))
            skip(&p, "报");
    } else if (skip(&p, ".")) {
        p += strspn(p, "0");
    }
    if (*p) { /* the last day of the year */
        date last;

        if (!cell_scan_date(folded, &days))
            return false;
        last = date_from_days(days);
        if (last.month != 12 || last.day != 31)
            return false;
    }
    if (value < YEAR_LEAST || value > YEAR_GREATEST)
        return false;
    *year = value;
    return true;
}
