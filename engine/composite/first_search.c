/*
 * Who is among the first k, for a block of draws.
 *
 * 1. the first tiles hold 2 k companies: the k-th of their scores in single precision, less twice the bound of error, is a bound
 *    that nobody among the first k falls below;
 * 2. the other tiles are passed over once for all draws, and who reaches the bound is noted;
 * 3. the few noted are scored in double precision and ranked among themselves.
 *
 * |single - double| <= (m + 3) 2^-24 sum w max|x| (Higham 2002, 3.1), with conversions and the division by the unit in it.
 */
#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "composite/score_rank.h"
#include "composite/weight_draws.h"
#include "composite/weighted_scores_internal.h"
#include "numeric/ranked_keys.h"

enum { DRAWS_AT_ONCE = 8, GROUPS = WEIGHT_BLOCK / DRAWS_AT_ONCE, FEW = 1024, HITS = 64 };

typedef struct candidates {
    uint32_t *place;
    size_t n, capacity;
} candidates;

struct first_search {
    const weighted_scores *s;
    uint32_t k;
    size_t pool;               /* companies of the first tiles, a multiple of TILE */
    float *weight;             /* [GROUPS][m][DRAWS_AT_ONCE] */
    float *memory, *score;     /* [WEIGHT_BLOCK][pool], and [DRAWS_AT_ONCE][TILE] behind them */
    float *chosen;             /* [pool] */
    float bound[WEIGHT_BLOCK];
    candidates of[WEIGHT_BLOCK];
    double *exact;             /* [capacity] */
    uint32_t *rank;
    size_t capacity;
    score_order order;
    first_rank *found;
    size_t n_found, found_capacity;
    size_t first[WEIGHT_BLOCK + 1];
};

first_search *first_search_new(const weighted_scores *s, uint32_t k)
{
    first_search *f = allocate_array(1, sizeof *f);
    size_t tiles = (s->n_complete + TILE - 1) / TILE, pool = (2 * (size_t)k + TILE - 1) / TILE;

    if (!f)
        return NULL;
    f->s = s;
    f->k = k;
    f->pool = (pool < tiles ? pool : tiles) * TILE;
    f->weight = allocate_array((size_t)WEIGHT_BLOCK * s->m, sizeof *f->weight);
    f->memory = allocate_array(WEIGHT_BLOCK * f->pool + DRAWS_AT_ONCE * TILE + ALIGNED, sizeof *f->memory);
    f->chosen = allocate_array(f->pool + 1, sizeof *f->chosen);
    if (f->memory)
        f->score = tile_aligned(f->memory);
    if (f->weight && f->memory && f->chosen)
        return f;
    first_search_free(f);
    return NULL;
}

void first_search_free(first_search *f)
{
    if (!f)
        return;
    for (size_t d = 0; d < WEIGHT_BLOCK; d++)
        release(f->of[d].place);
    release(f->weight);
    release(f->memory);
    release(f->chosen);
    release(f->exact);
    release(f->rank);
    score_order_clear(&f->order);
    release(f->found);
    release(f);
}

/* --- single precision ---------------------------------------------------------------------------- */

typedef float lanes __attribute__((vector_size(VECTOR * sizeof(float)), may_alias));

