/*
 * Draws are taken in rounds. A round of all ranks: weights, then scores and ranks of each draw by one thread, then the counters of
 * each company by one thread. A round of first ranks: blocks of draws that each pass over the matrix once (first_search.c); what
 * they find is counted under a lock, which changes no sum.
 */
#include "composite/rank_draws.h"

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "composite/score_rank.h"
#include "composite/weighted_scores.h"

enum { ROUND_RANKS = 1 << 22, BLOCKS_AT_ONCE = 32, LEAST_PART = 16 };

static tidu_status check_question(const rank_draws *q, tidu_error *err)
{
    if (!q->n || q->n >= UINT32_MAX)
        return error_set(err, TIDU_EUSAGE, _("draws of ranks need a company and an indicator"));
    if (!q->draws || q->draws > UINT32_MAX)
        return error_set(err, TIDU_EUSAGE, _("the number of draws has to be from 1 to %lu"), (unsigned long)UINT32_MAX);
    for (size_t f = 0; f < q->n_first; f++) {
        if (!q->first[f])
            return error_set(err, TIDU_EUSAGE, _("the first 0 companies are nobody; ask for 1 at least"));
    }
    return TIDU_OK;
}

/* How many first ranks matter. */
static uint32_t greatest_first(const rank_draws *q)
{
    uint32_t k = 1;

    for (size_t f = 0; f < q->n_first; f++)
        k = q->first[f] > k ? q->first[f] : k;
    return k < q->n ? k : (uint32_t)q->n;
}

/* --- all ranks ---------------------------------------------------------------------------------- */

/* Where the scores of a draw come from: weights and a matrix, or a caller. */
typedef struct score_source {
    const weighted_scores *matrix;
    const weight_source *weights;
    size_t m;
    rank_scorer *score;
    void *context;
} score_source;

typedef struct rank_round {
    size_t first, count, most; /* draws of this round; of a whole one, a multiple of WEIGHT_BLOCK */
    double *weight;            /* [most * m], or NULL */
    uint32_t *rank;            /* [part * n] */
    size_t part;               /* draws of which ranks are held at once; divides `most` */
} rank_round;

/* Ranks of scored companies; 0 for the others. */
static void rank_scored(score_order *o, const double *score, size_t n, uint32_t *rank)
{
    score_rank_competition(o, score, n, rank);
    for (size_t i = 0; i < n; i++)
        rank[i] = cell_is_value(score[i]) ? rank[i] : 0;
}

/* The ranks of `count` draws from `first` on; `weight` are theirs. */
static tidu_status rank_part(const rank_draws *q, const score_source *s, size_t first, size_t count, const double *weight,
                             uint32_t *rank)
{
    int failed = 0, stopped = 0;

#pragma omp parallel num_threads(q->threads) reduction(| : failed, stopped)
    {
        score_order order = {0};
        double *score = allocate_array(q->n, sizeof *score);

        failed |= !score || !score_order_init(&order, q->n);
#pragma omp for schedule(dynamic, 1)
        for (size_t d = 0; d < count; d++) {
            if (failed || stopped)
                continue;
            if (s->matrix)
                weighted_scores_all(s->matrix, weight + d * s->m, score);
            else if (!s->score(s->context, first + d, score))
                stopped = 1;
            if (!stopped)
                rank_scored(&order, score, q->n, rank + d * q->n);
        }
        score_order_clear(&order);
        release(score);
    }
    return failed ? TIDU_ENOMEM : stopped ? TIDU_ESTOPPED : TIDU_OK;
}

static tidu_status run_round(const rank_draws *q, const score_source *s, const rank_round *r, rank_sketch *sketch)
{
    tidu_status status = TIDU_OK;

    if (s->weights && !s->weights->take(s->weights->context, r->first, r->most, q->threads, r->weight))
        return TIDU_ENOMEM;
    for (size_t from = 0; from < r->count && !status; from += r->part) {
        size_t count = r->count - from < r->part ? r->count - from : r->part;
        const double *weight = r->weight ? r->weight + from * s->m : NULL;

        status = rank_part(q, s, r->first + from, count, weight, r->rank);
        if (!status)
            rank_sketch_add(sketch, r->rank, count, q->threads);
        for (size_t d = 0; d < count && q->observe && !status; d++)
            q->observe(q->context, r->first + from + d, weight ? weight + d * s->m : NULL, r->rank + d * q->n);
    }
    return status;
}

static tidu_status run_all(const rank_draws *q, const score_source *s, rank_sketch *sketch)
{
    rank_round r = {.most = BLOCKS_AT_ONCE * WEIGHT_BLOCK, .part = BLOCKS_AT_ONCE * WEIGHT_BLOCK};
    tidu_status status = TIDU_OK;

    while (r.part > LEAST_PART && r.part * q->n > ROUND_RANKS)
        r.part /= 2;
    r.rank = allocate_array(r.part * q->n, sizeof *r.rank);
    if (s->weights)
        r.weight = allocate_array(r.most * s->m, sizeof *r.weight);
    if (!r.rank || (s->weights && !r.weight))
        status = TIDU_ENOMEM;
    for (; r.first < q->draws && !status; r.first += r.most) {
        r.count = q->draws - r.first < r.most ? q->draws - r.first : r.most;
        status = run_round(q, s, &r, sketch);
    }
    release(r.rank);
    release(r.weight);
    return status;
}

