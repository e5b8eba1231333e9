/*
 * Means and their parts, by hand, against a published weighted sum (Ersoy 2021) and COINr's ASEM index.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "composite/aggregate.h"
#include "composite/mazziotta_pareto.h"
#include "composite/scale.h"
#include "numeric/oracle.h"

enum { MOST = 128 };

static void means_by_hand(void **state)
{
    const double x[] = {0.2, 0.9, cell_missing(), 0.4}, weight[] = {2, 1, 5, 1};
    const double none[] = {cell_missing()}, zero[] = {0, 1}, half[] = {1, 1};

    (void)state;
    assert_true(fabs(aggregate_arithmetic(x, weight, 4) - 1.7 / 4) < 1e-16);
    assert_true(fabs(aggregate_geometric(x, weight, 4) - pow(0.2 * 0.2 * 0.9 * 0.4, 0.25)) < 1e-16);
    assert_true(cell_is_missing(aggregate_arithmetic(none, weight, 1)));
    assert_true(cell_is_missing(aggregate_geometric(none, weight, 1)));
    assert_true(cell_is_missing(aggregate_arithmetic(x, (const double[]){0, 0, 3, 0}, 4)));
    assert_true(aggregate_geometric(zero, half, 2) == 0);
    assert_true(aggregate_geometric(zero, (const double[]){0, 1}, 2) == 1);
}

/* COINr, agg_missing_cases: weights 1, 2, 3 over (1, 10, 5) and with gaps. */
static void gaps_as_coinr_has_them(void **state)
{
    static const double weight[] = {1, 2, 3};
    const double whole[] = {1, 10, 5}, gap[] = {2, cell_missing(), 6};

    (void)state;
    assert_true(fabs(aggregate_arithmetic(whole, weight, 3) - 6) < 1e-15);
    assert_true(fabs(aggregate_geometric(whole, weight, 3) - 4.81746241999498) < 1e-14);
    assert_true(fabs(aggregate_arithmetic(gap, weight, 3) - 5) < 1e-15);
    assert_true(fabs(aggregate_geometric(gap, weight, 3) - 4.5590141139095559) < 1e-14);
}

/* COINr: the harmonic mean of the same cases, and of its third and fourth. */
static void harmonic_means_as_coinr_has_them(void **state)
{
    static const double weight[] = {1, 2, 3};
    const double gap[] = {2, cell_missing(), 6}, other[] = {cell_missing(), 30, 7}, none[] = {cell_missing(), 0};

    (void)state;
    assert_true(fabs(aggregate_harmonic((const double[]){1, 10, 5}, weight, 3) - 10.0 / 3) < 1e-15);
    assert_true(fabs(aggregate_harmonic(gap, weight, 3) - 4) < 1e-15);
    assert_true(fabs(aggregate_harmonic(other, weight, 3) - 10.096153846153847) < 1e-14);
    assert_true(aggregate_harmonic((const double[]){1, 0, 5}, weight, 3) == 0);
    assert_true(cell_state_of(aggregate_harmonic((const double[]){1, 0, -5}, weight, 3)) == CELL_UNDEFINED);
    assert_true(cell_is_missing(aggregate_harmonic(none, (const double[]){1, 0}, 2)));
}

