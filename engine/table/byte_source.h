/*
 * Where bytes come from: a file, standard input or memory; with their SHA-256.
 */
#ifndef TABLE_BYTE_SOURCE_H
#define TABLE_BYTE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"

typedef struct byte_source byte_source;

/*
 * `path` "-" is standard input. TIDU_EIO with one plain sentence when the file is
 * absent, a folder or not readable. `is_digested`: compute the SHA-256 on the way.
 */
tidu_status byte_source_open(const char *path, bool is_digested, byte_source **out,
                             tidu_error *err);

/* `bytes` are borrowed until the source is closed; `file` only names them in messages. */
tidu_status byte_source_open_memory(const char *bytes, size_t length, const char *file,
                                    bool is_digested, byte_source **out, tidu_error *err);
void byte_source_close(byte_source *s);

/* Fill `buffer`; *n is less than `size` only at the end. */
tidu_status byte_source_read(byte_source *s, char *buffer, size_t size, size_t *n,
                             tidu_error *err);

/* What is read until the next rewind is only looked at: no digest is made of it. */
void byte_source_look(byte_source *s);

/* Back to the first byte; only where byte_source_can_rewind. Begins the digest anew. */
bool byte_source_can_rewind(const byte_source *s);
void byte_source_rewind(byte_source *s);

/*
 * A chunk of the same bytes, from..to - 1 (`to` SIZE_MAX: to the end), for another thread; only where it can be
 * rewound and no digest is wanted, for that needs the bytes in their order. `whole` must outlive it.
 */
bool byte_source_can_split(const byte_source *s);
tidu_status byte_source_open_chunk(const byte_source *whole, size_t from, size_t to, byte_source **out,
                                     tidu_error *err);

/* Let reading end before the byte `at`, as if the file did, until it goes on, there or further behind. */
void byte_source_pause(byte_source *s, size_t at);
bool byte_source_is_held(const byte_source *s); /* a chunk that ends before its file is */
void byte_source_resume(byte_source *s, size_t from);

size_t byte_source_position(const byte_source *s); /* of the byte that is read next */

const char *byte_source_name(const byte_source *s); /* of the file, for messages */
size_t byte_source_total(const byte_source *s);     /* 0: unknown */

/* Of all bytes read so far, lower-case hex; "" when it was not asked for. */
void byte_source_digest(const byte_source *s, char hex[65]);

#endif
