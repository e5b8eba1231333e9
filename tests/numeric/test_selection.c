/*
 * Selecting without sorting, against sorting: every place of columns with many and few distinct values, sorted, turned
 * and organ pipes, and the quantile of GSL.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/cell.h"
#include "numeric/sample.h"
#include "numeric/selection.h"

enum { N = 257, LONG = 20011 };

static double cell_of(int pattern, size_t i, size_t n)
{
    switch (pattern) {
    case 0:
        return (double)(i * 7919 % 1009) - 300.5;
    case 1:
        return (double)(i * 31 % 4);
    case 2:
        return (double)i;
    case 3:
        return (double)(n - i);
    case 4:
        return i < n / 2 ? (double)i : (double)(n - i);
    default:
        return 7;
    }
}

static void every_place(void **state)
{
    static const size_t lengths[] = {1, 2, 3, 5, 8, 64, N};
    double x[N], sorted[N], values[N];

    (void)state;
    for (int pattern = 0; pattern < 6; pattern++) {
        for (size_t t = 0; t < sizeof lengths / sizeof *lengths; t++) {
            size_t n = lengths[t];

            for (size_t i = 0; i < n; i++)
                x[i] = cell_of(pattern, i, n);
            sample_sort(x, n, sorted);
            for (size_t k = 0; k < n; k++) {
                memcpy(values, x, n * sizeof *x);
                assert_true(selection_kth(values, n, k) == sorted[k]);
                for (size_t i = 0; i < n; i++)
                    assert_true(i <= k ? values[i] <= sorted[k] : values[i] >= sorted[k]);
            }
        }
    }
}

/* Values that a sample of every so many misleads about, and such as are equal, infinite or zeros of both signs. */
static double long_cell(int pattern, size_t i, size_t n)
{
    static const double odd[] = {0.0, -0.0, INFINITY, -INFINITY, 5e-324, -2.5};

    switch (pattern) {
    case 6: /* one great value wherever a sample of an eighth, or of 1024, looks */
        return i % 8 && i % (n / 1024 ? n / 1024 : 1) ? (double)(i * 7919 % 1009) : 1e9 + (double)i;
    case 7:
        return odd[i * 7919 % 6];
    case 8:
        return i % 2 ? 0.25 : 0.5;
    case 9: /* all but a few equal */
        return i % 997 ? 3.5 : (double)i;
    default:
        return cell_of(pattern, i, n);
    }
}

static void long_columns(void **state)
{
    static const size_t lengths[] = {33, 255, 4096, LONG};
    static const double places[] = {0, 0.001, 0.05, 0.25, 0.49, 0.5, 0.51, 0.83, 0.95, 0.999, 1};
    static double x[LONG], sorted[LONG], values[LONG];

    (void)state;
    for (int pattern = 0; pattern < 10; pattern++) {
        for (size_t t = 0; t < sizeof lengths / sizeof *lengths; t++) {
            size_t n = lengths[t];

            for (size_t i = 0; i < n; i++)
                x[i] = long_cell(pattern, i, n);
            sample_sort(x, n, sorted);
            for (size_t j = 0; j < sizeof places / sizeof *places; j++) {
                size_t k = (size_t)((double)(n - 1) * places[j]);

                memcpy(values, x, n * sizeof *x);
                assert_true(selection_kth(values, n, k) == sorted[k]);
                for (size_t i = 0; i < n; i++)
                    assert_true(i <= k ? values[i] <= sorted[k] : values[i] >= sorted[k]);
                sample_sort(values, n, values);
                assert_true(pattern == 7 || !memcmp(values, sorted, n * sizeof *x)); /* zeros of both signs are equal */
            }
        }
    }
}

static void quantiles(void **state)
{
    double x[N], sorted[N], values[N];

    (void)state;
    for (int pattern = 0; pattern < 6; pattern++) {
        for (size_t i = 0; i < N; i++)
            x[i] = i % 5 ? cell_of(pattern, i, N) : cell_missing();
        for (int k = 0; k <= 40; k++) {
            size_t n = selection_values(x, N, values);

            assert_int_equal(n, sample_sort(x, N, sorted));
            assert_true(selection_quantile(values, n, k / 40.0) == sample_quantile(sorted, n, k / 40.0));
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_place),
        cmocka_unit_test(long_columns),
        cmocka_unit_test(quantiles),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
