/*
 * The distribution of a sum of indicators is the product of the polynomials (1 - p) + p x (Hong, "On computing the distribution
 * function for the Poisson binomial distribution", 2013, compares the ways). Direct products take O(n^2); blocks of
 * EVENT_COUNT_DIRECT events are joined pairwise by GSL's radix-2 transforms, in O(n log^2 n).
 *
 * An event is removed by synthetic division, from the constant term upwards if its chance is below a half and from the other end
 * otherwise: the factor that an error is multiplied by is then at most 1 (Biscarri, Zhao & Brunner 2018).
 */
#include "numeric/event_count.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_fft_real.h>
#include <gsl/gsl_fft_halfcomplex.h>

#include "base/allocate.h"

void event_count_add(double *count, size_t n, double chance)
{
    count[n + 1] = count[n] * chance;
    for (size_t k = n; k > 0; k--)
        count[k] = count[k] * (1 - chance) + count[k - 1] * chance;
    count[0] *= 1 - chance;
}

static void count_directly(const double *chances, size_t n, double *out)
{
    out[0] = 1;
    for (size_t i = 0; i < n; i++)
        event_count_add(out, i, chances[i]);
}

/* a[0 .. size - 1] *= b: the product of two spectra in GSL's half-complex order. */
static void multiply_spectra(double *a, const double *b, size_t size)
{
    a[0] *= b[0];
    a[size / 2] *= b[size / 2];
    for (size_t k = 1; k < size / 2; k++) {
        double re = a[k] * b[k] - a[size - k] * b[size - k], im = a[k] * b[size - k] + a[size - k] * b[k];

        a[k] = re;
        a[size - k] = im;
    }
}

/* out[na + nb + 1] becomes the product of a[na + 1] and b[nb + 1]; `out` may be `a`. */
static bool multiply(const double *a, size_t na, const double *b, size_t nb, double *out)
{
    size_t size = 1;
    double *x, *y;
    bool ok;

    while (size < na + nb + 1)
        size *= 2;
    x = allocate_array(size, sizeof *x);
    y = allocate_array(size, sizeof *y);
    ok = x && y;
    if (ok) {
        memcpy(x, a, (na + 1) * sizeof *x);
        memcpy(y, b, (nb + 1) * sizeof *y);
        gsl_fft_real_radix2_transform(x, 1, size);
        gsl_fft_real_radix2_transform(y, 1, size);
        multiply_spectra(x, y, size);
        gsl_fft_halfcomplex_radix2_inverse(x, 1, size);
        for (size_t k = 0; k <= na + nb; k++)
            out[k] = fmax(0, x[k]);
    }
    release(x);
    release(y);
    return ok;
}

bool event_count_join(const double *a, size_t na, const double *b, size_t nb, double *out)
{
    if (na > EVENT_COUNT_DIRECT && nb > EVENT_COUNT_DIRECT)
        return multiply(a, na, b, nb, out);
    memset(out, 0, (na + nb + 1) * sizeof *out);
    for (size_t i = 0; i <= na; i++) {
        for (size_t j = 0; j <= nb && a[i] > 0; j++)
            out[i + j] += a[i] * b[j];
    }
    return true;
}

bool event_count_distribution(const double *chances, size_t n, double *out)
{
    size_t half = n / 2;
    double *rest;
    bool ok;

    if (n <= EVENT_COUNT_DIRECT) {
        count_directly(chances, n, out);
        return true;
    }
    rest = allocate_array(n - half + 1, sizeof *rest);
    ok = rest && event_count_distribution(chances, half, out) && event_count_distribution(chances + half, n - half, rest) &&
         multiply(out, half, rest, n - half, out);
    release(rest);
    return ok;
}

void event_count_remove(const double *count, size_t n, double chance, double *without)
{
    if (chance < 0.5) {
        for (size_t k = 0; k < n; k++)
            without[k] = fmax(0, (count[k] - (k ? without[k - 1] * chance : 0)) / (1 - chance));
        return;
    }
    for (size_t k = n; k-- > 0;)
        without[k] = fmax(0, (count[k + 1] - (k + 1 < n ? without[k + 1] * (1 - chance) : 0)) / chance);
}

double event_count_at_least(const double *count, size_t n, size_t least)
{
    double low = 0, high = 0;

    if (least > n)
        return 0;
    for (size_t k = 0; k < least; k++)
        low += count[k];
    for (size_t k = n + 1; k-- > least;)
        high += count[k];
    return high < 0.5 ? high : 1 - low;
}

size_t event_count_quantile(const double *count, size_t n, double p)
{
    double below = 0;

    for (size_t k = 0; k < n; k++) {
        below += count[k];
        if (below >= p)
            return k;
    }
    return n;
}

double event_count_add_below(double *below, size_t least, double chance)
{
    double reached = below[least - 1] * chance;

    for (size_t k = least - 1; k > 0; k--)
        below[k] = below[k] * (1 - chance) + below[k - 1] * chance;
    below[0] *= 1 - chance;
    return reached;
}

double event_count_reach(const double *chances, size_t n, size_t least)
{
    double *below = allocate_array(least + 1, sizeof *below), reached = least ? 0 : 1;

    if (!below)
        return NAN;
    below[0] = 1;
    for (size_t i = 0; i < n && least; i++)
        reached += event_count_add_below(below, least, chances[i]);
    release(below);
    return reached;
}
