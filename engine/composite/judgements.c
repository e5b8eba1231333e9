/*
 * Saaty's eigenvector by GSL's QR method. A matrix with missing comparisons is Harker's: if w is the eigenvector of
 * the one that is filled in with w_i / w_j, each missing cell of row i adds (w_i / w_j) w_j = w_i, as 1 more on the
 * diagonal does, so that both have the same eigenvector and eigenvalue.
 */
#include "composite/judgements.h"

#include <float.h>
#include <math.h>

#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>

#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "composite/weight_scale.h"
#include "numeric/gsl_guard.h"
#include "numeric/sample.h"

enum { MOST = WEIGHTS_MOST_COMPARED };

const double judgements_reciprocal_tolerance = 0.05;

/* Consistency index of random matrices for 1, 2, 3 ... criteria (Saaty 1980). */
static const double random_index[MOST] = {0,    0,    0.58, 0.90, 1.12, 1.24, 1.32, 1.41,
                                          1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59};

double judgements_random_index(size_t k, size_t missing)
{
    double least = (double)(k - 1) * (double)(k - 2) / 2; /* so many are missing when only a tree is left */

    return least > 0 ? random_index[k - 1] * fmax(1 - (double)missing / least, 0) : 0;
}

/* --- whether a matrix can be used ------------------------------------------------------ */

static bool fault(judgement_finding *how, judgement_fault what, size_t row, size_t column)
{
    how->fault = what;
    how->row = row;
    how->column = column;
    return false;
}

static bool check_pair(const double *a, size_t k, size_t i, size_t j, judgement_finding *how)
{
    double here = a[i * k + j], there = a[j * k + i];

    if (cell_is_value(here) && !(here > 0 && isfinite(here)))
        return fault(how, JUDGEMENTS_NOT_POSITIVE, i, j);
    if (cell_is_value(there) && !(there > 0 && isfinite(there)))
        return fault(how, JUDGEMENTS_NOT_POSITIVE, j, i);
    if (cell_is_value(here) != cell_is_value(there) ||
        fabs(here * there - 1) > judgements_reciprocal_tolerance)
        return fault(how, JUDGEMENTS_NOT_RECIPROCAL, i, j);
    how->missing += !cell_is_value(here);
    return true;
}

/* Give criterion i and all that are linked with it the number of a part. */
static void mark_part(const double *a, size_t k, size_t i, judgement_finding *how)
{
    how->part[i] = how->n_parts;
    for (size_t j = 0; j < k; j++) {
        if (how->part[j] == k && cell_is_value(a[i * k + j]))
            mark_part(a, k, j, how);
    }
}

static bool is_linked(const double *a, size_t k, judgement_finding *how)
{
    size_t other = 0;

    for (size_t i = 0; i < k; i++)
        how->part[i] = k;
    for (size_t i = 0; i < k; i++) {
        if (how->part[i] != k)
            continue;
        other = i;
        mark_part(a, k, i, how);
        how->n_parts++;
    }
    return how->n_parts == 1 || fault(how, JUDGEMENTS_UNLINKED, 0, other);
}

bool judgements_check(const double *a, size_t k, judgement_finding *how)
{
    *how = (judgement_finding){.fault = JUDGEMENTS_SOUND};
    if (k < 1 || k > MOST)
        return fault(how, JUDGEMENTS_TOO_MANY, 0, 0);
    for (size_t i = 0; i < k; i++) {
        if (a[i * k + i] != 1)
            return fault(how, JUDGEMENTS_DIAGONAL, i, i);
        for (size_t j = i + 1; j < k; j++) {
            if (!check_pair(a, k, i, j, how))
                return false;
        }
    }
    return is_linked(a, k, how);
}

