/*
 * Weights from data against published figures (Diakoulaki et al. 1995, Zavadskas & Podvezko 2016, Shuai et al. 2012,
 * Salabun et al. 2020, Keshavarz-Ghorabaee et al. 2021), against sums over all pairs, and, where it is there, against the
 * whole oracle.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "numeric/oracle.h"
#include "base/allocate.h"
#include "composite/data_weights.h"
#include "composite/factor_weights.h"
#include "composite/weight_scale.h"

enum { MOST = 400 };

/* Rows behind each other become columns. */
static void turn(const double *rows, size_t n, size_t k, double *cells, const double **columns)
{
    for (size_t j = 0; j < k; j++) {
        columns[j] = cells + j * n;
        for (size_t i = 0; i < n; i++)
            cells[j * n + i] = rows[i * k + j];
    }
}

static void assert_near(const double *got, const double *wanted, size_t k, double tolerance)
{
    for (size_t j = 0; j < k; j++) {
        if (!(fabs(got[j] - wanted[j]) <= tolerance))
            fail_msg("weight %zu is %.17g, not %.17g", j, got[j], wanted[j]);
    }
}

/* The eight firms of the paper that introduced CRITIC: profitability, market share, productivity. */
static void critic_of_its_paper(void **state)
{
    static const double rows[] = {61, 1.08, 4.33, 20.7, 0.26, 4.34, 16.3, 1.98, 2.53, 9, 3.29, 1.65,
                                  5.4, 2.77, 2.33, 4, 4.12, 1.21, -6.1, 3.52, 2.1, -34.6, 3.31, 0.98};
    static const double published[] = {0.20222554, 0.48090173, 0.31687273};
    const double *columns[3];
    double cells[24], got[3];

    (void)state;
    turn(rows, 8, 3, cells, columns);
    weights_critic(columns, 3, 8, got);
    assert_near(got, published, 3, 5e-9);
}

/* Zavadskas & Podvezko (2016), four decimals. */
static void entropy_published(void **state)
{
    static const double rows[] = {3, 100, 10, 7, 2.5, 80, 8, 5, 1.8, 50, 20, 11, 2.2, 70, 12, 9};
    static const double published[] = {0.1146, 0.1981, 0.4185, 0.2689};
    const double *columns[4];
    double cells[16], got[4];

    (void)state;
    turn(rows, 4, 4, cells, columns);
    assert_true(weights_entropy(columns, 4, 4, got));
    assert_near(got, published, 4, 5e-5);
}

/* Three libraries turn every weight into NaN here; the figure is their formula without the column. */
static void constant_column_weighs_nothing(void **state)
{
    static const double rows[] = {1, 10, 7, 2, 11, 7, 3, 9, 7, 4, 10, 7};
    static const double critic[] = {0.51316702, 0.48683298, 0};
    static const double entropy[] = {0.9770140980930097, 0.02298590190699037, 0};
    const double *columns[3];
    double cells[12], got[3];

    (void)state;
    turn(rows, 4, 3, cells, columns);
    weights_critic(columns, 3, 4, got);
    assert_near(got, critic, 3, 5e-9);
    assert_true(got[2] == 0);
    assert_true(weights_entropy(columns, 3, 4, got));
    assert_near(got, entropy, 3, 1e-12);
    assert_true(got[2] == 0);
    assert_true(weights_pca(columns, 3, 4, got));
    assert_near(got, (const double[]){0.5, 0.5, 0}, 3, 1e-12);
}

static void nothing_tells_anything(void **state)
{
    static const double same[] = {2.385, 2.385};
    const double *columns[] = {same, same};
    double got[2];

    (void)state;
    weights_critic(columns, 2, 2, got);
    assert_true(got[0] == 0.5 && got[1] == 0.5);
    assert_true(weights_entropy(columns, 2, 2, got) && got[0] == 0.5);
    assert_true(weights_pca(columns, 2, 2, got) && got[1] == 0.5);
    weights_scale((const double[]){0, 0}, 2, got);
    assert_true(got[0] == 0.5);
}

