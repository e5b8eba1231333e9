/*
 * Two passes: the mean, then the sums of powers of the distances from it, both as reproducible sums of terms scaled
 * by a power of two to at most 1.
 */
#include "composite/moments.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

#include "base/cell.h"
#include "numeric/kernel.h"
#include "numeric/reproducible_sum.h"

/* What a pass over the column needs. */
typedef struct pass {
    double low, high; /* values are brought into this range */
    double centre;
    double scale;     /* a power of two */
    fold_grid grid;
} pass;

static inline double within(double x, double low, double high)
{
    x = x < low ? low : x;
    return x > high ? high : x;
}

/* Loops run over whole groups of lanes, which vectorise, and then over the rest. */

typedef struct range {
    double least[FOLD_LANES], greatest[FOLD_LANES];
    double count[FOLD_LANES]; /* exact, as a double keeps the lanes alike */
} range;

/* Comparisons with NaN are false. */
static inline void take_range(range *restrict r, size_t l, double v)
{
    r->least[l] = v < r->least[l] ? v : r->least[l];
    r->greatest[l] = v > r->greatest[l] ? v : r->greatest[l];
    r->count[l] += v == v ? 1 : 0;
}

KERNEL static void find_range(const double *x, size_t n, moments *m)
{
    range r;
    size_t i = 0;

    for (size_t l = 0; l < FOLD_LANES; l++) {
        r.least[l] = INFINITY;
        r.greatest[l] = -INFINITY;
        r.count[l] = 0;
    }
    for (; i + FOLD_LANES <= n; i += FOLD_LANES) {
        for (size_t l = 0; l < FOLD_LANES; l++)
            take_range(&r, l, x[i + l]);
    }
    for (size_t l = 0; i + l < n; l++)
        take_range(&r, l, x[i + l]);
    *m = (moments){.least = r.least[0], .greatest = r.greatest[0]};
    for (size_t l = 0; l < FOLD_LANES; l++) {
        m->n += (size_t)r.count[l];
        m->least = r.least[l] < m->least ? r.least[l] : m->least;
        m->greatest = r.greatest[l] > m->greatest ? r.greatest[l] : m->greatest;
    }
    m->least += 0.0; /* turns -0 into 0 */
    m->greatest += 0.0;
}

static inline void take_term(folded_sum *restrict s, pass p, size_t l, double v)
{
    double y = within(v, p.low, p.high) * p.scale;

    folded_add(s, p.grid, l, v == v ? y : 0);
}

KERNEL static double sum_scaled(const double *x, size_t n, const pass *p)
{
    folded_sum s = {0};
    pass q = *p;
    size_t i = 0;

    for (; i + FOLD_LANES <= n; i += FOLD_LANES) {
        for (size_t l = 0; l < FOLD_LANES; l++)
            take_term(&s, q, l, x[i + l]);
    }
    for (size_t l = 0; i + l < n; l++)
        take_term(&s, q, l, x[i + l]);
    return folded_value(&s);
}

static inline void take_powers(folded_sum *restrict s2, folded_sum *restrict s3, folded_sum *restrict s4, pass p,
                               size_t l, double v)
{
    double y = (within(v, p.low, p.high) - p.centre) * p.scale, y2;

    y = v == v ? y : 0;
    y2 = y * y;
    folded_add(s2, p.grid, l, y2);
    folded_add(s3, p.grid, l, y2 * y);
    folded_add(s4, p.grid, l, y2 * y2);
}

KERNEL static void sum_powers(const double *x, size_t n, const pass *p, double *power)
{
    folded_sum s2 = {0}, s3 = {0}, s4 = {0};
    pass q = *p;
    size_t i = 0;

    for (; i + FOLD_LANES <= n; i += FOLD_LANES) {
        for (size_t l = 0; l < FOLD_LANES; l++)
            take_powers(&s2, &s3, &s4, q, l, x[i + l]);
    }
    for (size_t l = 0; i + l < n; l++)
        take_powers(&s2, &s3, &s4, q, l, x[i + l]);
    power[2] = folded_value(&s2);
    power[3] = folded_value(&s3);
    power[4] = folded_value(&s4);
}

moments moments_range(const double *x, size_t n)
{
    moments m;

    find_range(x, n, &m);
    m.mean = cell_missing();
    if (m.n == 0)
        m.least = m.greatest = m.mean;
    return m;
}

