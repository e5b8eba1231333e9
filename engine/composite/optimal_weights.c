/*
 * The correlation of column j with the mean of all is (C w)_j / (s_j sqrt(w' C w)) with the covariances C, so that the
 * search needs no rows. Weights are a function of free variables t,
 *
 *     w_j = least + (most - least) logistic(t_j + u)   with u such that they add up to 1,
 *
 * a softmax into the box: every t gives weights within the bounds, none is ever negative. The sum of squared
 * differences is minimised by GSL's BFGS (vector_bfgs2) with the gradient in closed form, from fixed starts. Since t
 * only approaches a bound, weights that are next to one are put there, and the others are searched once more.
 */
#include "composite/optimal_weights.h"

#include <float.h>
#include <math.h>

#include <gsl/gsl_errno.h>
#include <gsl/gsl_multimin.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "composite/column_information.h"
#include "composite/weight_scale.h"
#include "numeric/correlation.h"
#include "numeric/gsl_guard.h"
#include "numeric/sample.h"

enum { STARTS = 4, MOST_STEPS = 500, HALVINGS = 200 };

static const double next_to = 1e-4; /* of the room between the bounds */

/* The search over the m columns that move. */
typedef struct search {
    size_t m;
    double room;        /* what their weights add up to */
    double least, most;
    importance_measure measure;
    double *covariance; /* [m][m] */
    double *intended;   /* [m] adding up to 1 */
    double *w, *slope;  /* [m] weights, and their derivative by t_j + u */
    double *cw;         /* [m] C w */
    double *share;      /* [m] effective importance */
    double *by_raw;     /* [m] derivative of the sum of squares by the importance before scaling */
    double *by_cw;      /* [m] derivative by (C w)_j */
    double *best;       /* [m] the best weights so far */
    double *held;       /* [m] a weight that stays on a bound; without a value for a free one */
} search;

/* --- effective importance -------------------------------------------------------------- */

/* C w, and its product with w: the variance of the mean. */
static double spread(const search *s)
{
    compensated_sum all = {0};

    for (size_t i = 0; i < s->m; i++) {
        compensated_sum row = {0};

        for (size_t j = 0; j < s->m; j++)
            compensated_sum_add(&row, s->covariance[i * s->m + j] * s->w[j]);
        s->cw[i] = compensated_sum_value(&row);
        compensated_sum_add(&all, s->cw[i] * s->w[i]);
    }
    return compensated_sum_value(&all);
}

/*
 * Importance up to a factor, which scaling removes: (C w)_j / s_j or its square. Returns the sum; not above 0 if the
 * mean does not move or correlations cancel.
 */
static double raw_importance(const search *s)
{
    compensated_sum sum = {0};

    for (size_t j = 0; j < s->m; j++) {
        double r = s->cw[j] / sqrt(s->covariance[j * s->m + j]);

        s->share[j] = s->measure == IMPORTANCE_CORRELATION ? r : r * r;
        compensated_sum_add(&sum, s->share[j]);
    }
    return compensated_sum_value(&sum);
}

/* Effective importance of the weights s->w in s->share, and the sum of squared differences. */
static double measure(const search *s, double *sum)
{
    compensated_sum squares = {0};

    if (!(spread(s) > 0) || !((*sum = raw_importance(s)) > 0)) {
        *sum = 0;
        return 1e6; /* worse than any: differences are at most 1 each where all importances are positive */
    }
    for (size_t j = 0; j < s->m; j++) {
        s->share[j] /= *sum;
        compensated_sum_add(&squares, (s->share[j] - s->intended[j]) * (s->share[j] - s->intended[j]));
    }
    return compensated_sum_value(&squares);
}

/* --- free variables --------------------------------------------------------------------- */

