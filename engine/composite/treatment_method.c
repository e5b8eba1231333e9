/*
 * How the treatments are fitted.
 *
 * Box-Cox: the lambda that maximises (lambda - 1) sum ln x - n/2 ln var(y(lambda)), var with divisor n (Box & Cox 1964),
 * by Brent's method between the neighbours of the best of a coarse grid.
 */
#include "composite/treatment.h"

#include <math.h>

#include <gsl/gsl_errno.h>
#include <gsl/gsl_min.h>

#include "base/cell.h"
#include "base/message.h"
#include "composite/moments.h"
#include "composite/treatment_internal.h"
#include "numeric/gsl_guard.h"
#include "numeric/selection.h"

static treatment_problem leave(const treatment_rule *rule, const double *values, const moments *m, double *work, treatment *out)
{
    (void)rule, (void)values, (void)m, (void)work, (void)out;
    return TREATMENT_DONE;
}

static void count_points(const double *values, size_t n, treatment *out)
{
    for (size_t i = 0; i < n; i++) {
        out->points_low += values[i] < out->low;
        out->points_high += values[i] > out->high;
    }
}

static treatment_problem fit_quantiles(const treatment_rule *rule, const double *values, const moments *m, double *work,
                                       treatment *out)
{
    if (!(rule->low >= 0 && rule->low <= rule->high && rule->high <= 1))
        return TREATMENT_WRONG_RANGE;
    selection_values(values, m->n, work);
    out->low = selection_quantile(work, m->n, rule->low);
    out->high = selection_quantile(work, m->n, rule->high);
    count_points(values, m->n, out);
    return TREATMENT_DONE;
}

static treatment_problem fit_count(const treatment_rule *rule, const double *values, const moments *m, double *work,
                                   treatment *out)
{
    size_t n = m->n;

    if (rule->n_low >= n || rule->n_high >= n - rule->n_low)
        return TREATMENT_TOO_MANY;
    selection_values(values, n, work);
    out->low = rule->n_low ? selection_kth(work, n, rule->n_low) : -INFINITY;
    out->high = rule->n_high ? selection_kth(work, n, n - 1 - rule->n_high) : INFINITY;
    count_points(values, n, out);
    return TREATMENT_DONE;
}

/* side * ln(side * x + shift) from the least value on; those beyond the population count as its ends. */
static void take_log(double side, double shift, const moments *m, treatment *out)
{
    out->transformation = TRANSFORM_LOG;
    out->side = side;
    out->shift = shift;
    out->low = m->least;
    out->high = m->greatest;
}

static treatment_problem fit_log(const treatment_rule *rule, const double *values, const moments *m, double *work,
                                 treatment *out)
{
    (void)rule, (void)values, (void)work;
    if (m->least <= 0)
        return TREATMENT_NOT_POSITIVE;
    take_log(1, 0, m, out);
    out->high = INFINITY;
    return TREATMENT_DONE;
}

static treatment_problem take_log_range(const treatment_rule *rule, const moments *m, double side, treatment *out)
{
    if (!(rule->shift > 0))
        return TREATMENT_WRONG_RANGE;
    if (m->least == m->greatest)
        return TREATMENT_NO_SPREAD;
    if (isinf(m->greatest - m->least))
        return TREATMENT_WRONG_RANGE;
    take_log(side, (side > 0 ? -m->least : m->greatest) + rule->shift * (m->greatest - m->least), m, out);
    return TREATMENT_DONE;
}

static treatment_problem fit_log_range(const treatment_rule *rule, const double *values, const moments *m, double *work,
                                       treatment *out)
{
    (void)values, (void)work;
    return take_log_range(rule, m, 1, out);
}

static treatment_problem fit_log_side(const treatment_rule *rule, const double *values, const moments *m, double *work,
                                      treatment *out)
{
    (void)values, (void)work;
    return take_log_range(rule, m, out->skewness < 0 ? -1 : 1, out);
}

static treatment_problem fit_shape(const treatment_rule *rule, const double *values, const moments *m, double *work,
                                   treatment *out)
{
    shape_rule shape = rule->shape;
    shape_treatment done;

    if (!(rule->share >= 0 && rule->share < 1))
        return TREATMENT_WRONG_RANGE;
    if (rule->share > 0)
        shape.points = (size_t)floor(rule->share * (double)m->n);
    if (!winsorise_fit(values, m, shape, work, &out->low, &out->high, &done))
        return TREATMENT_NO_MEMORY;
    if (done.is_logged)
        return take_log_range(rule, m, 1, out);
    *(done.is_low ? &out->points_low : &out->points_high) = done.points;
    return TREATMENT_DONE;
}

/* --- Box-Cox ------------------------------------------------------------------------------- */

typedef struct likelihood {
    const double *values;
    double *work;
    size_t n;
    double sum_of_logs;
} likelihood;

