/*
 * Scanner: the longest token at a position, by its first character. A date is recognised before a number, so that
 * 2020-01-01 is one token and not a difference. Keywords are names; the parser knows them.
 */
#include "rules/token.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_date(const char *p)
{
    static const char form[] = "dddd-dd-dd";

    for (size_t i = 0; form[i]; i++) {
        if (form[i] == 'd' ? !is_digit(p[i]) : p[i] != form[i])
            return false;
    }
    return !is_digit(p[sizeof form - 1]);
}

/* number: digits [. digits]; a point followed by another one is a range */
static size_t number_length(const char *p)
{
    size_t n = 0;

    while (is_digit(p[n]))
        n++;
    if (p[n] == '.' && is_digit(p[n + 1])) {
        n++;
        while (is_digit(p[n]))
            n++;
    }
    return n;
}

static const struct {
    const char sign[3]; /* one letter or two */
    token_kind kind;
} signs[] = {
    /* the longer of two with the same first letter comes first */
    {"..", TOKEN_RANGE},      {"<=", TOKEN_LESS_EQUAL}, {">=", TOKEN_GREATER_EQUAL},
    {"!=", TOKEN_NOT_EQUAL},  {"==", TOKEN_EQUAL},      {"<", TOKEN_LESS},
    {">", TOKEN_GREATER},     {"=", TOKEN_EQUAL},       {"(", TOKEN_LEFT},
    {")", TOKEN_RIGHT},       {"[", TOKEN_OPEN},        {"]", TOKEN_CLOSE},
    {",", TOKEN_COMMA},       {"+", TOKEN_PLUS},        {"-", TOKEN_MINUS},
    {"*", TOKEN_TIMES},       {"/", TOKEN_SLASH},       {"%", TOKEN_PERCENT},
};

static token take(const char *text, const char **at, token_kind kind, size_t length)
{
    token t = {.kind = kind, .start = *at, .length = length, .column = (unsigned long)(*at - text) + 1};

    *at += length;
    return t;
}

static token take_text(const char *text, const char **at)
{
    const char *end = strchr(*at + 1, **at);
    token t;

    if (!end)
        return take(text, at, TOKEN_WRONG, strlen(*at));
    t = take(text, at, TOKEN_TEXT, (size_t)(end + 1 - *at));
    t.start++;
    t.length -= 2;
    return t;
}

token token_next(const char *text, const char **at)
{
    const char *p;
    size_t length = 0;

    while (**at == ' ' || **at == '\t' || **at == '\n' || **at == '\r')
        (*at)++;
    p = *at;
    if (!*p)
        return take(text, at, TOKEN_END, 0);
    if (is_digit(*p))
        return is_date(p) ? take(text, at, TOKEN_DATE, 10)
                          : take(text, at, TOKEN_NUMBER, number_length(p));
    if (is_letter(*p)) {
        while (is_letter(p[length]) || is_digit(p[length]))
            length++;
        return take(text, at, TOKEN_NAME, length);
    }
    if (*p == '"' || *p == '\'')
        return take_text(text, at);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        const char *sign = signs[i].sign;

        if (*p == sign[0] && (!sign[1] || p[1] == sign[1]))
            return take(text, at, signs[i].kind, sign[1] ? 2 : 1);
    }
    /* all bytes of a UTF-8 character */
    length = 1;
    while (utf8_is_continuation(p[length]))
        length++;
    return take(text, at, TOKEN_WRONG, length);
}
