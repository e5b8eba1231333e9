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

/*
 * Whether a text that is not valid UTF-8 is UTF-8 all the same, with a few bytes spoilt: for each invalid byte there are many
 * characters that another encoding would hardly make.
 */
bool utf8_is_likely(const char *text, size_t length);

/* Whether so many bytes that are invalid as GB18030 are few beside the characters of the text. */
bool gb18030_is_likely(const char *text, size_t length, size_t n_bad);

/*
 * Whether the bytes around text[at], which are invalid as UTF-8, are characters of GB18030, two at least: then two files of
 * different encodings were put together.
 */
bool encoding_is_foreign_gb18030(const char *text, size_t length, size_t at);

/* The same the other way round: the line around text[at] is UTF-8. */
bool encoding_is_foreign_utf8(const char *text, size_t length, size_t at);

/*
 * What a text that was read as GB18030 is in Big5, as UTF-8; false: it is none, or memory is exhausted. `out` has room for
 * `size` bytes.
 */
bool encoding_reread_big5(const char *text, size_t length, char *out, size_t size);

#endif
