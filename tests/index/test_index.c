/*
 * Indices over a small panel: what missing, not applicable and undefined data do, parts that add up, and what
 * must change nothing: the order of rows, the threads, the unit of money.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/date.h"
#include "dictionary.h"
#include "index/index.h"
#include "ranking/ranking.h"

enum { COMPANIES = 2500, YEAR = 2025 };

#define HEAD(missing, more) \
    "index: sample\nname: {zh: 样, en: sample}\nmissing: " missing "\n" more

#define INDICATOR(id, value, normalise, more)                                           \
    "      - {id: " id ", name: {zh: 甲, en: " id "}, value: \"" value "\", direction: up, " \
    "normalise: " normalise more "}\n"

static const char plain[] = HEAD("interval", "aggregation: arithmetic\nweights: given\ngroups:\n")
    "  - id: first\n    name: {zh: 一, en: first}\n    weight: 3\n    weights: given\n    indicators:\n"
    INDICATOR("rd", "rd_expense[Y-1] / revenue[Y-1]", "{goalposts: {low: 0, high: 10%}}", ", weight: 2")
    INDICATOR("staff", "st_staff[Y-1] / employees[Y-1]", "{goalposts: {low: 0, high: 50%}}", ", weight: 1")
    "  - id: second\n    name: {zh: 二, en: second}\n    weight: 1\n    indicators:\n"
    INDICATOR("growth", "cagr(revenue[Y-2..Y-1])", "{goalposts: {low: 0, high: 40%}}", "");

static const char relative[] =
    HEAD("reweight", "strata: {by: industry, letters: 2, least: 40}\n"
                     "aggregation: {within: arithmetic, across: geometric, floor: 1%}\nweights: pca\ngroups:\n")
    "  - id: first\n    name: {zh: 一, en: first}\n"
    "    weights: {blend: [{share: 1, weights: critic}, {share: 1, weights: entropy}]}\n    indicators:\n"
    INDICATOR("rd", "rd_expense[Y-1] / revenue[Y-1]", "min-max", ", treatment: {winsorise: {percent: [2.5, 97.5]}}")
    INDICATOR("staff", "st_staff[Y-1] / employees[Y-1]", "percentile", "")
    "  - id: second\n    name: {zh: 二, en: second}\n    weights: entropy\n    indicators:\n"
    INDICATOR("growth", "revenue[Y-1] / revenue[Y-2] - 1", "min-max", ", treatment: coinr")
    INDICATOR("size", "revenue[Y-1]", "min-max", ", treatment: coinr");

/* The same without anything drawn from data but the scales: weights are given. */
static const char by_min_max[] = HEAD("interval", "aggregation: arithmetic\nweights: equal\ngroups:\n")
    "  - id: first\n    name: {zh: 一, en: first}\n    weights: {ahp: [[1, 2], [1/2, 1]]}\n    indicators:\n"
    INDICATOR("rd", "rd_expense[Y-1] / revenue[Y-1]", "min-max", ", treatment: {winsorise: {percent: [5, 95]}}")
    INDICATOR("staff", "st_staff[Y-1] / employees[Y-1]", "percentile", "")
    "  - id: second\n    name: {zh: 二, en: second}\n    indicators:\n"
    INDICATOR("growth", "revenue[Y-1] / revenue[Y-2] - 1", "min-max", "");

typedef struct world {
    dictionary *d;
    panel *p;
    index_model *m;
    index_scorer *x;
    index_result *r;
} world;

static void put(world *w, uint32_t c, const char *name, int year, double value)
{
    assert_true(panel_put_number(w->p, c, dictionary_find(w->d, name), year, value));
}

static world begin(const char *text)
{
    world w = {.d = shipped_dictionary()};
    tidu_error err;

    w.p = panel_new(w.d);
    if (index_parse(text, strlen(text), "test.yaml", w.d, &w.m, &err))
        fail_msg("%lu:%lu: %s", err.line, err.column, err.message);
    w.x = index_scorer_new(w.m);
    assert_non_null(w.x);
    return w;
}

static void run(world *w, int threads)
{
    binding b = {w->p, NULL, YEAR, binding_default_date(YEAR)};
    tidu_error err;

    index_result_free(w->r);
    w->r = NULL;
    assert_int_equal(index_scorer_run(w->x, &b, threads, true, &w->r, &err), TIDU_OK);
}

static void end(world *w)
{
    index_result_free(w->r);
    index_scorer_free(w->x);
    index_free(w->m);
    panel_free(w->p);
    dictionary_free(w->d);
}

