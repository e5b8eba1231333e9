/* Where a figure begins to look wrong: at the limit, just below it, and where nothing can be said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/cell.h"
#include "intake/figure_check.h"

static void jumps_begin_at_ten_times(void **state)
{
    const indicator steady = {.is_steady = true}, other = {.is_steady = false};

    (void)state;
    assert_true(figure_jump(&steady, 2385, 23850) == 10);
    assert_true(figure_jump(&steady, 23850, 2385) == 10);
    assert_true(figure_jump(&steady, 2385, 23849.99) == 0);
    assert_true(figure_jump(&steady, 23849.99, 2385) == 0);
    assert_true(figure_jump(&steady, 4.75, 4750) == 1000);
    assert_true(figure_jump(&other, 2385, 2385000) == 0);
}

static void nothing_is_said_of_what_is_not_there(void **state)
{
    const indicator steady = {.is_steady = true};
    const double none = cell_missing();

    (void)state;
    assert_true(figure_jump(&steady, none, 5) == 0 && figure_jump(&steady, 5, none) == 0);
    assert_true(figure_jump(&steady, 0, 5) == 0 && figure_jump(&steady, 5, 0) == 0);
    assert_true(figure_jump(&steady, -5, 5000) == 0 && figure_jump(&steady, 5000, -5) == 0);
    assert_false(figure_per_head_is_implausible(none, 5) || figure_per_head_is_implausible(5, none));
}

static void revenue_per_head_has_two_limits(void **state)
{
    (void)state;
    assert_false(figure_per_head_is_implausible(5000.0 * 37, 37));
    assert_true(figure_per_head_is_implausible(5000.0 * 37 - 1, 37));
    assert_false(figure_per_head_is_implausible(1e8 * 37, 37));
    assert_true(figure_per_head_is_implausible(1e8 * 37 + 1, 37));
    assert_false(figure_per_head_is_implausible(0, 37) || figure_per_head_is_implausible(12345, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(jumps_begin_at_ten_times),
                                       cmocka_unit_test(nothing_is_said_of_what_is_not_there),
                                       cmocka_unit_test(revenue_per_head_has_two_limits)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