static double fill(const search *s, const gsl_vector *t, double u)
{
    compensated_sum sum = {0};

    for (size_t j = 0; j < s->m; j++) {
        double p = 1 / (1 + exp(-(gsl_vector_get(t, j) + u)));

        s->w[j] = cell_is_value(s->held[j]) ? s->held[j] : s->least + (s->most - s->least) * p;
        s->slope[j] = cell_is_value(s->held[j]) ? 0 : (s->most - s->least) * p * (1 - p);
        compensated_sum_add(&sum, s->w[j]);
    }
    return compensated_sum_value(&sum);
}

/* Weights of t, by bisection for u: their sum increases with u. */
static void place(const search *s, const gsl_vector *t)
{
    double low = -gsl_vector_max(t) - 50, high = -gsl_vector_min(t) + 50;

    for (int i = 0; i < HALVINGS && high - low > DBL_EPSILON * (1 + fabs(low) + fabs(high)); i++) {
        double u = low + (high - low) / 2;

        if (fill(s, t, u) < s->room)
            low = u;
        else
            high = u;
    }
    fill(s, t, high);
}

static double badness(const gsl_vector *t, void *context)
{
    const search *s = context;
    double sum;

    place(s, t);
    return measure(s, &sum);
}

/* Derivative by the weights, in s->by_raw; 0 where the mean does not move. */
static void derive_by_weights(const search *s, double sum)
{
    double mean = 0;

    for (size_t j = 0; j < s->m; j++)
        mean += 2 * (s->share[j] - s->intended[j]) * s->share[j];
    for (size_t j = 0; j < s->m; j++) {
        double sd = sqrt(s->covariance[j * s->m + j]), by_raw = 0;

        if (sum > 0)
            by_raw = (2 * (s->share[j] - s->intended[j]) - mean) / sum;
        s->by_cw[j] = by_raw * (s->measure == IMPORTANCE_CORRELATION ? 1 / sd : 2 * s->cw[j] / (sd * sd));
    }
    for (size_t i = 0; i < s->m; i++) {
        s->by_raw[i] = 0;
        for (size_t j = 0; j < s->m; j++)
            s->by_raw[i] += s->covariance[i * s->m + j] * s->by_cw[j];
    }
}

/* du/dt_i = -slope_i / sum of slopes keeps the sum of the weights. */
static void badness_and_slope(const gsl_vector *t, void *context, double *f, gsl_vector *df)
{
    const search *s = context;
    double sum, slopes = 0, mean = 0;

    place(s, t);
    *f = measure(s, &sum);
    derive_by_weights(s, sum);
    for (size_t j = 0; j < s->m; j++) {
        slopes += s->slope[j];
        mean += s->slope[j] * s->by_raw[j];
    }
    for (size_t j = 0; j < s->m; j++)
        gsl_vector_set(df, j, slopes > 0 ? s->slope[j] * (s->by_raw[j] - mean / slopes) : 0);
}

static void slope_alone(const gsl_vector *t, void *context, gsl_vector *df)
{
    double f;

    badness_and_slope(t, context, &f, df);
}

/* --- the search ------------------------------------------------------------------------- */

/* Fixed starts: all the same, as intended, as intended by the spread of columns, and the other way round. */
static void begin(const search *s, int start, gsl_vector *t)
{
    for (size_t j = 0; j < s->m; j++) {
        double sd = sqrt(s->covariance[j * s->m + j]), aim = s->intended[j] * (double)s->m + 0.01;
        const double at[STARTS] = {0, log(aim), log(aim / sd), -log(aim)};

        gsl_vector_set(t, j, at[start]);
    }
}

static void descend(gsl_multimin_fdfminimizer *search_step, gsl_multimin_function_fdf *f, const gsl_vector *t)
{
    int code = gsl_multimin_fdfminimizer_set(search_step, f, t, 0.1, 0.1);

    for (int i = 0; !code && i < MOST_STEPS; i++) {
        code = gsl_multimin_fdfminimizer_iterate(search_step);
        if (gsl_multimin_test_gradient(search_step->gradient, 1e-14) == GSL_SUCCESS)
            break;
    }
}

