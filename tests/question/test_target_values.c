/*
 * Typed values without a database: units, which of several counts, what the year before says, every kind of problem, and every allocation
 * failing in turn. Expected numbers are the conversions by hand.
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
#include "question/target_values.h"

static const char plan[] =
    "plan: p.2023\nname: {zh: 样, en: sample}\ndistrict: {zh: 样区, en: Sample}\nhorizon: {from: 2023, to: 2023}\n"
    "documents:\n  plan: {title: {zh: 计划, en: plan}, number: 号}\n"
    "targets:\n"
    "  - {id: firms, name: {zh: 企业, en: firms}, definition: a, aim: 42, unit: 家, span: new, split: {method: equal, parts: [{to: 甲镇, aim: 21}, {to: 乙镇, aim: 21}]}, cite: plan}\n"
    "  - {id: people, name: {zh: 人才, en: people}, definition: b, aim: 2, unit: 万人, span: new, cite: plan}\n"
    "  - {id: money, name: {zh: 合同, en: contracts}, definition: c, aim: 28, unit: 亿元, span: new, cite: plan}\n"
    "  - {id: share, name: {zh: 比重, en: share}, definition: d, aim: 3.2, unit: \"%\", cite: plan}\n"
    "  - {id: park, name: {zh: 开园, en: park}, definition: e, comparator: by_date, by: 2023-07-31, cite: plan}\n"
    "  - {id: share-2, name: {zh: 比重, en: another share}, definition: f, aim: 50, unit: \"%\", cite: plan}\n";

static target_library library;

static int load(void **state)
{
    target_plan *p;
    tidu_error err = {0};

    (void)state;
    assert_int_equal(target_rules_load("models/practice/targets.yaml", &library.rules, NULL), TIDU_OK);
    if (target_plan_parse(plan, strlen(plan), "p.yaml", library.rules, &p, &err))
        fail_msg("%lu: %s", err.line, err.message);
    library.plans = allocate_array(1, sizeof *library.plans);
    library.plans[0] = p;
    library.n = 1;
    return 0;
}

static int unload(void **state)
{
    (void)state;
    target_library_clear(&library);
    return 0;
}

static long day(const char *text)
{
    long days;

    assert_true(date_parse_iso(text, 10, &days));
    return days;
}

typedef struct row {
    const char *target, *town, *on;
    double value;
    const char *unit;
    long long import;
} row;

static typed_values *values_of(const row *rows, size_t n)
{
    typed_values *v = typed_values_new();

    assert_non_null(v);
    for (size_t i = 0; i < n; i++) {
        typed_value x = {.target = rows[i].target, .town = rows[i].town, .day = day(rows[i].on), .value = rows[i].value, .unit = rows[i].unit,
                         .reason = "r", .file = "v.csv", .import = rows[i].import, .line = (unsigned long)i + 2, .columns = {1, 2, 3, 4, 5, 6, 7}};

        assert_true(typed_values_add(v, &x));
    }
    return v;
}

static const target *target_of(const char *id)
{
    for (size_t i = 0; i < library.plans[0]->n_targets; i++) {
        if (!strcmp(library.plans[0]->targets[i].id, id))
            return &library.plans[0]->targets[i];
    }
    fail_msg("%s", id);
    return NULL;
}

static const row reported[] = {
    {"p.2023/firms", "", "2023-03-31", 10, "", 1},    {"p.2023/firms", "", "2023-06-30", 20, "", 1}, {"p.2023/firms", "", "2023-06-30", 99, "", 1},
    {"企业", "", "2023-06-30", 22, "家", 2},           {"firms", "甲镇", "2023-06-30", 9, "", 1},     {"p.2023/firms", "", "2022-06-30", 5, "", 1},
    {"p.2023/firms", "", "2022-12-31", 20, "", 1},    {"p.2023/people", "", "2023-06-30", 12000, "人", 1},
    {"p.2023/money", "", "2023-06-30", 12500, "万元", 1}, {"p.2023/money", "", "2023-05-31", 1e9, "元", 1},
    {"p.2023/share", "", "2022-12-31", 3, "%", 1},    {"p.2023/share", "", "2023-06-30", 3.1, "", 1}, {"p.2023/park", "", "2023-06-30", 0, "", 1},
};

enum { REPORTED = sizeof reported / sizeof *reported };

static double found(target_values *v, const char *id, const char *town, const char *on)
{
    target_readings r;

    assert_int_equal(target_values_find(v, target_of(id), town, day(on), &r, NULL), TIDU_OK);
    assert_int_equal(r.other.origin, READING_NONE);
    return r.used.value;
}

static void which_value_counts(void **state)
{
    typed_values *typed = values_of(reported, REPORTED);
    target_values *v;
    target_reading base, before;
    double shape[CURVE_MONTHS];
    bool has;
    size_t n;

    (void)state;
    assert_int_equal(target_values_open(NULL, &library, &(target_value_source){.typed = typed}, &v, NULL), TIDU_OK);
    assert_true(isnan(found(v, "firms", NULL, "2023-03-30")));
    assert_true(found(v, "firms", NULL, "2023-05-31") == 10);
    assert_true(found(v, "firms", NULL, "2023-06-30") == 22); /* of the later import, whatever its row */
    assert_true(found(v, "firms", "甲镇", "2023-12-31") == 9);
    assert_true(isnan(found(v, "firms", "乙镇", "2023-12-31")));
    assert_true(found(v, "people", NULL, "2023-06-30") == 1.2);
    assert_true(found(v, "money", NULL, "2023-06-30") == 1.25);
    assert_true(found(v, "money", NULL, "2023-06-29") == 10);
    assert_true(found(v, "share", NULL, "2023-06-30") == 3.1);
    assert_true(found(v, "park", NULL, "2023-06-30") == 0);
    assert_int_equal(target_values_base(v, target_of("share"), NULL, day("2023-06-30"), &base, NULL), TIDU_OK);
    assert_true(base.value == 3);
    assert_int_equal(target_values_base(v, target_of("firms"), NULL, day("2023-06-30"), &base, NULL), TIDU_OK);
    assert_int_equal(base.origin, READING_NONE); /* what is new begins at 0 */
    assert_int_equal(target_values_shape(v, target_of("firms"), NULL, day("2023-06-30"), shape, &has, NULL), TIDU_OK);
    assert_true(has && shape[4] == 0 && shape[5] == 0.25 && shape[10] == 0.25 && shape[11] == 1);
    assert_int_equal(target_values_shape(v, target_of("money"), NULL, day("2023-06-30"), shape, &has, NULL), TIDU_OK);
    assert_false(has);
    assert_int_equal(target_values_year_before(v, target_of("firms"), NULL, day("2023-06-30"), &before, NULL), TIDU_OK);
    assert_true(before.value == 20);
    assert_int_equal(typed_values_count(typed), REPORTED);
    (void)target_values_typed(v, target_of("firms"), &n);
    assert_int_equal(n, 7);
    assert_int_equal(target_values_strangers(v), 0);
    target_values_free(v);
    typed_values_free(typed);
}

