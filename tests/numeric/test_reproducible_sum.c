/*
 * Sums without an order, against sums of integers.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "numeric/reproducible_sum.h"

enum { N = 4001 };

static double sum(const double *y, size_t n, size_t stride)
{
    fold_grid grid = fold_grid_of(n);
    folded_sum s = {0};

    for (size_t i = 0; i < n; i++)
        folded_add(&s, grid, i % FOLD_LANES, y[i * stride % n]);
    return folded_value(&s);
}

/* Terms of 40 binary digits: their sum is an integer of at most 52. */
static void exact_where_the_sum_is(void **state)
{
    static double y[N];
    int64_t total = 0;

    (void)state;
    for (size_t i = 0; i < N; i++) {
        int64_t term = (int64_t)(i * i * 2654435761u % ((uint64_t)1 << 41)) - ((int64_t)1 << 40);

        total += term;
        y[i] = ldexp((double)term, -40);
    }
    assert_true(sum(y, N, 1) == ldexp((double)total, -40));
}

/* A great term and its opposite leave what is between them, which adding up in this order would lose. */
static void small_terms_beside_great_ones(void **state)
{
    static const double y[] = {1, 1e-18, -1, 3e-19, 1, -1};
    double between = 1e-18 + 3e-19;

    (void)state;
    assert_true(fabs(sum(y, 6, 1) / between - 1) < 1e-12);
}

/* 7 and 1009 share no factor with N, so that strides visit every term. */
static void order_and_lanes_change_no_bit(void **state)
{
    static double y[N];
    double wanted;

    (void)state;
    for (size_t i = 0; i < N; i++)
        y[i] = sin((double)(i * i)) * pow(10, -(double)(i % 17));
    wanted = sum(y, N, 1);
    assert_true(wanted == sum(y, N, 7) && wanted == sum(y, N, 1009) && wanted == sum(y, N, N - 1));
}

static void exponents(void **state)
{
    (void)state;
    assert_int_equal(fold_exponent(1), 1);
    assert_int_equal(fold_exponent(-0.75), 0);
    assert_int_equal(fold_exponent(1e308), 1024);
    assert_int_equal(fold_exponent(0), -1000);
    assert_int_equal(fold_exponent(5e-324), -1000);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(exact_where_the_sum_is),
        cmocka_unit_test(small_terms_beside_great_ones),
        cmocka_unit_test(order_and_lanes_change_no_bit),
        cmocka_unit_test(exponents),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
