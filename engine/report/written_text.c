#include "report/written_text.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "intake/credit_code.h"

enum { CARD = 18, OLD_CARD = 15, KEPT = 3 };

static uint32_t read(const char *text, size_t *n)
{
    uint32_t c;

    *n = 0;
    c = *text ? utf8_decode(text, strnlen(text, 4), n) : 0;
    *n = *text && !*n ? 1 : *n;
    return c;
}

static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xff10 && c <= 0xff19);
}

static bool is_latin(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t digits(const char *text, size_t *count)
{
    size_t length = 0, n;

    for (*count = 0; is_digit(read(text + length, &n)); length += n)
        ++*count;
    return length;
}

/* Bytes of a number with its commas and points. */
static size_t number(const char *text)
{
    size_t length = 0, count, n;

    for (;;) {
        length += digits(text + length, &count);
        if (!text[length] || !strchr(",.", text[length]) || !is_digit(read(text + length + 1, &n)))
            return length;
        length++;
    }
}

/* Bytes of the word of a list with which the text begins; 0: of none. */
static size_t begins(const char *text, const char *const *words)
{
    for (; *words; words++) {
        if (!strncmp(text, *words, strlen(*words)))
            return strlen(*words);
    }
    return 0;
}

static size_t blanks(const char *text)
{
    static const char *const words[] = {" ", "　", "\xc2\xa0", NULL};
    size_t length = 0, n;

    while ((n = begins(text + length, words)))
        length += n;
    return length;
}

/* Whether a unit of money stands here, perhaps behind the other end of a range. */
static bool is_amount(const char *text)
{
    static const char *const units[] = {"元", "万", "亿", "千元", "千万", "百万", "余万", "余元", "多万", "多元", NULL};
    static const char *const ranges[] = {"-", "~", "–", "—", "～", "至", "到", NULL};
    const char *behind = text + blanks(text);
    size_t range = begins(behind, ranges), n = range ? number(behind + range) : 0;

    if (n)
        behind += range + n + blanks(behind + range + n);
    return begins(behind, units) && (!range || n);
}

/* Bytes of a number like that of an identity card at `text`; 0: there is none. */
static size_t card(const char *text)
{
    size_t count, n, length = digits(text, &count);

    if (count == CARD - 1 && (text[length] == 'X' || text[length] == 'x')) {
        count++;
        length++;
    }
    if ((count != CARD && count != OLD_CARD) || is_latin(read(text + length, &n)))
        return 0;
    return count == CARD && credit_code_check(text, length) == CREDIT_CODE_GOOD ? 0 : length;
}

static void write_card(const char *text, size_t length, text_buffer *out)
{
    size_t n;
    int kept = 0;

    for (size_t at = 0; at < length; at += n) {
        read(text + at, &n);
        if (kept++ < KEPT)
            text_buffer_append(out, text + at, n);
        else
            text_buffer_append_char(out, '*');
    }
}

/* `out` NULL: only ask. */
static bool write(const char *text, text_buffer *out)
{
    bool is_named = false, has_any = false;

    for (size_t n; *text; text += n) {
        uint32_t c = read(text, &n);
        size_t length = is_digit(c) ? number(text) : 0, like_card = length && !is_named ? card(text) : 0;

        is_named = is_latin(c);
        has_any |= like_card || (length && is_amount(text + length));
        if (like_card && out)
            write_card(text, like_card, out);
        else if (length && is_amount(text + length) && out)
            text_buffer_append_string(out, "…");
        else if (out)
            text_buffer_append(out, text, length ? length : n);
        n = like_card ? like_card : length ? length : n;
    }
    return has_any;
}

void written_text_mask(const char *text, text_buffer *out)
{
    write(text, out);
}

bool written_text_has_secret(const char *text)
{
    return write(text, NULL);
}
