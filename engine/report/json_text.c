/*
 * Runs of bytes that need no escaping are copied at once. A multibyte sequence is copied if it decodes; otherwise each
 * of its bytes becomes U+FFFD.
 */
#include "report/json_text.h"

#include <math.h>
#include <string.h>

#include "base/number_text.h"
#include "base/utf8.h"
#include "report/display_width.h"

static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */

static void append_escape(text_buffer *b, unsigned char c)
{
    static const char letters[] = {['"'] = '"', ['\\'] = '\\', ['\b'] = 'b', ['\f'] = 'f',
                                   ['\n'] = 'n', ['\r'] = 'r', ['\t'] = 't'};

    if (c < sizeof letters && letters[c]) {
        text_buffer_append_char(b, '\\');
        text_buffer_append_char(b, letters[c]);
    } else {
        text_buffer_print(b, "\\u%04x", c);
    }
}

static bool is_plain(unsigned char c)
{
    return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

void json_append(text_buffer *b, const char *text, size_t length)
{
    size_t start = 0; /* of the run to copy unchanged */
    size_t n;

    if (!text) {
        text_buffer_append_string(b, "null");
        return;
    }
    text_buffer_append_char(b, '"');
    for (size_t i = 0; i < length; i += n) {
        unsigned char c = (unsigned char)text[i];
        bool is_whole;

        n = 1;
        if (is_plain(c))
            continue;
        is_whole = c >= 0x80 && utf8_decode(text + i, length - i, &n) != UTF8_NO_CHARACTER;
        if (is_whole)
            continue;
        text_buffer_append(b, text + start, i - start);
        start = i + 1;
        if (c >= 0x80)
            text_buffer_append_string(b, replacement);
        else
            append_escape(b, c);
    }
    text_buffer_append(b, text + start, length - start);
    text_buffer_append_char(b, '"');
}

void json_append_string(text_buffer *b, const char *text)
{
    json_append(b, text, text ? strlen(text) : 0);
}

void json_append_number(text_buffer *b, double value, int decimals)
{
    char text[400];
    size_t length;

    if (!isfinite(value)) {
        text_buffer_append_string(b, "null");
        return;
    }
    length = decimals < 0 ? number_format(value, text)
                          : number_format_fixed(value, decimals, text, sizeof text);
    text_buffer_append(b, text, length);
}
