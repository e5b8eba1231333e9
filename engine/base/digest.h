/*
 * SHA-256 (FIPS 180-4) by nettle, written in lower-case hexadecimal.
 */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stddef.h>

#include <nettle/sha2.h>

enum { DIGEST_TEXT = 65 }; /* 64 digits and the NUL */

/* Of `length` bytes, which may be NULL where there are none. */
void digest_bytes(const void *bytes, size_t length, char hex[DIGEST_TEXT]);

/* Of what `so_far` was updated with; it can be updated further. */
void digest_so_far(const struct sha256_ctx *so_far, char hex[DIGEST_TEXT]);

#endif
