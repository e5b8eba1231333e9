/*
 * Weights against published figures (Diakoulaki et al. 1995, Zavadskas & Podvezko 2016, Saaty 1990) and,
 * where it is there, against the whole oracle.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "numeric/oracle.h"
#include "composite/weights.h"

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

/* Saaty (1990), buying a house: lambda 9.669, ratio 0.169. */
static void house_of_saaty(void **state)
{
    static const double matrix[] = {
        1, 5, 3, 7, 6, 6, 1.0 / 3, 1.0 / 4, 1.0 / 5, 1, 1.0 / 3, 5, 3, 3, 1.0 / 5, 1.0 / 7,
        1.0 / 3, 3, 1, 6, 3, 4, 6, 1.0 / 5, 1.0 / 7, 1.0 / 5, 1.0 / 6, 1, 1.0 / 3, 1.0 / 4, 1.0 / 7, 1.0 / 8,
        1.0 / 6, 1.0 / 3, 1.0 / 3, 3, 1, 1.0 / 2, 1.0 / 5, 1.0 / 6,
        1.0 / 6, 1.0 / 3, 1.0 / 4, 4, 2, 1, 1.0 / 5, 1.0 / 6, 3, 5, 1.0 / 6, 7, 5, 5, 1, 1.0 / 2,
        4, 7, 5, 8, 6, 6, 2, 1};
    static const double published[] = {.173, .054, .188, .018, .031, .036, .167, .333};
    comparison_consistency how;
    double got[8];

    (void)state;
    assert_true(weights_compared(matrix, 8, got, &how));
    assert_near(got, published, 8, 5e-4 + 1e-12);
    assert_true(fabs(how.lambda - 9.669) < 5e-4);
    assert_true(fabs(how.ratio - 0.169) < 5e-4);
}

static void one_and_two_are_never_inconsistent(void **state)
{
    static const double two[] = {1, 3, 1.0 / 3, 1};
    comparison_consistency how;
    double got[2];

    (void)state;
    assert_true(weights_compared((const double[]){1}, 1, got, &how));
    assert_true(got[0] == 1 && how.ratio == 0);
    assert_true(weights_compared(two, 2, got, &how));
    assert_near(got, (const double[]){0.75, 0.25}, 2, 1e-15);
    assert_true(how.ratio == 0);
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

typedef bool (*weighting)(const double *const *x, size_t k, size_t n, double *out);

static bool critic(const double *const *x, size_t k, size_t n, double *out)
{
    weights_critic(x, k, n, out);
    return true;
}

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
    compare_case(json, "critic_diakoulaki1995", critic);
    compare_case(json, "critic_tus2019", critic);
    free(json);
}

static void oracle_of_comparisons(void **state)
{
    static const char *const ids[] = {"ahp_wang2011", "ahp_house_saaty1990", "ahp_R_MCDA_criteria",
                                      "ahp_pydecision_readme"};
    char *json = oracle_read("ahp/ahp.json");

    (void)state;
    if (!json)
        skip();
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        const char *at = oracle_case(json, ids[i]);
        double matrix[225], wanted[15], got[15], lambda = 0, ratio = 0;
        comparison_consistency how;
        size_t k;

        assert_non_null(at);
        oracle_numbers(at, "matrix", matrix, 225);
        k = oracle_numbers(at, "eigen_weights", wanted, 15);
        assert_true(weights_compared(matrix, k, got, &how));
        assert_near(got, wanted, k, 1e-12);
        oracle_numbers(at, "lambda_max", &lambda, 1);
        oracle_numbers(at, "CR_saaty_RI", &ratio, 1);
        assert_true(fabs(how.lambda - lambda) < 1e-12 * lambda);
        assert_true(fabs(how.ratio - ratio) < 1e-12);
    }
    free(json);
}

/* Of the four components of USArrests only the first has an eigenvalue above 1. */
static void oracle_of_components(void **state)
{
    static oracle_table data, pca;
    static double cells[4][64];
    const double *columns[4] = {cells[0], cells[1], cells[2], cells[3]};
    double loading[4], got[4];
    size_t n = 0;

    (void)state;
    if (!oracle_load(&data, "stats/usarrests.csv") || !oracle_load(&pca, "stats/pca_usarrests.csv"))
        skip();
    for (size_t j = 0; j < 4; j++)
        n = oracle_values(&data, pca.cells[j + 1][0], cells[j]);
    assert_int_equal(n, 50);
    oracle_values(&pca, "PC1", loading);
    assert_true(weights_pca(columns, 4, n, got));
    for (size_t j = 0; j < 4; j++)
        assert_true(fabs(got[j] - loading[j] * loading[j]) < 1e-12);
    free(data.text);
    free(pca.text);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(critic_of_its_paper),
        cmocka_unit_test(entropy_published),
        cmocka_unit_test(house_of_saaty),
        cmocka_unit_test(one_and_two_are_never_inconsistent),
        cmocka_unit_test(constant_column_weighs_nothing),
        cmocka_unit_test(nothing_tells_anything),
        cmocka_unit_test(zero_has_no_share_and_a_negative_is_refused),
        cmocka_unit_test(missing_cells_are_left_out),
        cmocka_unit_test(oracle_of_weights),
        cmocka_unit_test(oracle_of_comparisons),
        cmocka_unit_test(oracle_of_components),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
