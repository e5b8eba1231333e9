/* The header ETag: a name of the bytes that were sent, with which a program asks whether they have changed. */
#ifndef SERVER_TAG_H
#define SERVER_TAG_H

#include <stdbool.h>
#include <stddef.h>

enum { TAG_TEXT = 36 };

/* With its quotation marks. */
void tag_of_bytes(const char *bytes, size_t n, char out[TAG_TEXT]);

/* Of texts, NULL-terminated, that determine the bytes. */
void tag_of_texts(const char *const *texts, char out[TAG_TEXT]);

/* Does If-None-Match (or NULL) name it? */
bool tag_is_known(const char *header, const char *tag);

#endif
