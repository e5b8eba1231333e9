#include "forecast/growth_model.h"

#include <math.h>

#include "base/allocate.h"
#include "numeric/logistic.h"

/* Mean and deviation of each figure (divisor n); one of differences as small as rounding is constant. */
static void find_scales(const growth_rows *rows, growth_model *m)
{
    static const double rounding = 1e-12;

    for (size_t j = 0; j < rows->k; j++) {
        double sum = 0, squares = 0;

        for (size_t i = 0; i < rows->n; i++)
            sum += rows->x[i * rows->k + j];
        m->mean[j] = sum / (double)rows->n;
        for (size_t i = 0; i < rows->n; i++) {
            double off = rows->x[i * rows->k + j] - m->mean[j];

            squares += off * off;
        }
        m->deviation[j] = sqrt(squares / (double)rows->n);
        if (m->deviation[j] <= rounding * fabs(m->mean[j]))
            m->deviation[j] = 0;
    }
}

static double scaled(const growth_model *m, size_t j, double x)
{
    return m->deviation[j] > 0 ? (x - m->mean[j]) / m->deviation[j] : 0;
}

tidu_status growth_model_fit(const growth_rows *rows, double ridge, const signed char *sign, growth_model *out)
{
    double *x = allocate_array(rows->n * rows->k + 1, sizeof *x), penalty[GROWTH_MODEL_MOST], found[GROWTH_MODEL_MOST + 1];
    growth_model m = {.k = rows->k};
    tidu_status status;

    if (!x)
        return TIDU_ENOMEM;
    if (rows->n)
        find_scales(rows, &m);
    for (size_t i = 0; i < rows->n; i++) {
        for (size_t j = 0; j < rows->k; j++)
            x[i * rows->k + j] = scaled(&m, j, rows->x[i * rows->k + j]);
    }
    for (size_t j = 0; j < rows->k; j++)
        penalty[j] = ridge;
    status = logistic_fit(&(logistic_data){x, rows->happened, rows->n, rows->k, penalty, sign}, found);
    release(x);
    if (status)
        return status;
    m.constant = found[0];
    for (size_t j = 0; j < rows->k; j++)
        m.coefficients[j] = found[j + 1];
    *out = m;
    return TIDU_OK;
}

double growth_model_part(const growth_model *m, size_t i, double x)
{
    return m->coefficients[i] * scaled(m, i, x);
}

double growth_model_chance(const growth_model *m, const double *x)
{
    double sum = m->constant;

    for (size_t j = 0; j < m->k; j++)
        sum += growth_model_part(m, j, x[j]);
    return logistic_chance(sum);
}
