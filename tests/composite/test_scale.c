/*
 * Scales by hand, by published cases, and what they all promise: direction, one scale for companies outside of the
 * population, no dependence on the order of rows, and a name for every column that cannot be scaled.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/cell.h"
#include "composite/scale.h"

#include <math.h>

enum { MOST = 16 };

static scale_rule rule_of(const char *name)
{
    const scale_method *m = scale_find(name);

    if (!m)
        fail_msg("no scale %s", name);
    return scale_rule_of(m);
}

/* Fit to x and apply to y. */
static scale_state run(const scale_rule *r, const double *x, size_t n, const double *y, size_t n_y, double *out)
{
    scale s;
    scale_state state = scale_fit(r, x, n, NULL, &s);

    scale_apply(&s, y, n_y, out);
    scale_clear(&s);
    return state;
}

static void assert_cells(const double *got, const double *wanted, size_t n, double tolerance)
{
    for (size_t i = 0; i < n; i++) {
        if (!cell_is_value(wanted[i]) && cell_bits(got[i]) == cell_bits(wanted[i]))
            continue;
        if (!(fabs(got[i] - wanted[i]) <= tolerance))
            fail_msg("cell %zu is %.17g, not %.17g", i, got[i], wanted[i]);
    }
}

static void linear_scales(void **state)
{
    const double x[] = {2, cell_missing(), 10, 4, cell_undefined(), 4}, other[] = {0, 12, 6, cell_not_applicable()};
    scale_rule r = rule_of("min_max");
    double out[MOST];

    (void)state;
    assert_int_equal(run(&r, x, 6, x, 6, out), SCALE_FITTED);
    assert_cells(out, (const double[]){0, x[1], 1, 0.25, x[4], 0.25}, 6, 0);
    run(&r, x, 6, other, 4, out);
    assert_cells(out, (const double[]){0, 1, 0.5, other[3]}, 4, 0);
    r.is_clamped = false;
    run(&r, x, 6, other, 4, out);
    assert_cells(out, (const double[]){-0.25, 1.25, 0.5, other[3]}, 4, 0);
    r.is_up = false;
    r.from = 1;
    r.to = 5;
    run(&r, x, 6, x, 6, out);
    assert_cells(out, (const double[]){5, x[1], 1, 4, x[4], 4}, 6, 0);
    r = rule_of("goalposts");
    r.low = 3;
    r.high = 8;
    assert_int_equal(run(&r, NULL, 0, x, 6, out), SCALE_FITTED);
    assert_cells(out, (const double[]){0, x[1], 1, 0.2, x[4], 0.2}, 6, 1e-16);
    r.is_up = false;
    run(&r, x, 6, x, 6, out);
    assert_cells(out, (const double[]){1, x[1], 0, 0.8, x[4], 0.8}, 6, 1e-16);
}

/* 2 4 4 10: mean 5, squared distances 9 1 1 25, deviation sqrt(12). */
static void z_scores(void **state)
{
    static const double x[] = {2, 4, 4, 10};
    scale_rule r = rule_of("z_score");
    double out[MOST], d = sqrt(12);

    (void)state;
    run(&r, x, 4, x, 4, out);
    assert_cells(out, (const double[]){-3 / d, -1 / d, -1 / d, 5 / d}, 4, 1e-15);
    r.is_up = false;
    r.from = 100;
    r.to = 110;
    run(&r, x, 4, x, 4, out);
    assert_cells(out, (const double[]){100 + 30 / d, 100 + 10 / d, 100 + 10 / d, 100 - 50 / d}, 4, 1e-13);
}

