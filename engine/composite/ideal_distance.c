/*
 * Two reads of the matrix: its extremes and norms (decision_matrix_survey), then distances in blocks of rows that stay in
 * the first cache while all columns pass over them.
 */
#include "composite/ideal_distance.h"

#include <math.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "numeric/kernel.h"

enum { BLOCK = 1024, GROUP = 4 };

static size_t block_size(size_t n, size_t first)
{
    return n - first < BLOCK ? n - first : BLOCK;
}

static double width(const column_extent *e)
{
    return fabs(e->best - e->worst);
}

/* --- TOPSIS ---------------------------------------------------------------------- */

KERNEL static void add_squares(const double *restrict x, size_t n, const double *restrict of_column, double *restrict far,
                               double *restrict near)
{
    double factor = of_column[0], best = of_column[1], worst = of_column[2];

    for (size_t i = 0; i < n; i++) {
        double to_best = factor * (x[i] - best), to_worst = factor * (x[i] - worst);

        far[i] += to_best * to_best;
        near[i] += to_worst * to_worst;
    }
}

/* The same of several columns, one behind the other in each row: the sums stay in registers. */
typedef struct column_group {
    const double *x[GROUP];
    double of_column[GROUP][3];
    size_t n;
} column_group;

KERNEL static void add_group(const column_group *g, size_t n, double *restrict far, double *restrict near)
{
    const double *restrict x[] = {g->x[0], g->x[1], g->x[2], g->x[3]};
    column_group of = *g;

    for (size_t i = 0; i < n; i++) {
        double to_far = far[i], to_near = near[i];

        for (size_t j = 0; j < GROUP; j++) {
            double to_best = of.of_column[j][0] * (x[j][i] - of.of_column[j][1]);
            double to_worst = of.of_column[j][0] * (x[j][i] - of.of_column[j][2]);

            to_far += to_best * to_best;
            to_near += to_worst * to_worst;
        }
        far[i] = to_far;
        near[i] = to_near;
    }
}

KERNEL static void closeness(const double *restrict far, const double *restrict near, size_t n, double *restrict out)
{
    for (size_t i = 0; i < n; i++) {
        double to_best = sqrt(far[i]), to_worst = sqrt(near[i]), both = to_best + to_worst;

        out[i] = both > 0 ? to_worst / (both > 0 ? both : 1) : 0.5;
    }
}

/* What a difference in column j is multiplied by. */
static double topsis_factor(const column_extent *e, topsis_scale scale)
{
    if (e->weight == 0 || width(e) == 0)
        return 0;
    return e->weight / (scale == TOPSIS_MIN_MAX ? width(e) : sqrt(e->squares));
}

/* The sums of the block of rows from `first` on. */
static void add_columns(const decision_matrix *m, const column_extent *extent, topsis_scale scale, size_t first, double *far,
                        double *near)
{
    column_group g = {.n = 0};
    size_t n = block_size(m->n, first);

    for (size_t j = 0; j < m->k; j++) {
        double factor = topsis_factor(&extent[j], scale);

        if (!(factor > 0))
            continue;
        g.x[g.n] = m->x[j] + first;
        g.of_column[g.n][0] = factor;
        g.of_column[g.n][1] = extent[j].best;
        g.of_column[g.n++][2] = extent[j].worst;
        if (g.n == GROUP) {
            add_group(&g, n, far, near);
            g.n = 0;
        }
    }
    for (size_t j = 0; j < g.n; j++)
        add_squares(g.x[j], n, g.of_column[j], far, near);
}

matrix_problem topsis(const decision_matrix *m, topsis_scale scale, double *out)
{
    return topsis_distances(m, scale, NULL, NULL, out);
}

