/*
 * Row generation. Columns are scaled to a greatest value of 1, so that weights are at most 1 (the constraint of the company
 * with that value), which bounds the first programme. A programme that meets all constraints found so far and violates none
 * of the others is the optimum of the whole one. The solver meets constraints to its own tolerance: where one that it has is still the most
 * violated, all weights are drawn in by that.
 */
#include "composite/benefit_of_doubt.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "numeric/linear_program.h"

static const double tolerance = 1e-11;

enum { BLOCK = 512 };

typedef struct benefit_search {
    const decision_matrix *m;
    const share_bounds *bounds;
    size_t *used, k;  /* columns that count */
    double *greatest; /* [k] of them */
    double *rows;     /* constraints of a programme; room for all companies and the shares */
    double *at_least, *cost, *least, *most, *w;
    size_t n_rows;
    size_t *added, n_added; /* companies whose constraints a programme has */
} benefit_search;

static double cell_at(const benefit_search *s, size_t i, size_t c)
{
    return s->m->x[s->used[c]][i] / s->greatest[c];
}

/* -sum w y >= -1 of company l. */
static void add_company(benefit_search *s, size_t l)
{
    for (size_t c = 0; c < s->k; c++)
        s->rows[s->n_rows * s->k + c] = -cell_at(s, l, c);
    s->at_least[s->n_rows++] = -1;
    s->added[s->n_added++] = l;
}

static bool is_added(const benefit_search *s, size_t l)
{
    bool any = false;

    for (size_t a = 0; a < s->n_added && !any; a++)
        any = s->added[a] == l;
    return any;
}

static void draw_in(benefit_search *s, double by)
{
    for (size_t c = 0; c < s->k; c++)
        s->w[c] /= by;
}

/* sign * (w_c y_c - share * sum w y) >= 0 for company i. */
static void add_share(benefit_search *s, size_t i, size_t c, double share, double sign)
{
    double *row = s->rows + s->n_rows * s->k;

    for (size_t h = 0; h < s->k; h++)
        row[h] = sign * ((h == c ? 1 : 0) - share) * cell_at(s, i, h);
    s->at_least[s->n_rows++] = 0;
}

static void add_shares(benefit_search *s, size_t i)
{
    for (size_t c = 0; c < s->k && s->bounds; c++) {
        double low = s->bounds->low[s->used[c]], high = s->bounds->high[s->used[c]];

        if (low > 0)
            add_share(s, i, c, low, 1);
        if (high < 1)
            add_share(s, i, c, high, -1);
    }
}

/* The company whose score by w is greatest, and that score. */
static size_t find_greatest(const benefit_search *s, double *score)
{
    size_t found = 0;

    *score = -1;
    for (size_t first = 0; first < s->m->n; first += BLOCK) {
        size_t n = s->m->n - first < BLOCK ? s->m->n - first : BLOCK;
        double sum[BLOCK] = {0};

        for (size_t c = 0; c < s->k; c++) {
            const double *x = s->m->x[s->used[c]] + first;
            double w = s->w[c] / s->greatest[c];

            for (size_t i = 0; w > 0 && i < n; i++)
                sum[i] += w * x[i];
        }
        for (size_t i = 0; i < n; i++) {
            if (sum[i] > *score) {
                *score = sum[i];
                found = first + i;
            }
        }
    }
    return found;
}

/* Solve for company i; false if the solver gave up. */
static bool search(benefit_search *s, size_t i, double *score)
{
    double value, greatest;

    s->n_rows = s->n_added = 0;
    for (size_t c = 0; c < s->k; c++)
        s->cost[c] = -cell_at(s, i, c);
    add_shares(s, i);
    add_company(s, i);
    for (size_t step = 0; step <= s->m->n; step++) {
        linear_program p = {s->k, s->n_rows, s->cost, s->least, s->most, s->rows, s->at_least};
        size_t l;

        if (linear_program_solve(&p, s->w, &value) != LINEAR_OPTIMAL)
            return false;
        l = find_greatest(s, &greatest);
        if (greatest <= 1 + tolerance) {
            *score = fmin(fmax(-value, 0), 1);
            return true;
        }
        if (is_added(s, l)) {
            draw_in(s, greatest);
            *score = fmin(fmax(-value / greatest, 0), 1);
            return true;
        }
        add_company(s, l);
    }
    return false;
}