/* --- first ranks ----------------------------------------------------------------------------------- */

static bool search_block(first_search *f, const double *weight, size_t count, rank_sketch *sketch)
{
    const first_rank *found;
    const size_t *first;

    if (!first_search_run(f, weight, count, &found, &first))
        return false;
#pragma omp critical(rank_sketch)
    {
        for (size_t i = 0; i < first[count]; i++)
            rank_sketch_count(sketch, found[i].company, found[i].rank);
        sketch->draws += count;
    }
    return true;
}

static bool run_first(const rank_draws *q, const score_source *s, rank_sketch *sketch)
{
    size_t blocks = (q->draws + WEIGHT_BLOCK - 1) / WEIGHT_BLOCK, size = WEIGHT_BLOCK * s->m;
    double *weight = allocate_array(BLOCKS_AT_ONCE * size, sizeof *weight);
    int failed = weight == NULL;

    for (size_t from = 0; from < blocks && !failed; from += BLOCKS_AT_ONCE) {
        size_t count = blocks - from < BLOCKS_AT_ONCE ? blocks - from : BLOCKS_AT_ONCE;

        failed = !s->weights->take(s->weights->context, from * WEIGHT_BLOCK, count * WEIGHT_BLOCK, q->threads, weight);
#pragma omp parallel num_threads(q->threads) reduction(| : failed)
        {
            first_search *f = first_search_new(s->matrix, sketch->most);

            failed |= f == NULL;
#pragma omp for schedule(dynamic, 1)
            for (size_t b = 0; b < count; b++) {
                size_t left = q->draws - (from + b) * WEIGHT_BLOCK;

                if (!failed)
                    failed |= !search_block(f, weight + b * size, left < WEIGHT_BLOCK ? left : WEIGHT_BLOCK, sketch);
            }
            first_search_free(f);
        }
    }
    release(weight);
    return !failed;
}

/* --- both -------------------------------------------------------------------------------------------- */

tidu_status rank_draws_of_drawn(const rank_draws *q, const double *const *x, const weight_source *source, rank_sketch **out,
                                tidu_error *err)
{
    score_source s = {.weights = source, .m = source->m};
    weighted_scores *matrix = NULL;
    rank_sketch *sketch = NULL;
    tidu_status status = check_question(q, err);

    if (!status)
        status = weighted_scores_new(x, source->m, q->n, source->centre, &matrix, err);
    s.matrix = matrix;
    if (!status) {
        sketch = rank_sketch_new(q->n, q->all_ranks ? (uint32_t)q->n : greatest_first(q), q->first, q->n_first);
        status = !sketch ? TIDU_ENOMEM : q->all_ranks ? run_all(q, &s, sketch) : run_first(q, &s, sketch) ? TIDU_OK : TIDU_ENOMEM;
        if (status)
            error_memory(err);
    }
    weighted_scores_free(matrix);
    if (status)
        rank_sketch_free(sketch);
    else
        *out = sketch;
    return status;
}

/* Rounds follow each other, so the next blocks are those that are asked for. */
static bool take_blocks(void *context, size_t first, size_t n, int threads, double *out)
{
    (void)first;
    return weight_draws_take(context, n / WEIGHT_BLOCK, threads, out);
}

tidu_status rank_draws_of_weights(const rank_draws *q, const double *const *x, const weight_space *space, rank_sketch **out,
                                  tidu_error *err)
{
    double *centre = allocate_array(space->m + 1, sizeof *centre);
    weight_draws *draws = NULL;
    tidu_status status = !centre ? error_memory(err) : check_question(q, err);

    if (!status)
        status = weight_draws_new(space, &draws, err);
    if (!status) {
        weight_draws_centre(draws, centre);
        status = rank_draws_of_drawn(q, x, &(weight_source){space->m, centre, take_blocks, draws}, out, err);
    }
    weight_draws_free(draws);
    release(centre);
    return status;
}

tidu_status rank_draws_of_scores(const rank_draws *q, rank_scorer *score, void *context, rank_sketch **out, tidu_error *err)
{
    score_source s = {.score = score, .context = context};
    tidu_status status = check_question(q, err);
    rank_sketch *sketch;

    if (status)
        return status;
    sketch = rank_sketch_new(q->n, (uint32_t)q->n, q->first, q->n_first);
    status = sketch ? run_all(q, &s, sketch) : TIDU_ENOMEM;
    if (status) {
        rank_sketch_free(sketch);
        return status == TIDU_ENOMEM ? error_memory(err) : error_set(err, status, _("stopped"));
    }
    *out = sketch;
    return TIDU_OK;
}
