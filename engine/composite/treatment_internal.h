/*
 * What the files of the treatments share.
 */
#ifndef COMPOSITE_TREATMENT_INTERNAL_H
#define COMPOSITE_TREATMENT_INTERNAL_H

#include <math.h>

/* (x^lambda - 1) / lambda, without loss of digits near 0; x > 0. */
static inline double treatment_box_cox(double x, double lambda)
{
    return lambda == 0 ? log(x) : expm1(lambda * log(x)) / lambda;
}

#endif