static uint32_t add(world *w, const char *code, double rd, double staff, double before, double after)
{
    uint32_t c = panel_add_company(w->p, code, strlen(code));

    if (cell_is_value(rd))
        put(w, c, "rd_expense", YEAR - 1, rd);
    if (cell_is_value(staff))
        put(w, c, "st_staff", YEAR - 1, staff);
    if (cell_is_value(before))
        put(w, c, "revenue", YEAR - 2, before);
    if (cell_is_value(after))
        put(w, c, "revenue", YEAR - 1, after);
    put(w, c, "employees", YEAR - 1, 100);
    return c;
}

/* Weights are 3/4 * 2/3, 3/4 * 1/3 and 1/4. */
static void known_data_by_hand(void **state)
{
    world w = begin(plain);
    index_parts parts;

    (void)state;
    add(&w, "A", 6, 20, 100, 110); /* 0.6 * 0.5 over 110: 6/110/0.1; 0.4; 0.25 */
    run(&w, 1);
    assert_true(fabs(w.r->score[0] - (6 / 11.0 * 50 + 0.4 * 25 + 0.25 * 25)) < 0.005);
    assert_true(w.r->low[0] == w.r->score[0] && w.r->high[0] == w.r->score[0]);
    assert_true(index_result_parts(w.r, 0, &parts));
    assert_int_equal(parts.total, 4352);
    assert_int_equal(parts.node[w.m->indicators[0].node], 2727);
    assert_int_equal(parts.node[w.m->indicators[1].node], 1000);
    assert_int_equal(parts.node[w.m->indicators[2].node], 625);
    assert_true(fabs(parts.weight[w.m->indicators[0].node] - 0.5) < 1e-15);
    end(&w);
}

static void missing_leaves_an_interval(void **state)
{
    world w = begin(plain);

    (void)state;
    add(&w, "A", 10, NAN, 100, 100);  /* rd 1, staff missing, growth 0 */
    add(&w, "B", NAN, NAN, NAN, NAN); /* nothing */
    run(&w, 1);
    assert_true(w.r->score[0] == 75 && w.r->low[0] == 50 && w.r->high[0] == 75); /* of what is known: 3 * 1 + 1 * 0 over 4 */
    assert_true(cell_is_missing(w.r->score[1]) && w.r->low[1] == 0 && w.r->high[1] == 100);
    assert_int_equal(w.r->n_incomplete, 2);
    end(&w);
}

static void what_does_not_apply_is_left_out_and_undefined_is_lowest(void **state)
{
    world w = begin(plain);
    uint32_t young = add(&w, "A", 10, 25, NAN, 100), idle = add(&w, "B", 10, 25, 100, 0);

    (void)state;
    put(&w, young, "founded_on", PANEL_ANY_YEAR, (double)date_to_days((date){YEAR - 1, 2, 1}));
    run(&w, 1);
    assert_true(w.r->score[young] == 83.33 && w.r->high[young] == 83.33); /* (2 * 1 + 1 * 0.5) / 3 */
    assert_true(w.r->score[idle] == 12.5);                               /* staff alone: 0.5 * 1/4 */
    end(&w);
}

/* A world of companies with gaps; `reversed` adds them the other way round, in `unit` yuan. */
static void fill(world *w, bool reversed)
{
    for (int k = 0; k < COMPANIES; k++) {
        int i = reversed ? COMPANIES - 1 - k : k;
        double h = fabs(sin(i * 12.9898 + 1) * 43758.5453), r = h - floor(h);
        double g = fabs(sin(i * 78.233 + 2) * 9631.77), s = g - floor(g);
        char code[16], industry[8];
        uint32_t c;

        snprintf(code, sizeof code, "C%05d", (i * 7919) % 100003);
        c = add(w, code, i % 17 ? floor(1e7 * r * s) : NAN, i % 23 ? floor(100 * r) : NAN,
                i % 29 ? 1e6 + floor(1e8 * s * s) : NAN, 1e6 + floor(1.3e8 * s * r));
        snprintf(industry, sizeof industry, i % 2 ? "C%d" : "%d", 3500 + i % 700);
        panel_put_text(w->p, c, dictionary_find(w->d, "industry"), industry, strlen(industry));
    }
}

static uint32_t find(const world *w, const char *code)
{
    return panel_find_company(w->p, code, strlen(code));
}

