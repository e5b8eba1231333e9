/*
 * Methods that compare the companies of a list with each other (composite/), stratum by stratum. Compared are those with a
 * value in every column that weighs something: a gap inside a group is left out there as in any mean, but a column has no
 * other weights to grow. Rows stand in the order of strata and codes, so that the order of the data changes no bit.
 *
 *   TOPSIS, WASPAS, MARCOS, grey relations, benefit of the doubt   as they are
 *   VIKOR, SPOTIS   1 less the distance
 *   PROMETHEE II    (net flow + 1) / 2
 *   Copeland        (net wins + n - 1) / (2 (n - 1)); 1/2 of a single company
 */
#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "composite/benefit_of_doubt.h"
#include "composite/ideal_distance.h"
#include "composite/pairwise_majority.h"
#include "composite/ratio_to_ideal.h"
#include "index/index_internal.h"

static const char *const figure_names[LIST_METHODS][INDEX_MOST_FIGURES] = {
    [LIST_TOPSIS] = {"d_plus", "d_minus"},
    [LIST_VIKOR] = {"s", "r", "q"},
    [LIST_PROMETHEE] = {"phi_plus", "phi_minus", "phi"},
    [LIST_WASPAS] = {"weighted_sum", "weighted_product"},
    [LIST_SPOTIS] = {"distance"},
    [LIST_COPELAND] = {"net_wins"},
};

const char *index_figure_name(list_method_kind kind, size_t figure)
{
    return figure < INDEX_MOST_FIGURES ? figure_names[kind][figure] : NULL;
}

void index_compared_free(index_compared *x)
{
    if (!x)
        return;
    release(x->value);
    for (size_t i = 0; i < INDEX_MOST_FIGURES; i++)
        release(x->figures[i]);
    release(x->own_weights);
    release(x->n_compared);
    release(x->compromises);
    release(x);
}

const double *index_compared_weights(const index_result *r, uint32_t company)
{
    bool has_own = r->compared && r->compared->own_weights && !r->model->list_method.of_figures;

    return has_own && cell_is_value(r->compared->value[company]) ? r->compared->own_weights + company * index_list_columns(r->model) : NULL;
}

static index_compared *compared_new(const index_result *r)
{
    const index_model *m = r->model;
    index_compared *x = allocate_array(1, sizeof *x);
    bool ok = x != NULL;

    if (ok) {
        x->value = allocate_array(r->n + 1, sizeof *x->value);
        x->n_compared = allocate_array(r->n_strata + 1, sizeof *x->n_compared);
        ok = x->value && x->n_compared;
    }
    for (size_t i = 0; ok && index_figure_name(m->list_method.kind, i); i++)
        ok = (x->figures[i] = allocate_array(r->n + 1, sizeof *x->figures[i])) != NULL;
    if (ok && m->list_method.kind == LIST_BOD)
        ok = (x->own_weights = allocate_array(r->n * index_list_columns(m) + 1, sizeof *x->own_weights)) != NULL;
    if (ok && m->list_method.kind == LIST_VIKOR)
        ok = (x->compromises = allocate_array(r->n_strata + 1, sizeof *x->compromises)) != NULL;
    for (size_t i = 0; ok && i < r->n; i++)
        x->value[i] = cell_missing();
    if (ok)
        return x;
    index_compared_free(x);
    return NULL;
}

/* --- the matrix of a stratum --------------------------------------------------------------------------- */

/* The companies of a stratum that are compared; arrays by row. */
typedef struct compared_list {
    const index_result *r;
    index_compared *out;
    size_t stratum;
    size_t n, k;
    uint32_t *company;
    double *columns;     /* [column * room + row] */
    size_t room;
    const double *column[INDEX_MOST_NODES];
    bool is_up[INDEX_MOST_NODES];
    const double *weight; /* [k] */
    double *value, *figures[INDEX_MOST_FIGURES];
    double *own_weights;
    bool *is_chosen;
} compared_list;

