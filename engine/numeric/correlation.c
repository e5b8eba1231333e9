/*
 * Pearson's r in two passes (means, then products of deviations), and eigenvectors by GSL's symmetric QR method.
 */
#include "numeric/correlation.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "numeric/gsl_guard.h"
#include "numeric/kernel.h"
#include "numeric/lane_sum.h"

/* Sums over the rows in which both columns have a value; least and greatest tell whether a column is constant. */
typedef struct pair_sums {
    lane_sum x, y;
    double least[2][LANES], greatest[2][LANES];
    double count[LANES];
} pair_sums;

static inline void add_pair(pair_sums *s, size_t l, double x, double y)
{
    int64_t both = x == x && y == y ? -1 : 0;

    lane_add(&s->x, l, both ? x : 0);
    lane_add(&s->y, l, both ? y : 0);
    s->least[0][l] = both && x < s->least[0][l] ? x : s->least[0][l];
    s->least[1][l] = both && y < s->least[1][l] ? y : s->least[1][l];
    s->greatest[0][l] = both && x > s->greatest[0][l] ? x : s->greatest[0][l];
    s->greatest[1][l] = both && y > s->greatest[1][l] ? y : s->greatest[1][l];
    s->count[l] += both ? 1 : 0;
}

KERNEL static void sum_pairs(const double *restrict x, const double *restrict y, size_t n, pair_sums *restrict out)
{
    pair_sums s = {0};
    size_t i = 0;

    for (size_t l = 0; l < LANES; l++) {
        s.least[0][l] = s.least[1][l] = INFINITY;
        s.greatest[0][l] = s.greatest[1][l] = -INFINITY;
    }
    for (; i + LANES <= n; i += LANES) {
        OVER_LANES
        for (size_t l = 0; l < LANES; l++)
            add_pair(&s, l, x[i + l], y[i + l]);
    }
    for (size_t l = 0; i + l < n; l++)
        add_pair(&s, l, x[i + l], y[i + l]);
    *out = s;
}

typedef struct product_sums {
    lane_sum xx, yy, xy;
} product_sums;

static inline void add_product(product_sums *s, size_t l, double dx, double dy)
{
    int64_t both = dx == dx && dy == dy ? -1 : 0;

    dx = both ? dx : 0;
    dy = both ? dy : 0;
    lane_add(&s->xx, l, dx * dx);
    lane_add(&s->yy, l, dy * dy);
    lane_add(&s->xy, l, dx * dy);
}

KERNEL static void sum_products(const double *restrict x, double mean_x, const double *restrict y, double mean_y,
                                size_t n, product_sums *restrict out)
{
    product_sums s = {0};
    size_t i = 0;

    for (; i + LANES <= n; i += LANES) {
        OVER_LANES
        for (size_t l = 0; l < LANES; l++)
            add_product(&s, l, x[i + l] - mean_x, y[i + l] - mean_y);
    }
    for (size_t l = 0; i + l < n; l++)
        add_product(&s, l, x[i + l] - mean_x, y[i + l] - mean_y);
    *out = s;
}

static bool moves(const pair_sums *s, int of)
{
    double least = INFINITY, greatest = -INFINITY;

    for (size_t l = 0; l < LANES; l++) {
        least = fmin(least, s->least[of][l]);
        greatest = fmax(greatest, s->greatest[of][l]);
    }
    return least < greatest;
}

double correlation_pearson(const double *x, const double *y, size_t n)
{
    pair_sums sums;
    product_sums products;
    double count = 0, r;

    sum_pairs(x, y, n, &sums);
    for (size_t l = 0; l < LANES; l++)
        count += sums.count[l];
    if (count < 2 || !moves(&sums, 0) || !moves(&sums, 1))
        return 0;
    sum_products(x, lane_value(&sums.x) / count, y, lane_value(&sums.y) / count, n, &products);
    r = lane_value(&products.xy) / sqrt(lane_value(&products.xx)) / sqrt(lane_value(&products.yy));
    return r > 1 ? 1 : r < -1 ? -1 : cell_is_value(r) ? r : 0;
}

/* --- all pairs of complete columns ------------------------------------------------------- */

/*
 * Sums of products of deviations over blocks of rows that stay in the cache: plain in lanes inside a block, compensated
 * over blocks. Columns with gaps are left to correlation_pearson(), as each pair has its own rows.
 */
enum { BLOCK = 256, TILE = 4 };

typedef struct gram {
    const double **x;       /* [m] complete columns that are not constant */
    size_t *place;          /* [m] theirs among all */
    size_t m;
    double *mean;           /* [m] */
    double *block;          /* [m + TILE - 1][BLOCK] deviations */
    double *product;        /* [TILE][TILE] of a pair of tiles */
    compensated_sum *total; /* [m][m], the lower half */
} gram;

