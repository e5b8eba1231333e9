#include "panel/division_code.h"

#include <string.h>

size_t division_code_told(const char *code, size_t length)
{
    while (length > 6 && length % 3 == 0 && !memcmp(code + length - 3, "000", 3))
        length -= 3;
    while (length > 2 && length <= 6 && length % 2 == 0 && !memcmp(code + length - 2, "00", 2))
        length -= 2;
    return length;
}
