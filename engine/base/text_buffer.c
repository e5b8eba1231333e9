/*
 * Growth by doubling (allocate_room), so that appending is O(1) amortised.
 */
#include "base/text_buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/allocate.h"

void text_buffer_init(text_buffer *b)
{
    *b = (text_buffer){0};
}

void text_buffer_clear(text_buffer *b)
{
    release(b->text);
    text_buffer_init(b);
}

void text_buffer_empty(text_buffer *b)
{
    b->length = 0;
    b->failed = false;
    if (b->text)
        b->text[0] = '\0';
}

static bool make_room(text_buffer *b, size_t extra)
{
    if (b->failed)
        return false;
    if (extra >= (size_t)-1 - b->length ||
        !allocate_room((void **)&b->text, &b->capacity, b->length + extra + 1, 1))
        b->failed = true;
    return !b->failed;
}

void text_buffer_append(text_buffer *b, const char *text, size_t length)
{
    if (!make_room(b, length))
        return;
    if (length)
        memcpy(b->text + b->length, text, length);
    b->length += length;
    b->text[b->length] = '\0';
}

void text_buffer_append_string(text_buffer *b, const char *text)
{
    text_buffer_append(b, text, strlen(text));
}

void text_buffer_append_char(text_buffer *b, char c)
{
    text_buffer_append(b, &c, 1);
}

void text_buffer_print(text_buffer *b, const char *format, ...)
{
    va_list arguments;
    int length;

    va_start(arguments, format);
    length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0 || !make_room(b, (size_t)length)) {
        b->failed = true;
        return;
    }
    va_start(arguments, format);
    vsnprintf(b->text + b->length, (size_t)length + 1, format, arguments);
    va_end(arguments);
    b->length += (size_t)length;
}

const char *text_buffer_string(const text_buffer *b)
{
    return b->text ? b->text : "";
}
