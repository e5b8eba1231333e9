/*
 * What is uncertain about an index: the part `uncertainty` of an index file, and what holds where it is silent
 * (models/practice/uncertainty.yaml). The format is described in models/indices/README.md.
 */
#ifndef MODEL_INDEX_UNCERTAINTY_H
#define MODEL_INDEX_UNCERTAINTY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"
#include "composite/weight_draws.h"
#include "panel/indicator.h"

enum { UNCERTAINTY_MOST_WORDS = 16, UNCERTAINTY_MOST_RANGES = 64 };

/* The least and the greatest weight of a member, in the units of the weights of its level. */
typedef struct weight_range {
    const char *of;
    double least, greatest;
} weight_range;

typedef struct weight_doubt {
    bool is_given;
    weight_law law;      /* AROUND: within `known` */
    double known;        /* a share; 0: the weights are certain */
    weight_range *ranges; /* INTERVAL; borrowed from the file */
    size_t n_ranges;
} weight_doubt;

/* Other ways to do it that are as good as that of the file; each is as likely. */
typedef struct index_alternatives {
    bool is_given;
    int kind[UNCERTAINTY_MOST_WORDS]; /* of index_scale_words, or a mean_kind (model/index_model.h) */
    size_t n;
} index_alternatives;

typedef struct gap_doubt {
    bool is_given;
    bool is_drawn; /* a missing value could be any of the known ones of its stratum; otherwise it stays as the index has it */
} gap_doubt;

typedef struct error_doubt {
    bool is_given;
    double share;  /* nine values in ten are off by at most this share of themselves */
} error_doubt;

typedef struct index_uncertainty {
    weight_doubt weights;
    index_alternatives scales, means;
    gap_doubt gaps;
    error_doubt error;
    double floor; /* of a geometric mean as an alternative; 0: not said */
} index_uncertainty;

/* Fill in what `own` does not say from `base`. */
void index_uncertainty_complete(index_uncertainty *own, const index_uncertainty *base);

/* The number of a word of the file, "percentile" or "geometric"; -1: there is none. */
int uncertainty_scale_find(const char *word);
int uncertainty_mean_find(const char *word);
const char *uncertainty_scale_word(int scale);
const char *uncertainty_mean_word(int mean);

/* "any", "ranked" or "exact"; false: none of these. */
bool weight_doubt_of_word(const char *word, weight_doubt *out);

/* The practice: everything is given. *out is the caller's (uncertainty_free). Statuses as growth_rules_load. */
tidu_status uncertainty_load(const char *path, dictionary *d, index_uncertainty **out, tidu_error *err);
void uncertainty_free(index_uncertainty *all);

#endif
