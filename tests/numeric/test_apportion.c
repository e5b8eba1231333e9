/* Whole shares: they add up, none is above its weight, and none is a whole piece away from its exact share. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/allocate.h"
#include "numeric/apportion.h"

static void by_hand(void **state)
{
    /* 10 by 5 : 3 : 3 : 1 is 4.17, 2.5, 2.5, 0.83: the last gets the first piece left over, of the two equal ones the first the other */
    const int64_t weights[] = {5, 3, 3, 1};
    int64_t out[4];

    (void)state;
    assert_true(apportion(10, weights, 4, out));
    assert_true(out[0] == 4 && out[1] == 3 && out[2] == 2 && out[3] == 1);
    assert_true(apportion(0, weights, 4, out));
    assert_true(!out[0] && !out[1] && !out[2] && !out[3]);
    assert_true(apportion(12, weights, 4, out));
    assert_true(out[0] == 5 && out[1] == 3 && out[2] == 3 && out[3] == 1);
    assert_true(apportion(0, (const int64_t[]){0, 0}, 2, out));
    assert_true(!out[0] && !out[1]);
}

static void shares_hold(void **state)
{
    uint32_t seed = 5;

    (void)state;
    for (int round = 0; round < 2000; round++) {
        int64_t weights[9], out[9], sum = 0, got = 0, whole;

        for (int i = 0; i < 9; i++) {
            seed = seed * 1664525 + 1013904223;
            weights[i] = seed >> 24;
            sum += weights[i];
        }
        seed = seed * 1664525 + 1013904223;
        whole = sum ? (int64_t)(seed % (uint32_t)(sum + 1)) : 0;
        assert_true(apportion(whole, weights, 9, out));
        for (int i = 0; i < 9; i++) {
            got += out[i];
            assert_true(out[i] >= 0 && out[i] <= weights[i]);
            assert_true(out[i] * sum < whole * weights[i] + sum && out[i] * sum > whole * weights[i] - sum);
        }
        assert_true(got == whole);
    }
}

static void memory_may_run_out(void **state)
{
    int64_t out[1];

    (void)state;
    allocate_fail_at(1);
    assert_false(apportion(1, (const int64_t[]){1}, 1, out));
    allocate_fail_at(0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(by_hand), cmocka_unit_test(shares_hold), cmocka_unit_test(memory_may_run_out)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