matrix_problem topsis_distances(const decision_matrix *m, topsis_scale scale, double *to_best, double *to_worst, double *out)
{
    column_extent *extent = allocate_array(m->k ? m->k : 1, sizeof *extent);
    matrix_problem found = extent ? decision_matrix_survey(m, MATRIX_ANY_SIGN, extent) : matrix_refused(m, MATRIX_MEMORY);

    for (size_t first = 0; first < m->n && found.status == MATRIX_FINE; first += BLOCK) {
        double far[BLOCK] = {0}, near[BLOCK] = {0};
        size_t n = block_size(m->n, first);

        add_columns(m, extent, scale, first, far, near);
        closeness(far, near, n, out + first);
        for (size_t i = 0; to_best && i < n; i++) {
            to_best[first + i] = sqrt(far[i]);
            to_worst[first + i] = sqrt(near[i]);
        }
    }
    release(extent);
    return found;
}

/* --- VIKOR ----------------------------------------------------------------------- */

KERNEL static void add_regrets(const double *restrict x, size_t n, const double *restrict of_column, double *restrict s,
                               double *restrict r)
{
    double weight = of_column[0], best = of_column[1], range = of_column[2];

    for (size_t i = 0; i < n; i++) {
        double regret = weight * ((best - x[i]) / range);

        s[i] += regret;
        r[i] = regret > r[i] ? regret : r[i];
    }
}

static void vikor_regrets(const decision_matrix *m, const column_extent *extent, vikor_result *out)
{
    for (size_t first = 0; first < m->n; first += BLOCK) {
        size_t n = block_size(m->n, first);

        for (size_t i = first; i < first + n; i++)
            out->s[i] = out->r[i] = 0;
        for (size_t j = 0; j < m->k; j++) {
            double of_column[] = {extent[j].weight, extent[j].best, extent[j].best - extent[j].worst};

            if (of_column[0] > 0 && of_column[2] != 0)
                add_regrets(m->x[j] + first, n, of_column, out->s + first, out->r + first);
        }
    }
}

static void find_range(const double *x, size_t n, double *least, double *greatest)
{
    *least = *greatest = x[0];
    for (size_t i = 1; i < n; i++) {
        *least = fmin(*least, x[i]);
        *greatest = fmax(*greatest, x[i]);
    }
}

static double part_of(double x, double least, double greatest)
{
    return greatest > least ? (x - least) / (greatest - least) : 0;
}

/* The least of q and the next one, which is equal to it if two companies are level. */
static void find_first_two(const double *q, size_t n, double *first, double *second)
{
    *first = *second = INFINITY;
    for (size_t i = 0; i < n; i++) {
        if (q[i] < *first) {
            *second = *first;
            *first = q[i];
        } else if (q[i] < *second) {
            *second = q[i];
        }
    }
}

static void choose_compromise(size_t n, double least_s, double least_r, vikor_result *out)
{
    double first, second, step = n > 1 ? 1 / (double)(n - 1) : 0;

    find_first_two(out->q, n, &first, &second);
    out->has_advantage = n == 1 || second - first >= step;
    out->is_stable = false;
    for (size_t i = 0; i < n; i++)
        out->is_stable = out->is_stable || (out->q[i] == first && (out->s[i] == least_s || out->r[i] == least_r));
    for (size_t i = 0; i < n; i++) {
        if (!out->has_advantage)
            out->is_chosen[i] = out->q[i] - first < step;
        else
            out->is_chosen[i] = out->q[i] <= (out->is_stable ? first : second);
    }
}

matrix_problem vikor(const decision_matrix *m, double v, vikor_result *out)
{
    column_extent *extent = allocate_array(m->k ? m->k : 1, sizeof *extent);
    matrix_problem found = extent ? decision_matrix_survey(m, MATRIX_ANY_SIGN, extent) : matrix_refused(m, MATRIX_MEMORY);
    double least_s, greatest_s, least_r, greatest_r;

    if (found.status == MATRIX_FINE && !(v >= 0 && v <= 1))
        found = matrix_refused(m, MATRIX_PARAMETER);
    if (found.status == MATRIX_FINE) {
        vikor_regrets(m, extent, out);
        find_range(out->s, m->n, &least_s, &greatest_s);
        find_range(out->r, m->n, &least_r, &greatest_r);
        for (size_t i = 0; i < m->n; i++)
            out->q[i] = v * part_of(out->s[i], least_s, greatest_s) + (1 - v) * part_of(out->r[i], least_r, greatest_r);
        choose_compromise(m->n, least_s, least_r, out);
    }
    release(extent);
    return found;
}

