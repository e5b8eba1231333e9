/*
 * Two out of three characters of our texts are ASCII or CJK ideographs: both are
 * decided before the tables are searched.
 */
#include "report/display_width.h"

#include "report/display_ranges.h"

#define COUNT(ranges) (sizeof(ranges) / sizeof *(ranges))

static const uint32_t ellipsis = 0x2026;

/* Table 3-7 of the Unicode Standard: no overlong forms, no surrogates, at most U+10FFFF. */
uint32_t display_decode(const char *text, size_t length, size_t *n)
{
    const unsigned char *p = (const unsigned char *)text;
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t size = p[0] < 0x80 ? 1 : p[0] < 0xC2 ? 0 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
    uint32_t character;

    *n = 1;
    if (size == 1)
        return p[0];
    if (size == 0 || size > length || p[0] > 0xF4)
        return DISPLAY_NO_CHARACTER;
    character = p[0] & (0x7Fu >> size);
    for (size_t i = 1; i < size; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return DISPLAY_NO_CHARACTER;
        character = character << 6 | (p[i] & 0x3F);
    }
    if (character < least[size] || character > 0x10FFFF ||
        (character >= 0xD800 && character <= 0xDFFF))
        return DISPLAY_NO_CHARACTER;
    *n = size;
    return character;
}

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
    if (character < 0x80 || character == DISPLAY_NO_CHARACTER)
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
        width += (size_t)display_width_of(display_decode(text + i, length - i, &n),
                                          is_wide_ambiguous);
    return width;
}

size_t display_fit(const char *text, size_t length, size_t width, bool is_wide_ambiguous,
                   size_t *taken, bool *is_cut)
{
    size_t ellipsis_width = (size_t)display_width_of(ellipsis, is_wide_ambiguous);
    size_t fitting = 0; /* bytes that still leave room for the "…" */
    size_t total = 0;
    size_t n;

    *taken = 0;
    for (size_t i = 0; i < length; i += n) {
        total += (size_t)display_width_of(display_decode(text + i, length - i, &n),
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
