/*
 * Scores of all companies from scaled values and weights, node by node for a block of companies, which vectorises:
 * arithmetic means column by column, with the same operations in the same order as index_value, hence the same bits (a value
 * that does not count is added as 0, which changes no sum). Weighted sums are compensated (A. Neumaier 1974, as
 * composite/aggregate.c): `lost` collects the rounding errors. Geometric means are those of composite/aggregate_columns.h,
 * others are taken row by row.
 */
#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "composite/aggregate_columns.h"
#include "index/index_internal.h"
#include "numeric/kernel.h"

enum { BLOCK = INDEX_BLOCK };

/* --- what is missing ------------------------------------------------------------------ */

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

static bool lacks_below(const index_result *r, const index_node *x, size_t place)
{
    for (size_t k = x->first_leaf; k < x->first_leaf + x->n_leaves; k++) {
        if (cell_is_missing(r->scaled[k * r->n + place]))
            return true;
    }
    return false;
}

bool index_lacks_ends(const index_result *r, size_t place)
{
    const index_model *m = r->model;
    bool found = index_compares_list(m) && lacks_below(r, &m->nodes[0], place);

    for (size_t i = 0; i < m->n_nodes && !m->is_monotone && !found; i++)
        found = !index_is_leaf(&m->nodes[i]) && !index_mean_is_monotone(&m->nodes[i].aggregation) && lacks_below(r, &m->nodes[i], place);
    return found;
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

static void leaf_block(const index_block *s, const index_node *x, double *covered, double *out)
{
    double as_missing = s->gap ? s->gap[x->indicator] : (double)NAN;

    count_values(s->scaled + x->indicator * s->stride, as_missing, s->m->floor, 1 - s->m->floor, out, s->n);
    add_coverage(out, s->w->share[x->indicator], covered, s->n);
}

static void arithmetic_block(const index_block *s, const index_node *x, double *covered, double *out)
{
    double value[BLOCK];
    means sums;

    memset(&sums, 0, sizeof sums);
    for (size_t j = x->first_child; j < x->first_child + x->n_children; j++) {
        index_node_block(s, j, covered, value);
        add(&sums, value, s->w->node[j], s->n);
    }
    divide(&sums, out, s->n);
}

/* Any other mean of columns[member * BLOCK + company]. */
static void rows_block(const index_block *s, const index_node *x, const double *columns, double *out)
{
    double value[INDEX_MOST_NODES];

    for (size_t i = 0; i < s->n; i++) {
        for (size_t j = 0; j < x->n_children; j++)
            value[j] = columns[j * BLOCK + i];
        out[i] = index_mean_of(&x->aggregation, value, s->w->node + x->first_child, x->n_children);
    }
}

/* False if memory is exhausted. */
static bool other_block(const index_block *s, const index_node *x, double *covered, double *out)
{
    double *columns = reallocate_array(NULL, x->n_children * BLOCK, sizeof *columns);
    const double *column[INDEX_MOST_NODES];
    bool ok = columns != NULL;

    for (size_t j = 0; j < x->n_children && ok; j++) {
        column[j] = columns + j * BLOCK;
        index_node_block(s, x->first_child + j, covered, columns + j * BLOCK);
    }
    if (ok && x->aggregation.kind == MEAN_GEOMETRIC)
        ok = aggregate_columns_geometric(column, s->w->node + x->first_child, x->n_children, s->n, out);
    else if (ok)
        rows_block(s, x, columns, out);
    release(columns);
    return ok;
}

/* Without memory for a block: one company after the other. */
static void slow_block(const index_block *s, size_t node, double *covered, double *out)
{
    const index_node *x = &s->m->nodes[node];
    double value[INDEX_MOST_NODES];

    for (size_t i = 0; i < s->n; i++) {
        index_values(s->m, s->w, s->scaled + i, s->stride, s->gap, value);
        out[i] = value[node];
        for (size_t k = x->first_leaf; k < x->first_leaf + x->n_leaves; k++)
            covered[i] += cell_is_value(value[s->m->indicators[k].node]) ? s->w->share[k] : 0;
    }
}

void index_node_block(const index_block *s, size_t node, double *covered, double *out)
{
    const index_node *x = &s->m->nodes[node];
    double before[BLOCK];

    if (index_is_leaf(x)) {
        leaf_block(s, x, covered, out);
        return;
    }
    if (x->aggregation.kind == MEAN_ARITHMETIC) {
        arithmetic_block(s, x, covered, out);
        return;
    }
    memcpy(before, covered, s->n * sizeof *before);
    if (other_block(s, x, covered, out))
        return;
    memcpy(covered, before, s->n * sizeof *before);
    slow_block(s, node, covered, out);
}

/* index_value of n companies; scaled[indicator * stride + company]. */
static void value_block(const index_model *m, const index_weights *w, const double *scaled, size_t stride, size_t n,
                        index_gap gap, double *out)
{
    double covered[BLOCK] = {0};

    index_node_block(&(index_block){m, w, scaled, stride, n, gap}, 0, covered, out);
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
    bool is_open = has_open_end(r, bounds) || !r->model->is_monotone;

    score_values(r, first, n, bounds, out);
    for (size_t i = 0; i < n && is_open; i++)
        out[i] = is_unbounded(r, bounds, first + i) || index_lacks_ends(r, first + i) ? cell_missing() : out[i];
}

/*
 * What is known may stand outside of what all together can reach, where scales differ in width; an interval that did not
 * have its score in it would not be understood, and is widened.
 */
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

/* By the comparison of the list, which is there. */
static void score_compared(index_result *r, size_t first, size_t n)
{
    for (size_t place = first; place < first + n; place++) {
        uint32_t company = r->order[place];
        double score = index_rounded(r->model, r->compared->value[company]);

        r->score[company] = score;
        r->low[company] = r->high[company] = index_lacks_ends(r, place) ? cell_missing() : score;
    }
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

static tidu_status compare(index_result *r, tidu_error *err)
{
    index_compared *compared;
    tidu_status status = index_list_compare(r, &compared, err);

    if (status)
        return status;
    index_compared_free(r->compared);
    r->compared = compared;
    return TIDU_OK;
}

tidu_status index_score_all(index_result *r, int threads, tidu_error *err)
{
    bool compares = index_compares_list(r->model);
    long blocks = (long)((r->n + BLOCK - 1) / BLOCK);
    size_t incomplete = 0, unscored = 0;
    tidu_status status = compares ? compare(r, err) : TIDU_OK;

    if (status)
        return status;
    threads = index_threads(threads, blocks);
#pragma omp parallel for num_threads(threads) reduction(+ : incomplete, unscored)
    for (long k = 0; k < blocks; k++) {
        size_t first = (size_t)k * BLOCK, n = r->n - first < BLOCK ? r->n - first : BLOCK;
        size_t missing = count_incomplete(r, first, n);

        if (compares)
            score_compared(r, first, n);
        else
            score_blocks(r, first, first + n, missing);
        incomplete += missing;
        for (size_t i = 0; i < n; i++)
            unscored += !cell_is_value(r->score[r->order[first + i]]) && index_is_candidate(r, r->order[first + i]);
    }
    index_items_apply(r);
    r->n_incomplete = incomplete;
    r->n_unscored = unscored;
    return TIDU_OK;
}
