#include "base/utf8.h"

size_t utf8_length(const char *text, size_t left)
{
    const unsigned char *p = (const unsigned char *)text;
    unsigned char low = 0x80, high = 0xbf;
    size_t length;

    if (p[0] < 0x80)
        return 1;
    if (p[0] < 0xc2 || p[0] > 0xf4)
        return 0;
    length = p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
    if (p[0] == 0xe0)
        low = 0xa0;
    else if (p[0] == 0xed)
        high = 0x9f;
    else if (p[0] == 0xf0)
        low = 0x90;
    else if (p[0] == 0xf4)
        high = 0x8f;
    if (left < length || p[1] < low || p[1] > high)
        return 0;
    for (size_t i = 2; i < length; i++) {
        if (!utf8_is_continuation(text[i]))
            return 0;
    }
    return length;
}

uint32_t utf8_decode(const char *text, size_t length, size_t *n)
{
    const unsigned char *p = (const unsigned char *)text;
    size_t size = utf8_length(text, length);
    uint32_t character;

    *n = size ? size : 1;
    if (size < 2)
        return size ? p[0] : UTF8_NO_CHARACTER;
    character = p[0] & (0x7fu >> size);
    for (size_t i = 1; i < size; i++)
        character = character << 6 | (p[i] & 0x3f);
    return character;
}
