/* The values of all nodes, node by node, are held against that of their parent and that of the root. */
#include "index/index_importance.h"

#include "base/allocate.h"
#include "base/cell.h"
#include "composite/audit.h"
#include "index/index_internal.h"

/* value[node * stride + company] of the companies with a score; returns their number. */
static size_t take_values(const index_result *r, size_t first, size_t end, double *value)
{
    size_t n = 0;
    double all[INDEX_MOST_NODES];

    for (size_t place = first; place < end; place++) {
        if (!cell_is_value(r->score[r->order[place]]))
            continue;
        index_values(r->model, index_weights_of(r, place), r->scaled + place, r->n, GAP_LEFT_OUT, all);
        for (size_t i = 0; i < r->model->n_nodes; i++)
            value[i * (end - first) + n] = all[i];
        n++;
    }
    return n;
}

/* The columns of values of chosen nodes, and what they are shares of. */
typedef struct choice {
    const index_result *r;
    const double *value;
    size_t node[INDEX_MOST_NODES];
    size_t k, n, stride;
} choice;

static void add(choice *c, size_t node)
{
    c->node[c->k++] = node;
}

static void find_shares(const choice *c, size_t whole, double *share)
{
    const double *column[INDEX_MOST_NODES];
    double square[INDEX_MOST_NODES];

    for (size_t j = 0; j < c->k; j++)
        column[j] = c->value + c->node[j] * c->stride;
    audit_importance(column, c->k, c->n, c->value + whole * c->stride, square, share);
}

static void find_levels(choice *c, index_importance *out)
{
    const index_model *m = c->r->model;

    out->level[0] = 1;
    for (size_t g = 0; g < m->n_nodes; g++) {
        const index_node *x = &m->nodes[g];

        c->k = 0;
        for (size_t j = 0; j < x->n_children; j++)
            add(c, x->first_child + j);
        if (c->k)
            find_shares(c, g, out->level + x->first_child);
    }
}

static size_t depth_of(const index_model *m, size_t node)
{
    size_t depth = 0;

    for (; node; node = m->nodes[node].parent)
        depth++;
    return depth;
}

/* A cut through the tree at a depth: what stands there, and indicators above it. Groups of the depth get their share. */
static void find_cut(choice *c, size_t depth, index_importance *out)
{
    const index_model *m = c->r->model;
    double share[INDEX_MOST_NODES];

    c->k = 0;
    for (size_t i = 1; i < m->n_nodes; i++) {
        size_t at = depth_of(m, i);

        if (at == depth || (at < depth && index_is_leaf(&m->nodes[i])))
            add(c, i);
    }
    find_shares(c, 0, share);
    for (size_t j = 0; j < c->k; j++) {
        if (depth > INDEX_MOST_DEPTH || !index_is_leaf(&m->nodes[c->node[j]]))
            out->whole[c->node[j]] = share[j];
    }
}

bool index_importance_find(const index_result *r, size_t first, size_t end, index_importance *out)
{
    const index_model *m = r->model;
    double *value = allocate_array((end - first) * m->n_nodes + 1, sizeof *value);
    choice c = {.r = r, .value = value, .stride = end - first};

    if (!value)
        return false;
    c.n = out->n = take_values(r, first, end, value);
    find_levels(&c, out);
    out->whole[0] = 1;
    for (size_t depth = 1; depth <= depth_of(m, m->n_nodes - 1); depth++)
        find_cut(&c, depth, out);
    find_cut(&c, INDEX_MOST_DEPTH + 1, out); /* below everything: the indicators */
    release(value);
    return true;
}