static void distances_and_shares(void **state)
{
    static const double x[] = {2, 4, 10, 5};
    scale_rule r = rule_of("distance_to_target");
    double out[MOST];

    (void)state;
    r.reference = 8;
    run(&r, x, 4, x, 4, out); /* 1 - (8 - x)/6 */
    assert_cells(out, (const double[]){0, 1.0 / 3, 8.0 / 6, 0.5}, 4, 1e-15);
    r.is_clamped = true;
    run(&r, x, 4, x, 4, out);
    assert_true(out[2] == 1);
    r.is_up = false;
    r.reference = 3; /* 1 - (x - 3)/7 */
    run(&r, x, 4, x, 4, out);
    assert_cells(out, (const double[]){1, 6.0 / 7, 0, 5.0 / 7}, 4, 1e-15);
    r.reference = 10; /* nobody is worse: the target is reached by all, and missed by who is worse than all */
    assert_int_equal(run(&r, x, 4, (const double[]){2, 10, 10.5, NAN}, 4, out), SCALE_ALL_REACHED);
    assert_cells(out, (const double[]){1, 1, 0}, 3, 0);
    assert_false(cell_is_value(out[3]));
    r.is_up = true;
    r.reference = 2;
    assert_int_equal(run(&r, x, 4, (const double[]){2, 10, 1.5}, 3, out), SCALE_ALL_REACHED);
    assert_cells(out, (const double[]){1, 1, 0}, 3, 0);
    r.is_clamped = false; /* how far beyond it cannot be told */
    assert_int_equal(run(&r, x, 4, x, 4, out), SCALE_REFERENCE_WORSE);
    assert_true(cell_is_missing(out[0]));
    r = rule_of("distance_to_reference");
    assert_int_equal(run(&r, x, 4, x, 4, out), SCALE_NO_REFERENCE);
    r.reference = 5;
    run(&r, x, 4, x, 4, out);
    assert_cells(out, (const double[]){0, 2.0 / 3, 8.0 / 3, 1}, 4, 1e-15);
    r = rule_of("distance_to_best");
    run(&r, x, 4, x, 4, out);
    assert_cells(out, (const double[]){0, 0.25, 1, 0.375}, 4, 0);
    r = rule_of("fraction_of_max");
    run(&r, x, 4, x, 4, out);
    assert_cells(out, (const double[]){0.2, 0.4, 1, 0.5}, 4, 0);
    r.is_up = false; /* least / x */
    run(&r, x, 4, x, 4, out);
    assert_cells(out, (const double[]){1, 0.5, 0.2, 0.4}, 4, 0);
    assert_int_equal(run(&r, (const double[]){0, 3}, 2, x, 4, out), SCALE_NOT_POSITIVE);
}

/* Huangyan 2022, yield of land: weights 30 20 20 10 10 10; the sum is printed as 98.249. */
static void ratios_to_a_base(void **state)
{
    static const double base[] = {24.097, 136.16, 2.694, 4929.81, 18.14, 0.0302};
    static const double weight[] = {30, 20, 20, 10, 10, 10}, value[] = {20, 150, 2.5, 5000, 20, 0.035};
    static const double x[] = {-3, 2, 30, 0};
    scale_rule r = rule_of("base");
    double sum = 0, out[MOST];

    (void)state;
    for (size_t k = 0; k < 6; k++) {
        r.reference = base[k];
        assert_int_equal(run(&r, NULL, 0, &value[k], 1, out), SCALE_FITTED);
        sum += weight[k] * out[0];
    }
    assert_true(fabs(sum - 98.249) < 0.0005);
    r.reference = 10;
    r.floor = 0.4;
    r.cap = 1.5;
    run(&r, NULL, 0, x, 4, out);
    assert_cells(out, (const double[]){0.4, 0.4, 1.5, 0.4}, 4, 0);
    r = rule_of("base");
    r.reference = 10;
    r.is_up = false;
    run(&r, NULL, 0, x, 4, out); /* 10 / x; nothing is used: no finite ratio unless it has a cap */
    assert_true(out[1] == 5 && out[2] == 10.0 / 30);
    assert_true(cell_state_of(out[0]) == CELL_UNDEFINED && cell_state_of(out[3]) == CELL_UNDEFINED);
    r.cap = 2;
    run(&r, NULL, 0, x, 4, out);
    assert_cells(out, (const double[]){2, 2, 10.0 / 30, 2}, 4, 0);
}

