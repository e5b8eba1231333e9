#include "base/formula_text.h"

#include <string.h>

/* Bytes of one of these characters at `text`, 0: there is none. `wide`: [n] of more than one byte. */
static size_t one_of(const char *plain, const char *const *wide, size_t n_wide, const char *text, size_t left)
{
    if (left && *text && strchr(plain, *text))
        return 1;
    for (size_t i = 0; i < n_wide; i++) {
        size_t n = strlen(wide[i]);

        if (left >= n && !memcmp(text, wide[i], n))
            return n;
    }
    return 0;
}

static size_t blank(const char *text, size_t left)
{
    static const char *const wide[] = {"\u3000", "\u00a0", "\ufeff"};

    return one_of(" \t\r\n", wide, sizeof wide / sizeof *wide, text, left);
}

/* Of a sign with which formulas begin. */
static size_t sign(const char *text, size_t left)
{
    static const char *const wide[] = {"＝", "＋", "－", "＠"};

    return one_of("=+-@", wide, sizeof wide / sizeof *wide, text, left);
}

/* +12, -1,234.5, -3%: a spreadsheet makes a number of it, which it is. */
static bool is_number(const char *text, size_t length)
{
    size_t digits = 0, i = *text == '+' || *text == '-';

    for (; i < length && *text != '=' && *text != '@'; i++) {
        if (text[i] >= '0' && text[i] <= '9')
            digits++;
        else if (!strchr(".,", text[i]) && !(text[i] == '%' && i + 1 == length))
            return false;
    }
    return digits > 0;
}

bool formula_text_is_dangerous(const char *text, size_t length)
{
    size_t n;

    while (length && *text == '\'') {
        text++;
        length--;
    }
    while ((n = blank(text, length))) {
        text += n;
        length -= n;
    }
    n = sign(text, length);
    return n && n < length && !is_number(text, length);
}

size_t formula_text_original(const char **text, size_t length)
{
    if (!length || **text != '\'' || !formula_text_is_dangerous(*text + 1, length - 1))
        return length;
    ++*text;
    return length - 1;
}
