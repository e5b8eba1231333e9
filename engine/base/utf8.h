/*
 * UTF-8 after table 3-7 of the Unicode Standard: no overlong forms, no surrogates, at most U+10FFFF.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UTF8_NO_CHARACTER UINT32_MAX

/* Bytes of the character at `text` of `length` > 0 bytes; 0 when it is wrong or cut off. */
size_t utf8_length(const char *text, size_t length);

/* The character at `text` of `length` > 0 bytes and its bytes in *n; UTF8_NO_CHARACTER with 1 when there is none. */
uint32_t utf8_decode(const char *text, size_t length, size_t *n);

static inline bool utf8_is_continuation(char byte)
{
    return ((unsigned char)byte & 0xc0) == 0x80;
}

/* The greatest length up to `most` at which a text of more bytes can be cut between two characters. */
static inline size_t utf8_cut(const char *text, size_t most)
{
    while (most && utf8_is_continuation(text[most]))
        most--;
    return most;
}

#endif
