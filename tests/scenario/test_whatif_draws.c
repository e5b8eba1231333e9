/*
 * Draws: cells are those that GSL's own functions give in the stated order; counts, quantiles and rows of the histogram
 * are counted again.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_rng.h>

#include "base/cell.h"
#include "dictionary.h"
#include "scenario/change_draws.h"
#include "scenario/company_order.h"
#include "scenario/whatif_draws.h"

enum { YEAR = 2025, COMPANIES = 9, SEED = 7, DRAWS = 5 };

static dictionary *d;

static int setup(void **state)
{
    (void)state;
    d = shipped_dictionary();
    return d == NULL;
}

static int teardown(void **state)
{
    (void)state;
    dictionary_free(d);
    return 0;
}

/* Companies C8 ... C0, so that codes run against rows; C4 has no R&D, the staff of C2 is few. */
static panel *district(void)
{
    panel *p = panel_new(d);

    for (int i = COMPANIES; i-- > 0;) {
        char code[4];
        uint32_t row;

        snprintf(code, sizeof code, "C%d", i);
        row = panel_add_company(p, code, strlen(code));
        panel_put_text(p, row, dictionary_find(d, "town"), i % 2 ? "乙" : "甲", 3);
        if (i != 4)
            panel_put_number(p, row, dictionary_find(d, "rd_expense"), YEAR - 1, 1e6 + i);
        panel_put_number(p, row, dictionary_find(d, "employees"), YEAR - 1, i == 2 ? 1 : 100 + i);
    }
    return p;
}

static double cell(const panel *p, int company, const char *name)
{
    return panel_number(p, (uint32_t)(COMPANIES - 1 - company), dictionary_find(d, name), YEAR - 1);
}

static void cells_are_those_of_gsl(void **state)
{
    arena *memory = arena_new();
    changes c = {.memory = memory};
    panel *p = district();
    size_t n, n_missing;
    uint32_t *order = company_order_new(p, NULL, &n);
    gsl_rng *g = gsl_rng_alloc(gsl_rng_mt19937);
    change_draws *draws;
    unsigned limited = 0;

    (void)state;
    gsl_rng_set(g, SEED);
    assert_int_equal(n, COMPANIES);
    assert_int_equal(changes_add(&c, d, "rd_expense=U(5%,15%)", NULL), TIDU_OK);
    assert_int_equal(changes_add(&c, d, "employees-=N(3,40)", NULL), TIDU_OK);
    assert_true(changes_are_drawn(&c));
    assert_int_equal(changes_apply(&c, p, YEAR, NULL, &n_missing, NULL), TIDU_OK);
    assert_true(cell(p, 0, "rd_expense") == 1e6); /* left to the draws */
    draws = change_draws_new(&c, p, YEAR, order, n, SEED);
    assert_string_equal(change_draws_generator(draws), "mt19937");
    for (int k = 0; k < DRAWS; k++) {
        change_draws_next(draws);
        for (int i = 0; i < COMPANIES; i++) {
            double part = gsl_cdf_flat_Pinv(gsl_rng_uniform_pos(g), 0.05, 0.15);

            if (i == 4)
                assert_true(cell_is_missing(cell(p, i, "rd_expense")));
            else
                assert_true(fabs(cell(p, i, "rd_expense") - (1e6 + i) * (1 + part)) < 1e-6);
        }
        for (int i = 0; i < COMPANIES; i++) {
            double heads = round((i == 2 ? 1 : 100 + i) - (3 + gsl_cdf_gaussian_Pinv(gsl_rng_uniform_pos(g), 40)));

            limited += heads < 0;
            assert_true(cell(p, i, "employees") == (heads < 0 ? 0 : heads));
        }
    }
    assert_true(limited > 0);
    assert_int_equal(change_draws_limited(draws), limited);
    assert_int_equal(change_draws_missing(draws), 1);
    change_draws_free(draws);
    gsl_rng_free(g);
    free(order);
    panel_free(p);
    arena_free(memory);
}

static void laws_refused(void **state)
{
    static const char *const wrong[][2] = {
        {"rd_expense=U(15%,5%)", "no distribution"},   {"rd_expense=N(5%,-1%)", "no distribution"},
        {"rd_expense=T(5%,1%,9%)", "no distribution"}, {"rd_expense=U(5%)", "no distribution"},
        {"rd_expense=U(5%,6%,7%)", "no distribution"}, {"rd_expense=U(5%,6%) x", "no distribution"},
        {"rd_expense=U(5%,6%", "no distribution"},     {"rd_expense=U(5%,6)", "not in one unit"},
        {"rd_expense=U(1 wan,2)", "not in one unit"},  {"rd_expense=U(1 wan,2 wan)", "relative change"},
        {"rd_expense=U(a,b)", "'a' is no number"},     {"employees+=U(1 wan,2 wan)", "does not go with"},
        {"founded_on=U(5%,6%)", "does not go with"},   {"rd_expense*=U(1 wan,2 wan)", "does not go with"},
        {"rd_expense+=U(,2 wan)", "is no number"},
    };
    arena *memory = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        changes c = {.memory = memory};
        tidu_error err = {0};

        assert_int_equal(changes_add(&c, d, wrong[i][0], &err), TIDU_EUSAGE);
        if (!strstr(err.message, wrong[i][1]))
            fail_msg("%s: %s", wrong[i][0], err.message);
    }
    arena_free(memory);
}