static void zero_has_no_share_and_a_negative_is_refused(void **state)
{
    static const double with_zero[] = {1, 0, 3}, negative[] = {1, -7, 3};
    const double *columns[] = {with_zero, negative};
    double got[2] = {9, 9};

    (void)state;
    assert_false(weights_entropy(columns, 2, 3, got));
    assert_true(got[0] == 9);
    columns[1] = with_zero;
    assert_true(weights_entropy(columns, 2, 3, got) && got[0] == 0.5);
}

/* Missing cells are left out, not counted as 0 and not poisoning everything. */
static void missing_cells_are_left_out(void **state)
{
    double whole[] = {1, 2, 4, 9, 3}, gap[] = {5, 3, 8, 1, cell_missing()};
    double short_gap[] = {5, 3, 8, 1};
    const double *columns[] = {whole, gap}, *short_columns[] = {whole, short_gap};
    double got[2], wanted[2];

    (void)state;
    whole[4] = cell_missing();
    assert_true(weights_entropy(columns, 2, 5, got));
    assert_true(weights_entropy(short_columns, 2, 4, wanted));
    assert_memory_equal(got, wanted, sizeof got);
    weights_critic(columns, 2, 5, got);
    weights_critic(short_columns, 2, 4, wanted);
    assert_memory_equal(got, wanted, sizeof got);
}

static void assert_published(data_weighting by, const double *rows, size_t n, size_t k, const bool *is_cost,
                             const double *published)
{
    double cells[64], got[8];
    const double *columns[8];
    const weight_data d = {columns, k, n, is_cost};
    weight_finding how;

    turn(rows, n, k, cells, columns);
    assert_true(data_weights(by, &d, got, NULL, &how));
    assert_int_equal(how.n_constant, 0);
    assert_false(how.is_equal);
    for (size_t j = 0; j < k; j++)
        assert_true(fabs(got[j] - published[j]) <= 5e-4);
}

static void deviation_variation_and_merec_published(void **state)
{
    static const double salabun[] = {.619, .449, .447, .862, .466, .006, .458, .698,
                                     .771, .777, .631, .491, .567, .992, .968};
    static const double shuai[] = {30, 30, 38, 29, 19, 54, 86, 29, 19, 15, 85, 28.9, 68, 70, 60, 29};
    static const double keshavarz[] = {450, 8000, 54, 145, 10, 9100, 2, 160, 100, 8200,
                                       31, 153, 220, 9300, 1, 162, 5, 8400, 23, 158};
    static const bool is_cost[] = {false, false, true, true};

    (void)state;
    assert_published(BY_DEVIATION, salabun, 5, 3, NULL, (const double[]){.217, .294, .488});
    assert_published(BY_VARIATION, shuai, 4, 4, NULL, (const double[]){.4258, .361, .2121, .0011});
    assert_published(BY_MEREC, keshavarz, 5, 4, is_cost, (const double[]){.5752, .0141, .4016, .0091});
}

static double gini_of_pairs(const double *x, size_t n)
{
    double apart = 0, sum = 0;

    for (size_t i = 0; i < n; i++) {
        sum += x[i];
        for (size_t l = 0; l < n; l++)
            apart += fabs(x[i] - x[l]);
    }
    return apart / (2 * (double)n * sum);
}

/* Sorting finds what the sum over all pairs is, with zeros, ties and -0. */
static void gini_is_the_sum_over_pairs(void **state)
{
    static const double x[] = {3, 0, 7.5, 3, 1e-3, -0.0, 12, 7.5}, y[] = {1, 1, 1, 1, 1, 1, 1, 9};
    const double *columns[] = {x, y};
    const weight_data d = {columns, 2, 8, NULL};
    double got[2], a = gini_of_pairs(x, 8), b = gini_of_pairs(y, 8);
    weight_finding how;

    (void)state;
    assert_true(data_weights(BY_GINI, &d, got, NULL, &how));
    assert_near(got, (const double[]){a / (a + b), b / (a + b)}, 2, 1e-14);
}

