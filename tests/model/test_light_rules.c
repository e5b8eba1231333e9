/* Lights, curves and counted values of the practice of targets: every fault with its place, and every allocation failing in turn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "model/light_rules.h"
#include "model/target_plan.h"

#define FACE(key) key ": {colour: grey, name: {zh: 无, en: none}, shape: ○}\n"
#define HEAD                                                                         \
    "usual: a\n"                                                                     \
    "documents: {plan: {title: {zh: 计划, en: plan}, number: 号}}\n" FACE("no_value") \
    FACE("not_judged") "rules:\n"
#define NAME "name: {zh: 甲, en: a}"
#define RED "{colour: red, " NAME ", shape: ■, means: bad, below: -30}"
#define REST "{colour: green, " NAME ", shape: ●, means: good}"
#define RULE(lights, more) "  - {id: a, " NAME ", by: points, lights: [" lights "]" more ", cite: plan}\n"
#define SORTING(grade) "sorting:\n  - {id: s, " NAME ", rank: [{name: {zh: 高, en: high}}], completion: [], difficulty: [], classes: [{" NAME ", rank: " grade ", reason: {zh: 甲, en: a}}], cite: plan}\n"

static const struct {
    const char *text;
    unsigned long line;
    const char *says;
} faults[] = {
    {"usual: b\n" "documents: {plan: {title: {zh: 计划, en: plan}, number: 号}}\n" FACE("no_value") FACE("not_judged") "rules:\n" RULE(REST, ""), 1, "no rule 'b'"},
    {HEAD RULE(RED, ""), 6, "the last light"},
    {HEAD RULE(REST, "") RULE(REST, ""), 7, "twice"},
    {HEAD RULE("{colour: pink, " NAME ", shape: ■, means: bad}", ""), 6, "pink"},
    {HEAD RULE("{colour: red, " NAME ", shape: ■, means: bad, below: -30, asks: below}, " REST, ""), 6, "given here"},
    {HEAD RULE("{colour: red, " NAME ", means: bad}", ""), 6, "shape"},
    {HEAD RULE("{colour: red, " NAME ", shape: ■}", ""), 6, "means"},
    {HEAD RULE(REST, ", late: [{months: 1, colour: red}]"), 6, "no light of this colour"},
    {HEAD RULE(RED ", " REST, ", late: [{months: 1, colour: red}, {months: 3, colour: green}]"), 6, "latest stands first"},
    {HEAD RULE(REST, "") SORTING("低"), 8, "no grade"},
};

static void faults_of_lights(void **state)
{
    light_rules *x;
    tidu_error err;

    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        if (light_rules_parse(faults[i].text, strlen(faults[i].text), "lights.yaml", &x, &err) != TIDU_EMODEL)
            fail_msg("case %zu is read", i);
        if (err.line != faults[i].line || !err.column || !strstr(err.message, faults[i].says))
            fail_msg("case %zu: %lu:%lu: %s", i, err.line, err.column, err.message);
    }
}

/* What stands behind a target: curves with their faults. */
static const struct {
    const char *curve;
    const char *says; /* NULL: it is read */
} curves[] = {
    {"{kind: linear}", NULL},
    {"{kind: last_year, note: {zh: 注, en: note}}", NULL},
    {"{kind: batches, points: [{at: 02-29, share: 1}]}", NULL},
    {"{kind: typed, points: [{at: 2023-03, value: 3}, {at: 2023-06, share: 0.5}]}", NULL},
    {"{kind: curved}", "curved"},
    {"{kind: linear, points: [{at: 10-31, share: 1}]}", "only batches"},
    {"{kind: batches}", "needs its points"},
    {"{kind: batches, points: [{at: 10-31, share: 0.5}, {at: 11-30, share: 0.6}]}", "1.1"},
    {"{kind: batches, points: [{at: 11-30, share: 0.5}, {at: 10-31, share: 0.5}]}", "order"},
    {"{kind: batches, points: [{at: 2023-06, share: 1}]}", "each year"},
    {"{kind: batches, points: [{at: 10-31, value: 1}]}", "share"},
    {"{kind: batches, points: [{at: 02-30, share: 1}]}", "a month such as"},
    {"{kind: typed, points: [{at: 10-31, share: 1}]}", "months"},
    {"{kind: typed, points: [{at: 2023-03}]}", "one of them"},
    {"{kind: typed, points: [{at: 2023-03, value: 1, share: 1}]}", "one of them"},
    {"{kind: typed, points: [{at: 2023-13, share: 1}]}", "a month such as"},
};