/* Descend from t and keep what is found in s->best if it is better than `least`; returns the lesser one. */
static double keep_better(search *s, gsl_multimin_fdfminimizer *minimiser, const gsl_vector *t, double least)
{
    gsl_multimin_function_fdf f = {badness, slope_alone, badness_and_slope, s->m, s};
    double found;

    descend(minimiser, &f, t);
    found = badness(minimiser->x, s);
    if (!(found < least))
        return least;
    for (size_t j = 0; j < s->m; j++)
        s->best[j] = s->w[j];
    return found;
}

/* Hold the best weights that are next to a bound there, and begin with the others as they are; false if none is. */
static bool hold_bounds(search *s, gsl_vector *t)
{
    double room = s->most - s->least;
    bool is_held = false;

    for (size_t j = 0; j < s->m; j++) {
        double share = room > 0 ? (s->best[j] - s->least) / room : 0;
        bool is_low = share < next_to, is_high = share > 1 - next_to;

        s->held[j] = is_low ? s->least : is_high ? s->most : cell_missing();
        gsl_vector_set(t, j, is_low || is_high ? 0 : log(share / (1 - share)));
        is_held |= is_low || is_high;
    }
    return is_held;
}

/* Whether weights that are held leave the others room. */
static bool has_room(const search *s)
{
    double least = 0, most = 0;

    for (size_t j = 0; j < s->m; j++) {
        least += cell_is_value(s->held[j]) ? s->held[j] : s->least;
        most += cell_is_value(s->held[j]) ? s->held[j] : s->most;
    }
    return least <= s->room && s->room <= most;
}

/* The best weights of all starts in s->best. */
static bool find_best(search *s)
{
    gsl_multimin_fdfminimizer *minimiser;
    gsl_vector *t;
    double least = INFINITY;

    gsl_guard();
    minimiser = gsl_multimin_fdfminimizer_alloc(gsl_multimin_fdfminimizer_vector_bfgs2, s->m);
    t = gsl_vector_alloc(s->m);
    for (int start = 0; minimiser && t && start < STARTS; start++) {
        for (size_t j = 0; j < s->m; j++)
            s->held[j] = cell_missing();
        begin(s, start, t);
        least = keep_better(s, minimiser, t, least);
        if (least < INFINITY && hold_bounds(s, t) && has_room(s))
            least = keep_better(s, minimiser, t, least);
    }
    if (minimiser)
        gsl_multimin_fdfminimizer_free(minimiser);
    if (t)
        gsl_vector_free(t);
    return least < INFINITY;
}

/* --- columns ---------------------------------------------------------------------------- */

/* Room for a search over k columns in one block, s->covariance; false without memory. */
static bool search_open(search *s, size_t k)
{
    double **part[] = {&s->intended, &s->w, &s->slope, &s->cw, &s->share, &s->by_raw, &s->by_cw, &s->best, &s->held};
    size_t n_parts = sizeof part / sizeof *part;

    s->covariance = allocate_array(k * k + n_parts * k + 1, sizeof *s->covariance);
    for (size_t i = 0; s->covariance && i < n_parts; i++)
        *part[i] = s->covariance + k * k + i * k;
    return s->covariance;
}

/* Covariances of the columns that move, in units of the greatest deviation; place_of[j] among them, or k. */
static bool find_covariances(search *s, const double *const *x, size_t k, size_t n, size_t *place_of)
{
    const double **moving = allocate_array(k ? k : 1, sizeof *moving);
    double *sd = s->w, greatest = 0;

    s->m = 0;
    for (size_t j = 0; moving && j < k; j++) {
        column_totals t = column_read(x[j], n);

        place_of[j] = k;
        if (column_totals_move(&t)) {
            sd[s->m] = column_deviation(x[j], n, &t);
            greatest = fmax(greatest, sd[s->m]);
            place_of[j] = s->m;
            moving[s->m++] = x[j];
        }
    }
    if (moving)
        correlation_matrix(moving, s->m, n, s->covariance);
    for (size_t i = 0; moving && i < s->m * s->m; i++)
        s->covariance[i] *= sd[i / s->m] / greatest * (sd[i % s->m] / greatest);
    release(moving);
    return moving != NULL;
}

