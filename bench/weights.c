/*
 * Weights from data, on one thread, the best of so many times: Shannon entropy and CRITIC over twelve columns of random
 * numbers above 0. Prints facts, "name,value".
 *
 *   weights COMPANIES FILE
 *
 * FILE gets the columns, one behind the other, and behind them both lots of weights, all as doubles, for a peer.
 */
#include <stdio.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/allocate.h"
#include "composite/weights.h"
#include "stopwatch.h"

enum { COLUMNS = 12, TIMES = 5 };

/* Each column leans on the one before it, the next ones less and less. */
static double *invent(size_t n)
{
    double *x = allocate_array(COLUMNS * n, sizeof *x);
    uint64_t seed = 5;

    for (size_t i = 0; x && i < COLUMNS * n; i++) {
        seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
        x[i] = (double)(seed >> 11) * 0x1p-53 + 0.01;
        if (i >= n)
            x[i] += x[i - n] / (double)(1 + i / n);
    }
    return x;
}

int main(int argc, char **argv)
{
    size_t n = argc == 3 ? (size_t)atol(argv[1]) : 0;
    double *x = n ? invent(n) : NULL, entropy[COLUMNS], critic[COLUMNS], best[2] = {0};
    const double *columns[COLUMNS];
    FILE *f = n ? fopen(argv[2], "wb") : NULL;

    if (!x || !f)
        return 2;
    for (size_t k = 0; k < COLUMNS; k++)
        columns[k] = x + k * n;
    for (int i = 0; i < TIMES; i++) {
        double began = now(), between;

        if (!weights_entropy(columns, COLUMNS, n, entropy))
            return 1;
        between = now();
        weights_critic(columns, COLUMNS, n, critic);
        if (!i || between - began < best[0])
            best[0] = between - began;
        if (!i || now() - between < best[1])
            best[1] = now() - between;
    }
    fwrite(x, sizeof *x, COLUMNS * n, f);
    fwrite(entropy, sizeof *entropy, COLUMNS, f);
    fwrite(critic, sizeof *critic, COLUMNS, f);
    if (fclose(f))
        return 1;
    printf("entropy weights: ns a company,%.1f\nCRITIC weights: ns a company,%.1f\n", best[0] / (double)n,
           best[1] / (double)n);
    release(x);
    return 0;
}
