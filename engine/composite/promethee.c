/*
 * Within a sorted column, those less than x by more than a threshold are the first so many: a pointer for each threshold only
 * goes forward. Differences between two thresholds are added up as count * x - (sum of a stretch), in twice the precision of
 * a double: prefix sums are pairs, and the product is split by fma. Thresholds are compared with the difference itself, as
 * in the definition, so that borders fall on the same side as for a single pair.
 */
#include "composite/promethee.h"

#include <math.h>

#include "base/allocate.h"
#include "base/radix.h"
#include "numeric/sample.h"

double preference_of(const preference_function *f, double d)
{
    if (!(d > 0))
        return 0;
    switch (f->kind) {
    case PREFERENCE_USUAL:
        return 1;
    case PREFERENCE_U_SHAPE:
        return d > f->q;
    case PREFERENCE_V_SHAPE:
        return d < f->p ? d / f->p : 1;
    case PREFERENCE_LEVEL:
        return d > f->p ? 1 : d > f->q ? 0.5 : 0;
    case PREFERENCE_LINEAR:
        return d > f->p ? 1 : d > f->q ? (d - f->q) / (f->p - f->q) : 0;
    case PREFERENCE_GAUSS:
        return -expm1(-d * d / (2 * f->s * f->s));
    }
    return 0;
}

static bool is_valid(const preference_function *f)
{
    switch (f->kind) {
    case PREFERENCE_USUAL:
        return true;
    case PREFERENCE_U_SHAPE:
        return f->q >= 0 && isfinite(f->q);
    case PREFERENCE_V_SHAPE:
        return f->p > 0 && isfinite(f->p);
    case PREFERENCE_LEVEL:
        return f->q >= 0 && f->q <= f->p && isfinite(f->p);
    case PREFERENCE_LINEAR:
        return f->q >= 0 && f->q < f->p && isfinite(f->p);
    case PREFERENCE_GAUSS:
        return f->s > 0 && isfinite(f->s);
    }
    return false;
}

/* What is needed of a column, in ascending order of "better". */
typedef struct sorted_column {
    radix_item *items, *work; /* [n] */
    double *y;                /* [n] values, the better the greater */
    double *upper, *lower;    /* [n + 1] sums of the first so many, as pairs */
    size_t n;
} sorted_column;

static void free_column(sorted_column *c)
{
    release(c->items);
    release(c->work);
    release(c->y);
    release(c->upper);
    release(c->lower);
}

static bool make_column(sorted_column *c, size_t n)
{
    *c = (sorted_column){.n = n};
    c->items = reallocate_array(NULL, n, sizeof *c->items);
    c->work = reallocate_array(NULL, n, sizeof *c->work);
    c->y = reallocate_array(NULL, n, sizeof *c->y);
    c->upper = reallocate_array(NULL, n + 1, sizeof *c->upper);
    c->lower = reallocate_array(NULL, n + 1, sizeof *c->lower);
    return c->items && c->work && c->y && c->upper && c->lower;
}

static void sort_column(sorted_column *c, const double *x, bool is_up)
{
    double total = 0, lost = 0;

    for (size_t i = 0; i < c->n; i++)
        c->items[i] = (radix_item){radix_descending(is_up ? -x[i] : x[i]), (uint32_t)i};
    radix_sort(c->items, c->work, c->n);
    c->upper[0] = c->lower[0] = 0;
    for (size_t i = 0; i < c->n; i++) {
        double y = is_up ? x[c->items[i].value] : -x[c->items[i].value], sum = total + y, of_y = sum - total;

        c->y[i] = y;
        lost += (total - (sum - of_y)) + (y - of_y);
        total = sum;
        c->upper[i + 1] = total;
        c->lower[i + 1] = lost;
    }
}

/* The sum of y[at] - y[l] over first <= l < end; negative where those are greater. */
static double sum_of_differences(const sorted_column *c, size_t at, size_t first, size_t end)
{
    double count = (double)(end - first), product = count * c->y[at], rest = fma(count, c->y[at], -product);
    double upper = c->upper[end] - c->upper[first], of_first = upper - c->upper[end];
    double upper_rest = (c->upper[end] - (upper - of_first)) - (c->upper[first] + of_first);

    return (product - upper) + (rest - upper_rest - (c->lower[end] - c->lower[first]));
}

/* Both flows of a column: `sign` 1 counts those below, -1 those above. */
typedef struct flow_scan {
    const sorted_column *c;
    const preference_function *f;
    double weight;
} flow_scan;

/* The thresholds between which the function rises from 0 to 1, and the step of its level. */
static void thresholds(const preference_function *f, double *q, double *p)
{
    *q = f->kind == PREFERENCE_USUAL || f->kind == PREFERENCE_V_SHAPE ? 0 : f->q;
    *p = f->kind == PREFERENCE_USUAL ? 0 : f->kind == PREFERENCE_U_SHAPE ? f->q : f->p;
}

