/*
 * The steps of an index in a row, against COINr's ASEM example (51 countries, 49 indicators) and Compind's Better Life
 * Index: denominated, imputed, treated, normalised, each step from our own result of the one before.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "composite/imputation.h"
#include "composite/scale.h"
#include "composite/treatment.h"
#include "numeric/oracle.h"

enum { ROWS = 64, COLUMNS = 64 };

static oracle_table data, meta, stage;
static double x[COLUMNS][ROWS]; /* indicators in the order of the metadata */
static const char *names[COLUMNS];
static bool is_up[COLUMNS];
static size_t n_columns, n_rows;
static bool is_by_code; /* the rows of x are those of the data, in another order than those of the stages */

static const char *about(size_t row, const char *column)
{
    return meta.cells[row][oracle_column(&meta, column)];
}

/* The row of x for a row of the stage. */
static size_t row_of(size_t i)
{
    size_t code = oracle_column(&data, "uCode"), row = 0;

    if (!is_by_code)
        return i;
    while (strcmp(data.cells[row + 1][code], stage.cells[i + 1][0]))
        row++;
    return row;
}

static void assert_stage(const char *file, double tolerance)
{
    assert_true(oracle_load(&stage, file));
    for (size_t k = 0; k < n_columns; k++) {
        double wanted[ROWS];
        size_t n = oracle_values(&stage, names[k], wanted);

        assert_int_equal(n, n_rows);
        for (size_t i = 0; i < n; i++) {
            double got = x[k][row_of(i)];

            if (!cell_is_value(wanted[i]) && cell_is_missing(got))
                continue;
            if (!(oracle_distance(got, wanted[i]) <= tolerance))
                fail_msg("%s %s row %zu: %.17g, not %.17g", file, names[k], i, got, wanted[i]);
        }
    }
    free(stage.text);
}

static void denominate(void)
{
    for (size_t k = 0; k < n_columns; k++) {
        double d[ROWS];
        const char *by = about(k + 1, "Denominator");

        oracle_values(&data, names[k], x[k]);
        if (!*by)
            continue;
        oracle_values(&data, by, d);
        for (size_t i = 0; i < n_rows; i++)
            x[k][i] /= d[i];
    }
    assert_stage("coinr/stage_denominated.csv", 1e-15);
}

static void impute(void)
{
    size_t column = oracle_column(&data, "EurAsia_group");
    uint32_t group[ROWS];

    for (size_t i = 0; i < n_rows; i++)
        group[i] = strcmp(data.cells[i + 1][column], "Asia") == 0;
    for (size_t k = 0; k < n_columns; k++)
        assert_true(imputation_fill_centre(x[k], n_rows, IMPUTATION_MEAN, &(imputation_groups){group, 2, false}));
    assert_stage("coinr/stage_imputed.csv", 1e-15);
}

static void treat(void)
{
    treatment_rule rule = treatment_rule_of(treatment_find("shape"));

    for (size_t k = 0; k < n_columns; k++) {
        treatment t;

        assert_int_equal(treatment_fit(&rule, x[k], n_rows, NULL, &t), TREATMENT_DONE);
        treatment_apply(&t, x[k], n_rows, x[k]);
    }
    assert_stage("coinr/stage_treated.csv", 1e-15);
}

static void scale_with(scale_rule rule, size_t k)
{
    scale s;

    rule.is_up = is_up[k];
    assert_int_equal(scale_fit(&rule, x[k], n_rows, NULL, &s), SCALE_FITTED);
    scale_apply(&s, x[k], n_rows, x[k]);
    scale_clear(&s);
}

static void normalise(void)
{
    scale_rule rule = scale_rule_of(scale_find("min_max"));

    rule.to = 100;
    for (size_t k = 0; k < n_columns; k++)
        scale_with(rule, k);
    assert_stage("coinr/stage_normalised.csv", 1e-12);
}

static bool load(void)
{
    if (!oracle_load(&data, "coinr/asem_idata.csv") || !oracle_load(&meta, "coinr/asem_imeta.csv"))
        return false;
    n_columns = 0;
    while (!strcmp(about(n_columns + 1, "Type"), "Indicator")) {
        names[n_columns] = about(n_columns + 1, "iCode");
        is_up[n_columns] = strtod(about(n_columns + 1, "Direction"), NULL) > 0;
        n_columns++;
    }
    n_rows = data.n_rows - 1;
    assert_true(n_columns == 49 && n_rows == 51);
    is_by_code = true;
    return true;
}

static void unload(void)
{
    free(data.text);
    free(meta.text);
    is_by_code = false;
}

static void stages_of_asem(void **state)
{
    (void)state;
    if (!load())
        skip();
    denominate();
    impute();
    treat();
    normalise();
    unload();
}

static void take_treated(void)
{
    assert_true(oracle_load(&stage, "coinr/stage_treated.csv"));
    for (size_t k = 0; k < n_columns; k++)
        oracle_values(&stage, names[k], x[k]);
    free(stage.text);
    is_by_code = false;
}

