/*
 * Two runs of indices held against each other: how far their orders agree, and every change of rank split exactly into what the
 * company's own data, those of the others, the weights and the method did (composite/rank_change.h: Shapley's value, so that the parts
 * add up). The two may differ in their data, in the weights and in everything else of the index, which is its method.
 */
#ifndef INDEX_INDEX_COMPARE_H
#define INDEX_INDEX_COMPARE_H

#include "composite/rank_agreement.h"
#include "composite/rank_change.h"
#include "index/index.h"

#define INDEX_NOBODY UINT32_MAX

typedef struct compared_run {
    const index_scorer *scorer; /* of `model` */
    const index_model *model;
    const binding *binding;
    const uint8_t *is_in;       /* [company] in the list; NULL: all */
    const index_weight_change *changes; /* of weights */
    size_t n_changes;
    const index_weighting *instead; /* of all levels, before changes; NULL: as the file says */
} compared_run;

typedef struct compared_company {
    uint32_t company[2];  /* in the data of each run; INDEX_NOBODY: not there */
    double score[2];      /* cells */
    uint32_t rank[2];     /* 0: none */
    int64_t part[RANK_CHANGE_CAUSES]; /* of rank[1] - rank[0], in units of 1 / rank_change_unit(RANK_CHANGE_CAUSES); all 0 without two ranks */
} compared_company;

typedef struct index_comparison {
    compared_company *rows; /* who has a rank in either run, the greatest moves first, those with one rank last */
    size_t n;
    size_t n_both;
    rank_agreement agreement; /* of those with two scores */
    bool is_weighed_apart;  /* false: the two trees are different, so that what weights do is part of the method */
} index_comparison;

/* run[2]. Nothing is changed in what is given; equal pointers mean that a thing is the same. */
tidu_status index_compare(const compared_run *run, int threads, index_comparison *out, tidu_error *err);
void index_comparison_clear(index_comparison *x);

/* Of the first k of the first run, how many are among the first k of the second. */
size_t index_comparison_kept(const index_comparison *x, uint32_t k);

#endif
