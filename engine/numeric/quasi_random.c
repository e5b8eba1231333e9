/*
 * A point of GSL's sequence plus the rotation, modulo 1. The rotation is the first numbers of the generator with the seed.
 */
#include "numeric/quasi_random.h"

#include <gsl/gsl_qrng.h>

#include "base/allocate.h"
#include "numeric/gsl_guard.h"
#include "numeric/random.h"

enum { MOST_SOBOL = 40 };

struct quasi_sequence {
    size_t dimension;
    gsl_qrng *points;
    double *rotation; /* [dimension] */
};

quasi_sequence *quasi_sequence_new(size_t dimension, uint32_t seed)
{
    quasi_sequence *q = allocate_array(1, sizeof *q);
    random_stream *r = random_stream_new(seed ? seed : 1);

    if (q && dimension && dimension <= QUASI_MOST_DIMENSIONS) {
        q->dimension = dimension;
        q->rotation = allocate_array(dimension, sizeof *q->rotation);
        q->points = gsl_qrng_alloc(dimension <= MOST_SOBOL ? gsl_qrng_sobol : gsl_qrng_reversehalton, (unsigned)dimension);
    }
    if (!q || !r || !q->points || !q->rotation) {
        quasi_sequence_free(q);
        q = NULL;
    }
    for (size_t k = 0; q && k < dimension; k++)
        q->rotation[k] = random_stream_next(r);
    random_stream_free(r);
    return q;
}

void quasi_sequence_free(quasi_sequence *q)
{
    if (!q)
        return;
    if (q->points)
        gsl_qrng_free(q->points);
    release(q->rotation);
    release(q);
}

void quasi_sequence_next(quasi_sequence *q, double *u)
{
    gsl_qrng_get(q->points, u);
    for (size_t k = 0; k < q->dimension; k++) {
        u[k] += q->rotation[k];
        u[k] -= u[k] >= 1;
        u[k] = u[k] <= 0 ? 0x1p-53 : u[k];
    }
}
