/*
 * A growing piece of text. After a failed append the buffer says so once and
 * for all (`failed`), so that a writer checks at its end and not at each step.
 */
#ifndef BASE_TEXT_BUFFER_H
#define BASE_TEXT_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

typedef struct text_buffer {
    char *text; /* NUL-terminated once anything was appended, else NULL */
    size_t length;
    size_t capacity;
    bool failed;
} text_buffer;

void text_buffer_init(text_buffer *b);
void text_buffer_clear(text_buffer *b); /* releases all */
void text_buffer_empty(text_buffer *b); /* length 0, memory kept, `failed` reset */

void text_buffer_append(text_buffer *b, const char *text, size_t length);
void text_buffer_append_string(text_buffer *b, const char *text);
void text_buffer_append_char(text_buffer *b, char c);
void text_buffer_print(text_buffer *b, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The text so far, "" when empty; borrowed until the next change. */
const char *text_buffer_string(const text_buffer *b);

#endif
