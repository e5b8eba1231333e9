/*
 * Times the steps of an index over 32 columns from memory, on one thread, the best of so many times: one plain read of the
 * matrix, a weighted sum after min-max, TOPSIS, a geometric mean, weights by entropy, CRITIC and principal components, Gini
 * coefficients, two quantiles of every column, PROMETHEE II. Prints facts, "name,value".
 *
 *   composite COMPANIES FILE
 *
 * FILE gets the columns, one behind the other, and behind them the weights, the weighted sums, TOPSIS' closeness and the
 * geometric means, all as doubles, for peers (peer_memory.py pymcdm_composite and skcriteria_composite).
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "composite/aggregate_columns.h"
#include "composite/column_information.h"
#include "composite/data_weights.h"
#include "composite/factor_weights.h"
#include "composite/ideal_distance.h"
#include "composite/promethee.h"
#include "numeric/selection.h"
#include "stopwatch.h"

enum { COLUMNS = 32, TIMES = 3, SUMS = 16 };

typedef struct given {
    size_t n;
    double *x, *sum, *closeness, *geometric, *work; /* [COLUMNS * n], the others [n]; work [2 n] */
    const double *columns[COLUMNS];
    double weight[COLUMNS];
    decision_matrix m;
} given;

/* Even numbers above 0; each column leans on the one before it. */
static bool invent(given *g, size_t n)
{
    uint64_t seed = 5;

    g->n = n;
    g->x = allocate_array(COLUMNS * n, sizeof *g->x);
    g->sum = allocate_array(n, sizeof *g->sum);
    g->closeness = allocate_array(n, sizeof *g->closeness);
    g->geometric = allocate_array(n, sizeof *g->geometric);
    g->work = allocate_array(2 * n, sizeof *g->work);
    if (!g->x || !g->sum || !g->closeness || !g->geometric || !g->work)
        return false;
    for (size_t i = 0; i < COLUMNS * n; i++) {
        seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
        g->x[i] = (double)(seed >> 11) * 0x1p-53 + 0.01 + (i >= n ? g->x[i - n] / 4 : 0);
    }
    for (size_t j = 0; j < COLUMNS; j++) {
        g->columns[j] = g->x + j * n;
        g->weight[j] = (double)(1 + j) / (COLUMNS * (COLUMNS + 1) / 2);
    }
    g->m = (decision_matrix){g->columns, g->weight, NULL, COLUMNS, n};
    return true;
}

static bool read_all(given *g)
{
    uint64_t sums[SUMS] = {0};
    const uint64_t *x = (const uint64_t *)(const void *)g->x;
    static volatile uint64_t kept;

    for (size_t i = 0; i + SUMS <= COLUMNS * g->n; i += SUMS) {
        for (size_t k = 0; k < SUMS; k++)
            sums[k] += x[i + k];
    }
    for (size_t k = 0; k < SUMS; k++)
        kept += sums[k];
    return true;
}

static bool min_max(given *g) { return aggregate_columns_min_max(g->columns, g->weight, NULL, COLUMNS, g->n, g->sum); }
static bool by_topsis(given *g) { return topsis(&g->m, TOPSIS_VECTOR, g->closeness).status == MATRIX_FINE; }
static bool geometric(given *g) { return aggregate_columns_geometric(g->columns, g->weight, COLUMNS, g->n, g->geometric); }

static bool entropy(given *g)
{
    double weight[COLUMNS];

    return weights_entropy(g->columns, COLUMNS, g->n, weight);
}

static bool critic(given *g)
{
    double weight[COLUMNS];

    return weights_critic(g->columns, COLUMNS, g->n, weight);
}

static bool components(given *g)
{
    double weight[COLUMNS];

    return weights_pca(g->columns, COLUMNS, g->n, weight);
}

static bool gini(given *g)
{
    bool ok = true;

    for (size_t j = 0; j < COLUMNS; j++)
        ok = ok && column_gini(g->columns[j], g->n) >= 0;
    return ok;
}

static bool quantiles(given *g)
{
    bool ok = true;

    for (size_t j = 0; j < COLUMNS; j++) {
        memcpy(g->work, g->columns[j], g->n * sizeof *g->work);
        ok = ok && selection_quantile(g->work, g->n, 0.95) >= selection_quantile(g->work, g->n, 0.05);
    }
    return ok;
}

static bool flows(given *g)
{
    preference_function linear[COLUMNS];
    double *net = allocate_array(g->n, sizeof *net);
    bool ok;

    for (size_t j = 0; j < COLUMNS; j++)
        linear[j] = (preference_function){PREFERENCE_LINEAR, 0.1, 0.4, 0};
    ok = net && promethee(&g->m, linear, g->work, g->work + g->n, net).status == MATRIX_FINE;
    release(net);
    return ok;
}

static const struct {
    const char *name;
    bool (*run)(given *g);
    int times;
} steps[] = {{"one read", read_all, TIMES},      {"min-max weighted sum", min_max, TIMES}, {"TOPSIS", by_topsis, TIMES},
             {"geometric mean", geometric, TIMES}, {"entropy", entropy, TIMES},            {"CRITIC", critic, TIMES},
             {"principal components", components, TIMES}, {"Gini", gini, 1},               {"quantiles", quantiles, TIMES},
             {"PROMETHEE II", flows, 1}};

static bool leave(const given *g, const char *path)
{
    FILE *f = fopen(path, "wb");

    if (!f)
        return false;
    fwrite(g->x, sizeof *g->x, COLUMNS * g->n, f);
    fwrite(g->weight, sizeof *g->weight, COLUMNS, f);
    fwrite(g->sum, sizeof *g->sum, g->n, f);
    fwrite(g->closeness, sizeof *g->closeness, g->n, f);
    fwrite(g->geometric, sizeof *g->geometric, g->n, f);
    return !fclose(f);
}

int main(int argc, char **argv)
{
    size_t n = argc == 3 ? (size_t)atol(argv[1]) : 0;
    static given g;

    if (!n || !invent(&g, n))
        return 2;
    for (size_t s = 0; s < sizeof steps / sizeof *steps; s++) {
        double best = 0;

        for (int i = 0; i < steps[s].times; i++) {
            double began = now(), took;

            if (!steps[s].run(&g))
                return 1;
            took = now() - began;
            if (!i || took < best)
                best = took;
        }
        printf("composite %s: ns a company,%.1f\n", steps[s].name, best / (double)n);
        fflush(stdout);
    }
    return leave(&g, argv[2]) ? 0 : 1;
}