static bool list_init(compared_list *x, const index_result *r, index_compared *out)
{
    const index_model *m = r->model;
    size_t most = 0;

    *x = (compared_list){.r = r, .out = out, .k = index_list_columns(m)};
    for (size_t i = 0; i < r->n_strata; i++)
        most = r->strata[i].n > most ? r->strata[i].n : most;
    x->room = most + 1;
    x->company = allocate_array(x->room, sizeof *x->company);
    x->columns = reallocate_array(NULL, x->room, x->k * sizeof *x->columns);
    x->value = allocate_array(x->room, sizeof *x->value);
    x->is_chosen = allocate_array(x->room, sizeof *x->is_chosen);
    for (size_t i = 0; i < INDEX_MOST_FIGURES; i++)
        x->figures[i] = allocate_array(x->room, sizeof *x->figures[i]);
    if (out->own_weights)
        x->own_weights = reallocate_array(NULL, x->room, x->k * sizeof *x->own_weights);
    for (size_t j = 0; j < x->k; j++)
        x->is_up[j] = !m->list_method.of_figures || m->indicators[j].is_up;
    return x->company && x->columns && x->value && x->is_chosen && x->figures[0] && x->figures[1] && x->figures[2] &&
           (x->own_weights || !out->own_weights);
}

static void list_clear(compared_list *x)
{
    release(x->company);
    release(x->columns);
    release(x->value);
    release(x->is_chosen);
    for (size_t i = 0; i < INDEX_MOST_FIGURES; i++)
        release(x->figures[i]);
    release(x->own_weights);
}

/* The values of n places from `first` on in all columns: block[column * INDEX_BLOCK + place], and what of the weights counts. */
static void take_block(const compared_list *x, size_t first, size_t n, double *block, double *covered)
{
    const index_result *r = x->r;
    const index_model *m = r->model;
    index_block source = {m, index_weights_of(r, first), r->scaled + first, r->n, n, GAP_LEFT_OUT};
    double unused[INDEX_BLOCK];

    for (size_t j = 0; j < m->nodes[0].n_children; j++)
        index_node_block(&source, m->nodes[0].first_child + j, covered, m->list_method.of_figures ? unused : block + j * INDEX_BLOCK);
    for (size_t k = 0; m->list_method.of_figures && k < m->n_indicators; k++) {
        for (size_t i = 0; i < n; i++)
            block[k * INDEX_BLOCK + i] = r->treated[k * r->n + r->order[first + i]];
    }
}

/* Does a company of a block have what is compared? Counts what it lacks. */
static bool is_complete(const compared_list *x, const double *block, size_t i, double covered)
{
    bool is_so = index_is_covered(x->r->model, covered);

    for (size_t j = 0; j < x->k; j++) {
        if (x->weight[j] == 0 || cell_is_value(block[j * INDEX_BLOCK + i]))
            continue;
        x->out->lacking[j]++;
        is_so = false;
    }
    return is_so;
}

/* Gather those that are compared. False if memory is exhausted. */
static bool gather(compared_list *x)
{
    const index_result *r = x->r;
    const index_stratum *s = &r->strata[x->stratum];
    const index_weights *w = s->n ? index_weights_of(r, s->first) : r->weights;
    double *block = reallocate_array(NULL, x->k * INDEX_BLOCK, sizeof *block);

    x->n = 0;
    x->weight = r->model->list_method.of_figures ? w->share : w->node + r->model->nodes[0].first_child;
    for (size_t first = s->first; block && first < s->first + s->n; first += INDEX_BLOCK) {
        size_t n = s->first + s->n - first < INDEX_BLOCK ? s->first + s->n - first : INDEX_BLOCK;
        double covered[INDEX_BLOCK] = {0};

        take_block(x, first, n, block, covered);
        for (size_t i = 0; i < n; i++) {
            if (!is_complete(x, block, i, covered[i]))
                continue;
            for (size_t j = 0; j < x->k; j++)
                x->columns[j * x->room + x->n] = block[j * INDEX_BLOCK + i];
            x->company[x->n++] = r->order[first + i];
        }
    }
    for (size_t j = 0; j < x->k; j++)
        x->column[j] = x->columns + j * x->room;
    release(block);
    return block != NULL;
}

/* --- the methods ------------------------------------------------------------------------------------------ */

/* out = 1 - x */
static void reverse(const double *x, size_t n, double *out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = 1 - x[i];
}

