/*
 * The weights of each level, bottom up: the members of each group, then those of the group above by the values that
 * these give. Methods that use data see scaled values, with more always better, of the companies that have one; MEREC
 * takes logarithms and sees them as a mean with a floor does. A blend is the weighted sum of several methods. Formulas
 * and sources: data_weights.h, factor_weights.h, judgements.h, optimal_weights.h of composite.
 */
#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "composite/column_information.h"
#include "composite/optimal_weights.h"
#include "composite/weight_scale.h"
#include "index/index_internal.h"

typedef struct level {
    const index_model *model;
    const index_node *group;
    const index_weighting *how;
    const double *given;         /* one per member */
    const double *const *column; /* scaled values */
    size_t k;
    size_t n;
} level;

static const char *member_id(const level *l, size_t j)
{
    return l->model->nodes[l->group->first_child + j].id;
}

/* --- by how much columns tell the companies apart ------------------------------------------- */

/* Indicators lifted to floor..1, into made[k * n]; groups stand there already. */
static void lift(const level *l, double *made, const double **column)
{
    double floor = l->model->floor;

    for (size_t j = 0; j < l->k; j++) {
        bool is_leaf = index_is_leaf(&l->model->nodes[l->group->first_child + j]);

        column[j] = l->column[j];
        for (size_t i = 0; is_leaf && i < l->n; i++) {
            double x = l->column[j][i];

            made[j * l->n + i] = cell_is_value(x) ? floor + (1 - floor) * x : x;
        }
        if (is_leaf)
            column[j] = made + j * l->n;
    }
}

static tidu_status by_information(const level *l, data_weighting by, double *out, index_weighed *weighed, tidu_error *err)
{
    const double *column[INDEX_MOST_NODES];
    double *made = by == BY_MEREC ? reallocate_array(NULL, l->k * l->n + 1, sizeof *made) : NULL;
    weight_data d = {l->column, l->k, l->n, NULL};
    weight_finding how;
    tidu_status status = TIDU_OK;

    if (by == BY_MEREC && !made)
        return error_memory(err);
    if (made) {
        lift(l, made, column);
        d.x = column;
    }
    if (!data_weights(by, &d, out, NULL, &how))
        status = data_weights_refused(&how, data_weighting_name(by), how.column < l->k ? member_id(l, how.column) : "", err);
    weighed->is_equal |= !status && how.is_equal && l->k > 1;
    release(made);
    return status;
}

/* --- factors, and weights that count as intended ------------------------------------------------ */

static tidu_status by_factors(const level *l, const factor_rule *rule, double *out, tidu_error *err)
{
    size_t k = l->k;
    double *numbers = allocate_array(k * k + 2 * k, sizeof *numbers);
    size_t *factors = allocate_array(k, sizeof *factors);
    factor_finding how = {.loading = numbers, .eigenvalue = numbers + k * k, .variance = numbers + k * k + k, .factor = factors};
    bool ok = numbers && factors && weights_factor(l->column, k, l->n, rule, out, &how);

    release(numbers);
    release(factors);
    return ok ? TIDU_OK : error_memory(err);
}

static tidu_status by_intent(const level *l, const index_intent *intent, double *out, index_weighed *weighed, tidu_error *err)
{
    double importance[INDEX_MOST_NODES];
    importance_aim aim = {intent->is_given ? l->given : intent->importance, intent->least, intent->most,
                          IMPORTANCE_SQUARED_CORRELATION};
    optimal_finding how = {.importance = importance};
    tidu_error inner = {.message = ""};
    tidu_status status;

    if (optimal_weights(l->column, l->k, l->n, &aim, out, &how)) {
        weighed->residual = fmax(weighed->residual, how.residual);
        return TIDU_OK;
    }
    if (how.refusal == OPTIMAL_CONSTANT) {
        weights_equal(l->k, out);
        return TIDU_OK;
    }
    status = optimal_weights_refused(&how, &inner);
    return status == TIDU_ENOMEM ? error_memory(err) : error_set(err, status, _("weights of the members of '%s': %s"), l->group->id, inner.message);
}

/* --- a level ------------------------------------------------------------------------------------ */

static tidu_status weigh_by(const level *l, const index_method *method, double *out, comparison_consistency *compared,
                            index_weighed *weighed, tidu_error *err)
{
    switch (method->kind) {
    case WEIGHTING_GIVEN:
        weights_scale(l->given, l->k, out);
        return TIDU_OK;
    case WEIGHTING_EQUAL:
        weights_equal(l->k, out);
        return TIDU_OK;
    case WEIGHTING_ENTROPY:
    case WEIGHTING_CRITIC:
    case WEIGHTING_DEVIATION:
    case WEIGHTING_VARIATION:
    case WEIGHTING_GINI:
    case WEIGHTING_MEREC:
    case WEIGHTING_VARIANCE:
        return by_information(l, data_weighting_named(weighting_name(method->kind)), out, weighed, err);
    case WEIGHTING_PCA:
        return weights_pca(l->column, l->k, l->n, out) ? TIDU_OK : error_memory(err);
    case WEIGHTING_FACTOR:
        return by_factors(l, &method->factor, out, err);
    case WEIGHTING_OPTIMAL:
        return by_intent(l, &method->intent, out, weighed, err);
    case WEIGHTING_AHP:
        return judgements_weigh(method->comparisons.matrix, l->k, out, compared) ? TIDU_OK : error_memory(err);
    }
    return TIDU_OK;
}

