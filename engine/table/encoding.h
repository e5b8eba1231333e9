/*
 * Detecting the encoding of a text: by its byte order mark, by its zero bytes, or because it is strict UTF-8. Anything
 * else is assumed to be GB18030, which Chinese versions of Windows write.
 */
#ifndef TABLE_ENCODING_H
#define TABLE_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

typedef enum encoding {
    ENCODING_AUTO, /* not known yet */
    ENCODING_UTF8,
    ENCODING_GB18030,
    ENCODING_UTF16LE,
    ENCODING_UTF16BE
} encoding;

/* "auto", "utf-8", "gb18030", "gbk" ...; case and hyphens do not matter. */
bool encoding_find(const char *name, encoding *out);

/* The name for iconv: "UTF-8". */
const char *encoding_name(encoding e);

/* Guess from the first bytes of a text; ENCODING_AUTO if they are not conclusive. */
encoding encoding_guess(const char *text, size_t length);

/*
 * The length of the longest prefix of complete, strict UTF-8 (no surrogates, no overlong forms); `length` if all of it
 * is valid.
 */
size_t utf8_valid_prefix(const char *text, size_t length);

/* Whether the bytes can be the start of a truncated character, which has at most 3 bytes. */
bool utf8_is_cut(const char *text, size_t length);

#endif