/* Scores of a tile for DRAWS_AT_ONCE draws: out[draw * stride + company]. */
KERNEL static void score_tile(const float *restrict x, const float *restrict w, size_t m, float *restrict out, size_t stride)
{
    for (size_t v = 0; v < TILE; v += VECTOR) {
        lanes s0 = {0}, s1 = {0}, s2 = {0}, s3 = {0}, s4 = {0}, s5 = {0}, s6 = {0}, s7 = {0};

        for (size_t j = 0; j < m; j++) {
            lanes a = *(const lanes *)(const void *)(x + j * TILE + v);
            const float *b = w + j * DRAWS_AT_ONCE;

            s0 += a * b[0];
            s1 += a * b[1];
            s2 += a * b[2];
            s3 += a * b[3];
            s4 += a * b[4];
            s5 += a * b[5];
            s6 += a * b[6];
            s7 += a * b[7];
        }
        *(lanes *)(void *)(out + 0 * stride + v) = s0;
        *(lanes *)(void *)(out + 1 * stride + v) = s1;
        *(lanes *)(void *)(out + 2 * stride + v) = s2;
        *(lanes *)(void *)(out + 3 * stride + v) = s3;
        *(lanes *)(void *)(out + 4 * stride + v) = s4;
        *(lanes *)(void *)(out + 5 * stride + v) = s5;
        *(lanes *)(void *)(out + 6 * stride + v) = s6;
        *(lanes *)(void *)(out + 7 * stride + v) = s7;
    }
}

/* The k-th greatest of x[n], 1 <= k <= n, which is put in another order (Hoare 1961). */
static float kth_greatest(float *x, size_t n, size_t k)
{
    size_t first = 0, last = n - 1, wanted = k - 1;

    while (first < last) {
        float middle = x[first + (last - first) / 2];
        size_t i = first, j = last;

        for (;; i++, j--) {
            float swap;

            while (x[i] > middle)
                i++;
            while (x[j] < middle)
                j--;
            if (i >= j)
                break;
            swap = x[i];
            x[i] = x[j];
            x[j] = swap;
        }
        if (wanted <= j)
            last = j;
        else
            first = j + 1;
    }
    return x[wanted];
}

/* What nobody among the first k falls below, in units of the tiles. */
static float bound_of(first_search *f, const double *w, const float *pool)
{
    const weighted_scores *s = f->s;
    size_t n = s->n_complete < f->pool ? s->n_complete : f->pool;
    double most = 0;

    if (n < f->k)
        return -INFINITY;
    for (size_t j = 0; j < s->m; j++)
        most += w[j] * s->greatest[j] / s->unit;
    memcpy(f->chosen, pool, n * sizeof *pool);
    return (float)((double)kth_greatest(f->chosen, n, f->k) - 4 * (double)(s->m + 4) * 0x1p-24 * (most + 0x1p-100));
}

/* Does any of HITS scores reach the bound? */
KERNEL static int reaches(const float *restrict score, float bound)
{
    int any = 0;

    for (size_t i = 0; i < HITS; i++)
        any |= score[i] >= bound;
    return any;
}

/* Notes those of score[TILE] that reach the bound; false if memory is exhausted. */
static bool note(candidates *c, const float *score, float bound, size_t from, size_t end)
{
    if (!allocate_room((void **)&c->place, &c->capacity, c->n + TILE, sizeof *c->place))
        return false;
    for (size_t at = 0; at < TILE && from + at < end; at += HITS) {
        if (!reaches(score + at, bound))
            continue;
        for (size_t i = at; i < at + HITS && from + i < end; i++) {
            c->place[c->n] = (uint32_t)(from + i);
            c->n += score[i] >= bound;
        }
    }
    return true;
}

static bool take_pool(first_search *f, const double *w, size_t count)
{
    size_t m = f->s->m;

    for (size_t tile = 0; tile * TILE < f->pool; tile++) {
        for (size_t g = 0; g * DRAWS_AT_ONCE < count; g++)
            score_tile(f->s->tile + tile * TILE * m, f->weight + g * m * DRAWS_AT_ONCE, m,
                       f->score + g * DRAWS_AT_ONCE * f->pool + tile * TILE, f->pool);
    }
    for (size_t d = 0; d < count; d++) {
        const float *pool = f->score + d * f->pool;

        f->bound[d] = bound_of(f, w + d * m, pool);
        for (size_t from = 0; from < f->pool; from += TILE) {
            if (!note(&f->of[d], pool + from, f->bound[d], from, f->s->n_complete))
                return false;
        }
    }
    return true;
}

