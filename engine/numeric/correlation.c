#include "numeric/correlation.h"

#include <math.h>
#include <stdbool.h>

#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>

#include "base/cell.h"
#include "numeric/sample.h"

static size_t pair_means(const double *x, const double *y, size_t n, double *mean_x, double *mean_y)
{
    exact_sum sx = {0}, sy = {0};
    size_t count = 0;

    for (size_t i = 0; i < n; i++) {
        if (!cell_is_value(x[i]) || !cell_is_value(y[i]))
            continue;
        exact_sum_add(&sx, x[i]);
        exact_sum_add(&sy, y[i]);
        count++;
    }
    *mean_x = exact_sum_value(&sx) / (double)count;
    *mean_y = exact_sum_value(&sy) / (double)count;
    return count;
}

double correlation_pearson(const double *x, const double *y, size_t n)
{
    exact_sum sxx = {0}, syy = {0}, sxy = {0};
    bool x_moves = false, y_moves = false;
    double mean_x, mean_y, r, first_x = NAN, first_y = NAN;

    if (pair_means(x, y, n, &mean_x, &mean_y) < 2)
        return 0;
    for (size_t i = 0; i < n; i++) {
        double dx = x[i] - mean_x, dy = y[i] - mean_y;

        if (!cell_is_value(x[i]) || !cell_is_value(y[i]))
            continue;
        first_x = cell_is_value(first_x) ? first_x : x[i];
        first_y = cell_is_value(first_y) ? first_y : y[i];
        x_moves |= x[i] != first_x;
        y_moves |= y[i] != first_y;
        exact_sum_add(&sxx, dx * dx);
        exact_sum_add(&syy, dy * dy);
        exact_sum_add(&sxy, dx * dy);
    }
    if (!x_moves || !y_moves)
        return 0;
    r = exact_sum_value(&sxy) / sqrt(exact_sum_value(&sxx)) / sqrt(exact_sum_value(&syy));
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

int correlation_components(double *matrix, size_t k, double *values, double *vectors)
{
    /* GSL's own handler would end the process */
    gsl_error_handler_t *handler = gsl_set_error_handler_off();
    gsl_eigen_symmv_workspace *work = gsl_eigen_symmv_alloc(k);
    gsl_matrix_view m = gsl_matrix_view_array(matrix, k, k);
    gsl_matrix_view v = gsl_matrix_view_array(vectors, k, k);
    gsl_vector_view e = gsl_vector_view_array(values, k);
    int done = 0;

    if (work) {
        done = !gsl_eigen_symmv(&m.matrix, &e.vector, &v.matrix, work) &&
               !gsl_eigen_symmv_sort(&e.vector, &v.matrix, GSL_EIGEN_SORT_VAL_DESC);
        gsl_eigen_symmv_free(work);
    }
    gsl_set_error_handler(handler);
    return done;
}
