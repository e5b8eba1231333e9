/*
 * Columns are brought to mean 0 and deviation 1. Rows are sorted by what is known of them and then by value, so that
 * their order changes no sum. For each pattern of known columns o and unknown u, once a round:
 *
 *     X = S_oo^-1 S_ou,  u = mean_u + X' (o - mean_o),  covariance of u given o: S_uu - S_ou' X
 *
 * Complete rows are summed up once, before the first round.
 */
#include "composite/normal_em.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_linalg.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/message.h"
#include "composite/moments.h"
#include "numeric/gsl_guard.h"

const normal_em_rule normal_em_usual = {500, 1e-10, 1e-8};

typedef struct row {
    uint64_t known;  /* bit j: column j has a value */
    const double *z; /* [k] with 0 for unknown values */
    size_t k;
    size_t at;       /* row of x */
} row;

typedef struct estimate {
    size_t k, n, n_rows;       /* columns; rows of x; rows with a value, at the end of `rows` */
    size_t complete;           /* the first complete row; these are the last, as their pattern has all bits */
    double *centre, *scale;    /* [k] of the columns */
    double *z;                 /* [n * k] by row */
    row *rows;                 /* [n] sorted, those without a value first */
    double *mean, *covariance; /* [k], [k * k] */
    double *sum, *product;     /* of the round: [k], [k * k], lower triangle */
    double *full_sum, *full_product; /* of complete rows */
    double *factor, *solution; /* [k * k]: Cholesky factor of S_oo; X by unknown column */
    double *line;              /* [k] a row with its gaps filled */
    size_t known[NORMAL_EM_MOST_COLUMNS], unknown[NORMAL_EM_MOST_COLUMNS];
    size_t n_known, n_unknown;
} estimate;

static void clear(estimate *e)
{
    double *const arrays[] = {e->centre,   e->scale,        e->z,      e->mean,     e->covariance, e->sum, e->product,
                              e->full_sum, e->full_product, e->factor, e->solution, e->line};

    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
        release(arrays[i]);
    release(e->rows);
}

static bool init(estimate *e, size_t k, size_t n)
{
    double **const by_column[] = {&e->centre, &e->scale, &e->mean, &e->sum, &e->full_sum, &e->line};
    double **const by_pair[] = {&e->covariance, &e->product, &e->full_product, &e->factor, &e->solution};
    bool ok = true;

    *e = (estimate){.k = k, .n = n};
    for (size_t i = 0; i < sizeof by_column / sizeof *by_column; i++)
        ok = (*by_column[i] = allocate_array(k, sizeof(double))) && ok;
    for (size_t i = 0; i < sizeof by_pair / sizeof *by_pair; i++)
        ok = (*by_pair[i] = allocate_array(k * k, sizeof(double))) && ok;
    e->z = allocate_array(n * k + 1, sizeof *e->z);
    e->rows = allocate_array(n + 1, sizeof *e->rows);
    return ok && e->z && e->rows;
}

static int by_pattern_and_value(const void *a, const void *b)
{
    const row *x = a, *y = b;

    if (x->known != y->known)
        return x->known < y->known ? -1 : 1;
    for (size_t j = 0; j < x->k; j++) {
        if (x->z[j] != y->z[j])
            return x->z[j] < y->z[j] ? -1 : 1;
    }
    return 0;
}

/* False if column *bad has no two different values, or (*bad = k) there are too few rows. */
static bool take_columns(estimate *e, double *const *x, size_t *bad)
{
    for (*bad = 0; *bad < e->k; ++*bad) {
        moments m = moments_of(x[*bad], e->n, -INFINITY, INFINITY);

        if (m.n < 2 || m.least == m.greatest)
            return false;
        e->centre[*bad] = m.mean;
        e->scale[*bad] = moments_deviation(&m);
        e->covariance[*bad * e->k + *bad] = 1;
    }
    for (size_t i = 0; i < e->n; i++) {
        row *r = &e->rows[i];
        double *z = e->z + i * e->k;

        *r = (row){.z = z, .k = e->k, .at = i};
        for (size_t j = 0; j < e->k; j++) {
            if (!cell_is_value(x[j][i]))
                continue;
            z[j] = (x[j][i] - e->centre[j]) / e->scale[j];
            r->known |= UINT64_C(1) << j;
        }
        e->n_rows += r->known != 0;
    }
    qsort(e->rows, e->n, sizeof *e->rows, by_pattern_and_value);
    return e->n_rows > e->k;
}

/* --- a pattern ------------------------------------------------------------------------------- */

static void split_columns(estimate *e, uint64_t known)
{
    e->n_known = e->n_unknown = 0;
    for (size_t j = 0; j < e->k; j++) {
        if (known >> j & 1)
            e->known[e->n_known++] = j;
        else
            e->unknown[e->n_unknown++] = j;
    }
}

