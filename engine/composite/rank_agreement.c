/*
 * Pairs are put in the order of (x, y). A merge sort by y then meets every discordant pair exactly once, as a member of the
 * right half that is taken before what is left of the left half (Knight 1966); the weights of exchanges are added up along
 * (Vigna 2015). Ties are runs of the sorted lists. Invariant: pairs that are tied in x stand in the order of y, so they are
 * never counted as exchanged.
 */
#include "composite/rank_agreement.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "composite/score_rank.h"
#include "numeric/correlation.h"
#include "numeric/lane_sum.h"

typedef struct pair {
    double x, y;            /* mean ranks */
    double weight_x, weight_y; /* 1 / place in the order (x, y), and in the order (y, x) */
} pair;

typedef struct exchanges {
    uint64_t count;
    compensated_sum by_x, by_y;
} exchanges;

/* Sum over pairs of equal members, and the weights of those. */
typedef struct ties {
    uint64_t count;
    compensated_sum by_x, by_y;
} ties;

typedef struct comparison {
    size_t n;
    double *x, *y;          /* [n] mean ranks */
    pair *pairs, *work;     /* [n] */
    score_order order;
} comparison;

static void comparison_clear(comparison *c)
{
    release(c->x);
    release(c->y);
    release(c->pairs);
    release(c->work);
    score_order_clear(&c->order);
}

/* --- ranks and their order ------------------------------------------------------------------- */

/* Mean ranks among the pairs with both values; sign 1: the greatest is first. */
static bool take_ranks(comparison *c, const double *x, const double *y, size_t n, double sign)
{
    double *of_x = allocate_array(n + 1, sizeof *of_x), *of_y = allocate_array(n + 1, sizeof *of_y);
    bool ok = of_x && of_y;

    for (size_t i = 0; i < n && ok; i++) {
        if (!cell_is_value(x[i]) || !cell_is_value(y[i]))
            continue;
        of_x[c->n] = sign * x[i];
        of_y[c->n++] = sign * y[i];
    }
    if (ok) {
        score_rank_mean(&c->order, of_x, c->n, c->x);
        score_rank_mean(&c->order, of_y, c->n, c->y);
    }
    release(of_x);
    release(of_y);
    return ok;
}

/* Puts places that are in the order of `by` in the order of `then` within equal ones: a run is few, or all equal. */
static void order_runs(comparison *c, uint32_t *place, const double *by, const double *then)
{
    for (size_t first = 0, end; first < c->n; first = end) {
        const uint32_t *within;
        double *keys = (double *)(void *)c->work;
        uint32_t *kept = (uint32_t *)(void *)(keys + c->n);

        for (end = first + 1; end < c->n && by[place[end]] == by[place[first]];)
            end++;
        if (end - first == 1)
            continue;
        for (size_t i = first; i < end; i++)
            keys[i - first] = -then[place[i]];
        within = score_order_sort(&c->order, keys, end - first);
        memcpy(kept, place + first, (end - first) * sizeof *kept);
        for (size_t i = 0; i < end - first; i++)
            place[first + i] = kept[within[i]];
    }
}

/* Places in ascending order of (by, then) into place[n]; `work` serves as memory. */
static void sort_both(comparison *c, const double *by, const double *then, uint32_t *place)
{
    double *keys = (double *)(void *)c->work;

    for (size_t i = 0; i < c->n; i++)
        keys[i] = -by[i];
    memcpy(place, score_order_sort(&c->order, keys, c->n), c->n * sizeof *place);
    order_runs(c, place, by, then);
}

/* The pairs in the order of (x, y), with their weights. */
static bool order_pairs(comparison *c)
{
    uint32_t *place = allocate_array(c->n + 1, sizeof *place);
    double *weight = allocate_array(c->n + 1, sizeof *weight);
    bool ok = place && weight;

    if (ok) {
        sort_both(c, c->y, c->x, place);
        for (size_t i = 0; i < c->n; i++)
            weight[place[i]] = 1 / (double)(i + 1);
        sort_both(c, c->x, c->y, place);
        for (size_t i = 0; i < c->n; i++)
            c->pairs[i] = (pair){c->x[place[i]], c->y[place[i]], 1 / (double)(i + 1), weight[place[i]]};
    }
    release(place);
    release(weight);
    return ok;
}

