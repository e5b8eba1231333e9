/*
 * A composite index over the companies of a binding (OECD/JRC, "Handbook on Constructing Composite Indicators", 2008):
 * indicators computed by the rule language, outliers treated and values normalised within strata, weighted and
 * aggregated; missing data leave an interval.
 *
 *   missing          left out, the other weights are rescaled, and [low, high] says what it could do: the normalised
 *                    value could be anything that the scale gives (without an end, there is no high or no low); of an
 *                    indicator that says so, the worst, a mean, a median or an older value stands for it
 *   not applicable   left out, the other weights are rescaled (a company too young to have grown);
 *                    below the minimum coverage there is no score
 *   undefined (x/0)  the lowest value, as every comparison with it is false
 *
 * Nothing applies to a company that is not certainly a candidate: it has no score and sets no scale.
 *
 * Nothing depends on the order of rows or the number of threads: all sums over companies are taken in the order of
 * strata and codes.
 */
#ifndef INDEX_INDEX_H
#define INDEX_INDEX_H

#include <stdint.h>

#include "base/tidu_error.h"
#include "composite/normal_em.h"
#include "model/index_model.h"
#include "rules/binding.h"

typedef struct index_scorer index_scorer;

/* Borrows the model. NULL if memory is exhausted. */
index_scorer *index_scorer_new(const index_model *m);
void index_scorer_free(index_scorer *x);

/* Ask a panel to load the cells that are read in application year `year` (0: in any year). */
bool index_scorer_want(const index_scorer *x, int year, panel *into);

/* What is to be said of the weights of the members of a group, where a method finds them in data. */
typedef struct index_weighed {
    uint8_t n_constant; /* members that do not tell the companies apart */
    bool is_equal;      /* nothing does: those that move weigh the same, or all do */
    double residual;    /* WEIGHTING_OPTIMAL: greatest difference of effective and intended importance */
} index_weighed;

/* The weights of each level for a stratum or for everybody, and for AHP the consistency of the judgements. */
typedef struct index_weights {
    double node[INDEX_MOST_NODES];       /* sum to 1 over the members of a group; 1 of the root */
    double share[INDEX_MOST_INDICATORS]; /* of the whole: the product on the way to the root */
    comparison_consistency compared[INDEX_MOST_NODES]; /* the members of a group; lambda 0: no pairwise comparison */
    index_weighed weighed[INDEX_MOST_NODES];           /* the members of a group */
    const index_weighting *instead; /* of every group, instead of that of the file; borrowed; NULL: as in the file */
    size_t given;        /* the case whose given weights count (model/index_model.h) */
    const char *stratum; /* its name; NULL: everybody, or all others */
} index_weights;

/* How the members of a group are weighed. */
static inline const index_weighting *index_weighting_of(const index_model *m, const index_weights *w, size_t group)
{
    return w->instead ? w->instead : &m->nodes[group].weighting;
}

/*
 * What weights are computed from: scaled values [indicator * n + i] of the companies that count for them, those of one set of
 * weights behind those of another. In the order of strata and codes.
 */
typedef struct index_sample {
    const double *scaled; /* NULL: no method uses data */
    size_t n;
    const size_t *first;  /* [sets + 1]; NULL: there is one set */
} index_sample;

typedef struct index_stratum {
    const char *name; /* "39"; NULL: small strata and companies without the text, or the only stratum */
    size_t first;     /* in the order of index_result */
    size_t n;
} index_stratum;

enum { INDEX_MOST_FIGURES = 3 };

/* What VIKOR says of a stratum beside its order. */
typedef struct index_compromise {
    size_t n, n_chosen;  /* companies that are compared, and the first of them that are the compromise */
    bool has_advantage, is_stable;
} index_compromise;

