/*
 * An index in which the score of a company depends on no other: batch by batch, only the scores are kept. Of a batch
 * only the stretches with companies that are asked for are computed. Bit by bit as index_scorer_run: the same
 * operations in the same order.
 */
#include "base/allocate.h"
#include "base/cell.h"
#include "base/cores.h"
#include "base/error.h"
#include "index/index_internal.h"

enum {
    FEW = 16, /* of so many companies one alone is computed faster by itself than in a block */
    GAP = 32  /* computing so many companies takes longer than a run of the machine's own time */
};

/* Strata by a text are merged with others where they are small, so that their weights depend on these. */
bool index_scorer_is_absolute(const index_scorer *x)
{
    const index_model *m = x->model;

    if (m->candidates)
        return false;
    for (size_t k = 0; k < m->n_indicators; k++) {
        if (!index_is_fixed(&m->indicators[k]))
            return false;
    }
    return !index_weighs_data(m) && !index_has_items(m) && !(m->screening > 0) && !index_compares_list(m) &&
           (index_weight_cases(m) == 1 || m->strata.n_stages);
}

/* The companies first .. first + n - 1; scaled[indicator * MACHINE_BATCH + company - first]. */
static void scale_batch(const index_scorer *x, machine *m, size_t first, size_t n, double *scaled)
{
    machine_run(m, first, n);
    for (size_t k = 0; k < x->model->n_indicators; k++) {
        const index_indicator *i = &x->model->indicators[k];
        scale fitted;

        index_scale_fit_fixed(i, &fitted);
        index_scale_apply(i, &fitted, machine_number(m, x->values[k]), n, scaled + k * MACHINE_BATCH);
    }
}

/* The state of a thread. */
typedef struct batch_scorer {
    const index_scorer *x;
    const index_weights *weights; /* [stages], or one */
    size_t n_weights;
    machine *machine;
    double *scaled;
    const uint8_t *is_in;
    double *score;
} batch_scorer;

static bool is_wanted(const batch_scorer *s, size_t company)
{
    return !s->is_in || s->is_in[company];
}

/* The weights of the company at a place of the batch. */
static const index_weights *weights_at(const batch_scorer *s, size_t at)
{
    return &s->weights[s->n_weights > 1 ? index_stage_of(s->x, s->machine, at) : 0];
}

/* The companies of a batch from its place `at` on; `first` is the batch's first company. */
static void score_part(const batch_scorer *s, size_t first, size_t at, size_t n)
{
    const index_model *m = s->x->model;
    index_gap gap = GAP_LEFT_OUT;
    double block[INDEX_BLOCK];
    size_t wanted = 0;
    bool is_block;

    for (size_t i = at; i < at + n; i++)
        wanted += is_wanted(s, first + i);
    is_block = s->n_weights == 1 && wanted * FEW >= n;
    if (is_block)
        index_score_block(m, s->weights, s->scaled + at, MACHINE_BATCH, n, gap, block);
    for (size_t i = at; i < at + n && wanted; i++) {
        if (is_wanted(s, first + i))
            s->score[first + i] =
                is_block ? block[i - at]
                         : index_rounded(m, index_value(m, weights_at(s, i), s->scaled + i, MACHINE_BATCH, gap));
    }
}

/* The first company from `i` on that is asked for, or `end`. */
static size_t next_wanted(const batch_scorer *s, size_t i, size_t end)
{
    while (i < end && !is_wanted(s, i))
        i++;
    return i;
}

/* The end of the stretch from `i` on, which is asked for: behind it come GAP companies that are not, or `end`. */
static size_t end_of_stretch(const batch_scorer *s, size_t i, size_t end)
{
    size_t last = i;

    for (; i < end && i - last <= GAP; i++)
        last = is_wanted(s, i) ? i : last;
    return last + 1;
}

static void score_batch(const batch_scorer *s, size_t first, size_t end)
{
    while ((first = next_wanted(s, first, end)) < end) {
        size_t n = end_of_stretch(s, first, end) - first;

        scale_batch(s->x, s->machine, first, n, s->scaled);
        for (size_t at = 0; at < n; at += INDEX_BLOCK)
            score_part(s, first, at, n - at < INDEX_BLOCK ? n - at : INDEX_BLOCK);
        first += n;
    }
}

/* False if memory is exhausted. */
static bool score_batches(const batch_scorer *shared, const binding *b, int threads)
{
    size_t n = panel_count(b->panel);
    long batches = (long)((n + MACHINE_BATCH - 1) / MACHINE_BATCH);
    int failed = 0;

    threads = index_threads(threads > 0 ? threads : core_count(), batches);
#pragma omp parallel num_threads(threads) reduction(| : failed)
    {
        batch_scorer s = *shared;

        s.machine = machine_new(s.x->program, b);
        s.scaled = allocate_array(s.x->model->n_indicators * MACHINE_BATCH, sizeof *s.scaled);
        failed |= !s.machine || !s.scaled;
#pragma omp for schedule(dynamic, 1)
        for (long k = 0; k < batches; k++) {
            size_t first = (size_t)k * MACHINE_BATCH;

            if (!failed)
                score_batch(&s, first, n - first < MACHINE_BATCH ? n : first + MACHINE_BATCH);
        }
        machine_free(s.machine);
        release(s.scaled);
    }
    return !failed;
}

tidu_status index_scorer_score(const index_scorer *x, const binding *b, int threads, const uint8_t *is_in, double *score,
                          tidu_error *err)
{
    size_t n = index_weight_cases(x->model);
    index_weights *weights = allocate_array(n, sizeof *weights);
    tidu_status status = weights ? index_weights_fixed(x->model, NULL, weights, err) : error_memory(err);

    if (!status && !score_batches(&(batch_scorer){.x = x, .weights = weights, .n_weights = n, .is_in = is_in, .score = score}, b, threads))
        status = error_memory(err);
    release(weights);
    return status;
}
