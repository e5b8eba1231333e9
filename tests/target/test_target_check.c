/*
 * Each rule on plans of a few targets. Expected numbers are those of tests/target/expected.py, which counts them from the statements by
 * itself; what is not found is as much part of the test as what is.
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
#include "target/target_finding.h"

#define HEAD                                            \
    "plan: sample\n"                                    \
    "name: {zh: 样, en: sample}\n"                      \
    "district: {zh: 样区, en: Sample}\n"                \
    "horizon: {from: 2023, to: %d}\n"                   \
    "documents:\n"                                      \
    "  plan: {title: {zh: 计划, en: plan}, number: 号}\n" \
    "%s"                                                \
    "targets:\n"

static target_rules *rules;

static int load(void **state)
{
    (void)state;
    assert_int_equal(target_rules_load("models/practice/targets.yaml", &rules, NULL), TIDU_OK);
    return 0;
}

static int unload(void **state)
{
    (void)state;
    target_rules_free(rules);
    return 0;
}

/* A plan: last year, facts, and targets whose id, name and citation are filled in: "definition: a, aim: 1, unit: 家". */
typedef struct sample {
    int last;
    const char *facts;
    const char *targets[6];
} sample;

static target_plan *plan_of(const sample *s)
{
    char text[8000];
    target_plan *p;
    tidu_error err = {0};
    int n = snprintf(text, sizeof text, HEAD, s->last, s->facts ? s->facts : "");

    for (size_t i = 0; i < 6 && s->targets[i]; i++)
        n += snprintf(text + n, sizeof text - (size_t)n, "  - {id: t%zu, name: {zh: 指标%zu, en: t%zu}, %s, cite: plan}\n", i, i, i, s->targets[i]);
    if (target_plan_parse(text, strlen(text), "sample.yaml", rules, &p, &err))
        fail_msg("%lu:%lu: %s", err.line, err.column, err.message);
    return p;
}

typedef struct expected {
    sample of;
    int rule; /* -1: nothing is found */
    target_sureness sure;
    size_t n_targets;
    size_t first; /* index of the target at which it is told */
    double values[5];
    size_t n;
} expected;

#define YES(...) {.last = 2023, .targets = {__VA_ARGS__}}
#define TO(year, ...) {.last = year, .targets = {__VA_ARGS__}}
#define PEOPLE "facts:\n  - {of: population, value: 70, unit: 万人, year: 2023, cite: plan}\n"
#define GDP(value) "facts:\n  - {of: gdp, value: " value ", unit: 亿元, year: 2023, cite: plan}\n"

