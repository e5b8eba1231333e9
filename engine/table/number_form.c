/*
 * Days count from 1899-12-31 = 0 up to day 59, from 1899-12-30 = 0 from day 61 on, as Lotus 1-2-3 took 1900 for a leap
 * year; day 60 does not exist. The other epoch begins 1,462 days later.
 */
#include "table/number_form.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/number_text.h"

enum { EPOCH_1904 = 1462, LEAP_DAY = 60, DAYS_TO_1970 = 25569, LAST_DAY = 2958465, SECONDS = 86400 };
enum { SHOWN_DIGITS = 15, MOST_PLAIN = 320 };

/* --- the form of a format ------------------------------------------------------ */

number_form number_form_builtin(unsigned long id)
{
    static const struct {
        unsigned char first, last, form;
    } rows[] = {
        {9, 10, FORM_PERCENT},  {14, 17, FORM_DATE},      {18, 21, FORM_TIME}, {22, 22, FORM_DATE_TIME},
        {27, 31, FORM_DATE},    {32, 35, FORM_TIME},      {36, 36, FORM_DATE}, {45, 45, FORM_TIME},
        {47, 47, FORM_TIME},    {50, 54, FORM_DATE},      {55, 56, FORM_TIME}, {57, 58, FORM_DATE},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (id >= rows[i].first && id <= rows[i].last)
            return (number_form)rows[i].form;
    }
    return FORM_NUMBER; /* 46 is a duration */
}

typedef struct code_parts {
    bool has_year_or_day, has_month, has_clock, has_elapsed, has_percent, has_digits;
} code_parts;

/* [h] and the like are elapsed time; colours, conditions and languages mean nothing here. */
static const char *scan_bracket(const char *p, code_parts *parts)
{
    const char *end = strchr(p, ']');
    size_t n = end ? (size_t)(end - p - 1) : 0;

    if (n && strspn(p + 1, "hHmMsS") == n)
        parts->has_elapsed = true;
    return end ? end + 1 : p + strlen(p);
}

static const char *skip_quoted(const char *p)
{
    const char *end = strchr(p + 1, '"');

    return end ? end + 1 : p + strlen(p);
}

static void note_letter(const char *p, code_parts *parts)
{
    switch (*p) {
    case 'y': case 'Y': case 'd': case 'D': case 'a': case 'A': /* aaaa: the day of the week */
        parts->has_year_or_day = true;
        break;
    case 'e': /* a year, if it is not an exponent */
        parts->has_year_or_day |= p[1] != '+' && p[1] != '-';
        break;
    case 'm': case 'M':
        parts->has_month = true;
        break;
    case 'h': case 'H': case 's': case 'S':
        parts->has_clock = true;
        break;
    case '%':
        parts->has_percent = true;
        break;
    case '0': case '#': case '?':
        parts->has_digits = true;
        break;
    default:
        break;
    }
}

/* format: section [; section]*; the first one is that of positive numbers */
static code_parts scan_code(const char *p)
{
    code_parts parts = {0};

    while (*p && *p != ';') {
        if (*p == '"') {
            p = skip_quoted(p);
        } else if (*p == '[') {
            p = scan_bracket(p, &parts);
        } else if ((*p == '\\' || *p == '_' || *p == '*') && p[1]) {
            p += 2;
        } else if (!strncmp(p, "General", 7) || !strncmp(p, "GENERAL", 7) || !strncmp(p, "general", 7)) {
            p += 7;
        } else if (!strncmp(p, "AM/PM", 5) || !strncmp(p, "am/pm", 5) || !strncmp(p, "A/P", 3)) {
            parts.has_clock = true;
            p += *(p + 1) == '/' ? 3 : 5;
        } else {
            note_letter(p++, &parts);
        }
    }
    return parts;
}

number_form number_form_of(const char *code)
{
    code_parts parts = scan_code(code);
    bool has_date = parts.has_year_or_day || (parts.has_month && !parts.has_clock);

    if (parts.has_elapsed)
        return FORM_NUMBER; /* hours, not a time of day */
    if (parts.has_digits && !parts.has_clock) /* 00 behind seconds are their decimals */
        return parts.has_percent ? FORM_PERCENT : FORM_NUMBER;
    if (has_date)
        return parts.has_clock ? FORM_DATE_TIME : FORM_DATE;
    return parts.has_clock ? FORM_TIME : parts.has_percent ? FORM_PERCENT : FORM_NUMBER;
}

/* --- the text of a number ------------------------------------------------------- */

static size_t copy(const char *text, size_t length, char out[NUMBER_FORM_TEXT])
{
    memcpy(out, text, length);
    out[length] = '\0';
    return length;
}

