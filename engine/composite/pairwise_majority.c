/*
 * For each company, margins over a block of later ones are added up column by column in the first cache; a pair is counted
 * once, for both.
 */
#include "composite/pairwise_majority.h"

#include <math.h>

#include "base/allocate.h"
#include "numeric/kernel.h"

enum { BLOCK = 1024 };

static const double level = 1e-12;

/* Add `weight` where x is less than `own`, and take it away where it is more. */
KERNEL static void add_margins(const double *restrict x, size_t n, double own, double weight, double *restrict margin)
{
    for (size_t i = 0; i < n; i++)
        margin[i] += (own > x[i] ? weight : 0) - (own < x[i] ? weight : 0);
}

/* Subtract the signs of the margins from out[n]; their sum. */
KERNEL static double count_wins(const double *restrict margin, size_t n, double *restrict out)
{
    double wins = 0;

    for (size_t i = 0; i < n; i++) {
        double sign = (margin[i] > level ? 1.0 : 0.0) - (margin[i] < -level ? 1.0 : 0.0);

        out[i] -= sign;
        wins += sign; /* whole numbers: exact in any order */
    }
    return wins;
}

/* The margins of company i over those from `first` on. */
static void margins_of(const decision_matrix *m, const column_extent *extent, size_t i, size_t first, size_t n,
                       double *margin)
{
    for (size_t l = 0; l < n; l++)
        margin[l] = 0;
    for (size_t j = 0; j < m->k; j++) {
        if (extent[j].weight > 0)
            add_margins(m->x[j] + first, n, m->x[j][i], extent[j].is_up ? extent[j].weight : -extent[j].weight, margin);
    }
}

static matrix_problem survey_pairs(const decision_matrix *m, column_extent **extent)
{
    *extent = NULL;
    if (m->n > COPELAND_MOST)
        return matrix_refused(m, MATRIX_TOO_LARGE);
    *extent = allocate_array(m->k ? m->k : 1, sizeof **extent);
    return *extent ? decision_matrix_survey(m, MATRIX_ANY_SIGN, *extent) : matrix_refused(m, MATRIX_MEMORY);
}

matrix_problem copeland(const decision_matrix *m, double *out)
{
    column_extent *extent;
    matrix_problem found = survey_pairs(m, &extent);
    double margin[BLOCK];

    for (size_t i = 0; i < m->n && found.status == MATRIX_FINE; i++)
        out[i] = 0;
    for (size_t i = 0; i < m->n && found.status == MATRIX_FINE; i++) {
        for (size_t first = i + 1; first < m->n; first += BLOCK) {
            size_t n = m->n - first < BLOCK ? m->n - first : BLOCK;

            margins_of(m, extent, i, first, n, margin);
            out[i] += count_wins(margin, n, out + first);
        }
    }
    release(extent);
    return found;
}