/* COINr's generalised mean of exponent 2, and its limits. */
static void power_means(void **state)
{
    static const double x[] = {1, 10, 5}, weight[] = {1, 2, 3};

    (void)state;
    assert_true(fabs(aggregate_power(x, weight, 3, 2) - 6.7823299831252681) < 1e-14);
    assert_true(aggregate_power(x, weight, 3, 1) == aggregate_arithmetic(x, weight, 3));
    assert_true(aggregate_power(x, weight, 3, 0) == aggregate_geometric(x, weight, 3));
    assert_true(fabs(aggregate_power(x, weight, 3, 1e-7) - aggregate_geometric(x, weight, 3)) < 1e-5);
    assert_true(fabs(aggregate_power(x, weight, 3, -1) - aggregate_harmonic(x, weight, 3)) < 1e-14);
    assert_true(aggregate_power(x, weight, 3, -INFINITY) == 1 && aggregate_power(x, weight, 3, INFINITY) == 10);
    assert_true(fabs(aggregate_power(x, weight, 3, -400) - 1) < 0.01); /* powers would overflow */
    assert_true(fabs(aggregate_power(x, weight, 3, 900) - 10) < 0.02);
    assert_true(fabs(aggregate_power((const double[]){-1, 1, 3}, weight, 3, 3) - cbrt(82.0 / 6)) < 1e-14);
    assert_true(cell_state_of(aggregate_power((const double[]){-1, 1, 3}, weight, 3, 0.5)) == CELL_UNDEFINED);
    assert_true(cell_state_of(aggregate_power((const double[]){-9, 1, 3}, weight, 3, 3)) == CELL_UNDEFINED);
    assert_true(aggregate_power((const double[]){0, 1, 3}, weight, 3, -2) == 0);
    assert_true(fabs(aggregate_power((const double[]){0, 9, 0}, weight, 3, 0.5) - 1) < 1e-15);
}

static void least_and_middle(void **state)
{
    static const double even[] = {1, 1, 1, 1}, weight[] = {1, 4, 2, 1};
    const double x[] = {0.4, 0.7, 0.5, cell_missing()}, four[] = {8, 2, 4, 3};

    (void)state;
    assert_true(aggregate_least(x, even, 4) == 0.4);
    assert_true(aggregate_least(x, (const double[]){0, 1, 1, 1}, 4) == 0.5);
    assert_true(aggregate_weighted_least(x, even, 4) == 0.4);
    /* max(0.4, 0.75), max(0.7, 0), max(0.5, 0.5) */
    assert_true(aggregate_weighted_least(x, weight, 4) == 0.5);
    assert_true(cell_state_of(aggregate_weighted_least(four, even, 4)) == CELL_UNDEFINED);
    assert_true(aggregate_median(x, even, 4) == 0.5);
    assert_true(aggregate_median(four, even, 4) == 3.5);
    assert_true(aggregate_median(four, weight, 4) == 2.5); /* 2 weighs 4 of 8: half is reached exactly */
    assert_true(aggregate_median(four, (const double[]){1, 5, 2, 1}, 4) == 2);
    assert_true(aggregate_median((const double[]){1, 1, 1}, even, 3) == 1);
    assert_true(cell_is_missing(aggregate_median(x, (const double[]){0, 0, 0, 1}, 4)));
    assert_true(cell_is_missing(aggregate_least(x, (const double[]){0, 0, 0, 1}, 4)));
}

static void ordered_means(void **state)
{
    static const double x[] = {2, 8, 5, 5}, position[] = {0.1, 0.2, 0.3, 0.4};
    const double gap[] = {cell_missing(), 6, 2, cell_missing()}, none[] = {cell_missing()};

    (void)state;
    assert_true(fabs(aggregate_ordered(x, position, 4) - (0.8 + 2.5 + 0.8)) < 1e-15);
    assert_true(aggregate_ordered(x, (const double[]){1, 0, 0, 0}, 4) == 8);
    assert_true(aggregate_ordered(x, (const double[]){0, 0, 0, 7}, 4) == 2);
    assert_true(fabs(aggregate_ordered(gap, position, 4) - (0.3 * 6 + 0.7 * 2)) < 1e-15); /* two positions for each */
    assert_true(cell_is_missing(aggregate_ordered(none, position, 1)));
}