/* Satisfactory 30%, not allowed 10%, actual 25%: 60 + 40 * 15/20 = 90. */
static void efficacy_coefficients(void **state)
{
    static const double x[] = {0.25, 0.1, 0.3, 0.05, 0.4};
    scale_rule r = rule_of("efficacy");
    double out[MOST];

    (void)state;
    assert_true(scale_is_relative(&r));
    r.low = 0.1;
    r.high = 0.3;
    assert_false(scale_is_relative(&r));
    assert_int_equal(run(&r, NULL, 0, x, 5, out), SCALE_FITTED);
    assert_cells(out, (const double[]){90, 60, 100, 50, 120}, 5, 1e-13);
    r.is_clamped = true;
    run(&r, NULL, 0, x, 5, out);
    assert_cells(out, (const double[]){90, 60, 100, 60, 100}, 5, 1e-13);
    r.is_up = false;
    assert_int_equal(run(&r, NULL, 0, x, 5, out), SCALE_WRONG_RANGE);
    r = rule_of("efficacy"); /* worst and best of the population */
    r.is_up = false;
    run(&r, x, 5, x, 5, out);
    assert_cells(out, (const double[]){60 + 40 * 0.15 / 0.35, 60 + 40 * 0.3 / 0.35, 60 + 40 * 0.1 / 0.35, 100, 60}, 5,
                 1e-12);
}

static void ranks_and_ties(void **state)
{
    const double x[] = {10, 20, 20, 30, cell_missing(), 5, 30, 30, 1};
    static const double other[] = {0, 15, 99, 20};
    static const double least[] = {3, 4, 4, 6, 0, 2, 6, 6, 1}, mean[] = {3, 4.5, 4.5, 7, 0, 2, 7, 7, 1};
    static const double greatest[] = {3, 5, 5, 8, 0, 2, 8, 8, 1};
    const struct {
        scale_ties ties;
        const double *wanted;
    } checks[] = {{SCALE_TIES_MIN, least}, {SCALE_TIES_MEAN, mean}, {SCALE_TIES_MAX, greatest}};
    double out[MOST], wanted[MOST];

    (void)state;
    for (size_t k = 0; k < 3; k++) {
        static const char *const names[] = {"rank", "borda", "percentile_rank"};

        for (size_t j = 0; j < 3; j++) {
            scale_rule r = rule_of(names[j]);

            r.ties = checks[k].ties;
            for (size_t i = 0; i < 9; i++)
                wanted[i] = j == 0 ? checks[k].wanted[i] : (checks[k].wanted[i] - 1) / (j == 1 ? 1 : 7);
            wanted[4] = x[4];
            assert_int_equal(run(&r, x, 9, x, 9, out), SCALE_FITTED);
            assert_cells(out, wanted, 9, 1e-16);
        }
    }
    {
        scale_rule r = rule_of("rank");

        run(&r, x, 9, other, 4, out); /* 15 stands between the ranks 3 and 4 */
        assert_cells(out, (const double[]){1, 3.5, 8, 4.5}, 4, 0);
        r.is_up = false;
        run(&r, x, 9, x, 9, out);
        assert_cells(out, (const double[]){6, 4.5, 4.5, 2, x[4], 7, 2, 2, 8}, 9, 0);
    }
}

/* Many cells at once, against one by one. */
static void many_ranks(void **state)
{
    enum { N = 6000 };
    static double x[N], out[N];

    (void)state;
    for (size_t i = 0; i < N; i++)
        x[i] = i % 11 ? floor(500 * sin((double)(i * i))) : cell_not_applicable();
    for (int ties = SCALE_TIES_MEAN; ties <= SCALE_TIES_MAX; ties++) {
        scale_rule r = rule_of("percentile_rank");
        scale s;

        r.ties = (scale_ties)ties;
        r.is_up = ties != SCALE_TIES_MIN;
        assert_int_equal(scale_fit(&r, x, N / 2, NULL, &s), SCALE_FITTED);
        scale_apply(&s, x, N, out);
        for (size_t i = 0; i < N; i++) {
            double one;

            scale_apply(&s, &x[i], 1, &one);
            assert_true(cell_bits(one) == cell_bits(out[i]));
        }
        scale_clear(&s);
    }
}

