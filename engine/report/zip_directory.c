/*
 * Reads the end-of-central-directory record, which is the last 22 bytes of a file without a comment, and the entries
 * that it points to. All of them must be there and end where that record begins.
 */
#include "report/zip_directory.h"

#include <string.h>

enum { END_BYTES = 22, ENTRY_BYTES = 46 };

static uint32_t little_endian(const unsigned char *b, int n)
{
    uint32_t value = 0;

    while (n--)
        value = value << 8 | b[n];
    return value;
}

static bool read_at(FILE *file, long at, unsigned char *bytes, size_t n)
{
    return !fseek(file, at, SEEK_SET) && fread(bytes, 1, n, file) == n;
}

bool zip_directory_largest(FILE *file, uint64_t *out)
{
    unsigned char end[END_BYTES], entry[ENTRY_BYTES];
    long length, at;
    uint32_t n;

    if (fseek(file, 0, SEEK_END) || (length = ftell(file)) < END_BYTES ||
        !read_at(file, length - END_BYTES, end, END_BYTES) || memcmp(end, "PK\5\6", 4))
        return false;
    n = little_endian(end + 10, 2);
    at = (long)little_endian(end + 16, 4);
    *out = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t size;

        if (!read_at(file, at, entry, ENTRY_BYTES) || memcmp(entry, "PK\1\2", 4))
            return false;
        size = little_endian(entry + 24, 4);
        if (size > *out)
            *out = size;
        at += ENTRY_BYTES + (long)(little_endian(entry + 28, 2) + little_endian(entry + 30, 2) +
                                   little_endian(entry + 32, 2));
    }
    return at == length - END_BYTES;
}
