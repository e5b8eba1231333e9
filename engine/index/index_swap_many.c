/*
 * All weights. Where all indicators count for both companies and all means are arithmetic, a score is sum u_i v_i with
 * shares u >= 0 that add up to 1, and their difference is sum u_i d_i = D, say above 0. Sought is
 *
 *     min sum |x_i - u_i|   with   sum x_i d_i = 0,  sum x_i = 1,  x >= 0,
 *
 * a linear programme. Whatever is taken away is given elsewhere, so the sum is twice what is moved. A share that is moved
 * from i to j lowers the difference by d_i - d_j for each unit: it is best given to the indicator with the least d, which
 * takes any amount, since no x exceeds 1 as long as the others are not below 0. What is left is to take away as little as
 * possible so that the gains d_i - min d, each available up to u_i, add up to D: a knapsack whose things can be divided,
 * solved by taking the greatest gain first (Dantzig 1957): if any solution took less of a greater gain than it could and
 * something of a smaller one, exchanging them would move less. There is none where even the least d is above 0. What bonus
 * and deductions add to D stays whatever the weights, and so is added to every d.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/cell.h"
#include "index/index_swap_internal.h"

static bool counts_all(const swap_pair *p)
{
    const index_model *m = p->model;
    bool all = m->is_arithmetic;

    for (size_t i = 1; i < m->n_nodes && all; i++)
        all = cell_is_value(p->side[0].value[i]) && cell_is_value(p->side[1].value[i]);
    return all;
}

typedef struct donor {
    size_t indicator;
    double gain; /* by a unit moved */
} donor;

static int compare(const void *x, const void *y)
{
    const donor *a = x, *b = y;

    if (a->gain != b->gain)
        return a->gain > b->gain ? -1 : 1;
    return (a->indicator > b->indicator) - (a->indicator < b->indicator);
}

/* Move shares until the difference is 0, of which `added` stays; false: there are not enough. */
static bool move(const double *d, size_t n, double difference, double added, swap_many *out)
{
    donor donors[INDEX_MOST_INDICATORS];
    size_t least = 0;

    for (size_t i = 1; i < n; i++)
        least = d[i] < d[least] ? i : least;
    if (d[least] + added > 0)
        return false;
    for (size_t i = 0; i < n; i++)
        donors[i] = (donor){i, d[i] - d[least]};
    qsort(donors, n, sizeof *donors, compare);
    for (size_t i = 0; i < n && donors[i].gain > 0 && difference > 0; i++) {
        double all = out->before[donors[i].indicator], needed = difference / donors[i].gain;
        double moved = needed < all ? needed : all;

        out->after[donors[i].indicator] -= moved;
        out->after[least] += moved;
        out->change += 2 * moved;
        difference -= moved * donors[i].gain;
    }
    return true;
}

size_t swap_many_changes(const index_model *m, const index_weights *w, const double *share, index_weight_change *changes,
                         char (*names)[SWAP_NAME])
{
    double all[INDEX_MOST_NODES] = {0};
    size_t n = 0;

    for (size_t i = m->n_nodes; i-- > 1;) {
        if (index_is_leaf(&m->nodes[i]))
            all[i] = share[m->nodes[i].indicator];
    }
    for (size_t i = 1; i < m->n_nodes; i++) {
        const index_node *x = &m->nodes[i];

        for (size_t k = x->first_leaf; !index_is_leaf(x) && k < x->first_leaf + x->n_leaves; k++)
            all[i] += share[k];
        swap_name(m, i, names[n]);
        changes[n] = (index_weight_change){names[n], x->parent == 0 ? all[i] : all[x->parent] > 0 ? all[i] / all[x->parent] : w->node[i]};
        n++;
    }
    return n;
}

void swap_many_find(const swap_pair *p, swap_many *out)
{
    const index_model *m = p->model;
    const index_weights *w = swap_weights(p);
    double d[INDEX_MOST_INDICATORS] = {0}, added = p->side[0].added - p->side[1].added, difference = added;
    index_weight_change changes[INDEX_MOST_NODES];
    char names[INDEX_MOST_NODES][SWAP_NAME];
    size_t n;

    *out = (swap_many){.standing = SWAP_UNTOLD};
    if (!counts_all(p))
        return;
    for (size_t i = 0; i < m->n_indicators; i++) {
        out->before[i] = out->after[i] = w->share[i];
        d[i] = p->side[0].value[m->indicators[i].node] - p->side[1].value[m->indicators[i].node];
        difference += out->before[i] * d[i];
    }
    for (size_t i = 0; i < m->n_indicators && difference < 0; i++)
        d[i] = -d[i];
    added = difference < 0 ? -added : added;
    out->standing = SWAP_NONE;
    if (!move(d, m->n_indicators, fabs(difference), added, out))
        return;
    n = swap_many_changes(m, w, out->after, changes, names);
    out->standing = swap_try(p, changes, n, out->score) ? SWAP_FOUND : SWAP_UNTOLD;
}
