/*
 * One draw of everything that is uncertain about an index (index_robust.h), for the room's own files. Each source has random numbers of
 * its own, by the number of its draw: so one of them can be held while the others change.
 */
#ifndef INDEX_INDEX_DRAW_H
#define INDEX_INDEX_DRAW_H

#include "composite/weight_draws.h"
#include "index/index_internal.h"
#include "index/robust_question.h"

/* The index with another scale or other means. */
typedef struct index_variant {
    index_model model;
    index_node *nodes;
    index_indicator *indicators;
} index_variant;

/* A missing value that is drawn. */
typedef struct index_hole {
    uint32_t indicator, place;
    uint32_t first, n; /* of `donors` */
} index_hole;

/* What draws are made from; shared by all threads and not changed by a draw. */
typedef struct index_drawing {
    const index_result *r;
    const binding *b;
    const robust_question *q;
    bool is_active[ROBUST_SOURCES];
    size_t n_scales, n_means;      /* with those of the file, which come first */
    index_variant *variants;       /* [scale * n_means + mean] */
    double **scaled;               /* [scale]: the matrix, 0 is borrowed from `r` */
    weight_draws **level;          /* [set of weights * nodes + group] of the members of a group; NULL: certain */
    double *ranges;                /* memory of `level` */
    index_hole *holes;
    size_t n_holes, n_unfilled;
    uint32_t *donors;              /* places */
    const uint32_t *company;       /* [n] those of the list */
    size_t n;
} index_drawing;

/* Which draw each source is in. */
typedef struct index_draw_numbers {
    uint64_t of[ROBUST_SOURCES];
} index_draw_numbers;

/* The working memory of a thread. */
typedef struct index_draw_work {
    double *raw, *treated, *scaled, *score, *low, *high;
    index_weights *weights; /* as those of the result */
    tidu_status refused;    /* why a draw failed, if not for want of memory: a list that cannot be compared; `err` says it */
    tidu_error err;
} index_draw_work;

/* TIDU_EUSAGE, TIDU_EDATA, TIDU_ENOMEM; clear it even then. */
tidu_status index_drawing_init(index_drawing *d, const binding *b, const index_result *r, const robust_question *q, tidu_error *err);
void index_drawing_clear(index_drawing *d);

/* TIDU_EUSAGE: nothing is uncertain, or the draws of a method that compares the list would take too long. */
tidu_status index_drawing_check(const index_drawing *d, tidu_error *err);

bool index_draw_work_init(const index_drawing *d, index_draw_work *w);
void index_draw_work_clear(index_draw_work *w);

/* All sets of weights of a draw: of nodes, and of indicators. False if memory is exhausted. */
bool index_draw_weights(const index_drawing *d, uint64_t draw, index_weights *sets);

/*
 * The scores of the companies of the list in a draw into score[n]; `weights` (all sets) NULL: as drawn. False if memory is exhausted,
 * or if the work says why the list is refused.
 */
bool index_draw_scores(const index_drawing *d, index_draw_work *w, const index_draw_numbers *draws, index_weights *weights, double *score);

#endif
