/*
 * Guessing an encoding, and validating UTF-8 by the ranges of Unicode 15, table 3-7.
 */
#include "table/encoding.h"

#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/utf8.h"

typedef struct encoding_row {
    const char *name; /* lower case, without hyphens and underscores */
    encoding is;
} encoding_row;

static const encoding_row known[] = {
    {"auto", ENCODING_AUTO},        {"utf8", ENCODING_UTF8},       {"utf8bom", ENCODING_UTF8},
    {"ascii", ENCODING_UTF8},       {"gb18030", ENCODING_GB18030}, {"gbk", ENCODING_GB18030},
    {"gb2312", ENCODING_GB18030},   {"cp936", ENCODING_GB18030},   {"ansi", ENCODING_GB18030},
    {"utf16le", ENCODING_UTF16LE},  {"utf16be", ENCODING_UTF16BE}, {"utf16", ENCODING_UTF16LE},
    {NULL, ENCODING_AUTO},
};

bool encoding_find(const char *name, encoding *out)
{
    char plain[16] = "";
    size_t n = 0;

    for (; *name; name++) {
        if (*name == '-' || *name == '_')
            continue;
        if (n + 1 == sizeof plain)
            return false;
        plain[n++] = *name >= 'A' && *name <= 'Z' ? (char)(*name - 'A' + 'a') : *name;
    }
    for (const encoding_row *row = known; row->name; row++) {
        if (!strcmp(row->name, plain)) {
            *out = row->is;
            return true;
        }
    }
    return false;
}

const char *encoding_name(encoding e)
{
    static const char *const names[] = {
        [ENCODING_AUTO] = "auto",         [ENCODING_UTF8] = "UTF-8",
        [ENCODING_GB18030] = "GB18030",   [ENCODING_UTF16LE] = "UTF-16LE",
        [ENCODING_UTF16BE] = "UTF-16BE",
    };
    return names[e];
}

/* In UTF-16, commas, digits and line ends, which are frequent in tables, have a zero byte. */
static encoding guess_by_zeros(const char *text, size_t length)
{
    size_t zeros[2] = {0, 0};

    if (length > 4096)
        length = 4096;
    for (size_t i = 0; i < length; i++)
        zeros[i & 1] += text[i] == '\0';
    if (zeros[1] * 16 > length && zeros[0] * 8 < zeros[1])
        return ENCODING_UTF16LE;
    if (zeros[0] * 16 > length && zeros[1] * 8 < zeros[0])
        return ENCODING_UTF16BE;
    return ENCODING_AUTO;
}

encoding encoding_guess(const char *text, size_t length)
{
    if (length >= 3 && !memcmp(text, "\xef\xbb\xbf", 3))
        return ENCODING_UTF8;
    if (length >= 4 && !memcmp(text, "\x84\x31\x95\x33", 4))
        return ENCODING_GB18030;
    if (length >= 2 && !memcmp(text, "\xff\xfe", 2))
        return ENCODING_UTF16LE;
    if (length >= 2 && !memcmp(text, "\xfe\xff", 2))
        return ENCODING_UTF16BE;
    return guess_by_zeros(text, length);
}

enum { BLOCK = 32 };

/* Bit i is set if p[i] is not ASCII; reads BLOCK bytes. */
static inline uint32_t find_high(const unsigned char *p)
{
    uint32_t found = 0;

#ifdef __SSE2__
    for (int i = 0; i < BLOCK; i += 16)
        found |= (uint32_t)_mm_movemask_epi8(_mm_loadu_si128((const __m128i *)(const void *)(p + i))) << i;
#else
    for (int i = 0; i < BLOCK; i++)
        found |= (uint32_t)(p[i] >> 7) << i;
#endif
    return found;
}

/* The number of ASCII bytes at the beginning. */
static inline size_t ascii_prefix(const unsigned char *p, size_t length)
{
    size_t i = 0;

    for (; length - i >= BLOCK; i += BLOCK) {
        uint32_t high = find_high(p + i);

        if (high)
            return i + (size_t)__builtin_ctz(high);
    }
    while (i < length && p[i] < 0x80)
        i++;
    return i;
}

/* Fast check for three bytes of U+4000 to U+CFFF, most of Chinese, which allow any continuation bytes. */
static bool is_common_character(const unsigned char *p)
{
    return p[0] >= 0xe4 && p[0] <= 0xec && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80;
}

size_t utf8_valid_prefix(const char *text, size_t length)
{
    const unsigned char *p = (const unsigned char *)text;
    size_t i = 0;

    while (i < length) {
        size_t step;

        i += ascii_prefix(p + i, length - i);
        while (length - i >= 3 && is_common_character(p + i))
            i += 3;
        if (i == length)
            break;
        step = utf8_length((const char *)p + i, length - i);
        if (!step)
            break;
        i += step;
    }
    return i;
}

bool utf8_is_cut(const char *text, size_t length)
{
    /* a truncated character becomes valid when completed with continuation bytes that its first byte allows */
    static const char *const ends[] = {"\x80\x80\x80", "\xa0\x80\x80", "\x90\x80\x80"};

    if (length == 0 || length > 3)
        return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        unsigned char whole[6];

        memcpy(whole, text, length);
        memcpy(whole + length, ends[i], 3);
        if (utf8_length((const char *)whole, sizeof whole) > length)
            return true;
    }
    return false;
}
