/*
 * Treatments and scales of an index file, one indicator each: points by hand, the textbook efficacy coefficient, borders
 * of bands, what a missing value may get, what is said of columns that make no scale, and that neither the order of rows
 * nor the unit of money changes a bit.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "dictionary.h"
#include "index/index.h"

enum { YEAR = 2025, MOST = 8 };

typedef struct world {
    dictionary *d;
    panel *p;
    index_model *m;
    index_scorer *x;
    index_result *r;
} world;

static world begin(const char *head, const char *indicators)
{
    world w = {.d = shipped_dictionary()};
    char text[4096];
    tidu_error err;

    snprintf(text, sizeof text, "index: sample\nname: {zh: 样, en: sample}\nmissing: interval\naggregation: arithmetic\nweights: equal\ndecimals: 6\n%s%s", head,
             indicators);
    w.p = panel_new(w.d);
    if (index_parse(text, strlen(text), "test.yaml", w.d, &w.m, &err))
        fail_msg("%s%lu:%lu: %s", indicators, err.line, err.column, err.message);
    w.x = index_scorer_new(w.m);
    return w;
}

/* A company with revenue (yuan) and employees; NaN: missing. */
static void add(world *w, const char *code, double revenue, double employees)
{
    uint32_t c = panel_add_company(w->p, code, strlen(code));

    if (!isnan(revenue))
        panel_put_number(w->p, c, dictionary_find(w->d, "revenue"), YEAR - 1, revenue);
    if (!isnan(employees))
        panel_put_number(w->p, c, dictionary_find(w->d, "employees"), YEAR - 1, employees);
}

static void run(world *w)
{
    binding b = {w->p, NULL, YEAR, binding_default_date(YEAR)};
    tidu_error err;

    if (index_scorer_run(w->x, &b, 2, true, &w->r, &err))
        fail_msg("%s", err.message);
}

static void end(world *w)
{
    index_result_free(w->r);
    index_scorer_free(w->x);
    index_free(w->m);
    panel_free(w->p);
    dictionary_free(w->d);
}

#define LEAF(direction, how) "indicators:\n  - {id: x, name: {zh: 甲, en: x}, value: \"employees[Y-1]\", direction: " direction ", " how "}\n"

/* --- points --------------------------------------------------------------------------------------- */

typedef struct points_case {
    const char *indicators;
    double x[MOST], wanted[MOST]; /* employees and points, up to a NaN */
} points_case;

#define END (double)NAN

