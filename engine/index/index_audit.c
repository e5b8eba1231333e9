/* Statistics over the scaled columns, in the order of strata and codes. */
#include "index/index_audit.h"

#include <math.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "index/index_audit_internal.h"
#include "index/index_importance.h"
#include "index/index_internal.h"
#include "numeric/correlation.h"
#include "numeric/sample.h"

static const double *column_of(const index_result *r, size_t indicator)
{
    return r->scaled + indicator * r->n;
}

/* --- how indicators hang together --------------------------------------------------------------------- */

/* The mean of the other indicators of the group, by place. */
static void mean_of_others(const index_result *r, size_t indicator, double *out)
{
    const index_model *m = r->model;
    const index_node *group = &m->nodes[m->nodes[m->indicators[indicator].node].parent];

    for (size_t i = 0; i < r->n; i++) {
        compensated_sum sum = {0};
        size_t n = 0;

        for (size_t k = group->first_leaf; k < group->first_leaf + group->n_leaves; k++) {
            double x = column_of(r, k)[i];

            if (k == indicator || !cell_is_value(x))
                continue;
            compensated_sum_add(&sum, x);
            n++;
        }
        out[i] = n ? compensated_sum_value(&sum) / (double)n : cell_missing();
    }
}

static bool is_spread(const double *x, size_t n)
{
    double least, greatest;

    return sample_range(x, n, &least, &greatest) && least < greatest;
}

static void find_with_group(const index_result *r, size_t indicator, double *work, audit_column *out)
{
    mean_of_others(r, indicator, work);
    if (is_spread(work, r->n) && is_spread(column_of(r, indicator), r->n))
        out->with_group = correlation_pearson(column_of(r, indicator), work, r->n);
}

static double alpha_of(const index_result *r, size_t first, size_t n)
{
    const double *columns[INDEX_MOST_INDICATORS];

    for (size_t k = 0; k < n; k++)
        columns[k] = column_of(r, first + k);
    return audit_cronbach(columns, n, r->n);
}

static tidu_status correlate(const index_result *r, double limit, index_audit *out, tidu_error *err)
{
    const index_model *m = r->model;
    const double *columns[INDEX_MOST_INDICATORS];
    uint32_t group[INDEX_MOST_INDICATORS];

    for (size_t k = 0; k < m->n_indicators; k++) {
        columns[k] = column_of(r, k);
        group[k] = (uint32_t)m->nodes[m->indicators[k].node].parent;
    }
    return audit_correlate(columns, m->n_indicators, r->n, group, limit, &out->pairs, err);
}

/* --- components ------------------------------------------------------------------------------------ */

/* One eigenvector as loadings of the indicators `which`, turned so that they add up to at least 0. */
static void put_loadings(const double *vectors, const size_t *which, size_t n, size_t component, index_audit *out)
{
    double root = sqrt(fmax(out->components[component], 0)), sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += vectors[i * n + component];
    for (size_t i = 0; i < n; i++)
        out->loadings[which[i] * n + component] = (sum < 0 ? -root : root) * vectors[i * n + component];
}

static tidu_status find_components(const index_model *m, index_audit *out, tidu_error *err)
{
    size_t which[INDEX_MOST_INDICATORS], n = 0;
    double *matrix, *vectors;
    tidu_status status;

    for (size_t k = 0; k < m->n_indicators; k++) {
        if (!out->pairs.is_constant[k])
            which[n++] = k;
    }
    matrix = allocate_array(n * n + 1, sizeof *matrix);
    vectors = allocate_array(n * n + 1, sizeof *vectors);
    out->components = allocate_array(n + 1, sizeof *out->components);
    out->loadings = allocate_array(m->n_indicators * n + 1, sizeof *out->loadings);
    status = matrix && vectors && out->components && out->loadings ? TIDU_OK : error_memory(err);
    for (size_t i = 0; i < n && !status; i++) {
        for (size_t j = 0; j < n; j++)
            matrix[i * n + j] = out->pairs.matrix[which[i] * m->n_indicators + which[j]];
    }
    if (!status && n)
        status = correlation_components(matrix, n, out->components, vectors);
    out->n_components = status ? 0 : n;
    for (size_t c = 0; c < out->n_components; c++)
        put_loadings(vectors, which, n, c, out);
    release(matrix);
    release(vectors);
    return status == TIDU_EDATA ? error_set(err, TIDU_EDATA, _("the components of the correlations cannot be computed")) : status;
}

