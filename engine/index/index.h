/*
 * A composite index over the companies of a binding: indicators computed by the rule language, treated
 * and scaled within strata, weighed and brought together; what is missing leaves an interval.
 *
 *   missing          leaves [lo, hi]: the scaled value could be anything from 0 to 1
 *   not applicable   left out, the other weights grow (a company too young to have grown)
 *                    ("coverage": with too little left there is no score)
 *   undefined (x/0)  the lowest value, as every comparison with it is false
 *
 * Nothing depends on the order of rows or the number of threads: everything that adds up rows
 * does so in the order of strata and codes.
 */
#ifndef INDEX_INDEX_H
#define INDEX_INDEX_H

#include <stdint.h>

#include "base/tidu_error.h"
#include "model/index_model.h"
#include "rules/binding.h"

typedef struct index_scorer index_scorer;

/* Borrows the model. NULL when memory is used up. */
index_scorer *index_scorer_new(const index_model *m);
void index_scorer_free(index_scorer *x);

/* Tell a panel which cells are read in application year `year` (0: in any year). */
bool index_scorer_want(const index_scorer *x, int year, panel *into);

/* How much each member of a level weighs, and for AHP how consistent the judgements are. */
typedef struct index_weights {
    double group[INDEX_MOST_GROUPS];          /* together 1 */
    double indicator[INDEX_MOST_INDICATORS];  /* together 1 in each group */
    comparison_consistency groups_compared;   /* lambda 0: not compared */
    comparison_consistency compared[INDEX_MOST_GROUPS]; /* the indicators of a group */
} index_weights;

typedef struct index_stratum {
    const char *name; /* "39"; NULL: the small ones and those without the text, or the only one */
    size_t first;     /* in the order of index_result */
    size_t n;
} index_stratum;

typedef struct index_result {
    const index_model *model;
    size_t n;           /* companies */
    double *score;      /* [company], 0 to 100 in whole units of the model's decimals; a cell */
    double *low;        /* what is certain ... */
    double *high;       /* ... and what the missing data could still make of it */
    uint32_t *order;    /* companies by stratum and code */
    double *scaled;     /* [indicator * n + place in that order], 0 to 1; a cell */
    double *raw;        /* [indicator * n + company]; NULL unless kept */
    double *treated;    /* the same */
    index_stratum *strata;
    size_t n_strata;
    index_weights weights;
    size_t n_incomplete; /* companies with anything missing */
    size_t n_unscored;   /* for which too little is known or applies */
    void *names;         /* memory of the strata's names */
} index_result;

/* `keeps_all`: raw and treated values too, for explanations. `threads` 0: all cores. */
tidu_status index_scorer_run(const index_scorer *x, const binding *b, int threads, bool keeps_all,
                        index_result **out, tidu_error *err);
void index_result_free(index_result *r);

/*
 * Does a score hang on no other company? So with fixed goalposts, fixed weights and nothing treated; then
 * a list of a hundred needs no more than those hundred.
 */
bool index_scorer_is_absolute(const index_scorer *x);

/*
 * Of such an index the same scores as index_scorer_run's, but of the companies with is_in[company] (NULL: all)
 * alone, into score[company].
 */
tidu_status index_scorer_score(const index_scorer *x, const binding *b, int threads, const uint8_t *is_in, double *score,
                          tidu_error *err);

/* Where a company stands in the order. */
size_t index_result_place(const index_result *r, uint32_t company);
const index_stratum *index_result_stratum(const index_result *r, size_t place);

/* The score of one company taken apart. Parts are whole units of 10^-decimals and add up. */
typedef struct index_parts {
    long total;
    long group[INDEX_MOST_GROUPS];
    long indicator[INDEX_MOST_INDICATORS];
    double weight[INDEX_MOST_INDICATORS]; /* as it counted for this company: 0 where left out */
} index_parts;

/* Of the company at `place`; false when it has no score. */
bool index_result_parts(const index_result *r, size_t place, index_parts *out);

/* Units as points: 10^-decimals each. */
double index_points(const index_model *m, long units);

/*
 * A weight by hand, in the place of that which the file gives, or, where a method finds the weights of a level, of
 * that which it found of 100. The others of the level stay, and together they are scaled to 1 as always.
 */
typedef struct index_weight_change {
    const char *name; /* of an indicator, or of a group: "growth"; a group with an indicator's name: "group.growth" */
    double weight;    /* at least 0 */
} index_weight_change;

/*
 * Change weights that were found for the scaled columns (of n companies; NULL: no method looks at data). Groups that
 * are weighed by data are weighed again where something inside them changes. TIDU_EUSAGE: no such name, one name
 * twice, a weight below 0, or nothing of a level weighs anything; `w` is then half changed.
 */
tidu_status index_weights_change(const index_model *m, const index_weight_change *changes, size_t n_changes,
                                 const double *scaled, size_t n, index_weights *w, tidu_error *err);

/* What a member named so weighs in its level, whose weights are together 1; NaN for an unknown name. */
double index_weight_named(const index_model *m, const index_weights *w, const char *name);

/*
 * The scores of the same companies with such weights, to the bit those of a new run: nothing is computed, treated or
 * scaled again. Without a failure scores, intervals and weights of `r` are the new ones, else as they were.
 */
tidu_status index_reweigh(index_result *r, const index_weight_change *changes, size_t n_changes, int threads,
                          tidu_error *err);

/* The weights of a model that looks at no data (index_weighs_data). TIDU_ENOMEM. */
tidu_status index_weights_fixed(const index_model *m, index_weights *out, tidu_error *err);

#endif
