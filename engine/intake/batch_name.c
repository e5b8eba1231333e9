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
