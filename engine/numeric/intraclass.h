/*
 * How much more alike members of one group are than members of different groups, for yes-or-no answers: the intraclass correlation of groups within
 * families, by analysis of variance (Elston 1977; the best of the simple ones in Ridout, Demetrio & Firth 1999), summed over families:
 *
 *   MSB = sum (y_g^2 / n_g) - sum (Y_f^2 / N_f)  over  sum (groups of f - 1)
 *   MSW = sum y_g - sum (y_g^2 / n_g)            over  sum (n_g - 1)
 *   n0  = sum (N_f - sum n_g^2 / N_f)            over  sum (groups of f - 1)
 *   rho = (MSB - MSW) / (MSB + (n0 - 1) MSW)
 *
 * In a beta-binomial model, rho = 1 / (strength + 1): what is known of the family weighs like `strength` members of the group, and the share of a
 * group's own members in its estimate is n / (n + strength): empirical Bayes (Robbins 1956; Kleinman 1973).
 */
#ifndef NUMERIC_INTRACLASS_H
#define NUMERIC_INTRACLASS_H

#include <stddef.h>

typedef struct intraclass_group {
    size_t family; /* groups of a family stand one behind the other */
    double n;      /* members, above 0 */
    double yes;    /* of these */
} intraclass_group;

/* rho; NAN if it cannot be told: no family has two groups, no group two members, or all answers are the same. */
double intraclass_correlation(const intraclass_group *groups, size_t n);

/* The strength of a family for groups with this correlation: 0 from 1 on, INFINITY where it is not above 0, or NAN. */
double intraclass_strength(double rho);

/* n / (n + strength); 0 for an infinite one, and for n = 0. */
double intraclass_weight(double n, double strength);

#endif
