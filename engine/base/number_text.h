/*
 * Numbers as text, without a locale: the decimal that stands in a file and the
 * double that is computed with.
 *
 * A decimal of at most 15 significant digits is recovered from its double
 * exactly by printing 15 digits; a longer one is not, and whoever decides at a
 * border must keep its text (see panel_keep_exact).
 */
#ifndef BASE_NUMBER_TEXT_H
#define BASE_NUMBER_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * Parse [+-]digits[.digits][e[+-]digits], the whole of `text`, times
 * 10^`shift`, to the nearest double.
 *
 * is_short  true when at most 15 significant digits were written, so that the
 *           double stands for the decimal exactly
 * Returns false and changes nothing when the text is anything else or the
 * number is beyond the range of a double.
 */
bool number_parse(const char *text, size_t length, int shift, double *value, bool *is_short);

/* Digits alone, so few that a double holds the number: what most cells are. */
static inline bool number_parse_count(const char *text, size_t length, double *value)
{
    enum { MOST_DIGITS = 15 };
    uint64_t x = 0;

    if (length - 1 >= MOST_DIGITS) /* 0 too */
        return false;
    for (size_t i = 0; i < length; i++) {
        unsigned digit = (unsigned)(unsigned char)text[i] - '0';

        if (digit > 9)
            return false;
        x = x * 10 + digit;
    }
    *value = (double)x;
    return true;
}

/*
 * The same, eight digits at a time (D. Lemire, "Number parsing at a gigabyte per second", 2021); eight bytes from
 * `text` on must be readable, whatever the length.
 */
static inline bool number_parse_count_ahead(const char *text, size_t length, double *value)
{
    enum { WORD = 8, MOST_DIGITS = 15 };
    const uint64_t zeros = UINT64_C(0x3030303030303030);
    uint64_t x[2] = {0};

    if (length - 1 >= MOST_DIGITS) /* 0 too */
        return false;
    if (length == 1 || __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__)
        return number_parse_count(text, length, value);
    memcpy(&x[0], length < WORD ? text : text + length - WORD, WORD);
    if (length < WORD) {
        x[0] = x[0] << (WORD * (WORD - length)) | zeros >> (WORD * length);
    } else if (length > WORD) {
        memcpy(&x[1], text, WORD);
        x[1] = x[1] << (WORD * (2 * WORD - length)) | zeros >> (WORD * (length - WORD));
    }
    for (int i = 0; i < 1 + (length > WORD); i++) {
        uint64_t v = x[i] - zeros;

        if ((x[i] & (x[i] + UINT64_C(0x0606060606060606)) & UINT64_C(0xf0f0f0f0f0f0f0f0)) != zeros)
            return false;
        v = v * 10 + (v >> 8);
        x[i] = ((v & UINT64_C(0x000000ff000000ff)) * UINT64_C(0x000f424000000064) +
                (v >> 16 & UINT64_C(0x000000ff000000ff)) * UINT64_C(0x0000271000000001)) >> 32;
    }
    *value = (double)(x[1] * 100000000 + x[0]);
    return true;
}

/* The shortest text that reads back as `value`; at least 32 bytes; returns its length. */
size_t number_format(double value, char text[32]);

/* With `decimals` places, half away from zero on the decimal that 15 digits show. */
size_t number_format_fixed(double value, int decimals, char *text, size_t size);

/*
 * The exact decimal text of a * b, both of the form number_parse takes; for
 * factors of a mapping. `out` of at least length_a + length_b + 32 bytes.
 * Returns false when either is no number or memory is used up.
 */
bool number_multiply(const char *a, const char *b, char *out, size_t size);

#endif