/* Also where values differ in their last digits alone, and with many ties. */
static void gini_of_values_close_together(void **state)
{
    double x[300], y[300], got[2], a, b;
    const double *columns[] = {x, y};
    const weight_data d = {columns, 2, 300, NULL};
    weight_finding how;

    (void)state;
    for (size_t i = 0; i < 300; i++) {
        x[i] = 1000 + (double)(i * 7919 % 300) * 1e-7;
        y[i] = 1000 + (double)(i * 7919 % 5) * 1e-7;
    }
    a = gini_of_pairs(x, 300);
    b = gini_of_pairs(y, 300);
    assert_true(data_weights(BY_GINI, &d, got, NULL, &how));
    assert_near(got, (const double[]){a / (a + b), b / (a + b)}, 2, 1e-9);
}

/* Every method: constant, almost constant and empty columns have weight 0 and are counted. */
static void columns_that_tell_nothing_are_counted(void **state)
{
    const double none = cell_missing(), x[] = {1, 2, 5, 9}, y[] = {4, 1, 3, 3}, same[] = {7, 7, 7, 7};
    const double almost[] = {0.1 * 3, 0.3, 0.3, 0.3}, empty[] = {none, none, none, none};
    const double *columns[] = {x, same, y, almost, empty};
    const weight_data d = {columns, 5, 4, NULL}, nothing = {columns + 3, 2, 4, NULL};
    bool is_constant[5];
    weight_finding how;
    double got[5];

    (void)state;
    assert_true(almost[0] != almost[1]);
    for (int m = 0; m < DATA_WEIGHTINGS; m++) {
        assert_true(data_weights((data_weighting)m, &d, got, is_constant, &how));
        assert_true(got[0] > 0 && got[1] == 0 && got[2] > 0 && got[3] == 0 && got[4] == 0);
        assert_true(fabs(got[0] + got[2] - 1) < 1e-15);
        assert_true(!is_constant[0] && is_constant[1] && !is_constant[2] && is_constant[3] && is_constant[4]);
        assert_int_equal(how.n_constant, 3);
        assert_false(how.is_equal);
        assert_true(data_weights((data_weighting)m, &nothing, got, NULL, &how));
        assert_true(got[0] == 0.5 && got[1] == 0.5 && how.is_equal && how.n_constant == 2);
    }
}

/* Two columns that say the same have no conflict: they share the weight, and the constant one still has none. */
static void critic_of_the_same_twice(void **state)
{
    const double x[] = {1, 2, 5, 9}, twice[] = {2, 4, 10, 18}, same[] = {7, 7, 7, 7};
    const double *columns[] = {x, twice, same};
    const weight_data d = {columns, 3, 4, NULL};
    weight_finding how;
    double got[3];

    (void)state;
    assert_true(data_weights(BY_CRITIC, &d, got, NULL, &how));
    assert_near(got, (const double[]){0.5, 0.5, 0}, 3, 0);
    assert_true(how.is_equal);
}

static void assert_refused(data_weighting by, const weight_data *d, weight_refusal why, size_t column, size_t row)
{
    double got[3] = {9, 9, 9};
    weight_finding how;
    tidu_error err;

    assert_false(data_weights(by, d, got, NULL, &how));
    assert_int_equal(how.refusal, why);
    assert_int_equal(how.column, column);
    assert_int_equal(how.row, row);
    assert_true(got[0] == 9 && got[1] == 9 && got[2] == 9);
    assert_int_equal(data_weights_refused(&how, "the method", "the column", &err), TIDU_EDATA);
    assert_non_null(strstr(err.message, "the method"));
    assert_non_null(strstr(err.message, "the column"));
}

static void what_cannot_be_is_named(void **state)
{
    const double x[] = {1, 2, 5}, negative[] = {4, 1, -3}, zero[] = {4, 0, 3}, around[] = {-0.1, -0.2, 0.3};
    const double infinite[] = {1, INFINITY, 2}, wide[] = {-1.7e308, 1.7e308, 0};
    const double *columns[] = {x, x, negative};
    const weight_data d = {columns, 3, 3, NULL};

    (void)state;
    assert_refused(BY_ENTROPY, &d, WEIGHTS_NEGATIVE, 2, 2);
    assert_refused(BY_GINI, &d, WEIGHTS_NEGATIVE, 2, 2);
    assert_refused(BY_MEREC, &d, WEIGHTS_NOT_POSITIVE, 2, 2);
    columns[1] = zero;
    assert_refused(BY_MEREC, &d, WEIGHTS_NOT_POSITIVE, 1, 1);
    columns[2] = around;
    assert_refused(BY_VARIATION, &d, WEIGHTS_MEAN_ZERO, 2, 3);
    for (int m = 0; m < DATA_WEIGHTINGS; m++) {
        columns[0] = infinite;
        assert_refused((data_weighting)m, &d, WEIGHTS_INFINITE, 0, 1);
        columns[0] = wide;
        if (m == BY_CRITIC || m == BY_DEVIATION || m == BY_VARIATION || m == BY_VARIANCE)
            assert_refused((data_weighting)m, &d, WEIGHTS_INFINITE, 0, 3);
    }
}

