/*
 * Filling, screening and denominating by hand.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "composite/imputation.h"

static const uint32_t industry[] = {0, 1, 0, 1, 0, 2, 1, 0};

static void set_up(double *x)
{
    const double cells[] = {3, 10, cell_missing(), cell_missing(), 5, cell_missing(), 40, cell_not_applicable()};

    for (size_t i = 0; i < 8; i++)
        x[i] = cells[i];
}

static void centres(void **state)
{
    const imputation_groups all = {NULL, 1, 0}, by = {industry, 3, 0}, pairs = {industry, 3, 3};
    double x[8];
    uint8_t is_filled[8] = {0};
    imputation_count count;

    (void)state;
    set_up(x);
    assert_true(imputation_fill_centre(x, 8, IMPUTATION_MEAN, &all, is_filled, &count));
    assert_true(x[2] == 14.5 && x[3] == 14.5 && x[5] == 14.5 && x[0] == 3);
    assert_true(cell_state_of(x[7]) == CELL_NOT_APPLICABLE && count.filled == 3 && count.left == 0);
    assert_true(is_filled[2] && is_filled[3] && is_filled[5] && !is_filled[0] && !is_filled[7]);
    set_up(x);
    assert_true(imputation_fill_centre(x, 8, IMPUTATION_MEDIAN, &all, NULL, &count));
    assert_true(x[2] == 7.5);
    set_up(x);
    assert_true(imputation_fill_centre(x, 8, IMPUTATION_MEAN, &by, NULL, &count));
    assert_true(x[2] == 4 && x[3] == 25 && cell_is_missing(x[5]) && count.filled == 2 && count.left == 1);
    set_up(x);
    assert_true(imputation_fill_centre(x, 8, IMPUTATION_MEDIAN, &pairs, NULL, &count));
    assert_true(count.filled == 0 && count.left == 3);
}

static void memory_runs_out(void **state)
{
    const imputation_groups all = {NULL, 1, 0};
    double x[8];
    imputation_count count;

    (void)state;
    for (unsigned long k = 1; k <= 3; k++) {
        set_up(x);
        allocate_fail_at(k);
        assert_false(imputation_fill_centre(x, 8, IMPUTATION_MEAN, &all, NULL, &count));
        allocate_fail_at(0);
        assert_true(cell_is_missing(x[2]));
    }
}

static void last_known(void **state)
{
    const double one[] = {1, 2, 31, cell_missing(), 5, cell_missing(), 7, 8};
    const double two[] = {1, 2, 32, 44, 5, cell_undefined(), 7, 8};
    const double *const earlier[] = {one, two};
    double x[8];
    uint8_t age[8] = {0};
    imputation_count count;

    (void)state;
    set_up(x);
    count = imputation_fill_last(x, 8, earlier, 2, age);
    assert_true(x[2] == 31 && age[2] == 1 && x[3] == 44 && age[3] == 2);
    assert_true(cell_is_missing(x[5]) && age[5] == 0 && x[0] == 3 && age[0] == 0);
    assert_true(count.filled == 2 && count.left == 1);
    set_up(x);
    count = imputation_fill_last(x, 8, earlier, 1, NULL);
    assert_true(count.filled == 1 && count.left == 2);
}

static void shares(void **state)
{
    double a[] = {1, cell_missing(), cell_undefined(), 4}, b[] = {1, cell_missing(), 3, 4}, c[] = {1, 2, 3, 4};
    const double *const x[] = {a, b, c}, *ten[10];
    double share[4];
    uint8_t is_kept[4];

    (void)state;
    assert_true(imputation_known_share(a, 4) == 0.5);
    imputation_known_shares(x, 3, 4, share);
    assert_true(share[0] == 1 && share[1] == 1.0 / 3 && share[2] == 2.0 / 3 && share[3] == 1);
    assert_int_equal(imputation_screen(x, 3, 4, 2.0 / 3, is_kept), 3);
    assert_true(is_kept[0] && !is_kept[1] && is_kept[2] && is_kept[3]);
    assert_int_equal(imputation_screen(x, 3, 4, 0, is_kept), 4);
    for (size_t j = 0; j < 10; j++)
        ten[j] = j ? c : a;
    assert_int_equal(imputation_screen(ten, 10, 4, 0.9, is_kept), 4); /* 9 of 10 are 90% */
    assert_int_equal(imputation_screen(ten, 10, 4, 0.91, is_kept), 2);
}

static void denominators(void **state)
{
    const double x[] = {6, 6, cell_missing(), 6, cell_missing(), 0, cell_missing()};
    const double d[] = {4, 0, 2, cell_not_applicable(), cell_undefined(), 5, 0};
    double out[7];

    (void)state;
    imputation_denominate(x, d, 7, out);
    assert_true(out[0] == 1.5 && cell_state_of(out[1]) == CELL_UNDEFINED && cell_is_missing(out[2]));
    assert_true(cell_state_of(out[3]) == CELL_NOT_APPLICABLE && cell_state_of(out[4]) == CELL_UNDEFINED);
    assert_true(out[5] == 0 && cell_state_of(out[6]) == CELL_UNDEFINED);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(centres), cmocka_unit_test(memory_runs_out), cmocka_unit_test(last_known),
        cmocka_unit_test(shares),  cmocka_unit_test(denominators),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
