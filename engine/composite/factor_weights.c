/*
 * Principal components and factors. Varimax turns two factors at a time by the angle that maximises the variance of the
 * squared loadings in closed form (Kaiser 1958), until no angle is left; the criterion never decreases, so this ends.
 */
#include "composite/factor_weights.h"

#include <math.h>

#include "base/allocate.h"
#include "composite/column_information.h"
#include "composite/weight_scale.h"
#include "numeric/correlation.h"
#include "numeric/sample.h"

enum { MOST_SWEEPS = 1000 };

static const double least_angle = 1e-14;

/* Select the columns that move; returns their number. */
static size_t choose_moving(const double *const *x, size_t k, size_t n, const double **moving, size_t *row)
{
    size_t m = 0;

    for (size_t j = 0; j < k; j++) {
        row[j] = k;
        if (column_moves(x[j], n)) {
            row[j] = m;
            moving[m++] = x[j];
        }
    }
    return m;
}

/* Components of the columns that move. */
typedef struct components {
    const double **moving;
    size_t *row;     /* [k] the place of a column among those that move, or k */
    size_t m;
    double *matrix;  /* [m][m] */
    double *vectors; /* [m][m] in columns */
    double *values;  /* [m] descending */
} components;

static void components_clear(components *c)
{
    release(c->moving);
    release(c->row);
    release(c->matrix);
}

static bool components_find(const double *const *x, size_t k, size_t n, components *c)
{
    c->moving = allocate_array(k, sizeof *c->moving);
    c->row = allocate_array(k, sizeof *c->row);
    c->matrix = allocate_array(2 * k * k + k, sizeof *c->matrix);
    c->m = 0;
    if (!c->moving || !c->row || !c->matrix)
        return false;
    c->vectors = c->matrix + k * k;
    c->values = c->vectors + k * k;
    c->m = choose_moving(x, k, n, c->moving, c->row);
    if (!c->m)
        return true;
    correlation_matrix(c->moving, c->m, n, c->matrix);
    return !correlation_components(c->matrix, c->m, c->values, c->vectors);
}

static double component_share(const components *c, size_t row)
{
    compensated_sum own = {0}, all = {0};

    for (size_t f = 0; f < c->m && (f == 0 || c->values[f] >= 1); f++) {
        double v = c->vectors[row * c->m + f];

        compensated_sum_add(&own, c->values[f] * v * v);
        compensated_sum_add(&all, c->values[f]);
    }
    return compensated_sum_value(&own) / compensated_sum_value(&all);
}

bool weights_pca(const double *const *x, size_t k, size_t n, double *out)
{
    components c = {0};
    bool ok = components_find(x, k, n, &c);

    for (size_t j = 0; ok && j < k; j++)
        out[j] = c.row[j] < k ? component_share(&c, c.row[j]) : 0;
    if (ok)
        weights_scale(out, k, out);
    components_clear(&c);
    return ok;
}

/* --- varimax -------------------------------------------------------------------------- */

/* The angle by which factors a and b are to be turned (Kaiser 1958, equation 12). */
static double turning_angle(const double *loading, size_t k, size_t f, size_t a, size_t b)
{
    compensated_sum su = {0}, sv = {0}, squares = {0}, products = {0};
    double u_all, v_all, above, below;

    for (size_t j = 0; j < k; j++) {
        double x = loading[j * f + a], y = loading[j * f + b], u = x * x - y * y, v = 2 * x * y;

        compensated_sum_add(&su, u);
        compensated_sum_add(&sv, v);
        compensated_sum_add(&squares, u * u - v * v);
        compensated_sum_add(&products, 2 * u * v);
    }
    u_all = compensated_sum_value(&su);
    v_all = compensated_sum_value(&sv);
    above = compensated_sum_value(&products) - 2 * u_all * v_all / (double)k;
    below = compensated_sum_value(&squares) - (u_all * u_all - v_all * v_all) / (double)k;
    return fabs(above) + fabs(below) > least_angle ? atan2(above, below) / 4 : 0;
}

static void turn(double *loading, size_t k, size_t f, size_t a, size_t b, double angle)
{
    double c = cos(angle), s = sin(angle);

    for (size_t j = 0; j < k; j++) {
        double x = loading[j * f + a], y = loading[j * f + b];

        loading[j * f + a] = c * x + s * y;
        loading[j * f + b] = c * y - s * x;
    }
}

static double row_length(const double *row, size_t f)
{
    double squares = 0;

    for (size_t c = 0; c < f; c++)
        squares += row[c] * row[c];
    return sqrt(squares);
}

/* Turn every pair of factors once; returns the greatest angle. */
static double sweep(double *loading, size_t k, size_t f)
{
    double greatest = 0;

    for (size_t a = 0; a < f; a++) {
        for (size_t b = a + 1; b < f; b++) {
            double angle = turning_angle(loading, k, f, a, b);

            greatest = fmax(greatest, fabs(angle));
            if (fabs(angle) > least_angle)
                turn(loading, k, f, a, b, angle);
        }
    }
    return greatest;
}

