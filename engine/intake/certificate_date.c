/*
 *   end:   date | year | range | term | for ever
 *   range: date (至 | 到 | ~ | -- | – | - with blanks) date
 *   term:  number (年 | 个月 | 月) [有效]
 *
 * Periods are counted as in credential_terms: to the same day of the later month.
 */
#include "intake/certificate_date.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "intake/cell_date.h"
#include "panel/credentials.h"

enum { MOST_DAY = 64 };

static bool last_of_year(const char *folded, long *day)
{
    int year;

    if (!cell_scan_year(folded, &year))
        return false;
    *day = date_to_days((date){year, 12, 31});
    return true;
}

bool certificate_granted(const char *folded, long *day)
{
    return cell_scan_date(folded, day) || last_of_year(folded, day);
}

/* The date in text[0..length), without blanks around. */
static bool scan_part(const char *text, size_t length, long *day)
{
    char part[MOST_DAY];

    while (length && *text == ' ') {
        text++;
        length--;
    }
    while (length && text[length - 1] == ' ')
        length--;
    if (!length || length >= sizeof part)
        return false;
    memcpy(part, text, length);
    part[length] = '\0';
    return cell_scan_date(part, day);
}

bool certificate_range(const char *folded, long *from, long *to)
{
    static const char *const between[] = {"至", "到", "~", "--", " - ", "-", NULL};

    for (size_t i = 0; between[i]; i++) {
        /* the sign may also stand within the dates: try each place */
        for (const char *sign = strstr(folded, between[i]); sign; sign = strstr(sign + 1, between[i])) {
            if (scan_part(folded, (size_t)(sign - folded), from) &&
                scan_part(sign + strlen(between[i]), strlen(sign + strlen(between[i])), to))
                return true;
        }
    }
    return false;
}

/* number: digits, or one Chinese numeral up to ten */
static const char *scan_number(const char *p, long *number)
{
    static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "两", NULL};
    char *end;

    *number = strtol(p, &end, 10);
    if (end > p)
        return end;
    for (size_t i = 0; numerals[i]; i++) {
        if (!strncmp(p, numerals[i], strlen(numerals[i]))) {
            *number = i == 10 ? 2 : (long)i + 1;
            return p + strlen(numerals[i]);
        }
    }
    return p;
}

static bool scan_term(const char *folded, long granted_on, long *day)
{
    static const struct {
        const char *unit;
        int months;
    } units[] = {{"年", 12}, {"个月", 1}, {"月", 1}};
    long number;
    const char *p = scan_number(folded, &number);

    p += strspn(p, " ");
    if (p == folded || number < 1 || number > 100)
        return false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t length = strlen(units[i].unit);

        if (strncmp(p, units[i].unit, length) || (p[length] && strcmp(p + length, "有效")))
            continue;
        *day = date_add_months(granted_on, (int)number * units[i].months);
        return true;
    }
    return false;
}

bool certificate_end(const char *folded, const word_lists *words, long granted_on, long *day)
{
    long from;

    if (word_lists_has(words, WORD_FOR_EVER, folded)) {
        *day = CREDENTIAL_FOR_EVER;
        return true;
    }
    return cell_scan_date(folded, day) || last_of_year(folded, day) || certificate_range(folded, &from, day) ||
           scan_term(folded, granted_on, day);
}