static double amount(const char *text, double u)
{
    arena *memory = arena_new();
    changes c = {.memory = memory};
    change one;

    assert_int_equal(changes_add(&c, d, text, NULL), TIDU_OK);
    one = change_drawn(&c.list[0], u);
    arena_free(memory);
    return one.kind == CHANGE_ADD ? one.amount : one.amount * 1000;
}

/* What a number in the place of the law would do: a thousandfold of a factor tells it from an amount. */
static void signs_and_units(void **state)
{
    (void)state;
    assert_true(amount("rd_expense=U(10%,30%)", 0.5) == 1200);
    assert_true(amount("rd_expense+=U(10%,30%)", 0.5) == 1200);
    assert_true(amount("rd_expense-=U(10%,30%)", 0.5) == 800);
    assert_true(amount("rd_expense*=U(1,3)", 0.5) == 2000);
    assert_true(amount("rd_expense-=U(10 wan,30 wan)", 0.5) == -200000);
    assert_true(amount("rd_expense=T(-5%,-5%,-5%)", 0.9) == 950);
}

static void groups_and_companies(void **state)
{
    tidu_error err;
    model *m;
    panel *p = district();
    uint8_t is_in[COMPANIES] = {1, 1, 1, 1, 1, 1, 1, 1, 0}; /* not C0 */
    assessment *at;
    whatif_draws *w;

    (void)state;
    assert_int_equal(model_load("models/hnte.yaml", NULL, d, &m, &err), TIDU_OK);
    at = assessment_new(m, COMPANIES);
    memset(at->verdicts, TRUTH_FALSE, COMPANIES);
    w = whatif_draws_new(at, p, is_in, 3);
    for (int k = 0; k < 3; k++) { /* in draw k the companies C0 ... Ck pass, C8 is open */
        for (int i = 0; i <= k; i++)
            at->verdicts[COMPANIES - 1 - i] = TRUTH_TRUE;
        at->verdicts[0] = TRUTH_UNKNOWN;
        at->readiness[0] = 0.25 * k;
        whatif_draws_take(w, at);
    }
    assert_int_equal(w->n_groups, 3);
    assert_int_equal(w->groups[0].companies, 8);
    assert_string_equal(w->groups[1].town, "乙"); /* before 甲 by bytes */
    assert_int_equal(w->groups[1].companies, 4);
    assert_int_equal(w->groups[2].companies, 4);
    assert_true(w->groups[0].yes[0] == 0 && w->groups[0].yes[1] == 1 && w->groups[0].yes[2] == 2);
    assert_true(w->groups[1].yes[2] == 1 && w->groups[2].yes[2] == 1);
    assert_true(w->groups[0].open[2] == 1 && w->groups[1].open[2] == 0);
    assert_true(w->groups[0].expected[2] == 0.5 && w->groups[2].expected[1] == 0.25);
    assert_int_equal(w->verdicts[COMPANIES - 1 - 1][TRUTH_TRUE], 2);
    assert_int_equal(w->verdicts[COMPANIES - 1 - 1][TRUTH_FALSE], 1);
    assert_int_equal(w->verdicts[0][TRUTH_UNKNOWN], 3);
    whatif_draws_free(w);
    assessment_free(at);
    model_free(m);
    panel_free(p);
}

static void summary_and_histogram(void **state)
{
    static const double x[] = {12, 10, 11, 15, 12};
    double many[100], sorted[100];
    histogram_row rows[HISTOGRAM_MOST];
    draw_summary s = draw_summary_of(x, 5, sorted);
    size_t n, draws = 0;

    (void)state;
    assert_true(s.mean == 12 && s.median == 12 && s.least == 10 && s.greatest == 15);
    assert_true(fabs(s.deviation - sqrt(14.0 / 4)) < 1e-15);
    assert_true(fabs(s.low - 10.2) < 1e-14); /* 10 + 4 * 0.05 */
    assert_true(fabs(s.high - 14.4) < 1e-14); /* 12 + 0.8 * 3 */
    n = draw_histogram(x, 5, rows);
    assert_int_equal(n, 6);
    assert_int_equal(rows[2].from, 12);
    assert_int_equal(rows[2].to, 12);
    assert_int_equal(rows[2].draws, 2);
    assert_int_equal(rows[3].draws + rows[4].draws, 0);
    for (int i = 0; i < 100; i++)
        many[i] = 300 + i; /* 100 counts: 5 and 5 wide, beginning at the least */
    n = draw_histogram(many, 100, rows);
    assert_true(n <= HISTOGRAM_MOST);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(rows[i].to - rows[i].from, 4);
        draws += rows[i].draws;
    }
    assert_int_equal(draws, 100);
    assert_int_equal(draw_histogram(many, 1, rows), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_those_of_gsl), cmocka_unit_test(laws_refused),
        cmocka_unit_test(signs_and_units),        cmocka_unit_test(groups_and_companies),
        cmocka_unit_test(summary_and_histogram),
    };

    return cmocka_run_group_tests_name("whatif_draws", tests, setup, teardown);
}