static matrix_problem by_vikor(compared_list *x, const decision_matrix *d)
{
    vikor_result v = {.s = x->figures[0], .r = x->figures[1], .q = x->figures[2], .is_chosen = x->is_chosen};
    matrix_problem found = vikor(d, x->r->model->list_method.parameter, &v);
    index_compromise *c = &x->out->compromises[x->stratum];

    if (found.status != MATRIX_FINE)
        return found;
    *c = (index_compromise){.n = x->n, .has_advantage = v.has_advantage, .is_stable = v.is_stable};
    for (size_t i = 0; i < x->n; i++)
        c->n_chosen += v.is_chosen[i];
    reverse(v.q, x->n, x->value);
    return found;
}

static matrix_problem by_promethee(compared_list *x, const decision_matrix *d)
{
    matrix_problem found = promethee(d, x->r->model->list_method.functions, x->figures[0], x->figures[1], x->figures[2]);

    for (size_t i = 0; i < x->n && found.status == MATRIX_FINE; i++)
        x->value[i] = (x->figures[2][i] + 1) / 2;
    return found;
}

/* The sum is that of lambda 1, the product that of 0. */
static matrix_problem by_waspas(compared_list *x, const decision_matrix *d)
{
    matrix_problem found = waspas(d, x->r->model->list_method.parameter, x->value);

    if (found.status == MATRIX_FINE)
        found = waspas(d, 1, x->figures[0]);
    return found.status == MATRIX_FINE ? waspas(d, 0, x->figures[1]) : found;
}

/* The ends of the scales. */
static matrix_problem by_marcos(compared_list *x, const decision_matrix *d)
{
    const index_model *m = x->r->model;
    double best[INDEX_MOST_NODES], worst[INDEX_MOST_NODES];

    for (size_t j = 0; j < x->k; j++) {
        double low = m->list_method.of_figures ? m->indicators[j].scale.low : m->floor;
        double high = m->list_method.of_figures ? m->indicators[j].scale.high : 1;

        best[j] = x->is_up[j] ? high : low;
        worst[j] = x->is_up[j] ? low : high;
    }
    return m->list_method.is_fixed ? marcos(d, best, worst, x->value) : marcos(d, NULL, NULL, x->value);
}

static matrix_problem by_spotis(compared_list *x, const decision_matrix *d)
{
    double low[INDEX_MOST_NODES], high[INDEX_MOST_NODES];
    matrix_problem found;

    for (size_t j = 0; j < x->k; j++) {
        low[j] = x->r->model->floor;
        high[j] = 1;
        for (size_t i = 0; i < x->n; i++) /* a mean may leave its bounds by rounding */
            x->columns[j * x->room + i] = fmin(fmax(x->columns[j * x->room + i], low[j]), high[j]);
    }
    found = spotis(d, low, high, NULL, x->figures[0]);
    if (found.status == MATRIX_FINE)
        reverse(x->figures[0], x->n, x->value);
    return found;
}

static matrix_problem by_copeland(compared_list *x, const decision_matrix *d)
{
    matrix_problem found = copeland(d, x->figures[0]);
    double others = (double)x->n - 1;

    for (size_t i = 0; i < x->n && found.status == MATRIX_FINE; i++)
        x->value[i] = others > 0 ? (x->figures[0][i] + others) / (2 * others) : 0.5;
    return found;
}

static matrix_problem by_benefit(compared_list *x, const decision_matrix *d)
{
    const index_list_method *how = &x->r->model->list_method;
    double low[INDEX_MOST_NODES], high[INDEX_MOST_NODES];
    share_bounds bounds = {low, high};

    for (size_t j = 0; j < x->k; j++) {
        low[j] = how->least;
        high[j] = how->most;
    }
    return benefit_of_doubt(d, how->least > 0 || how->most < 1 ? &bounds : NULL, x->value, x->own_weights);
}

static matrix_problem compute(compared_list *x, const decision_matrix *d)
{
    const index_list_method *how = &x->r->model->list_method;

    switch (how->kind) {
    case LIST_TOPSIS:
        return topsis_distances(d, how->is_min_max ? TOPSIS_MIN_MAX : TOPSIS_VECTOR, x->figures[0], x->figures[1], x->value);
    case LIST_VIKOR:
        return by_vikor(x, d);
    case LIST_PROMETHEE:
        return by_promethee(x, d);
    case LIST_WASPAS:
        return by_waspas(x, d);
    case LIST_MARCOS:
        return by_marcos(x, d);
    case LIST_SPOTIS:
        return by_spotis(x, d);
    case LIST_GREY:
        return grey_relational(d, how->parameter, x->value);
    case LIST_COPELAND:
        return by_copeland(x, d);
    case LIST_BOD:
        return by_benefit(x, d);
    case LIST_METHODS:
        break;
    }
    return matrix_refused(d, MATRIX_PARAMETER);
}

