/*
 * Scores of all companies. Where every mean is arithmetic those of whom everything is known are computed column by
 * column, a block of them at a time: the same operations in the same order as for one (index_value), so the same
 * bits. The others one by one.
 */
#include <math.h>
#include <string.h>

#include "base/cell.h"
#include "numeric/kernel.h"
#include "numeric/sample.h"
#include "score/index_internal.h"

enum { BLOCK = 1024 };

/* --- one company ------------------------------------------------------------------------ */

static bool is_complete(const index_result *r, size_t place)
{
    for (size_t k = 0; k < r->model->n_indicators; k++) {
        if (cell_is_missing(r->scaled[k * r->n + place]))
            return false;
    }
    return true;
}

static void score_one(index_result *r, size_t place, bool complete)
{
    const index_model *m = r->model;
    const double *scaled = r->scaled + place;
    uint32_t company = r->order[place];
    double low = index_value(m, &r->weights, scaled, r->n, GAP_LOWEST, NULL, NULL), high = low, score = low;

    if (!complete) {
        high = index_value(m, &r->weights, scaled, r->n, GAP_HIGHEST, NULL, NULL);
        if (m->is_reweighted)
            score = index_value(m, &r->weights, scaled, r->n, GAP_LEFT_OUT, NULL, NULL);
    }
    r->low[company] = index_rounded(m, low);
    r->high[company] = index_rounded(m, high);
    r->score[company] = index_rounded(m, score);
}

/* --- a block of them -------------------------------------------------------------------- */

/* What is the same for all of whom everything is known. */
typedef struct level {
    bool is_arithmetic;
    bool is_covered;
    double all[INDEX_MOST_GROUPS]; /* weights of a group's indicators, together */
    double all_groups;             /* of the groups that weigh anything inside */
} level;

static double sum_of(const double *weight, size_t k)
{
    exact_sum sum = {0};

    for (size_t j = 0; j < k; j++)
        exact_sum_add(&sum, weight[j]);
    return exact_sum_value(&sum);
}

static level find_level(const index_model *m, const index_weights *w)
{
    level l = {.is_arithmetic = m->within == MEAN_ARITHMETIC && m->across == MEAN_ARITHMETIC};
    double known[INDEX_MOST_INDICATORS] = {0};
    exact_sum groups = {0};

    l.is_covered = index_is_covered(m, index_coverage(m, w, known));
    for (size_t g = 0; g < m->n_groups; g++) {
        l.all[g] = sum_of(w->indicator + m->groups[g].first, m->groups[g].n);
        if (l.all[g] > 0)
            exact_sum_add(&groups, w->group[g]);
    }
    l.all_groups = exact_sum_value(&groups);
    return l;
}

/* exact_sum_add of weight * (floor + slope * x) in every row; a cell that is no value makes the row's sum none. */
KERNEL static void add_weighted(const double *restrict x, double weight, double floor, double slope,
                                double *restrict total, double *restrict lost, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double product = weight * (floor + slope * x[i]), sum = total[i] + product;

        lost[i] += fabs(total[i]) >= fabs(product) ? (total[i] - sum) + product : (product - sum) + total[i];
        total[i] = sum;
    }
}

KERNEL static void finish_mean(const double *restrict total, const double *restrict lost, double all,
                               double *restrict out, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out[i] = (total[i] + lost[i]) / all;
}

/* The values of n companies from `first` on; not a number for those of whom anything is not known. */
static void value_block(const index_result *r, const level *l, size_t first, size_t n, double *out)
{
    const index_model *m = r->model;
    double total[BLOCK] = {0}, lost[BLOCK] = {0}, mean[BLOCK], in_group[BLOCK], in_group_lost[BLOCK];

    for (size_t g = 0; g < m->n_groups; g++) {
        const index_group *group = &m->groups[g];

        memset(in_group, 0, sizeof in_group);
        memset(in_group_lost, 0, sizeof in_group_lost);
        for (size_t k = group->first; k < group->first + group->n; k++)
            add_weighted(r->scaled + k * r->n + first, r->weights.indicator[k], m->floor, 1 - m->floor, in_group,
                         in_group_lost, n);
        if (l->all[g] > 0) {
            finish_mean(in_group, in_group_lost, l->all[g], mean, n);
            add_weighted(mean, r->weights.group[g], 0, 1, total, lost, n);
        } else { /* it counts for nothing, but what is not known in it is told */
            add_weighted(in_group, 0, 0, 1, total, lost, n);
        }
    }
    finish_mean(total, lost, l->all_groups, out, n);
}

static void score_block(index_result *r, const level *l, size_t first, size_t n, size_t *incomplete, size_t *unscored)
{
    double value[BLOCK];

    if (l->is_arithmetic && l->all_groups > 0 && l->is_covered)
        value_block(r, l, first, n, value);
    else
        for (size_t i = 0; i < n; i++)
            value[i] = NAN;
    for (size_t i = 0; i < n; i++) {
        bool complete;

        if (value[i] == value[i]) {
            uint32_t company = r->order[first + i];

            r->low[company] = r->high[company] = r->score[company] = index_rounded(r->model, value[i]);
            continue;
        }
        complete = is_complete(r, first + i);
        score_one(r, first + i, complete);
        *incomplete += !complete;
        *unscored += !cell_is_value(r->score[r->order[first + i]]);
    }
}

void index_score_all(index_result *r, int threads)
{
    level l = find_level(r->model, &r->weights);
    long blocks = (long)((r->n + BLOCK - 1) / BLOCK);
    size_t incomplete = 0, unscored = 0;

    threads = index_threads(threads, blocks);
#pragma omp parallel for num_threads(threads) reduction(+ : incomplete, unscored)
    for (long k = 0; k < blocks; k++) {
        size_t first = (size_t)k * BLOCK;

        score_block(r, &l, first, r->n - first < BLOCK ? r->n - first : BLOCK, &incomplete, &unscored);
    }
    r->n_incomplete = incomplete;
    r->n_unscored = unscored;
}
