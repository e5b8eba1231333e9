/*
 * Days and civil dates by shifting the start of the year to 1 March, so that the leap day is the last day of a year and
 * a month begins at (153 m + 2) / 5 days (H. Hinnant, "chrono-compatible low-level date algorithms").
 */
#include "base/date.h"

#include <time.h>

#include <string.h>

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

bool date_is_valid(date d)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    if (d.year < 1000 || d.year > 9999 || d.month < 1 || d.month > 12 || d.day < 1)
        return false;
    return d.day <= days[d.month - 1] + (d.month == 2 && is_leap(d.year));
}

long date_to_days(date d)
{
    long year = d.year - (d.month <= 2);
    long era = (year >= 0 ? year : year - 399) / 400;
    long year_of_era = year - era * 400;
    long day_of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
    long day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

    return era * 146097 + day_of_era - 719468;
}

date date_from_days(long days)
{
    long shifted = days + 719468;
    long era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    long day_of_era = shifted - era * 146097;
    long year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    long month_from_march = (5 * day_of_year + 2) / 153;
    date d;

    d.day = (int)(day_of_year - (153 * month_from_march + 2) / 5 + 1);
    d.month = (int)(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
    d.year = (int)(year_of_era + era * 400 + (d.month <= 2));
    return d;
}

static int digits(const char *text, int n)
{
    int value = 0;

    for (int i = 0; i < n; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

bool date_parse_iso(const char *text, size_t length, long *days)
{
    date d;

    if (length != 10 || text[4] != '-' || text[7] != '-')
        return false;
    d = (date){digits(text, 4), digits(text + 5, 2), digits(text + 8, 2)};
    if (!date_is_valid(d))
        return false;
    *days = date_to_days(d);
    return true;
}

bool date_parse_month(const char *text, size_t length, long *days)
{
    date d;

    if (length != 7 || text[4] != '-')
        return false;
    d = (date){digits(text, 4), digits(text + 5, 2), 1};
    if (!date_is_valid(d))
        return false;
    *days = date_to_days(d);
    return true;
}

static void write_digits(char *to, int n, int value)
{
    for (; n; value /= 10)
        to[--n] = (char)('0' + value % 10);
}

void date_format(long days, char text[11])
{
    date d = date_from_days(days);

    if (d.year < 0 || d.year > 9999) {
        strcpy(text, "?");
        return;
    }
    memcpy(text, "0000-00-00", 11);
    write_digits(text, 4, d.year);
    write_digits(text + 5, 2, d.month);
    write_digits(text + 8, 2, d.day);
}

long date_add_years(long days, int years)
{
    date d = date_from_days(days);

    d.year += years;
    if (d.month == 2 && d.day == 29 && !is_leap(d.year))
        d.day = 28;
    return date_to_days(d);
}

long date_add_months(long days, int months)
{
    date d = date_from_days(days);
    int month = d.year * 12 + d.month - 1 + months;

    d.year = month / 12;
    d.month = month % 12 + 1;
    while (!date_is_valid(d))
        d.day--;
    return date_to_days(d);
}

int date_years_between(long from, long to)
{
    date a = date_from_days(from);
    date b = date_from_days(to);
    int years = b.year - a.year;

    return to < date_add_years(date_to_days(a), years) ? years - 1 : years;
}

bool date_today(long *days)
{
    time_t now = time(NULL);
    struct tm day;

    if (now == (time_t)-1 || !localtime_r(&now, &day))
        return false;
    *days = date_to_days((date){day.tm_year + 1900, day.tm_mon + 1, day.tm_mday});
    return true;
}
