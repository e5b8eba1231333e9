/*
 * Times the data of an index from raw values to the score, from memory, on one thread, the best of so many times: 30 columns
 * of lognormal values, every fifth a cost, are treated by the rule of skewness and kurtosis, scaled by their extremes and
 * aggregated over three levels (six groups of five, two of three, one). Prints facts, "name,value".
 *
 *   treat COMPANIES
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/allocate.h"
#include "composite/aggregate_columns.h"
#include "composite/scale.h"
#include "composite/treatment.h"
#include "stopwatch.h"

enum { COLUMNS = 30, GROUPS = 6, PILLARS = 2, TIMES = 5 };

typedef struct given {
    size_t n;
    double *x, *scaled, *group, *pillar, *score, *work; /* a column of n each; work [2 n] */
} given;

static double even(uint64_t *seed)
{
    *seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return ((double)(*seed >> 11) + 0.5) * 0x1p-53;
}

static bool invent(given *g, size_t n)
{
    uint64_t seed = 7;

    *g = (given){n, allocate_array(COLUMNS * n, sizeof(double)), allocate_array(COLUMNS * n, sizeof(double)),
                 allocate_array(GROUPS * n, sizeof(double)), allocate_array(PILLARS * n, sizeof(double)),
                 allocate_array(n, sizeof(double)), allocate_array(2 * n, sizeof(double))};
    if (!g->x || !g->scaled || !g->group || !g->pillar || !g->score || !g->work)
        return false;
    for (size_t i = 0; i < COLUMNS * n; i++) {
        double radius = sqrt(-2 * log(even(&seed)));

        g->x[i] = exp(radius * cos(6.283185307179586 * even(&seed)));
    }
    return true;
}

/* False if something is refused. */
static bool treat_and_scale(given *g)
{
    treatment_rule shape = treatment_rule_of(treatment_find("shape"));
    scale_rule line = scale_rule_of(scale_find("min_max"));
    bool ok = true;

    for (size_t j = 0; j < COLUMNS && ok; j++) {
        double *out = g->scaled + j * g->n;
        treatment t;
        scale s;

        line.is_up = j % 5 != 4;
        ok = treatment_fit(&shape, g->x + j * g->n, g->n, g->work, &t) == TREATMENT_DONE;
        treatment_apply(&t, g->x + j * g->n, g->n, out);
        ok = ok && scale_fit(&line, out, g->n, g->work, &s) == SCALE_FITTED;
        scale_apply(&s, out, g->n, out);
        scale_clear(&s);
    }
    return ok;
}

/* The mean of each so many columns. */
static bool gather(const double *from, size_t n_from, size_t n_to, size_t n, double *to)
{
    static const double weight[COLUMNS] = {1, 1, 1, 1, 1};
    size_t each = n_from / n_to;
    const double *columns[COLUMNS];
    bool ok = true;

    for (size_t j = 0; j < n_from; j++)
        columns[j] = from + j * n;
    for (size_t j = 0; j < n_to; j++)
        ok = ok && aggregate_columns_arithmetic(columns + j * each, weight, each, n, to + j * n);
    return ok;
}

int main(int argc, char **argv)
{
    size_t n = argc == 2 ? (size_t)atol(argv[1]) : 100000;
    given g;
    double treated = 0, all = 0;

    if (!n || !invent(&g, n))
        return 2;
    for (int i = 0; i < TIMES; i++) {
        double began = now(), between;

        if (!treat_and_scale(&g))
            return 1;
        between = now();
        if (!gather(g.scaled, COLUMNS, GROUPS, n, g.group) || !gather(g.group, GROUPS, PILLARS, n, g.pillar) ||
            !gather(g.pillar, PILLARS, 1, n, g.score))
            return 1;
        treated = !i || between - began < treated ? between - began : treated;
        all = !i || now() - began < all ? now() - began : all;
    }
    printf("treat and normalise %zu x %d: s,%.4f\ntreat; normalise; aggregate %zu x %d: s,%.4f\n", n, COLUMNS, treated / 1e9, n,
           COLUMNS, all / 1e9);
    release(g.x);
    release(g.scaled);
    release(g.group);
    release(g.pillar);
    release(g.score);
    release(g.work);
    return 0;
}