/* Other units change nothing for the methods that say so; a company that stands twice or in another row neither. */
static void units_and_rows_change_nothing(void **state)
{
    const double x[] = {1, 2, 5, 9, 4}, y[] = {4, 1, 3, 3, 8}, z[] = {2, 2, 7, 1, 1};
    const double x_fen[] = {400, 900, 500, 200, 100}, y_turned[] = {8, 3, 3, 1, 4}, z_turned[] = {1, 1, 7, 2, 2};
    const double *columns[] = {x, y, z}, *turned[] = {x_fen, y_turned, z_turned};
    const weight_data d = {columns, 3, 5, NULL}, e = {turned, 3, 5, NULL};
    double got[3], again[3];
    weight_finding how;

    (void)state;
    for (int m = 0; m < DATA_WEIGHTINGS; m++) {
        if (m == BY_DEVIATION)
            continue;
        assert_true(data_weights((data_weighting)m, &d, got, NULL, &how));
        assert_true(data_weights((data_weighting)m, &e, again, NULL, &how));
        assert_near(again, got, 3, 1e-14);
    }
}

/* A row without a value in one column counts in the others; one without any counts nowhere. */
static void gaps_count_nowhere(void **state)
{
    const double none = cell_missing(), x[] = {1, none, 2, 5, 9}, y[] = {4, none, 1, 3, 3};
    const double short_x[] = {1, 2, 5, 9}, short_y[] = {4, 1, 3, 3};
    const double *columns[] = {x, y}, *short_columns[] = {short_x, short_y};
    const weight_data d = {columns, 2, 5, NULL}, e = {short_columns, 2, 4, NULL};
    double got[2], wanted[2];
    weight_finding how;

    (void)state;
    for (int m = 0; m < DATA_WEIGHTINGS; m++) {
        assert_true(data_weights((data_weighting)m, &d, got, NULL, &how));
        assert_true(data_weights((data_weighting)m, &e, wanted, NULL, &how));
        assert_near(got, wanted, 2, 1e-15);
    }
}

static void without_memory_nothing_is_written(void **state)
{
    const double x[] = {1, 2, 5, 9}, y[] = {4, 1, 3, 3};
    const double *columns[] = {x, y};
    const weight_data d = {columns, 2, 4, NULL};
    weight_finding how;

    (void)state;
    for (int m = 0; m < DATA_WEIGHTINGS; m++) {
        double got[2] = {9, 9};
        unsigned long at = 0;
        bool is_found = false;

        while (!is_found && ++at < 20) {
            allocate_fail_at(at);
            is_found = data_weights((data_weighting)m, &d, got, NULL, &how);
            allocate_fail_at(0);
            assert_true(is_found || (how.refusal == WEIGHTS_EXHAUSTED && got[0] == 9));
        }
        assert_true(is_found && at > 1);
    }
}

static void methods_have_names(void **state)
{
    (void)state;
    for (int m = 0; m < DATA_WEIGHTINGS; m++)
        assert_int_equal(data_weighting_named(data_weighting_name((data_weighting)m)), m);
    assert_int_equal(data_weighting_named("ENTROPY"), DATA_WEIGHTINGS);
}

typedef bool (*weighting)(const double *const *x, size_t k, size_t n, double *out);

