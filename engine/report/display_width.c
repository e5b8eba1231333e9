/*
 * Binary search in tables of ranges, O(log n) per character. Two thirds of the characters in our texts are ASCII or
 * CJK ideographs, which are decided before the search.
 */
#include "report/display_width.h"

#include "base/utf8.h"
#include "report/display_ranges.h"

#define COUNT(ranges) (sizeof(ranges) / sizeof *(ranges))

static const uint32_t ellipsis = 0x2026;

static bool is_in(const display_range *ranges, size_t n, uint32_t character)
{
    size_t low = 0;

    while (low < n) {
        size_t middle = low + (n - low) / 2;

        if (character > ranges[middle].last)
            low = middle + 1;
        else if (character < ranges[middle].first)
            n = middle;
        else
            return true;
    }
    return false;
}

int display_width_of(uint32_t character, bool is_wide_ambiguous)
{
    if (character < 0x80 || character == UTF8_NO_CHARACTER)
        return 1;
    if (character >= 0x4E00 && character <= 0x9FFF)
        return 2;
    if (is_in(zero_width, COUNT(zero_width), character))
        return 0;
    if (is_in(double_width, COUNT(double_width), character))
        return 2;
    return is_wide_ambiguous && is_in(ambiguous_width, COUNT(ambiguous_width), character) ? 2 : 1;
}

size_t display_width(const char *text, size_t length, bool is_wide_ambiguous)
{
    size_t width = 0;
    size_t n;

    for (size_t i = 0; i < length; i += n)
        width += (size_t)display_width_of(utf8_decode(text + i, length - i, &n),
                                          is_wide_ambiguous);
    return width;
}

size_t display_fit(const char *text, size_t length, size_t width, bool is_wide_ambiguous,
                   size_t *taken, bool *is_cut)
{
    size_t ellipsis_width = (size_t)display_width_of(ellipsis, is_wide_ambiguous);
    size_t fitting = 0; /* bytes that leave room for the "…" */
    size_t total = 0;
    size_t n;

    *taken = 0;
    for (size_t i = 0; i < length; i += n) {
        total += (size_t)display_width_of(utf8_decode(text + i, length - i, &n),
                                          is_wide_ambiguous);
        if (total > width) {
            *is_cut = true;
            return fitting;
        }
        if (total + ellipsis_width <= width) {
            fitting = i + n;
            *taken = total;
        }
    }
    *is_cut = false;
    *taken = total;
    return length;
}
