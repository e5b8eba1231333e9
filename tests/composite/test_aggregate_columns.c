/*
 * Means of many companies at once give the bits of one after the other; min-max and mean in one give what two steps do.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/allocate.h"
#include "composite/aggregate.h"
#include "composite/aggregate_columns.h"
#include "composite/matrix_case.h"
#include "composite/scale.h"

enum { N = 190, K = 21 }; /* columns for two groups that are added together, and some besides */

static matrix_case c;
static double got[N];

/* Every kind of row: complete, with gaps, with a zero, with a negative value, empty. */
static void invent_with_gaps(void)
{
    case_invent(&c, 11, N, K, 0);
    c.weight[2] = 0;
    for (size_t i = 0; i < N; i += 7)
        c.cells[(i % K) * N + i] = cell_missing();
    for (size_t i = 3; i < N; i += 11)
        c.cells[N + i] = 0;
    for (size_t i = 5; i < N; i += 13)
        c.cells[3 * N + i] = -2;
    for (size_t j = 0; j < K; j++)
        c.cells[j * N + 8] = c.cells[j * N + N - 1] = cell_not_applicable();
}

static void assert_same_bits(aggregate_mean mean)
{
    double row[K], wanted;

    for (size_t i = 0; i < N; i++) {
        for (size_t j = 0; j < K; j++)
            row[j] = c.columns[j][i];
        wanted = mean(row, c.weight, K);
        assert_true(cell_bits(got[i]) == cell_bits(wanted));
    }
}

static void columns_have_the_bits_of_rows(void **state)
{
    (void)state;
    invent_with_gaps();
    assert_true(aggregate_columns_arithmetic(c.columns, c.weight, K, N, got));
    assert_same_bits(aggregate_arithmetic);
    assert_true(aggregate_columns_geometric(c.columns, c.weight, K, N, got));
    assert_same_bits(aggregate_geometric);
    assert_true(aggregate_columns_by(aggregate_median, c.columns, c.weight, K, N, got));
    assert_same_bits(aggregate_median);
    memset(c.weight, 0, sizeof c.weight);
    assert_true(aggregate_columns_arithmetic(c.columns, c.weight, K, N, got) && cell_is_missing(got[0]));
    assert_true(aggregate_columns_geometric(c.columns, c.weight, K, N, got) && cell_is_missing(got[0]));
}

static void scaled_columns_are_two_steps_in_one(void **state)
{
    static double scaled[K][N];
    double row[K], wanted;

    (void)state;
    invent_with_gaps();
    for (size_t i = 0; i < N; i++)
        c.cells[4 * N + i] = i % 2 ? 3 : cell_missing(); /* a column without spread */
    for (size_t j = 0; j < K; j++) {
        scale_rule rule = scale_rule_of(scale_find("min_max"));
        scale fitted;

        rule.is_up = c.is_up[j];
        scale_fit(&rule, c.columns[j], N, NULL, &fitted);
        scale_apply(&fitted, c.columns[j], N, scaled[j]);
    }
    assert_true(aggregate_columns_min_max(c.columns, c.weight, c.is_up, K, N, got));
    for (size_t i = 0; i < N; i++) {
        for (size_t j = 0; j < K; j++)
            row[j] = scaled[j][i];
        wanted = aggregate_arithmetic(row, c.weight, K);
        assert_int_equal(cell_state_of(wanted), cell_state_of(got[i]));
        assert_true(!cell_is_value(wanted) || fabs(got[i] - wanted) < 5e-15);
    }
}

/* A scale of others: beyond its ends it is the ends. */
static void given_scales_are_kept(void **state)
{
    static const double x[] = {-5, 0, 4, 20}, y[] = {30, 10, 20, 15};
    static const double *const columns[] = {x, y};
    const scaled_columns s = {columns, (const double[]){3, 1}, (const double[]){0, 10}, (const double[]){8, 20},
                              (const bool[]){true, false}, 2, 4};

    (void)state;
    aggregate_columns_scaled(&s, got);
    case_assert_near(got, (const double[]){0, 0.25, 0.375, 0.875}, 4, 1e-15);
}

static void memory_may_give_out(void **state)
{
    (void)state;
    allocate_fail_at(1);
    assert_false(aggregate_columns_arithmetic(c.columns, c.weight, K, N, got));
    assert_false(aggregate_columns_geometric(c.columns, c.weight, K, N, got));
    assert_false(aggregate_columns_min_max(c.columns, c.weight, NULL, K, N, got));
    allocate_fail_at(0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_have_the_bits_of_rows),
        cmocka_unit_test(scaled_columns_are_two_steps_in_one),
        cmocka_unit_test(given_scales_are_kept),
        cmocka_unit_test(memory_may_give_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