static void order_and_threads_change_nothing(void **state)
{
    static const char *const texts[] = {plain, relative, by_min_max};

    (void)state;
    for (size_t t = 0; t < 3; t++) {
        world a = begin(texts[t]), b = begin(texts[t]);

        fill(&a, false);
        fill(&b, true);
        run(&a, 1);
        run(&b, 2);
        assert_memory_equal(a.r->weights, b.r->weights, sizeof *a.r->weights);
        for (uint32_t i = 0; i < COMPANIES; i++) {
            uint32_t j = find(&b, panel_code(a.p, i));

            assert_true(cell_bits(a.r->score[i]) == cell_bits(b.r->score[j]));
            assert_true(cell_bits(a.r->low[i]) == cell_bits(b.r->low[j]));
            assert_true(cell_bits(a.r->high[i]) == cell_bits(b.r->high[j]));
        }
        assert_true(a.r->n_strata == (t == 1 ? 8 : 1)); /* 35 .. 41 and the rest */
        end(&a);
        end(&b);
    }
}

static void parts_add_up_digit_by_digit(void **state)
{
    static const char *const texts[] = {plain, relative};

    (void)state;
    for (size_t t = 0; t < 2; t++) {
        world w = begin(texts[t]);

        fill(&w, false);
        run(&w, 2);
        for (size_t place = 0; place < COMPANIES; place++) {
            double score = w.r->score[w.r->order[place]];
            index_parts parts;
            long sum = 0;

            if (!index_result_parts(w.r, place, &parts)) {
                assert_false(cell_is_value(score));
                continue;
            }
            for (size_t k = 0; k < w.m->n_indicators; k++) {
                assert_true(parts.node[w.m->indicators[k].node] >= 0);
                sum += parts.node[w.m->indicators[k].node];
            }
            assert_int_equal(sum, parts.total);
            assert_int_equal(parts.node[1] + parts.node[2], parts.total);
            assert_true(index_points(w.m, parts.total) == score);
            assert_true(w.r->low[w.r->order[place]] <= score && score <= w.r->high[w.r->order[place]]);
        }
        end(&w);
    }
}

static uint32_t *ranks(const world *w)
{
    ranking *list = ranking_by_keys(w->r->score, w->r->n, w->p, NULL, 0);
    uint32_t *rank = allocate_array(w->r->n, sizeof *rank);

    for (size_t i = 0; i < list->n; i++)
        rank[list->company[i]] = list->rank[i];
    ranking_free(list);
    return rank;
}

/* More R&D, or more S&T staff, never lowers a rank: for weights that are not taken from data. */
static void improving_never_lowers_a_rank(void **state)
{
    static const char *const texts[] = {plain, by_min_max};
    static const char *const names[] = {"rd_expense", "st_staff"};

    (void)state;
    for (size_t t = 0; t < 2; t++) {
        world w = begin(texts[t]);

        fill(&w, false);
        run(&w, 1);
        for (uint32_t c = 3; c < COMPANIES; c += 97) {
            uint32_t *before = ranks(&w), *after;
            double old = panel_number(w.p, c, dictionary_find(w.d, names[c % 2]), YEAR - 1);

            double better = old * 1.5 + 3;

            if (!cell_is_value(old)) { /* what becomes known may be less than what is known */
                release(before);
                continue;
            }
            put(&w, c, names[c % 2], YEAR - 1, c % 2 ? fmin(better, 100) : better); /* of 100 employees */
            run(&w, 1);
            after = ranks(&w);
            assert_true(after[c] <= before[c]);
            release(before);
            release(after);
        }
        end(&w);
    }
}

/* Stages instead of texts: the first whose condition holds for certain, else the last. */
static void stages_are_strata(void **state)
{
    static const char text[] =
        HEAD("interval", "aggregation: arithmetic\nstrata:\n"
                         "  - {id: small, name: {zh: 小, en: small}, when: \"revenue[Y-1] < 1000 yuan\"}\n"
                         "  - {id: others, name: {zh: 余, en: others}}\ngroups:\n")
        "  - id: first\n    name: {zh: 一, en: first}\n    indicators:\n"
        INDICATOR("size", "revenue[Y-1]", "min-max", "");
    world w = begin(text);

    (void)state;
    add(&w, "A", NAN, 1, NAN, 100);
    add(&w, "B", NAN, 1, NAN, 5000);
    add(&w, "C", NAN, 1, NAN, 900);
    add(&w, "D", NAN, 1, NAN, 9000);
    run(&w, 1);
    assert_true(w.r->score[0] == 0 && w.r->score[1] == 0 && w.r->score[2] == 100 && w.r->score[3] == 100);
    assert_string_equal(index_result_stratum(w.r, index_result_place(w.r, 2))->name, "small");
    assert_string_equal(index_result_stratum(w.r, index_result_place(w.r, 1))->name, "others");
    end(&w);
}

