/* The beta distribution, by GSL. */
#ifndef NUMERIC_BETA_H
#define NUMERIC_BETA_H

/* x with P(X <= x) = chance, of a and b above 0 and a chance between 0 and 1. */
double beta_quantile(double chance, double a, double b);

#endif
