/*
 * Filling by hand.
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
    const imputation_groups all = {.n_groups = 1}, by = {industry, 3, false}, or_all = {industry, 3, true};
    double x[8];

    (void)state;
    set_up(x);
    assert_true(imputation_fill_centre(x, 8, IMPUTATION_MEAN, &all));
    assert_true(x[2] == 14.5 && x[3] == 14.5 && x[5] == 14.5 && x[0] == 3);
    assert_true(cell_state_of(x[7]) == CELL_NOT_APPLICABLE);
    set_up(x);
    assert_true(imputation_fill_centre(x, 8, IMPUTATION_MEDIAN, &all));
    assert_true(x[2] == 7.5);
    set_up(x);
    assert_true(imputation_fill_centre(x, 8, IMPUTATION_MEAN, &by));
    assert_true(x[2] == 4 && x[3] == 25 && cell_is_missing(x[5]));
    set_up(x);
    assert_true(imputation_fill_centre(x, 8, IMPUTATION_MEAN, &or_all));
    assert_true(x[2] == 4 && x[3] == 25 && x[5] == 14.5);
}

/* A row without a group neither counts for one nor is filled by one. */
static void rows_without_a_group(void **state)
{
    static const uint32_t group[] = {IMPUTATION_NO_GROUP, 0, 0, IMPUTATION_NO_GROUP, 0, 0, 0, 0};
    const imputation_groups by = {group, 1, false}, or_all = {group, 1, true};
    double x[8];

    (void)state;
    set_up(x);
    assert_true(imputation_fill_centre(x, 8, IMPUTATION_MEDIAN, &by));
    assert_true(x[2] == 10 && x[5] == 10 && cell_is_missing(x[3])); /* of 10, 5 and 40 */
    set_up(x);
    assert_true(imputation_fill_centre(x, 8, IMPUTATION_MEDIAN, &or_all));
    assert_true(x[2] == 10 && x[3] == 7.5);
}

static void nothing_is_known(void **state)
{
    double x[] = {cell_missing(), cell_missing()};

    (void)state;
    assert_true(imputation_fill_centre(x, 2, IMPUTATION_MEAN, &(imputation_groups){.n_groups = 1, .or_all = true}));
    assert_true(cell_is_missing(x[0]) && cell_is_missing(x[1]));
}

static void memory_runs_out(void **state)
{
    const imputation_groups all = {.n_groups = 1};
    double x[8];

    (void)state;
    for (unsigned long k = 1; k <= 3; k++) {
        set_up(x);
        allocate_fail_at(k);
        assert_false(imputation_fill_centre(x, 8, IMPUTATION_MEAN, &all));
        allocate_fail_at(0);
        assert_true(cell_is_missing(x[2]));
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(centres),
        cmocka_unit_test(rows_without_a_group),
        cmocka_unit_test(nothing_is_known),
        cmocka_unit_test(memory_runs_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