/* Range and mean; false if there is no value. */
static bool begin(const double *x, size_t n, pass *p, moments *m)
{
    int exponent;

    *m = moments_range(x, n);
    if (m->n == 0)
        return false;
    m->least = within(m->least, p->low, p->high);
    m->greatest = within(m->greatest, p->low, p->high);
    exponent = fold_exponent(fmax(fabs(m->least), fabs(m->greatest)));
    p->scale = ldexp(1, -exponent);
    p->grid = fold_grid_of(n);
    m->mean = ldexp(sum_scaled(x, n, p) / (double)m->n, exponent);
    m->mean = within(m->mean, m->least, m->greatest);
    return true;
}

moments moments_mean(const double *x, size_t n)
{
    pass p = {.low = -INFINITY, .high = INFINITY};
    moments m;

    begin(x, n, &p, &m);
    return m;
}

moments moments_of(const double *x, size_t n, double low, double high)
{
    pass p = {.low = low, .high = high};
    moments m;

    if (!begin(x, n, &p, &m))
        return m;
    m.exponent = fold_exponent(fmax(m.greatest - m.mean, m.mean - m.least));
    p.centre = m.mean;
    p.scale = ldexp(1, -m.exponent);
    sum_powers(x, n, &p, m.power);
    return m;
}

double moments_deviation(const moments *m)
{
    if (m->n < 2)
        return cell_missing();
    return m->least < m->greatest ? ldexp(sqrt(m->power[2] / ((double)m->n - 1)), m->exponent) : 0;
}

double moments_skewness(const moments *m, int type)
{
    double n = (double)m->n, m2 = m->power[2] / n, g1;

    assert(type >= 1 && type <= 3);
    if (m->n < (type == 2 ? 3 : 2))
        return cell_missing();
    if (m->least == m->greatest)
        return cell_undefined();
    g1 = m->power[3] / n / (m2 * sqrt(m2));
    if (type == 1)
        return g1;
    return type == 2 ? g1 * sqrt(n * (n - 1)) / (n - 2) : g1 * pow((n - 1) / n, 1.5);
}

double moments_kurtosis(const moments *m, int type)
{
    double n = (double)m->n, m2 = m->power[2] / n, g2;

    assert(type >= 1 && type <= 3);
    if (m->n < (type == 2 ? 4 : 2))
        return cell_missing();
    if (m->least == m->greatest)
        return cell_undefined();
    g2 = m->power[4] / n / (m2 * m2) - 3;
    if (type == 1)
        return g2;
    if (type == 2)
        return ((n + 1) * g2 + 6) * (n - 1) / ((n - 2) * (n - 3));
    return (g2 + 3) * ((n - 1) / n) * ((n - 1) / n) - 3;
}

/* --- quantiles ----------------------------------------------------------------------------- */

/* The j-th value counted from 1, the first or last beyond the ends. */
static double place(const double *sorted, size_t n, double j)
{
    if (j < 1)
        return sorted[0];
    return j > (double)n ? sorted[n - 1] : sorted[(size_t)j - 1];
}

/* Types 1 to 3: a value, or the middle of two. R's fuzz makes n p whole where it is so but for rounding. */
static double discontinuous(const double *sorted, size_t n, double p, int type)
{
    static const double fuzz = 4 * 2.220446049250313e-16;
    double at = (double)n * p - (type == 3 ? 0.5 : 0), j = floor(at + fuzz), rest = at - j, share;

    if (type == 1)
        share = rest > fuzz;
    else if (type == 2)
        share = rest > fuzz ? 1 : 0.5;
    else
        share = fabs(rest) <= fuzz && fmod(j, 2) == 0 ? 0 : 1;
    if (share == 0.5)
        return (place(sorted, n, j) + place(sorted, n, j + 1)) / 2;
    return place(sorted, n, j + share);
}

double moments_quantile(const double *sorted, size_t n, double p, int type)
{
    /* of types 4 to 9: the plotting position (k - a) / (n + 1 - a - b), b = a but for type 4 */
    static const double a[] = {0, 0.5, 0, 1, 1.0 / 3, 3.0 / 8};
    static const double fuzz = 4 * 2.220446049250313e-16;
    double at, b, j, rest, low, high;

    assert(n >= 1 && type >= 1 && type <= 9);
    if (type <= 3)
        return discontinuous(sorted, n, p, type);
    b = type == 4 ? 1 : a[type - 4];
    at = a[type - 4] + p * ((double)n + 1 - a[type - 4] - b);
    j = floor(at + fuzz);
    rest = fabs(at - j) < fuzz ? 0 : at - j;
    low = place(sorted, n, j);
    high = place(sorted, n, j + 1);
    return rest == 0 || low == high ? low : low + rest * (high - low);
}
