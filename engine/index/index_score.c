/*
 * Scores of all companies from scaled values and weights. If all means are arithmetic they are computed column by
 * column for a block of companies, which vectorises: the same operations in the same order as index_value, hence the
 * same bits (a value that does not count is added as 0, which changes no sum). Weighted sums are compensated (A.
 * Neumaier 1974, as composite/aggregate.c): `lost` collects the rounding errors. A geometric mean is computed company by
 * company.
 */
#include <math.h>
#include <string.h>

#include "base/cell.h"
#include "index/index_internal.h"
#include "numeric/kernel.h"

enum { BLOCK = INDEX_BLOCK };

/* --- one company ------------------------------------------------------------------------ */

static bool is_complete(const index_result *r, size_t place)
{
    for (size_t k = 0; k < r->model->n_indicators; k++) {
        if (cell_is_missing(r->scaled[k * r->n + place]))
            return false;
    }
    return true;
}

/* Is something missing that has no end, which bounds[indicator] would be? */
static bool is_unbounded(const index_result *r, const double *bounds, size_t place)
{
    for (size_t k = 0; k < r->model->n_indicators; k++) {
        if (!cell_is_value(bounds[k]) && cell_is_missing(r->scaled[k * r->n + place]))
            return true;
    }
    return false;
}

static bool has_open_end(const index_result *r, const double *bounds)
{
    bool any = false;

    for (size_t k = 0; k < r->model->n_indicators; k++)
        any |= !cell_is_value(bounds[k]);
    return any;
}

/* The value with missing data at one end. */
static double value_at_end(const index_result *r, const double *bounds, size_t place)
{
    return is_unbounded(r, bounds, place) ? cell_missing() : index_value(r->model, index_weights_of(r, place), r->scaled + place, r->n, bounds);
}

/*
 * What is known may stand outside of what all together can reach, where scales differ in width; an interval that did not
 * have its score in it would not be understood, and is widened.
 */
static void score_one(index_result *r, size_t place)
{
    const index_model *m = r->model;
    uint32_t company = r->order[place];
    double score = index_value(m, index_weights_of(r, place), r->scaled + place, r->n, GAP_LEFT_OUT), low = score, high = score;

    if (!is_complete(r, place)) {
        low = value_at_end(r, r->lowest, place);
        high = value_at_end(r, r->highest, place);
        low = score < low ? score : low;
        high = score > high ? score : high;
    }
    r->low[company] = index_rounded(m, low);
    r->high[company] = index_rounded(m, high);
    r->score[company] = index_rounded(m, score);
}

/* --- a block of them -------------------------------------------------------------------- */

/* Weighted means, one per row: compensated sums of the products, and of the weights that count. */
typedef struct means {
    double total[BLOCK], lost[BLOCK];
    double weights[BLOCK], weights_lost[BLOCK];
} means;

/* The value that index_value uses for a scaled value; NaN if it does not count. */
KERNEL static void count_values(const double *restrict scaled, double as_missing, double floor, double slope,
                                double *restrict out, size_t n)
{
    const int64_t reasons = CELL_BITS_MISSING | CELL_BITS_NOT_APPLICABLE | CELL_BITS_UNDEFINED;
    const int64_t missing = CELL_BITS_MISSING, not_applicable = CELL_BITS_NOT_APPLICABLE;

    for (size_t i = 0; i < n; i++) {
        double x = scaled[i];
        int64_t reason = (int64_t)cell_bits(x) & reasons;
        double gap = reason == missing ? as_missing : 0;

        gap = reason == not_applicable || reason == (missing | not_applicable) ? (double)NAN : gap;
        x = x == x ? x : gap;
        out[i] = floor + slope * x;
    }
}

KERNEL static void add_weighted(const double *restrict value, double weight, double *restrict total,
                                double *restrict lost, double *restrict weights, double *restrict weights_lost, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double counts = value[i] == value[i] ? weight : 0, product = value[i] == value[i] ? weight * value[i] : 0;
        double sum = total[i] + product, all = weights[i] + counts;

        lost[i] += fabs(total[i]) >= fabs(product) ? (total[i] - sum) + product : (product - sum) + total[i];
        total[i] = sum;
        weights_lost[i] += fabs(weights[i]) >= fabs(counts) ? (weights[i] - all) + counts : (counts - all) + weights[i];
        weights[i] = all;
    }
}