static const points_case points_cases[] = {
    {LEAF("up", "normalise: {min-max: {from: 60, to: 100}}"), {10, 20, 50, END}, {60, 70, 100}},
    {LEAF("down", "normalise: min-max"), {10, 20, 50, END}, {100, 75, 0}},
    {LEAF("up", "normalise: z-score"), {1, 2, 3, END}, {-1, 0, 1}},
    {LEAF("down", "normalise: {z-score: {mean: 50, deviation: 10}}"), {1, 2, 3, END}, {60, 50, 40}},
    {LEAF("up", "normalise: {scaled: {low: 10, high: 20}}"), {5, 10, 30, END}, {-50, 0, 200}},
    {LEAF("down", "normalise: {scaled: {low: 10, high: 20}}"), {5, 10, 30, END}, {150, 100, -100}},
    {LEAF("up", "normalise: rank"), {5, 9, 9, 20, END}, {1, 2.5, 2.5, 4}},
    {LEAF("up", "normalise: {rank: {ties: min}}"), {5, 9, 9, 20, END}, {1, 2, 2, 4}},
    {LEAF("down", "normalise: {borda: {ties: max}}"), {5, 9, 9, 20, END}, {3, 2, 2, 0}},
    {LEAF("up", "normalise: percentile"), {5, 9, 9, 20, END}, {0, 50, 50, 100}},
    {LEAF("up", "normalise: {distance-to-target: 30}"), {10, 20, 50, END}, {0, 50, 100}},
    {LEAF("up", "normalise: {distance-to-reference: 30}"), {10, 20, 50, END}, {0, 50, 200}},
    {LEAF("up", "normalise: fraction-of-max"), {10, 20, 50, END}, {20, 40, 100}},
    {LEAF("down", "normalise: fraction-of-max"), {10, 20, 50, END}, {100, 50, 20}},
    {LEAF("up", "normalise: {goalposts: {low: 0, high: 40, from: 20, to: 80}}"), {10, 20, 50, END}, {35, 50, 80}},
    {LEAF("up", "normalise: {base: {value: 20, floor: 0.6, cap: 150%}}"), {10, 22, 50, END}, {60, 110, 150}},
    {LEAF("down", "normalise: {base: {value: 20, cap: 150%}}"), {0, 10, 40, END}, {150, 150, 50}},
    {LEAF("up", "normalise: {logistic: {middle: 20, steepness: 0.1}}"), {20, 10, END}, {50, 100 / (1 + 2.718281828459045)}},
    {LEAF("down", "normalise: {logistic: {low: 10, high: 30}}"), {10, 20, 30, END}, {90, 50, 10}},
    /* The textbook: 60 + 40 (x - not allowed)/(satisfactory - not allowed). Not allowed 70, satisfactory 95, 85: 84. */
    {LEAF("up", "normalise: {efficacy: {low: 70, high: 95}}"), {85, 95, 70, 60, 100, END}, {84, 100, 60, 60, 100}},
    {LEAF("up", "normalise: {efficacy: {low: 70, high: 95, beyond: true}}"), {85, 60, 100, END}, {84, 44, 108}},
    {LEAF("down", "normalise: {efficacy: {low: 5, high: 15}}"), {5, 12, 15, END}, {100, 72, 60}},
    {LEAF("up", "normalise: {efficacy: {from: 50}}"), {10, 20, 50, END}, {50, 62.5, 100}},
    {LEAF("up", "normalise: {bands: [{from: 50, points: 100}, {from: 20, points: 60}, {points: 10}]}"), {19, 20, 49, 50, END}, {10, 60, 60, 100}},
    {LEAF("up", "normalise: {bands: [{from: 20, points: 60}, {from: 50, points: 100}]}"), {19, 20, 50, END}, {0, 60, 100}},
    {LEAF("down", "normalise: {bands: [{to: 20, points: 90}, {to: 50, points: 40}, {points: 5}]}"), {20, 21, 50, 51, END}, {90, 40, 40, 5}},
    {LEAF("up", "treatment: {winsorise: {points: [1, 2]}}, normalise: min-max"), {1, 10, 20, 30, 90, 99, END}, {0, 0, 50, 100, 100, 100}},
    {LEAF("up", "treatment: {winsorise: {percent: [25, 75]}}, normalise: min-max"), {0, 10, 20, 30, 999, END}, {0, 0, 50, 100, 100}},
    {LEAF("up", "treatment: log, normalise: min-max"), {1, 10, 100, END}, {0, 50, 100}},
    {LEAF("up", "treatment: {box-cox: {lambda: 0.5}}, normalise: min-max"), {1, 4, 9, END}, {0, 50, 100}},
    /* ln(1), ln(11), ln(101) of ln(x + 1): x - 0 + 1% of 100 */
    {LEAF("up", "treatment: log-range, normalise: min-max"), {0, 10, 100, END}, {0, 100 * 2.3978952727983707 / 4.61512051684126, 100}},
    {LEAF("up", "treatment: coinr, normalise: min-max"), {5, 1, 2, 1000, 3, 4, END}, {100, 0, 25, 100, 50, 75}},
    {LEAF("up", "treatment: log, normalise: min-max"), {0, 10, 100, END}, {0, 10, 100}}, /* not possible: left as it is */
};

static void points_by_hand(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof points_cases / sizeof *points_cases; k++) {
        const points_case *c = &points_cases[k];
        world w = begin("", c->indicators);
        size_t n = 0;

        for (; !isnan(c->x[n]); n++)
            add(&w, (const char[]){(char)('A' + (int)n), '\0'}, NAN, c->x[n]);
        run(&w);
        for (size_t i = 0; i < n; i++) {
            if (!(fabs(w.r->score[i] - c->wanted[i]) <= 1e-6))
                fail_msg("%s%g gets %.8g, not %.8g", c->indicators, c->x[i], w.r->score[i], c->wanted[i]);
        }
        end(&w);
    }
}

/* 3% is met by 30 of 1000 and not by 2999 of 100000. */
static void a_border_is_exact(void **state)
{
    world w = begin("", "indicators:\n  - {id: x, name: {zh: 甲, en: x}, value: \"employees[Y-1] / revenue[Y-1] * 1 yuan\", direction: up, "
                        "normalise: {bands: [{from: 3%, points: 60}, {points: 20}]}}\n");

    (void)state;
    add(&w, "A", 1000, 30);
    add(&w, "B", 100000, 2999);
    add(&w, "C", 700, 21);
    run(&w);
    assert_true(w.r->score[0] == 60 && w.r->score[1] == 20 && w.r->score[2] == 60);
    end(&w);
}

/* --- what is missing --------------------------------------------------------------------------------- */

typedef struct gap_case {
    const char *indicators;
    double low, high; /* of a company without the value; NaN: there is no end */
} gap_case;