/* X of the pattern; false if S_oo is not positive definite, up to rounding. */
static bool regress(estimate *e)
{
    static const double least_pivot = 1e-12; /* of variances of 1 */
    size_t k = e->k, n = e->n_known;
    gsl_matrix_view factor;

    if (n == 0)
        return true;
    for (size_t a = 0; a < n; a++) {
        for (size_t b = 0; b < n; b++)
            e->factor[a * n + b] = e->covariance[e->known[a] * k + e->known[b]];
    }
    factor = gsl_matrix_view_array(e->factor, n, n);
    if (gsl_linalg_cholesky_decomp1(&factor.matrix))
        return false;
    for (size_t a = 0; a < n; a++) {
        if (!(e->factor[a * n + a] * e->factor[a * n + a] > least_pivot))
            return false;
    }
    for (size_t u = 0; u < e->n_unknown; u++) {
        double *column = e->solution + u * k;
        gsl_vector_view solved = gsl_vector_view_array(column, n);

        for (size_t a = 0; a < n; a++)
            column[a] = e->covariance[e->known[a] * k + e->unknown[u]];
        gsl_linalg_cholesky_svx(&factor.matrix, &solved.vector);
    }
    return true;
}

/* The row with expectations for its gaps, in `line`. */
static void complete_row(estimate *e, const row *r)
{
    memcpy(e->line, r->z, e->k * sizeof *e->line);
    for (size_t u = 0; u < e->n_unknown; u++) {
        const double *column = e->solution + u * e->k;
        double z = e->mean[e->unknown[u]];

        for (size_t a = 0; a < e->n_known; a++)
            z += column[a] * (r->z[e->known[a]] - e->mean[e->known[a]]);
        e->line[e->unknown[u]] = z;
    }
}

static void add_line(const double *line, size_t k, double *sum, double *product)
{
    for (size_t a = 0; a < k; a++) {
        sum[a] += line[a];
        for (size_t b = 0; b <= a; b++)
            product[a * k + b] += line[a] * line[b];
    }
}

/* What the gaps of `count` rows may vary around their expectations. */
static void add_spread(estimate *e, size_t count)
{
    for (size_t u = 0; u < e->n_unknown; u++) {
        for (size_t v = 0; v <= u; v++) {
            size_t at = e->unknown[u] * e->k;
            double spread = e->covariance[at + e->unknown[v]];

            for (size_t a = 0; a < e->n_known; a++)
                spread -= e->covariance[e->known[a] * e->k + e->unknown[u]] * e->solution[v * e->k + a];
            e->product[at + e->unknown[v]] += (double)count * spread;
        }
    }
}

static size_t end_of_pattern(const estimate *e, size_t first)
{
    size_t end = first;

    while (end < e->n && e->rows[end].known == e->rows[first].known)
        end++;
    return end;
}

/* --- rounds ------------------------------------------------------------------------------------ */

static void sum_complete_rows(estimate *e)
{
    uint64_t all = UINT64_MAX >> (64 - e->k);

    e->complete = e->n;
    while (e->complete > 0 && e->rows[e->complete - 1].known == all)
        e->complete--;
    for (size_t i = e->complete; i < e->n; i++)
        add_line(e->rows[i].z, e->k, e->full_sum, e->full_product);
}

/* The sums of a round over all rows with a value; false if a matrix is not positive definite. */
static bool expect(estimate *e)
{
    size_t k = e->k;

    memcpy(e->sum, e->full_sum, k * sizeof *e->sum);
    memcpy(e->product, e->full_product, k * k * sizeof *e->product);
    for (size_t first = e->n - e->n_rows, end; first < e->complete; first = end) {
        end = end_of_pattern(e, first);
        split_columns(e, e->rows[first].known);
        if (!regress(e))
            return false;
        for (size_t i = first; i < end; i++) {
            complete_row(e, &e->rows[i]);
            add_line(e->line, k, e->sum, e->product);
        }
        add_spread(e, end - first);
    }
    return true;
}

/* The new means and covariances; returns the greatest change. */
static double maximise(estimate *e, double ridge)
{
    double change = 0, n = (double)e->n_rows;
    size_t k = e->k;

    for (size_t a = 0; a < k; a++) {
        double mean = e->sum[a] / n;

        change = fmax(change, fabs(mean - e->mean[a]));
        e->mean[a] = mean;
    }
    for (size_t a = 0; a < k; a++) {
        for (size_t b = 0; b <= a; b++) {
            double value = e->product[a * k + b] / n - e->mean[a] * e->mean[b] + (a == b ? ridge : 0);

            change = fmax(change, fabs(value - e->covariance[a * k + b]));
            e->covariance[a * k + b] = e->covariance[b * k + a] = value;
        }
    }
    return change;
}

