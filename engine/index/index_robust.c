/*
 * Draws are scored by index_draw.c and counted by composite/rank_draws.c; where only weights are uncertain and nothing is missing,
 * weights alone are drawn and rank_draws.c scores by the matrix. Shares of the sources: for two independent draws of all sources, and
 * for the first with one source of the second (composite/sobol.h).
 */
#include "index/index_robust.h"

#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/cores.h"
#include "base/error.h"
#include "base/message.h"
#include "composite/rank_draws.h"
#include "composite/score_rank.h"
#include "index/index_draw.h"
#include "ranking/ranking.h"

typedef struct robust_run {
    index_robust *out;
    index_drawing drawing;
    index_draw_work *works; /* one per thread */
    int threads;
    uint64_t shift;         /* summed over draws and companies */
    bool failed;
} robust_run;

/* --- who is ranked ------------------------------------------------------------------------------------- */

static tidu_status take_companies(index_robust *x, const binding *b, const index_result *r, const robust_question *q, tidu_error *err)
{
    ranking *list = ranking_by_keys(r->score, r->n, b->panel, q->is_in, 0);

    if (!list)
        return error_memory(err);
    while (x->n < list->n && cell_is_value(r->score[list->company[x->n]]))
        x->n++;
    x->company = list->company;
    x->rank = list->rank;
    list->company = NULL;
    list->rank = NULL;
    ranking_free(list);
    if (x->n < 2)
        return error_set(err, TIDU_EDATA, _("%zu company of the list has a score; ranks need two at least"), x->n);
    for (size_t i = 0; i < q->n_first; i++) {
        if (!q->first[i] || q->first[i] > x->n)
            return error_set(err, TIDU_EUSAGE, _("the first %lu cannot be asked for: %zu companies of the list have a score"), (unsigned long)q->first[i],
                             x->n);
        x->first[x->n_first++] = q->first[i];
    }
    x->border = x->first[0] - 1;
    return TIDU_OK;
}

/* --- draws ------------------------------------------------------------------------------------------------- */

static index_draw_numbers same_draw(uint64_t draw)
{
    index_draw_numbers numbers;

    for (int s = 0; s < ROBUST_SOURCES; s++)
        numbers.of[s] = draw;
    return numbers;
}

static bool score_draw(void *context, size_t draw, double *score)
{
    robust_run *run = context;
    index_draw_numbers numbers = same_draw(draw);

    return index_draw_scores(&run->drawing, &run->works[core_thread()], &numbers, NULL, score);
}

/* Why a draw failed. */
static tidu_status failure(const robust_run *run, tidu_error *err)
{
    for (int t = 0; t < run->threads; t++) {
        if (run->works[t].refused && run->works[t].refused != TIDU_ENOMEM) {
            *err = run->works[t].err;
            return run->works[t].refused;
        }
    }
    return error_memory(err);
}

static uint64_t shift_of(const index_robust *x, const uint32_t *rank)
{
    uint64_t sum = 0;

    for (size_t i = 0; i < x->n; i++) {
        uint32_t now = rank[i] ? rank[i] : x->rank[i]; /* without a score in the draw: no shift */

        sum += now > x->rank[i] ? now - x->rank[i] : x->rank[i] - now;
    }
    return sum;
}

static void observe(void *context, size_t draw, const double *weight, const uint32_t *rank)
{
    robust_run *run = context;
    index_weights drawn;

    (void)weight;
    run->shift += shift_of(run->out, rank);
    if (robust_strata_is_asked(&run->out->strata))
        robust_strata_observe(&run->out->strata, rank);
    if (!run->out->has_central)
        return;
    if (!index_draw_weights(&run->drawing, draw, &drawn))
        run->failed = true;
    smaa_observe(&run->out->central, draw, drawn.share, rank);
}

/* --- draws of weights alone ------------------------------------------------------------------------------ */

