/*
 * User-defined weights: the weights of a level are taken as the file gives them (or as shares of 100), some are
 * replaced, and they are rescaled as those of a level with given weights are.
 */
#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cores.h"
#include "base/error.h"
#include "base/message.h"
#include "composite/weight_scale.h"
#include "index/index_internal.h"

static tidu_status find_members(const index_model *m, const index_weight_change *changes, size_t n, size_t *out,
                                tidu_error *err)
{
    for (size_t i = 0; i < n; i++) {
        out[i] = index_find_node(m, changes[i].name);
        if (out[i] == INDEX_NONE)
            return error_set(err, TIDU_EUSAGE, _("the index '%s' has no indicator and no group '%s'; tidu index weights names them"),
                             m->id, changes[i].name);
        if (!(changes[i].weight >= 0))
            return error_set(err, TIDU_EUSAGE, _("the weight of '%s' is at least 0"), changes[i].name);
        for (size_t k = 0; k < i; k++) {
            if (out[k] == out[i])
                return error_set(err, TIDU_EUSAGE, _("'%s' is given two weights"), changes[i].name);
        }
    }
    return TIDU_OK;
}

static bool is_given(const index_weighting *how)
{
    return how->n == 1 && how->methods[0].kind == WEIGHTING_GIVEN;
}

/* The weights of the members of a group as changes have them. */
static void lay_out(const index_model *m, size_t group, const index_weights *w, double *given)
{
    const index_node *x = &m->nodes[group];
    bool as_file = is_given(index_weighting_of(m, w, group));

    for (size_t j = 0; j < x->n_children; j++)
        given[j] = as_file ? index_given(&m->nodes[x->first_child + j], w->given) : w->node[x->first_child + j] * 100;
}

double index_given_weight(const index_model *m, const index_weights *w, size_t node, double *sum)
{
    const index_node *above = &m->nodes[m->nodes[node].parent];
    double given[INDEX_MOST_NODES];

    lay_out(m, m->nodes[node].parent, w, given);
    *sum = 0;
    for (size_t j = 0; j < above->n_children; j++)
        *sum += given[j];
    return given[node - above->first_child];
}

/* The changes and the node that each refers to. */
typedef struct member_changes {
    const index_weight_change *changes;
    const size_t *nodes;
    size_t n;
} member_changes;

/* Change the weights of the members of a group; sets *is_changed if one is among them. */
static tidu_status change_level(const index_model *m, size_t group, const member_changes *c, index_weights *w,
                                bool *is_changed, tidu_error *err)
{
    const index_node *x = &m->nodes[group];
    double given[INDEX_MOST_NODES], sum = 0;
    bool any = false;

    lay_out(m, group, w, given);
    for (size_t i = 0; i < c->n; i++) {
        if (m->nodes[c->nodes[i]].parent != group)
            continue;
        given[c->nodes[i] - x->first_child] = c->changes[i].weight;
        any = true;
    }
    if (!any)
        return TIDU_OK;
    if (x->aggregation.kind == MEAN_MPI || x->aggregation.kind == MEAN_ORDERED)
        return error_set(err, TIDU_EUSAGE, _("the members of '%s' are taken alike: they have no weights to change"), x->id);
    *is_changed = true;
    for (size_t j = 0; j < x->n_children; j++)
        sum += given[j];
    if (!(sum > 0))
        return error_set(err, TIDU_EUSAGE, _("of '%s' and what is weighed beside it nothing would weigh anything"),
                         m->nodes[x->first_child].id);
    weights_scale(given, x->n_children, given);
    weights_scale(given, x->n_children, w->node + x->first_child); /* twice, as weigh() does for a level with one method, for equal bits */
    return TIDU_OK;
}

/* The members of a group in all sets. */
static tidu_status change_sets(const index_model *m, size_t group, const member_changes *c, index_weights *sets, size_t n_sets,
                               bool *is_changed, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    for (size_t k = 0; k < n_sets && !status; k++)
        status = change_level(m, group, c, &sets[k], is_changed, err);
    return status;
}

tidu_status index_weights_change(const index_model *m, const index_weight_change *changes, size_t n_changes,
                                 const index_sample *sample, index_weights *sets, size_t n_sets, tidu_error *err)
{
    size_t nodes[INDEX_MOST_NODES];
    bool is_changed[INDEX_MOST_NODES] = {false}; /* something below the node */
    member_changes all = {changes, nodes, n_changes};
    tidu_status status;

    if (n_changes > sizeof nodes / sizeof *nodes)
        return error_set(err, TIDU_EUSAGE, _("there are more changed weights than weights"));
    status = find_members(m, changes, n_changes, nodes, err);
    for (size_t i = m->n_nodes; i-- > 0 && !status;) {
        if (index_is_leaf(&m->nodes[i]))
            continue;
        if (is_changed[i] && weighting_takes_data(index_weighting_of(m, sets, i)))
            status = index_weights_find_level(m, sample, i, sets, n_sets, err);
        if (!status)
            status = change_sets(m, i, &all, sets, n_sets, &is_changed[i], err);
        if (i)
            is_changed[m->nodes[i].parent] |= is_changed[i];
    }
    for (size_t k = 0; k < n_sets; k++)
        index_weights_multiply(m, &sets[k]);
    return status;
}

double index_weight_named(const index_model *m, const index_weights *w, const char *name)
{
    size_t found = index_find_node(m, name);

    return found == INDEX_NONE ? NAN : w->node[found];
}

/* Make these the weights of the result, or free them if something went wrong. */
static tidu_status take_sets(index_result *r, index_weights *sets, tidu_status status, int threads, tidu_error *err)
{
    index_weights *before = r->weights;

    if (status) {
        release(sets);
        return status;
    }
    r->weights = sets;
    status = index_score_all(r, threads > 0 ? threads : core_count(), err);
    r->weights = status ? before : sets;
    release(status ? sets : before);
    return status;
}

/* NULL if memory is exhausted. */
static index_weights *copy_sets(const index_result *r)
{
    index_weights *sets = allocate_array(r->n_weights, sizeof *sets);

    if (sets)
        memcpy(sets, r->weights, r->n_weights * sizeof *sets);
    return sets;
}

tidu_status index_reweigh(index_result *r, const index_weight_change *changes, size_t n_changes, int threads,
                          tidu_error *err)
{
    index_weights *sets = copy_sets(r);

    if (!sets)
        return error_memory(err);
    return take_sets(r, sets, index_weights_change(r->model, changes, n_changes, &r->sample, sets, r->n_weights, err), threads, err);
}

tidu_status index_reweigh_by(index_result *r, const index_weighting *how, int threads, tidu_error *err)
{
    index_weights *sets = copy_sets(r);

    if (!sets)
        return error_memory(err);
    for (size_t k = 0; k < r->n_weights; k++)
        sets[k].instead = how;
    return take_sets(r, sets, index_weights_find(r->model, &r->sample, sets, r->n_weights, err), threads, err);
}