/* What a method that compares the companies of a list gives. */
typedef struct index_compared {
    double *value;         /* [company] 0 to 1, the more the better; missing: it is not among those that are compared */
    double *figures[INDEX_MOST_FIGURES]; /* [company] what that was made of, as index_figure_name says */
    double *own_weights;   /* [company * columns + column] of LIST_BOD; otherwise NULL */
    size_t lacking[INDEX_MOST_NODES];    /* [column] companies that are not compared for want of a value there */
    size_t *n_compared;    /* [stratum] */
    index_compromise *compromises; /* [stratum] of LIST_VIKOR; otherwise NULL */
} index_compared;
/* What was found when scales and treatments were fitted: strata by state. */
typedef struct index_findings {
    uint32_t treatment[TREATMENT_NO_MEMORY + 1];
    uint32_t scale[SCALE_NO_MEMORY + 1];
} index_findings;

/* Of an indicator in a stratum. `sorted` of the scale is NULL. */
typedef struct index_fit {
    treatment treated; /* nothing if the indicator has no treatment */
    scale fitted;
} index_fit;

typedef struct index_result {
    const index_model *model;
    size_t n;           /* companies */
    double *score;      /* [company], 0 to 100 in multiples of 10^-decimals, of what is known; a cell */
    double *low;        /* the score if missing data are at their worst ... */
    double *high;       /* ... and at their best; missing if there is no end */
    uint32_t *order;    /* companies by stratum and code */
    double *scaled;     /* [indicator * n + place in that order] points / 100: 0 to 1 with most scales; a cell */
    double *raw;        /* [indicator * n + company]; NULL unless kept */
    double *treated;    /* the same */
    uint8_t *candidate; /* [company] truth: false or unknown is not ranked; NULL: everybody is */
    uint8_t *is_population;  /* [company] it sets relative scales; NULL: all do */
    double *population_raw;  /* [indicator * n + company] the figures that set them; NULL: raw */
    bool lacks_population[INDEX_MOST_INDICATORS]; /* nobody could set the scale of some stratum */
    double *items;      /* [item * n + company] points of bonus, then of deductions, 0 to the most of the item; a cell */
    uint8_t *years_back; /* [indicator * n + company] application years that the raw value is older; NULL: none may be */
    uint8_t *is_screened; /* [company] too few of its indicators are known, so that it has no score; NULL: none */
    size_t n_screened;
    double lowest[INDEX_MOST_INDICATORS];  /* what an unknown value may get on the scale; missing: there is no end */
    double highest[INDEX_MOST_INDICATORS];
    index_findings found[INDEX_MOST_INDICATORS];
    uint32_t estimated[NORMAL_EM_NO_MEMORY + 1]; /* strata by state of the estimate of missing values */
    index_fit *fits; /* [indicator * n_strata + stratum]; NULL unless kept */
    size_t n_known[INDEX_MOST_INDICATORS];   /* companies with a value, which set a relative scale */
    size_t n_missing[INDEX_MOST_INDICATORS]; /* companies without one that it applies to */
    index_stratum *strata;
    size_t n_strata;
    index_weights *weights; /* [n_weights] see index_weights_of */
    size_t n_weights;       /* 1; or one for each stratum where weights depend on it */
    index_sample sample;
    size_t n_incomplete; /* companies with missing data */
    index_compared *compared; /* NULL: the root takes a mean */
    size_t n_unscored;   /* without a score: too little is known or applicable (also those screened) */
    size_t n_candidates, n_possible; /* certainly; perhaps, as data are missing. 0 where everybody is ranked */
    void *names;         /* owns the names of the strata */
    double *sampled;     /* owns sample.scaled of a population */
    size_t *sampled_first; /* owns sample.first */
} index_result;

/* `keeps_all`: also keep raw and treated values, for explanations. `threads` 0: all cores. */
tidu_status index_scorer_run(const index_scorer *x, const binding *b, int threads, bool keeps_all,
                        index_result **out, tidu_error *err);
void index_result_free(index_result *r);

/*
 * Is the score of a company independent of all others? True with fixed goalposts or bases, fixed weights, no treatment
 * and no means; then
 * a list of a hundred companies needs only those.
 */
bool index_scorer_is_absolute(const index_scorer *x);

/*
 * For such an index: the scores that index_scorer_run gives, but only for the companies with is_in[company] (NULL:
 * all), into score[company].
 */
