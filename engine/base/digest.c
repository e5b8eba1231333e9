#include "base/digest.h"

#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>

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

bool digest_file(const char *path, char hex[DIGEST_TEXT])
{
    unsigned char block[1 << 14];
    struct sha256_ctx context;
    struct stat about;
    size_t n;
    FILE *f = !stat(path, &about) && S_ISREG(about.st_mode) ? fopen(path, "rb") : NULL; /* opening a pipe would wait */
    bool ok = f != NULL;

    sha256_init(&context);
    while (f && (n = fread(block, 1, sizeof block, f)) > 0)
        sha256_update(&context, n, block);
    ok = ok && !ferror(f);
    if (f)
        fclose(f);
    if (ok)
        digest_so_far(&context, hex);
    return ok;
}