static void faults_of_curves(void **state)
{
    target_rules *rules;

    (void)state;
    assert_int_equal(target_rules_load("models/practice/targets.yaml", &rules, NULL), TIDU_OK);
    for (size_t i = 0; i < sizeof curves / sizeof *curves; i++) {
        char text[1000];
        target_plan *p = NULL;
        tidu_error err = {0};

        snprintf(text, sizeof text,
                 "plan: p\nname: {zh: 甲, en: a}\ndistrict: {zh: 甲, en: a}\nhorizon: {from: 2023, to: 2023}\n"
                 "documents: {plan: {title: {zh: 计划, en: plan}, number: 号}}\n"
                 "targets:\n  - {id: t, name: {zh: 甲, en: a}, definition: x, aim: 4, unit: 家, curve: %s, cite: plan}\n", curves[i].curve);
        if ((target_plan_parse(text, strlen(text), "plan.yaml", rules, &p, &err) == TIDU_OK) != !curves[i].says ||
            (curves[i].says && (!strstr(err.message, curves[i].says) || err.line != 7)))
            fail_msg("case %zu: %lu:%lu: %s", i, err.line, err.column, err.message);
        if (p)
            target_plan_free(p);
    }
    target_rules_free(rules);
}

static const struct {
    const char *more, *says;
} measures[] = {
    {"value: {certificates: hnte, count: new}", NULL},
    {"value: {applications: hnte, status: filed}", NULL},
    {"value: {certificates: hnte}", "'count'"},
    {"value: {applications: hnte, count: new}", "'status'"},
    {"value: {certificates: hnte, count: old}", "old"},
    {"value: {applications: hnte, status: sent}", "sent"},
    {"curve: {kind: typed, points: [{at: 2023-03, share: 1}]}", "stands in its plan"},
};

static void faults_of_measures(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
        char text[1000];
        target_rules *x = NULL;
        tidu_error err = {0};

        snprintf(text, sizeof text,
                 "residents: 1\nhistory: 10\ngrowth: 0.1\ntolerance: 0.02\ncleaning: [0.1]\nunits:\n  - {name: {zh: 家, en: \"\"}, counts: things}\n"
                 "measures:\n  - {id: x, name: {zh: 甲, en: a}, %s}\n", measures[i].more);
        if ((target_rules_parse(text, strlen(text), "targets.yaml", &x, &err) == TIDU_OK) != !measures[i].says ||
            (measures[i].says && (!strstr(err.message, measures[i].says) || err.line != 9)))
            fail_msg("case %zu: %lu:%lu: %s", i, err.line, err.column, err.message);
        target_rules_free(x);
    }
}

/* The shipped file: each rule names its source and its text, and no bound is made up where the source has none. */
static void the_shipped_file(void **state)
{
    light_rules *x;

    (void)state;
    assert_int_equal(light_rules_load("models/practice/lights.yaml", &x, NULL), TIDU_OK);
    for (size_t i = 0; i < x->n_rules; i++) {
        assert_non_null(x->rules[i].cite.text);
        assert_true(x->rules[i].cite.seen < PROVENANCE_PART);
        for (size_t k = 0; k < x->rules[i].n_lights; k++) {
            for (size_t m = 0; m < k; m++)
                assert_string_not_equal(x->rules[i].lights[k].shape, x->rules[i].lights[m].shape);
        }
    }
    light_rules_free(x);
}

static void every_allocation_fails(void **state)
{
    light_rules *x;
    tidu_status status = TIDU_ENOMEM;

    (void)state;
    for (unsigned long k = 1; status; k++) {
        allocate_fail_at(k);
        status = light_rules_load("models/practice/lights.yaml", &x, NULL);
        allocate_fail_at(0);
        assert_true(status == TIDU_OK || status == TIDU_ENOMEM);
    }
    light_rules_free(x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(faults_of_lights), cmocka_unit_test(faults_of_curves), cmocka_unit_test(faults_of_measures),
                                       cmocka_unit_test(the_shipped_file), cmocka_unit_test(every_allocation_fails)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