/* --- weights ---------------------------------------------------------------------------- */

static bool refuse(optimal_finding *how, optimal_refusal why)
{
    how->refusal = why;
    return false;
}

/* What is intended for the columns that move, and the room that the others leave them. */
static bool take_aim(search *s, size_t k, const importance_aim *aim, const size_t *place_of, optimal_finding *how)
{
    double all = 0;

    how->n_constant = k - s->m;
    s->least = aim->least;
    s->most = aim->most;
    s->room = 1 - (double)how->n_constant * aim->least;
    if (!s->m)
        return refuse(how, OPTIMAL_CONSTANT);
    if (!(aim->least >= 0 && aim->most >= aim->least && aim->most <= 1) ||
        (double)s->m * s->least > s->room + DBL_EPSILON * (double)k ||
        (double)s->m * s->most < s->room - DBL_EPSILON * (double)k)
        return refuse(how, OPTIMAL_NO_ROOM);
    for (size_t j = 0; j < k; j++) {
        double wanted = aim->importance ? aim->importance[j] : 1;

        if (!(wanted >= 0) || isinf(wanted))
            return refuse(how, OPTIMAL_IMPORTANCE);
        if (place_of[j] < k) {
            s->intended[place_of[j]] = wanted;
            all += wanted;
        }
    }
    if (!(all > 0))
        return refuse(how, OPTIMAL_IMPORTANCE);
    weights_scale(s->intended, s->m, s->intended);
    return true;
}

/* Weights, importance and residual of all columns from the best ones of those that move. */
static void give(search *s, size_t k, const size_t *place_of, double *out, optimal_finding *how)
{
    double sum;

    for (size_t i = 0; i < s->m; i++)
        s->w[i] = s->best[i];
    measure(s, &sum);
    how->residual = 0;
    for (size_t j = 0; j < k; j++) {
        size_t i = place_of[j];

        out[j] = i < k ? s->best[i] : s->least;
        how->importance[j] = i < k ? s->share[i] : 0;
        if (i < k)
            how->residual = fmax(how->residual, fabs(s->share[i] - s->intended[i]));
    }
}

bool optimal_weights(const double *const *x, size_t k, size_t n, const importance_aim *aim, double *out,
                     optimal_finding *how)
{
    size_t *place_of = allocate_array(k ? k : 1, sizeof *place_of);
    search s = {.measure = aim->measure};
    bool ok = place_of && search_open(&s, k) && find_covariances(&s, x, k, n, place_of);

    how->refusal = ok ? OPTIMAL_FOUND : OPTIMAL_EXHAUSTED;
    ok = ok && take_aim(&s, k, aim, place_of, how);
    if (ok && !find_best(&s))
        ok = refuse(how, OPTIMAL_EXHAUSTED);
    if (ok)
        give(&s, k, place_of, out, how);
    release(s.covariance);
    release(place_of);
    return ok;
}

tidu_status optimal_weights_refused(const optimal_finding *how, tidu_error *err)
{
    switch (how->refusal) {
    case OPTIMAL_FOUND:
        return TIDU_OK;
    case OPTIMAL_NO_ROOM:
        return error_set(err, TIDU_EDATA,
                         _("weights within these bounds cannot add up to 1; lower the least or raise the most"));
    case OPTIMAL_IMPORTANCE:
        return error_set(err, TIDU_EDATA,
                         _("intended importances must be numbers of at least 0, one of them above 0 and of a column that "
                           "is not constant"));
    case OPTIMAL_CONSTANT:
        return error_set(err, TIDU_EDATA, _("all columns are constant: none counts, whatever its weight"));
    case OPTIMAL_EXHAUSTED:
        break;
    }
    return error_memory(err);
}
