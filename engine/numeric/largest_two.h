/* How much of a sum the two largest of its parts make up: the more, the nearer each of them comes to knowing the other. */
#ifndef NUMERIC_LARGEST_TWO_H
#define NUMERIC_LARGEST_TWO_H

#include <math.h>

/* Begin with zeros. */
typedef struct largest_two {
    double first, second, all; /* sizes, whatever the sign */
} largest_two;

static inline void largest_two_add(largest_two *to, double part)
{
    double size = fabs(part);

    to->all += size;
    if (size > to->first) {
        to->second = to->first;
        to->first = size;
    } else if (size > to->second) {
        to->second = size;
    }
}

/* Of both together. */
static inline largest_two largest_two_join(const largest_two *a, const largest_two *b)
{
    double first = fmax(a->first, b->first);

    return (largest_two){first, fmax(fmin(a->first, b->first), fmax(a->second, b->second)), a->all + b->all};
}

/* 0 where all parts are 0. */
static inline double largest_two_share(const largest_two *x)
{
    return x->all > 0 ? (x->first + x->second) / x->all : 0;
}

#endif