static void too_little_gives_no_score(void **state)
{
    static const char text[] = HEAD("reweight", "coverage: 60%\naggregation: arithmetic\ngroups:\n")
        "  - id: first\n    name: {zh: 一, en: first}\n    weights: equal\n    indicators:\n"
        INDICATOR("rd", "rd_expense[Y-1] / revenue[Y-1]", "{goalposts: {low: 0, high: 10%}}", "")
        INDICATOR("staff", "st_staff[Y-1] / employees[Y-1]", "{goalposts: {low: 0, high: 50%}}", "");
    world w = begin(text);
    ranking *list;

    (void)state;
    add(&w, "A", NAN, 40, 1, 100);
    add(&w, "B", 1, 5, 1, 100);
    run(&w, 1);
    assert_true(cell_is_missing(w.r->score[0]) && w.r->low[0] == 40 && w.r->high[0] == 90);
    assert_true(w.r->score[1] == 10 && w.r->n_unscored == 1);
    list = ranking_by_keys(w.r->score, 2, w.p, NULL, 0);
    assert_true(list->company[0] == 1 && list->company[1] == 0);
    ranking_free(list);
    end(&w);
}

static const char reweighted[] = HEAD("reweight", "coverage: 60%\naggregation: {within: arithmetic, across: geometric, "
                                                  "floor: 1%}\nweights: equal\ngroups:\n")
    "  - id: first\n    name: {zh: 一, en: first}\n    weights: {ahp: [[1, 2], [1/2, 1]]}\n    indicators:\n"
    INDICATOR("rd", "rd_expense[Y-1] / revenue[Y-1]", "{goalposts: {low: 0, high: 10%}}", "")
    INDICATOR("staff", "st_staff[Y-1] / employees[Y-1]", "{goalposts: {low: 0, high: 50%}}", "")
    "  - id: second\n    name: {zh: 二, en: second}\n    indicators:\n"
    INDICATOR("growth", "revenue[Y-1] / revenue[Y-2] - 1", "{goalposts: {low: 0, high: 40%}}", "");

static const char by_base[] = HEAD("interval", "aggregation: arithmetic\nweights: given\ngroups:\n")
    "  - id: first\n    name: {zh: 一, en: first}\n    weight: 70\n    indicators:\n"
    INDICATOR("rd", "rd_expense[Y-1] / revenue[Y-1]", "{base: 5%}", "")
    "  - id: second\n    name: {zh: 二, en: second}\n    weight: 30\n    indicators:\n"
    INDICATOR("staff", "st_staff[Y-1] / employees[Y-1]", "{base: 0.2}", "");

/* 70 * rd / 5% + 30 * staff / 20%, without an upper end; what is missing may become anything. */
static void more_than_the_base_counts(void **state)
{
    world w = begin(by_base);
    index_parts parts;

    (void)state;
    add(&w, "A", 10, 10, NAN, 100);   /* twice the base and half of it */
    add(&w, "B", 10, NAN, NAN, 100);
    add(&w, "C", NAN, NAN, NAN, NAN);
    run(&w, 1);
    assert_true(w.r->score[0] == 155 && w.r->low[0] == 155 && w.r->high[0] == 155);
    assert_true(index_result_parts(w.r, 0, &parts) && parts.total == 15500 && parts.node[w.m->indicators[0].node] == 14000);
    assert_true(w.r->score[1] == 200 && w.r->low[1] == 140 && cell_is_missing(w.r->high[1]));
    assert_true(cell_is_missing(w.r->score[2]) && w.r->low[2] == 0 && cell_is_missing(w.r->high[2]));
    assert_true(index_scorer_is_absolute(w.x));
    end(&w);
}