tidu_status judgements_fault(const judgement_finding *how, const char *const *name, tidu_error *err)
{
    const char *row = how->fault == JUDGEMENTS_TOO_MANY || !name ? "" : name[how->row];
    const char *column = how->fault == JUDGEMENTS_TOO_MANY || !name ? "" : name[how->column];

    switch (how->fault) {
    case JUDGEMENTS_SOUND:
        break;
    case JUDGEMENTS_TOO_MANY:
        return error_set(err, TIDU_EDATA,
                         _("comparisons are of 1 to %d criteria; put criteria into groups and compare the groups"),
                         (int)MOST);
    case JUDGEMENTS_NOT_POSITIVE:
        return error_set(err, TIDU_EDATA, _("the comparison of %s with %s is not a number above 0"), row, column);
    case JUDGEMENTS_DIAGONAL:
        return error_set(err, TIDU_EDATA, _("the comparison of %s with itself is not 1"), row);
    case JUDGEMENTS_NOT_RECIPROCAL:
        return error_set(err, TIDU_EDATA,
                         _("the comparisons of %s with %s and the other way round are not reciprocal, as 3 and 1/3 are"),
                         row, column);
    case JUDGEMENTS_UNLINKED:
        return error_set(err, TIDU_EDATA,
                         _("no chain of comparisons leads from %s to %s; compare the two, or others between them"), row,
                         column);
    }
    return TIDU_OK;
}

/* --- weights --------------------------------------------------------------------------- */

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

/* Index and ratio of a matrix with so many pairs missing. */
static void find_ratio(size_t k, size_t missing, comparison_consistency *how)
{
    double random = judgements_random_index(k, missing);

    how->index = k > 1 ? fmax((how->lambda - (double)k) / (double)(k - 1), 0) : 0;
    how->ratio = random > 0 ? how->index / random : 0;
}

bool judgements_weigh(const double *a, size_t k, double *out, comparison_consistency *how)
{
    double copy[MOST * MOST];
    size_t missing = 0;

    for (size_t i = 0; i < k; i++) {
        copy[i * k + i] = a[i * k + i];
        for (size_t j = 0; j < k; j++) {
            bool is_made = cell_is_value(a[i * k + j]);

            if (j != i)
                copy[i * k + j] = is_made ? a[i * k + j] : 0;
            copy[i * k + i] += is_made ? 0 : 1;
            missing += !is_made && j < i;
        }
    }
    if (principal_vector(copy, k, out, &how->lambda))
        return false;
    weights_scale(out, k, out);
    find_ratio(k, missing, how);
    return true;
}

bool judgements_refused(const comparison_consistency *how, double limit)
{
    return how->ratio > limit + 16 * DBL_EPSILON;
}

/* The geometric mean of one cell over the members who filled it in; missing if none did or their weights are 0. */
static double group_cell(const double *const *members, const double *weight, size_t n, size_t at)
{
    compensated_sum sum = {0}, weights = {0};
    const double *same = NULL;
    bool is_same = true;

    for (size_t m = 0; m < n; m++) {
        const double *cell = &members[m][at];
        double w = weight ? weight[m] : 1;

        if (!cell_is_value(*cell) || !(w > 0))
            continue;
        is_same &= !same || *same == *cell;
        same = cell;
        compensated_sum_add(&sum, w * log(*cell));
        compensated_sum_add(&weights, w);
    }
    if (!same)
        return cell_missing();
    return is_same ? *same : exp(compensated_sum_value(&sum) / compensated_sum_value(&weights));
}

bool judgements_group(const double *const *members, const double *member_weight, size_t n_members, size_t k,
                      double *out)
{
    bool has_weight = n_members > 0 && !member_weight;

    for (size_t m = 0; member_weight && m < n_members; m++) {
        if (!(member_weight[m] >= 0) || isinf(member_weight[m]))
            return false;
        has_weight |= member_weight[m] > 0;
    }
    for (size_t at = 0; has_weight && at < k * k; at++)
        out[at] = group_cell(members, member_weight, n_members, at);
    return has_weight;
}