static void what_is_wrong(void **state)
{
    static const struct {
        row rows[2];
        problem_kind kind; /* PROBLEM_KINDS: nothing */
        unsigned long line, column;
    } cases[] = {
        {{{"p.2023/firms", "", "2023-06-30", 3, "个", 0}, {0}}, PROBLEM_KINDS, 0, 0},
        {{{"p.2023/firm", "", "2023-06-30", 3, "", 0}, {0}}, PROBLEM_TARGET_UNKNOWN, 2, 1},
        {{{"p.2022/firms", "", "2023-06-30", 3, "", 0}, {0}}, PROBLEM_TARGET_UNKNOWN, 2, 1},
        {{{"比重", "", "2023-06-30", 3, "", 0}, {0}}, PROBLEM_TARGET_AMBIGUOUS, 2, 1},
        {{{"firms", "丙镇", "2023-06-30", 3, "", 0}, {0}}, PROBLEM_TARGET_TOWN, 2, 2},
        {{{"firms", "", "2021-12-31", 3, "", 0}, {0}}, PROBLEM_VALUE_OUTSIDE, 2, 3},
        {{{"firms", "", "2024-01-31", 3, "", 0}, {0}}, PROBLEM_VALUE_OUTSIDE, 2, 3},
        {{{"firms", "", "2023-06-30", 3, "万元", 0}, {0}}, PROBLEM_VALUE_UNIT, 2, 4},
        {{{"firms", "", "2023-06-30", 3, "人", 0}, {0}}, PROBLEM_VALUE_UNIT, 2, 4},
        {{{"money", "", "2023-06-30", 3, "%", 0}, {0}}, PROBLEM_VALUE_UNIT, 2, 4},
        {{{"money", "", "2023-06-30", 3, "斤", 0}, {0}}, PROBLEM_VALUE_UNIT, 2, 4},
        {{{"park", "", "2023-06-30", 3, "家", 0}, {0}}, PROBLEM_VALUE_UNIT, 2, 4},
        {{{"share", "", "2023-06-30", 101, "", 0}, {0}}, PROBLEM_VALUE_SHARE, 2, 4},
        {{{"share", "", "2023-06-30", 100, "", 0}, {0}}, PROBLEM_KINDS, 0, 0},
        {{{"firms", "", "2023-05-31", 4, "", 0}, {"firms", "", "2023-06-30", 3, "", 0}}, PROBLEM_VALUE_FALLS, 3, 4},
        {{{"firms", "", "2022-12-31", 4, "", 0}, {"firms", "", "2023-01-31", 3, "", 0}}, PROBLEM_KINDS, 0, 0}, /* counts begin again */
        {{{"share", "", "2023-05-31", 4, "", 0}, {"share", "", "2023-06-30", 3, "", 0}}, PROBLEM_KINDS, 0, 0},
        {{{"firms", "", "2023-06-30", 4, "", 0}, {"企业", "", "2023-06-30", 5, "", 0}}, PROBLEM_VALUE_TWICE, 3, 4},
        {{{"people", "", "2023-06-30", 1.5, "", 0}, {"people", "", "2023-06-30", 15000, "人", 0}}, PROBLEM_KINDS, 0, 0},
        {{{"firms", "", "2023-06-30", 4, "", 0}, {"firms", "", "2023-05-31", 3, "", 0}}, PROBLEM_VALUE_ORDER, 3, 3},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        typed_values *typed = values_of(cases[i].rows, cases[i].rows[1].target ? 2 : 1);
        problems *found = problems_new();
        const problem *p;

        assert_int_equal(target_values_check(&library, typed, found, NULL), TIDU_OK);
        if (problems_count(found) != (cases[i].kind != PROBLEM_KINDS))
            fail_msg("case %zu: %zu problems", i, problems_count(found));
        p = problems_count(found) ? problems_get(found, 0) : NULL;
        if (p && (p->kind != cases[i].kind || p->line != cases[i].line || p->column != cases[i].column))
            fail_msg("case %zu: %s at %lu:%lu", i, problem_code(p->kind), p->line, p->column);
        problems_free(found);
        typed_values_free(typed);
    }
}

static void memory_gives_out(void **state)
{
    typed_values *typed = values_of(reported, REPORTED);
    tidu_status status = TIDU_ENOMEM;

    (void)state;
    for (unsigned long k = 1; status; k++) {
        target_values *v = NULL;
        problems *found = problems_new();

        allocate_fail_at(k);
        status = target_values_check(&library, typed, found, NULL);
        if (!status)
            status = target_values_open(NULL, &library, &(target_value_source){.typed = typed}, &v, NULL);
        allocate_fail_at(0);
        assert_true(status == TIDU_OK || status == TIDU_ENOMEM);
        problems_free(found);
        target_values_free(v);
    }
    typed_values_free(typed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(which_value_counts), cmocka_unit_test(what_is_wrong), cmocka_unit_test(memory_gives_out)};

    return cmocka_run_group_tests(tests, load, unload);
}