KERNEL static void add_coverage(const double *restrict value, double weight, double *restrict covered, size_t n)
{
    for (size_t i = 0; i < n; i++)
        covered[i] += value[i] == value[i] ? weight : 0;
}

/* Missing if nothing counts. */
KERNEL static void divide(const means *restrict m, double *restrict out, size_t n)
{
    const double missing = cell_missing();

    for (size_t i = 0; i < n; i++) {
        double all = m->weights[i] + m->weights_lost[i], mean = (m->total[i] + m->lost[i]) / all;

        out[i] = all > 0 ? mean : missing;
    }
}

static void add(means *m, const double *value, double weight, size_t n)
{
    add_weighted(value, weight, m->total, m->lost, m->weights, m->weights_lost, n);
}

/* What the values of a block are computed from; scaled[indicator * stride + company]. */
typedef struct block_source {
    const index_model *m;
    const index_weights *w;
    const double *scaled;
    size_t stride, n;
    index_gap gap;
} block_source;

/* The values of a node; `covered` grows by the weights that count below it. A call stands for a level of the tree. */
static void node_block(const block_source *s, size_t node, double *covered, double *out)
{
    const index_node *x = &s->m->nodes[node];
    double value[BLOCK];
    means sums;

    if (index_is_leaf(x)) {
        count_values(s->scaled + x->indicator * s->stride, s->gap ? s->gap[x->indicator] : (double)NAN, s->m->floor, 1 - s->m->floor, out, s->n);
        add_coverage(out, s->w->share[x->indicator], covered, s->n);
        return;
    }
    memset(&sums, 0, sizeof sums);
    for (size_t j = x->first_child; j < x->first_child + x->n_children; j++) {
        node_block(s, j, covered, value);
        add(&sums, value, s->w->node[j], s->n);
    }
    divide(&sums, out, s->n);
}

/* index_value of n companies; scaled[indicator * stride + company]. */
static void value_block(const index_model *m, const index_weights *w, const double *scaled, size_t stride, size_t n,
                        index_gap gap, double *out)
{
    block_source s = {m, w, scaled, stride, n, gap};
    double covered[BLOCK] = {0};

    node_block(&s, 0, covered, out);
    for (size_t i = 0; i < n && m->coverage > 0; i++) {
        if (!index_is_covered(m, covered[i]))
            out[i] = cell_missing();
    }
}

/* Set to 1 for companies with missing data. */
KERNEL static void mark_missing(const double *restrict scaled, int64_t *restrict out, size_t n)
{
    const int64_t reasons = CELL_BITS_MISSING | CELL_BITS_NOT_APPLICABLE | CELL_BITS_UNDEFINED;
    const int64_t missing = CELL_BITS_MISSING;

    for (size_t i = 0; i < n; i++)
        out[i] |= scaled[i] != scaled[i] && ((int64_t)cell_bits(scaled[i]) & reasons) == missing;
}

static size_t count_incomplete(const index_result *r, size_t first, size_t n)
{
    int64_t is_missing[BLOCK] = {0};
    size_t count = 0;

    for (size_t k = 0; k < r->model->n_indicators; k++)
        mark_missing(r->scaled + k * r->n + first, is_missing, n);
    for (size_t k = 0; k < r->model->bonus.n + r->model->deductions.n; k++) {
        for (size_t i = 0; i < n; i++)
            is_missing[i] |= cell_is_missing(r->items[k * r->n + r->order[first + i]]);
    }
    for (size_t i = 0; i < n; i++)
        count += (size_t)is_missing[i];
    return count;
}

/*
 * As index_rounded: adding the largest double below 0.5 before truncating rounds halves away from 0, and nothing below a
 * half. Cells without a value stay.
 */
