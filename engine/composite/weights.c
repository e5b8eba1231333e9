/*
 * Weights from data: entropy, CRITIC and principal components; and from judgements: AHP. Formulas and sources are in
 * the header.
 */
#include "composite/weights.h"

#include <math.h>

#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "numeric/correlation.h"
#include "numeric/gsl_guard.h"
#include "numeric/kernel.h"
#include "numeric/lane_sum.h"
#include "numeric/logarithm.h"

enum { BLOCK = 256 };

void weights_equal(size_t k, double *out)
{
    for (size_t j = 0; j < k; j++)
        out[j] = 1 / (double)k;
}

void weights_scale(const double *given, size_t k, double *out)
{
    compensated_sum sum = {0};
    double total;

    for (size_t j = 0; j < k; j++)
        compensated_sum_add(&sum, given[j]);
    total = compensated_sum_value(&sum);
    if (!(total > 0) || isinf(total)) {
        weights_equal(k, out);
        return;
    }
    for (size_t j = 0; j < k; j++)
        out[j] = given[j] / total;
}

/* --- weights from data ------------------------------------------------------------- */

static bool has_spread(const double *x, size_t n)
{
    double least, greatest;

    return sample_range(x, n, &least, &greatest) && least < greatest;
}

/* The totals of a column that its entropy needs first. */
typedef struct column_sum {
    lane_sum sum;
    double count[LANES];
    double least[LANES], greatest[LANES];
} column_sum;

static inline void add_cell(column_sum *s, size_t l, double x)
{
    lane_add(&s->sum, l, x == x ? x : 0);
    s->count[l] += x == x ? 1 : 0;
    s->least[l] = x < s->least[l] ? x : s->least[l];
    s->greatest[l] = x > s->greatest[l] ? x : s->greatest[l];
}

KERNEL static void sum_column(const double *restrict x, size_t n, column_sum *restrict out)
{
    column_sum s = {0};
    size_t i = 0;

    for (size_t l = 0; l < LANES; l++) {
        s.least[l] = INFINITY;
        s.greatest[l] = -INFINITY;
    }
    for (; i + LANES <= n; i += LANES) {
        for (size_t l = 0; l < LANES; l++)
            add_cell(&s, l, x[i + l]);
    }
    for (size_t l = 0; i + l < n; l++)
        add_cell(&s, l, x[i + l]);
    for (size_t l = 1; l < LANES; l++) { /* reduce to the first lane, which is read */
        s.count[0] += s.count[l];
        s.least[0] = s.least[l] < s.least[0] ? s.least[l] : s.least[0];
        s.greatest[0] = s.greatest[l] > s.greatest[0] ? s.greatest[l] : s.greatest[0];
    }
    *out = s;
}

/* Shares above 0 as multiples of the mean; 1, with the logarithm 0, for others. */
KERNEL static void multiples_of_mean(const double *restrict x, size_t n, double total, double count,
                                     double *restrict out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = x[i] > 0 ? count * x[i] / total : 1;
}

/* Add p ln(n p) of each share p of the total; 0 ln 0 is 0. */
KERNEL static void add_shares(const double *restrict x, const double *restrict logs, size_t n, double total,
                              lane_sum *restrict sum)
{
    lane_sum s = *sum;
    size_t i = 0;

    for (; i + LANES <= n; i += LANES) {
        for (size_t l = 0; l < LANES; l++)
            lane_add(&s, l, x[i + l] > 0 ? x[i + l] / total * logs[i + l] : 0);
    }
    for (size_t l = 0; i + l < n; l++)
        lane_add(&s, l, x[i + l] > 0 ? x[i + l] / total * logs[i + l] : 0);
    *sum = s;
}

/* 1 - entropy, as the sum of p ln(n p) / ln n: 0 where all shares are equal. */
static double diversity(const double *x, size_t n, const column_sum *of)
{
    double total = lane_value(&of->sum), logs[BLOCK];
    lane_sum sum = {0};

    if (!(of->least[0] < of->greatest[0]))
        return 0;
    for (size_t at = 0; at < n; at += BLOCK) {
        size_t m = n - at < BLOCK ? n - at : BLOCK;

        multiples_of_mean(x + at, m, total, of->count[0], logs);
        logarithm(logs, logs, m);
        add_shares(x + at, logs, m, total, &sum);
    }
    return fmax(lane_value(&sum) / log(of->count[0]), 0);
}

bool weights_entropy(const double *const *x, size_t k, size_t n, double *out)
{
    column_sum sums;

    for (size_t j = 0; j < k; j++) {
        double least, greatest;

        if (sample_range(x[j], n, &least, &greatest) && least < 0)
            return false;
    }
    for (size_t j = 0; j < k; j++) {
        sum_column(x[j], n, &sums);
        out[j] = diversity(x[j], n, &sums);
    }
    weights_scale(out, k, out);
    return true;
}

/* The deviation of a column after min-max; 0 if it is constant. */
static double contrast(const double *x, size_t n)
{
    compensated_sum sum = {0}, squares = {0};
    double least, greatest, mean;
    size_t count = 0;

    if (!sample_range(x, n, &least, &greatest) || least == greatest)
        return 0;
    for (size_t i = 0; i < n; i++) {
        if (cell_is_value(x[i])) {
            compensated_sum_add(&sum, (x[i] - least) / (greatest - least));
            count++;
        }
    }
    mean = compensated_sum_value(&sum) / (double)count;
    for (size_t i = 0; i < n; i++) {
        double d = (x[i] - least) / (greatest - least) - mean;

        if (cell_is_value(x[i]))
            compensated_sum_add(&squares, d * d);
    }
    return sqrt(compensated_sum_value(&squares) / ((double)count - 1));
}

