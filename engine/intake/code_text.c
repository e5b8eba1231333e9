/*
 *   text: [ ( | [ ] code [ ) | ] ] [ .0 ] [ words ]
 *   code: of a region digits ([- blank] digits)*, of an industry [letter [- . blank]] digits
 *
 * Words behind the code are its name and may hold no other code: "3911,6510" is not one.
 */
#include "intake/code_text.h"

#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Copy the digits at *p, of a region with signs between them; false: too many. */
static bool take_digits(code_kind kind, const char **p, char out[CODE_TEXT_SIZE], size_t *n)
{
    while (is_digit(**p) || (kind == CODE_REGION && *n && (**p == '-' || **p == ' ') && is_digit((*p)[1]))) {
        if (is_digit(**p)) {
            if (*n + 1 == CODE_TEXT_SIZE)
                return false;
            out[(*n)++] = **p;
        }
        (*p)++;
    }
    out[*n] = '\0';
    return true;
}

/* Whether what follows a code is its name, or nothing. */
static bool is_name(const char *p)
{
    if (*p == '.') { /* a spreadsheet made a number of it */
        p += 1 + strspn(p + 1, "0");
        return !*p;
    }
    for (; *p; p++) {
        if (is_digit(*p))
            return false;
    }
    return true;
}

bool code_text_read(code_kind kind, const char *folded, char out[CODE_TEXT_SIZE])
{
    const char *p = folded;
    size_t n = 0;

    p += strspn(p, "([ ");
    if (kind == CODE_INDUSTRY && is_letter(*p) && !is_letter(p[1])) {
        out[n++] = *p >= 'a' ? (char)(*p - 'a' + 'A') : *p;
        p++;
        if (*p && strchr("-. ", *p) && is_digit(p[1]))
            p++;
    }
    return take_digits(kind, &p, out, &n) && n && is_name(p) && code_is_formed(kind, out);
}

const char *code_text_words(const char *folded)
{
    static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", NULL};
    const char *p = folded + (*folded == '('), *begin = p;
    size_t i = 0;

    while (is_digit(*p))
        p++;
    while (numerals[i]) {
        bool is_it = !strncmp(p, numerals[i], 3);

        p += is_it ? 3 : 0;
        i = is_it ? 0 : i + 1;
    }
    if (p == begin)
        return folded;
    if (*p == ')' || *p == '.' || *p == ',')
        p++;
    else if (!strncmp(p, "、", 3))
        p += 3;
    else
        return folded;
    return p + strspn(p, " ");
}
