/*
 * Pearson's r in two passes (means, then products of deviations), and eigenvectors by GSL's symmetric QR method.
 */
#include "numeric/correlation.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>

#include "base/cell.h"
#include "numeric/gsl_guard.h"
#include "numeric/kernel.h"
#include "numeric/lane_sum.h"

/* Sums over the rows in which both columns have a value; least and greatest tell whether a column is constant. */
typedef struct pair_sums {
    lane_sum x, y;
    double least[2][LANES], greatest[2][LANES];
    double count[LANES];
} pair_sums;

static inline void add_pair(pair_sums *s, size_t l, double x, double y)
{
    int64_t both = x == x && y == y ? -1 : 0;

    lane_add(&s->x, l, both ? x : 0);
    lane_add(&s->y, l, both ? y : 0);
    s->least[0][l] = both && x < s->least[0][l] ? x : s->least[0][l];
    s->least[1][l] = both && y < s->least[1][l] ? y : s->least[1][l];
    s->greatest[0][l] = both && x > s->greatest[0][l] ? x : s->greatest[0][l];
    s->greatest[1][l] = both && y > s->greatest[1][l] ? y : s->greatest[1][l];
    s->count[l] += both ? 1 : 0;
}

KERNEL static void sum_pairs(const double *restrict x, const double *restrict y, size_t n, pair_sums *restrict out)
{
    pair_sums s = {0};
    size_t i = 0;

    for (size_t l = 0; l < LANES; l++) {
        s.least[0][l] = s.least[1][l] = INFINITY;
        s.greatest[0][l] = s.greatest[1][l] = -INFINITY;
    }
    for (; i + LANES <= n; i += LANES) {
        for (size_t l = 0; l < LANES; l++)
            add_pair(&s, l, x[i + l], y[i + l]);
    }
    for (size_t l = 0; i + l < n; l++)
        add_pair(&s, l, x[i + l], y[i + l]);
    *out = s;
}

typedef struct product_sums {
    lane_sum xx, yy, xy;
} product_sums;

static inline void add_product(product_sums *s, size_t l, double dx, double dy)
{
    int64_t both = dx == dx && dy == dy ? -1 : 0;

    dx = both ? dx : 0;
    dy = both ? dy : 0;
    lane_add(&s->xx, l, dx * dx);
    lane_add(&s->yy, l, dy * dy);
    lane_add(&s->xy, l, dx * dy);
}

KERNEL static void sum_products(const double *restrict x, double mean_x, const double *restrict y, double mean_y,
                                size_t n, product_sums *restrict out)
{
    product_sums s = {0};
    size_t i = 0;

    for (; i + LANES <= n; i += LANES) {
        for (size_t l = 0; l < LANES; l++)
            add_product(&s, l, x[i + l] - mean_x, y[i + l] - mean_y);
    }
    for (size_t l = 0; i + l < n; l++)
        add_product(&s, l, x[i + l] - mean_x, y[i + l] - mean_y);
    *out = s;
}

static bool moves(const pair_sums *s, int of)
{
    double least = INFINITY, greatest = -INFINITY;

    for (size_t l = 0; l < LANES; l++) {
        least = fmin(least, s->least[of][l]);
        greatest = fmax(greatest, s->greatest[of][l]);
    }
    return least < greatest;
}

double correlation_pearson(const double *x, const double *y, size_t n)
{
    pair_sums sums;
    product_sums products;
    double count = 0, r;

    sum_pairs(x, y, n, &sums);
    for (size_t l = 0; l < LANES; l++)
        count += sums.count[l];
    if (count < 2 || !moves(&sums, 0) || !moves(&sums, 1))
        return 0;
    sum_products(x, lane_value(&sums.x) / count, y, lane_value(&sums.y) / count, n, &products);
    r = lane_value(&products.xy) / sqrt(lane_value(&products.xx)) / sqrt(lane_value(&products.yy));
    return r > 1 ? 1 : r < -1 ? -1 : cell_is_value(r) ? r : 0;
}

void correlation_matrix(const double *const *x, size_t k, size_t n, double *matrix)
{
    for (size_t i = 0; i < k; i++) {
        matrix[i * k + i] = 1;
        for (size_t j = 0; j < i; j++)
            matrix[i * k + j] = matrix[j * k + i] = correlation_pearson(x[i], x[j], n);
    }
}

tidu_status correlation_components(double *matrix, size_t k, double *values, double *vectors)
{
    gsl_matrix_view m = gsl_matrix_view_array(matrix, k, k);
    gsl_matrix_view v = gsl_matrix_view_array(vectors, k, k);
    gsl_vector_view e = gsl_vector_view_array(values, k);
    gsl_eigen_symmv_workspace *work;
    int code = GSL_ENOMEM;

    gsl_guard();
    work = gsl_eigen_symmv_alloc(k);
    if (work)
        code = gsl_eigen_symmv(&m.matrix, &e.vector, &v.matrix, work);
    if (!code)
        code = gsl_eigen_symmv_sort(&e.vector, &v.matrix, GSL_EIGEN_SORT_VAL_DESC);
    if (work)
        gsl_eigen_symmv_free(work);
    return gsl_guard_status(code);
}
