/*
 * Shared by the files that compute an index.
 */
#ifndef INDEX_INDEX_INTERNAL_H
#define INDEX_INDEX_INTERNAL_H

#include "index/index.h"
#include "numeric/normalise.h"
#include "rules/machine.h"

struct index_scorer {
    const index_model *model;
    program *program;
    size_t values[INDEX_MOST_INDICATORS]; /* outputs */
    size_t stages[INDEX_MOST_STAGES];
};

/* Threads for so many pieces of work. */
static inline int index_threads(int threads, long pieces)
{
    return threads < pieces ? threads : pieces > 0 ? (int)pieces : 1;
}

/*
 * Put the companies of the binding's panel in order and find the strata. `stages`: of each company
 * its stage, or NULL. Fills order, strata and names. False when memory is used up.
 */
bool index_strata_find(index_result *r, const binding *b, const uint8_t *stages);

/* The stage of row i of the machine's batch: the first that certainly holds; the last one takes everybody else. */
uint8_t index_stage_of(const index_scorer *x, const machine *m, size_t i);

/* Room for treating and scaling a stratum of n companies. False without memory; clear it all the same. */
typedef struct index_scaling {
    double *column;
    double *numbers;
    ranked_cell *cells;
} index_scaling;

bool index_scaling_init(index_scaling *s, size_t n);
void index_scaling_clear(index_scaling *s);

/* Treated and scaled values of an indicator in a stratum from its raw values. */
void index_scale_stratum(index_result *r, size_t k, size_t stratum, const index_scaling *s);

/* x[n], treated, to out[n] on the scale of the indicator; `work` is for percentiles alone. */
void index_scale_values(const index_indicator *i, const double *x, size_t n, double *out, ranked_cell *work);

/*
 * Weigh every level; `scaled` columns are as in index_result (NULL: no method looks at data).
 * TIDU_ENOMEM, or TIDU_EDATA where a method cannot take the data.
 */
tidu_status index_weights_find(const index_model *m, const double *scaled, size_t n, index_weights *out,
                               tidu_error *err);

/* The groups alone, once the indicators are weighed. */
tidu_status index_weights_find_groups(const index_model *m, const double *scaled, size_t n, index_weights *out,
                                      tidu_error *err);

/* What a missing value counts as. */
typedef enum index_gap { GAP_LOWEST, GAP_HIGHEST, GAP_LEFT_OUT } index_gap;

/*
 * The value (0 to 1) of the company whose scaled values are scaled[indicator * stride];
 * `parts` and `weight` (NULL, or one for each indicator) get its shares, which add up to it.
 */
double index_value(const index_model *m, const index_weights *w, const double *scaled, size_t stride,
                   index_gap gap, double *parts, double *weight);

/* A group's own value, for weighing groups by data; missing where nothing of it is known. */
double index_group_value(const index_model *m, const index_weights *w, size_t group,
                         const double *scaled, size_t stride);

/* The share of the weights whose values count, of counted values (a cell where one does not count). */
double index_coverage(const index_model *m, const index_weights *w, const double *value);

/* With less coverage there is no score; weights of exactly the model's may add up to a hair less. */
static inline bool index_is_covered(const index_model *m, double coverage)
{
    static const double rounding = 1e-12;

    return m->coverage <= 0 || coverage >= m->coverage - rounding;
}

/* Score and interval of the company at `place` alone. */
void index_score_place(index_result *r, size_t place);

/* Scores and intervals of all companies from their scaled values and the weights, and how many are incomplete. */
void index_score_all(index_result *r, int threads);

/* 10^decimals. */
double index_units_a_point(const index_model *m);

/* In whole units of the model's decimals, of 100 points; half away from 0. */
long index_units(const index_model *m, double value);

/* A value in points, in whole units; a cell that is no value stays what it is. */
double index_rounded(const index_model *m, double value);

#endif
