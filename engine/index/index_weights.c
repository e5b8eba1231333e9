/*
 * The weights of each level, bottom up: the indicators of each group, then the groups by the values of the groups that
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
        weights_critic(l->column, l->k, l->n, out);
        return true;
    case WEIGHTING_PCA:
        return weights_pca(l->column, l->k, l->n, out);
    case WEIGHTING_AHP:
        return weights_compared(method->matrix, l->k, out, compared);
    }
    return false;
}

static bool weigh(const level *l, double *out, comparison_consistency *compared)
{
    double one[INDEX_MOST_INDICATORS], sum[INDEX_MOST_INDICATORS] = {0};

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

static bool weigh_indicators(const index_model *m, const double *scaled, size_t n, index_weights *out)
{
    const double *column[INDEX_MOST_INDICATORS];
    double given[INDEX_MOST_INDICATORS];
    bool ok = true;

    for (size_t g = 0; g < m->n_groups && ok; g++) {
        const index_group *group = &m->groups[g];
        level l = {&group->weighting, given, column, group->n, scaled ? n : 0};

        for (size_t j = 0; j < group->n; j++) {
            given[j] = m->indicators[group->first + j].given;
            column[j] = scaled ? scaled + (group->first + j) * n : NULL;
        }
        ok = weigh(&l, out->indicator + group->first, &out->compared[g]);
    }
    return ok;
}

static bool weigh_groups(const index_model *m, const double *values, size_t n, index_weights *out)
{
    const double *column[INDEX_MOST_GROUPS];
    double given[INDEX_MOST_GROUPS];
    level l = {&m->weighting, given, column, m->n_groups, values ? n : 0};

    for (size_t g = 0; g < m->n_groups; g++) {
        given[g] = m->groups[g].given;
        column[g] = values ? values + g * n : NULL;
    }
    return weigh(&l, out->group, &out->groups_compared);
}

tidu_status index_weights_find_groups(const index_model *m, const double *scaled, size_t n, index_weights *out,
                                      tidu_error *err)
{
    double *values = NULL;
    bool ok = true;

    if (scaled && index_weighs_data(m)) {
        values = reallocate_array(NULL, m->n_groups * n, sizeof *values);
        ok = values != NULL;
        for (size_t g = 0; g < m->n_groups && ok; g++) {
            for (size_t i = 0; i < n; i++)
                values[g * n + i] = index_group_value(m, out, g, scaled + i, n);
        }
    }
    if (ok)
        ok = weigh_groups(m, values, n, out);
    release(values);
    return ok ? TIDU_OK : error_memory(err);
}

tidu_status index_weights_find(const index_model *m, const double *scaled, size_t n, index_weights *out,
                               tidu_error *err)
{
    memset(out, 0, sizeof *out);
    return weigh_indicators(m, scaled, n, out) ? index_weights_find_groups(m, scaled, n, out, err) : error_memory(err);
}

tidu_status index_weights_fixed(const index_model *m, index_weights *out, tidu_error *err)
{
    return index_weights_find(m, NULL, 0, out, err);
}
