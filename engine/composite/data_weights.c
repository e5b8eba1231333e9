/*
 * Weights proportional to the information of columns. A method is a row of `methods`: its name, which values it refuses,
 * and its measure, either of a column alone (composite/column_information.h) or of all columns together.
 *
 * Invariant: with data that are not refused, every information is a finite number of at least 0, and that of a column
 * which does not move is exactly 0.
 */
#include "composite/data_weights.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "composite/column_information.h"
#include "composite/weight_scale.h"
#include "numeric/correlation.h"
#include "numeric/logarithm.h"
#include "numeric/sample.h"

enum { BLOCK = 256, ROUNDING = 8 /* units in the last place */ };

/* --- columns alone -------------------------------------------------------------------- */

static double variation(const double *x, size_t n)
{
    return column_deviation(x, n) / fabs(column_mean(x, n));
}

static double variance(const double *x, size_t n)
{
    double s = column_contrast(x, n);

    return s * s;
}

/* --- CRITIC --------------------------------------------------------------------------- */

static size_t count_moving(const double *contrasts, size_t k)
{
    size_t moving = 0;

    for (size_t j = 0; j < k; j++)
        moving += contrasts[j] > 0;
    return moving;
}

/* Contrast by the sum of 1 - r over the other columns that move; a single one has no conflict and keeps its contrast. */
static bool critic(const weight_data *d, double *out)
{
    compensated_sum *conflict = allocate_array(d->k, sizeof *conflict);

    if (!conflict)
        return false;
    for (size_t j = 0; j < d->k; j++)
        out[j] = column_contrast(d->x[j], d->n);
    for (size_t j = 0; j < d->k; j++) {
        for (size_t l = j + 1; l < d->k && out[j] > 0; l++) {
            double apart = out[l] > 0 ? 1 - correlation_pearson(d->x[j], d->x[l], d->n) : 0;

            apart = apart > ROUNDING * DBL_EPSILON ? apart : 0;
            compensated_sum_add(&conflict[j], apart);
            compensated_sum_add(&conflict[l], apart);
        }
    }
    if (count_moving(out, d->k) > 1) {
        for (size_t j = 0; j < d->k; j++)
            out[j] *= compensated_sum_value(&conflict[j]);
    }
    release(conflict);
    return true;
}

/* --- MEREC ---------------------------------------------------------------------------- */

/* Work of the method: logs[k][BLOCK], and the best value of each column, which all others are measured against. */
typedef struct removal {
    const weight_data *data;
    double *logs;
    double *best;
    compensated_sum *effect; /* [k] */
    size_t *count;           /* [k] rows in which the column has a value */
} removal;

static void find_best(removal *r)
{
    for (size_t j = 0; j < r->data->k; j++) {
        bool is_cost = r->data->is_cost && r->data->is_cost[j];
        double least, greatest;

        if (sample_range(r->data->x[j], r->data->n, &least, &greatest))
            r->best[j] = is_cost ? greatest : least;
    }
}

/* |ln| of the cells of a block; NaN stays where there is no value. */
static void take_logs(const removal *r, size_t at, size_t m)
{
    for (size_t j = 0; j < r->data->k; j++) {
        double *log_of = r->logs + j * BLOCK;

        for (size_t i = 0; i < m; i++)
            log_of[i] = r->data->x[j][at + i] / r->best[j];
        logarithm(log_of, log_of, m);
    }
}

/* Add |S' - S| of a row: S = ln(1 + sum of |ln| / m) over its m values, and S' the same without column j. */
static void remove_each(const removal *r, size_t i)
{
    compensated_sum sum = {0};
    double all, m = 0;

    for (size_t j = 0; j < r->data->k; j++) {
        if (cell_is_value(r->logs[j * BLOCK + i])) {
            compensated_sum_add(&sum, fabs(r->logs[j * BLOCK + i]));
            m++;
        }
    }
    all = compensated_sum_value(&sum);
    for (size_t j = 0; j < r->data->k; j++) {
        double own = fabs(r->logs[j * BLOCK + i]);

        if (!cell_is_value(own))
            continue;
        compensated_sum_add(&r->effect[j], -log1p(-own / (m + all)));
        r->count[j]++;
    }
}

static bool merec(const weight_data *d, double *out)
{
    double *work = allocate_array(d->k * (BLOCK + 1), sizeof *work);
    removal r = {d, work, work ? work + d->k * BLOCK : NULL, allocate_array(d->k, sizeof *r.effect),
                 allocate_array(d->k, sizeof *r.count)};
    bool ok = work && r.effect && r.count;

    if (ok)
        find_best(&r);
    for (size_t at = 0; ok && at < d->n; at += BLOCK) {
        size_t m = d->n - at < BLOCK ? d->n - at : BLOCK;

        take_logs(&r, at, m);
        for (size_t i = 0; i < m; i++)
            remove_each(&r, i);
    }
    for (size_t j = 0; ok && j < d->k; j++)
        out[j] = r.count[j] && column_moves(d->x[j], d->n)
                     ? compensated_sum_value(&r.effect[j]) / (double)r.count[j]
                     : 0;
    release(work);
    release(r.effect);
    release(r.count);
    return ok;
}

/* --- all methods ---------------------------------------------------------------------- */

typedef struct method_row {
    const char *name;
    weight_refusal refuses;
    double (*of_column)(const double *x, size_t n);
    bool (*of_all)(const weight_data *d, double *out);
} method_row;