/* --- counting ---------------------------------------------------------------------------------- */

/* A run of r equal members with the sum s of weights: r (r - 1) / 2 pairs that weigh s (r - 1). */
static void add_run(ties *t, const pair *p, size_t r)
{
    double by_x = 0, by_y = 0;

    for (size_t i = 0; i < r; i++) {
        by_x += p[i].weight_x;
        by_y += p[i].weight_y;
    }
    t->count += (uint64_t)r * (r - 1) / 2;
    compensated_sum_add(&t->by_x, by_x * (double)(r - 1));
    compensated_sum_add(&t->by_y, by_y * (double)(r - 1));
}

static ties count_ties(const pair *p, size_t n, bool of_x, bool of_y)
{
    ties t = {0};

    for (size_t first = 0, end; first < n; first = end) {
        for (end = first + 1; end < n && (!of_x || p[end].x == p[first].x) && (!of_y || p[end].y == p[first].y);)
            end++;
        if (end - first > 1)
            add_run(&t, p + first, end - first);
    }
    return t;
}

/* Merge from[first, middle) and from[middle, end) into to[first, end) by y. */
static void merge(const pair *from, size_t first, size_t middle, size_t end, pair *to, exchanges *e)
{
    size_t left = first, right = middle;
    double by_x = 0, by_y = 0;

    for (size_t i = first; i < middle; i++) {
        by_x += from[i].weight_x;
        by_y += from[i].weight_y;
    }
    for (size_t at = first; at < end; at++) {
        if (left < middle && (right == end || from[left].y <= from[right].y)) {
            by_x -= from[left].weight_x;
            by_y -= from[left].weight_y;
            to[at] = from[left++];
            continue;
        }
        if (left < middle) {
            double many = (double)(middle - left);

            e->count += middle - left;
            compensated_sum_add(&e->by_x, by_x + many * from[right].weight_x);
            compensated_sum_add(&e->by_y, by_y + many * from[right].weight_y);
        }
        to[at] = from[right++];
    }
}

/* Sorts the pairs by y; they end up in c->pairs. */
static exchanges count_exchanges(comparison *c)
{
    exchanges e = {0};

    for (size_t width = 1; width < c->n; width *= 2) {
        pair *swap = c->pairs;

        for (size_t first = 0; first < c->n; first += 2 * width) {
            size_t middle = first + width < c->n ? first + width : c->n;
            size_t end = middle + width < c->n ? middle + width : c->n;

            merge(c->pairs, first, middle, end, c->work, &e);
        }
        c->pairs = c->work;
        c->work = swap;
    }
    return e;
}

/* --- coefficients ---------------------------------------------------------------------------- */

/* Vigna's (all - x tied - y tied + both tied - 2 exchanged) / sqrt((all - x tied) (all - y tied)). */
static double weighted_tau(double all, double x, double y, double both, double exchanged)
{
    double scale = sqrt((all - x) * (all - y));

    return scale > 0 ? fmax(-1, fmin(1, (all - x - y + both - 2 * exchanged) / scale)) : cell_undefined();
}

