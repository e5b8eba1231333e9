/*
 * A curve over verdicts that are written here: a company passes from its own bound on, as if the parameter were the
 * least that it has to have. What the curve says is counted again from the bounds.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dictionary.h"
#include "scenario/whatif_curve.h"

enum { COMPANIES = 12, OUT = 11 };

/* In hundredths; company 11 is not in the list. Added backwards, so that codes and rows are ordered differently. */
static const int bounds[COMPANIES] = {100, 250, 250, 299, 300, 301, 349, 350, 420, 420, 420, 310};

static dictionary *d;
static model *m;
static panel *p;
static uint8_t is_in[COMPANIES];

static int setup(void **state)
{
    tidu_error err;

    (void)state;
    d = shipped_dictionary();
    if (!d || model_load("models/hnte.yaml", NULL, d, &m, &err))
        return 1;
    p = panel_new(d);
    for (int i = COMPANIES; i-- > 0;) {
        char code[8];

        snprintf(code, sizeof code, "C%02d", i);
        panel_add_company(p, code, strlen(code));
        is_in[COMPANIES - 1 - i] = i != OUT;
    }
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    panel_free(p);
    model_free(m);
    dictionary_free(d);
    return 0;
}

static int bound_of(size_t row)
{
    return bounds[COMPANIES - 1 - row];
}

