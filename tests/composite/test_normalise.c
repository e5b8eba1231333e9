/*
 * Scales and outliers, by hand and against COINr's stages of the ASEM index.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "composite/normalise.h"
#include "numeric/oracle.h"
#include "numeric/sample.h"
#include "composite/winsorise.h"

enum { MOST = 128 };

static const shape_rule coinr = {2, 3.5, 5};

static void assert_same(const double *got, const double *wanted, size_t n, double tolerance)
{
    for (size_t i = 0; i < n; i++) {
        if (!cell_is_value(wanted[i]) && cell_bits(got[i]) == cell_bits(wanted[i]))
            continue;
        if (!(oracle_distance(got[i], wanted[i]) <= tolerance))
            fail_msg("cell %zu is %.17g, not %.17g", i, got[i], wanted[i]);
    }
}

static void scales_by_hand(void **state)
{
    const double x[] = {2, cell_missing(), 10, 4, cell_undefined(), 4};
    const double min_max[] = {0, x[1], 1, 0.25, x[4], 0.25};
    const double reversed[] = {1, x[1], 0, 0.75, x[4], 0.75};
    const double percentile[] = {0, x[1], 1, 0.5, x[4], 0.5};
    const double posts[] = {0, x[1], 1, 0.2, x[4], 0.2};
    const double shares[] = {0.5, x[1], 2.5, 1, x[4], 1};
    ranked_cell work[6];
    double out[6];

    (void)state;
    normalise_min_max(x, 6, true, out);
    assert_same(out, min_max, 6, 0);
    normalise_min_max(x, 6, false, out);
    assert_same(out, reversed, 6, 0);
    normalise_percentile(x, 6, true, out, work);
    assert_same(out, percentile, 6, 0);
    normalise_goalposts(x, 6, 3, 8, true, out);
    assert_same(out, posts, 6, 1e-16);
    normalise_goalposts(x, 6, 3, 8, false, out);
    assert_true(out[0] == 1 && out[2] == 0 && out[3] == 0.8);
    normalise_base(x, 6, 4, out);
    assert_same(out, shares, 6, 0);
    normalise_base((double[]){-1}, 1, 4, out);
    assert_true(out[0] == 0);
}

static void no_spread_tells_nothing(void **state)
{
    const double x[] = {7, 7, cell_missing()}, none[] = {cell_missing(), cell_not_applicable()};
    ranked_cell work[3];
    double out[3], numbers[3];

    (void)state;
    normalise_min_max(x, 3, true, out);
    assert_true(out[0] == 0.5 && out[1] == 0.5 && cell_is_missing(out[2]));
    normalise_percentile(x, 3, false, out, work);
    assert_true(out[0] == 0.5 && out[1] == 0.5);
    normalise_z_score(x, 3, true, out, numbers);
    assert_true(out[0] == 0 && out[1] == 0);
    normalise_percentile(x, 1, true, out, work);
    assert_true(out[0] == 0.5);
    normalise_min_max(none, 2, true, out);
    assert_true(cell_is_missing(out[0]) && cell_state_of(out[1]) == CELL_NOT_APPLICABLE);
    winsorise_quantiles(none, 2, 0.01, 0.99, out, numbers);
    assert_true(cell_is_missing(out[0]));
    winsorise_shape(none, 2, coinr, out, numbers);
    assert_true(cell_state_of(out[1]) == CELL_NOT_APPLICABLE);
}

/* One giant: skewness 3.16, kurtosis 10.0 (COINr); he takes the next one's value. */
static void a_giant_is_drawn_in(void **state)
{
    const double x[] = {5, 1, 2, 1000, 3, 4, 6, cell_missing(), 7, 8, 9};
    double out[11], work[11];
    shape_treatment t = winsorise_shape(x, 11, coinr, out, work);

    (void)state;
    assert_true(fabs(t.skewness - 3.1618784277175731) < 1e-12);
    assert_true(fabs(t.kurtosis - 9.9981483950318815) < 1e-11);
    assert_true(t.points == 1 && !t.is_low && !t.is_logged);
    assert_true(out[3] == 9 && out[10] == 9 && out[0] == 5 && cell_is_missing(out[7]));
}

/* With no point to give away the column is logged: ln(x - min + 1% of the range). */
static void logarithms_where_drawing_in_does_not_do(void **state)
{
    static const double x[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 400};
    double out[10], work[10];
    shape_treatment t = winsorise_shape(x, 10, (shape_rule){2, 3.5, 0}, out, work);

    (void)state;
    assert_true(t.is_logged && t.points == 0);
    assert_true(fabs(out[0] - 1.3837912309017721) < 1e-15); /* COINr log_CT of 1 in 1..400 */
    assert_true(fabs(out[1] - 1.6074359097634274) < 1e-15);
}