static const gap_case gap_cases[] = {
    {LEAF("up", "normalise: {min-max: {from: 60, to: 100}}"), 60, 100},
    {LEAF("up", "normalise: efficacy"), 60, 100},
    {LEAF("up", "normalise: {efficacy: {low: 1, high: 9, beyond: true}}"), END, END},
    {LEAF("up", "normalise: z-score"), END, END},
    {LEAF("up", "normalise: {base: 20}"), 0, END},
    {LEAF("up", "normalise: {base: {value: 20, floor: 0.6, cap: 150%}}"), 60, 150},
    {LEAF("up", "normalise: {bands: [{from: 50, points: 90}, {points: 10}]}"), 10, 90},
    {LEAF("up", "normalise: {distance-to-reference: 30}"), 0, END},
    {LEAF("up", "normalise: {distance-to-target: 30}"), 0, 100},
    {LEAF("up", "normalise: rank"), 1, 4},
    {LEAF("up", "normalise: {min-max: {from: 60, to: 100}}, missing: worst"), 60, 60},
    {LEAF("up", "normalise: {min-max: {from: 60, to: 100}}, missing: mean"), 76.666667, 76.666667},
    {LEAF("up", "normalise: {min-max: {from: 60, to: 100}}, missing: em"), 76.666667, 76.666667},
    {LEAF("up", "treatment: {winsorise: {points: [0, 1]}}, normalise: min-max, missing: {fill: mean, of: values}"), 100, 100}, /* 80/3 of 10..80/3 */
};

static bool is_end(double got, double wanted)
{
    return isnan(wanted) ? !cell_is_value(got) : fabs(got - wanted) <= 1e-6;
}

static void a_gap_gets_what_the_scale_has(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof gap_cases / sizeof *gap_cases; k++) {
        const gap_case *c = &gap_cases[k];
        world w = begin("", c->indicators);

        add(&w, "A", NAN, 10);
        add(&w, "B", NAN, 20);
        add(&w, "C", NAN, 50);
        add(&w, "D", NAN, NAN);
        run(&w);
        if (!is_end(w.r->low[3], c->low) || !is_end(w.r->high[3], c->high))
            fail_msg("%s: from %g to %g", c->indicators, w.r->low[3], w.r->high[3]);
        end(&w);
    }
}

/* Two indicators on a line: the estimate follows it. With one company beside there is nothing to estimate from. */
static void estimates_follow_the_other_indicators(void **state)
{
    static const char indicators[] = "indicators:\n"
                                     "  - {id: x, name: {zh: 甲, en: x}, value: \"employees[Y-1]\", direction: up, normalise: min-max, missing: em}\n"
                                     "  - {id: y, name: {zh: 乙, en: y}, value: \"revenue[Y-1]\", direction: up, normalise: min-max, missing: em}\n";
    static const double noise[] = {0.1, -0.2, 0.15, -0.05, 0.2, -0.1, 0.05, -0.15};

    (void)state;
    for (int few = 0; few < 2; few++) {
        world w = begin("", indicators);

        for (int i = 0; i < (few ? 1 : 8); i++)
            add(&w, (const char[]){(char)('A' + i), '\0'}, 1000 * (i + noise[i]), 10 * i);
        add(&w, "Z", 3500, NAN);
        run(&w);
        if (few) {
            assert_true(w.r->estimated[NORMAL_EM_DONE] == 0 && w.r->estimated[NORMAL_EM_FEW_ROWS] == 1 && w.r->low[1] < w.r->high[1]);
        } else {
            assert_true(w.r->low[8] == w.r->high[8] && fabs(w.r->scaled[8] - 0.5) < 0.02);
            assert_int_equal(w.r->estimated[NORMAL_EM_DONE], 1);
        }
        end(&w);
    }
}

static void the_unknown_are_screened_out(void **state)
{
    world w = begin("screening: {indicators: 100%}\n", "indicators:\n"
                                                      "  - {id: x, name: {zh: 甲, en: x}, value: \"employees[Y-1]\", direction: up, normalise: min-max}\n"
                                                      "  - {id: y, name: {zh: 乙, en: y}, value: \"revenue[Y-1]\", direction: up, normalise: min-max}\n");

    (void)state;
    add(&w, "A", 100, 10);
    add(&w, "B", 200, 20);
    add(&w, "C", NAN, 99); /* sets no scale, either */
    run(&w);
    assert_int_equal(w.r->n_screened, 1);
    assert_int_equal(w.r->n_unscored, 1);
    assert_true(w.r->score[0] == 0 && w.r->score[1] == 100 && !cell_is_value(w.r->score[2]));
    assert_false(index_scorer_is_absolute(w.x));
    end(&w);
}

/* --- columns that make no scale ------------------------------------------------------------------------ */

