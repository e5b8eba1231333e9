/*
 * Deterministic random draws: the same on every machine, because nothing but
 * additions and multiplications of IEEE doubles is used and
 * no function of libm, whose last digit differs between systems.
 *
 * Generator: splitmix64 (G. Steele, D. Lea, C. Flood, "Fast splittable
 * pseudorandom number generators", OOPSLA 2014).
 */
#ifndef GENERATE_DRAW_H
#define GENERATE_DRAW_H

#include <stdbool.h>
#include <stdint.h>

typedef struct draw {
    uint64_t state;
} draw;

/* Draws of their own for company `number`: a larger district begins like a smaller one. */
draw draw_for(uint64_t seed, uint64_t number);

/* A seed for another stream of the same district. */
uint64_t draw_seed(uint64_t seed, uint64_t stream);

uint64_t draw_bits(draw *d);
double draw_unit(draw *d);                       /* 0 <= x < 1 */
int draw_below(draw *d, int n);                  /* 0 .. n-1 */
bool draw_chance(draw *d, double chance);
double draw_normal(draw *d);                     /* mean 0, deviation 1: a sum of twelve */
int draw_poisson(draw *d, double mean);

double draw_exp(double x);                       /* e^x to some five digits, |x| < 30 */

#endif
