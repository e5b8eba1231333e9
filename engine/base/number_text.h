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
