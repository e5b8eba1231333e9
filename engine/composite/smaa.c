/*
 * Counters. The number of an order is its place among all n! of them (Lehmer 1960); equal ranks count in the order of companies.
 */
#include "composite/smaa.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"

static size_t factorial(size_t n)
{
    return n < 2 ? 1 : n * factorial(n - 1);
}

bool smaa_init(smaa *s, size_t n, size_t m, uint32_t most)
{
    bool ok;

    *s = (smaa){.n = n, .m = m, .most = most};
    s->count = allocate_array(n * most + 1, sizeof *s->count);
    s->weight = allocate_array(n * m + 1, sizeof *s->weight);
    s->confirmed = allocate_array(n + 1, sizeof *s->confirmed);
    s->tried = allocate_array(n + 1, sizeof *s->tried);
    ok = s->count && s->weight && s->confirmed && s->tried;
    if (ok && n <= SMAA_MOST_PAIRS)
        ok = (s->wins = allocate_array(n * n + 1, sizeof *s->wins)) != NULL;
    if (ok && n <= SMAA_MOST_ORDERS)
        ok = (s->orders = allocate_array(factorial(n), sizeof *s->orders)) != NULL;
    if (!ok)
        smaa_clear(s);
    return ok;
}

void smaa_clear(smaa *s)
{
    release(s->count);
    release(s->weight);
    release(s->wins);
    release(s->orders);
    release(s->confirmed);
    release(s->tried);
    *s = (smaa){0};
}

/* --- a draw -------------------------------------------------------------------------------- */

/* Rank 0 comes after all others. */
static uint32_t place(uint32_t rank)
{
    return rank - 1;
}

static void add_wins(smaa *s, const uint32_t *rank)
{
    for (size_t i = 0; i < s->n; i++) {
        for (size_t j = 0; j < s->n; j++)
            s->wins[i * s->n + j] += place(rank[i]) < place(rank[j]);
    }
}

static void add_order(smaa *s, const uint32_t *rank)
{
    size_t number = 0;

    for (size_t i = 0; i < s->n; i++) {
        size_t better = 0;

        for (size_t j = i + 1; j < s->n; j++)
            better += place(rank[j]) < place(rank[i]);
        number = number * (s->n - i) + better;
    }
    s->orders[number]++;
}

void smaa_observe(void *context, size_t draw, const double *weight, const uint32_t *rank)
{
    smaa *s = context;

    (void)draw;
    for (size_t i = 0; i < s->n; i++) {
        if (rank[i] && rank[i] <= s->most)
            s->count[i * s->most + rank[i] - 1]++;
        for (size_t j = 0; j < s->m && weight && rank[i] == 1; j++)
            s->weight[i * s->m + j] += weight[j];
    }
    if (s->wins)
        add_wins(s, rank);
    if (s->orders)
        add_order(s, rank);
    s->draws++;
}

void smaa_try(smaa *s, size_t company, bool was_first)
{
    s->tried[company]++;
    s->confirmed[company] += was_first;
}

/* --- what they say ---------------------------------------------------------------------------- */

static double share(uint64_t part, uint64_t all)
{
    return all ? (double)part / (double)all : cell_undefined();
}

double smaa_acceptability(const smaa *s, size_t company, uint32_t r)
{
    return r && r <= s->most ? share(s->count[company * s->most + r - 1], s->draws) : cell_undefined();
}

bool smaa_central_weights(const smaa *s, size_t company, double *out)
{
    const double *sum = s->weight + company * s->m;
    double all = 0;

    for (size_t j = 0; j < s->m; j++)
        all += sum[j];
    for (size_t j = 0; j < s->m && all > 0; j++)
        out[j] = sum[j] / (double)s->count[company * s->most];
    return all > 0;
}

double smaa_confidence(const smaa *s, size_t company)
{
    return share(s->confirmed[company], s->tried[company]);
}

double smaa_wins(const smaa *s, size_t company, size_t other)
{
    return s->wins ? share(s->wins[company * s->n + other], s->draws) : cell_undefined();
}

static double entropy_part(uint64_t part, uint64_t all)
{
    double p = (double)part / (double)all;

    return part ? -p * log2(p) : 0;
}

double smaa_entropy_first(const smaa *s)
{
    double sum = 0;

    for (size_t i = 0; i < s->n && s->draws && s->most; i++)
        sum += entropy_part(s->count[i * s->most], s->draws);
    return s->draws && s->most ? sum : cell_undefined();
}

double smaa_entropy_order(const smaa *s)
{
    double sum = 0;

    for (size_t i = 0; s->orders && s->draws && i < factorial(s->n); i++)
        sum += entropy_part(s->orders[i], s->draws);
    return s->orders && s->draws ? sum : cell_undefined();
}
