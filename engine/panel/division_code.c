#include "panel/division_code.h"

#include <string.h>

bool division_code_is(const char *text, size_t length)
{
    return (length == 2 || length == 4 || length == 6 || length == 9 || length == 12) && *text != '0' && strspn(text, "0123456789") == length;
}

size_t division_code_told(const char *code, size_t length)
{
    while (length > 6 && length % 3 == 0 && !memcmp(code + length - 3, "000", 3))
        length -= 3;
    while (length > 2 && length <= 6 && length % 2 == 0 && !memcmp(code + length - 2, "00", 2))
        length -= 2;
    return length;
}

division_place division_code_place(const char *code, const char *region)
{
    size_t n = strlen(region), told = code ? division_code_told(code, strlen(code)) : 0;

    if (!n)
        return DIVISION_INSIDE;
    if (told < n)
        return strncmp(code ? code : "", region, told) ? DIVISION_OUTSIDE : DIVISION_UNKNOWN;
    return strncmp(code, region, n) ? DIVISION_OUTSIDE : DIVISION_INSIDE;
}
