/*
 * Projected Newton (Bertsekas 1982). A coefficient that stands on its border 0 and that the gradient pushes beyond it is held; the
 * others take the step of Newton, by Cholesky of GSL, and are put back on the border where they would cross it. The step is halved
 * until the loss falls as Armijo's rule asks. The loss is convex, strictly so with a ridge: what is found is the one least loss.
 */
#include "numeric/logistic.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_linalg.h>

#include "base/allocate.h"
#include "numeric/gsl_guard.h"

enum { MOST_STEPS = 200, MOST_HALVINGS = 60 };

static const double settled = 1e-10; /* of the projected gradient, per row */
static const double beyond = 60;     /* an expected log-odds so far out only happens where there is no least loss */

typedef struct fit {
    const logistic_data *data;
    size_t size;            /* k + 1 */
    double *gradient;       /* [size] */
    double *step;           /* [size] */
    double *trial;          /* [size] */
    double *curvature;      /* [size][size] */
    double *freed;          /* [size][size] the curvature of those that are free */
    double *side;           /* [size] */
    size_t *free_one;       /* [size] */
} fit;

double logistic_chance(double x)
{
    return x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x));
}

static double odds(const logistic_data *d, const double *b, size_t i)
{
    const double *x = d->x + i * d->k;
    double sum = b[0];

    for (size_t j = 0; j < d->k; j++)
        sum += b[j + 1] * x[j];
    return sum;
}

static double loss_of(const logistic_data *d, const double *b)
{
    double loss = 0;

    for (size_t i = 0; i < d->n; i++) {
        double t = odds(d, b, i);

        t = d->happened[i] ? -t : t;
        loss += t > 0 ? t + log1p(exp(-t)) : log1p(exp(t));
    }
    for (size_t j = 0; j < d->k && d->ridge; j++)
        loss += d->ridge[j] * b[j + 1] * b[j + 1] / 2;
    return loss;
}

static void add_row(fit *f, const double *x, double residual, double weight)
{
    for (size_t a = 0; a < f->size; a++) {
        double left = a ? x[a - 1] : 1;

        f->gradient[a] += residual * left;
        for (size_t c = 0; c <= a; c++)
            f->curvature[a * f->size + c] += weight * left * (c ? x[c - 1] : 1);
    }
}

static void slopes(fit *f, const double *b)
{
    const logistic_data *d = f->data;

    memset(f->gradient, 0, f->size * sizeof *f->gradient);
    memset(f->curvature, 0, f->size * f->size * sizeof *f->curvature);
    for (size_t i = 0; i < d->n; i++) {
        double p = logistic_chance(odds(d, b, i));

        add_row(f, d->x + i * d->k, p - d->happened[i], p * (1 - p));
    }
    for (size_t j = 0; j < d->k && d->ridge; j++) {
        f->gradient[j + 1] += d->ridge[j] * b[j + 1];
        f->curvature[(j + 1) * f->size + j + 1] += d->ridge[j];
    }
}

static double within(const logistic_data *d, size_t at, double b)
{
    int sign = at && d->sign ? d->sign[at - 1] : 0;

    return (sign > 0 && b < 0) || (sign < 0 && b > 0) ? 0 : b;
}

/* Those that are not held on their border; returns their number. */
static size_t find_free(fit *f, const double *b, double *slope)
{
    size_t n = 0;

    *slope = 0;
    for (size_t j = 0; j < f->size; j++) {
        if (b[j] == 0 && within(f->data, j, -f->gradient[j]) != -f->gradient[j])
            continue;
        f->free_one[n++] = j;
        *slope = fmax(*slope, fabs(f->gradient[j]));
    }
    return n;
}

static bool newton_step(fit *f, size_t n)
{
    gsl_matrix_view m = gsl_matrix_view_array(f->freed, n, n);
    gsl_vector_view g = gsl_vector_view_array(f->side, n);

    for (size_t a = 0; a < n; a++) {
        f->side[a] = -f->gradient[f->free_one[a]];
        for (size_t c = 0; c < n; c++) {
            size_t row = f->free_one[a > c ? a : c], column = f->free_one[a > c ? c : a];

            f->freed[a * n + c] = f->curvature[row * f->size + column];
        }
    }
    if (gsl_linalg_cholesky_decomp1(&m.matrix) || gsl_linalg_cholesky_svx(&m.matrix, &g.vector))
        return false;
    memset(f->step, 0, f->size * sizeof *f->step);
    for (size_t a = 0; a < n; a++)
        f->step[f->free_one[a]] = f->side[a];
    return true;
}

/* Along the step, put back inside the borders; false if the loss falls no more. */
static bool walk(fit *f, double *b, double *loss)
{
    double part = 1;

    for (int halving = 0; halving < MOST_HALVINGS; halving++, part /= 2) {
        double falls = 0, trial;

        for (size_t j = 0; j < f->size; j++) {
            f->trial[j] = within(f->data, j, b[j] + part * f->step[j]);
            falls += f->gradient[j] * (b[j] - f->trial[j]);
        }
        trial = loss_of(f->data, f->trial);
        if (trial < *loss && trial <= *loss - 1e-4 * falls) {
            memcpy(b, f->trial, f->size * sizeof *b);
            *loss = trial;
            return true;
        }
    }
    return false;
}

static tidu_status find_least(fit *f, double *b)
{
    const logistic_data *d = f->data;
    double loss = loss_of(d, b), slope = 0;

    for (int step = 0; step < MOST_STEPS; step++) {
        size_t n;

        slopes(f, b);
        n = find_free(f, b, &slope);
        if (slope <= settled * (double)d->n)
            return TIDU_OK;
        if (!newton_step(f, n))
            return TIDU_EDATA;
        if (!walk(f, b, &loss))
            return slope <= 1e-6 * (double)d->n ? TIDU_OK : TIDU_EDATA; /* as exact as the loss can tell */
        for (size_t i = 0; i < d->n && !d->ridge; i++) {
            if (fabs(odds(d, b, i)) > beyond)
                return TIDU_EDATA;
        }
    }
    return TIDU_EDATA;
}

static bool make_room(fit *f)
{
    size_t m = f->size;

    f->gradient = allocate_array(m, sizeof *f->gradient);
    f->step = allocate_array(m, sizeof *f->step);
    f->trial = allocate_array(m, sizeof *f->trial);
    f->side = allocate_array(m, sizeof *f->side);
    f->free_one = allocate_array(m, sizeof *f->free_one);
    f->curvature = allocate_array(m * m, sizeof *f->curvature);
    f->freed = allocate_array(m * m, sizeof *f->freed);
    return f->gradient && f->step && f->trial && f->side && f->free_one && f->curvature && f->freed;
}

tidu_status logistic_fit(const logistic_data *data, double *out)
{
    fit f = {.data = data, .size = data->k + 1};
    tidu_status status = TIDU_ENOMEM;
    size_t n_events = 0;

    for (size_t i = 0; i < data->n; i++)
        n_events += data->happened[i];
    if (!n_events || n_events == data->n)
        return TIDU_EDATA;
    gsl_guard();
    memset(out, 0, f.size * sizeof *out);
    out[0] = log((double)n_events / (double)(data->n - n_events));
    if (make_room(&f))
        status = find_least(&f, out);
    release(f.gradient);
    release(f.step);
    release(f.trial);
    release(f.side);
    release(f.free_one);
    release(f.curvature);
    release(f.freed);
    return status;
}

double logistic_map(double chance, double slope, double intercept, double least)
{
    double held = fmin(fmax(chance, least), 1 - least);

    return logistic_chance(intercept + slope * log(held / (1 - held)));
}
