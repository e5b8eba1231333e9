/*
 * Every weight of a level with several is tried, then all together; index_swap_single.c and index_swap_many.c say how.
 * What they find is tried with the weights as index_weights_change makes them, and the two best answers by running the
 * index over all companies again.
 */
#include "index/index_swap.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/cores.h"
#include "base/error.h"
#include "base/message.h"
#include "index/index_swap_internal.h"

/* --- trying ----------------------------------------------------------------------------------------- */

bool swap_try(const swap_pair *p, const index_weight_change *changes, size_t n, double score[2])
{
    double value[2];

    memcpy(p->changed, p->r->weights, p->r->n_weights * sizeof *p->changed);
    if (index_weights_change(p->model, changes, n, &p->r->sample, p->changed, p->r->n_weights, NULL))
        return false;
    for (int i = 0; i < 2; i++) {
        value[i] = index_value(p->model, &p->changed[p->set], p->side[i].scaled, p->r->n, p->gap);
        if (!cell_is_value(value[i]))
            return false;
        score[i] = index_with_items(p->r, p->company[i], index_rounded(p->model, value[i]));
        value[i] += p->side[i].added;
    }
    return fabs(value[0] - value[1]) * 100 * index_units_a_point(p->model) < 1;
}

/* Run the whole index by changed weights, hold the two scores against those found, and run it by its own again. */
static bool confirm(index_result *r, const swap_pair *p, const index_weight_change *changes, size_t n, int threads,
                    const double score[2])
{
    bool is_so;

    memcpy(p->changed, r->weights, r->n_weights * sizeof *r->weights);
    is_so = !index_reweigh(r, changes, n, threads, NULL);
    for (int i = 0; i < 2; i++)
        is_so = is_so && r->score[p->company[i]] == score[i];
    memcpy(r->weights, p->changed, r->n_weights * sizeof *r->weights);
    index_score_all(r, threads > 0 ? threads : core_count(), NULL);
    return is_so;
}

static void confirm_both(index_result *r, const swap_pair *p, int threads, index_swap *s)
{
    index_weight_change changes[INDEX_MOST_NODES];
    char names[INDEX_MOST_NODES][SWAP_NAME];
    swap_single *best = &s->singles[0];

    if (s->n && best->standing == SWAP_FOUND &&
        !confirm(r, p, &(index_weight_change){best->name, best->given}, 1, threads, best->score))
        best->standing = SWAP_UNTOLD;
    if (s->many.standing == SWAP_FOUND) {
        size_t n = swap_many_changes(r->model, swap_weights(p), s->many.after, changes, names);

        if (!confirm(r, p, changes, n, threads, s->many.score))
            s->many.standing = SWAP_UNTOLD;
    }
}

/* --- finding ---------------------------------------------------------------------------------------- */

void swap_name(const index_model *m, size_t node, char out[SWAP_NAME])
{
    const index_node *x = &m->nodes[node];
    bool is_taken = !index_is_leaf(x) && index_is_leaf(&m->nodes[index_find_node(m, x->id)]);

    snprintf(out, SWAP_NAME, "%s%s", is_taken ? "group." : "", x->id);
}

static void add_single(const swap_pair *p, size_t node, index_swap *out)
{
    swap_single *s = &out->singles[out->n++];

    *s = (swap_single){.node = node};
    swap_name(p->model, node, s->name);
    swap_single_find(p, s);
}

static void find_singles(const swap_pair *p, index_swap *out)
{
    const index_model *m = p->model;

    for (size_t i = 1; i < m->n_nodes; i++) {
        if (m->nodes[m->nodes[i].parent].n_children > 1)
            add_single(p, i, out);
    }
}

/* Those found before the others, the smallest change first; then in the order of the index. */
static int compare(const void *x, const void *y)
{
    const swap_single *a = x, *b = y;

    if ((a->standing == SWAP_FOUND) != (b->standing == SWAP_FOUND))
        return a->standing == SWAP_FOUND ? -1 : 1;
    if (a->standing == SWAP_FOUND && a->change != b->change)
        return a->change < b->change ? -1 : 1;
    return a->node < b->node ? -1 : 1;
}

static void take_side(const swap_pair *p, size_t place, uint32_t company, swap_side *out)
{
    out->scaled = p->r->scaled + place;
    out->added = (double)index_items_sum(p->r, company) / (100 * index_units_a_point(p->model));
    index_values(p->model, swap_weights(p), out->scaled, p->r->n, p->gap, out->value);
}

/* Why the two cannot be compared; they have scores that differ. */
static tidu_status check_pair(const index_result *r, const uint32_t company[2], tidu_error *err)
{
    const index_model *m = r->model;

    if (isfinite(m->most) || isfinite(m->least))
        return error_set(err, TIDU_EUSAGE, _("what brings two level is not computed for an index with limits of the total"));
    if (index_compares_list(m))
        return error_set(err, TIDU_EUSAGE, _("what brings two level is not computed for an index by '%s': a score depends on all others"),
                         list_method_name(m->list_method.kind));
    if (company[0] == company[1])
        return error_set(err, TIDU_EUSAGE, _("give two companies, not one twice"));
    for (int i = 0; i < 2; i++) {
        if (!cell_is_value(r->score[company[i]]))
            return error_set(err, TIDU_EDATA, _("one of the two has no score in this index: too little of it is known or applicable"));
        if (index_items_missing(r, company[i]))
            return error_set(err, TIDU_EDATA, _("of one of the two it is not known what is added or taken away: %s"), index_items_missing(r, company[i])->id);
    }
    return r->score[company[0]] == r->score[company[1]] ? error_set(err, TIDU_EUSAGE, _("the two stand level already")) : TIDU_OK;
}

/* The weights that both have; a change of one weight of the index means another thing for each if they differ. */
static tidu_status find_weights(swap_pair *p, const size_t place[2], tidu_error *err)
{
    const index_weights *a = index_weights_of(p->r, place[0]), *b = index_weights_of(p->r, place[1]);

    if (a != b && (a->given != b->given || memcmp(a->node, b->node, sizeof a->node)))
        return error_set(err, TIDU_EUSAGE, _("the two are weighed differently, as '%s' and '%s' have weights of their own; give two companies of one stratum"),
                         a->stratum ? a->stratum : _("all others"), b->stratum ? b->stratum : _("all others"));
    p->set = (size_t)(a - p->r->weights);
    p->changed = allocate_array(p->r->n_weights, sizeof *p->changed);
    return p->changed ? TIDU_OK : error_memory(err);
}

tidu_status index_swap_find(index_result *r, const uint32_t company[2], int threads, index_swap *out, tidu_error *err)
{
    swap_pair p = {.r = r, .model = r->model, .company = {company[0], company[1]}, .gap = GAP_LEFT_OUT};
    tidu_status status = check_pair(r, company, err);
    size_t place[2];

    *out = (index_swap){.company = {company[0], company[1]}};
    for (int i = 0; i < 2; i++) {
        out->score[i] = r->score[company[i]];
        place[i] = index_result_place(r, company[i]);
    }
    if (!status)
        status = find_weights(&p, place, err);
    if (status)
        return status;
    for (int i = 0; i < 2; i++)
        take_side(&p, place[i], company[i], &p.side[i]);
    find_singles(&p, out);
    swap_many_find(&p, &out->many);
    qsort(out->singles, out->n, sizeof *out->singles, compare);
    confirm_both(r, &p, threads, out);
    release(p.changed);
    return TIDU_OK;
}
