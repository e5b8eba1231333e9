/*
 * Weights from data, on one thread, the best of so many times, over 32 columns of random numbers above 0, each leaning on
 * the one before it; and a read of the columns, which the goals are multiples of. Prints facts, "name,value".
 *
 *   weights COMPANIES FILE
 *
 * FILE gets the columns, one behind the other, and behind them the weights by entropy, CRITIC and Gini, all as doubles,
 * for peers.
 */
#include <stdio.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/allocate.h"
#include "composite/data_weights.h"
#include "composite/factor_weights.h"
#include "stopwatch.h"

enum { COLUMNS = 32, TIMES = 5, LANES = 8 };

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

static double read_all(const double *x, size_t n)
{
    double sum[LANES] = {0};

    for (size_t i = 0; i + LANES <= n; i += LANES) {
        for (size_t l = 0; l < LANES; l++)
            sum[l] += x[i + l];
    }
    return sum[0] + sum[1] + sum[2] + sum[3] + sum[4] + sum[5] + sum[6] + sum[7];
}

typedef bool (*weighing)(const double *const *x, size_t k, size_t n, double *out);

static bool weigh(data_weighting by, const double *const *x, size_t k, size_t n, double *out)
{
    const weight_data d = {x, k, n, NULL};
    weight_finding how;

    return data_weights(by, &d, out, NULL, &how);
}

static bool gini(const double *const *x, size_t k, size_t n, double *out)
{
    return weigh(BY_GINI, x, k, n, out);
}

static bool merec(const double *const *x, size_t k, size_t n, double *out)
{
    return weigh(BY_MEREC, x, k, n, out);
}

static const struct {
    const char *name;
    weighing run;
    int is_for_peers;
} jobs[] = {
    {"entropy", weights_entropy, 1}, {"CRITIC", weights_critic, 1}, {"Gini", gini, 1},
    {"PCA", weights_pca, 0},         {"MEREC", merec, 0},
};

int main(int argc, char **argv)
{
    size_t n = argc == 3 ? (size_t)atol(argv[1]) : 0;
    double *x = n ? invent(n) : NULL, weight[COLUMNS], best = 0, sum = 0;
    const double *columns[COLUMNS];
    FILE *f = n ? fopen(argv[2], "wb") : NULL;

    if (!x || !f)
        return 2;
    for (size_t k = 0; k < COLUMNS; k++)
        columns[k] = x + k * n;
    fwrite(x, sizeof *x, COLUMNS * n, f);
    for (int i = 0; i < TIMES; i++) {
        double began = now();

        sum += read_all(x, COLUMNS * n);
        if (!i || now() - began < best)
            best = now() - began;
    }
    printf("sum of the weighed columns,%.17g\nread of the weighed columns: ns a company,%.1f\n", sum,
           best / (double)n);
    for (size_t j = 0; j < sizeof jobs / sizeof *jobs; j++) {
        for (int i = 0; i < TIMES; i++) {
            double began = now();

            if (!jobs[j].run(columns, COLUMNS, n, weight))
                return 1;
            if (!i || now() - began < best)
                best = now() - began;
        }
        if (jobs[j].is_for_peers)
            fwrite(weight, sizeof *weight, COLUMNS, f);
        printf("%s weights: ns a company,%.1f\n", jobs[j].name, best / (double)n);
    }
    if (fclose(f))
        return 1;
    release(x);
    return 0;
}
