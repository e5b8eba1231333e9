/* Logistic regression with a ridge and, where one is stated, the sign that a coefficient must have. */
#ifndef NUMERIC_LOGISTIC_H
#define NUMERIC_LOGISTIC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"

typedef struct logistic_data {
    const double *x;        /* [n][k] row by row; every cell has a value; borrowed */
    const bool *happened;   /* [n] */
    size_t n, k;
    const double *ridge;    /* [k] the loss grows by half of this times the square of the coefficient; NULL: none */
    const signed char *sign; /* [k] 1: the coefficient is at least 0, -1: at most 0, 0: free; NULL: all free */
} logistic_data;

/*
 * The coefficients of least loss, sum ln(1 + exp(-+ (b0 + x b))) + ridge, in out[k + 1]: first the constant, which is not penalised.
 * TIDU_ENOMEM; TIDU_EDATA where there is none: all or none of it happened, or without a ridge the events can be told by the data.
 */
tidu_status logistic_fit(const logistic_data *data, double *out);

/* 1 / (1 + exp(-x)) */
double logistic_chance(double x);

/* The chance whose logit is intercept + slope times that of `chance`, which is held within `least` and 1 - `least`. */
double logistic_map(double chance, double slope, double intercept, double least);

#endif
