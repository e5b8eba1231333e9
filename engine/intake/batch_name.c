/*
 *   batch: [year [(年度 | 年 | - | blank)]] rest
 *   year:  four digits, 1900 to 2100, which no other digit follows
 *   number of a batch: 第 (Arabic | Chinese) 批, 1 to 99, written in Chinese numerals
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

/* --- the number of a batch ----------------------------------------------------------------------------------------------- */

static const char digits[][4] = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};

/* 1 to 99: 一, 十, 十一, 二十, 九十九 */
static void write_numeral(int value, char out[16])
{
    snprintf(out, 16, "%s%s%s", value >= 20 ? digits[value / 10 - 1] : "", value >= 10 ? "十" : "", value % 10 ? digits[value % 10 - 1] : "");
}

/* The value of a number in Chinese numerals below a hundred (十一, 二十), which is moved over; 0: none. */
static int take_numeral(const char **text)
{
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

/* The same in Arabic numerals, also 01; 0: none below a hundred. */
static int take_arabic(const char **text)
{
    const char *p = *text;
    int value = 0;

    for (; is_digit(*p); p++) {
        value = 10 * value + *p - '0';
        if (value > 99)
            return 0;
    }
    *text = p;
    return value;
}

/* Write the text with the number of its first 第N批 in the other or the same numerals. */
static void write_with(const char *text, bool is_arabic, char *out, size_t size)
{
    for (const char *at = strstr(text, "第"); at; at = strstr(at + 3, "第")) {
        const char *p = at + 3 + strspn(at + 3, " ");
        int value = is_digit(*p) ? take_arabic(&p) : take_numeral(&p);
        char numeral[16];

        p += strspn(p, " ");
        if (value < 1 || value > 99 || strncmp(p, "批", 3) != 0)
            continue;
        write_numeral(value, numeral);
        if (is_arabic)
            snprintf(numeral, sizeof numeral, "%d", value);
        snprintf(out, size, "%.*s第%s%s", (int)(at - text), text, numeral, p);
        return;
    }
    snprintf(out, size, "%s", text);
}

void batch_name_fold(const char *batch, char *out, size_t size)
{
    write_with(batch, false, out, size);
}

void batch_name_arabic(const char *batch, char *out, size_t size)
{
    write_with(batch, true, out, size);
}

bool batch_name_settle(const char *folded, int *year, char *out, size_t size)
{
    int own = 0;
    const char *rest = past_year(folded, &own);
    char numbered[BATCH_NAME_SIZE];

    if (own && *year && own != *year)
        return false;
    if (own)
        *year = own;
    batch_name_fold(rest ? rest : folded, numbered, sizeof numbered);
    if (*year)
        snprintf(out, size, "%d年%s", *year, numbered);
    else
        snprintf(out, size, "%s", numbered);
    return true;
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
