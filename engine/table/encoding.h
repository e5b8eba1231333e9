/*
 * Which encoding a text has: by its byte order mark, by its zero bytes, by
 * being strict UTF-8; what is none of these is taken for GB18030, which is what
 * Chinese Windows writes.
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

/* "UTF-8", as iconv takes it. */
const char *encoding_name(encoding e);

/* From the first bytes of a text; ENCODING_AUTO when only the rest can tell. */
encoding encoding_guess(const char *text, size_t length);

/*
 * Length of the longest prefix that is whole, strict UTF-8 (no surrogates, no overlong
 * forms). `length` when all of it is.
 */
size_t utf8_valid_prefix(const char *text, size_t length);

/* Could the bytes be the beginning of a character that was cut off? At most 3 are. */
bool utf8_is_cut(const char *text, size_t length);

#endif
