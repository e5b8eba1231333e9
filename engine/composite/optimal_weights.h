/*
 * Weights with which each column counts in an arithmetic mean as much as is intended: stated and effective importance
 * differ where columns have different spread or hang together (Paruolo, Saisana & Saltelli 2013; Becker, Saisana,
 * Paruolo & Vandecasteele 2017, "Weights and importance in composite indicators", Ecological Indicators 80).
 */
#ifndef COMPOSITE_OPTIMAL_WEIGHTS_H
#define COMPOSITE_OPTIMAL_WEIGHTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"

/* Effective importance of a column: r with the weighted mean of all columns, or r^2, scaled to add up to 1. */
typedef enum importance_measure {
    IMPORTANCE_SQUARED_CORRELATION,
    IMPORTANCE_CORRELATION
} importance_measure;

typedef struct importance_aim {
    const double *importance; /* [k] intended, at least 0, scaled here; NULL: all the same */
    double least, most;       /* of each weight, 0 <= least <= most <= 1 */
    importance_measure measure;
} importance_aim;

typedef enum optimal_refusal {
    OPTIMAL_FOUND,
    OPTIMAL_NO_ROOM,    /* k weights within the bounds cannot add up to 1 */
    OPTIMAL_IMPORTANCE, /* an intended importance is negative or infinite, or those of all columns that move are 0 */
    OPTIMAL_CONSTANT,   /* no column moves: nothing counts whatever the weights */
    OPTIMAL_EXHAUSTED   /* no memory */
} optimal_refusal;

typedef struct optimal_finding {
    optimal_refusal refusal;
    double *importance; /* [k] effective, by the caller; 0 for a constant column */
    double residual;    /* greatest |effective - intended| */
    size_t n_constant;  /* columns that count nothing, whatever their weight: they have the least, others share their importance */
} optimal_finding;

/*
 * out[k]: weights within the bounds that add up to 1, with the least sum of squared differences between effective and
 * intended importance that is found from several fixed starts; `residual` tells how near that is. Columns are on their
 * scale already; correlations are taken over the rows in which both columns have a value. False if refused.
 */
bool optimal_weights(const double *const *x, size_t k, size_t n, const importance_aim *aim, double *out,
                     optimal_finding *how);

/* One sentence why it was refused and what to do. TIDU_OK if it was not. */
tidu_status optimal_weights_refused(const optimal_finding *how, tidu_error *err);

#endif
