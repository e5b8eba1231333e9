/*
 * Counters by company and bin. Ranks of several draws are added company by company, so that its counters stay in the cache, and
 * each company belongs to one thread: sums of integers do not depend on their order.
 */
#include "composite/rank_sketch.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"

/* --- bins ------------------------------------------------------------------------------------ */

/* Marks the ranks with which a bin begins; returns how many. */
static size_t mark_edges(uint8_t *begins, uint32_t most, size_t bins, const uint32_t *first, size_t n_first)
{
    double ratio = most <= bins ? 1 : exp(log((double)most) / (double)bins);
    size_t n = 0;

    for (uint32_t r = 1; r <= most;) {
        double next = ceil((double)r * ratio);

        begins[r] = 1;
        r = next > (double)r + 1 ? (next > (double)most ? most + 1 : (uint32_t)next) : r + 1;
    }
    for (size_t f = 0; f < n_first; f++) {
        if (first[f] < most)
            begins[first[f] + 1] = 1;
    }
    for (uint32_t r = 1; r <= most; r++)
        n += begins[r];
    return n;
}

static bool set_bins(rank_sketch *s, const uint32_t *first, size_t n_first)
{
    size_t bins = RANK_SKETCH_EXACT / (s->n ? s->n : 1), b = 0;
    uint8_t *begins = allocate_array((size_t)s->most + 2, sizeof *begins);

    if (!begins)
        return false;
    bins = bins < RANK_SKETCH_LEAST_BINS ? RANK_SKETCH_LEAST_BINS : bins;
    s->n_bins = mark_edges(begins, s->most, bins, first, n_first);
    s->is_exact = s->n_bins == s->most;
    s->edge = allocate_array(s->n_bins + 1, sizeof *s->edge);
    s->bin = allocate_array((size_t)s->most + 1, sizeof *s->bin);
    for (uint32_t r = 1; s->edge && s->bin && r <= s->most; r++) {
        if (begins[r])
            s->edge[b++] = r;
        s->bin[r] = (uint32_t)(b - 1);
    }
    release(begins);
    if (!s->edge || !s->bin)
        return false;
    s->edge[s->n_bins] = s->most + 1;
    return true;
}

rank_sketch *rank_sketch_new(size_t n, uint32_t most, const uint32_t *first, size_t n_first)
{
    rank_sketch *s = allocate_array(1, sizeof *s);
    bool ok = s != NULL;

    if (ok) {
        s->n = n;
        s->most = most;
        ok = set_bins(s, first, n_first);
    }
    if (ok)
        ok = (s->count = allocate_array(n * s->n_bins + 1, sizeof *s->count)) != NULL;
    if (ok && most == n) {
        s->sum = allocate_array(n + 1, sizeof *s->sum);
        s->ranked = allocate_array(n + 1, sizeof *s->ranked);
        s->best = allocate_array(n + 1, sizeof *s->best);
        s->worst = allocate_array(n + 1, sizeof *s->worst);
        ok = s->sum && s->ranked && s->best && s->worst;
    }
    if (!ok) {
        rank_sketch_free(s);
        s = NULL;
    }
    return s;
}

void rank_sketch_free(rank_sketch *s)
{
    if (!s)
        return;
    release(s->edge);
    release(s->bin);
    release(s->count);
    release(s->sum);
    release(s->ranked);
    release(s->best);
    release(s->worst);
    release(s);
}

/* --- counting -------------------------------------------------------------------------------- */

void rank_sketch_add(rank_sketch *s, const uint32_t *rank, size_t n_draws, int threads)
{
    size_t n = s->n;

    (void)threads;
#pragma omp parallel for schedule(static) num_threads(threads)
    for (size_t i = 0; i < n; i++) {
        for (size_t d = 0; d < n_draws; d++) {
            uint32_t r = rank[d * n + i];

            if (!r)
                continue;
            rank_sketch_count(s, i, r);
            s->sum[i] += r;
            s->best[i] = s->ranked[i] && s->best[i] < r ? s->best[i] : r;
            s->worst[i] = s->worst[i] > r ? s->worst[i] : r;
            s->ranked[i]++;
        }
    }
    s->draws += n_draws;
}

double rank_sketch_first(const rank_sketch *s, size_t company, uint32_t k)
{
    const uint32_t *count = s->count + company * s->n_bins;
    uint64_t sum = 0;
    size_t end;

    k = k > s->n && s->most == s->n ? s->most : k;
    end = k && k <= s->most ? s->bin[k] + 1 : 0;
    if (!end || s->edge[end] != k + 1 || !s->draws)
        return cell_undefined();
    for (size_t b = 0; b < end; b++)
        sum += count[b];
    return (double)sum / (double)s->draws;
}

double rank_sketch_mean(const rank_sketch *s, size_t company)
{
    if (!s->sum || !s->ranked[company])
        return cell_undefined();
    return (double)s->sum[company] / (double)s->ranked[company];
}

/* The bin in which the share `p` of the draws is reached. */
static size_t quantile_bin(const rank_sketch *s, size_t company, double p)
{
    const uint32_t *count = s->count + company * s->n_bins;
    double wanted = p * (double)s->ranked[company];
    uint64_t sum = 0;

    for (size_t b = 0; b < s->n_bins; b++) {
        sum += count[b];
        if (sum && (double)sum >= wanted - 1e-9)
            return b;
    }
    return s->n_bins - 1;
}

bool rank_sketch_interval(const rank_sketch *s, size_t company, double level, uint32_t *low, uint32_t *high)
{
    if (!s->sum || !s->ranked[company])
        return false;
    *low = s->edge[quantile_bin(s, company, (1 - level) / 2)];
    *high = s->edge[quantile_bin(s, company, (1 + level) / 2) + 1] - 1;
    *low = *low < s->best[company] ? s->best[company] : *low;
    *high = *high > s->worst[company] ? s->worst[company] : *high;
    return true;
}