/* The sum of the preferences of at over `full` others beyond p and a stretch between q and p. */
static double total_preference(const flow_scan *s, size_t at, size_t full, size_t first, size_t end)
{
    double q, p, count = (double)(end - first);

    thresholds(s->f, &q, &p);
    if (first == end)
        return (double)full;
    if (s->f->kind == PREFERENCE_LEVEL)
        return (double)full + count / 2;
    return (double)full + (fabs(sum_of_differences(s->c, at, first, end)) - count * q) / (p - q);
}

static void add_below(const flow_scan *s, double *plus)
{
    const sorted_column *c = s->c;
    size_t beyond_p = 0, beyond_q = 0; /* so many are less by more than p, and by more than q */
    double q, p;

    thresholds(s->f, &q, &p);
    for (size_t i = 0; i < c->n; i++) {
        while (beyond_p < i && c->y[i] - c->y[beyond_p] > p)
            beyond_p++;
        while (beyond_q < i && c->y[i] - c->y[beyond_q] > q)
            beyond_q++;
        plus[c->items[i].value] += s->weight * total_preference(s, i, beyond_p, beyond_p, beyond_q);
    }
}

static void add_above(const flow_scan *s, double *minus)
{
    const sorted_column *c = s->c;
    size_t beyond_p = c->n, beyond_q = c->n; /* from here on others are greater by more than that */
    double q, p;

    thresholds(s->f, &q, &p);
    for (size_t i = c->n; i-- > 0;) {
        while (beyond_p > i + 1 && c->y[beyond_p - 1] - c->y[i] > p)
            beyond_p--;
        while (beyond_q > i + 1 && c->y[beyond_q - 1] - c->y[i] > q)
            beyond_q--;
        minus[c->items[i].value] += s->weight * total_preference(s, i, c->n - beyond_p, beyond_q, beyond_p);
    }
}

/* Every pair once; the pairs of a company in ascending order of the values, whatever that of the rows. */
static void add_gauss(const flow_scan *s, double *plus, double *minus)
{
    const sorted_column *c = s->c;
    double *below = c->upper, *above = c->lower; /* no sums are needed here */

    for (size_t i = 0; i < c->n; i++)
        below[i] = above[i] = 0;
    for (size_t i = 1; i < c->n; i++) {
        for (size_t l = 0; l < i; l++) {
            double preferred = preference_of(s->f, c->y[i] - c->y[l]);

            below[i] += preferred;
            above[l] += preferred;
        }
    }
    for (size_t i = 0; i < c->n; i++) {
        plus[c->items[i].value] += s->weight * below[i];
        minus[c->items[i].value] += s->weight * above[i];
    }
}

static matrix_problem check_functions(const decision_matrix *m, const preference_function *functions)
{
    for (size_t j = 0; j < m->k; j++) {
        if (m->weight[j] == 0)
            continue;
        if (!is_valid(&functions[j]))
            return (matrix_problem){MATRIX_PARAMETER, m->n, j};
        if (functions[j].kind == PREFERENCE_GAUSS && m->n > PROMETHEE_MOST_GAUSS)
            return (matrix_problem){MATRIX_TOO_LARGE, m->n, j};
    }
    return m->n > UINT32_MAX ? matrix_refused(m, MATRIX_TOO_LARGE) : matrix_fine(m);
}

static void add_column(const flow_scan *s, double *plus, double *minus)
{
    if (s->f->kind == PREFERENCE_GAUSS) {
        add_gauss(s, plus, minus);
        return;
    }
    add_below(s, plus);
    add_above(s, minus);
}

matrix_problem promethee(const decision_matrix *m, const preference_function *functions, double *plus, double *minus,
                         double *net)
{
    column_extent *extent = allocate_array(m->k ? m->k : 1, sizeof *extent);
    matrix_problem found = extent ? decision_matrix_survey(m, MATRIX_ANY_SIGN, extent) : matrix_refused(m, MATRIX_MEMORY);
    sorted_column column = {0};
    double others = m->n > 1 ? (double)(m->n - 1) : 1;

    if (found.status == MATRIX_FINE)
        found = check_functions(m, functions);
    if (found.status == MATRIX_FINE && !make_column(&column, m->n))
        found = matrix_refused(m, MATRIX_MEMORY);
    for (size_t i = 0; i < m->n && found.status == MATRIX_FINE; i++)
        plus[i] = minus[i] = 0;
    for (size_t j = 0; j < m->k && found.status == MATRIX_FINE; j++) {
        flow_scan scan = {&column, &functions[j], extent[j].weight};

        if (extent[j].weight == 0 || extent[j].best == extent[j].worst)
            continue;
        sort_column(&column, m->x[j], extent[j].is_up);
        add_column(&scan, plus, minus);
    }
    for (size_t i = 0; i < m->n && found.status == MATRIX_FINE; i++) {
        plus[i] /= others;
        minus[i] /= others;
        net[i] = plus[i] - minus[i];
    }
    free_column(&column);
    release(extent);
    return found;
}
