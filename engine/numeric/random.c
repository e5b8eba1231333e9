/*
 * Quantiles: uniform a + (b - a) u; normal by GSL (Wichura 1988, AS 241); triangular from its two parabolas, with the
 * share (b - a) / (c - a) of it below the most likely value b.
 */
#include "numeric/random.h"

#include <math.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include "numeric/gsl_guard.h"

/* The generator itself, behind a name of ours. */
static gsl_rng *generator(random_stream *r)
{
    return (gsl_rng *)(void *)r;
}

random_stream *random_stream_new(uint32_t seed)
{
    gsl_rng *g;

    gsl_guard();
    g = gsl_rng_alloc(gsl_rng_mt19937);
    if (g)
        gsl_rng_set(g, seed);
    return (random_stream *)(void *)g;
}

void random_stream_free(random_stream *r)
{
    gsl_rng_free(generator(r));
}

uint32_t random_block_seed(uint32_t seed, uint64_t block)
{
    uint64_t z = ((uint64_t)seed << 32 | seed) + (block + 1) * UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    z ^= z >> 31;
    return (uint32_t)(z >> 32) ? (uint32_t)(z >> 32) : 1;
}

void random_stream_dirichlet(random_stream *r, size_t k, const double *alpha, double *out)
{
    gsl_ran_dirichlet(generator(r), k, alpha, out);
}

double random_stream_next(random_stream *r)
{
    return gsl_rng_uniform_pos(generator(r));
}

/* One place after the other, of what is left. */
void random_stream_multinomial(random_stream *r, const double *counts, size_t k, double *out)
{
    double left = 0, to_draw;

    for (size_t i = 0; i < k; i++)
        left += counts[i];
    to_draw = left;
    for (size_t i = 0; i < k; i++) {
        out[i] = counts[i] > 0 ? gsl_ran_binomial(generator(r), counts[i] < left ? counts[i] / left : 1, (unsigned)to_draw) : 0;
        to_draw -= out[i];
        left -= counts[i];
    }
}

const char *random_stream_name(const random_stream *r)
{
    return gsl_rng_name((const gsl_rng *)(const void *)r);
}

static double triangular(const random_law *law, double u)
{
    double whole = law->c - law->a, rise = law->b - law->a, fall = law->c - law->b;

    if (whole <= 0)
        return law->a;
    return u * whole < rise ? law->a + sqrt(u * whole * rise) : law->c - sqrt((1 - u) * whole * fall);
}

double random_law_quantile(const random_law *law, double u)
{
    switch (law->shape) {
    case RANDOM_UNIFORM:
        return law->a + (law->b - law->a) * u;
    case RANDOM_NORMAL:
        return law->b > 0 ? law->a + gsl_cdf_gaussian_Pinv(u, law->b) : law->a;
    default:
        return triangular(law, u);
    }
}