static void quantiles_are_of_type_7(void **state)
{
    static const double x[] = {10, 1, 4, 2, 3};
    double out[5], work[5];

    (void)state;
    winsorise_quantiles(x, 5, 0.1, 0.9, out, work);
    assert_same(out, (const double[]){7.6, 1.4, 4, 2, 3}, 5, 1e-15);
}

/* The same cells in another order: the same bits. */
static void order_changes_no_bit(void **state)
{
    double x[50], turned[50], a[50], b[50], work[50];

    (void)state;
    for (size_t i = 0; i < 50; i++)
        x[i] = turned[49 - i] = exp(sin((double)(i * i)) * 6) / 3;
    winsorise_shape(x, 50, coinr, a, work);
    winsorise_shape(turned, 50, coinr, b, work);
    normalise_z_score(a, 50, true, a, work);
    normalise_z_score(b, 50, true, b, work);
    for (size_t i = 0; i < 50; i++)
        assert_true(a[i] == b[49 - i]);
}

static void oracle_of_stages(void **state)
{
    static oracle_table raw, treated, normalised, meta;
    double x[MOST], wanted[MOST], got[MOST], work[MOST];
    size_t drawn_in = 0;

    (void)state;
    if (!oracle_load(&raw, "coinr/stage_screened.csv") || !oracle_load(&treated, "coinr/stage_treated.csv") ||
        !oracle_load(&normalised, "coinr/stage_normalised.csv") || !oracle_load(&meta, "coinr/asem_imeta.csv"))
        skip();
    for (size_t c = 1; c < treated.n_columns; c++) {
        const char *name = treated.cells[0][c];
        size_t n = oracle_values(&raw, name, x), row = 1;
        shape_treatment t = winsorise_shape(x, n, coinr, got, work);

        drawn_in += t.points > 0;
        assert_false(t.is_logged);
        oracle_values(&treated, name, wanted);
        assert_same(got, wanted, n, 1e-15);
        while (strcmp(meta.cells[row][oracle_column(&meta, "iCode")], name))
            row++;
        normalise_min_max(got, n, strtod(meta.cells[row][oracle_column(&meta, "Direction")], NULL) > 0, got);
        oracle_values(&normalised, name, wanted);
        for (size_t i = 0; i < n; i++)
            got[i] *= 100;
        assert_same(got, wanted, n, 1e-12);
    }
    assert_int_equal(treated.n_columns, 50);
    assert_int_equal(drawn_in, 15);
    free(raw.text);
    free(treated.text);
    free(normalised.text);
    free(meta.text);
}

static void oracle_of_treatments(void **state)
{
    static oracle_table t;
    static const char *const columns[] = {"treated_winmax5", "treated_winmax2"};
    static const size_t most[] = {5, 2};
    double x[MOST], wanted[MOST], got[MOST], work[MOST];
    size_t n;

    (void)state;
    if (!oracle_load(&t, "coinr/treat_unit_cases.csv"))
        skip();
    for (int k = 0; k < 2; k++) {
        n = oracle_values(&t, "x", x);
        oracle_values(&t, columns[k], wanted);
        for (size_t first = 0, end; first < n; first = end) {
            for (end = first + 1; end < n && !strcmp(t.cells[first + 1][0], t.cells[end + 1][0]); end++)
                continue;
            winsorise_shape(x + first, end - first, (shape_rule){2, 3.5, most[k]}, got, work);
            assert_same(got, wanted + first, end - first, 1e-12);
        }
    }
    free(t.text);
}

static void oracle_of_z_scores(void **state)
{
    static oracle_table treated, wanted_table, meta;
    double x[MOST], wanted[MOST], work[MOST];

    (void)state;
    if (!oracle_load(&treated, "coinr/stage_treated.csv") || !oracle_load(&wanted_table, "coinr/norm_zscore.csv") ||
        !oracle_load(&meta, "coinr/asem_imeta.csv"))
        skip();
    for (size_t c = 1; c < treated.n_columns; c++) {
        size_t n = oracle_values(&treated, treated.cells[0][c], x), row = 1;

        while (strcmp(meta.cells[row][oracle_column(&meta, "iCode")], treated.cells[0][c]))
            row++;
        normalise_z_score(x, n, strtod(meta.cells[row][oracle_column(&meta, "Direction")], NULL) > 0, x, work);
        oracle_values(&wanted_table, treated.cells[0][c], wanted);
        assert_same(x, wanted, n, 1e-12);
    }
    free(treated.text);
    free(wanted_table.text);
    free(meta.text);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(scales_by_hand),
        cmocka_unit_test(no_spread_tells_nothing),
        cmocka_unit_test(a_giant_is_drawn_in),
        cmocka_unit_test(logarithms_where_drawing_in_does_not_do),
        cmocka_unit_test(quantiles_are_of_type_7),
        cmocka_unit_test(order_changes_no_bit),
        cmocka_unit_test(oracle_of_stages),
        cmocka_unit_test(oracle_of_treatments),
        cmocka_unit_test(oracle_of_z_scores),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