static matrix_problem check_shares(const decision_matrix *m, const share_bounds *b)
{
    double low = 0, high = 0;

    for (size_t j = 0; j < m->k && b; j++) {
        if (m->weight[j] == 0)
            continue;
        if (!(b->low[j] >= 0 && b->low[j] <= b->high[j] && b->high[j] <= 1))
            return (matrix_problem){MATRIX_PARAMETER, m->n, j};
        low += b->low[j];
        high += b->high[j];
    }
    return b && (low > 1 + 1e-9 || high < 1 - 1e-9) ? matrix_refused(m, MATRIX_PARAMETER) : matrix_fine(m);
}

static bool make_search(benefit_search *s, const decision_matrix *m, const share_bounds *bounds,
                        const column_extent *extent)
{
    size_t most_rows = 2 * m->k + m->n + 2;

    *s = (benefit_search){.m = m, .bounds = bounds};
    s->used = allocate_array(m->k, sizeof *s->used);
    s->greatest = allocate_array(m->k, sizeof *s->greatest);
    s->rows = reallocate_array(NULL, most_rows, m->k * sizeof *s->rows);
    s->at_least = reallocate_array(NULL, most_rows, sizeof *s->at_least);
    s->cost = allocate_array(m->k, sizeof *s->cost);
    s->least = allocate_array(m->k, sizeof *s->least);
    s->most = allocate_array(m->k, sizeof *s->most);
    s->w = allocate_array(m->k, sizeof *s->w);
    s->added = allocate_array(m->n + 1, sizeof *s->added);
    if (!s->used || !s->greatest || !s->rows || !s->at_least || !s->cost || !s->least || !s->most || !s->w || !s->added)
        return false;
    for (size_t j = 0; j < m->k; j++) {
        if (extent[j].weight == 0)
            continue;
        s->used[s->k] = j;
        s->greatest[s->k] = extent[j].best;
        s->most[s->k++] = 1;
    }
    return true;
}

static void free_search(benefit_search *s)
{
    release(s->used);
    release(s->greatest);
    release(s->rows);
    release(s->at_least);
    release(s->cost);
    release(s->least);
    release(s->most);
    release(s->w);
    release(s->added);
}

static void write_weights(const benefit_search *s, double *weights)
{
    memset(weights, 0, s->m->k * sizeof *weights);
    for (size_t c = 0; c < s->k; c++)
        weights[s->used[c]] = s->w[c] / s->greatest[c];
}

/* Lower is better has no place here: such columns are turned before. */
static matrix_problem check_directions(const decision_matrix *m)
{
    for (size_t j = 0; j < m->k; j++) {
        if (m->weight[j] > 0 && !matrix_is_up(m, j))
            return (matrix_problem){MATRIX_PARAMETER, m->n, j};
    }
    return matrix_fine(m);
}

matrix_problem benefit_of_doubt(const decision_matrix *m, const share_bounds *bounds, double *out, double *weights)
{
    column_extent *extent = allocate_array(m->k ? m->k : 1, sizeof *extent);
    matrix_problem found = extent ? matrix_fine(m) : matrix_refused(m, MATRIX_MEMORY);
    benefit_search s = {0};

    if (found.status == MATRIX_FINE && m->n > BENEFIT_MOST)
        found = matrix_refused(m, MATRIX_TOO_LARGE);
    if (found.status == MATRIX_FINE)
        found = decision_matrix_survey(m, MATRIX_NOT_NEGATIVE, extent);
    if (found.status == MATRIX_FINE)
        found = check_directions(m);
    if (found.status == MATRIX_FINE)
        found = check_shares(m, bounds);
    if (found.status == MATRIX_FINE && !make_search(&s, m, bounds, extent))
        found = matrix_refused(m, MATRIX_MEMORY);
    for (size_t i = 0; i < m->n && found.status == MATRIX_FINE; i++) {
        if (!search(&s, i, &out[i]))
            found = (matrix_problem){MATRIX_UNSOLVED, i, m->k};
        else if (weights)
            write_weights(&s, weights + i * m->k);
    }
    free_search(&s);
    release(extent);
    return found;
}