/* Minus the log-likelihood of lambda; INFINITY where the transformed values have no finite spread. */
static double minus_log_likelihood(double lambda, void *context)
{
    const likelihood *l = context;
    moments m;
    double n = (double)l->n, deviation;

    for (size_t i = 0; i < l->n; i++)
        l->work[i] = treatment_box_cox(l->values[i], lambda);
    m = moments_of(l->work, l->n, -INFINITY, INFINITY);
    deviation = moments_deviation(&m);
    if (!(deviation > 0) || isinf(deviation))
        return INFINITY;
    return n * (log(deviation) + log((n - 1) / n) / 2) - (lambda - 1) * l->sum_of_logs;
}

enum { LAMBDA_STEPS = 20, LAMBDA_ROUNDS = 100 };

static const double lambda_most = 5; /* sought between -5 and 5 */

/* The best of the grid, with its neighbours; false if it lies at an end. */
static bool bracket(likelihood *l, double *from, double *middle, double *to)
{
    double best = INFINITY, step = 2 * lambda_most / LAMBDA_STEPS;
    int at = 0;

    for (int k = 0; k <= LAMBDA_STEPS; k++) {
        double value = minus_log_likelihood(-lambda_most + k * step, l);

        if (value < best) {
            best = value;
            at = k;
        }
    }
    *middle = -lambda_most + at * step;
    *from = *middle - step;
    *to = *middle + step;
    return at > 0 && at < LAMBDA_STEPS;
}

static treatment_problem find_lambda(likelihood *l, double *lambda)
{
    gsl_function f = {minus_log_likelihood, l};
    gsl_min_fminimizer *search;
    double from, middle, to;
    int status;

    gsl_guard();
    if (!bracket(l, &from, &middle, &to))
        return TREATMENT_NOT_FOUND;
    search = gsl_min_fminimizer_alloc(gsl_min_fminimizer_brent);
    if (!search)
        return TREATMENT_NO_MEMORY;
    status = gsl_min_fminimizer_set(search, &f, middle, from, to);
    for (int round = 0; round < LAMBDA_ROUNDS && !status; round++) {
        status = gsl_min_fminimizer_iterate(search);
        if (!status && gsl_min_test_interval(gsl_min_fminimizer_x_lower(search), gsl_min_fminimizer_x_upper(search),
                                             1e-8, 0) == GSL_SUCCESS)
            break;
    }
    *lambda = gsl_min_fminimizer_x_minimum(search);
    gsl_min_fminimizer_free(search);
    return status && status != GSL_FAILURE ? TREATMENT_NOT_FOUND : TREATMENT_DONE;
}

static treatment_problem fit_box_cox(const treatment_rule *rule, const double *values, const moments *m, double *work,
                                     treatment *out)
{
    likelihood l = {.values = values, .work = work, .n = m->n};
    treatment_problem problem = TREATMENT_DONE;

    if (m->least <= 0)
        return TREATMENT_NOT_POSITIVE;
    if (cell_is_value(rule->lambda)) {
        out->lambda = rule->lambda;
    } else {
        if (m->least == m->greatest)
            return TREATMENT_NO_SPREAD;
        for (size_t i = 0; i < m->n; i++)
            work[i] = log(values[i]);
        l.sum_of_logs = moments_mean(work, m->n).mean * (double)m->n;
        problem = find_lambda(&l, &out->lambda);
    }
    if (problem)
        return problem;
    if (isinf(treatment_box_cox(m->least, out->lambda)) || isinf(treatment_box_cox(m->greatest, out->lambda)))
        return TREATMENT_WRONG_RANGE;
    out->transformation = TRANSFORM_BOX_COX;
    out->low = m->least;
    out->high = m->greatest;
    return TREATMENT_DONE;
}

const treatment_method treatment_methods[] = {
    {"none", N_("as it is"), leave, {.share = 0}},
    {"winsorise", N_("values beyond two quantiles become the quantile"), fit_quantiles, {.low = 0.01, .high = 0.99}},
    {"winsorise_count", N_("the greatest and least values become the next one"), fit_count, {.n_high = 1}},
    {"shape", N_("drawn in until skewness and kurtosis are acceptable, otherwise logarithms"), fit_shape,
     {.shape = {2, 3.5, 5}, .shift = 0.01}},
    {"log", N_("natural logarithm"), fit_log, {.share = 0}},
    {"log_range", N_("logarithm of the distance from the least value plus a hundredth of the range"), fit_log_range,
     {.shift = 0.01}},
    {"log_side", N_("logarithm that draws in the end with the long tail"), fit_log_side, {.shift = 0.01}},
    {"box_cox", N_("power transformation with the most likely exponent"), fit_box_cox, {.share = 0}},
    {0},
};