tidu_status index_scorer_score(const index_scorer *x, const binding *b, int threads, const uint8_t *is_in, double *score,
                          tidu_error *err);

/*
 * Can the score of a company with missing data not be bounded? Of methods that compare lists, and where something is missing
 * below an mpi, whose value can be greatest in between.
 */
bool index_lacks_ends(const index_result *r, size_t place);

/* The name of a figure of a method, such as "d_plus"; NULL: it has no more. */
const char *index_figure_name(list_method_kind kind, size_t figure);

/* Clear is_in[company] of those that are not ranked at all. */
void index_result_keep_candidates(const index_result *r, uint8_t *is_in);

/* The place of a company in the order. */
size_t index_result_place(const index_result *r, uint32_t company);
size_t index_stratum_at(const index_result *r, size_t place); /* its number */
const index_stratum *index_result_stratum(const index_result *r, size_t place);

/* The weights of the company at `place`. */
static inline const index_weights *index_weights_of(const index_result *r, size_t place)
{
    return &r->weights[r->n_weights > 1 ? index_stratum_at(r, place) : 0];
}

/*
 * Decomposition of the score of one company. Parts are integers in units of 10^-decimals and add up exactly: those of the
 * members of a group to that of the group, and that of the root, the items and the cut to the total.
 */
typedef struct index_parts {
    long total;                  /* that of the root, items and the cut */
    long item[2 * INDEX_MOST_ITEMS]; /* bonus, then deductions, which are below 0 */
    long cut;                    /* what limits of items and of the total add or take away */
    long node[INDEX_MOST_NODES];
    double value[INDEX_MOST_NODES];  /* 0 to 1 on the scale of its mean; a cell */
    double weight[INDEX_MOST_NODES]; /* effective weight for this company in the whole: 0 if left out */
} index_parts;

/* For the company at `place`; false if it has no score. */
bool index_result_parts(const index_result *r, size_t place, index_parts *out);

/* Units of 10^-decimals as points. */
double index_points(const index_model *m, long units);

/*
 * A weight set by the user, replacing that of the file or, if a method computes the weights of the level, its share of
 * 100. The others of the level stay, and all are rescaled to sum 1.
 */
typedef struct index_weight_change {
    const char *name; /* an indicator, or a group: "growth"; if an indicator has that name, too: "group.growth" */
    double weight;    /* at least 0 */
} index_weight_change;

/*
 * Change all n_sets sets of weights that were found for the sample. Groups that are weighted by data are weighted again if
 * something inside them changes. TIDU_EUSAGE: an unknown name, a name twice, a weight below 0, or a level whose weights are
 * all 0; `sets` are then partly changed.
 */
tidu_status index_weights_change(const index_model *m, const index_weight_change *changes, size_t n_changes,
                                 const index_sample *sample, index_weights *sets, size_t n_sets, tidu_error *err);

/* The weight of the member with that name within its level; NaN if there is none. */
double index_weight_named(const index_model *m, const index_weights *w, const char *name);

/*
 * Apply changed weights to a result, bit by bit as a new run would: nothing is computed, treated or normalised again.
 * On failure `r` is unchanged.
 */
tidu_status index_reweigh(index_result *r, const index_weight_change *changes, size_t n_changes, int threads,
                          tidu_error *err);

/*
 * Weigh the members of all groups by `how` (borrowed as long as the result is) instead of as the file says, and compute the
 * scores anew. On failure `r` is unchanged: TIDU_EDATA names the member whose values the method cannot take.
 */
tidu_status index_reweigh_by(index_result *r, const index_weighting *how, int threads, tidu_error *err);

/*
 * The weights of a model whose methods use no data (index_weighs_data), or by `instead` of them (borrowed; NULL: as in the
 * file), for each case of given weights: out[index_weight_cases(m)]. TIDU_ENOMEM.
 */
tidu_status index_weights_fixed(const index_model *m, const index_weighting *instead, index_weights *out, tidu_error *err);

#endif
