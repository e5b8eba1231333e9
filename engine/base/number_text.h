/*
 * Conversion between decimals in files and doubles, independent of the locale.
 *
 * A decimal of at most 15 significant digits is recovered exactly from its double by printing 15 digits. A longer one
 * is not; where it decides a comparison its text must be kept (see panel_keep_exact).
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
 * is_short  true if at most 15 significant digits were given, so that the double identifies the decimal
 *
 * Returns false and changes nothing if the text is anything else or the number is beyond the range of a double.
 */
bool number_parse(const char *text, size_t length, int shift, double *value, bool *is_short);

/* Parse digits only, at most 15 of them, which covers most cells. */
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
 * The same, eight digits at a time (D. Lemire, "Number parsing at a gigabyte per second", 2021). Eight bytes from
 * `text` on must be readable whatever the length.
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

/* Write the shortest text that is parsed as `value`; returns its length. */
size_t number_format(double value, char text[32]);

/*
 * Write `value` with `decimals` places. The decimal that 15 significant digits show is rounded, half away from zero.
 */
size_t number_format_fixed(double value, int decimals, char *text, size_t size);

/*
 * Write the exact decimal a * b, both in the form that number_parse accepts; for the factors of a mapping. `out` holds
 * at least strlen(a) + strlen(b) + 32 bytes. Returns false if either is not a number or memory is exhausted.
 */
bool number_multiply(const char *a, const char *b, char *out, size_t size);

#endif