/* Products of the tiles of columns a and b over a block; TILE x TILE sums in lanes. */
KERNEL static void multiply_tiles(const double *restrict a, const double *restrict b, double *restrict out)
{
    double sum[TILE][TILE][LANES] = {{{0}}};

    for (size_t i = 0; i < BLOCK; i += LANES) {
        WRITTEN_OUT
        for (size_t p = 0; p < TILE; p++) {
            WRITTEN_OUT
            for (size_t q = 0; q < TILE; q++) {
                OVER_LANES
                for (size_t l = 0; l < LANES; l++)
                    sum[p][q][l] += a[p * BLOCK + i + l] * b[q * BLOCK + i + l];
            }
        }
    }
    for (size_t p = 0; p < TILE; p++) {
        for (size_t q = 0; q < TILE; q++) {
            const double *s = sum[p][q];

            out[p * TILE + q] = ((s[0] + s[4]) + (s[1] + s[5])) + ((s[2] + s[6]) + (s[3] + s[7]));
        }
    }
}

KERNEL static void subtract(const double *restrict x, double mean, double *restrict out, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out[i] = x[i] - mean;
}

static void add_block(gram *g, size_t at, size_t rows)
{
    for (size_t j = 0; j < g->m; j++) {
        subtract(g->x[j] + at, g->mean[j], g->block + j * BLOCK, rows);
        for (size_t i = rows; i < BLOCK; i++)
            g->block[j * BLOCK + i] = 0;
    }
    for (size_t a = 0; a < g->m; a += TILE) {
        for (size_t b = 0; b <= a; b += TILE) {
            multiply_tiles(g->block + a * BLOCK, g->block + b * BLOCK, g->product);
            for (size_t p = 0; p < TILE && a + p < g->m; p++) {
                for (size_t q = 0; q < TILE && b + q <= a + p; q++)
                    compensated_sum_add(&g->total[(a + p) * g->m + b + q], g->product[p * TILE + q]);
            }
        }
    }
}

/* The columns that are complete and move, with their means. */
static void take_complete(gram *g, const double *const *x, size_t k, size_t n)
{
    for (size_t j = 0; j < k; j++) {
        pair_sums sums;
        double count = 0;

        sum_pairs(x[j], x[j], n, &sums);
        for (size_t l = 0; l < LANES; l++)
            count += sums.count[l];
        if (n < 2 || count < (double)n || !moves(&sums, 0))
            continue;
        g->mean[g->m] = lane_value(&sums.x) / count;
        g->place[g->m] = j;
        g->x[g->m++] = x[j];
    }
}

/* Fill in the pairs of complete columns; without memory none, which is slower alone. */
static void correlate_complete(const double *const *x, size_t k, size_t n, double *matrix)
{
    gram g = {.x = allocate_array(k, sizeof *g.x),
              .place = allocate_array(k, sizeof *g.place),
              .mean = allocate_array(k + (k + TILE) * BLOCK + TILE * TILE, sizeof *g.mean),
              .total = allocate_array(k * k, sizeof *g.total)};
    bool ok = g.x && g.place && g.mean && g.total;

    if (ok) {
        g.block = g.mean + k;
        g.product = g.block + (k + TILE) * BLOCK;
        take_complete(&g, x, k, n);
    }
    for (size_t at = 0; ok && g.m > 1 && at < n; at += BLOCK)
        add_block(&g, at, n - at < BLOCK ? n - at : BLOCK);
    for (size_t a = 0; ok && a < g.m; a++) {
        for (size_t b = 0; b < a; b++) {
            double r = compensated_sum_value(&g.total[a * g.m + b]) /
                       sqrt(compensated_sum_value(&g.total[a * g.m + a])) /
                       sqrt(compensated_sum_value(&g.total[b * g.m + b]));

            if (cell_is_value(r))
                matrix[g.place[a] * k + g.place[b]] = r > 1 ? 1 : r < -1 ? -1 : r;
        }
    }
    release(g.x);
    release(g.place);
    release(g.mean);
    release(g.total);
}

void correlation_matrix(const double *const *x, size_t k, size_t n, double *matrix)
{
    for (size_t i = 0; i < k * k; i++)
        matrix[i] = cell_missing(); /* not known yet */
    correlate_complete(x, k, n, matrix);
    for (size_t i = 0; i < k; i++) {
        matrix[i * k + i] = 1;
        for (size_t j = 0; j < i; j++) {
            if (!cell_is_value(matrix[i * k + j]))
                matrix[i * k + j] = correlation_pearson(x[i], x[j], n);
            matrix[j * k + i] = matrix[i * k + j];
        }
    }
}

tidu_status correlation_components(double *matrix, size_t k, double *values, double *vectors)
{
    gsl_matrix_view m = gsl_matrix_view_array(matrix, k, k);
    gsl_matrix_view v = gsl_matrix_view_array(vectors, k, k);
    gsl_vector_view e = gsl_vector_view_array(values, k);
    gsl_eigen_symmv_workspace *work;
    int code = GSL_ENOMEM;

    gsl_guard();
    work = gsl_eigen_symmv_alloc(k);
    if (work)
        code = gsl_eigen_symmv(&m.matrix, &e.vector, &v.matrix, work);
    if (!code)
        code = gsl_eigen_symmv_sort(&e.vector, &v.matrix, GSL_EIGEN_SORT_VAL_DESC);
    if (work)
        gsl_eigen_symmv_free(work);
    return gsl_guard_status(code);
}
