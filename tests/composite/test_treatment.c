/*
 * Treatments by hand, against COINr and scipy, and what they all promise: the order of values, no dependence on the
 * order of rows, other companies within the population's scale.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "composite/treatment.h"
#include "numeric/oracle.h"

enum { MOST = 128 };

static treatment_rule rule_of(const char *name)
{
    const treatment_method *m = treatment_find(name);

    if (!m)
        fail_msg("no treatment %s", name);
    return treatment_rule_of(m);
}

static void assert_cells(const double *got, const double *wanted, size_t n, double tolerance)
{
    for (size_t i = 0; i < n; i++) {
        if (!cell_is_value(wanted[i]) && cell_bits(got[i]) == cell_bits(wanted[i]))
            continue;
        if (!(oracle_distance(got[i], wanted[i]) <= tolerance))
            fail_msg("cell %zu is %.17g, not %.17g", i, got[i], wanted[i]);
    }
}

static void points_by_count(void **state)
{
    const double x[] = {5, 900, cell_missing(), 3, 800, -40, 4, cell_undefined()};
    treatment_rule r = rule_of("winsorise_count");
    treatment t;
    double out[8];

    (void)state;
    r.n_high = 2;
    r.n_low = 1;
    assert_int_equal(treatment_fit(&r, x, 8, NULL, &t), TREATMENT_DONE);
    treatment_apply(&t, x, 8, out);
    assert_cells(out, (const double[]){5, 5, x[2], 3, 5, 3, 4, x[7]}, 8, 0);
    assert_true(t.points_high == 2 && t.points_low == 1);
    r.n_high = 5; /* 6 values, 1 + 5 of them drawn in: none is left */
    assert_int_equal(treatment_fit(&r, x, 8, NULL, &t), TREATMENT_TOO_MANY);
    treatment_apply(&t, x, 8, out);
    assert_cells(out, x, 8, 0);
}

static void percentiles(void **state)
{
    static const double x[] = {10, 1, 4, 2, 3}, other[] = {-100, 100, 5};
    treatment_rule r = rule_of("winsorise");
    treatment t;
    double out[5];

    (void)state;
    r.low = 0.1;
    r.high = 0.9;
    assert_int_equal(treatment_fit(&r, x, 5, NULL, &t), TREATMENT_DONE);
    treatment_apply(&t, x, 5, out);
    assert_cells(out, (const double[]){7.6, 1.4, 4, 2, 3}, 5, 1e-15);
    treatment_apply(&t, other, 3, out);
    assert_cells(out, (const double[]){1.4, 7.6, 5}, 3, 1e-15);
    r.high = 0.05;
    assert_int_equal(treatment_fit(&r, x, 5, NULL, &t), TREATMENT_WRONG_RANGE);
}

/* COINr's log_CT and log_CT_plus of 1 2 400 (its file log_transforms.csv has more). */
static void logarithms(void **state)
{
    static const double x[] = {1, 2, 400}, turned[] = {-1, -2, -400, -1.5};
    const double beyond[] = {-7, 1000, cell_not_applicable()};
    treatment_rule r = rule_of("log_range");
    treatment t;
    double out[4];

    (void)state;
    assert_int_equal(treatment_fit(&r, x, 3, NULL, &t), TREATMENT_DONE);
    treatment_apply(&t, x, 3, out);
    assert_cells(out, (const double[]){1.3837912309017721, 1.6074359097634274, 5.9989117477430316}, 3, 1e-15);
    treatment_apply(&t, beyond, 3, out);
    assert_cells(out, (const double[]){1.3837912309017721, 5.9989117477430316, beyond[2]}, 3, 1e-15);
    r = rule_of("log_side");
    assert_int_equal(treatment_fit(&r, turned, 4, NULL, &t), TREATMENT_DONE);
    treatment_apply(&t, turned, 3, out);
    assert_cells(out, (const double[]){-1.3837912309017721, -1.6074359097634274, -5.9989117477430316}, 3, 1e-15);
    r = rule_of("log");
    assert_int_equal(treatment_fit(&r, x, 3, NULL, &t), TREATMENT_DONE);
    treatment_apply(&t, x, 3, out);
    assert_cells(out, (const double[]){0, 0.69314718055994529, 5.9914645471079817}, 3, 1e-15);
    assert_int_equal(treatment_fit(&r, turned, 4, NULL, &t), TREATMENT_NOT_POSITIVE);
    assert_int_equal(treatment_fit(&r, (const double[]){0, 3}, 2, NULL, &t), TREATMENT_NOT_POSITIVE);
    r = rule_of("log_range");
    assert_int_equal(treatment_fit(&r, (const double[]){-1.5e308, 1.5e308}, 2, NULL, &t), TREATMENT_WRONG_RANGE);
}

