/* The severity of a panel, common to all applications of a batch: what a chance becomes once it is known. */
#ifndef FORECAST_PANEL_FACTOR_H
#define FORECAST_PANEL_FACTOR_H

#include <stdbool.h>
#include <stddef.h>

enum { PANEL_NODES = 64 };

/* The panels that stand for all: the mean over panels is sum weights[j] f(nodes[j]), j < n. */
typedef struct panel_factor {
    double severity; /* a standard deviation, in those of a company's latent quality; 0: panels do not differ, and there is one node */
    size_t n;
    double nodes[PANEL_NODES], weights[PANEL_NODES];
} panel_factor;

/* False if memory is exhausted. */
bool panel_factor_init(panel_factor *f, double severity);

/* What an application of this chance has before panel `node`. */
double panel_factor_given(const panel_factor *f, double chance, size_t node);

#endif