static void add_ridge(estimate *e, double ridge)
{
    for (size_t a = 0; a < e->k; a++)
        e->covariance[a * e->k + a] += ridge;
}

static void iterate(estimate *e, const normal_em_rule *rule, normal_em *out)
{
    double ridge = 0;

    sum_complete_rows(e);
    out->state = NORMAL_EM_NOT_CONVERGED;
    while (out->rounds < rule->most_rounds) {
        if (!expect(e)) {
            if (!(rule->ridge > 0) || ridge > 0) {
                out->state = NORMAL_EM_NOT_POSITIVE;
                return;
            }
            ridge = rule->ridge;
            add_ridge(e, ridge);
            continue;
        }
        out->rounds++;
        out->change = maximise(e, ridge);
        if (out->change <= rule->tolerance) {
            out->state = ridge > 0 ? NORMAL_EM_RIDGED : NORMAL_EM_DONE;
            return;
        }
    }
}

/* --- results ----------------------------------------------------------------------------------- */

/* Can every pattern be filled by the last estimate? */
static bool regress_all(estimate *e)
{
    for (size_t first = 0; first < e->complete; first = end_of_pattern(e, first)) {
        split_columns(e, e->rows[first].known);
        if (!regress(e))
            return false;
    }
    return true;
}

static void fill_row(estimate *e, const row *r, double *const *x, uint8_t *is_filled, normal_em *out)
{
    complete_row(e, r);
    for (size_t u = 0; u < e->n_unknown; u++) {
        size_t j = e->unknown[u];

        if (!cell_is_missing(x[j][r->at]))
            continue;
        x[j][r->at] = e->centre[j] + e->scale[j] * e->line[j];
        out->filled++;
        if (is_filled)
            is_filled[j * e->n + r->at] = 1;
    }
}

static void fill(estimate *e, double *const *x, uint8_t *is_filled, normal_em *out)
{
    for (size_t first = 0, end; first < e->complete; first = end) {
        end = end_of_pattern(e, first);
        split_columns(e, e->rows[first].known);
        regress(e);
        for (size_t i = first; i < end; i++)
            fill_row(e, &e->rows[i], x, is_filled, out);
    }
}

static void give_parameters(const estimate *e, double *mean, double *covariance)
{
    size_t k = e->k;

    for (size_t a = 0; a < k && mean; a++)
        mean[a] = e->centre[a] + e->scale[a] * e->mean[a];
    for (size_t a = 0; a < k * k && covariance; a++)
        covariance[a] = e->covariance[a] * e->scale[a / k] * e->scale[a % k];
}

normal_em normal_em_fill(double *const *x, size_t k, size_t n, const normal_em_rule *rule, double *mean,
                         double *covariance, uint8_t *is_filled)
{
    normal_em out = {.state = NORMAL_EM_TOO_MANY};
    estimate e;

    if (k == 0 || k > NORMAL_EM_MOST_COLUMNS)
        return out;
    gsl_guard();
    if (!init(&e, k, n)) {
        out.state = NORMAL_EM_NO_MEMORY;
    } else if (!take_columns(&e, x, &out.column)) {
        out.state = NORMAL_EM_FEW_ROWS;
    } else {
        iterate(&e, rule, &out);
        if (out.state < NORMAL_EM_FEW_ROWS && !regress_all(&e))
            out.state = NORMAL_EM_NOT_POSITIVE;
        if (out.state < NORMAL_EM_FEW_ROWS) {
            fill(&e, x, is_filled, &out);
            give_parameters(&e, mean, covariance);
        }
    }
    clear(&e);
    return out;
}

const char *normal_em_state_text(normal_em_state s)
{
    switch (s) {
    case NORMAL_EM_NOT_CONVERGED:
        return _("the estimate of missing values has not settled; allow more rounds, or fill with the median");
    case NORMAL_EM_RIDGED:
        return _("some indicators follow from others, so their relations were loosened a little before gaps were filled; "
                 "leave out one of them");
    case NORMAL_EM_FEW_ROWS:
        return _("there are too few different values to estimate missing ones from; fill with the mean or median");
    case NORMAL_EM_NOT_POSITIVE:
        return _("some indicators follow from others, so missing values cannot be estimated; leave out one of them, "
                 "or allow a ridge");
    case NORMAL_EM_TOO_MANY:
        return _("missing values can be estimated from 1 to 64 indicators; take fewer, or fill with the median");
    case NORMAL_EM_NO_MEMORY:
        return _("out of memory");
    case NORMAL_EM_DONE:
        break;
    }
    return "";
}
