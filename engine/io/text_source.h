/*
 * A byte source as UTF-8: blocks of text without byte order mark, converted
 * where the bytes are something else. UTF-8 is handed through without a copy.
 */
#ifndef IO_TEXT_SOURCE_H
#define IO_TEXT_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"
#include "io/byte_source.h"
#include "io/encoding.h"

typedef struct text_source text_source;

/*
 * bytes   borrowed; read from its beginning, and where it can be rewound twice
 * wanted  ENCODING_AUTO: detect it. A file is looked at as a whole, a stream by
 *         its first MiB.
 * trusts  what the first MiB says is taken for a file, too: text_source_is_misjudged tells when it was wrong
 */
tidu_status text_source_open(byte_source *bytes, encoding wanted, bool trusts, text_source **out,
                             tidu_error *err);

/* A file that was trusted to be UTF-8 is not: all of it has to be read as GB18030. */
bool text_source_is_misjudged(const text_source *s);
void text_source_close(text_source *s);

/*
 * The next block, valid until the next call; *length is 0 at the end. Blocks end between
 * characters. TIDU_EDATA with the line when bytes are not of the encoding.
 */
tidu_status text_source_next(text_source *s, const char **text, size_t *length, tidu_error *err);

encoding text_source_encoding(const text_source *s);
const char *text_source_name(const text_source *s);

/* Bytes of the source used so far and in all (0: unknown), for progress. */
size_t text_source_position(const text_source *s);
size_t text_source_total(const text_source *s);

#endif
