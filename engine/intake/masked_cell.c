#include "intake/masked_cell.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

enum { LEAST_STARS = 3 };

static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xff10 && c <= 0xff19);
}

static bool is_letter(uint32_t c)
{
    bool is_latin = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xff21 && c <= 0xff3a) || (c >= 0xff41 && c <= 0xff5a);
    bool is_mark = c < 0x80 || (c >= 0xa0 && c < 0xc0) || (c >= 0x2000 && c < 0x2e80) || (c >= 0x3000 && c <= 0x303f) || c >= 0xff00;

    return is_latin || !is_mark;
}

/* Stars behind a digit, with the blanks, dashes and brackets that a number has between its digits. */
static bool has_stars(const char *text, const char *end)
{
    static const char between[] = "*- )";
    int stars = 0;

    for (; text < end && strchr(between, *text) && stars < LEAST_STARS; text++)
        stars += *text == '*';
    return stars == LEAST_STARS;
}

static bool is_money(const char *text, const char *end)
{
    static const char *const units[] = {"元", "万", "亿"};

    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t n = strlen(units[i]);

        if ((size_t)(end - text) >= n && !memcmp(text, units[i], n))
            return true;
    }
    return false;
}

bool masked_cell_is(const char *text, size_t length, bool is_full)
{
    const uint32_t ellipsis = 0x2026;
    const char *end = text + length;
    size_t n;

    for (const char *at = text; at < end; at += n) {
        uint32_t c = utf8_decode(at, (size_t)(end - at), &n);

        n = n ? n : 1;
        if (is_digit(c) && has_stars(at + n, end))
            return true;
        if (is_full && is_letter(c) && at + n < end && at[n] == '*')
            return true;
        if (is_full && c == ellipsis && is_money(at + n, end))
            return true;
    }
    return false;
}