static double conflict(const double *const *x, const double *contrasts, size_t k, size_t n, size_t j)
{
    compensated_sum sum = {0};

    for (size_t l = 0; l < k; l++) {
        if (l != j && contrasts[l] > 0)
            compensated_sum_add(&sum, 1 - correlation_pearson(x[j], x[l], n));
    }
    return compensated_sum_value(&sum);
}

static size_t count_moving(const double *contrasts, size_t k)
{
    size_t moving = 0;

    for (size_t j = 0; j < k; j++)
        moving += contrasts[j] > 0;
    return moving;
}

void weights_critic(const double *const *x, size_t k, size_t n, double *out)
{
    for (size_t j = 0; j < k; j++)
        out[j] = contrast(x[j], n);
    if (count_moving(out, k) > 1) { /* a single varying column has no conflict and gets all the weight */
        for (size_t j = 0; j < k; j++)
            out[j] *= out[j] > 0 ? conflict(x, out, k, n, j) : 1;
    }
    weights_scale(out, k, out);
}

/* Select the columns that vary; returns their number. */
static size_t choose_moving(const double *const *x, size_t k, size_t n, const double **moving)
{
    size_t m = 0;

    for (size_t j = 0; j < k; j++) {
        if (has_spread(x[j], n))
            moving[m++] = x[j];
    }
    return m;
}

static double component_share(const double *values, const double *vectors, size_t m, size_t row)
{
    compensated_sum own = {0}, all = {0};

    for (size_t c = 0; c < m && (c == 0 || values[c] >= 1); c++) {
        double v = vectors[row * m + c];

        compensated_sum_add(&own, values[c] * v * v);
        compensated_sum_add(&all, values[c]);
    }
    return compensated_sum_value(&own) / compensated_sum_value(&all);
}

bool weights_pca(const double *const *x, size_t k, size_t n, double *out)
{
    const double **moving = allocate_array(k, sizeof *moving);
    double *work = allocate_array(2 * k * k + k, sizeof *work);
    double *matrix = work, *vectors = work + k * k, *values = work + 2 * k * k;
    size_t m = moving && work ? choose_moving(x, k, n, moving) : 0;
    bool ok = moving && work;

    if (ok && m) {
        correlation_matrix(moving, m, n, matrix);
        ok = !correlation_components(matrix, m, values, vectors);
    }
    for (size_t j = 0, row = 0; ok && j < k; j++)
        out[j] = has_spread(x[j], n) ? component_share(values, vectors, m, row++) : 0;
    if (ok)
        weights_scale(out, k, out);
    release(moving);
    release(work);
    return ok;
}

/* --- weights from comparisons -------------------------------------------------------- */

/* Consistency index of random matrices for 1, 2, 3 ... criteria (Saaty 1980). */
static const double random_index[WEIGHTS_MOST_COMPARED] = {
    0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59};

/* The eigenvalue with the greatest real part; it is real, since all cells are positive (Perron). */
static size_t principal(const gsl_vector_complex *values)
{
    size_t best = 0;

    for (size_t c = 1; c < values->size; c++) {
        if (GSL_REAL(gsl_vector_complex_get(values, c)) > GSL_REAL(gsl_vector_complex_get(values, best)))
            best = c;
    }
    return best;
}

static tidu_status principal_vector(double *matrix, size_t k, double *out, double *lambda)
{
    gsl_matrix_view m = gsl_matrix_view_array(matrix, k, k);
    gsl_eigen_nonsymmv_workspace *work;
    gsl_vector_complex *values;
    gsl_matrix_complex *vectors;
    int code = GSL_ENOMEM;
    size_t best;

    gsl_guard();
    work = gsl_eigen_nonsymmv_alloc(k);
    values = gsl_vector_complex_alloc(k);
    vectors = gsl_matrix_complex_alloc(k, k);
    if (work && values && vectors)
        code = gsl_eigen_nonsymmv(&m.matrix, values, vectors, work);
    best = code ? 0 : principal(values);
    for (size_t j = 0; !code && j < k; j++)
        out[j] = fabs(GSL_REAL(gsl_matrix_complex_get(vectors, j, best)));
    if (!code)
        *lambda = GSL_REAL(gsl_vector_complex_get(values, best));
    gsl_matrix_complex_free(vectors);
    gsl_vector_complex_free(values);
    gsl_eigen_nonsymmv_free(work);
    return gsl_guard_status(code);
}

bool weights_compared(const double *matrix, size_t k, double *out, comparison_consistency *how)
{
    double copy[WEIGHTS_MOST_COMPARED * WEIGHTS_MOST_COMPARED];

    for (size_t i = 0; i < k * k; i++)
        copy[i] = matrix[i];
    if (principal_vector(copy, k, out, &how->lambda))
        return false;
    weights_scale(out, k, out);
    how->index = k > 1 ? fmax((how->lambda - (double)k) / (double)(k - 1), 0) : 0;
    how->ratio = random_index[k - 1] > 0 ? how->index / random_index[k - 1] : 0;
    return true;
}