static bool take_weights(void *context, size_t first, size_t n, int threads, double *out)
{
    const robust_run *run = context;
    size_t m = run->drawing.r->model->n_indicators;
    int failed = 0;

    (void)threads;
#pragma omp parallel for schedule(static) num_threads(threads) reduction(| : failed)
    for (size_t i = 0; i < n; i++) {
        index_weights drawn;

        failed |= !index_draw_weights(&run->drawing, first + i, &drawn);
        memcpy(out + i * m, drawn.share, m * sizeof *out);
    }
    return !failed;
}

static bool is_complete(const index_drawing *d)
{
    const index_result *r = d->r;
    bool all = true;

    for (size_t i = 0; i < r->n * r->model->n_indicators && all; i++)
        all = cell_is_value(r->scaled[i]);
    return all;
}

static bool is_only_weights(const index_drawing *d)
{
    bool others = false;

    for (int s = 0; s < ROBUST_SOURCES; s++)
        others |= s != ROBUST_WEIGHTS && d->is_active[s];
    return !others && d->r->n_weights == 1 && d->r->model->is_arithmetic && !index_compares_list(d->r->model) && !index_has_items(d->r->model) && is_complete(d);
}

/* The columns of the companies of the list, in its order. */
static double *take_columns(const index_drawing *d, const double **column)
{
    const index_result *r = d->r;
    double *memory = allocate_array(d->n * r->model->n_indicators + 1, sizeof *memory);
    uint32_t *place = allocate_array(r->n + 1, sizeof *place);

    for (size_t i = 0; place && i < r->n; i++)
        place[r->order[i]] = (uint32_t)i;
    for (size_t k = 0; memory && place && k < r->model->n_indicators; k++) {
        column[k] = memory + k * d->n;
        for (size_t i = 0; i < d->n; i++)
            memory[k * d->n + i] = r->scaled[k * r->n + place[d->company[i]]];
    }
    if (!place)
        release(memory);
    release(place);
    return place ? memory : NULL;
}

static tidu_status draw_weights_alone(robust_run *run, const rank_draws *how, tidu_error *err)
{
    const double *column[INDEX_MOST_INDICATORS];
    double *memory = take_columns(&run->drawing, column);
    weight_source source = {run->drawing.r->model->n_indicators, run->drawing.r->weights->share, take_weights, run};
    tidu_status status = memory ? rank_draws_of_drawn(how, column, &source, &run->out->sketch, err) : error_memory(err);

    run->out->is_fast = true;
    release(memory);
    return status;
}

static tidu_status draw_all(robust_run *run, const robust_question *q, tidu_error *err)
{
    index_robust *x = run->out;
    rank_draws how = {.n = x->n, .draws = q->draws, .first = x->first, .n_first = x->n_first, .all_ranks = true, .threads = run->threads,
                      .observe = observe, .context = run};
    tidu_status status;

    x->has_central = run->drawing.is_active[ROBUST_WEIGHTS] && run->drawing.r->n_weights == 1 && x->n <= ROBUST_MOST_CENTRAL;
    if (x->has_central && !smaa_init(&x->central, x->n, run->drawing.r->model->n_indicators, 1))
        return error_memory(err);
    status = is_only_weights(&run->drawing) ? draw_weights_alone(run, &how, err) : rank_draws_of_scores(&how, score_draw, run, &x->sketch, err);
    if (status == TIDU_ESTOPPED || (!status && run->failed))
        status = failure(run, err);
    x->mean_shift = (double)run->shift / (double)q->draws / (double)x->n;
    return status;
}

/* --- central weights ----------------------------------------------------------------------------------------- */

/* Weights of all nodes from those of indicators. */
static void weights_of_shares(const index_model *m, const double *share, index_weights *out)
{
    double sum[INDEX_MOST_NODES];

    for (size_t i = 0; i < m->n_nodes; i++) {
        const index_node *x = &m->nodes[i];

        sum[i] = 0;
        for (size_t k = x->first_leaf; k < x->first_leaf + x->n_leaves; k++)
            sum[i] += share[k];
    }
    for (size_t i = 1; i < m->n_nodes; i++)
        out->node[i] = sum[m->nodes[i].parent] > 0 ? sum[i] / sum[m->nodes[i].parent] : 0;
    index_weights_multiply(m, out);
}