/* fraction_of_max is compared for indicators of which more is better; COINr turns others negative and divides by 0. */
static void other_scales_of_asem(void **state)
{
    static const struct {
        const char *file, *method;
        double from, to;
        scale_ties ties;
    } checks[] = {{"coinr/norm_zscore.csv", "z_score", 0, 1, SCALE_TIES_MEAN},
                  {"coinr/norm_zscore_10_2.csv", "z_score", 10, 12, SCALE_TIES_MEAN},
                  {"coinr/norm_rank.csv", "rank", 1, 2, SCALE_TIES_MIN},
                  {"coinr/norm_dist2max.csv", "distance_to_best", 0, 1, SCALE_TIES_MEAN},
                  {"coinr/norm_scaled.csv", "scaled", 0, 100, SCALE_TIES_MEAN},
                  {"coinr/norm_fracmax.csv", "fraction_of_max", 0, 1, SCALE_TIES_MEAN}};

    (void)state;
    if (!load())
        skip();
    for (size_t c = 0; c < sizeof checks / sizeof *checks; c++) {
        scale_rule rule = scale_rule_of(scale_find(checks[c].method));

        rule.from = checks[c].from;
        rule.to = checks[c].to;
        rule.ties = checks[c].ties;
        take_treated();
        if (c == 5) {
            size_t n = 0;

            for (size_t k = 0; k < n_columns; k++) {
                if (!is_up[k])
                    continue;
                names[n] = names[k];
                memcpy(x[n], x[k], sizeof x[n]);
                is_up[n++] = true;
            }
            assert_true(n > 30);
            n_columns = n;
        }
        for (size_t k = 0; k < n_columns; k++)
            scale_with(rule, k);
        assert_stage(checks[c].file, 1e-12);
    }
    unload();
}

static void better_life_index(void **state)
{
    (void)state;
    if (!oracle_load(&data, "compind/bli2017.csv"))
        skip();
    n_rows = data.n_rows - 1;
    n_columns = data.n_columns - 1;
    assert_true(n_rows == 35 && n_columns == 11);
    for (int method = 0; method < 2; method++) {
        scale_rule rule = scale_rule_of(scale_find(method ? "z_score" : "min_max"));

        rule.from = method ? 100 : 0;
        rule.to = method ? 110 : 1;
        for (size_t k = 0; k < n_columns; k++) {
            names[k] = data.cells[0][k + 1];
            is_up[k] = true;
            oracle_values(&data, names[k], x[k]);
            scale_with(rule, k);
        }
        assert_stage(method ? "compind/bli2017_norm_z100_10.csv" : "compind/bli2017_norm_minmax.csv", 1e-12);
    }
    free(data.text);
}

/* R's rank() of a column in descending order, all ways of ties. */
static void ties_as_in_r(void **state)
{
    static const struct {
        const char *column;
        scale_ties ties;
    } checks[] = {{"min", SCALE_TIES_MIN}, {"average", SCALE_TIES_MEAN}, {"max", SCALE_TIES_MAX}};

    (void)state;
    if (!oracle_load(&data, "stats/rank_ties_descending.csv"))
        skip();
    n_rows = data.n_rows - 1;
    for (size_t c = 0; c < 3; c++) {
        scale_rule rule = scale_rule_of(scale_find("rank"));
        double wanted[ROWS];

        rule.ties = checks[c].ties;
        oracle_values(&data, "x", x[0]);
        oracle_values(&data, checks[c].column, wanted);
        is_up[0] = false; /* rank 1 is the greatest */
        scale_with(rule, 0);
        for (size_t i = 0; i < n_rows; i++)
            assert_true(x[0][i] == wanted[i] || (cell_is_missing(x[0][i]) && cell_is_missing(wanted[i])));
    }
    free(data.text);
}

static void treatment_cases_of_coinr(void **state)
{
    static const char *const columns[] = {"treated_winmax5", "treated_winmax2"};
    static const size_t most[] = {5, 2};
    double in[128], wanted[128], got[128];
    size_t n;

    (void)state;
    if (!oracle_load(&data, "coinr/treat_unit_cases.csv"))
        skip();
    for (int k = 0; k < 2; k++) {
        treatment_rule rule = treatment_rule_of(treatment_find("shape"));

        rule.shape.points = most[k];
        n = oracle_values(&data, "x", in);
        oracle_values(&data, columns[k], wanted);
        for (size_t first = 0, end; first < n; first = end) {
            treatment t;

            for (end = first + 1; end < n && !strcmp(data.cells[first + 1][0], data.cells[end + 1][0]); end++)
                continue;
            assert_int_equal(treatment_fit(&rule, in + first, end - first, NULL, &t), TREATMENT_DONE);
            treatment_apply(&t, in + first, end - first, got);
            for (size_t i = first; i < end; i++)
                assert_true(oracle_distance(got[i - first], wanted[i]) <= 1e-12);
        }
    }
    free(data.text);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(stages_of_asem),    cmocka_unit_test(other_scales_of_asem),
        cmocka_unit_test(better_life_index), cmocka_unit_test(ties_as_in_r),
        cmocka_unit_test(treatment_cases_of_coinr),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
