/*
 * The method of fdlibm's e_log.c (Sun Microsystems 1993): x = 2^k (1 + f) with 1 + f between sqrt(1/2) and sqrt(2), and
 * ln(1 + f) = f - s (f - R) with s = f / (2 + f) and R a polynomial in s^2. It needs no branches; subnormal numbers and
 * those not above 0 are left to the C library.
 */
#include "numeric/logarithm.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/cell.h"
#include "numeric/kernel.h"

enum { BLOCK = 256, MANTISSA_BITS = 52 };

#define BITS_OF_ROOT UINT64_C(0x3fe6a09e667f3bcd) /* sqrt(1/2) */
#define MANTISSA UINT64_C(0x000fffffffffffff)

static const double ln2_upper = 6.93147180369123816490e-01, ln2_lower = 1.90821492927058770002e-10;
static const double terms[] = {6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01,
                               2.222219843214978396e-01, 1.818357216161805012e-01, 1.531383769920937332e-01,
                               1.479819860511658591e-01};

static inline double of_normal(double x)
{
    uint64_t above = cell_bits(x) - BITS_OF_ROOT; /* so that its exponent is the power of 2 to take out */
    int32_t exponent = (int32_t)((int64_t)above >> MANTISSA_BITS);
    double k = exponent, f = cell_from_bits((above & MANTISSA) + BITS_OF_ROOT) - 1;
    double s = f / (2 + f), z = s * s, w = z * z, half = 0.5 * f * f;
    double even = w * (terms[1] + w * (terms[3] + w * terms[5]));
    double odd = z * (terms[0] + w * (terms[2] + w * (terms[4] + w * terms[6])));

    return k * ln2_upper - ((half - (s * (half + (even + odd)) + k * ln2_lower)) - f);
}

KERNEL static int64_t log_block(const double *restrict x, double *restrict out, size_t n)
{
    int64_t odd = 0;

    for (size_t i = 0; i < n; i++) {
        odd |= x[i] >= DBL_MIN && x[i] <= DBL_MAX ? 0 : -1;
        out[i] = of_normal(x[i]);
    }
    return odd;
}

void logarithm(const double *x, double *out, size_t n)
{
    double block[BLOCK];

    for (size_t at = 0; at < n; at += BLOCK) {
        size_t m = n - at < BLOCK ? n - at : BLOCK;

        if (log_block(x + at, block, m)) {
            for (size_t i = 0; i < m; i++)
                block[i] = x[at + i] >= DBL_MIN && x[at + i] <= DBL_MAX ? block[i] : log(x[at + i]);
        }
        memcpy(out + at, block, m * sizeof *block);
    }
}