/* 90, 100, 110 have mean 100 and variance 100 (k - 1) or 200/3 (k). */
static void penalties_of_imbalance(void **state)
{
    static const double x[] = {90, 110, 100};
    const double gap[] = {90, cell_missing(), 110, 100}, none[] = {cell_missing()};
    double scaled[3];

    (void)state;
    assert_true(fabs(mazziotta_pareto(x, 3, IMBALANCE_LOWERS) - 99) < 1e-13);
    assert_true(fabs(mazziotta_pareto(gap, 4, IMBALANCE_RAISES) - 101) < 1e-13);
    assert_true(fabs(mazziotta_pareto_adjusted(x, 3, IMBALANCE_LOWERS) - (100 - 2.0 / 3)) < 1e-13);
    assert_true(mazziotta_pareto(x, 1, IMBALANCE_LOWERS) == 90);
    assert_true(cell_is_missing(mazziotta_pareto(none, 1, IMBALANCE_LOWERS)));
    assert_true(cell_state_of(mazziotta_pareto((const double[]){-1, 1}, 2, IMBALANCE_LOWERS)) == CELL_UNDEFINED);
    mazziotta_pareto_scale((const double[]){10, 15, 20}, 3, 10, 20, scaled);
    assert_true(scaled[0] == 70 && scaled[1] == 100 && scaled[2] == 130);
}

static void parts_add_up(void **state)
{
    static const double thirds[] = {100.0 / 3, 100.0 / 3, 100.0 / 3}, fuzzy[] = {29, 0, 71.0000000001};
    long unit[3];

    (void)state;
    aggregate_apportion(thirds, 3, 100, unit);
    assert_true(unit[0] == 34 && unit[1] == 33 && unit[2] == 33);
    aggregate_apportion(fuzzy, 3, 101, unit); /* a part of 0 never gets a unit */
    assert_true(unit[0] == 29 && unit[1] == 0 && unit[2] == 72);
    aggregate_apportion(fuzzy, 3, 99, unit);
    assert_true(unit[0] + unit[1] + unit[2] == 99 && unit[1] == 0);
    aggregate_apportion((const double[]){0, 0}, 2, 0, unit);
    assert_true(unit[0] == 0 && unit[1] == 0);
}

/* Ersoy (2021): six alternatives, the last two criteria are costs; min-max and weighted sum. */
static const double ersoy[] = {256, 8, 41, 1.6, 1.77, 7347.16, 256, 8, 32, 1.0, 1.8,  6919.99,
                               256, 8, 53, 1.6, 1.9,  8400,    256, 8, 41, 1.0, 1.75, 6808.9,
                               512, 8, 35, 1.6, 1.7,  8479.99, 256, 4, 35, 1.6, 1.7,  7499.99};

static void weighted_sum_of_ersoy(void **state)
{
    static const double weight[] = {0.405, 0.221, 0.134, 0.199, 0.007, 0.034};
    static const double wanted[] = {0.5050271325473622,  0.25623976266987414, 0.5556274766768996,
                                    0.31767857142857137, 0.8511428571428571,  0.24508193882008578};
    double column[6], scaled[6][6];

    (void)state;
    for (size_t j = 0; j < 6; j++) {
        scale_rule rule = scale_rule_of(scale_find("min_max"));
        scale fitted;

        for (size_t i = 0; i < 6; i++)
            column[i] = ersoy[i * 6 + j];
        rule.is_up = j < 4;
        scale_fit(&rule, column, 6, NULL, &fitted);
        scale_apply(&fitted, column, 6, column);
        for (size_t i = 0; i < 6; i++)
            scaled[i][j] = column[i];
    }
    for (size_t i = 0; i < 6; i++)
        assert_true(fabs(aggregate_arithmetic(scaled[i], weight, 6) - wanted[i]) < 1e-14);
}