/* --- what goes wrong ------------------------------------------------------------------------------------ */

static size_t most_companies(list_method_kind kind)
{
    return kind == LIST_COPELAND ? COPELAND_MOST : kind == LIST_BOD ? BENEFIT_MOST : PROMETHEE_MOST_GAUSS;
}

static tidu_status refuse_column(const compared_list *x, const matrix_problem *p, tidu_error *err)
{
    const char *column = index_list_column(x->r->model, p->column), *method = list_method_name(x->r->model->list_method.kind);

    switch (p->status) {
    case MATRIX_NEGATIVE:
        return error_set(err, TIDU_EDATA, _("'%s' forms ratios, but '%s' is below 0 of a company; leave out 'of: figures', or take another method"), method, column);
    case MATRIX_ZERO:
        return error_set(err, TIDU_EDATA, _("'%s' divides by '%s', which is 0 of a company or of all; give the scale a floor such as 1%%, or take another method"), method,
                         column);
    case MATRIX_INFINITE:
        return error_set(err, TIDU_EDATA, _("'%s' is too great of a company to be compared"), column);
    default:
        return error_set(err, TIDU_EDATA, _("'%s' cannot compare by '%s': a parameter or a value is out of its range"), method, column);
    }
}

static tidu_status refuse(const compared_list *x, const matrix_problem *p, tidu_error *err)
{
    const index_model *m = x->r->model;
    list_method_kind kind = m->list_method.kind;

    if (p->status == MATRIX_MEMORY)
        return error_memory(err);
    if (p->status == MATRIX_TOO_LARGE)
        return error_set(err, TIDU_EDATA, _("'%s' compares every pair: at most %zu companies, but there are %zu; compare within strata, or take another method"),
                         list_method_name(kind), most_companies(kind), x->n);
    if (p->status == MATRIX_WEIGHTS)
        return error_set(err, TIDU_EDATA, _("nothing of '%s' weighs anything"), m->id);
    if (p->status == MATRIX_ZERO && kind == LIST_MARCOS && p->column >= x->k)
        return error_set(err, TIDU_EDATA, _("'marcos' divides by the worst values, which are all 0; give the scale a floor such as 1%%, or compare figures: of: figures"));
    if (p->column < x->k)
        return refuse_column(x, p, err);
    return error_set(err, TIDU_EDATA, _("'%s' found no solution; take another method"), list_method_name(kind));
}

/* --- all strata --------------------------------------------------------------------------------------------- */

static void put(const compared_list *x)
{
    for (size_t i = 0; i < x->n; i++) {
        uint32_t company = x->company[i];

        x->out->value[company] = x->value[i];
        for (size_t f = 0; index_figure_name(x->r->model->list_method.kind, f); f++)
            x->out->figures[f][company] = x->figures[f][i];
        if (x->own_weights)
            memcpy(x->out->own_weights + company * x->k, x->own_weights + i * x->k, x->k * sizeof *x->own_weights);
    }
}

static tidu_status compare_stratum(compared_list *x, tidu_error *err)
{
    decision_matrix d;
    matrix_problem found;

    if (!gather(x))
        return error_memory(err);
    x->out->n_compared[x->stratum] = x->n;
    if (!x->n)
        return TIDU_OK;
    d = (decision_matrix){x->column, x->weight, x->is_up, x->k, x->n};
    found = compute(x, &d);
    if (found.status != MATRIX_FINE)
        return refuse(x, &found, err);
    put(x);
    return TIDU_OK;
}

tidu_status index_list_compare(const index_result *r, index_compared **out, tidu_error *err)
{
    index_compared *found = compared_new(r);
    compared_list x = {0};
    tidu_status status = found && list_init(&x, r, found) ? TIDU_OK : error_memory(err);

    for (x.stratum = 0; x.stratum < r->n_strata && !status; x.stratum++)
        status = compare_stratum(&x, err);
    list_clear(&x);
    if (status)
        index_compared_free(found);
    else
        *out = found;
    return status;
}