/* --- grey relational analysis ---------------------------------------------------- */

KERNEL static void add_grades(const double *restrict x, size_t n, const double *restrict of_column, double *restrict out)
{
    double weight = of_column[0], best = of_column[1], range = of_column[2], zeta = of_column[3];

    for (size_t i = 0; i < n; i++)
        out[i] += weight * (zeta / ((best - x[i]) / range + zeta));
}

matrix_problem grey_relational(const decision_matrix *m, double zeta, double *out)
{
    column_extent *extent = allocate_array(m->k ? m->k : 1, sizeof *extent);
    matrix_problem found = extent ? decision_matrix_survey(m, MATRIX_ANY_SIGN, extent) : matrix_refused(m, MATRIX_MEMORY);

    if (found.status == MATRIX_FINE && !(zeta > 0 && zeta <= 1))
        found = matrix_refused(m, MATRIX_PARAMETER);
    for (size_t first = 0; first < m->n && found.status == MATRIX_FINE; first += BLOCK) {
        size_t n = block_size(m->n, first);

        for (size_t i = first; i < first + n; i++)
            out[i] = 0;
        for (size_t j = 0; j < m->k; j++) {
            double range = extent[j].best - extent[j].worst;
            double of_column[] = {extent[j].weight, extent[j].best, range != 0 ? range : 1, zeta};

            if (extent[j].weight > 0)
                add_grades(m->x[j] + first, n, of_column, out + first);
        }
    }
    release(extent);
    return found;
}

/* --- SPOTIS ---------------------------------------------------------------------- */

KERNEL static void add_distances(const double *restrict x, size_t n, const double *restrict of_column, double *restrict out)
{
    double weight = of_column[0], ideal = of_column[1], range = of_column[2];

    for (size_t i = 0; i < n; i++)
        out[i] += weight * (fabs(x[i] - ideal) / range);
}

static matrix_problem check_bounds(const decision_matrix *m, const column_extent *e, size_t j, double low, double high)
{
    double least = e->is_up ? e->worst : e->best, greatest = e->is_up ? e->best : e->worst;
    size_t i = 0;

    if (!(low < high) || isinf(low) || isinf(high))
        return (matrix_problem){MATRIX_PARAMETER, m->n, j};
    if (least >= low && greatest <= high)
        return matrix_fine(m);
    while (m->x[j][i] >= low && m->x[j][i] <= high)
        i++;
    return (matrix_problem){MATRIX_BEYOND, i, j};
}

matrix_problem spotis(const decision_matrix *m, const double *low, const double *high, const double *ideal, double *out)
{
    column_extent *extent = allocate_array(m->k ? m->k : 1, sizeof *extent);
    matrix_problem found = extent ? decision_matrix_survey(m, MATRIX_ANY_SIGN, extent) : matrix_refused(m, MATRIX_MEMORY);

    for (size_t j = 0; j < m->k && found.status == MATRIX_FINE; j++) {
        if (extent[j].weight == 0)
            continue;
        found = check_bounds(m, &extent[j], j, low[j], high[j]);
        if (found.status == MATRIX_FINE && ideal && !(ideal[j] >= low[j] && ideal[j] <= high[j]))
            found = (matrix_problem){MATRIX_PARAMETER, m->n, j};
    }
    for (size_t first = 0; first < m->n && found.status == MATRIX_FINE; first += BLOCK) {
        size_t n = block_size(m->n, first);

        for (size_t i = first; i < first + n; i++)
            out[i] = 0;
        for (size_t j = 0; j < m->k; j++) {
            double of_column[] = {extent[j].weight, ideal ? ideal[j] : extent[j].is_up ? high[j] : low[j], high[j] - low[j]};

            if (extent[j].weight > 0)
                add_distances(m->x[j] + first, n, of_column, out + first);
        }
    }
    release(extent);
    return found;
}