/* --- effective weights -------------------------------------------------------------------------------- */

/* The values of the root by place, of companies with a score. */
static void find_index(const index_result *r, double *out)
{
    for (size_t i = 0; i < r->n; i++) {
        double value[INDEX_MOST_NODES];

        index_values(r->model, index_weights_of(r, i), r->scaled + i, r->n, GAP_LEFT_OUT, value);
        out[i] = cell_is_value(r->score[r->order[i]]) ? value[0] : cell_missing();
    }
}

static bool find_effective(const index_result *r, index_audit *out)
{
    const index_model *m = r->model;
    const double *columns[INDEX_MOST_INDICATORS];
    double *index = allocate_array(r->n + 1, sizeof *index), square[INDEX_MOST_INDICATORS], share[INDEX_MOST_INDICATORS];
    index_importance *importance = allocate_array(1, sizeof *importance);
    bool ok = index && importance && index_importance_find(r, 0, r->n, importance);

    if (ok) {
        find_index(r, index);
        for (size_t k = 0; k < m->n_indicators; k++)
            columns[k] = column_of(r, k);
        audit_importance(columns, m->n_indicators, r->n, index, square, share);
    }
    for (size_t k = 0; k < m->n_indicators && ok; k++) {
        out->columns[k].square = square[k];
        out->columns[k].effective = importance->whole[m->indicators[k].node];
    }
    for (size_t g = 0; g < out->n_groups && ok; g++)
        out->groups[g].effective = importance->whole[out->groups[g].node];
    release(index);
    release(importance);
    return ok;
}

/* --- all ------------------------------------------------------------------------------------------------ */

static bool take_columns(const index_result *r, index_audit *out)
{
    const index_model *m = r->model;
    double *work = allocate_array(r->n + 1, sizeof *work), *more = allocate_array(r->n + 1, sizeof *more);
    bool ok = work && more;

    for (size_t k = 0; k < m->n_indicators && ok; k++) {
        audit_column_find(r, k, work, more, &out->columns[k]);
        find_with_group(r, k, work, &out->columns[k]);
    }
    release(work);
    release(more);
    return ok;
}

static void take_groups(const index_result *r, index_audit *out)
{
    const index_model *m = r->model;

    out->alpha = alpha_of(r, 0, m->n_indicators);
    for (size_t i = 1; i < m->n_nodes; i++) {
        if (!index_is_leaf(&m->nodes[i]))
            out->groups[out->n_groups++] = (audit_group){i, alpha_of(r, m->nodes[i].first_leaf, m->nodes[i].n_leaves), cell_undefined()};
    }
}

static tidu_status check(const index_result *r, tidu_error *err)
{
    size_t n = r->n - r->n_unscored;

    if (n < 2)
        return error_set(err, TIDU_EDATA, _("an audit holds companies against each other, and only %zu has a score; give more companies or more of their figures"), n);
    return TIDU_OK;
}

tidu_status index_audit_find(const index_result *r, const audit_question_of_index *q, index_audit *out, tidu_error *err)
{
    const index_model *m = r->model;
    tidu_status status = check(r, err);

    *out = (index_audit){.n_scored = r->n - r->n_unscored};
    if (status)
        return status;
    out->first = audit_first(r, q);
    out->columns = allocate_array(m->n_indicators, sizeof *out->columns);
    out->groups = allocate_array(m->n_nodes, sizeof *out->groups);
    if (!out->columns || !out->groups || !take_columns(r, out))
        return error_memory(err);
    take_groups(r, out);
    status = correlate(r, q->redundant, out, err);
    if (!status)
        status = find_components(m, out, err);
    if (!status && !(find_effective(r, out) && audit_borders_find(r, q, out) && audit_gaps_find(r, out->first, &out->gaps)))
        status = error_memory(err);
    return status ? status : index_leave_out(r, NULL, out->first, q->threads, &out->without, err);
}

void index_audit_clear(index_audit *x)
{
    for (size_t i = 0; i < x->n_borders; i++)
        release(x->borders[i].parts);
    audit_correlations_clear(&x->pairs);
    release(x->columns);
    release(x->groups);
    release(x->components);
    release(x->loadings);
    release(x->borders);
    leave_out_clear(&x->without);
    *x = (index_audit){0};
}