static bool take_others(first_search *f, size_t count)
{
    size_t m = f->s->m;
    float *score = f->score + WEIGHT_BLOCK * f->pool;

    for (size_t from = f->pool; from < f->s->n_complete; from += TILE) {
        for (size_t g = 0; g * DRAWS_AT_ONCE < count; g++) {
            score_tile(f->s->tile + from * m, f->weight + g * m * DRAWS_AT_ONCE, m, score, TILE);
            for (size_t d = 0; d < DRAWS_AT_ONCE && g * DRAWS_AT_ONCE + d < count; d++) {
                size_t draw = g * DRAWS_AT_ONCE + d;

                if (!note(&f->of[draw], score + d * TILE, f->bound[draw], from, f->s->n_complete))
                    return false;
            }
        }
    }
    return true;
}

/* --- double precision ------------------------------------------------------------------------------ */

/* rank[i] = 1 + how many of score[n] are greater. */
KERNEL static void count_greater(const double *restrict score, size_t n, uint32_t *restrict rank)
{
    for (size_t i = 0; i < n; i++) {
        double own = score[i];
        uint64_t greater = 0;

        for (size_t j = 0; j < n; j++)
            greater += score[j] > own;
        rank[i] = (uint32_t)greater + 1;
    }
}

static bool make_room(first_search *f, size_t n)
{
    if (n <= f->capacity)
        return true;
    release(f->exact);
    release(f->rank);
    score_order_clear(&f->order);
    f->capacity = 0;
    f->exact = allocate_array(2 * n, sizeof *f->exact);
    f->rank = allocate_array(2 * n, sizeof *f->rank);
    if (!f->exact || !f->rank || !score_order_init(&f->order, 2 * n))
        return false;
    f->capacity = 2 * n;
    return true;
}

/* Ranks the candidates of a draw, and all of whom something is missing, among each other. */
static bool rank_candidates(first_search *f, const double *w, candidates *c)
{
    const weighted_scores *s = f->s;
    size_t n = c->n + s->n - s->n_complete;

    if (!make_room(f, n + 1) || !allocate_room((void **)&c->place, &c->capacity, n + 1, sizeof *c->place) ||
        !allocate_room((void **)&f->found, &f->found_capacity, f->n_found + n + 1, sizeof *f->found))
        return false;
    for (size_t p = s->n_complete; p < s->n; p++)
        c->place[c->n++] = (uint32_t)p;
    for (size_t i = 0; i < n; i++)
        f->exact[i] = ranked_key(weighted_score(s, w, c->place[i]));
    if (n <= FEW)
        count_greater(f->exact, n, f->rank);
    else
        score_rank_competition(&f->order, f->exact, n, f->rank);
    for (size_t i = 0; i < n; i++) {
        f->found[f->n_found] = (first_rank){s->company[c->place[i]], f->rank[i]};
        f->n_found += f->rank[i] <= f->k && f->exact[i] > -INFINITY;
    }
    return true;
}

bool first_search_run(first_search *f, const double *w, size_t count, const first_rank **found, const size_t **first)
{
    size_t m = f->s->m;

    memset(f->weight, 0, (size_t)WEIGHT_BLOCK * m * sizeof *f->weight);
    for (size_t d = 0; d < count; d++) {
        f->of[d].n = 0;
        for (size_t j = 0; j < m; j++)
            f->weight[(d / DRAWS_AT_ONCE * m + j) * DRAWS_AT_ONCE + d % DRAWS_AT_ONCE] = (float)w[d * m + j];
    }
    if (!take_pool(f, w, count) || !take_others(f, count))
        return false;
    f->n_found = 0;
    for (size_t d = 0; d < count; d++) {
        f->first[d] = f->n_found;
        if (!rank_candidates(f, w + d * m, &f->of[d]))
            return false;
    }
    f->first[count] = f->n_found;
    *found = f->found;
    *first = f->first;
    return true;
}
