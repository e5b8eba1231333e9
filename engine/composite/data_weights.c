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

static double variation(const double *x, size_t n, const column_totals *t)
{
    return column_deviation(x, n, t) / fabs(column_mean(t));
}

/* The deviation after min-max. */
static double contrast(const double *x, size_t n, const column_totals *t)
{
    return column_totals_move(t) ? column_deviation(x, n, t) / (t->greatest - t->least) : 0;
}

static double variance(const double *x, size_t n, const column_totals *t)
{
    double s = contrast(x, n, t);

    return s * s;
}

static double gini(const double *x, size_t n, const column_totals *t)
{
    (void)t;
    return column_gini(x, n);
}

/* --- CRITIC --------------------------------------------------------------------------- */

static size_t count_moving(const double *contrasts, size_t k)
{
    size_t moving = 0;

    for (size_t j = 0; j < k; j++)
        moving += contrasts[j] > 0;
    return moving;
}

/* The sum of 1 - r of column j over the other columns that move. */
static double conflict(const double *matrix, const double *contrasts, size_t k, size_t j)
{
    compensated_sum sum = {0};

    for (size_t l = 0; l < k; l++) {
        double apart = 1 - matrix[j * k + l];

        if (l != j && contrasts[l] > 0 && apart > ROUNDING * DBL_EPSILON)
            compensated_sum_add(&sum, apart);
    }
    return compensated_sum_value(&sum);
}

/* Contrast by conflict; a single column that moves has no conflict and keeps its contrast. */
static bool critic(const weight_data *d, const column_totals *totals, double *out)
{
    double *matrix = allocate_array(d->k * (d->k + 1), sizeof *matrix), *contrasts;

    if (!matrix)
        return false;
    contrasts = matrix + d->k * d->k;
    for (size_t j = 0; j < d->k; j++)
        out[j] = contrasts[j] = contrast(d->x[j], d->n, &totals[j]);
    if (count_moving(contrasts, d->k) > 1) {
        correlation_matrix(d->x, d->k, d->n, matrix);
        for (size_t j = 0; j < d->k; j++)
            out[j] *= contrasts[j] > 0 ? conflict(matrix, contrasts, d->k, j) : 0;
    }
    release(matrix);
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

static void find_best(removal *r, const column_totals *totals)
{
    for (size_t j = 0; j < r->data->k; j++)
        r->best[j] = r->data->is_cost && r->data->is_cost[j] ? totals[j].greatest : totals[j].least;
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

static bool merec(const weight_data *d, const column_totals *totals, double *out)
{
    double *work = allocate_array(d->k * (BLOCK + 1), sizeof *work);
    removal r = {d, work, work ? work + d->k * BLOCK : NULL, allocate_array(d->k, sizeof *r.effect),
                 allocate_array(d->k, sizeof *r.count)};
    bool ok = work && r.effect && r.count;

    if (ok)
        find_best(&r, totals);
    for (size_t at = 0; ok && at < d->n; at += BLOCK) {
        size_t m = d->n - at < BLOCK ? d->n - at : BLOCK;

        take_logs(&r, at, m);
        for (size_t i = 0; i < m; i++)
            remove_each(&r, i);
    }
    for (size_t j = 0; ok && j < d->k; j++)
        out[j] = r.count[j] && column_totals_move(&totals[j])
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
    double (*of_column)(const double *x, size_t n, const column_totals *t);
    bool (*of_all)(const weight_data *d, const column_totals *totals, double *out);
} method_row;

static const method_row methods[DATA_WEIGHTINGS] = {
    [BY_ENTROPY] = {"entropy", WEIGHTS_NEGATIVE, column_diversity, NULL},
    [BY_CRITIC] = {"critic", WEIGHTS_FOUND, NULL, critic},
    [BY_DEVIATION] = {"deviation", WEIGHTS_FOUND, column_deviation, NULL},
    [BY_VARIATION] = {"variation", WEIGHTS_MEAN_ZERO, variation, NULL},
    [BY_GINI] = {"gini", WEIGHTS_NEGATIVE, gini, NULL},
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

/* The first cell that is refused; d->n if none is. */
static size_t find_refused(const weight_data *d, size_t j, weight_refusal refuses)
{
    size_t i = 0;

    while (i < d->n && !is_refused(d->x[j][i], refuses))
        i++;
    return i;
}

/* Whether the method can be applied to a column; a constant one is asked as well, since it has no share either. */
static bool accepts(const weight_data *d, size_t j, weight_refusal refuses, const column_totals *t,
                    weight_finding *how)
{
    if (t->count > 0 && (is_refused(t->least, refuses) || isinf(t->greatest))) {
        size_t row = find_refused(d, j, refuses);

        return refuse(how, isinf(d->x[j][row]) ? WEIGHTS_INFINITE : refuses, j, row);
    }
    if (t->count > 0 && (isinf(t->greatest - t->least) || !isfinite(t->sum)))
        return refuse(how, WEIGHTS_INFINITE, j, d->n);
    if (refuses == WEIGHTS_MEAN_ZERO && column_totals_move(t) && column_mean(t) == 0)
        return refuse(how, refuses, j, d->n);
    return true;
}

/* The information of each column; false if it cannot be had. */
static bool inform(const method_row *m, const weight_data *d, const column_totals *totals, double *out,
                   weight_finding *how)
{
    if (m->of_all && !m->of_all(d, totals, out))
        return refuse(how, WEIGHTS_EXHAUSTED, 0, d->n);
    for (size_t j = 0; m->of_column && j < d->k; j++)
        out[j] = column_totals_move(&totals[j]) ? m->of_column(d->x[j], d->n, &totals[j]) : 0;
    for (size_t j = 0; j < d->k; j++) {
        if (!isfinite(out[j]))
            return refuse(how, WEIGHTS_INFINITE, j, d->n);
        if (out[j] < 0)
            return refuse(how, WEIGHTS_EXHAUSTED, j, d->n);
        how->is_equal &= out[j] == 0;
    }
    for (size_t j = 0; how->is_equal && j < d->k; j++)
        out[j] = column_totals_move(&totals[j]);
    return true;
}

bool data_weights(data_weighting method, const weight_data *d, double *out, bool *is_constant, weight_finding *how)
{
    double *found = allocate_array(d->k ? d->k : 1, sizeof *found);
    column_totals *totals = allocate_array(d->k ? d->k : 1, sizeof *totals);
    bool ok = found && totals;

    *how = (weight_finding){.refusal = ok ? WEIGHTS_FOUND : WEIGHTS_EXHAUSTED, .row = d->n, .is_equal = true};
    for (size_t j = 0; ok && j < d->k; j++) {
        totals[j] = column_read(d->x[j], d->n);
        ok = accepts(d, j, methods[method].refuses, &totals[j], how);
        how->n_constant += !column_totals_move(&totals[j]);
        if (is_constant)
            is_constant[j] = !column_totals_move(&totals[j]);
    }
    ok = ok && inform(&methods[method], d, totals, found, how);
    if (ok)
        weights_scale(found, d->k, out);
    release(found);
    release(totals);
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
