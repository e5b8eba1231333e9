/*
 * Numbers of persons in a text: mobile numbers of the mainland, landlines with their area code and identity cards. A text that people
 * write (what a visit found, a remark) may hold one; whoever takes it in warns, and whoever gives it away masks it.
 */
#ifndef BASE_PERSONAL_NUMBER_H
#define BASE_PERSONAL_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text_buffer.h"

typedef enum personal_number_kind { PERSONAL_MOBILE, PERSONAL_LANDLINE, PERSONAL_IDENTITY_CARD } personal_number_kind;

typedef struct personal_number {
    personal_number_kind kind;
    size_t begin, length; /* bytes in the text; without +86 before it */
} personal_number;

/* The first one that begins at byte `from` or later. Digits may be full width. */
bool personal_number_find(const char *text, size_t from, personal_number *out);

bool personal_number_is_in(const char *text);

/* Append the text; of each number only the first three digits stay, the others become *. */
void personal_number_mask(const char *text, text_buffer *out);

#endif
