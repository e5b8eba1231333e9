/*
 * Numbers as files of a little-endian machine hold them.
 */
#ifndef TABLE_LITTLE_ENDIAN_H
#define TABLE_LITTLE_ENDIAN_H

#include <stdint.h>
#include <string.h>

static inline uint16_t little16(const char *bytes)
{
    const unsigned char *b = (const unsigned char *)bytes;

    return (uint16_t)(b[0] | b[1] << 8);
}

static inline uint32_t little32(const char *bytes)
{
    return (uint32_t)little16(bytes) | (uint32_t)little16(bytes + 2) << 16;
}

static inline double little_double(const char *bytes)
{
    uint64_t bits = (uint64_t)little32(bytes) | (uint64_t)little32(bytes + 4) << 32;
    double value;

    memcpy(&value, &bits, sizeof value);
    return value;
}

#endif
