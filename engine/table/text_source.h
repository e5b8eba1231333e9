/*
 * A byte source as UTF-8: blocks of text without byte order mark, converted
 * where the bytes are something else. UTF-8 is handed through without a copy.
 */
#ifndef TABLE_TEXT_SOURCE_H
#define TABLE_TEXT_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"
#include "table/byte_source.h"
#include "table/encoding.h"

typedef struct text_source text_source;

/*
 * bytes   borrowed; read from its beginning, and where it can be rewound twice
 * wanted  ENCODING_AUTO: detect it. A file is looked at as a whole, a stream by
 *         its first MiB.
 * trusts  what the first MiB says is taken for a file, too: text_source_is_misjudged tells when it was wrong
 */
tidu_status text_source_open(byte_source *bytes, encoding wanted, bool trusts, text_source **out,
                             tidu_error *err);

/*
 * The text of a chunk of the file that `whole` reads, in its encoding; it begins behind a line feed. Not for UTF-16.
 */
tidu_status text_source_open_chunk(const text_source *whole, byte_source *bytes, text_source **out,
                                     tidu_error *err);

/* A file that was trusted to be UTF-8 is not: all of it has to be read as GB18030. */
bool text_source_is_misjudged(const text_source *s);
void text_source_close(text_source *s);

/*
 * The next block, valid until the next call; *length is 0 at the end. Blocks end between
 * characters. TIDU_EDATA with the line when bytes are not of the encoding.
 */
tidu_status text_source_next(text_source *s, const char **text, size_t *length, tidu_error *err);

/*
 * At the end there is more that the byte source holds back (byte_source_pause); it goes on at `from`, behind `lines`
 * lines that chunks counted (text_source_lines).
 */
bool text_source_is_held(const text_source *s);
void text_source_resume(text_source *s, size_t from, unsigned long lines);
unsigned long text_source_lines(const text_source *s); /* delivered so far, where the source has to count them */

encoding text_source_encoding(const text_source *s);
const char *text_source_name(const text_source *s);

/* Bytes of the source used so far and in all (0: unknown), for progress. */
size_t text_source_position(const text_source *s);
size_t text_source_total(const text_source *s);

#endif