static void set_taus(comparison *c, rank_agreement *out)
{
    ties x = count_ties(c->pairs, c->n, true, false), both = count_ties(c->pairs, c->n, true, true), y;
    uint64_t all = (uint64_t)c->n * (c->n - 1) / 2;
    compensated_sum weights = {0};
    exchanges e = count_exchanges(c);
    double total, s, by_x, by_y;

    y = count_ties(c->pairs, c->n, false, true);
    for (size_t i = 0; i < c->n; i++)
        compensated_sum_add(&weights, 1 / (double)(i + 1));
    total = compensated_sum_value(&weights) * (double)(c->n - 1);
    out->tied_x = x.count;
    out->tied_y = y.count;
    out->tied_both = both.count;
    out->discordant = e.count;
    out->concordant = all - x.count - y.count + both.count - e.count;
    s = (double)out->concordant - (double)out->discordant;
    if (x.count == all || y.count == all)
        return;
    out->kendall_a = s / (double)all;
    out->kendall_b = s / sqrt((double)(all - x.count) * (double)(all - y.count));
    if (out->concordant + out->discordant)
        out->gamma = s / (double)(out->concordant + out->discordant);
    by_x = weighted_tau(total, compensated_sum_value(&x.by_x), compensated_sum_value(&y.by_x),
                        compensated_sum_value(&both.by_x), compensated_sum_value(&e.by_x));
    by_y = weighted_tau(total, compensated_sum_value(&x.by_y), compensated_sum_value(&y.by_y),
                        compensated_sum_value(&both.by_y), compensated_sum_value(&e.by_y));
    out->weighted_kendall = by_x;
    out->weighted_kendall_both = (by_x + by_y) / 2;
}

static void set_distances(const pair *p, size_t n, rank_agreement *out)
{
    compensated_sum shift = {0}, weighted = {0}, top = {0};
    double m = (double)n;

    out->largest_shift = 0;
    for (size_t i = 0; i < n; i++) {
        double d = fabs(p[i].x - p[i].y), reach = fmax(p[i].x - 1, m - p[i].x);

        compensated_sum_add(&shift, d);
        compensated_sum_add(&weighted, d * d * (2 * m + 2 - p[i].x - p[i].y));
        if (reach > 0)
            compensated_sum_add(&top, exp2(-p[i].x) * d / reach);
        out->largest_shift = fmax(out->largest_shift, d);
    }
    out->mean_shift = compensated_sum_value(&shift) / m;
    if (out->tied_x == (uint64_t)n * (n - 1) / 2 || out->tied_y == (uint64_t)n * (n - 1) / 2)
        return;
    out->weighted_spearman = 1 - 6 * compensated_sum_value(&weighted) / (m * (m + 1) * (m * m - 1));
    out->ws = 1 - compensated_sum_value(&top);
}

static tidu_status measure(const double *x, const double *y, size_t n, double sign, rank_agreement *out)
{
    comparison c = {.x = allocate_array(n + 1, sizeof *c.x), .y = allocate_array(n + 1, sizeof *c.y),
                    .pairs = allocate_array(n + 1, sizeof *c.pairs), .work = allocate_array(n + 1, sizeof *c.work)};
    bool ok = score_order_init(&c.order, n) && c.x && c.y && c.pairs && c.work;
    double none = cell_undefined();

    *out = (rank_agreement){.spearman = none, .kendall_a = none, .kendall_b = none, .gamma = none, .weighted_spearman = none,
                            .ws = none, .weighted_kendall = none, .weighted_kendall_both = none, .mean_shift = none,
                            .largest_shift = none};
    ok = ok && take_ranks(&c, x, y, n, sign);
    if (ok && c.n > 1 && (ok = order_pairs(&c))) {
        set_taus(&c, out);
        set_distances(c.pairs, c.n, out);
        if (cell_is_value(out->kendall_a))
            out->spearman = correlation_pearson(c.x, c.y, c.n);
    }
    out->n = c.n;
    comparison_clear(&c);
    return ok ? TIDU_OK : TIDU_ENOMEM;
}

tidu_status rank_agreement_measure(const double *x, const double *y, size_t n, rank_agreement *out, tidu_error *err)
{
    return measure(x, y, n, -1, out) ? error_memory(err) : TIDU_OK;
}

tidu_status rank_agreement_of_scores(const double *x, const double *y, size_t n, rank_agreement *out, tidu_error *err)
{
    return measure(x, y, n, 1, out) ? error_memory(err) : TIDU_OK;
}
