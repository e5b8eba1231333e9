/*
 * Two sums of 64 bits as FNV-1a (Fowler, Noll, Vo), the second from another start over rotated bytes, each finished as in splitmix64 (Steele,
 * Lea, Flood 2014).
 */
#include "server/mixture.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const uint64_t prime = UINT64_C(0x100000001b3);

mixture mixture_begin(void)
{
    return (mixture){UINT64_C(0xcbf29ce484222325), UINT64_C(0x9e3779b97f4a7c15)};
}

void mixture_add(mixture *m, const void *bytes, size_t n)
{
    const unsigned char *p = bytes;

    for (size_t i = 0; i < n; i++) {
        m->a = (m->a ^ p[i]) * prime;
        m->b = (m->b ^ (unsigned char)(p[i] << 3 | p[i] >> 5)) * prime + 1;
    }
}

void mixture_add_text(mixture *m, const char *text)
{
    mixture_add(m, text ? "t" : "n", 1);
    mixture_add(m, text ? text : "", text ? strlen(text) + 1 : 1);
}

static uint64_t finish(uint64_t x)
{
    x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
    return x ^ x >> 31;
}

void mixture_join(mixture *m, const mixture *part)
{
    m->a += finish(part->a);
    m->b += finish(part->b);
}

void mixture_write(const mixture *m, char out[MIXTURE_TEXT])
{
    snprintf(out, MIXTURE_TEXT, "%016" PRIx64 "%016" PRIx64, finish(m->a), finish(m->b));
}
