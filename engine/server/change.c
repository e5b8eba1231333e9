#include "server/change.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* How people write units, longest first, and how rules do. */
static const struct {
    const char *written, *meant;
} units[] = {{"亿元", " yi"}, {"万元", " wan"}, {"亿", " yi"}, {"万", " wan"}, {"元", " yuan"}, {"％", "%"}, {"人", ""}, {"件", ""}, {"项", ""}, {"家", ""}};

/* "5,000" is 5000: commas between digits, three by three. */
static size_t copy_digits(const char *from, size_t n, char *out)
{
    size_t kept = 0;

    for (size_t i = 0; i < n; i++) {
        bool parts = from[i] == ',' && i && i + 3 < n && isdigit((unsigned char)from[i - 1]) && isdigit((unsigned char)from[i + 1]) &&
                     isdigit((unsigned char)from[i + 2]) && isdigit((unsigned char)from[i + 3]) && (i + 4 == n || !isdigit((unsigned char)from[i + 4]));

        if (!parts)
            out[kept++] = from[i];
    }
    return kept;
}

static bool is_plain(const char *text, size_t n)
{
    size_t digits = 0, points = 0;

    for (size_t i = *text == '-'; i < n; i++) {
        digits += isdigit((unsigned char)text[i]) != 0;
        points += text[i] == '.';
    }
    return digits && points < 2 && digits + points + (*text == '-') == n;
}

/* Without the unit that stands behind a number, which is returned as rules write it; NULL: none does. */
static const char *cut_unit(const char *text, size_t *n)
{
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t length = strlen(units[i].written), end = *n - length;

        if (*n <= length || memcmp(text + end, units[i].written, length) != 0)
            continue;
        while (end && text[end - 1] == ' ')
            end--;
        if (!end || !isdigit((unsigned char)text[end - 1]))
            return NULL;
        *n = end;
        return units[i].meant;
    }
    return NULL;
}

bool change_write(const char *name, const char *value, const char *unit, char out[CHANGE_TEXT])
{
    char number[CHANGE_TEXT];
    const char *sign = "=", *written;
    size_t n;
    int length;

    value += strspn(value, " ");
    if (*value && strchr("+-*", *value) && value[1] == '=') {
        sign = *value == '+' ? "+=" : *value == '-' ? "-=" : "*=";
        value += 2;
        value += strspn(value, " ");
    }
    n = strlen(value);
    while (n && value[n - 1] == ' ')
        n--;
    if (n >= sizeof number)
        return false;
    written = cut_unit(value, &n);
    n = copy_digits(value, n, number);
    if (written)
        unit = written;
    else if (!is_plain(number, n) || *sign == '*')
        unit = "";
    length = snprintf(out, CHANGE_TEXT, "%s%s%.*s%s", name, sign, (int)n, number, unit);
    return length > 0 && length < CHANGE_TEXT;
}

bool change_shift(const char *text, int places, char *out, size_t size)
{
    enum { MOST_DIGITS = 40, MOST_PLACES = 10 };
    char digits[MOST_DIGITS + 2 * MOST_PLACES + 1], *first = digits;
    const char *sign = *text == '-' ? "-" : "";
    size_t n = 0, whole = 0;

    if (!is_plain(text, strlen(text)) || strlen(text) > MOST_DIGITS || places > MOST_PLACES || places < -MOST_PLACES)
        return false;
    while (n < MOST_PLACES)
        digits[n++] = '0';
    for (const char *at = text + strlen(sign); *at; at++) {
        if (*at == '.')
            whole = n;
        else
            digits[n++] = *at;
    }
    whole = whole ? whole : n;
    for (int i = 0; i < MOST_PLACES; i++)
        digits[n++] = '0';
    whole = (size_t)((int)whole - places);
    while (n > whole && digits[n - 1] == '0')
        n--;
    while (first + 1 < digits + whole && *first == '0')
        first++;
    return (size_t)snprintf(out, size, "%s%.*s%s%.*s", sign, (int)(digits + whole - first), first, n > whole ? "." : "", (int)(n - whole), digits + whole) < size;
}