KERNEL static void round_values(double *restrict value, double units, double units_a_point, size_t n)
{
    const double almost_half = 0x1.fffffffffffffp-2;

    for (size_t i = 0; i < n; i++) {
        double x = value[i], rounded = trunc(x * units + copysign(almost_half, x)) / units_a_point;

        value[i] = x == x ? rounded : x;
    }
}

static void put_block(const index_result *r, size_t first, size_t n, const double *value, double *out)
{
    for (size_t i = 0; i < n; i++)
        out[r->order[first + i]] = value[i];
}

void index_score_block(const index_model *m, const index_weights *w, const double *scaled, size_t stride, size_t n,
                       index_gap gap, double *out)
{
    double units_a_point = index_units_a_point(m);

    value_block(m, w, scaled, stride, n, gap, out);
    round_values(out, 100 * units_a_point, units_a_point, n);
}

static void score_values(const index_result *r, size_t first, size_t n, index_gap gap, double *out)
{
    index_score_block(r->model, index_weights_of(r, first), r->scaled + first, r->n, n, gap, out);
}

/* Of a block with missing data: the values with these at one end. */
static void score_ends(const index_result *r, size_t first, size_t n, const double *bounds, double *out)
{
    bool is_open = has_open_end(r, bounds);

    score_values(r, first, n, bounds, out);
    for (size_t i = 0; i < n && is_open; i++)
        out[i] = is_unbounded(r, bounds, first + i) ? cell_missing() : out[i];
}

/* See score_one. */
KERNEL static void widen(const double *restrict score, double *restrict low, double *restrict high, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        low[i] = score[i] < low[i] ? score[i] : low[i];
        high[i] = score[i] > high[i] ? score[i] : high[i];
    }
}

/* Companies with the same weights. */
static void score_block(index_result *r, size_t first, size_t n, size_t incomplete)
{
    double score[BLOCK], low[BLOCK], high[BLOCK];

    score_values(r, first, n, GAP_LEFT_OUT, score);
    if (incomplete) {
        score_ends(r, first, n, r->lowest, low);
        score_ends(r, first, n, r->highest, high);
        widen(score, low, high, n);
    }
    put_block(r, first, n, score, r->score);
    put_block(r, first, n, incomplete ? low : score, r->low);
    put_block(r, first, n, incomplete ? high : score, r->high);
}

static void score_each(index_result *r, size_t first, size_t n)
{
    for (size_t place = first; place < first + n; place++)
        score_one(r, place);
}

/* Where the companies with the weights of the one at `first` end, at most `end`. */
static size_t end_of_weights(const index_result *r, size_t first, size_t end)
{
    const index_stratum *s = r->n_weights > 1 ? index_result_stratum(r, first) : NULL;

    return s && s->first + s->n < end ? s->first + s->n : end;
}

static void score_blocks(index_result *r, size_t first, size_t end, size_t incomplete)
{
    while (first < end) {
        size_t next = end_of_weights(r, first, end);

        score_block(r, first, next - first, incomplete);
        first = next;
    }
}

void index_score_all(index_result *r, int threads)
{
    bool is_arithmetic = index_is_arithmetic(r->model);
    long blocks = (long)((r->n + BLOCK - 1) / BLOCK);
    size_t incomplete = 0, unscored = 0;

    threads = index_threads(threads, blocks);
#pragma omp parallel for num_threads(threads) reduction(+ : incomplete, unscored)
    for (long k = 0; k < blocks; k++) {
        size_t first = (size_t)k * BLOCK, n = r->n - first < BLOCK ? r->n - first : BLOCK;
        size_t missing = count_incomplete(r, first, n);

        if (is_arithmetic)
            score_blocks(r, first, first + n, missing);
        else
            score_each(r, first, n);
        incomplete += missing;
        for (size_t i = 0; i < n; i++)
            unscored += !cell_is_value(r->score[r->order[first + i]]) && index_is_candidate(r, r->order[first + i]);
    }
    index_items_apply(r);
    r->n_incomplete = incomplete;
    r->n_unscored = unscored;
}
