/*
 * Components of USArrests (R's prcomp, in the oracle) and factors: the angle of two by a search over all angles, those of
 * three by the other algorithm, singular value decompositions as in R's varimax(), run in numpy to the last digit.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "numeric/oracle.h"
#include "base/allocate.h"
#include "composite/factor_weights.h"

static const double six[6][3] = {{.83, .31, -.22}, {.76, -.42, .18}, {.64, .55, .33},
                                 {.58, -.36, -.51}, {.49, .61, -.27}, {.71, -.12, .45}};

static void assert_near(const double *got, const double *wanted, size_t k, double tolerance)
{
    for (size_t j = 0; j < k; j++) {
        if (!(fabs(got[j] - wanted[j]) <= tolerance))
            fail_msg("number %zu is %.17g, not %.17g", j, got[j], wanted[j]);
    }
}

/* Kaiser's criterion: the sum over factors of the variance of squared loadings, rows of length 1. */
static double criterion(double (*rows)[2], size_t k)
{
    double total = 0;

    for (int c = 0; c < 2; c++) {
        double squares = 0, fourths = 0;

        for (size_t j = 0; j < k; j++) {
            double length = rows[j][0] * rows[j][0] + rows[j][1] * rows[j][1], s = rows[j][c] * rows[j][c] / length;

            squares += s;
            fourths += s * s;
        }
        total += fourths / (double)k - squares * squares / (double)k / (double)k;
    }
    return total;
}

static void two_factors_have_the_best_of_all_angles(void **state)
{
    double loading[6][2], turned[6][2], got, best = 0;

    (void)state;
    for (size_t j = 0; j < 6; j++) {
        loading[j][0] = six[j][0];
        loading[j][1] = six[j][1];
    }
    for (int degree = 0; degree < 9000; degree++) {
        double angle = degree * 0.01 * 3.14159265358979323846 / 180;

        for (size_t j = 0; j < 6; j++) {
            turned[j][0] = cos(angle) * loading[j][0] + sin(angle) * loading[j][1];
            turned[j][1] = cos(angle) * loading[j][1] - sin(angle) * loading[j][0];
        }
        best = fmax(best, criterion(turned, 6));
    }
    assert_true(criterion(loading, 6) < best - 0.01);
    assert_true(factor_varimax(&loading[0][0], 6, 2));
    got = criterion(loading, 6);
    assert_true(got >= best && got < best + 1e-6);
}

/* Columns are factors in the order of numpy's run; ours may stand in another order and with other signs. */
static void three_factors_as_by_singular_values(void **state)
{
    static const double wanted[6][3] = {{0.32274931292317993, 0.7503151274278061, -0.40775003440908403},
                                        {0.7676300952069874, 0.04411341642082523, -0.4418122264313133},
                                        {0.48316402422290655, 0.7397462642420704, 0.2008183015480097},
                                        {0.16903076762073335, 0.12057269805538429, -0.826432588951567},
                                        {-0.035354547546233524, 0.8161968723556928, -0.1329387886381739},
                                        {0.8190886953020494, 0.21103865256672458, -0.0745412392653079}};
    bool is_taken[3] = {false};
    double got[6][3];

    (void)state;
    memcpy(got, six, sizeof got);
    assert_true(factor_varimax(&got[0][0], 6, 3));
    for (int c = 0; c < 3; c++) {
        int found = -1;

        for (int w = 0; w < 3; w++) {
            double far = 0;

            for (size_t j = 0; j < 6; j++)
                far = fmax(far, fabs(fabs(got[j][c]) - fabs(wanted[j][w])));
            found = far < 1e-9 ? w : found;
        }
        assert_true(found >= 0 && !is_taken[found]);
        is_taken[found] = true;
    }
}

/* Rotation keeps what each row explains, and a row of zeros. */
static void rotation_keeps_rows(void **state)
{
    double got[7][3] = {{0}};

    (void)state;
    memcpy(got, six, sizeof six);
    assert_true(factor_varimax(&got[0][0], 7, 3));
    for (size_t j = 0; j < 6; j++) {
        double before = 0, after = 0;

        for (int c = 0; c < 3; c++) {
            before += six[j][c] * six[j][c];
            after += got[j][c] * got[j][c];
        }
        assert_true(fabs(before - after) < 1e-14);
    }
    assert_true(got[6][0] == 0 && got[6][1] == 0 && got[6][2] == 0);
}

typedef struct found_factors {
    factor_finding how;
    double weight[6], eigenvalue[6], loading[36], variance[6];
    size_t factor[6];
} found_factors;

static bool find(const double *const *x, size_t k, size_t n, factor_rule rule, found_factors *f)
{
    f->how = (factor_finding){.eigenvalue = f->eigenvalue, .loading = f->loading, .variance = f->variance,
                              .factor = f->factor};
    return weights_factor(x, k, n, &rule, f->weight, &f->how);
}

