/* The severity of a panel, common to all applications of a batch: what a chance becomes once it is known. */
#ifndef FORECAST_PANEL_FACTOR_H
#define FORECAST_PANEL_FACTOR_H

#include <stdbool.h>
#include <stddef.h>

enum { PANEL_NODES = 64 };

/* The panels that stand for all: the mean over panels is sum weights[j] f(nodes[j]), j < n. */
typedef struct panel_factor {
    size_t n; /* 1: panels do not differ */
    double nodes[PANEL_NODES], weights[PANEL_NODES];
} panel_factor;

/* False if memory is exhausted. */
bool panel_factor_init(panel_factor *f, bool differ);

/*
 * What an application of this chance has before panel `node`, of panels whose severity has this standard deviation, in those of the
 * company's latent quality; 0: they do not differ for it.
 */
double panel_factor_given(const panel_factor *f, double chance, double severity, size_t node);

#endif
