/*
 * A source of bytes: a file, standard input or memory; with the SHA-256 of what was read.
 */
#ifndef TABLE_BYTE_SOURCE_H
#define TABLE_BYTE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"

typedef struct byte_source byte_source;

/*
 * Open a file; `path` "-" is standard input. `is_digested`: compute the SHA-256 while reading. TIDU_EIO: the file is
 * absent, a folder or not readable.
 */
tidu_status byte_source_open(const char *path, bool is_digested, byte_source **out,
                             tidu_error *err);

/* `bytes` are borrowed until the source is closed; `file` is their name in messages. */
tidu_status byte_source_open_memory(const char *bytes, size_t length, const char *file,
                                    bool is_digested, byte_source **out, tidu_error *err);
void byte_source_close(byte_source *s);

/* Fill buffer[size]; *n is less than `size` only at the end. */
tidu_status byte_source_read(byte_source *s, char *buffer, size_t size, size_t *n,
                             tidu_error *err);

/*
 * Before anything was read: look at the first bytes, which will be read again. *n is less than `size` only if there are
 * no more.
 */
tidu_status byte_source_peek(byte_source *s, char *buffer, size_t size, size_t *n, tidu_error *err);

/*
 * Before anything was read: keep the bytes of a stream in memory, so that it can be rewound. Nothing to do for a file.
 * TIDU_EDATA: more than `most` bytes.
 */
tidu_status byte_source_keep(byte_source *s, size_t most, tidu_error *err);

/* Read at any place, without moving and without the digest; only if byte_source_can_rewind. May run in any thread. */
tidu_status byte_source_read_at(const byte_source *s, size_t at, char *buffer, size_t size, size_t *n,
                                tidu_error *err);

/* Until the next rewind, bytes are read without being added to the digest. */
void byte_source_look(byte_source *s);

/* Return to the first byte and restart the digest; only if byte_source_can_rewind. */
bool byte_source_can_rewind(const byte_source *s);
void byte_source_rewind(byte_source *s);

/*
 * Open a chunk of the same bytes, from..to - 1 (`to` SIZE_MAX: to the end), for another thread. `whole` must outlive
 * it, be able to rewind, and not be digested, as a digest needs all bytes in order.
 */
bool byte_source_can_split(const byte_source *s);
tidu_status byte_source_open_chunk(const byte_source *whole, size_t from, size_t to, byte_source **out,
                                     tidu_error *err);

/* Let reading stop before the byte `at`, as at the end of the file, until it is resumed there or at a later byte. */
void byte_source_pause(byte_source *s, size_t at);
bool byte_source_is_held(const byte_source *s); /* true also for a chunk that ends before its file */
void byte_source_resume(byte_source *s, size_t from);

size_t byte_source_position(const byte_source *s); /* of the next byte */

const char *byte_source_name(const byte_source *s); /* of the file, for messages */
size_t byte_source_total(const byte_source *s);     /* 0: unknown */

/* The SHA-256 of all bytes read so far, in lower-case hexadecimal; "" if the source is not digested. */
void byte_source_digest(const byte_source *s, char hex[65]);

#endif