/* lambda as scipy's boxcox_llf has its maximum (minimize_scalar, bounded, xatol 1e-12). */
static void power_transformations(void **state)
{
    static const double few[] = {1, 2, 3, 5, 8, 13, 21, 400};
    static const double ten[] = {2.385, 0.4, 7.1, 3.3, 12.9, 5.5, 1.2, 4.4, 9.7, 30.2};
    treatment_rule r = rule_of("box_cox");
    treatment t;
    double out[8];

    (void)state;
    assert_int_equal(treatment_fit(&r, few, 8, NULL, &t), TREATMENT_DONE);
    assert_true(fabs(t.lambda + 0.270034837014776) < 1e-6);
    assert_int_equal(treatment_fit(&r, ten, 10, NULL, &t), TREATMENT_DONE);
    assert_true(fabs(t.lambda - 0.14490947975993082) < 1e-6);
    r.lambda = 0.5;
    assert_int_equal(treatment_fit(&r, few, 8, NULL, &t), TREATMENT_DONE);
    treatment_apply(&t, few, 8, out);
    assert_cells(out, (const double[]){0, 0.82842712474619029, 1.4641016151377544, 2.4721359549995796,
                                       3.6568542494923806, 5.2111025509279782, 7.1651513899116797, 38}, 8, 1e-14);
    r.lambda = 0;
    assert_int_equal(treatment_fit(&r, few, 8, NULL, &t), TREATMENT_DONE);
    treatment_apply(&t, few, 8, out);
    assert_true(fabs(out[2] - log(3)) < 1e-15);
    r.lambda = 1000; /* 400^1000 is no number */
    assert_int_equal(treatment_fit(&r, few, 8, NULL, &t), TREATMENT_WRONG_RANGE);
}

/* 5 points are absolute; a share grows with the companies (ours). */
static void shape_by_points_and_by_share(void **state)
{
    double x[1000], out[1000];
    treatment_rule r = rule_of("shape");
    treatment t;

    (void)state;
    for (size_t i = 0; i < 1000; i++)
        x[i] = i < 992 ? (double)(i % 100) : 5000 + 37 * (double)i;
    assert_int_equal(treatment_fit(&r, x, 1000, NULL, &t), TREATMENT_DONE);
    assert_int_equal(t.transformation, TRANSFORM_LOG);
    assert_true(t.points_high == 0 && t.skewness > 2 && t.kurtosis > 3.5);
    r.share = 0.01;
    assert_int_equal(treatment_fit(&r, x, 1000, NULL, &t), TREATMENT_DONE);
    assert_int_equal(t.transformation, TRANSFORM_NONE);
    assert_true(t.points_high == 8 && t.points_low == 0 && t.high == 99 && fabs(t.skewness_after) < 2);
    treatment_apply(&t, x, 1000, out);
    assert_true(out[999] == 99 && out[992] == 99 && out[5] == 5);
    for (size_t i = 0; i < 1000; i++)
        x[i] = -x[i];
    assert_int_equal(treatment_fit(&r, x, 1000, NULL, &t), TREATMENT_DONE);
    assert_true(t.points_low == 8 && t.points_high == 0 && t.low == -99);
}

/* One giant: skewness 3.16, kurtosis 10.0 (COINr); he takes the next one's value. */
static void a_giant_is_drawn_in(void **state)
{
    const double x[] = {5, 1, 2, 1000, 3, 4, 6, cell_missing(), 7, 8, 9};
    treatment_rule r = rule_of("shape");
    treatment t;
    double out[11];

    (void)state;
    assert_int_equal(treatment_fit(&r, x, 11, NULL, &t), TREATMENT_DONE);
    treatment_apply(&t, x, 11, out);
    assert_true(fabs(t.skewness - 3.1618784277175731) < 1e-12);
    assert_true(fabs(t.kurtosis - 9.9981483950318815) < 1e-11);
    assert_true(t.points_high == 1 && t.points_low == 0 && t.transformation == TRANSFORM_NONE);
    assert_true(out[3] == 9 && out[10] == 9 && out[0] == 5 && cell_is_missing(out[7]));
}

/* With no point to give away the column is logged: ln(x - min + 1% of the range). */
static void logarithms_where_drawing_in_does_not_do(void **state)
{
    static const double x[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 400};
    treatment_rule r = rule_of("shape");
    treatment t;
    double out[10];

    (void)state;
    r.shape.points = 0;
    assert_int_equal(treatment_fit(&r, x, 10, NULL, &t), TREATMENT_DONE);
    treatment_apply(&t, x, 10, out);
    assert_true(t.transformation == TRANSFORM_LOG && t.points_high == 0);
    assert_true(fabs(out[0] - 1.3837912309017721) < 1e-15); /* COINr log_CT of 1 in 1..400 */
    assert_true(fabs(out[1] - 1.6074359097634274) < 1e-15);
}

static void bad_columns_are_named(void **state)
{
    const double none[] = {cell_missing(), cell_undefined()}, same[] = {7, 7, 7};

    (void)state;
    for (const treatment_method *m = treatment_methods; m->name; m++) {
        treatment_rule r = treatment_rule_of(m);
        treatment t;
        double out[3];

        assert_ptr_equal(treatment_find(m->name), m);
        assert_int_equal(treatment_fit(&r, none, 2, NULL, &t), TREATMENT_NO_VALUES);
        treatment_apply(&t, none, 2, out);
        assert_cells(out, none, 2, 0);
        treatment_fit(&r, same, 3, NULL, &t);
        treatment_apply(&t, same, 3, out);
        assert_true(out[0] == out[1] && cell_is_value(out[0]) && isfinite(out[0]));
    }
    assert_null(treatment_find("winsorize"));
    for (int p = TREATMENT_NO_VALUES; p <= TREATMENT_NO_MEMORY; p++)
        assert_true(strlen(treatment_problem_text((treatment_problem)p)) > 10);
}

