/*
 * Prints how fast one thread reads memory, GB/s: the sum of 256 MiB, best of five.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stopwatch.h"

enum { LANES = 16 };

static const size_t size = (size_t)256 << 20;

static uint64_t sum(const uint64_t *x, size_t n)
{
    uint64_t lanes[LANES] = {0};
    uint64_t total = 0;

    for (size_t i = 0; i + LANES <= n; i += LANES)
        for (int k = 0; k < LANES; k++)
            lanes[k] += x[i + (size_t)k];
    for (int k = 0; k < LANES; k++)
        total += lanes[k];
    return total;
}

int main(void)
{
    uint64_t *x = malloc(size);
    volatile uint64_t kept;
    double best = 1e9;

    if (!x)
        return 1;
    memset(x, 7, size);
    for (int i = 0; i < 5; i++) {
        double began = now() * 1e-9;
        double took;

        kept = sum(x, size / sizeof *x);
        took = now() * 1e-9 - began;
        if (took < best)
            best = took;
    }
    (void)kept;
    free(x);
    printf("%.1f\n", (double)size / best / 1e9);
    return 0;
}