/* Two pairs of columns that hang together, and a constant one: two factors, by hand. */
static void two_pairs_are_two_factors(void **state)
{
    const double a[] = {1, 1, -1, -1}, b[] = {1, -1, 1, -1}, same[] = {3, 3, 3, 3};
    const double *columns[] = {a, b, same, a, b, a};
    found_factors f;

    (void)state;
    assert_true(find(columns, 6, 4, (factor_rule){1, 0.1, 0.6, 0}, &f));
    assert_int_equal(f.how.n_columns, 5);
    assert_int_equal(f.how.n_factors, 2);
    assert_near(f.variance, (const double[]){3, 2, 0}, 3, 1e-12);
    assert_near(f.eigenvalue, (const double[]){3, 2, 0, 0, 0, 0}, 6, 1e-12);
    assert_near(f.weight, (const double[]){0.2, 0.2, 0, 0.2, 0.2, 0.2}, 6, 1e-12);
    assert_true(fabs(f.how.explained - 1) < 1e-12 && !f.how.is_extended);
    assert_true(f.factor[0] == 0 && f.factor[1] == 1 && f.factor[2] == 2 && f.factor[3] == 0 && f.factor[4] == 1);
    assert_near(f.loading, (const double[]){1, 0, 0, 0, 0, 0}, 6, 1e-12); /* the sum of a factor is positive */
    assert_near(f.loading + 6, (const double[]){0, 1, 0, 0, 0, 0}, 6, 1e-12);
}

static void rule_extends_and_keeps_the_first(void **state)
{
    const double a[] = {1, 1, -1, -1}, b[] = {1, -1, 1, -1}, c[] = {1, -1, -1, 1};
    const double *columns[] = {a, b, c};
    found_factors f;

    (void)state; /* nothing in common: all eigenvalues are 1, of which none is above 1 */
    assert_true(find(columns, 3, 4, (factor_rule){1 + 1e-9, 0.1, 0.6, 0}, &f));
    assert_int_equal(f.how.n_factors, 2);
    assert_true(f.how.is_extended && fabs(f.how.explained - 2.0 / 3) < 1e-12);
    assert_true(find(columns, 3, 4, (factor_rule){1 + 1e-9, 0.1, 0, 0}, &f));
    assert_int_equal(f.how.n_factors, 1);
    assert_true(find(columns, 3, 4, (factor_rule){0.5, 0.1, 0.6, 0}, &f));
    assert_int_equal(f.how.n_factors, 3);
    assert_near(f.weight, (const double[]){1.0 / 3, 1.0 / 3, 1.0 / 3}, 3, 1e-12);
    assert_true(find(columns, 3, 4, (factor_rule){0.5, 0.1, 0.6, 9}, &f));
    assert_int_equal(f.how.n_factors, 3);
}

static void constant_columns_have_no_factor(void **state)
{
    const double same[] = {3, 3, 3, 3};
    const double *columns[] = {same, same};
    found_factors f;

    (void)state;
    assert_true(find(columns, 2, 4, (factor_rule){1, 0.1, 0.6, 0}, &f));
    assert_true(f.how.n_columns == 0 && f.how.n_factors == 0 && f.how.explained == 0);
    assert_true(f.weight[0] == 0.5 && f.weight[1] == 0.5);
}

static void without_memory_it_says_so(void **state)
{
    const double a[] = {1, 1, -1, -1}, b[] = {1, -1, 1, -1};
    const double *columns[] = {a, b};
    found_factors f;
    unsigned long at = 0;
    bool is_found = false;

    (void)state;
    while (!is_found && ++at < 20) {
        allocate_fail_at(at);
        is_found = find(columns, 2, 4, (factor_rule){1, 0.1, 0.6, 0}, &f);
        allocate_fail_at(0);
    }
    assert_true(is_found && at > 3);
}

/* Factors of USArrests: numpy's eigenvectors and varimax by singular values. */
static void oracle_of_factors(void **state)
{
    static const double weight[][4] = {
        {0.28718824723899034, 0.34010315202645536, 0.07739016272152528, 0.2953184380130289},
        {0.27580701072892533, 0.26474296640775286, 0.29429251367706627, 0.1651575091862556},
        {0.25789920495378116, 0.22444532172145767, 0.28343085516406347, 0.23422461816069756}};
    static const double explained[] = {0.6200603947873733, 0.8675016829223337, 0.9566424780675411};
    static const char *const names[] = {"Murder", "Assault", "UrbanPop", "Rape"};
    static oracle_table data;
    static double cells[4][64];
    const double *columns[4] = {cells[0], cells[1], cells[2], cells[3]};
    found_factors f;
    size_t n = 0;

    (void)state;
    if (!oracle_load(&data, "stats/usarrests.csv"))
        skip();
    for (size_t j = 0; j < 4; j++)
        n = oracle_values(&data, names[j], cells[j]);
    for (size_t factors = 1; factors <= 3; factors++) {
        assert_true(find(columns, 4, n, (factor_rule){1, 0.1, 0.6, factors}, &f));
        assert_int_equal(f.how.n_factors, factors);
        assert_near(f.weight, weight[factors - 1], 4, 1e-10);
        assert_true(fabs(f.how.explained - explained[factors - 1]) < 1e-12);
    }
    assert_true(find(columns, 4, n, (factor_rule){1, 0.1, 0.6, 0}, &f));
    assert_int_equal(f.how.n_factors, 1); /* one eigenvalue above 1, which explains 62% */
    free(data.text);
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
        cmocka_unit_test(two_factors_have_the_best_of_all_angles),
        cmocka_unit_test(three_factors_as_by_singular_values),
        cmocka_unit_test(rotation_keeps_rows),
        cmocka_unit_test(two_pairs_are_two_factors),
        cmocka_unit_test(rule_extends_and_keeps_the_first),
        cmocka_unit_test(constant_columns_have_no_factor),
        cmocka_unit_test(without_memory_it_says_so),
        cmocka_unit_test(oracle_of_factors),
        cmocka_unit_test(oracle_of_components),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
