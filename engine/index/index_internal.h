/*
 * Shared by the files that compute an index.
 */
#ifndef INDEX_INDEX_INTERNAL_H
#define INDEX_INDEX_INTERNAL_H

#include "index/index.h"
#include "rules/machine.h"

struct index_scorer {
    const index_model *model;
    program *program;
    size_t values[INDEX_MOST_INDICATORS]; /* outputs */
    size_t stages[INDEX_MOST_STAGES];
    size_t items[2 * INDEX_MOST_ITEMS];
    size_t population, candidates;
};

/* Is the company ranked at all? */
static inline bool index_is_candidate(const index_result *r, size_t company)
{
    return !r->candidate || r->candidate[company] == TRUTH_TRUE;
}

/* The number of threads for that many pieces of work. */
static inline int index_threads(int threads, long pieces)
{
    return threads < pieces ? threads : pieces > 0 ? (int)pieces : 1;
}

/*
 * Order the companies of the panel and find the strata. `stages`: the stage of each company, or NULL. Fills order,
 * strata and names. False if memory is exhausted.
 */
bool index_strata_find(index_result *r, const binding *b, const uint8_t *stages);

/* The scale of an indicator that depends on no other company. */
void index_scale_fit_fixed(const index_indicator *i, scale *out);

/*
 * Scale treated values x[n] to out[n]. An undefined value becomes the worst; a missing one stays missing, or becomes the
 * worst where the indicator says so.
 */
void index_scale_apply(const index_indicator *i, const scale *s, const double *x, size_t n, double *out);

/* Companies of which too little is known. False if memory is exhausted. */
bool index_screen(index_result *r);

/*
 * Fill the missing ones of x[n], those of the companies order[n] of a stratum, by a mean or median of the known ones, where
 * `missing` says so. False if memory is exhausted.
 */
bool index_gaps_fill(const index_missing *missing, const panel *p, const uint32_t *order, size_t n, double *x);

/* The missing values of indicators that are estimated, when all are scaled. False if memory is exhausted. */
bool index_gaps_estimate(index_result *r, int threads);

/* Treat and scale all columns of raw values, in strata, and fill what is missing. False if memory is exhausted. */
bool index_scale_all(index_result *r, const panel *p, int threads);

/* Who sets the scales. False if memory is exhausted. */
bool index_population_find(const index_scorer *x, const binding *b, index_result *r);

/* Is anything added to, taken from or cut off the score of the tree? */
bool index_has_items(const index_model *m);

/* The points of an item, 0 to its most; missing if they are. */
double index_item_points(const index_item *x, double value);

/* A score of the tree with what is added and taken away; what that is, in units, but for limits of the total. */
double index_with_items(const index_result *r, uint32_t company, double score);
long index_items_sum(const index_result *r, uint32_t company);

/* The first item of a company that is missing, or NULL. */
const index_item *index_items_missing(const index_result *r, uint32_t company);

/* Bring the items into all scores; into the parts of one company. */
void index_items_apply(index_result *r);
void index_items_part(const index_result *r, uint32_t company, index_parts *out);

/* Raw values that are missing, where the indicator takes older ones. False if memory is exhausted. */
bool index_fill_last(const index_scorer *x, const binding *b, index_result *r);

/*
 * Compute all sets of weights of every level, whose stratum, case and method instead of that of the file are told. TIDU_ENOMEM;
 * TIDU_EDATA names the member whose values a method cannot take.
 */
tidu_status index_weights_find(const index_model *m, const index_sample *sample, index_weights *sets, size_t n_sets,
                               tidu_error *err);

/* Those of the members of one group, given the weights of what is below them. */
tidu_status index_weights_find_level(const index_model *m, const index_sample *sample, size_t group, index_weights *sets, size_t n_sets,
                                     tidu_error *err);

/* The sets of weights of a result, once its values are scaled, and the sample that they are computed from. TIDU_ENOMEM. */
tidu_status index_weigh(index_result *r, const panel *p, int threads, tidu_error *err);

/* Fill in the shares of the whole. */
void index_weights_multiply(const index_model *m, index_weights *w);