bool factor_varimax(double *loading, size_t k, size_t f)
{
    double *length = allocate_array(k ? k : 1, sizeof *length);

    if (!length)
        return false;
    for (size_t j = 0; j < k; j++) {
        length[j] = row_length(loading + j * f, f);
        for (size_t c = 0; length[j] > 0 && c < f; c++)
            loading[j * f + c] /= length[j];
    }
    for (int i = 0; i < MOST_SWEEPS && sweep(loading, k, f) > least_angle; i++)
        continue;
    for (size_t j = 0; j < k; j++) {
        for (size_t c = 0; c < f; c++)
            loading[j * f + c] *= length[j];
    }
    release(length);
    return true;
}

/* --- factors -------------------------------------------------------------------------- */

/* How many components become factors. */
static size_t count_factors(const components *c, const factor_rule *rule, factor_finding *how)
{
    double all = (double)c->m, taken = 0; /* the eigenvalues of a correlation matrix add up to its size */
    size_t f = 0;

    how->is_extended = false;
    if (rule->factors) {
        f = rule->factors < c->m ? rule->factors : c->m;
    } else {
        while (f < c->m && (f == 0 || (c->values[f] > rule->eigenvalue && c->values[f] >= rule->each * all)))
            taken += c->values[f++];
        while (f < c->m && taken < rule->together * all) {
            taken += c->values[f++];
            how->is_extended = true;
        }
    }
    return f;
}

static double factor_variance(const double *loading, size_t m, size_t f, size_t c)
{
    compensated_sum sum = {0};

    for (size_t j = 0; j < m; j++)
        compensated_sum_add(&sum, loading[j * f + c] * loading[j * f + c]);
    return compensated_sum_value(&sum);
}

static void swap_factors(double *loading, size_t m, size_t f, size_t a, size_t b)
{
    for (size_t j = 0; j < m; j++) {
        double x = loading[j * f + a];

        loading[j * f + a] = loading[j * f + b];
        loading[j * f + b] = x;
    }
}

/* Descending by variance, and the sum of loadings at least 0. */
static void order_factors(double *loading, size_t m, size_t f, double *variance)
{
    for (size_t c = 0; c < f; c++) {
        double sum = 0;

        for (size_t b = c + 1; b < f; b++) {
            if (factor_variance(loading, m, f, b) > factor_variance(loading, m, f, c))
                swap_factors(loading, m, f, b, c);
        }
        variance[c] = factor_variance(loading, m, f, c);
        for (size_t j = 0; j < m; j++)
            sum += loading[j * f + c];
        for (size_t j = 0; sum < 0 && j < m; j++)
            loading[j * f + c] = -loading[j * f + c];
    }
}

/* The factor with the greatest squared loading; the earlier one of equals. */
static size_t greatest_factor(const double *row, size_t f)
{
    size_t best = 0;

    for (size_t c = 1; c < f; c++)
        best = fabs(row[c]) > fabs(row[best]) ? c : best;
    return best;
}

/* From loading[m][f] of the columns that move to all k columns. */
static void weigh_by_factor(const components *c, size_t k, const double *loading, double *out, factor_finding *how)
{
    size_t f = how->n_factors;

    for (size_t j = 0; j < k; j++) {
        const double *row = c->row[j] < k ? loading + c->row[j] * f : NULL;
        size_t own = row ? greatest_factor(row, f) : f;

        for (size_t i = 0; i < k; i++)
            how->loading[j * k + i] = row && i < f ? row[i] : 0;
        how->factor[j] = own;
        /* squared loading / variance of the factor, times that variance / that of all factors */
        out[j] = row ? row[own] * row[own] : 0;
    }
    weights_scale(out, k, out);
}

/* Loadings of the components that become factors, rotated and ordered; loading[m][n_factors]. */
static bool rotate(const components *c, double *loading, factor_finding *how)
{
    size_t f = how->n_factors;

    for (size_t j = 0; j < c->m; j++) {
        for (size_t i = 0; i < f; i++)
            loading[j * f + i] = sqrt(fmax(c->values[i], 0)) * c->vectors[j * c->m + i];
    }
    if (!factor_varimax(loading, c->m, f))
        return false;
    order_factors(loading, c->m, f, how->variance);
    return true;
}

bool weights_factor(const double *const *x, size_t k, size_t n, const factor_rule *rule, double *out,
                    factor_finding *how)
{
    double *loading = allocate_array(k * k, sizeof *loading);
    components c = {0};
    bool ok = loading && components_find(x, k, n, &c);

    how->n_columns = c.m;
    how->n_factors = ok ? count_factors(&c, rule, how) : 0;
    ok = ok && rotate(&c, loading, how);
    if (ok) {
        weigh_by_factor(&c, k, loading, out, how);
        how->explained = 0;
        for (size_t j = 0; j < k; j++) {
            how->eigenvalue[j] = j < c.m ? c.values[j] : 0;
            how->variance[j] = j < how->n_factors ? how->variance[j] : 0;
            how->explained += c.m ? how->variance[j] / (double)c.m : 0;
        }
    }
    components_clear(&c);
    release(loading);
    return ok;
}