/* A border belongs to the upper band, by the double as given. */
static void bands(void **state)
{
    static const scale_step growth[] = {{0.05, 4}, {0.15, 8}, {0.25, 12}, {0.35, 20}};
    static const scale_step debt[] = {{0.7, 3}, {0.55, 10}};
    const double x[] = {-1, nextafter(0.05, 0), 0.05, 0.1 + 0.05, 0.25, 0.3499, 0.35, 9, cell_missing()};
    static const double y[] = {0.55, 0.5500000000000001, 0.7, 0.71, -2};
    scale_rule r = rule_of("bands");
    double out[MOST];
    scale s;

    (void)state;
    assert_int_equal(run(&r, NULL, 0, x, 9, out), SCALE_WRONG_STEPS);
    r.steps = growth;
    r.n_steps = 4;
    assert_int_equal(run(&r, NULL, 0, x, 9, out), SCALE_FITTED);
    assert_cells(out, (const double[]){0, 0, 4, 8, 12, 12, 20, 20, x[8]}, 9, 0);
    scale_fit(&r, NULL, 0, NULL, &s);
    assert_true(s.is_bounded && s.lowest == 0 && s.highest == 20);
    r.is_up = false;
    assert_int_equal(run(&r, NULL, 0, x, 9, out), SCALE_WRONG_STEPS);
    r.steps = debt;
    r.n_steps = 2;
    r.from = 1;
    run(&r, NULL, 0, y, 5, out);
    assert_cells(out, (const double[]){10, 3, 3, 1, 10}, 5, 0);
}

static void s_shaped(void **state)
{
    static const double x[] = {5, 7, 3, -1e6, 1e6};
    scale_rule r = rule_of("logistic");
    double out[MOST];

    (void)state;
    r.reference = 5;
    r.steepness = 0.5;
    run(&r, NULL, 0, x, 5, out);
    assert_cells(out, (const double[]){0.5, 1 / (1 + exp(-1)), 1 / (1 + exp(1)), 0, 1}, 5, 1e-16);
    r.is_up = false;
    run(&r, NULL, 0, x, 5, out);
    assert_cells(out, (const double[]){0.5, 1 / (1 + exp(1)), 1 / (1 + exp(-1)), 1, 0}, 5, 1e-16);
    r = rule_of("logistic"); /* through (3, 10%) and (7, 90%) */
    r.low = 3;
    r.high = 7;
    run(&r, NULL, 0, x, 3, out);
    assert_cells(out, (const double[]){0.5, 0.9, 0.1}, 3, 1e-15);
    r.is_up = false;
    assert_int_equal(run(&r, NULL, 0, x, 3, out), SCALE_WRONG_RANGE);
}

/* What is left of a population that distinguishes nobody. */
static void bad_columns_are_named(void **state)
{
    const double same[] = {7, 7, cell_missing(), 7}, none[] = {cell_missing(), cell_not_applicable()};
    static const scale_step steps[] = {{3, 1}, {8, 2}};
    double out[MOST];

    (void)state;
    for (const scale_method *m = scale_methods; m->name; m++) {
        scale_rule r = scale_rule_of(m);
        scale_state few, empty;

        assert_ptr_equal(scale_find(m->name), m);
        r.steps = steps;
        r.n_steps = 2;
        r.reference = 9;
        if (scale_is_relative(&r)) {
            empty = run(&r, none, 2, same, 4, out);
            assert_int_equal(empty, SCALE_NO_VALUES);
            assert_true(cell_is_missing(out[0]));
        }
        run(&r, same, 4, none, 2, out);
        assert_true(cell_is_missing(out[0]));
        few = run(&r, same, 4, same, 4, out);
        assert_true(few <= SCALE_ONE_VALUE || few == SCALE_NO_REFERENCE);
        assert_true(few == SCALE_NO_REFERENCE ? cell_is_missing(out[0]) : isfinite(out[0]) && out[0] == out[3]);
        if (few == SCALE_CONSTANT)
            assert_int_equal(run(&r, same, 1, same, 1, out), SCALE_ONE_VALUE);
    }
    {
        scale_rule r = rule_of("min_max");

        assert_int_equal(run(&r, same, 4, same, 4, out), SCALE_CONSTANT);
        assert_true(out[0] == 0.5);
        r = rule_of("percentile_rank");
        assert_int_equal(run(&r, same, 4, same, 4, out), SCALE_CONSTANT);
        assert_true(out[0] == 0.5);
        r = rule_of("efficacy");
        assert_int_equal(run(&r, same, 4, same, 4, out), SCALE_CONSTANT);
        assert_true(out[0] == 80);
        r = rule_of("z_score");
        assert_int_equal(run(&r, same, 4, same, 4, out), SCALE_CONSTANT);
        assert_true(out[0] == 0);
        r = rule_of("goalposts");
        assert_int_equal(run(&r, same, 4, same, 4, out), SCALE_NO_REFERENCE);
    }
    {
        static const double far[] = {-1.5e308, 1.5e308};
        scale_rule r = rule_of("min_max");

        assert_int_equal(run(&r, far, 2, far, 2, out), SCALE_WRONG_RANGE);
        assert_true(cell_is_missing(out[0]) && cell_is_missing(out[1]));
    }
    assert_null(scale_find("minmax"));
    for (int k = SCALE_CONSTANT; k <= SCALE_NO_MEMORY; k++)
        assert_true(strlen(scale_state_text((scale_state)k)) > 10);
}