static void columns_without_a_scale_are_counted(void **state)
{
    static const struct {
        const char *indicators;
        double x[3];
        scale_state state;
        bool is_scored;
    } cases[] = {{LEAF("up", "normalise: min-max"), {7, 7, 7}, SCALE_CONSTANT, true},
                 {LEAF("up", "normalise: z-score"), {7, 7, 7}, SCALE_CONSTANT, true},
                 {LEAF("up", "normalise: min-max"), {7, END, END}, SCALE_ONE_VALUE, true},
                 {LEAF("up", "normalise: percentile"), {END, END, END}, SCALE_NO_VALUES, false},
                 {LEAF("up", "normalise: fraction-of-max"), {0, 0, 0}, SCALE_NOT_POSITIVE, false},
                 {LEAF("up", "normalise: {distance-to-target: 5}"), {7, 8, 9}, SCALE_ALL_REACHED, true},
                 {LEAF("up", "normalise: {distance-to-reference: 5}"), {7, 8, 9}, SCALE_REFERENCE_WORSE, false}};

    (void)state;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        world w = begin("", cases[k].indicators);

        for (int i = 0; i < 3; i++)
            add(&w, (const char[]){(char)('A' + i), '\0'}, NAN, cases[k].x[i]);
        run(&w);
        assert_int_equal(w.r->found[0].scale[cases[k].state], 1);
        assert_true(cell_is_value(w.r->score[0]) == cases[k].is_scored);
        assert_true(cell_is_value(w.r->score[0]) || cell_state_of(w.r->score[0]) == CELL_MISSING); /* no plain NaN */
        end(&w);
    }
    {
        world w = begin("", LEAF("up", "treatment: log, normalise: min-max"));

        add(&w, "A", NAN, 0);
        add(&w, "B", NAN, 5);
        run(&w);
        assert_int_equal(w.r->found[0].treatment[TREATMENT_NOT_POSITIVE], 1);
        assert_true(w.r->score[0] == 0 && w.r->score[1] == 100);
        end(&w);
    }
}

/* --- what changes nothing -------------------------------------------------------------------------------- */

#define MONEY(id, how) "  - {id: " id ", name: {zh: 甲, en: x}, value: \"revenue[Y-1]\", direction: up, " how "}\n"

static const char in_wan[] = "indicators:\n" MONEY("a", "normalise: {goalposts: {low: 10 wan, high: 5 yi}}") MONEY("b", "treatment: coinr, normalise: min-max")
    MONEY("c", "normalise: {base: {value: 3000 wan, cap: 200%}}") MONEY("d", "normalise: {bands: [{from: 2000 wan, points: 100}, {points: 30}]}")
        MONEY("e", "treatment: box-cox, normalise: z-score") MONEY("f", "normalise: efficacy") MONEY("g", "normalise: {distance-to-target: 9000 wan}");
static const char in_yuan[] = "indicators:\n" MONEY("a", "normalise: {goalposts: {low: 100000 yuan, high: 500000000 yuan}}")
    MONEY("b", "treatment: coinr, normalise: min-max") MONEY("c", "normalise: {base: {value: 30000000 yuan, cap: 200%}}")
        MONEY("d", "normalise: {bands: [{from: 20000000 yuan, points: 100}, {points: 30}]}") MONEY("e", "treatment: box-cox, normalise: z-score")
            MONEY("f", "normalise: efficacy") MONEY("g", "normalise: {distance-to-target: 90000000 yuan}");

static void neither_rows_nor_units_change_a_bit(void **state)
{
    enum { N = 40 };
    double first[N];

    (void)state;
    for (int turn = 0; turn < 4; turn++) {
        world w = begin("", turn < 2 ? in_wan : in_yuan);

        for (int i = 0; i < N; i++) {
            int at = turn % 2 ? (i * 17 + 5) % N : i;
            char code[16];

            snprintf(code, sizeof code, "C%02d", at);
            add(&w, code, round(exp(sin((double)(at * at)) * 3 + 16)), NAN);
        }
        run(&w);
        for (int i = 0; i < N; i++) {
            uint32_t company = w.r->order[i];

            if (turn == 0)
                first[i] = w.r->score[company];
            assert_memory_equal(&first[i], &w.r->score[company], sizeof first[i]);
        }
        for (size_t k = 0; k < w.m->n_indicators * N; k++)
            assert_true(cell_is_value(w.r->scaled[k]));
        end(&w);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_by_hand),
        cmocka_unit_test(a_border_is_exact),
        cmocka_unit_test(a_gap_gets_what_the_scale_has),
        cmocka_unit_test(estimates_follow_the_other_indicators),
        cmocka_unit_test(the_unknown_are_screened_out),
        cmocka_unit_test(columns_without_a_scale_are_counted),
        cmocka_unit_test(neither_rows_nor_units_change_a_bit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
