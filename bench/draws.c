/*
 * Draws of weights, on so many threads, the best of so many times: how often each company is among the first hundred, and the rank
 * intervals of all from a tenth of the draws. Prints facts, "name,value".
 *
 *   draws THREADS FILE
 *
 * FILE gets the columns, one behind the other, the weights by draw and how often each company was among the first hundred, all as
 * doubles, for a peer.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/allocate.h"
#include "composite/rank_draws.h"
#include "stopwatch.h"

enum { COMPANIES = 10000, INDICATORS = 20, DRAWS = 10000, FIRST = 100, TIMES = 5 };

static double *invent(size_t n)
{
    double *x = allocate_array(n, sizeof *x);
    uint64_t seed = 5;

    for (size_t i = 0; x && i < n; i++) {
        seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
        x[i] = (double)(seed >> 11) * 0x1p-53;
    }
    return x;
}

static bool write_case(const char *name, const double *x, const weight_space *space, const rank_sketch *s)
{
    size_t blocks = (DRAWS + WEIGHT_BLOCK - 1) / WEIGHT_BLOCK;
    double *weight = allocate_array(blocks * WEIGHT_BLOCK * INDICATORS, sizeof *weight);
    weight_draws *d = NULL;
    FILE *f = fopen(name, "wb");
    bool ok = weight && f && !weight_draws_new(space, &d, NULL) && weight_draws_take(d, blocks, 1, weight);

    ok = ok && fwrite(x, sizeof *x, COMPANIES * INDICATORS, f) == COMPANIES * INDICATORS &&
         fwrite(weight, sizeof *weight, DRAWS * INDICATORS, f) == DRAWS * INDICATORS;
    for (size_t i = 0; ok && i < COMPANIES; i++) {
        double times = rank_sketch_first(s, i, FIRST) * DRAWS;

        ok = fwrite(&times, sizeof times, 1, f) == 1;
    }
    weight_draws_free(d);
    release(weight);
    return f && !fclose(f) && ok;
}

/* The best time of TIMES runs in seconds; the last sketch stays. */
static double measure(const rank_draws *q, const double *const *columns, const weight_space *space, rank_sketch **out)
{
    double best = 0;

    *out = NULL;
    for (int i = 0; i < TIMES; i++) {
        double began = now();

        rank_sketch_free(*out);
        if (rank_draws_of_weights(q, columns, space, out, NULL))
            exit(1);
        if (!i || now() - began < best)
            best = now() - began;
    }
    return best / 1e9;
}

int main(int argc, char **argv)
{
    static const uint32_t first[] = {FIRST};
    double *x = argc == 3 ? invent(COMPANIES * INDICATORS) : NULL, weight[INDICATORS];
    const double *columns[INDICATORS];
    weight_space space = {.law = WEIGHT_LAW_AROUND, .m = INDICATORS, .weight = weight, .spread = 0.25, .seed = 1};
    rank_draws q = {.n = COMPANIES, .draws = DRAWS, .first = first, .n_first = 1, .threads = x ? atoi(argv[1]) : 0};
    rank_sketch *some, *all;
    double of_some;

    if (!x || q.threads < 1)
        return 2;
    for (size_t j = 0; j < INDICATORS; j++) {
        columns[j] = x + j * COMPANIES;
        weight[j] = (double)(1 + j % 4);
    }
    of_some = measure(&q, columns, &space, &some);
    if (!write_case(argv[2], x, &space, some))
        return 1;
    q.draws = DRAWS / 10;
    q.all_ranks = true;
    printf("first hundred of 10000 draws: s,%.4f\n", of_some);
    printf("rank intervals of 1000 draws: s,%.4f\n", measure(&q, columns, &space, &all));
    rank_sketch_free(some);
    rank_sketch_free(all);
    release(x);
    return 0;
}
