/*
 * SHA-256 (FIPS 180-4), computed by nettle, in lower-case hexadecimal.
 */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stdbool.h>
#include <stddef.h>

#include <nettle/sha2.h>

enum { DIGEST_TEXT = 65 }; /* 64 digits and the NUL */

/* The digest of `length` bytes; `bytes` may be NULL if `length` is 0. */
void digest_bytes(const void *bytes, size_t length, char hex[DIGEST_TEXT]);

/* The digest of everything that `so_far` was updated with; it can be updated further. */
void digest_so_far(const struct sha256_ctx *so_far, char hex[DIGEST_TEXT]);

/* The digest of a regular file; false: it is none, or cannot be read. */
bool digest_file(const char *path, char hex[DIGEST_TEXT]);

#endif
