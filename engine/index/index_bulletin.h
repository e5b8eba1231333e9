/*
 * The bulletin of a contest: the companies that an index ranks on one day beside their ranks on an earlier one, who came and went across
 * the borders of its boards, and the least score within each.
 */
#ifndef INDEX_INDEX_BULLETIN_H
#define INDEX_INDEX_BULLETIN_H

#include "index/index_compare.h"
#include "index/index_standing.h"

enum { BULLETIN_THEN, BULLETIN_NOW, BULLETIN_SIDES };

typedef struct bulletin_company {
    uint32_t company[BULLETIN_SIDES]; /* in the data of each side; INDEX_NOBODY: not there */
    uint32_t rank[BULLETIN_SIDES];    /* on the list; 0: it has no score */
    double score[BULLETIN_SIDES];     /* cells */
    size_t within[BULLETIN_SIDES];    /* the first border that it is within, and so all that follow; their number: none */
} bulletin_company;

/* A board and all that stand above it in the file, or the first so many of the list. */
typedef struct bulletin_border {
    const index_board *board; /* NULL: */
    uint32_t first;
    size_t n[BULLETIN_SIDES], entered, left;
    double line[BULLETIN_SIDES]; /* the least score within it; missing: nobody is, or each stratum has its own */
} bulletin_border;

typedef struct index_bulletin {
    index_result *result[BULLETIN_SIDES];
    index_standing standing[BULLETIN_SIDES];
    bulletin_company *rows; /* by rank now, then who is ranked no more by the rank then; equal ones by code */
    size_t n;
    size_t n_ranked[BULLETIN_SIDES];
    bulletin_border *borders; /* the narrowest first */
    size_t n_borders;
} index_bulletin;

/*
 * sides[BULLETIN_SIDES] of the same index; changes of weights are not looked at. Borders are the first[n_first], ascending, or without any those of the
 * boards. TIDU_EDATA: nobody has a score now. To be cleared by index_bulletin_clear even on failure.
 */
tidu_status index_bulletin_make(const compared_run *sides, const uint32_t *first, size_t n_first, int threads, index_bulletin *out, tidu_error *err);
void index_bulletin_clear(index_bulletin *x);

#endif
