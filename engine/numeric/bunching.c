/*
 * The fit is a matrix that is computed once, from what it makes of a single one in each bin: counts drawn again cost a product of it.
 */
#include "numeric/bunching.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_multifit.h>

#include "base/allocate.h"
#include "numeric/gsl_guard.h"
#include "numeric/random.h"
#include "numeric/sample.h"

typedef struct fitter {
    const bunching_form *form;
    size_t bins;
    double *hat;   /* [bins][bins] what a one in the column makes in the row; columns of the window are 0 */
    double *added; /* [bins] how what is added is spread: in the shape of the counts below the window */
} fitter;

static bool is_in_window(const bunching_form *f, size_t bin)
{
    return bin + f->missing >= f->below && bin < f->below + f->excess;
}

size_t bunching_least_bins(const bunching_form *f)
{
    return f->degree + 2;
}

/* --- the fit --------------------------------------------------------------------------------------------------------- */

/* The middle of a bin, in half widths of what is looked at. */
static double middle(const bunching_form *f, size_t bin)
{
    double half = (double)(f->below > f->above ? f->below : f->above);

    return ((double)bin + 0.5 - (double)f->below) / half;
}

typedef struct workspace {
    gsl_multifit_linear_workspace *work;
    gsl_matrix *x, *covariance;
    gsl_vector *y, *c;
} workspace;

static void clear(workspace *w)
{
    gsl_multifit_linear_free(w->work);
    gsl_matrix_free(w->x);
    gsl_matrix_free(w->covariance);
    gsl_vector_free(w->y);
    gsl_vector_free(w->c);
}

static bool open_workspace(workspace *w, size_t n, size_t p)
{
    *w = (workspace){gsl_multifit_linear_alloc(n, p), gsl_matrix_alloc(n, p), gsl_matrix_alloc(p, p), gsl_vector_alloc(n), gsl_vector_alloc(p)};
    return w->work && w->x && w->covariance && w->y && w->c;
}

static void put_column(fitter *t, const gsl_vector *c, size_t column)
{
    for (size_t row = 0; row < t->bins; row++) {
        double z = middle(t->form, row), value = 0;

        for (size_t k = t->form->degree + 1; k-- > 0;)
            value = value * z + gsl_vector_get(c, k);
        t->hat[row * t->bins + column] = value;
    }
}

static tidu_status fit_ones(fitter *t, workspace *w)
{
    size_t row = 0;

    for (size_t bin = 0; bin < t->bins; bin++) {
        double power = 1;

        for (size_t k = 0; !is_in_window(t->form, bin) && k <= t->form->degree; k++, power *= middle(t->form, bin))
            gsl_matrix_set(w->x, row, k, power);
        row += !is_in_window(t->form, bin);
    }
    row = 0;
    for (size_t bin = 0; bin < t->bins; bin++) {
        double chi_square;
        int code;

        if (is_in_window(t->form, bin))
            continue;
        gsl_vector_set_basis(w->y, row++);
        code = gsl_multifit_linear(w->x, w->y, w->c, w->covariance, &chi_square, w->work);
        if (code)
            return gsl_guard_status(code);
        put_column(t, w->c, bin);
    }
    return TIDU_OK;
}

static tidu_status open_fitter(fitter *t)
{
    size_t n = 0;
    workspace w;
    tidu_status status;

    t->bins = t->form->below + t->form->above;
    for (size_t i = 0; i < t->bins; i++)
        n += !is_in_window(t->form, i);
    if (t->form->below < t->form->missing || t->form->above < t->form->excess || t->bins > BUNCHING_MOST_BINS || t->form->degree > BUNCHING_MOST_DEGREE || n < bunching_least_bins(t->form))
        return TIDU_EDATA;
    t->hat = allocate_array(t->bins * t->bins, sizeof *t->hat);
    t->added = allocate_array(t->bins, sizeof *t->added);
    if (!t->hat || !t->added)
        return TIDU_ENOMEM;
    gsl_guard();
    status = open_workspace(&w, n, t->form->degree + 1) ? fit_ones(t, &w) : TIDU_ENOMEM;
    clear(&w);
    return status;
}

/* --- one set of counts ----------------------------------------------------------------------------------------------- */

static double product(const fitter *t, size_t row, const double *counts)
{
    double sum = 0;

    for (size_t i = 0; i < t->bins; i++)
        sum += t->hat[row * t->bins + i] * counts[i];
    return sum;
}

/* The shape of the counts below the window, which add up to 1; none: nobody can have come from there. */
static void find_shape(fitter *t, const double *counts)
{
    size_t end = t->form->below - t->form->missing;
    double sum = 0;

    memset(t->added, 0, t->bins * sizeof *t->added);
    for (size_t i = 0; i < end; i++)
        sum += counts[i];
    for (size_t i = 0; i < end && sum > 0; i++)
        t->added[i] = counts[i] / sum;
}