static void compare_case(const char *json, const char *id, weighting weigh)
{
    const char *at = oracle_case(json, id);
    double rows[MOST], wanted[32], cells[MOST], got[32];
    const double *columns[32];
    size_t n, k;

    assert_non_null(at);
    n = oracle_numbers(at, "matrix", rows, MOST);
    k = oracle_numbers(at, "expected", wanted, 32);
    assert_true(k > 1 && n % k == 0);
    turn(rows, n / k, k, cells, columns);
    assert_true(weigh(columns, k, n / k, got));
    assert_near(got, wanted, k, 1e-12);
}

/* Cases of one of the files by a method; costs are those of "types". */
static void compare_found(const char *file, const char *id, data_weighting by)
{
    char *json = oracle_read(file);
    const char *at = json ? oracle_case(json, id) : NULL;
    double rows[MOST], wanted[32], cells[MOST], got[32], types[32];
    bool is_cost[32] = {false};
    const double *columns[32];
    weight_data d = {columns, 0, 0, is_cost};
    weight_finding how;

    if (!json)
        return;
    assert_non_null(at);
    d.k = oracle_numbers(at, "expected", wanted, 32);
    d.n = oracle_numbers(at, "matrix", rows, MOST) / d.k;
    if (by == BY_MEREC) {
        assert_int_equal(oracle_numbers(at, "types", types, 32), d.k);
        for (size_t j = 0; j < d.k; j++)
            is_cost[j] = types[j] < 0;
    }
    turn(rows, d.n, d.k, cells, columns);
    assert_true(data_weights(by, &d, got, NULL, &how));
    assert_near(got, wanted, d.k, 1e-12);
    free(json);
}

static void oracle_of_dispersion(void **state)
{
    const char *cross = "weights/cross_peer.json", *tests = "weights/pymcdm_tests.json";
    char *json = oracle_read(cross);

    (void)state;
    if (!json)
        skip();
    free(json);
    compare_found(cross, "std_salabun2020", BY_DEVIATION);
    compare_found(cross, "cov_shuai2012", BY_VARIATION);
    compare_found(cross, "gini_pymcdm", BY_GINI);
    compare_found(cross, "merec_keshavarz2021", BY_MEREC);
    compare_found(tests, "TestCRITICWeights.test_output", BY_CRITIC);
    compare_found(tests, "TestEntropyWeights.test_output", BY_ENTROPY);
    compare_found(tests, "TestGiniWeights.test_output", BY_GINI);
    compare_found(tests, "TestMERECWeights.test_output", BY_MEREC);
    compare_found(tests, "TestSTDWeights.test_output", BY_DEVIATION);
    compare_found(tests, "TestVarianceWeights.test_output", BY_VARIANCE);
}

static void oracle_of_weights(void **state)
{
    static const char *const entropies[] = {"entropy_xu2004", "entropy_zavadskas2016", "entropy_ersoy2021",
                                            "entropy_lee2018", "entropy_one_zero", "entropy_constant_column"};
    char *json = oracle_read("weights/cross_peer.json");

    (void)state;
    if (!json)
        skip();
    for (size_t i = 0; i < sizeof entropies / sizeof *entropies; i++)
        compare_case(json, entropies[i], weights_entropy);
    compare_case(json, "critic_diakoulaki1995", weights_critic);
    compare_case(json, "critic_tus2019", weights_critic);
    free(json);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(critic_of_its_paper),
        cmocka_unit_test(entropy_published),
        cmocka_unit_test(constant_column_weighs_nothing),
        cmocka_unit_test(nothing_tells_anything),
        cmocka_unit_test(zero_has_no_share_and_a_negative_is_refused),
        cmocka_unit_test(missing_cells_are_left_out),
        cmocka_unit_test(oracle_of_weights),
        cmocka_unit_test(deviation_variation_and_merec_published),
        cmocka_unit_test(gini_is_the_sum_over_pairs),
        cmocka_unit_test(gini_of_values_close_together),
        cmocka_unit_test(columns_that_tell_nothing_are_counted),
        cmocka_unit_test(critic_of_the_same_twice),
        cmocka_unit_test(what_cannot_be_is_named),
        cmocka_unit_test(units_and_rows_change_nothing),
        cmocka_unit_test(gaps_count_nowhere),
        cmocka_unit_test(without_memory_nothing_is_written),
        cmocka_unit_test(methods_have_names),
        cmocka_unit_test(oracle_of_dispersion),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
