/*
 * A growing text. After a failed append, `failed` stays set, so that a writer only needs to check once at the end.
 */
#ifndef BASE_TEXT_BUFFER_H
#define BASE_TEXT_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

typedef struct text_buffer {
    char *text; /* NUL-terminated; NULL until something is appended */
    size_t length;
    size_t capacity;
    bool failed;
} text_buffer;

void text_buffer_init(text_buffer *b);
void text_buffer_clear(text_buffer *b); /* releases its memory */
void text_buffer_empty(text_buffer *b); /* sets the length to 0 and resets `failed`; keeps its memory */

void text_buffer_append(text_buffer *b, const char *text, size_t length);
void text_buffer_append_string(text_buffer *b, const char *text);
void text_buffer_append_char(text_buffer *b, char c);
void text_buffer_print(text_buffer *b, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The text so far, "" if empty; valid until the next change. */
const char *text_buffer_string(const text_buffer *b);

#endif