/* Every treatment of a long-tailed column keeps the order, and the order of the rows changes no bit. */
static void order_is_kept(void **state)
{
    enum { N = 211 };
    double x[N], turned[N], a[N], b[N];

    (void)state;
    for (size_t i = 0; i < N; i++)
        x[i] = turned[N - 1 - i] = i % 7 ? exp(4 * sin((double)(i * i))) / 3 : cell_missing();
    for (const treatment_method *m = treatment_methods; m->name; m++) {
        treatment_rule r = treatment_rule_of(m);
        treatment t, u;

        assert_int_equal(treatment_fit(&r, x, N, NULL, &t), TREATMENT_DONE);
        assert_int_equal(treatment_fit(&r, turned, N, NULL, &u), TREATMENT_DONE);
        treatment_apply(&t, x, N, a);
        treatment_apply(&u, turned, N, b);
        for (size_t i = 0; i < N; i++) {
            assert_true(cell_bits(a[i]) == cell_bits(b[N - 1 - i]));
            for (size_t j = 0; j < N; j++)
                assert_false(x[i] < x[j] && a[i] > a[j]);
        }
    }
}

static void oracle_of_points(void **state)
{
    static oracle_table raw, wanted_table, details;
    double x[MOST], got[MOST], wanted[MOST];
    size_t compared = 0;

    (void)state;
    if (!oracle_load(&raw, "coinr/stage_screened.csv") || !oracle_load(&wanted_table, "coinr/stage_treated.csv") ||
        !oracle_load(&details, "coinr/treat_details.csv"))
        skip();
    for (size_t row = 1; row < details.n_rows; row++) {
        const char *name = details.cells[row][0];
        const char *points = details.cells[row][oracle_column(&details, "winsorise.nwin")];
        size_t n = oracle_values(&raw, name, x);
        treatment_rule r = rule_of("shape");
        treatment t;

        assert_int_equal(treatment_fit(&r, x, n, NULL, &t), TREATMENT_DONE);
        assert_true(oracle_distance(t.skewness, strtod(details.cells[row][2], NULL)) < 1e-12);
        assert_true(oracle_distance(t.kurtosis, strtod(details.cells[row][3], NULL)) < 1e-12);
        assert_int_equal(t.points_low + t.points_high, atoi(points));
        if (*points) {
            assert_true(oracle_distance(t.skewness_after, strtod(details.cells[row][6], NULL)) < 1e-12);
            assert_true(oracle_distance(t.kurtosis_after, strtod(details.cells[row][7], NULL)) < 1e-12);
            compared++;
        }
        treatment_apply(&t, x, n, got);
        oracle_values(&wanted_table, name, wanted);
        assert_cells(got, wanted, n, 1e-15);
    }
    assert_int_equal(compared, 15);
    free(raw.text);
    free(wanted_table.text);
    free(details.text);
}

static void oracle_of_logarithms(void **state)
{
    static oracle_table t;
    static const struct {
        const char *column, *method;
        double sign, lambda;
    } checks[] = {{"log_CT", "log_range", 1, 0},        {"log_CT_plus", "log_side", 1, 0},
                  {"log_CT_plus_neg", "log_side", -1, 0}, {"log_CT_orig", "log", 1, 0},
                  {"boxcox_half", "box_cox", 1, 0.5},   {"boxcox_0", "box_cox", 1, 0}};
    double x[MOST], wanted[MOST], got[MOST];

    (void)state;
    if (!oracle_load(&t, "coinr/log_transforms.csv"))
        skip();
    for (size_t k = 0; k < sizeof checks / sizeof *checks; k++) {
        size_t n = oracle_values(&t, "x", x);
        treatment_rule r = rule_of(checks[k].method);
        treatment fitted;

        r.lambda = checks[k].lambda;
        for (size_t i = 0; i < n; i++)
            x[i] *= checks[k].sign;
        assert_int_equal(treatment_fit(&r, x, n, NULL, &fitted), TREATMENT_DONE);
        treatment_apply(&fitted, x, n, got);
        oracle_values(&t, checks[k].column, wanted);
        assert_cells(got, wanted, n, 1e-14);
    }
    free(t.text);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_by_count),
        cmocka_unit_test(percentiles),
        cmocka_unit_test(logarithms),
        cmocka_unit_test(power_transformations),
        cmocka_unit_test(shape_by_points_and_by_share),
        cmocka_unit_test(a_giant_is_drawn_in),
        cmocka_unit_test(logarithms_where_drawing_in_does_not_do),
        cmocka_unit_test(bad_columns_are_named),
        cmocka_unit_test(order_is_kept),
        cmocka_unit_test(oracle_of_points),
        cmocka_unit_test(oracle_of_logarithms),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