static bool is_first(const double *score, size_t n, size_t company)
{
    bool best = cell_is_value(score[company]);

    for (size_t i = 0; i < n && best; i++)
        best = !(score[i] > score[company]);
    return best;
}

static tidu_status try_central(robust_run *run, const robust_question *q, tidu_error *err)
{
    index_robust *x = run->out;
    const index_model *m = run->drawing.r->model;
    double central[INDEX_MOST_INDICATORS], *score = allocate_array(x->n, sizeof *score);
    size_t tries = q->draws < ROBUST_TRIES ? q->draws : ROBUST_TRIES;
    bool ok = score != NULL;

    for (size_t i = 0; i < x->n && ok; i++) {
        index_weights weights = *run->drawing.r->weights;

        if (!smaa_central_weights(&x->central, i, central))
            continue;
        weights_of_shares(m, central, &weights);
        for (size_t draw = 0; draw < tries && ok; draw++) {
            index_draw_numbers numbers = same_draw(draw);

            ok = index_draw_scores(&run->drawing, &run->works[0], &numbers, &weights, score);
            smaa_try(&x->central, i, ok && is_first(score, x->n, i));
        }
    }
    release(score);
    return ok ? TIDU_OK : failure(run, err);
}

/* --- shares of the sources -------------------------------------------------------------------------------------- */

typedef struct share_points {
    size_t n, d;
    robust_source source[ROBUST_SOURCES]; /* [d] those that are active */
    double *shift, *border;               /* [(d + 2) * n]: a, b, then a with each source of b */
} share_points;

/* Of point i: the first draw, the second, or the first with one source of the second. */
static index_draw_numbers point_numbers(const share_points *p, size_t column, size_t i)
{
    index_draw_numbers numbers = same_draw(column == 1 ? p->n + i : i);

    if (column > 1)
        numbers.of[p->source[column - 2]] = p->n + i;
    return numbers;
}

static bool measure_points(robust_run *run, share_points *p)
{
    const index_robust *x = run->out;
    long count = (long)((p->d + 2) * p->n);
    int failed = 0;

#pragma omp parallel num_threads(run->threads) reduction(| : failed)
    {
        double *score = allocate_array(x->n, sizeof *score);
        uint32_t *rank = allocate_array(x->n, sizeof *rank);
        score_order order = {0};

        failed |= !score || !rank || !score_order_init(&order, x->n);
#pragma omp for schedule(dynamic, 1)
        for (long at = 0; at < count; at++) {
            index_draw_numbers numbers = point_numbers(p, (size_t)at / p->n, (size_t)at % p->n);

            if (failed || !index_draw_scores(&run->drawing, &run->works[core_thread()], &numbers, NULL, score)) {
                failed = 1;
                continue;
            }
            score_rank_competition(&order, score, x->n, rank);
            p->shift[at] = (double)shift_of(x, rank) / (double)x->n;
            p->border[at] = rank[x->border];
        }
        score_order_clear(&order);
        release(score);
        release(rank);
    }
    return !failed;
}

static void no_share(sobol_index *out)
{
    *out = (sobol_index){cell_undefined(), cell_undefined(), cell_missing(), cell_missing(), cell_missing(), cell_missing()};
}

/* Results less their mean, without which estimates of the shares alone are far less certain (Sobol 2001). */
static void centre(double *y, const share_points *p)
{
    double mean = 0;

    for (size_t i = 0; i < 2 * p->n; i++)
        mean += y[i] / (2 * (double)p->n);
    for (size_t i = 0; i < (p->d + 2) * p->n; i++)
        y[i] -= mean;
}

/* Where nothing varies there is nothing to share. */
static tidu_status share_out(const share_points *p, double *y, sobol_index *out, tidu_error *err)
{
    const double *ab[ROBUST_SOURCES];
    sobol_bootstrap none = {0};
    tidu_status status;

    centre(y, p);
    for (size_t f = 0; f < p->d; f++)
        ab[f] = y + (f + 2) * p->n;
    status = sobol_indices(&(sobol_results){y, y + p->n, ab, p->n, p->d}, &none, out, err);
    if (!status && p->d == 1)
        out[0].first = out[0].total = 1; /* what the only one has needs no estimate */
    if (status != TIDU_EDATA)
        return status;
    for (size_t f = 0; f < p->d; f++)
        no_share(&out[f]);
    return TIDU_OK;
}

