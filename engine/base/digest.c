#include "base/digest.h"

#include <stdint.h>

void digest_so_far(const struct sha256_ctx *so_far, char hex[DIGEST_TEXT])
{
    static const char digits[] = "0123456789abcdef";
    struct sha256_ctx context = *so_far;
    uint8_t bytes[SHA256_DIGEST_SIZE];

    sha256_digest(&context, sizeof bytes, bytes);
    for (size_t i = 0; i < sizeof bytes; i++) {
        hex[2 * i] = digits[bytes[i] >> 4];
        hex[2 * i + 1] = digits[bytes[i] & 15];
    }
    hex[DIGEST_TEXT - 1] = '\0';
}

void digest_bytes(const void *bytes, size_t length, char hex[DIGEST_TEXT])
{
    struct sha256_ctx context;

    sha256_init(&context);
    if (length)
        sha256_update(&context, length, bytes);
    digest_so_far(&context, hex);
}
