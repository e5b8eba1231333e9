/*
 * Methods that take ratios to a best value (composite/decision_matrix.h): WASPAS and MARCOS. x / best where higher is better, best / x where lower is: values must be at least 0, and above 0 where lower
 * is better. Higher results are better. A constant column gives all the same and changes no order.
 */
#ifndef COMPOSITE_RATIO_TO_IDEAL_H
#define COMPOSITE_RATIO_TO_IDEAL_H

#include "composite/decision_matrix.h"

/*
 * WASPAS (Zavadskas et al. 2012): lambda times the weighted sum of the ratios and 1 - lambda times their weighted product,
 * which is 0 where one of them is; 0 <= lambda <= 1, customarily 1/2.
 */
matrix_problem waspas(const decision_matrix *m, double lambda, double *out);

/*
 * MARCOS (Stevic et al. 2020), between the utilities of the best and of the worst value of each column. `best` and `worst`
 * [k], if given, replace those of the data, all above 0: then a company's value depends on itself alone, and no company that
 * joins or leaves changes the order of others.
 */
matrix_problem marcos(const decision_matrix *m, const double *best, const double *worst, double *out);

#endif