/* What moves; with nothing that moves a method that finds weights in data has nothing to go by. */
static void look_at(const level *l, index_weighed *out)
{
    size_t n_constant = 0;

    if (!weighting_takes_data(l->how) || l->k == 1)
        return;
    for (size_t j = 0; j < l->k; j++)
        n_constant += !column_moves(l->column[j], l->n);
    out->n_constant = (uint8_t)n_constant;
    out->is_equal = n_constant == l->k;
}

static tidu_status weigh(const level *l, double *out, comparison_consistency *compared, index_weighed *weighed, tidu_error *err)
{
    double one[INDEX_MOST_NODES], sum[INDEX_MOST_NODES] = {0};
    tidu_status status = TIDU_OK;

    *compared = (comparison_consistency){0};
    *weighed = (index_weighed){0};
    look_at(l, weighed);
    for (size_t i = 0; i < l->how->n && !status; i++) {
        const index_method *method = &l->how->methods[i];

        status = weigh_by(l, method, one, compared, weighed, err);
        for (size_t j = 0; j < l->k && !status; j++)
            sum[j] += (l->how->n > 1 ? method->share : 1) * one[j];
    }
    if (!status)
        weights_scale(sum, l->k, out);
    return status;
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
static tidu_status find_level(const index_model *m, const index_sample *sample, size_t group, index_weights *sets, size_t set,
                              tidu_error *err)
{
    const index_node *x = &m->nodes[group];
    index_weights *out = &sets[set];
    const index_weighting *how = index_weighting_of(m, out, group);
    bool is_apart = how->within_strata && sample->first;
    stretch s = {sample, is_apart ? sample->first[set] : 0, is_apart ? sample->first[set + 1] : sample->n};
    const double *column[INDEX_MOST_NODES] = {NULL};
    double given[INDEX_MOST_NODES], *made = NULL;
    bool takes_data = sample->scaled && weighting_takes_data(how);
    level l = {m, x, how, given, column, x->n_children, takes_data ? s.end - s.first : 0};
    tidu_status status = !takes_data || take_columns(m, &s, group, sets, column, &made) ? TIDU_OK : error_memory(err);

    for (size_t j = 0; j < x->n_children; j++)
        given[j] = index_given(&m->nodes[x->first_child + j], out->given);
    if (!status)
        status = weigh(&l, out->node + x->first_child, &out->compared[group], &out->weighed[group], err);
    release(made);
    return status;
}

/* Are the members weighed differently by stratum? */
static bool is_by_stratum(const index_model *m, const index_weighting *how, size_t group)
{
    const index_node *x = &m->nodes[group];
    bool any = how->within_strata;

    for (size_t j = 0; j < x->n_children && !any; j++)
        any = how == &x->weighting && m->nodes[x->first_child + j].given_by;
    return any;
}

tidu_status index_weights_find_level(const index_model *m, const index_sample *sample, size_t group, index_weights *sets, size_t n_sets,
                                     tidu_error *err)
{
    const index_node *x = &m->nodes[group];
    bool is_apart = is_by_stratum(m, index_weighting_of(m, sets, group), group);
    tidu_status status = TIDU_OK;

    for (size_t k = 0; k < n_sets && !status; k++) {
        if (!k || is_apart) {
            status = find_level(m, sample, group, sets, k, err);
            continue;
        }
        memcpy(sets[k].node + x->first_child, sets->node + x->first_child, x->n_children * sizeof *sets->node);
        sets[k].compared[group] = sets->compared[group];
        sets[k].weighed[group] = sets->weighed[group];
    }
    return status;
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
    tidu_status status = TIDU_OK;

    for (size_t k = 0; k < n_sets; k++) {
        sets[k] = (index_weights){.given = sets[k].given, .stratum = sets[k].stratum, .instead = sets[k].instead};
        sets[k].node[0] = 1;
    }
    for (size_t i = m->n_nodes; i-- > 0 && !status;) {
        if (!index_is_leaf(&m->nodes[i]))
            status = index_weights_find_level(m, sample, i, sets, n_sets, err);
    }
    for (size_t k = 0; k < n_sets; k++)
        index_weights_multiply(m, &sets[k]);
    return status;
}

tidu_status index_weights_fixed(const index_model *m, const index_weighting *instead, index_weights *out, tidu_error *err)
{
    size_t n = index_weight_cases(m);

    for (size_t k = 0; k < n; k++) {
        out[k].given = k;
        out[k].stratum = index_weight_case_name(m, k);
        out[k].instead = instead;
    }
    return index_weights_find(m, &(index_sample){0}, out, n, err);
}