/* One level of the tree: every parent's value from its children in `meta`, looked up in `values`. */
static void aggregate_level(const oracle_table *meta, const char *level, oracle_table *names,
                            double values[][MOST], size_t n,
                            double (*mean)(const double *, const double *, size_t))
{
    size_t parent_column = oracle_column(meta, "Parent"), code = oracle_column(meta, "iCode");

    for (size_t p = 1; p < meta->n_rows; p++) {
        double child[64], weight[64];
        size_t children[64], k = 0;

        if (strcmp(meta->cells[p][oracle_column(meta, "Level")], level))
            continue;
        for (size_t r = 1; r < meta->n_rows; r++) {
            if (strcmp(meta->cells[r][parent_column], meta->cells[p][code]))
                continue;
            weight[k] = strtod(meta->cells[r][oracle_column(meta, "Weight")], NULL);
            children[k++] = oracle_column(names, meta->cells[r][code]);
        }
        for (size_t i = 0; i < n; i++) {
            for (size_t j = 0; j < k; j++)
                child[j] = values[children[j]][i];
            values[oracle_column(names, meta->cells[p][code])][i] = mean(child, weight, k);
        }
    }
}

static double compare_tree(const char *file, double low,
                           double (*mean)(const double *, const double *, size_t))
{
    static oracle_table start, names, wanted_table, meta;
    static double values[64][MOST];
    double wanted[MOST], worst = 0;
    size_t n = 0;

    if (!oracle_load(&start, "coinr/stage_normalised.csv") || !oracle_load(&wanted_table, file) ||
        !oracle_load(&names, "coinr/stage_aggregated.csv") || !oracle_load(&meta, "coinr/asem_imeta.csv"))
        return -1;
    for (size_t c = 1; c < start.n_columns; c++) {
        size_t at = oracle_column(&names, start.cells[0][c]);

        n = oracle_values(&start, start.cells[0][c], values[at]);
        for (size_t i = 0; i < n; i++)
            values[at][i] = low + (100 - low) / 100 * values[at][i];
    }
    aggregate_level(&meta, "2", &names, values, n, mean);
    aggregate_level(&meta, "3", &names, values, n, mean);
    aggregate_level(&meta, "4", &names, values, n, mean);
    for (size_t c = 1; c < wanted_table.n_columns; c++) {
        oracle_values(&wanted_table, wanted_table.cells[0][c], wanted);
        for (size_t i = 0; i < n; i++)
            worst = fmax(worst, oracle_distance(
                                    values[oracle_column(&names, wanted_table.cells[0][c])][i], wanted[i]));
    }
    free(start.text);
    free(names.text);
    free(wanted_table.text);
    free(meta.text);
    return worst;
}

static void oracle_of_the_arithmetic_tree(void **state)
{
    double worst = compare_tree("coinr/stage_aggregated.csv", 0, aggregate_arithmetic);

    (void)state;
    if (worst < 0)
        skip();
    assert_true(worst < 1e-12);
}

static double quadratic(const double *value, const double *weight, size_t k)
{
    return aggregate_power(value, weight, k, 2);
}

static void oracle_of_the_quadratic_tree(void **state)
{
    double worst = compare_tree("coinr/agg_1_100_genmean_p2.csv", 1, quadratic);

    (void)state;
    if (worst < 0)
        skip();
    assert_true(worst < 1e-12);
}

/* min-max 1..100, then the geometric mean at every level */
static void oracle_of_the_geometric_tree(void **state)
{
    double worst = compare_tree("coinr/agg_1_100_gmean.csv", 1, aggregate_geometric);

    (void)state;
    if (worst < 0)
        skip();
    assert_true(worst < 1e-12);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(means_by_hand),
        cmocka_unit_test(gaps_as_coinr_has_them),
        cmocka_unit_test(harmonic_means_as_coinr_has_them),
        cmocka_unit_test(power_means),
        cmocka_unit_test(least_and_middle),
        cmocka_unit_test(ordered_means),
        cmocka_unit_test(penalties_of_imbalance),
        cmocka_unit_test(parts_add_up),
        cmocka_unit_test(weighted_sum_of_ersoy),
        cmocka_unit_test(oracle_of_the_arithmetic_tree),
        cmocka_unit_test(oracle_of_the_geometric_tree),
        cmocka_unit_test(oracle_of_the_quadratic_tree),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