/*
 * expected = H counts + moved H added, and what the window has in excess of it is `moved`. False: there is no such one.
 */
static bool solve(fitter *t, const double *counts, double *expected, double *moved)
{
    double excess = 0, scale = 1;

    find_shape(t, counts);
    for (size_t i = 0; i < t->bins; i++) {
        expected[i] = product(t, i, counts);
        if (!is_in_window(t->form, i))
            continue;
        excess += counts[i] - expected[i];
        scale += product(t, i, t->added);
    }
    if (!(scale > 0))
        return false;
    *moved = excess / scale;
    for (size_t i = 0; i < t->bins; i++)
        expected[i] += *moved * product(t, i, t->added);
    return true;
}

static void take_sides(const bunching_form *f, const double *counts, const double *expected, bunching *out)
{
    out->above = out->below = (bunching_side){.low = NAN, .high = NAN};
    for (size_t i = f->below - f->missing; i < f->below + f->excess; i++) {
        bunching_side *side = i < f->below ? &out->below : &out->above;

        side->observed += counts[i];
        side->expected += expected[i];
    }
    out->above.moved = out->above.observed - out->above.expected;
    out->below.moved = out->below.expected - out->below.observed;
}

/* Counts as they are fitted, against what is expected; below one company a square is not divided. */
static double misfit(const fitter *t, const double *counts, const double *expected, double moved)
{
    double sum = 0, n = 0;

    for (size_t i = 0; i < t->bins; i++) {
        double off = counts[i] + moved * t->added[i] - expected[i];

        if (is_in_window(t->form, i))
            continue;
        n++;
        sum += off * off / fmax(1, expected[i]);
    }
    return sum / (n - (double)t->form->degree - 1);
}

/* --- intervals --------------------------------------------------------------------------------------------------------- */

typedef struct draws {
    random_stream *stream;
    double *counts, *expected;  /* [bins] */
    double *above, *below;      /* [n] */
    size_t n;                   /* that have a solution */
} draws;

static void interval_of(const double *drawn, size_t n, const bunching *b, double confidence, bunching_side *side, double *sorted)
{
    double wider = sqrt(fmax(1, b->misfit)), tail = (1 - confidence) / 2;

    sample_sort(drawn, n, sorted);
    side->low = side->moved + wider * (sample_quantile(sorted, n, tail) - side->moved);
    side->high = side->moved + wider * (sample_quantile(sorted, n, 1 - tail) - side->moved);
}

static tidu_status draw_all(fitter *t, draws *d, const double *counts, bunching *out)
{
    const bunching_form *f = t->form;
    double *sorted = allocate_array(f->draws, sizeof *sorted), moved;

    for (size_t k = 0; sorted && k < f->draws; k++) {
        bunching one;

        random_stream_multinomial(d->stream, counts, t->bins, d->counts);
        if (!solve(t, d->counts, d->expected, &moved))
            continue;
        take_sides(f, d->counts, d->expected, &one);
        d->above[d->n] = one.above.moved;
        d->below[d->n++] = one.below.moved;
    }
    if (sorted && d->n) {
        interval_of(d->above, d->n, out, f->confidence, &out->above, sorted);
        interval_of(d->below, d->n, out, f->confidence, &out->below, sorted);
    }
    release(sorted);
    return !sorted ? TIDU_ENOMEM : d->n ? TIDU_OK : TIDU_EDATA;
}

static tidu_status find_intervals(fitter *t, const double *counts, bunching *out)
{
    size_t n = t->form->draws;
    draws d = {random_stream_new(t->form->seed), allocate_array(t->bins, sizeof(double)), allocate_array(t->bins, sizeof(double)), allocate_array(n + 1, sizeof(double)),
               allocate_array(n + 1, sizeof(double)), 0};
    tidu_status status = d.stream && d.counts && d.expected && d.above && d.below ? draw_all(t, &d, counts, out) : TIDU_ENOMEM;

    random_stream_free(d.stream);
    release(d.counts);
    release(d.expected);
    release(d.above);
    release(d.below);
    return status;
}

tidu_status bunching_find(const bunching_form *f, const double *counts, double *expected, bunching *out)
{
    fitter t = {.form = f};
    double moved = 0;
    tidu_status status = open_fitter(&t);

    *out = (bunching){.n = 0};
    if (!status && !solve(&t, counts, expected, &moved))
        status = TIDU_EDATA;
    if (!status) {
        for (size_t i = 0; i < t.bins; i++)
            out->n += counts[i];
        take_sides(f, counts, expected, out);
        out->misfit = misfit(&t, counts, expected, moved);
        if (f->draws && out->n > 0)
            status = find_intervals(&t, counts, out);
    }
    release(t.hat);
    release(t.added);
    return status;
}