/* The significant digits of a number; 0: it has no point, so none is the residue of a double. */
static size_t count_digits(const char *text, size_t length)
{
    size_t n = 0;
    bool has_point = false;

    for (size_t i = 0; i < length && text[i] != 'e' && text[i] != 'E'; i++) {
        has_point |= text[i] == '.';
        if (text[i] >= '0' && text[i] <= '9' && (n || text[i] != '0'))
            n++;
    }
    return has_point ? n : 0;
}

static size_t write_plain(const char *text, size_t length, char out[NUMBER_FORM_TEXT])
{
    double value, shown;
    bool is_short;
    char shorter[32];
    size_t n;

    if (count_digits(text, length) <= SHOWN_DIGITS || !number_parse(text, length, 0, &value, &is_short))
        return copy(text, length, out);
    n = number_format(value, shorter);
    if (count_digits(shorter, n) > SHOWN_DIGITS || !number_parse(shorter, n, 0, &shown, &is_short) || shown != value)
        return copy(text, length, out);
    return copy(shorter, n, out);
}

/* digits[.digits][e digits] times 100, by moving the point, and a percent sign */
static size_t write_percent(const char *text, size_t length, char out[NUMBER_FORM_TEXT])
{
    char plain[NUMBER_FORM_TEXT], digits[MOST_PLAIN];
    size_t n = write_plain(text, length, plain), whole = 0, kept = 0, o = 0, i = 0;

    if (strpbrk(plain, "eE"))
        return (size_t)snprintf(out, NUMBER_FORM_TEXT, "%.*se%+ld%%", (int)strcspn(plain, "eE"), plain,
                                strtol(strpbrk(plain, "eE") + 1, NULL, 10) + 2);
    if (n && (*plain == '-' || *plain == '+'))
        out[o++] = plain[i++];
    for (bool after_point = false; i < n; i++) {
        after_point |= plain[i] == '.';
        if (plain[i] == '.')
            continue;
        digits[kept++] = plain[i];
        whole += !after_point;
    }
    while (kept < whole + 2)
        digits[kept++] = '0';
    whole += 2;
    for (i = 0; i + 1 < whole && digits[i] == '0'; i++)
        continue;
    memcpy(out + o, digits + i, whole - i);
    o += whole - i;
    if (kept > whole) {
        out[o++] = '.';
        memcpy(out + o, digits + whole, kept - whole);
        o += kept - whole;
    }
    out[o++] = '%';
    out[o] = '\0';
    return o;
}

static size_t write_date(number_form form, double day, int seconds, char out[NUMBER_FORM_TEXT])
{
    char date[16];

    if (day == LEAP_DAY)
        snprintf(date, sizeof date, "1900-02-29"); /* as it is shown; no reader will take it for a date */
    else
        date_format((long)day - DAYS_TO_1970 + (day < LEAP_DAY), date);
    if (form == FORM_DATE || !seconds)
        return (size_t)snprintf(out, NUMBER_FORM_TEXT, "%s", date);
    return (size_t)snprintf(out, NUMBER_FORM_TEXT, "%s %02d:%02d:%02d", date, seconds / 3600, seconds / 60 % 60,
                            seconds % 60);
}

static size_t write_moment(number_form form, bool is_1904, const char *text, size_t length, char out[NUMBER_FORM_TEXT])
{
    double value, day;
    bool is_short;
    int seconds;

    if (!number_parse(text, length, 0, &value, &is_short) || value < 0)
        return copy(text, length, out);
    value += is_1904 && (form != FORM_TIME || value >= 1) ? EPOCH_1904 : 0;
    day = floor(value);
    seconds = (int)((value - day) * SECONDS + 0.5);
    if (seconds == SECONDS) {
        seconds = 0;
        day++;
    }
    if (form == FORM_TIME && day == 0)
        return (size_t)snprintf(out, NUMBER_FORM_TEXT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if (day < 1 || day > LAST_DAY)
        return copy(text, length, out);
    return write_date(form == FORM_TIME ? FORM_DATE_TIME : form, day, seconds, out);
}

size_t number_form_write(number_form form, bool is_1904, const char *text, size_t length, char out[NUMBER_FORM_TEXT])
{
    double value;
    bool is_short;

    if (length > MOST_PLAIN - 8)
        length = MOST_PLAIN - 8; /* no number has so many digits */
    if (form == FORM_NUMBER)
        return write_plain(text, length, out);
    if (!number_parse(text, length, 0, &value, &is_short))
        return copy(text, length, out);
    return form == FORM_PERCENT ? write_percent(text, length, out) : write_moment(form, is_1904, text, length, out);
}