/* Does a value of the indicator always scale alike, whatever the others have? */
static inline bool index_is_fixed(const index_indicator *i)
{
    return !scale_is_relative(&i->scale) && !index_is_treated(&i->treatment) &&
           (i->missing.kind == MISSING_INTERVAL || i->missing.kind == MISSING_REWEIGHT || i->missing.kind == MISSING_WORST);
}

/* What a missing value counts, [indicator]. A cell without a value, and GAP_LEFT_OUT: it is left out. */
typedef const double *index_gap;

#define GAP_LEFT_OUT NULL

/* The values of all nodes for the company whose scaled values are scaled[indicator * stride], as far as they count. */
void index_values(const index_model *m, const index_weights *w, const double *scaled, size_t stride, index_gap gap,
                  double *value);

/* The index of such a company, 0 to 1; missing if too little of it counts. */
double index_value(const index_model *m, const index_weights *w, const double *scaled, size_t stride, index_gap gap);

/* A mean of those of value[k] that count; missing of MEAN_OF_LIST. */
double index_mean_of(const index_mean *how, const double *value, const double *weight, size_t k);

/* What each of them weighs in it: its weight, or what the mean makes of it; not scaled. */
void index_mean_weights(const index_mean *how, const double *value, const double *weight, size_t k, double *out);

/* How companies with a gap below such a node would end is not told by the ends of the gap. */
static inline bool index_mean_is_monotone(const index_mean *how)
{
    return how->kind != MEAN_MPI;
}

/* The weight of a node as index_weight_change has it, and the sum of those of its level. */
double index_given_weight(const index_model *m, const index_weights *w, size_t node, double *sum);

/* The value of a node, for weighting groups by data; missing if nothing of it is known. */
double index_node_value(const index_model *m, const index_weights *w, size_t node, const double *scaled, size_t stride);

/* Below the minimum coverage there is no score. Weights that sum to exactly the minimum may be less by rounding. */
static inline bool index_is_covered(const index_model *m, double coverage)
{
    static const double rounding = 1e-12;

    return m->coverage <= 0 || coverage >= m->coverage - rounding;
}

/* The stage of row i of a batch that has run: the first that certainly holds, else the last. */
uint8_t index_stage_of(const index_scorer *x, const machine *m, size_t i);

enum { INDEX_BLOCK = 256 };

/*
 * The scores of n companies, at most INDEX_BLOCK, in points and rounded, bit by bit as index_rounded of index_value;
 * the scaled values are scaled[indicator * stride + company]. Missing where the root compares the list.
 */
void index_score_block(const index_model *m, const index_weights *w, const double *scaled, size_t stride, size_t n,
                       index_gap gap, double *out);

/* n companies, at most INDEX_BLOCK; scaled[indicator * stride + company]. */
typedef struct index_block {
    const index_model *m;
    const index_weights *w;
    const double *scaled;
    size_t stride, n;
    index_gap gap;
} index_block;

/* The values of a node for a block; `covered` grows by the weights that count below it. A call stands for a level of the tree. */
void index_node_block(const index_block *s, size_t node, double *covered, double *out);

/*
 * Scores and intervals of all companies from scaled values and weights; also counts the incomplete ones. TIDU_ENOMEM, or
 * TIDU_EDATA: the list cannot be compared. Nothing is changed then.
 */
tidu_status index_score_all(index_result *r, int threads, tidu_error *err);

/* Compare the companies of each stratum by the method of the root. TIDU_EDATA: they cannot be; TIDU_ENOMEM. */
tidu_status index_list_compare(const index_result *r, index_compared **out, tidu_error *err);
void index_compared_free(index_compared *x);

/* The weights that a company's score was made with, of the members of the root; NULL: those of all. */
const double *index_compared_weights(const index_result *r, uint32_t company);

/* 10^decimals. */
double index_units_a_point(const index_model *m);

/* A value of 0 to 1 in points, rounded half away from 0 to units of 10^-decimals; a cell without a value is returned as it is. */
double index_rounded(const index_model *m, double value);

#endif
