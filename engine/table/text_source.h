/*
 * A byte source as UTF-8: blocks of text without a byte order mark, converted from other encodings if needed. UTF-8 is
 * delivered without copying.
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
 * bytes   borrowed; read from its start, and a second time if it can be rewound
 * wanted  ENCODING_AUTO: detect it, from the whole of a file or the first MiB of a stream
 * trusts  detect it from the first MiB of a file as well; text_source_is_misjudged tells later if that was wrong
 */
tidu_status text_source_open(byte_source *bytes, encoding wanted, bool trusts, text_source **out,
                             tidu_error *err);

/*
 * Open the text of a chunk of the file that `whole` reads, in the same encoding. The chunk starts after a line feed.
 * Not for UTF-16.
 */
tidu_status text_source_open_chunk(const text_source *whole, byte_source *bytes, text_source **out,
                                     tidu_error *err);

/* A trusted file turned out not to be UTF-8, so it must be read again as GB18030. */
bool text_source_is_misjudged(const text_source *s);
void text_source_close(text_source *s);

/*
 * The next block, valid until the next call; *length is 0 at the end. Blocks end between characters. TIDU_EDATA: bytes
 * are invalid in the encoding, with their line.
 */
tidu_status text_source_next(text_source *s, const char **text, size_t *length, tidu_error *err);

/*
 * text_source_is_held: the end was reached only because the byte source is held (byte_source_pause).
 * text_source_resume: continue at `from`, past `lines` lines that were counted by chunks (text_source_lines).
 */
bool text_source_is_held(const text_source *s);
void text_source_resume(text_source *s, size_t from, unsigned long lines);
unsigned long text_source_lines(const text_source *s); /* delivered so far, if the source has to count them */

encoding text_source_encoding(const text_source *s);
const char *text_source_name(const text_source *s);

/* Bytes of the source used so far and in total (0: unknown), for progress. */
size_t text_source_position(const text_source *s);
size_t text_source_total(const text_source *s);

#endif