static tidu_status find_shares(robust_run *run, const robust_question *q, tidu_error *err)
{
    index_robust *x = run->out;
    sobol_index shift[ROBUST_SOURCES], border[ROBUST_SOURCES];
    share_points p = {.n = q->points};
    tidu_status status;

    for (int s = 0; s < ROBUST_SOURCES; s++) {
        x->shares[s].is_active = run->drawing.is_active[s];
        no_share(&x->shares[s].shift);
        no_share(&x->shares[s].border);
        if (run->drawing.is_active[s])
            p.source[p.d++] = (robust_source)s;
    }
    if (!q->points)
        return TIDU_OK;
    p.shift = allocate_array((p.d + 2) * p.n, sizeof *p.shift);
    p.border = allocate_array((p.d + 2) * p.n, sizeof *p.border);
    status = p.shift && p.border && measure_points(run, &p) ? share_out(&p, p.shift, shift, err) : failure(run, err);
    if (!status)
        status = share_out(&p, p.border, border, err);
    for (size_t f = 0; f < p.d && !status; f++) {
        x->shares[p.source[f]].shift = shift[f];
        x->shares[p.source[f]].border = border[f];
    }
    release(p.shift);
    release(p.border);
    return status;
}

/* --- all ------------------------------------------------------------------------------------------------------ */

void index_robust_free(index_robust *x)
{
    if (!x)
        return;
    release(x->company);
    release(x->rank);
    rank_sketch_free(x->sketch);
    robust_strata_clear(&x->strata);
    smaa_clear(&x->central);
    release(x);
}

static tidu_status open_works(robust_run *run, tidu_error *err)
{
    bool ok;

    run->works = allocate_array((size_t)run->threads, sizeof *run->works);
    ok = run->works != NULL;
    for (int t = 0; t < run->threads && ok; t++)
        ok = index_draw_work_init(&run->drawing, &run->works[t]);
    return ok ? TIDU_OK : error_memory(err);
}

static void close_run(robust_run *run)
{
    for (int t = 0; run->works && t < run->threads; t++)
        index_draw_work_clear(&run->works[t]);
    release(run->works);
    index_drawing_clear(&run->drawing);
}

static tidu_status run_all(robust_run *run, const binding *b, const index_result *r, const robust_question *q, tidu_error *err)
{
    index_robust *x = run->out;
    tidu_status status = take_companies(x, b, r, q, err);

    if (!status) {
        run->drawing.company = x->company;
        run->drawing.n = x->n;
        status = index_drawing_init(&run->drawing, b, r, q, err);
    }
    if (!status)
        status = index_drawing_check(&run->drawing, err);
    if (!status && !robust_strata_init(&x->strata, r, x->company, x->rank, x->n))
        status = error_memory(err);
    if (!status)
        status = open_works(run, err);
    if (!status)
        status = draw_all(run, q, err);
    if (!status && x->has_central)
        status = try_central(run, q, err);
    if (!status)
        status = find_shares(run, q, err);
    x->n_gaps = run->drawing.n_holes;
    x->n_unfilled = run->drawing.n_unfilled;
    return status;
}

tidu_status index_robust_run(const binding *b, const index_result *r, const robust_question *q, index_robust **out, tidu_error *err)
{
    robust_run run = {.out = allocate_array(1, sizeof *run.out), .threads = q->threads > 0 ? q->threads : core_count()};
    robust_question asked = *q;
    tidu_status status;

    asked.threads = run.threads;
    status = run.out ? run_all(&run, b, r, &asked, err) : error_memory(err);
    close_run(&run);
    if (status)
        index_robust_free(run.out);
    else
        *out = run.out;
    return status;
}
