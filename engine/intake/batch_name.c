/*
 *   batch: [year [(年度 | 年 | - | blank)]] rest
 *   year:  four digits, 1900 to 2100, which no other digit follows
 */
#include "intake/batch_name.h"

#include <stdio.h>
#include <string.h>

#include "intake/cell_date.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* What follows the year, or NULL if the text does not begin with one. */
static const char *past_year(const char *text, int *year)
{
    static const char *const ends[] = {"年度", "年", "-", NULL};
    int value = 0;

    for (int i = 0; i < 4; i++) {
        if (!is_digit(text[i]))
            return NULL;
        value = 10 * value + text[i] - '0';
    }
    if (is_digit(text[4]) || value < YEAR_LEAST || value > YEAR_GREATEST)
        return NULL;
    *year = value;
    text += 4;
    text += strspn(text, " ");
    for (size_t i = 0; ends[i]; i++) {
        if (!strncmp(text, ends[i], strlen(ends[i]))) {
            text += strlen(ends[i]);
            break;
        }
    }
    return text + strspn(text, " ");
}

bool batch_name_settle(const char *folded, int *year, char *out, size_t size)
{
    int own = 0;
    const char *rest = past_year(folded, &own);

    if (own && *year && own != *year)
        return false;
    if (own)
        *year = own;
    if (*year)
        snprintf(out, size, "%d年%s", *year, rest ? rest : folded);
    else
        snprintf(out, size, "%s", folded);
    return true;
}

/* The value of a number in Chinese numerals below a hundred (十一, 二十), which is moved over; 0: none. */
static int take_numeral(const char **text)
{
    static const char digits[][4] = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};
    int value = 0;

    for (bool goes_on = true; goes_on;) {
        goes_on = false;
        if (!strncmp(*text, "十", 3)) {
            value = value ? 10 * value : 10;
            *text += 3;
            goes_on = true;
        }
        for (int i = 0; !goes_on && i < 9; i++) {
            if (!strncmp(*text, digits[i], 3)) {
                value += i + 1;
                *text += 3;
                goes_on = true;
            }
        }
    }
    return value;
}

/* By pieces from left to right, a numeral or a byte each; a numeral stands before what is none. */
int batch_name_compare(const char *a, const char *b)
{
    const char *x = a, *y = b;

    while (*x && *y) {
        int m = take_numeral(&x), n = take_numeral(&y);

        if (m && n && m != n)
            return m < n ? -1 : 1;
        if (!m != !n)
            return m ? -1 : 1;
        if (m)
            continue;
        if (*x != *y)
            return (unsigned char)*x < (unsigned char)*y ? -1 : 1;
        x++;
        y++;
    }
    if (*x || *y)
        return *x ? 1 : -1;
    return strcmp(a, b);
}
