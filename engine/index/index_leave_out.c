/*
 * Each node in turn weighs nothing, the others of its level in proportion, and levels above that are weighted by data are weighted
 * again (index_weights_change). A node that is alone in its group goes with the group.
 */
#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/cores.h"
#include "base/error.h"
#include "composite/score_rank.h"
#include "index/index_internal.h"
#include "index/index_robust.h"

typedef struct leaving {
    const index_result *r;
    index_result then;      /* borrows from r but for scores and weights */
    const uint8_t *is_in;
    uint32_t *before, *after; /* [company] ranks, 0: none */
    double *score;            /* [company], missing of those not in the list */
    score_order order;
} leaving;

static bool leaving_init(leaving *l, const index_result *r, const uint8_t *is_in)
{
    size_t n = r->n;

    *l = (leaving){.r = r, .then = *r, .is_in = is_in, .before = allocate_array(n + 1, sizeof *l->before),
                   .after = allocate_array(n + 1, sizeof *l->after), .score = allocate_array(n + 1, sizeof *l->score)};
    l->then.compared = NULL;
    l->then.score = allocate_array(n + 1, sizeof *l->then.score);
    l->then.low = allocate_array(n + 1, sizeof *l->then.low);
    l->then.high = allocate_array(n + 1, sizeof *l->then.high);
    l->then.weights = allocate_array(r->n_weights, sizeof *l->then.weights);
    return l->then.weights && l->before && l->after && l->score && l->then.score && l->then.low && l->then.high && score_order_init(&l->order, n);
}

static void leaving_clear(leaving *l)
{
    release(l->before);
    release(l->after);
    release(l->score);
    release(l->then.score);
    release(l->then.weights);
    release(l->then.low);
    release(l->then.high);
    index_compared_free(l->then.compared);
    score_order_clear(&l->order);
}

static void rank_list(leaving *l, const double *score, uint32_t *rank)
{
    size_t n = l->r->n;

    for (size_t i = 0; i < n; i++)
        l->score[i] = !l->is_in || l->is_in[i] ? score[i] : cell_missing();
    score_rank_competition(&l->order, l->score, n, rank);
    for (size_t i = 0; i < n; i++)
        rank[i] = cell_is_value(l->score[i]) ? rank[i] : 0;
}

/* The companies with a rank of 1 to k in `of` and no such rank in `other`, ordered by the former. */
static uint32_t *take_changed(const leaving *l, const uint32_t *of, const uint32_t *other, uint32_t k, size_t *n)
{
    uint32_t *out;

    *n = 0;
    for (size_t i = 0; i < l->r->n; i++)
        *n += of[i] && of[i] <= k && !(other[i] && other[i] <= k);
    out = allocate_array(*n + 1, sizeof *out);
    *n = 0;
    for (size_t place = 0; out && place < l->r->n; place++) {
        uint32_t i = l->r->order[place];
        size_t at = *n;

        if (!of[i] || of[i] > k || (other[i] && other[i] <= k))
            continue;
        for (; at && of[out[at - 1]] > of[i]; at--)
            out[at] = out[at - 1];
        out[at] = i;
        (*n)++;
    }
    return out;
}

static bool compare_ranks(const leaving *l, uint32_t first, left_out *out)
{
    uint64_t sum = 0;
    size_t n = 0;

    for (size_t place = 0; place < l->r->n; place++) {
        uint32_t i = l->r->order[place], a = l->before[i], b = l->after[i], shift = a > b ? a - b : b - a;

        if (!a || !b)
            continue;
        n++;
        sum += shift;
        out->kept += a <= first && b <= first;
        if (shift > out->largest_shift) {
            out->largest_shift = shift;
            out->most_moved = i;
        }
    }
    out->mean_shift = n ? (double)sum / (double)n : cell_undefined();
    out->leaves = take_changed(l, l->before, l->after, first, &out->n_leaves);
    out->enters = take_changed(l, l->after, l->before, first, &out->n_enters);
    return out->leaves && out->enters;
}

/* In some set of weights it is one of several that weigh. */
static bool is_one_of_several(const index_result *r, size_t node)
{
    bool any = false;

    for (size_t k = 0; k < r->n_weights; k++)
        any |= r->weights[k].node[node] > 0 && r->weights[k].node[node] < 1;
    return any;
}

/* Does anything else of its level weigh? Then the weights without it, and true. */
static bool weigh_without(leaving *l, size_t node, tidu_error *err)
{
    const index_result *r = l->r;
    const index_model *m = r->model;
    char name[256];
    index_weight_change change = {m->nodes[node].id, 0};

    if (index_find_node(m, change.name) != node) { /* an indicator has the name, too */
        snprintf(name, sizeof name, "group.%s", m->nodes[node].id);
        change.name = name;
    }
    if (index_find_node(m, change.name) != node || !is_one_of_several(r, node))
        return false;
    memcpy(l->then.weights, r->weights, r->n_weights * sizeof *r->weights);
    return index_weights_change(m, &change, 1, &r->sample, l->then.weights, r->n_weights, err) == TIDU_OK;
}

tidu_status index_leave_out(const index_result *r, const uint8_t *is_in, uint32_t first, int threads, leave_out *out, tidu_error *err)
{
    leaving l;
    bool ok = leaving_init(&l, r, is_in);
    tidu_status status = TIDU_OK;

    *out = (leave_out){allocate_array(r->model->n_nodes, sizeof *out->parts), 0, first};
    ok = ok && out->parts;
    if (ok)
        rank_list(&l, r->score, l.before);
    for (size_t i = 1; i < r->model->n_nodes && ok; i++) {
        left_out *x = &out->parts[out->n];

        if (!weigh_without(&l, i, err))
            continue;
        status = index_score_all(&l.then, threads > 0 ? threads : core_count(), err);
        if (status)
            break;
        rank_list(&l, l.then.score, l.after);
        x->node = i;
        out->n++;
        ok = compare_ranks(&l, first, x);
    }
    leaving_clear(&l);
    if (ok && !status)
        return TIDU_OK;
    leave_out_clear(out);
    return status ? status : error_memory(err);
}

void leave_out_clear(leave_out *x)
{
    for (size_t i = 0; x->parts && i < x->n; i++) {
        release(x->parts[i].leaves);
        release(x->parts[i].enters);
    }
    release(x->parts);
    *x = (leave_out){0};
}
