/* Nodes and weights for means over a standard normal number. */
#ifndef NUMERIC_NORMAL_NODES_H
#define NUMERIC_NORMAL_NODES_H

#include <stdbool.h>
#include <stddef.h>

/* The mean of f over a standard normal number is sum weights[j] f(nodes[j]); by GSL's Gauss-Hermite rule. False if memory is exhausted. */
bool normal_nodes(size_t n, double *nodes, double *weights);

#endif