static const method_row methods[DATA_WEIGHTINGS] = {
    [BY_ENTROPY] = {"entropy", WEIGHTS_NEGATIVE, column_diversity, NULL},
    [BY_CRITIC] = {"critic", WEIGHTS_FOUND, NULL, critic},
    [BY_DEVIATION] = {"deviation", WEIGHTS_FOUND, column_deviation, NULL},
    [BY_VARIATION] = {"variation", WEIGHTS_MEAN_ZERO, variation, NULL},
    [BY_GINI] = {"gini", WEIGHTS_NEGATIVE, column_gini, NULL},
    [BY_MEREC] = {"merec", WEIGHTS_NOT_POSITIVE, NULL, merec},
    [BY_VARIANCE] = {"variance", WEIGHTS_FOUND, variance, NULL},
};

const char *data_weighting_name(data_weighting method)
{
    return methods[method].name;
}

data_weighting data_weighting_named(const char *name)
{
    int m = 0;

    while (m < DATA_WEIGHTINGS && strcmp(methods[m].name, name))
        m++;
    return (data_weighting)m;
}

/* Notes why; false. */
static bool refuse(weight_finding *how, weight_refusal why, size_t column, size_t row)
{
    how->refusal = why;
    how->column = column;
    how->row = row;
    return false;
}

static bool is_refused(double x, weight_refusal refuses)
{
    return isinf(x) || (refuses == WEIGHTS_NEGATIVE && x < 0) || (refuses == WEIGHTS_NOT_POSITIVE && x <= 0);
}

/* Whether the method can be applied to a column; a constant one is asked as well, since it has no share either. */
static bool accepts(const weight_data *d, size_t j, weight_refusal refuses, weight_finding *how)
{
    double least, greatest;

    for (size_t i = 0; i < d->n; i++) {
        if (is_refused(d->x[j][i], refuses))
            return refuse(how, isinf(d->x[j][i]) ? WEIGHTS_INFINITE : refuses, j, i);
    }
    if (sample_range(d->x[j], d->n, &least, &greatest) && isinf(greatest - least))
        return refuse(how, WEIGHTS_INFINITE, j, d->n);
    if (refuses == WEIGHTS_MEAN_ZERO && column_moves(d->x[j], d->n) && column_mean(d->x[j], d->n) == 0)
        return refuse(how, refuses, j, d->n);
    return true;
}

/* The information of each column; false if it cannot be had. */
static bool inform(const method_row *m, const weight_data *d, double *out, weight_finding *how)
{
    if (m->of_all && !m->of_all(d, out))
        return refuse(how, WEIGHTS_EXHAUSTED, 0, d->n);
    for (size_t j = 0; m->of_column && j < d->k; j++)
        out[j] = column_moves(d->x[j], d->n) ? m->of_column(d->x[j], d->n) : 0;
    for (size_t j = 0; j < d->k; j++) {
        if (!isfinite(out[j]))
            return refuse(how, WEIGHTS_INFINITE, j, d->n);
        if (out[j] < 0)
            return refuse(how, WEIGHTS_EXHAUSTED, j, d->n);
    }
    return true;
}

bool data_weights(data_weighting method, const weight_data *d, double *out, bool *is_constant, weight_finding *how)
{
    double *found = allocate_array(d->k ? d->k : 1, sizeof *found);
    bool ok = true;

    *how = (weight_finding){.refusal = WEIGHTS_FOUND, .is_equal = true};
    if (!found)
        return refuse(how, WEIGHTS_EXHAUSTED, 0, d->n);
    for (size_t j = 0; ok && j < d->k; j++) {
        bool moves = column_moves(d->x[j], d->n);

        ok = accepts(d, j, methods[method].refuses, how);
        how->n_constant += !moves;
        if (is_constant)
            is_constant[j] = !moves;
    }
    ok = ok && inform(&methods[method], d, found, how);
    for (size_t j = 0; ok && j < d->k; j++)
        how->is_equal &= found[j] == 0;
    for (size_t j = 0; ok && how->is_equal && j < d->k; j++)
        found[j] = column_moves(d->x[j], d->n);
    if (ok)
        weights_scale(found, d->k, out);
    release(found);
    return ok;
}

tidu_status data_weights_refused(const weight_finding *how, const char *method, const char *column, tidu_error *err)
{
    switch (how->refusal) {
    case WEIGHTS_FOUND:
        return TIDU_OK;
    case WEIGHTS_NEGATIVE:
        return error_set(err, TIDU_EDATA,
                         _("%s: %s has a value below 0, which has no share of a sum; scale it to 0..100 first, or take "
                           "deviation or critic"),
                         method, column);
    case WEIGHTS_NOT_POSITIVE:
        return error_set(err, TIDU_EDATA,
                         _("%s: %s has a value that is not above 0 and has no logarithm; scale it to 1..100 first, or "
                           "take deviation or critic"),
                         method, column);
    case WEIGHTS_MEAN_ZERO:
        return error_set(err, TIDU_EDATA,
                         _("%s: the mean of %s is 0, which nothing can be divided by; scale it to 0..100 first, or take "
                           "deviation or critic"),
                         method, column);
    case WEIGHTS_INFINITE:
        return error_set(err, TIDU_EDATA, _("%s: %s has values too great to be added up; look for a wrong unit"), method,
                         column);
    case WEIGHTS_EXHAUSTED:
        break;
    }
    return error_memory(err);
}

/* --- methods by themselves ------------------------------------------------------------ */

bool weights_entropy(const double *const *x, size_t k, size_t n, double *out)
{
    const weight_data d = {x, k, n, NULL};
    weight_finding how;

    return data_weights(BY_ENTROPY, &d, out, NULL, &how);
}

bool weights_critic(const double *const *x, size_t k, size_t n, double *out)
{
    const weight_data d = {x, k, n, NULL};
    weight_finding how;

    return data_weights(BY_CRITIC, &d, out, NULL, &how);
}