/* The share of staff is 50%, 150% and, where it is missing, 100% of the base; with nobody's known it stays missing. */
static void missing_may_count_as_the_mean(void **state)
{
    static const char with_mean[] = HEAD("interval", "aggregation: arithmetic\nweights: given\ngroups:\n")
        "  - id: first\n    name: {zh: 一, en: first}\n    weight: 70\n    indicators:\n"
        INDICATOR("rd", "rd_expense[Y-1] / revenue[Y-1]", "{base: 5%}", "")
        "  - id: second\n    name: {zh: 二, en: second}\n    weight: 30\n    indicators:\n"
        INDICATOR("staff", "st_staff[Y-1] / employees[Y-1]", "{base: 0.2}", ", missing: mean");
    world w = begin(with_mean);

    (void)state;
    add(&w, "A", 5, 10, NAN, 100);
    add(&w, "B", 5, 30, NAN, 100);
    add(&w, "C", 5, NAN, NAN, 100);
    run(&w, 1);
    assert_true(w.r->score[0] == 85 && w.r->score[1] == 115 && w.r->score[2] == 100 && w.r->high[2] == 100);
    assert_true(w.r->n_incomplete == 0 && !index_scorer_is_absolute(w.x));
    end(&w);
    w = begin(with_mean);
    add(&w, "C", 5, NAN, NAN, 100);
    run(&w, 1);
    assert_true(w.r->score[0] == 100 && w.r->low[0] == 70 && cell_is_missing(w.r->high[0]));
    end(&w);
}

/* A few, all in one batch, everybody: what is asked for is what the whole run says, the rest is left alone. */
static void listed_companies_score_as_in_the_whole(void **state)
{
    static const char *const texts[] = {plain, reweighted, by_base};
    static const uint32_t steps[] = {977, 7, 1};

    (void)state;
    for (size_t t = 0; t < 3; t++) {
        world w = begin(texts[t]);
        binding b = {w.p, NULL, YEAR, binding_default_date(YEAR)};
        double score[COMPANIES];
        tidu_error err;

        fill(&w, false);
        run(&w, 2);
        assert_true(index_scorer_is_absolute(w.x));
        for (int k = 0; k < 3; k++) {
            uint8_t is_in[COMPANIES] = {0};

            for (uint32_t c = 3; c < COMPANIES; c += steps[k])
                is_in[c] = 1;
            for (uint32_t c = 0; c < COMPANIES; c++)
                score[c] = -1;
            assert_int_equal(index_scorer_score(w.x, &b, 1 + k, k < 2 ? is_in : NULL, score, &err), TIDU_OK);
            for (uint32_t c = 0; c < COMPANIES; c++)
                assert_true(cell_bits(score[c]) == cell_bits(k == 2 || is_in[c] ? w.r->score[c] : -1));
        }
        end(&w);
    }
}

static void companies_in_relation_to_others_are_no_single_ones(void **state)
{
    static const char *const texts[] = {relative, by_min_max};

    (void)state;
    for (size_t t = 0; t < 2; t++) {
        world w = begin(texts[t]);

        assert_false(index_scorer_is_absolute(w.x));
        end(&w);
    }
}

static void nobody_is_no_trouble(void **state)
{
    world w = begin(relative);

    (void)state;
    run(&w, 2);
    assert_int_equal(w.r->n, 0);
    end(&w);
}

static void every_allocation_may_fail(void **state)
{
    world w = begin(relative);
    binding b;
    index_result *r;

    (void)state;
    for (int i = 0; i < 9; i++)
        add(&w, (const char[]){(char)('A' + i), 0}, i * i, i, 100 + i, 120 - i);
    b = (binding){w.p, NULL, YEAR, binding_default_date(YEAR)};
    for (unsigned long k = 1;; k++) {
        tidu_status status;

        allocate_fail_at(k);
        r = NULL;
        status = index_scorer_run(w.x, &b, 1, true, &r, NULL);
        allocate_fail_at(0);
        if (!status)
            break;
        assert_int_equal(status, TIDU_ENOMEM);
        assert_null(r);
    }
    index_result_free(r);
    end(&w);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_data_by_hand),
        cmocka_unit_test(missing_leaves_an_interval),
        cmocka_unit_test(what_does_not_apply_is_left_out_and_undefined_is_lowest),
        cmocka_unit_test(order_and_threads_change_nothing),
        cmocka_unit_test(parts_add_up_digit_by_digit),
        cmocka_unit_test(improving_never_lowers_a_rank),
        cmocka_unit_test(stages_are_strata),
        cmocka_unit_test(too_little_gives_no_score),
        cmocka_unit_test(more_than_the_base_counts),
        cmocka_unit_test(missing_may_count_as_the_mean),
        cmocka_unit_test(listed_companies_score_as_in_the_whole),
        cmocka_unit_test(companies_in_relation_to_others_are_no_single_ones),
        cmocka_unit_test(nobody_is_no_trouble),
        cmocka_unit_test(every_allocation_may_fail),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