static const expected cases[] = {
    /* one target */
    {YES("definition: a, aim: 7000, unit: 万人"), TARGET_RULE_PEOPLE, TARGET_CONTRADICTION, 1, 0, {70000000, 32054159, 7000}, 3},
    {YES("definition: a, aim: 3205.4159, unit: 万人"), -1, 0, 0, 0, {0}, 0},
    {{2023, PEOPLE, {"definition: a, aim: 700001, unit: 人"}}, TARGET_RULE_PEOPLE, TARGET_CONTRADICTION, 1, 0, {700001, 700000, NAN}, 3},
    {{2023, PEOPLE, {"definition: a, aim: 70, unit: 万人"}}, -1, 0, 0, 0, {0}, 0},
    {YES("definition: a, aim: 40, unit: 家, base: {year: 2022, value: 41}"), TARGET_RULE_REACHED, TARGET_CONTRADICTION, 1, 0, {41, 40}, 2},
    {YES("definition: a, aim: 40, unit: 家, base: {year: 2022, value: 40}"), TARGET_RULE_REACHED, TARGET_CONTRADICTION, 1, 0, {40, 40}, 2},
    {YES("definition: a, comparator: about, aim: 40, unit: 家, base: {year: 2022, value: 41}"), -1, 0, 0, 0, {0}, 0},
    {YES("definition: a, aim: 40, unit: 家, base: {year: 2022, value: 39}"), -1, 0, 0, 0, {0}, 0},
    {YES("definition: a, aim: 451, unit: 家, base: {year: 2022, value: 45}"), TARGET_RULE_HISTORY, TARGET_UNLIKELY, 1, 0, {45, 451, 451 / 45.0}, 3},
    {YES("definition: a, aim: 450, unit: 家, base: {year: 2022, value: 45}"), -1, 0, 0, 0, {0}, 0},
    {TO(2027, "definition: a, aim: 70, unit: 亿元, base: {year: 2022, times: 2}"), TARGET_RULE_GROWTH, TARGET_LOOK, 1, 0,
     {3.5e9, 7e9, 5, 0.1486983549970351}, 4},
    {TO(2027, "definition: a, aim: 70, unit: 亿元, base: {year: 2022, value: 35, times: 2.5}"), TARGET_RULE_TIMES, TARGET_CONTRADICTION, 1, 0,
     {3.5e9, 2.5, 7e9}, 3},
    {TO(2024, "definition: a, aim: 120, unit: 家, base: {year: 2022, value: 100}"), -1, 0, 0, 0, {0}, 0}, /* 9.5% a year */
    {YES("definition: a, aim: 101, unit: \"%\""), TARGET_RULE_PERCENT, TARGET_UNLIKELY, 1, 0, {1.01}, 1},
    {YES("definition: a, aim: 100, unit: \"%\""), -1, 0, 0, 0, {0}, 0},
    {YES("definition: a, aim: 130, unit: \"%/年\""), -1, 0, 0, 0, {0}, 0}, /* a growth of 130% in one year */
    {TO(2025, "definition: a, aim: 30, unit: \"%/年\""), TARGET_RULE_COMPOUND, TARGET_LOOK, 1, 0, {0.3, 3, 2.197}, 3},
    {YES("definition: a, aim: 42, unit: 家, split: {method: equal, parts: [{to: 甲, aim: 20}, {to: 乙, aim: 21}]}"), TARGET_RULE_SPLIT,
     TARGET_CONTRADICTION, 1, 0, {41, 42}, 2},
    {YES("definition: a, aim: 0.3, unit: 亿元, split: {method: ability, parts: [{to: 甲, aim: 0.1}, {to: 乙, aim: 0.2}]}"), -1, 0, 0, 0, {0}, 0},
    {YES("definition: a, aim: 5, unit: 家", "definition: b, aim: 6, unit: 家, part_of: t0"), TARGET_RULE_PART, TARGET_CONTRADICTION, 2, 1, {6, 5}, 2},
    {YES("definition: a, aim: 6, unit: 家", "definition: b, aim: 6, unit: 家, part_of: t0"), -1, 0, 0, 0, {0}, 0},
    /* several of one item */
    {YES("definition: a, aim: 5, unit: 个", "definition: a, aim: 3, unit: 家", "definition: a, aim: 5, unit: 个"), TARGET_RULE_TWO_VALUES,
     TARGET_CONTRADICTION, 2, 0, {5, 3}, 2},
    {YES("definition: a, aim: 2, unit: 万人", "definition: a, aim: 20000, unit: 人"), -1, 0, 0, 0, {0}, 0},
    {YES("definition: hightech_output, aim: 5, unit: 亿元", "definition: hightech_added_value, aim: 3, unit: 亿元"), -1, 0, 0, 0, {0}, 0},
    {YES("definition: a, aim: 5, unit: 家, among: {name: {zh: 甲, en: a}}", "definition: a, aim: 3, unit: 家, among: {name: {zh: 乙, en: b}}"), -1, 0, 0, 0, {0}, 0},
    {TO(2025, "definition: a, aim: 5, unit: 家, to: 2024", "definition: a, aim: 8, unit: 家"), -1, 0, 0, 0, {0}, 0}, /* another year */
    {YES("definition: a, aim: 100, unit: \"%\", among: {name: {zh: 甲, en: a}, least: 100, unit: 亿元}",
         "definition: a, aim: 100, unit: \"%\", among: {name: {zh: 乙, en: b}, least: 10, unit: 亿元}"), TARGET_RULE_TWO_CIRCLES, TARGET_CONTRADICTION, 2, 0, {1e10, 1e9}, 2},
    {YES("definition: a, aim: 85, unit: \"%\", among: {name: {zh: 甲, en: a}, least: 1, unit: 亿元}",
         "definition: a, aim: 90, unit: \"%\", among: {name: {zh: 乙, en: b}, least: 3, unit: 亿元}"), -1, 0, 0, 0, {0}, 0},
    {YES("definition: a, aim: 5, unit: 家, owner: 甲科", "definition: a, aim: 5, unit: 家, owner: 乙科"), TARGET_RULE_TWO_OWNERS, TARGET_UNLIKELY, 2, 0, {5, 5}, 2},
    {YES("definition: a, term: 人才, aim: 50, unit: 人", "definition: b, term: 人才, aim: 1000, unit: 人", "definition: c, term: 人才, aim: 50, unit: 人"),
     TARGET_RULE_TERM, TARGET_UNLIKELY, 3, 0, {50, 1000, 50}, 3},
    {TO(2025, "definition: a, aim: 25, unit: 家, span: new", "definition: a, aim: 5, unit: 家, span: yearly"), TARGET_RULE_YEARLY,
     TARGET_CONTRADICTION, 2, 0, {5, 3, 15, 25}, 4},
    {TO(2025, "definition: a, aim: 15, unit: 家, span: new", "definition: a, aim: 5, unit: 家, span: yearly"), -1, 0, 0, 0, {0}, 0},
    /* measures that hang together */
    {YES("definition: rd_intensity, aim: 2.70, unit: \"%\"", "definition: rd_expenditure, aim: 70, unit: 亿元"), TARGET_RULE_RATIO, TARGET_LOOK, 2, 0,
     {7e9, 0.027, 1, 259259259259.25928, NAN}, 5},
    {{2023, GDP("2600"), {"definition: rd_intensity, aim: 2.70, unit: \"%\"", "definition: rd_expenditure, aim: 70, unit: 亿元"}}, -1, 0, 0, 0, {0}, 0},
    {{2023, GDP("3000"), {"definition: rd_intensity, aim: 2.70, unit: \"%\"", "definition: rd_expenditure, aim: 70, unit: 亿元"}}, TARGET_RULE_RATIO,
     TARGET_CONTRADICTION, 2, 0, {7e9, 0.027, 1, 259259259259.25928, 3e11}, 5},
    {YES("definition: rd_intensity, aim: 8.15, unit: \"%\"", "definition: rd_industry, aim: 17, unit: 亿元", "definition: rd_other_firms, aim: 7, unit: 亿元",
         "definition: rd_institutes, aim: 6, unit: 亿元"), TARGET_RULE_RATIO, TARGET_LOOK, 4, 0, {3e9, 0.0815, 1, 36809815950.92024, NAN}, 5},
    {YES("definition: rd_expenditure, aim: 31, unit: 亿元", "definition: rd_industry, aim: 17, unit: 亿元", "definition: rd_other_firms, aim: 7, unit: 亿元",
         "definition: rd_institutes, aim: 6, unit: 亿元"), TARGET_RULE_SUM, TARGET_CONTRADICTION, 4, 0, {3e9, 3.1e9}, 2},
    {YES("definition: rd_expenditure, aim: 30, unit: 亿元", "definition: rd_industry, aim: 17, unit: 亿元", "definition: rd_other_firms, aim: 7, unit: 亿元",
         "definition: rd_institutes, aim: 6, unit: 亿元"), -1, 0, 0, 0, {0}, 0},
    {YES("definition: inventions_granted_per_10000, aim: 3.6, unit: 件/万人", "definition: inventions_granted, aim: 1100, unit: 件"), TARGET_RULE_RATIO,
     TARGET_LOOK, 2, 0, {1100, 3.6, 10000, 3055555.5555555555, NAN}, 5},
    {YES("definition: hnte_valid, aim: 750, unit: 家", "definition: hnte_new, aim: 170, unit: 家, span: new"), TARGET_RULE_STOCK, TARGET_LOOK, 2, 0,
     {750, 170, 580, NAN, NAN}, 5},
    {YES("definition: hnte_valid, aim: 750, unit: 家, base: {year: 2022, value: 640}", "definition: hnte_new, aim: 170, unit: 家, span: new"),
     TARGET_RULE_STOCK, TARGET_LOOK, 2, 0, {750, 170, 580, 640, 60}, 5},
    {YES("definition: hnte_valid, aim: 750, unit: 家, base: {year: 2022, value: 570}", "definition: hnte_new, aim: 170, unit: 家, span: new"),
     TARGET_RULE_STOCK, TARGET_CONTRADICTION, 2, 0, {750, 170, 580, 570, -10}, 5},
    {YES("definition: hnte_new, aim: 170, unit: 家", "definition: hnte_filed, aim: 200, unit: 家"), TARGET_RULE_SHARE, TARGET_LOOK, 2, 0,
     {170, 200, 0.85, 0.5485114722990491}, 4},
    {YES("definition: hnte_new, aim: 201, unit: 家", "definition: hnte_filed, aim: 200, unit: 家"), TARGET_RULE_SHARE, TARGET_CONTRADICTION, 2, 0,
     {201, 200, 1.005, NAN}, 4},
    {YES("definition: results_converted, aim: 100, unit: 项", "definition: results_gathered, aim: 1000, unit: 项"), TARGET_RULE_SHARE, TARGET_LOOK, 2, 0,
     {100, 1000, 0.1, NAN}, 4},
    {YES("definition: loans_granted, aim: 8, unit: 亿元", "definition: firms_financed, aim: 350, unit: 家"), TARGET_RULE_AVERAGE, TARGET_LOOK, 2, 0,
     {8e8, 350, 2285714.285714286}, 3},
    {YES("definition: hnte_per_1000_firms, aim: 12.6, unit: 家/千家"), TARGET_RULE_REGISTER, TARGET_LOOK, 1, 0, {12.6, 0.01, 12.474, 0.05, 11.97}, 7},
};