/* What an unknown value may get. */
static void limits(void **state)
{
    static const double x[] = {2, 4, 10, 5};
    scale_rule r = rule_of("min_max");
    scale s;

    (void)state;
    scale_fit(&r, x, 4, NULL, &s);
    assert_true(s.is_bounded && s.lowest == 0 && s.highest == 1);
    r = rule_of("z_score");
    scale_fit(&r, x, 4, NULL, &s);
    assert_true(!s.is_bounded && s.lowest < -0.9 && s.highest > 1.3);
    r = rule_of("base");
    r.reference = 5;
    scale_fit(&r, x, 4, NULL, &s);
    assert_true(!s.is_bounded && s.lowest == 0 && s.highest == 2);
    r.cap = 1.2;
    scale_fit(&r, x, 4, NULL, &s);
    assert_true(s.is_bounded && s.highest == 1.2);
    r = rule_of("rank");
    scale_fit(&r, x, 4, NULL, &s);
    assert_true(s.is_bounded && s.lowest == 1 && s.highest == 4);
    scale_clear(&s);
}

/* The order of rows changes no bit; better values never get less; the money unit changes nothing but a rounding. */
static void properties(void **state)
{
    enum { N = 97 };
    double x[N], turned[N], yuan[N], a[N], b[N], c[N];

    (void)state;
    for (size_t i = 0; i < N; i++) {
        x[i] = turned[N - 1 - i] = i % 9 ? 3 + exp(2 * sin((double)(i * i))) : cell_missing();
        yuan[i] = x[i] * 10000;
    }
    for (const scale_method *m = scale_methods; m->name; m++) {
        for (int up = 0; up < 2; up++) {
            scale_rule r = scale_rule_of(m);
            bool is_money = scale_is_relative(&r);

            r.is_up = up;
            r.reference = strstr(m->name, "distance") ? (up ? 50 : 1) : 5;
            if (run(&r, x, N, x, N, a) >= SCALE_NO_VALUES)
                continue;
            run(&r, turned, N, turned, N, b);
            r.reference *= 10000;
            run(&r, yuan, N, yuan, N, c);
            for (size_t i = 0; i < N; i++) {
                assert_true(cell_bits(a[i]) == cell_bits(b[N - 1 - i]));
                if (is_money && cell_is_value(a[i]))
                    assert_true(fabs(a[i] - c[i]) < 1e-12 * fmax(1, fabs(a[i])));
                for (size_t j = 0; j < N; j++)
                    assert_false(x[i] < x[j] && (up ? a[i] > a[j] : a[i] < a[j]));
            }
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(linear_scales),
        cmocka_unit_test(z_scores),
        cmocka_unit_test(distances_and_shares),
        cmocka_unit_test(ratios_to_a_base),
        cmocka_unit_test(efficacy_coefficients),
        cmocka_unit_test(ranks_and_ties),
        cmocka_unit_test(many_ranks),
        cmocka_unit_test(bands),
        cmocka_unit_test(s_shaped),
        cmocka_unit_test(bad_columns_are_named),
        cmocka_unit_test(limits),
        cmocka_unit_test(properties),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