/* Below its bound by up to 50 it is open. */
static truth verdict_at(size_t row, int hundredths)
{
    return hundredths <= bound_of(row) ? TRUTH_TRUE : hundredths <= bound_of(row) + 50 ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

static assessment *assess(int hundredths)
{
    assessment *a = assessment_new(m, COMPANIES);

    for (size_t row = 0; row < COMPANIES; row++) {
        a->verdicts[row] = verdict_at(row, hundredths);
        a->readiness[row] = a->verdicts[row] == TRUTH_TRUE ? 1 : a->verdicts[row] == TRUTH_UNKNOWN ? 0.5 : 0;
    }
    return a;
}

/* A value of the range, whose place is -4, in hundredths. */
static int hundredths_of(int64_t value)
{
    return (int)(value / 100);
}

static whatif_curve *run(const assessment *base, arena *memory)
{
    parameter_range range;
    whatif_curve *c;
    int64_t value;

    assert_int_equal(parameter_range_parse("x=2..5:0.50", memory, &range, NULL), TIDU_OK);
    assert_int_equal(parameter_range_own(&range, "3", memory, NULL), TIDU_OK);
    c = whatif_curve_new(&range, base, base, p, is_in);
    while (whatif_curve_next(c, &value)) {
        assessment *at = assess(hundredths_of(value));

        whatif_curve_take(c, at);
        assessment_free(at);
    }
    return c;
}

static void check_point(const whatif_curve *c, size_t i)
{
    int now = 200 + 50 * (int)i, before = now - 50;
    size_t verdicts[3] = {0}, enter = 0, leave = 0, changed = 0;
    double expected = 0;

    for (size_t row = 0; row < COMPANIES; row++) {
        truth v = verdict_at(row, now), own = verdict_at(row, 300);

        if (!is_in[row])
            continue;
        verdicts[v]++;
        expected += v == TRUTH_TRUE ? 1 : v == TRUTH_UNKNOWN ? 0.5 : 0;
        enter += v == TRUTH_TRUE && own != TRUTH_TRUE;
        leave += v != TRUTH_TRUE && own == TRUTH_TRUE;
        changed += i && v != verdict_at(row, before);
    }
    assert_memory_equal(c->points[i].verdicts, verdicts, sizeof verdicts);
    assert_int_equal(c->points[i].enter, enter);
    assert_int_equal(c->points[i].leave, leave);
    assert_int_equal(c->points[i].changed, changed);
    assert_true(c->points[i].expected == expected);
}

static void counts_and_cliff(void **state)
{
    arena *memory = arena_new();
    assessment *base = assess(300);
    whatif_curve *c = run(base, memory);
    size_t cliff = 0;

    (void)state;
    assert_int_equal(c->n_in, COMPANIES - 1);
    assert_int_equal(c->n_points, 7);
    for (size_t i = 0; i < c->n_points; i++) {
        check_point(c, i);
        if (c->points[i].changed > c->points[cliff].changed)
            cliff = i;
    }
    assert_int_equal(c->cliff, cliff);
    for (size_t row = 0; row < COMPANIES; row++) {
        assert_int_equal(c->cliff_from[row], verdict_at(row, 150 + 50 * (int)cliff));
        assert_int_equal(c->cliff_to[row], verdict_at(row, 200 + 50 * (int)cliff));
    }
    whatif_curve_free(c);
    assessment_free(base);
    arena_free(memory);
}

/* With which values each has which other verdict: found by asking for every value again. */
static void stays(void **state)
{
    arena *memory = arena_new();
    assessment *base = assess(300);
    whatif_curve *c = run(base, memory);

    (void)state;
    for (size_t row = 0; row < COMPANIES; row++) {
        for (int v = 0; v < 3; v++) {
            const curve_stay *s = &c->stays[3 * row + v];
            size_t n = 0, first = 0, last = 0;

            for (size_t i = 0; i < 7 && is_in[row]; i++) {
                if (verdict_at(row, 200 + 50 * (int)i) == (truth)v && verdict_at(row, 300) != (truth)v) {
                    first = n++ ? first : i;
                    last = i;
                }
            }
            assert_int_equal(s->n, n);
            assert_int_equal(s->first, first);
            assert_int_equal(s->last, last);
        }
    }
    whatif_curve_free(c);
    assessment_free(base);
    arena_free(memory);
}

/* Above 3 the companies with bounds 300, 301 and 349 are near, at 1, 2 and 50 hundredths; so is one that stops being open. */
static void near_the_line(void **state)
{
    static const struct {
        const char *code;
        int hundredths;
    } above[] = {{"C01", 1}, {"C02", 1}, {"C04", 1}, {"C05", 2}, {"C03", 50}, {"C06", 50}};
    arena *memory = arena_new();
    assessment *base = assess(300);
    whatif_curve *c = run(base, memory);

    (void)state;
    for (int part = 1; part <= 50; part++) {
        assessment *at = assess(300 + part);

        assert_true(whatif_curve_probe(c, true, part * 100, at));
        assessment_free(at);
    }
    assert_int_equal(c->n_near, sizeof above / sizeof *above);
    for (size_t i = 0; i < c->n_near; i++) {
        assert_string_equal(panel_code(p, c->near[i].company), above[i].code);
        assert_int_equal(c->near[i].distance, above[i].hundredths * 100);
        assert_true(c->near[i].is_above);
        assert_int_equal(c->near[i].then, verdict_at(c->near[i].company, 300 + above[i].hundredths));
    }
    whatif_curve_free(c);
    assessment_free(base);
    arena_free(memory);
}

static void no_change_no_cliff(void **state)
{
    arena *memory = arena_new();
    assessment *base = assess(300);
    parameter_range range;
    whatif_curve *c;

    (void)state;
    assert_int_equal(parameter_range_parse("x=2..5:1", memory, &range, NULL), TIDU_OK);
    c = whatif_curve_new(&range, base, base, p, NULL);
    for (int64_t value; whatif_curve_next(c, &value);)
        whatif_curve_take(c, base);
    assert_int_equal(c->n_in, COMPANIES);
    assert_int_equal(c->cliff, 0);
    assert_false(whatif_curve_differs(c, base));
    whatif_curve_free(c);
    assessment_free(base);
    arena_free(memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_and_cliff),
        cmocka_unit_test(stays),
        cmocka_unit_test(near_the_line),
        cmocka_unit_test(no_change_no_cliff),
    };

    return cmocka_run_group_tests_name("whatif_curve", tests, setup, teardown);
}
