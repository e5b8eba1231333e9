/*
 * The weights of each level, bottom up: the members of each group, then those of the group above by the values that
 * these give. Methods that use data (entropy, CRITIC, PCA) see scaled values, 0 to 1 with more always better, of the
 * companies that have one; a blend is the weighted sum of several methods. Formulas and sources: composite/weights.h.
 */
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "index/index_internal.h"

typedef struct level {
    const index_weighting *how;
    const double *given;         /* one per member */
    const double *const *column; /* scaled values */
    size_t k;
    size_t n;
} level;

static bool weigh_by(const level *l, const index_method *method, double *out, comparison_consistency *compared)
{
    switch (method->kind) {
    case WEIGHTING_GIVEN:
        weights_scale(l->given, l->k, out);
        return true;
    case WEIGHTING_EQUAL:
        weights_equal(l->k, out);
        return true;
    case WEIGHTING_ENTROPY:
        return weights_entropy(l->column, l->k, l->n, out); /* scaled values are never negative */
    case WEIGHTING_CRITIC:
        return weights_critic(l->column, l->k, l->n, out);
    case WEIGHTING_PCA:
        return weights_pca(l->column, l->k, l->n, out);
    case WEIGHTING_AHP:
        return weights_compared(method->matrix, l->k, out, compared);
    }
    return false;
}

static bool weigh(const level *l, double *out, comparison_consistency *compared)
{
    double one[INDEX_MOST_NODES], sum[INDEX_MOST_NODES] = {0};

    *compared = (comparison_consistency){0};
    for (size_t i = 0; i < l->how->n; i++) {
        const index_method *method = &l->how->methods[i];

        if (!weigh_by(l, method, one, compared))
            return false;
        for (size_t j = 0; j < l->k; j++)
            sum[j] += (l->how->n > 1 ? method->share : 1) * one[j];
    }
    weights_scale(sum, l->k, out);
    return true;
}

/* A run of the sample. */
typedef struct stretch {
    const index_sample *sample;
    size_t first, end;
} stretch;

/* The weights of the company at place i of the sample. */
static const index_weights *weights_at(const index_sample *s, const index_weights *sets, size_t i, size_t *set)
{
    while (s->first && i >= s->first[*set + 1])
        ++*set;
    return &sets[*set];
}

/*
 * The scaled values of the members of a group, as columns: an indicator's are there, a group's are computed into a new array,
 * for each company by its own weights.
 */
static bool take_columns(const index_model *m, const stretch *s, size_t group, const index_weights *sets, const double **column,
                         double **made)
{
    const index_node *x = &m->nodes[group];
    const double *scaled = s->sample->scaled + s->first;
    size_t n = s->end - s->first, stride = s->sample->n;
    size_t n_groups = 0;

    *made = NULL;
    while (n_groups < x->n_children && !index_is_leaf(&m->nodes[x->first_child + n_groups])) /* groups stand first */
        n_groups++;
    if (n_groups && !(*made = reallocate_array(NULL, n_groups * n + 1, sizeof **made)))
        return false;
    for (size_t j = 0; j < x->n_children; j++) {
        size_t member = x->first_child + j;

        size_t set = 0;

        column[j] = j < n_groups ? *made + j * n : scaled + m->nodes[member].indicator * stride;
        for (size_t i = 0; j < n_groups && i < n; i++)
            (*made)[j * n + i] = index_node_value(m, weights_at(s->sample, sets, s->first + i, &set), member, scaled + i, stride);
    }
    return true;
}

/* Of one set; data are those of its companies, or of all. */
static bool find_level(const index_model *m, const index_sample *sample, size_t group, index_weights *sets, size_t set)
{
    const index_node *x = &m->nodes[group];
    index_weights *out = &sets[set];
    bool is_apart = x->weighting.within_strata && sample->first;
    stretch s = {sample, is_apart ? sample->first[set] : 0, is_apart ? sample->first[set + 1] : sample->n};
    const double *column[INDEX_MOST_NODES] = {NULL};
    double given[INDEX_MOST_NODES], *made = NULL;
    bool takes_data = sample->scaled && weighting_takes_data(&x->weighting);
    level l = {&x->weighting, given, column, x->n_children, takes_data ? s.end - s.first : 0};
    bool ok = !takes_data || take_columns(m, &s, group, sets, column, &made);

    for (size_t j = 0; j < x->n_children; j++)
        given[j] = index_given(&m->nodes[x->first_child + j], out->given);
    ok = ok && weigh(&l, out->node + x->first_child, &out->compared[group]);
    release(made);
    return ok;
}

/* Are the members weighed differently by stratum? */
static bool is_by_stratum(const index_model *m, size_t group)
{
    const index_node *x = &m->nodes[group];
    bool any = x->weighting.within_strata;

    for (size_t j = 0; j < x->n_children && !any; j++)
        any = m->nodes[x->first_child + j].given_by != NULL;
    return any;
}

bool index_weights_find_level(const index_model *m, const index_sample *sample, size_t group, index_weights *sets, size_t n_sets)
{
    const index_node *x = &m->nodes[group];
    bool is_apart = is_by_stratum(m, group), ok = true;

    for (size_t k = 0; k < n_sets && ok; k++) {
        if (!k || is_apart) {
            ok = find_level(m, sample, group, sets, k);
            continue;
        }
        memcpy(sets[k].node + x->first_child, sets->node + x->first_child, x->n_children * sizeof *sets->node);
        sets[k].compared[group] = sets->compared[group];
    }
    return ok;
}

void index_weights_multiply(const index_model *m, index_weights *w)
{
    double share[INDEX_MOST_NODES];

    for (size_t i = 0; i < m->n_nodes; i++) {
        const index_node *x = &m->nodes[i];

        share[i] = i ? share[x->parent] * w->node[i] : 1;
        if (index_is_leaf(x))
            w->share[x->indicator] = share[i];
    }
}

tidu_status index_weights_find(const index_model *m, const index_sample *sample, index_weights *sets, size_t n_sets,
                               tidu_error *err)
{
    bool ok = true;

    for (size_t k = 0; k < n_sets; k++) {
        sets[k] = (index_weights){.given = sets[k].given, .stratum = sets[k].stratum};
        sets[k].node[0] = 1;
    }
    for (size_t i = m->n_nodes; i-- > 0 && ok;)
        ok = index_is_leaf(&m->nodes[i]) || index_weights_find_level(m, sample, i, sets, n_sets);
    for (size_t k = 0; k < n_sets; k++)
        index_weights_multiply(m, &sets[k]);
    return ok ? TIDU_OK : error_memory(err);
}

tidu_status index_weights_fixed(const index_model *m, index_weights *out, tidu_error *err)
{
    size_t n = index_weight_cases(m);

    for (size_t k = 0; k < n; k++) {
        out[k].given = k;
        out[k].stratum = index_weight_case_name(m, k);
    }
    return index_weights_find(m, &(index_sample){0}, out, n, err);
}
