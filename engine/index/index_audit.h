/*
 * What an index does that its file does not say, in the order of the checklist of the OECD/JRC Handbook (2008): the data, what
 * says the same, how groups hang together, how much each weighs in effect, which components there are, what decides a border,
 * what is left without one indicator, and which ranks hang on missing data.
 *
 * Correlations, alpha and components are of scaled values, of which more is always better, over the companies in which both sides
 * have one. Nothing depends on the order of rows or the number of threads.
 */
#ifndef INDEX_INDEX_AUDIT_H
#define INDEX_INDEX_AUDIT_H

#include "composite/audit.h"
#include "composite/standing.h"
#include "index/index_robust.h"
#include "index/index_standing.h"

enum { AUDIT_FIVE = 5 }; /* least, quartiles and greatest */

/* An indicator. Cells are missing where there are too few values, undefined where all are equal. */
typedef struct audit_column {
    size_t n_known, n_missing, n_not_applicable, n_undefined; /* companies by raw value */
    double five[AUDIT_FIVE];       /* of the raw values, quartiles of type 7 */
    double skewness, kurtosis;     /* of type 2, of the raw values ... */
    double skewness_after, kurtosis_after; /* ... and of the known ones on the scale */
    size_t n_treated;              /* values that the treatment draws in */
    size_t n_common;               /* the most companies that share one value */
    size_t n_low, n_high;          /* companies at the lowest and the highest end of the scale; 0 where it has none */
    double scaled[AUDIT_FIVE];     /* the same five of the scaled values */
    double with_group;             /* r with the mean of the other indicators of its group; undefined where there is none */
    double square, effective;      /* r^2 with the index, and its share of the sum over indicators (index_importance.h) */
} audit_column;

/* A group: a node that is neither the root nor an indicator. */
typedef struct audit_group {
    size_t node;
    double alpha;              /* Cronbach's, of all indicators below it */
    double effective;          /* as in index_importance.h, among what stands as deep */
} audit_group;

/* Between the last company that is in and the first that is not. */
typedef struct index_border {
    const index_board *board;  /* NULL: a number of companies */
    size_t stratum;            /* SIZE_MAX: among all companies */
    uint32_t rank;             /* that the board, or the number, ends with */
    size_t n_in;               /* companies: more, where some share the last rank */
    uint32_t upper, lower;     /* companies, of equal ones the first by code */
    size_t n_equal;            /* how many are as good as the lower one */
    double difference;         /* points: what the parts add up to */
    border_part *parts;        /* [n_parts] in points; indicators, then items and the cut: INDEX_PARTS_... */
    size_t n_parts;
} index_border;

/* Parts behind those of the indicators: bonus, deductions, the cut. */
static inline size_t audit_parts(const index_model *m)
{
    return m->n_indicators + m->bonus.n + m->deductions.n + 1;
}

typedef struct audit_gaps {
    size_t n_incomplete;  /* companies with a missing value */
    size_t n_open;        /* companies whose rank hangs on missing data, theirs or others' */
    size_t n_certain;     /* are among the first in any case */
    size_t n_possible;    /* are in some cases and not in others */
} audit_gaps;

typedef struct index_audit {
    size_t n_scored;         /* companies */
    audit_column *columns;   /* [indicators] */
    audit_correlations pairs;
    double alpha;            /* of all indicators */
    audit_group *groups;
    size_t n_groups;
    double *components;      /* [n_components] eigenvalues of the correlations of what is not constant, descending */
    double *loadings;        /* [indicator * n_components + component]; 0 of constant ones; the sum over indicators is not below 0 */
    size_t n_components;
    index_border *borders;
    size_t n_borders;
    leave_out without;       /* each indicator and each group */
    uint32_t first;          /* companies that `without` and the gaps look at */
    audit_gaps gaps;
} index_audit;

typedef struct audit_question_of_index {
    uint32_t first[ROBUST_MOST_FIRST]; /* [n_first] borders, ascending; none: those of the boards, or `usual` */
    size_t n_first;
    uint32_t usual;
    double redundant; /* |r| above which a pair is flagged */
    int threads;      /* 0: all cores */
} audit_question_of_index;

/*
 * `r` must have raw and treated values. To be cleared even on failure. TIDU_EDATA: fewer than two companies
 * have a score, or no indicator has two values. TIDU_ENOMEM.
 */
tidu_status index_audit_find(const index_result *r, const audit_question_of_index *q, index_audit *out, tidu_error *err);
void index_audit_clear(index_audit *x);

#endif
