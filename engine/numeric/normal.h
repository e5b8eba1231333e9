/* The standard normal distribution, by GSL. */
#ifndef NUMERIC_NORMAL_H
#define NUMERIC_NORMAL_H

#include <stdbool.h>
#include <stddef.h>

double normal_below(double x);         /* P(Z <= x) */
double normal_quantile(double chance); /* of a chance between 0 and 1, neither of them */

/* The mean of f(Z) is sum weights[j] f(nodes[j]), by the Gauss-Hermite rule. False if memory is exhausted. */
bool normal_nodes(size_t n, double *nodes, double *weights);

#endif
