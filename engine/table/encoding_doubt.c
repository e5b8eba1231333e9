/*
 * A file that is valid in no encoding: a character cut in half by a program, a byte of an old euro sign, two files put
 * together. Chinese in UTF-8 takes three bytes a character and in GB18030 two, whose values rarely make valid UTF-8, so the
 * valid sequences tell the encodings apart.
 */
#include <iconv.h>
#include <string.h>

#include "base/utf8.h"
#include "table/encoding.h"

static bool is_ascii(char c)
{
    return (unsigned char)c < 0x80;
}

/* Valid characters of three bytes or more, and places that belong to no valid one, with the bytes that continue them. */
static void weigh(const char *text, size_t length, size_t *good, size_t *bad)
{
    *good = *bad = 0;
    for (size_t i = 0; i < length;) {
        size_t step = is_ascii(text[i]) ? 1 : utf8_length(text + i, length - i);

        *good += step >= 3;
        *bad += step == 0;
        for (i += step ? step : 1; !step && i < length && ((unsigned char)text[i] & 0xc0) == 0x80;)
            i++;
    }
}

bool utf8_is_likely(const char *text, size_t length)
{
    size_t good, bad;

    weigh(text, length, &good, &bad);
    return good > 4 * bad;
}

bool gb18030_is_likely(const char *text, size_t length, size_t n_bad)
{
    size_t others = 0;

    for (size_t i = 0; i < length; i++)
        others += !is_ascii(text[i]);
    return others / 2 > 4 * n_bad;
}

bool encoding_is_foreign_gb18030(const char *text, size_t length, size_t at)
{
    size_t from = at, to = at, good, bad;

    while (from && !is_ascii(text[from - 1]))
        from--;
    while (to < length && !is_ascii(text[to]))
        to++;
    weigh(text + from, to - from, &good, &bad);
    if ((to - from) % 2 || to - from < 4 || good >= 2)
        return false;
    for (size_t i = from; i < to; i += 2) {
        unsigned char lead = (unsigned char)text[i], trail = (unsigned char)text[i + 1];

        if (lead < 0xb0 || lead > 0xf7 || trail < 0xa1) /* characters of GB 2312 */
            return false;
    }
    return true;
}

bool encoding_is_foreign_utf8(const char *text, size_t length, size_t at)
{
    size_t from = at, to = at, good, bad;

    while (from && text[from - 1] != '\n')
        from--;
    while (to < length && text[to] != '\n')
        to++;
    weigh(text + from, to - from, &good, &bad);
    return good >= 2 && !bad;
}

/* Convert text[length]; false: it is not valid in `from`, cannot be written in `to`, or is too long. */
static bool convert(const char *from, const char *to, const char *text, size_t length, char *out, size_t *size)
{
    iconv_t converter = iconv_open(to, from);
    char *in = (char *)(size_t)text, *end = out; /* iconv does not change its input */
    size_t room = *size, left = length, result;

    if (converter == (iconv_t)-1)
        return false;
    result = iconv(converter, &in, &left, &end, &room);
    iconv_close(converter);
    *size -= room;
    return result != (size_t)-1 && !left;
}

bool encoding_reread_big5(const char *text, size_t length, char *out, size_t size)
{
    char bytes[1024];
    size_t n = sizeof bytes;

    size--;
    if (!convert("UTF-8", "GB18030", text, length, bytes, &n) || !convert("BIG5", "UTF-8", bytes, n, out, &size))
        return false;
    out[size] = '\0';
    return true;
}
