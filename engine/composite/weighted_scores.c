/*
 * Companies of which all is known stand first, in descending order of their scores in the middle: so the first tiles give a bound
 * that the k-th score of a draw cannot fall below, and later tiles hold few candidates. A tile of TILE companies stays in the
 * cache while all draws of a block pass over it, LANES_OF_DRAWS at a time in registers.
 */
#include "composite/weighted_scores.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "composite/score_rank.h"
#include "composite/weight_draws.h"
#include "composite/weighted_scores_internal.h"

static void free_parts(weighted_scores *s)
{
    release(s->company);
    release(s->column);
    release(s->row);
    release(s->known);
    release(s->tile_memory);
    release(s->greatest);
}

void weighted_scores_free(weighted_scores *s)
{
    if (s)
        free_parts(s);
    release(s);
}

/* The score of cells x[j] under w, j by j; missing if nothing with a weight is known. */
static double mean_of_known(const double *const *x, size_t m, size_t i, const double *w)
{
    double sum = 0, weight = 0;

    for (size_t j = 0; j < m; j++) {
        if (!cell_is_value(x[j][i]))
            continue;
        sum += w[j] * x[j][i];
        weight += w[j];
    }
    return weight > 0 ? sum / weight : cell_missing();
}

static bool is_complete(const double *const *x, size_t m, size_t i)
{
    size_t j = 0;

    while (j < m && cell_is_value(x[j][i]))
        j++;
    return j == m;
}

/* The companies in our order: complete ones by their scores in the middle, then the others. */
static bool set_order(weighted_scores *s, const double *const *x, const double *centre)
{
    double *score = allocate_array(s->n + 1, sizeof *score);
    score_order order;
    const uint32_t *sorted;
    size_t others;

    if (!score || !score_order_init(&order, s->n)) {
        release(score);
        return false;
    }
    for (size_t i = 0; i < s->n; i++)
        score[i] = mean_of_known(x, s->m, i, centre);
    sorted = score_order_sort(&order, score, s->n);
    for (size_t i = 0; i < s->n; i++)
        s->n_complete += is_complete(x, s->m, i);
    others = s->n_complete;
    for (size_t i = 0, complete = 0; i < s->n; i++)
        s->company[is_complete(x, s->m, sorted[i]) ? complete++ : others++] = sorted[i];
    score_order_clear(&order);
    release(score);
    return true;
}

static void copy_cells(weighted_scores *s, const double *const *x)
{
    size_t m = s->m;

    for (size_t p = 0; p < s->n; p++) {
        for (size_t j = 0; j < m; j++) {
            double cell = x[j][s->company[p]], value = cell_is_value(cell) ? cell : 0;

            s->column[j * s->n + p] = s->row[p * m + j] = value;
            s->greatest[j] = fmax(s->greatest[j], fabs(value));
            if (p >= s->n_complete)
                s->known[(p - s->n_complete) * m + j] = cell_is_value(cell);
        }
    }
    for (size_t j = 0; j < m; j++)
        s->unit = fmax(s->unit, s->greatest[j]);
    s->unit = s->unit > 0 ? s->unit : 1;
}

/* Complete companies in single precision, in units of the greatest cell, by tile and indicator. */
static void fill_tiles(weighted_scores *s)
{
    for (size_t p = 0; p < s->n_complete; p++) {
        float *tile = s->tile + p / TILE * (TILE * s->m) + p % TILE;

        for (size_t j = 0; j < s->m; j++)
            tile[j * TILE] = (float)(s->row[p * s->m + j] / s->unit);
    }
}

static bool allocate_parts(weighted_scores *s)
{
    size_t n = s->n, m = s->m, tiles = (n + TILE - 1) / TILE;

    s->company = allocate_array(n + 1, sizeof *s->company);
    s->column = allocate_array(n * m + 1, sizeof *s->column);
    s->row = allocate_array(n * m + 1, sizeof *s->row);
    s->greatest = allocate_array(m + 1, sizeof *s->greatest);
    s->tile_memory = allocate_array(tiles * TILE * m + ALIGNED, sizeof *s->tile_memory);
    if (s->tile_memory)
        s->tile = tile_aligned(s->tile_memory);
    return s->company && s->column && s->row && s->greatest && s->tile_memory;
}

static bool is_bounded(const double *const *x, size_t m, size_t n)
{
    for (size_t j = 0; j < m; j++) {
        for (size_t i = 0; i < n; i++) {
            if (isinf(x[j][i]))
                return false;
        }
    }
    return true;
}

tidu_status weighted_scores_new(const double *const *x, size_t m, size_t n, const double *centre, weighted_scores **out,
                                tidu_error *err)
{
    weighted_scores *s;
    bool ok;

    if (!m || !n || n >= UINT32_MAX)
        return error_set(err, TIDU_EUSAGE, _("draws of ranks need a company and an indicator"));
    if (!is_bounded(x, m, n))
        return error_set(err, TIDU_EDATA, _("a scaled value is infinite; scale the indicator by another method"));
    s = allocate_array(1, sizeof *s);
    if (!s)
        return error_memory(err);
    s->n = n;
    s->m = m;
    ok = allocate_parts(s) && set_order(s, x, centre);
    if (ok)
        ok = (s->known = allocate_array((n - s->n_complete) * m + 1, sizeof *s->known)) != NULL;
    if (!ok) {
        weighted_scores_free(s);
        return error_memory(err);
    }
    copy_cells(s, x);
    fill_tiles(s);
    *out = s;
    return TIDU_OK;
}

/* --- all scores -------------------------------------------------------------------------------- */

enum { STRIP = 1024 };

KERNEL static void add_column(const double *restrict x, double w, size_t n, double *restrict sum)
{
    for (size_t i = 0; i < n; i++)
        sum[i] += w * x[i];
}

void weighted_scores_all(const weighted_scores *s, const double *w, double *score)
{
    double sum[STRIP];

    for (size_t from = 0; from < s->n_complete; from += STRIP) {
        size_t count = s->n_complete - from < STRIP ? s->n_complete - from : STRIP;

        memset(sum, 0, sizeof sum);
        for (size_t j = 0; j < s->m; j++)
            add_column(s->column + j * s->n + from, w[j], count, sum);
        for (size_t i = 0; i < count; i++)
            score[s->company[from + i]] = sum[i];
    }
    for (size_t p = s->n_complete; p < s->n; p++)
        score[s->company[p]] = weighted_score(s, w, p);
}

double weighted_score(const weighted_scores *s, const double *w, size_t p)
{
    const double *x = s->row + p * s->m;
    const uint8_t *known;
    double sum = 0, weight = 0;

    if (p < s->n_complete) {
        for (size_t j = 0; j < s->m; j++)
            sum += w[j] * x[j];
        return sum;
    }
    known = s->known + (p - s->n_complete) * s->m;
    for (size_t j = 0; j < s->m; j++) {
        sum += w[j] * x[j];
        weight += known[j] ? w[j] : 0;
    }
    return weight > 0 ? sum / weight : cell_missing();
}
