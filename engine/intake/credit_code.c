/*
 * GB 32100-2015, 5.2: 17 characters with weights 3^(i-1) mod 31, and the check
 * character that makes the weighted sum a multiple of 31.
 */
#include "intake/credit_code.h"

#include <string.h>


/* 1 + the value of a character; 0 for characters that do not occur in codes (I, O, S, V, Z ...) */
static const unsigned char values[256] = {
    ['0'] = 1,  ['1'] = 2,  ['2'] = 3,  ['3'] = 4,  ['4'] = 5,  ['5'] = 6,  ['6'] = 7,
    ['7'] = 8,  ['8'] = 9,  ['9'] = 10, ['A'] = 11, ['B'] = 12, ['C'] = 13, ['D'] = 14,
    ['E'] = 15, ['F'] = 16, ['G'] = 17, ['H'] = 18, ['J'] = 19, ['K'] = 20, ['L'] = 21,
    ['M'] = 22, ['N'] = 23, ['P'] = 24, ['Q'] = 25, ['R'] = 26, ['T'] = 27, ['U'] = 28,
    ['W'] = 29, ['X'] = 30, ['Y'] = 31,
};

static const unsigned char weights[CREDIT_CODE_LENGTH] = {1,  3,  9,  27, 19, 26, 16, 17, 20,
                                                          29, 25, 13, 8,  24, 10, 30, 28, 1};

credit_code_result credit_code_check(const char *code, size_t length)
{
    unsigned sum = 0;

    if (length != CREDIT_CODE_LENGTH)
        return CREDIT_CODE_OTHER;
    for (size_t i = 0; i < CREDIT_CODE_LENGTH; i++) {
        unsigned value = values[(unsigned char)code[i]];

        if (!value)
            return CREDIT_CODE_OTHER;
        sum += (value - 1) * weights[i];
    }
    return sum % 31 ? CREDIT_CODE_BAD_CHECK : CREDIT_CODE_GOOD;
}

bool credit_code_is_old_number(const char *code)
{
    return strlen(code) == CREDIT_CODE_OLD_LENGTH && strspn(code, "0123456789") == CREDIT_CODE_OLD_LENGTH;
}

static bool is_good(const char *code)
{
    return credit_code_check(code, strlen(code)) == CREDIT_CODE_GOOD;
}

bool credit_code_has_successor(const char *one, const char *other)
{
    return credit_code_is_old_number(one) ? is_good(other) : is_good(one) && credit_code_is_old_number(other);
}

bool credit_code_is_plain(const char *text, size_t length)
{
    if (length != CREDIT_CODE_LENGTH)
        return false;
    for (size_t i = 0; i < CREDIT_CODE_LENGTH; i++) {
        if (!((text[i] >= '0' && text[i] <= '9') || (text[i] >= 'A' && text[i] <= 'Z')))
            return false;
    }
    return true;
}

/* Remove blanks and convert to capitals; 0 if the result does not have 18 characters. */
static size_t condense(const char *code, char out[CREDIT_CODE_LENGTH + 1])
{
    size_t n = 0;

    for (; *code; code++) {
        if (*code == ' ')
            continue;
        if (n == CREDIT_CODE_LENGTH)
            return 0;
        out[n++] = *code >= 'a' && *code <= 'z' ? (char)(*code - 'a' + 'A') : *code;
    }
    out[n] = '\0';
    return credit_code_is_plain(out, n) ? n : 0;
}

size_t credit_code_clean(char *code)
{
    char condensed[CREDIT_CODE_LENGTH + 1];
    size_t n;

    if (*code == '\'' || *code == '`')
        memmove(code, code + 1, strlen(code));
    n = condense(code, condensed);
    if (n)
        memcpy(code, condensed, n + 1);
    return strlen(code);
}

static bool is_alphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool credit_code_unwrap(char *folded)
{
    char code[CREDIT_CODE_LENGTH + 1], found[CREDIT_CODE_LENGTH + 1] = "";
    size_t whole = strlen(folded);

    for (size_t i = 0, n; i < whole; i += n ? n : 1) {
        for (n = 0; is_alphanumeric(folded[i + n]); n++)
            ;
        if (n != CREDIT_CODE_LENGTH || n == whole)
            continue;
        memcpy(code, folded + i, n);
        code[n] = '\0';
        credit_code_clean(code);
        if (credit_code_check(code, n) != CREDIT_CODE_GOOD)
            continue;
        if (*found && strcmp(found, code))
            return false;
        memcpy(found, code, sizeof found);
    }
    if (*found)
        memcpy(folded, found, sizeof found);
    return *found != '\0';
}

/* digit [. digits] (e | E) [+] digits, with an exponent that a code can have; or rounded digits */
bool credit_code_is_lost(const char *folded)
{
    const char *p = folded;
    size_t n = strlen(folded);

    if (n == CREDIT_CODE_LENGTH && !strcmp(folded + n - 3, "000") && strspn(folded, "0123456789") == n)
        return credit_code_check(folded, n) != CREDIT_CODE_GOOD;
    if (*p < '1' || *p > '9')
        return false;
    p++;
    if (*p == '.')
        p += 1 + strspn(p + 1, "0123456789");
    if (*p != 'e' && *p != 'E')
        return false;
    p++;
    if (*p == '+')
        p++;
    return *p && p[strspn(p, "0123456789")] == '\0';
}