static void check_case(size_t i, const target_findings *found, const target_plan *p)
{
    const expected *e = &cases[i];
    const target_finding *f = found->list;

    if (e->rule < 0) {
        if (found->n)
            fail_msg("case %zu: rule %d is found", i, (int)f->rule);
        return;
    }
    if (found->n != 1)
        fail_msg("case %zu: %zu findings", i, found->n);
    if ((int)f->rule != e->rule || f->sure != e->sure || f->n_targets != e->n_targets || f->targets[0] != &p->targets[e->first] || f->n_values != e->n)
        fail_msg("case %zu: rule %d, sure %d, %zu targets, %zu values", i, (int)f->rule, (int)f->sure, f->n_targets, f->n_values);
    for (size_t k = 0; k < e->n && k < 5; k++) {
        if (isnan(e->values[k]) != isnan(f->values[k]) || fabs(e->values[k] - f->values[k]) > 1e-12 * fabs(e->values[k]))
            fail_msg("case %zu: value %zu is %.17g", i, k, f->values[k]);
    }
    assert_int_equal(found->n_contradictions, e->sure == TARGET_CONTRADICTION);
}

static void each_rule_finds_its_own(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        target_findings found = {.list = NULL};
        target_plan *p = plan_of(&cases[i].of);

        assert_int_equal(target_check(p, &found, NULL), TIDU_OK);
        check_case(i, &found, p);
        target_findings_clear(&found);
        target_plan_free(p);
    }
}

