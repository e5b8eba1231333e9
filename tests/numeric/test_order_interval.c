/*
 * Intervals for quantiles: their coverage counted over every pattern of values below and above the quantile, and over every sample of a die; no narrower
 * one has its tails; published ranks of David & Nagaraja (2003), table 7.1.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "numeric/order_interval.h"

enum { MOST = 14 };

/* P(x_(low) <= q < x_(high)) over all 2^n patterns of which values are at or below the quantile. */
static double counted(size_t n, double p, size_t low, size_t high)
{
    double sum = 0;

    for (unsigned pattern = 0; pattern < 1u << n; pattern++) {
        size_t below = 0;
        double chance = 1;

        for (size_t i = 0; i < n; i++) {
            bool is_below = pattern >> i & 1;

            below += is_below;
            chance *= is_below ? p : 1 - p;
        }
        if (below >= low && below < high)
            sum += chance;
    }
    return sum;
}

static void every_pattern_is_counted(void **state)
{
    static const double quantiles[] = {0.1, 0.25, 0.5, 0.75, 0.83}, levels[] = {0.52, 0.79, 0.91, 0.95}; /* none a power of a quantile */
    size_t found = 0;

    (void)state;
    for (size_t n = 1; n <= MOST; n++) {
        for (size_t k = 0; k < 20; k++) {
            double p = quantiles[k / 4], level = levels[k % 4], tail = (1 - level) / 2;
            order_interval x;

            if (!order_interval_find(n, p, level, &x)) {
                /* not even the extremes have the tails */
                assert_true(pow(1 - p, (double)n) > tail || pow(p, (double)n) > tail);
                assert_true(order_interval_least(p, level) > n);
                continue;
            }
            found++;
            assert_true(order_interval_least(p, level) <= n);
            assert_true(x.low >= 1 && x.low < x.high && x.high <= n);
            assert_true(fabs(x.coverage - counted(n, p, x.low, x.high)) < 1e-12 && x.coverage >= level);
            assert_true(counted(n, p, 0, x.low) <= tail + 1e-12 && counted(n, p, x.high, n + 1) <= tail + 1e-12);
            assert_true(counted(n, p, 0, x.low + 1) > tail && counted(n, p, x.high - 1, n + 1) > tail);
        }
    }
    assert_true(found > 70);
}

/* With ties the closed interval holds the median at least as often: all 6^6 throws of a die, whose medians are 3 to 4. */
static void ties_only_add(void **state)
{
    enum { N = 6 };
    order_interval x;
    double held = 0;

    (void)state;
    assert_true(order_interval_find(N, 0.5, 0.95, &x) && x.low == 1 && x.high == N);
    for (int throws = 0; throws < 46656; throws++) {
        int least = 6, greatest = 1;

        for (int i = 0, rest = throws; i < N; i++, rest /= 6) {
            least = rest % 6 + 1 < least ? rest % 6 + 1 : least;
            greatest = rest % 6 + 1 > greatest ? rest % 6 + 1 : greatest;
        }
        held += least <= 3 && greatest >= 3;
    }
    assert_true(held / 46656 >= x.coverage);
}

/* For the median: David & Nagaraja; with 95% 6 values are the fewest, and for a quartile 13. */
static void known_ranks(void **state)
{
    static const size_t ranks[][3] = {{6, 1, 6}, {8, 1, 8}, {9, 2, 8}, {11, 2, 10}, {12, 3, 10}, {15, 4, 12}, {20, 6, 15}, {25, 8, 18}, {30, 10, 21}};
    order_interval x;

    (void)state;
    for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++) {
        assert_true(order_interval_find(ranks[i][0], 0.5, 0.95, &x));
        assert_int_equal(x.low, ranks[i][1]);
        assert_int_equal(x.high, ranks[i][2]);
    }
    assert_int_equal(order_interval_least(0.5, 0.95), 6);
    assert_int_equal(order_interval_least(0.25, 0.95), 13);
    assert_int_equal(order_interval_least(0.75, 0.95), 13);
    assert_false(order_interval_find(5, 0.5, 0.95, &x));
}

/* A million values: the ranks of the normal law, within a few. */
static void many_values(void **state)
{
    order_interval x;
    double n = 1000000, width = 1.959963984540054 * sqrt(n * 0.25 * 0.75);

    (void)state;
    assert_true(order_interval_find(1000000, 0.25, 0.95, &x));
    assert_true(fabs((double)x.low - (n * 0.25 - width)) < 3 && fabs((double)x.high - (n * 0.25 + width)) < 3);
    assert_true(x.coverage >= 0.95 && x.coverage < 0.9501);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pattern_is_counted),
        cmocka_unit_test(ties_only_add),
        cmocka_unit_test(known_ranks),
        cmocka_unit_test(many_values),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