static void a_loose_word_is_told(void **state)
{
    static const char text[] = "plan: sample\nname: {zh: 样, en: sample}\ndistrict: {zh: 样区, en: Sample}\nhorizon: {from: 2023, to: 2023}\n"
                               "documents:\n  plan: {title: {zh: 计划, en: plan}, number: 号}\ntargets:\n"
                               "  - {id: a, name: {zh: 新入库国家科技型企业, en: a}, definition: tech_sme_listed, aim: 1, unit: 家, cite: plan}\n"
                               "  - {id: b, name: {zh: 国家科技型中小企业, en: b}, definition: tech_sme_listed, aim: 1, unit: 家, cite: plan}\n";
    target_findings found = {.list = NULL};
    target_plan *p;

    (void)state;
    assert_int_equal(target_plan_parse(text, strlen(text), "sample.yaml", rules, &p, NULL), TIDU_OK);
    assert_int_equal(target_check(p, &found, NULL), TIDU_OK);
    assert_int_equal(found.n, 1);
    assert_int_equal(found.list[0].rule, TARGET_RULE_LOOSE);
    assert_ptr_equal(found.list[0].targets[0], &p->targets[0]);
    assert_string_equal(found.list[0].measure->id, "tech_sme_listed");
    target_findings_clear(&found);
    target_plan_free(p);
}

static void memory_may_run_out_anywhere(void **state)
{
    static const sample of = YES("definition: hnte_new, aim: 170, unit: 家", "definition: hnte_filed, aim: 200, unit: 家",
                                 "definition: hnte_new, aim: 160, unit: 家", "definition: a, aim: 7000, unit: 万人");
    target_plan *p = plan_of(&of);

    (void)state;
    for (unsigned long k = 1;; k++) {
        target_findings found = {.list = NULL};
        tidu_status status;

        allocate_fail_at(k);
        status = target_check(p, &found, NULL);
        allocate_fail_at(0);
        target_findings_clear(&found);
        if (!status)
            break;
        assert_int_equal(status, TIDU_ENOMEM);
    }
    target_plan_free(p);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rule_finds_its_own),
        cmocka_unit_test(a_loose_word_is_told),
        cmocka_unit_test(memory_may_run_out_anywhere),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
