/*
 * What is planned for a day, and the light of it. Expected shares are those of tests/target/curves.py, which counts them day by day; T7 of
 * the mission: a plan of twelve months is yellow from 10 points behind on and red beyond 30.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "target/target_light.h"

static target_rules *rules;
static light_rules *lights;

static int load(void **state)
{
    (void)state;
    assert_int_equal(target_rules_load("models/practice/targets.yaml", &rules, NULL), TIDU_OK);
    assert_int_equal(light_rules_load("models/practice/lights.yaml", &lights, NULL), TIDU_OK);
    return 0;
}

static int unload(void **state)
{
    (void)state;
    target_rules_free(rules);
    light_rules_free(lights);
    return 0;
}

/* A plan of one target over 2023 to `last`. */
static target_plan *plan_of(int last, const char *what)
{
    char text[2000];
    target_plan *p;
    tidu_error err = {0};

    snprintf(text, sizeof text,
             "plan: sample\nname: {zh: 样, en: sample}\ndistrict: {zh: 样区, en: Sample}\nhorizon: {from: 2023, to: %d}\n"
             "documents:\n  plan: {title: {zh: 计划, en: plan}, number: 号}\n"
             "targets:\n  - {id: t, name: {zh: 甲, en: a}, %s, cite: plan}\n", last, what);
    if (target_plan_parse(text, strlen(text), "sample.yaml", rules, &p, &err))
        fail_msg("%lu:%lu: %s", err.line, err.column, err.message);
    return p;
}

static long day(const char *text)
{
    long days;

    assert_true(date_parse_iso(text, 10, &days));
    return days;
}

#define BATCHES "{kind: batches, points: [{at: 10-31, share: 0.3}, {at: 11-30, share: 0.3}, {at: 12-31, share: 0.4}]}"
#define NEW "definition: x, aim: 120, unit: 家, span: new"
#define LEVEL "definition: x, aim: 750, unit: 家"

/* A `known` base and a shape of the year before where they are needed. */
static const double shape[CURVE_MONTHS] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0.25, 0.75, 1};

static const struct {
    int last;
    const char *what;
    double known;
    bool has_shape;
    const char *on;
    double share;
    double planned;
} plans[] = {
    {2023, NEW, NAN, false, "2023-06-30", 0.5, 60},
    {2023, NEW, NAN, false, "2023-02-15", 0.12797619047619047, 120 * 0.12797619047619047},
    {2023, NEW, NAN, false, "2022-12-31", 0, 0},
    {2023, NEW, NAN, false, "2024-02-01", 1, 120},
    {2025, NEW, NAN, false, "2024-08-31", 5 / 9.0, 200 / 3.0},
    {2025, "definition: x, aim: 120, unit: 家, span: yearly", NAN, false, "2024-06-30", 0.5, 60},
    {2023, NEW ", curve: " BATCHES, NAN, false, "2023-06-30", 0, 0},
    {2023, NEW ", curve: " BATCHES, NAN, false, "2023-10-30", 0, 0},
    {2023, NEW ", curve: " BATCHES, NAN, false, "2023-10-31", 0.3, 36},
    {2023, NEW ", curve: " BATCHES, NAN, false, "2023-12-30", 0.6, 72},
    {2025, NEW ", curve: " BATCHES, NAN, false, "2024-11-30", 8 / 15.0, 64},
    {2023, "definition: hnte_new, aim: 120, unit: 家, span: new", NAN, false, "2023-06-30", 0, 0}, /* by the practice */
    {2023, NEW ", curve: {kind: typed, points: [{at: 2023-03, value: 10}, {at: 2023-09, value: 80}]}", NAN, false, "2023-09-29", 1 / 12.0, 10},
    {2023, NEW ", curve: {kind: typed, points: [{at: 2023-03, share: 0.1}, {at: 2023-09, share: 0.8}]}", NAN, false, "2023-09-30", 0.8, 96},
    {2023, NEW ", curve: {kind: typed, points: [{at: 2023-03, share: 0.1}]}", NAN, false, "2023-03-30", 0, 0},
    {2023, NEW ", curve: {kind: last_year}", NAN, true, "2023-10-15", 0.12096774193548387, 120 * 0.12096774193548387},
    {2023, NEW ", curve: {kind: last_year}", NAN, true, "2023-11-30", 0.75, 90},
    {2023, NEW ", curve: {kind: last_year}", NAN, false, "2023-06-30", 0.5, 60}, /* nobody knows that year */
    {2023, LEVEL ", base: {year: 2022, value: 700}", NAN, false, "2023-06-30", 0.5, 725},
    {2023, LEVEL ", base: {year: 2022, times: 1.5}", NAN, false, "2023-06-30", 0.5, 625},
    {2023, LEVEL, 700, false, "2023-06-30", 0.5, 725},
    {2023, LEVEL, 760, false, "2023-06-30", 1, 750}, /* it is there already, and is to be kept */
    {2023, LEVEL, NAN, false, "2023-06-30", NAN, NAN},
    {2023, LEVEL, NAN, false, "2023-12-31", 1, 750},
    {2023, LEVEL ", curve: " BATCHES, NAN, false, "2023-11-30", NAN, NAN}, /* nobody knows where it began */
    {2023, "definition: x, comparator: rank, aim: 13, unit: 位", NAN, false, "2023-06-30", NAN, NAN},
    {2023, "definition: x, comparator: by_date, by: 2023-07-31", NAN, false, "2023-07-30", 0, 0},
    {2023, "definition: x, comparator: by_date, by: 2023-07-31", NAN, false, "2023-07-31", 1, 1},
};

static void near(double x, double wanted, size_t i)
{
    if (isnan(wanted) ? !isnan(x) : !(fabs(x - wanted) <= 1e-12 * fmax(1, fabs(wanted))))
        fail_msg("case %zu: %.17g instead of %.17g", i, x, wanted);
}

static void what_is_planned(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof plans / sizeof *plans; i++) {
        target_plan *p = plan_of(plans[i].last, plans[i].what);
        target_curve c = target_curve_of(p->targets, day(plans[i].on), plans[i].known, NAN, plans[i].has_shape ? shape : NULL);

        near(target_curve_share(&c, day(plans[i].on)), plans[i].share, i);
        near(target_curve_value(&c, day(plans[i].on)), plans[i].planned, i);
        target_plan_free(p);
    }
}

static target_standing stand(const char *what, const char *id, double value, const char *on)
{
    target_plan *p = plan_of(2023, what);
    target_curve c = target_curve_of(p->targets, day(on), NAN, NAN, NULL);
    target_standing s;
    light_rule *rule;

    assert_int_equal(light_rule_find(lights, id, &rule, NULL), TIDU_OK);
    target_stand(&c, value, day(on), lights, rule, &s);
    target_plan_free(p);
    return s;
}

/* T7: after each month, at and around 10 and 30 points behind twelve equal steps. */
static void yinchuan(void **state)
{
    static const struct {
        double points;
        const char *colour;
    } edges[] = {{5, "green"}, {0, "green"}, {-9.99, "green"}, {-10, "yellow"}, {-30, "yellow"}, {-30.01, "red"}, {-50, "red"}};
    char on[11];

    (void)state;
    for (int month = 1; month <= 12; month++) {
        date_format(date_add_months(day("2023-01-01"), month) - 1, on);
        for (size_t i = 0; i < sizeof edges / sizeof *edges; i++) {
            double value = 10.0 * month + edges[i].points * 1.2;
            target_standing s = stand(NEW, "yinchuan.2025", value, on);

            if (strcmp(s.light->colour, edges[i].colour) != 0)
                fail_msg("%s, %g points: %s", on, edges[i].points, s.light->colour);
            near(s.points, edges[i].points, i);
        }
    }
}

static void other_kinds(void **state)
{
    static const struct {
        const char *what, *rule;
        double value;
        const char *on, *colour;
        double completion, stretch;
        light_reason reason;
    } cases[] = {
        {NEW, NULL, NAN, "2023-06-30", "grey", NAN, NAN, LIGHT_NO_VALUE},
        {LEVEL, NULL, 740, "2023-06-30", "grey", 740 / 750.0, NAN, LIGHT_NO_PLAN},
        {LEVEL, NULL, 740, "2023-12-31", "green", 740 / 750.0, NAN, LIGHT_BY_NUMBER},
        {LEVEL ", base: {year: 2022, value: 700}", NULL, 710, "2023-06-30", "yellow", 710 / 750.0, NAN, LIGHT_BY_NUMBER}, /* 20% of the way */
        {LEVEL ", base: {year: 2022, value: 760}", NULL, 755, "2023-06-30", "green", 755 / 750.0, NAN, LIGHT_BY_NUMBER},
        {LEVEL ", base: {year: 2022, value: 760}", NULL, 675, "2023-06-30", "yellow", 0.9, NAN, LIGHT_BY_NUMBER},
        {LEVEL ", base: {year: 2022, value: 700}", NULL, 690, "2023-06-30", "red", 690 / 750.0, NAN, LIGHT_BY_NUMBER},
        {"definition: x, aim: 5, stretch: 8, unit: 项, span: new", NULL, 6, "2023-12-31", "green", 1.2, 0.75, LIGHT_BY_NUMBER},
        {"definition: x, comparator: range, aim: 1, most: 2, unit: 家, span: new", NULL, 2, "2023-12-31", "green", 1, NAN, LIGHT_BY_NUMBER},
        {"definition: x, comparator: range, aim: 1, most: 2, unit: 家, span: new", NULL, 3, "2023-12-31", "green", 1.5, NAN, LIGHT_BY_NUMBER},
        {"definition: x, comparator: rank, aim: 13, unit: 位", NULL, 12, "2023-12-31", "green", 1, NAN, LIGHT_BY_NUMBER},
        {"definition: x, comparator: rank, aim: 13, unit: 位", NULL, 15, "2023-12-31", "yellow", 13 / 15.0, NAN, LIGHT_BY_NUMBER},
        {"definition: x, comparator: by_date, by: 2023-07-31", NULL, 1, "2023-12-31", "green", 1, NAN, LIGHT_BY_NUMBER},
        {"definition: x, comparator: by_date, by: 2023-07-31", NULL, 0, "2023-07-30", "green", 0, NAN, LIGHT_BY_NUMBER},
        {"definition: x, comparator: by_date, by: 2023-07-31", NULL, 0, "2023-08-30", "green", 0, NAN, LIGHT_BY_LATE},
        {"definition: x, comparator: by_date, by: 2023-07-31", NULL, 0, "2023-08-31", "yellow", 0, NAN, LIGHT_BY_LATE},
        {"definition: x, comparator: by_date, by: 2023-07-31", NULL, 0, "2023-10-31", "red", 0, NAN, LIGHT_BY_LATE},
        {NEW, "jiangmen", 108, "2023-06-30", "red", 0.9, NAN, LIGHT_BY_NUMBER},
        {NEW, "jiangmen", 102, "2023-06-30", "grey", 0.85, NAN, LIGHT_BY_NUMBER},
        {NEW, "jiangmen", 101, "2023-06-30", "black", 101 / 120.0, NAN, LIGHT_BY_NUMBER},
        {"definition: hnte_new, aim: 120, unit: 家, span: new", NULL, 0, "2023-06-30", "green", 0, NAN, LIGHT_BY_NUMBER}, /* results come in October */
        {"definition: hnte_new, aim: 120, unit: 家, span: new", NULL, 0, "2023-11-30", "red", 0, NAN, LIGHT_BY_NUMBER},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        target_standing s = stand(cases[i].what, cases[i].rule, cases[i].value, cases[i].on);

        if (strcmp(s.light->colour, cases[i].colour) != 0 || s.reason != cases[i].reason)
            fail_msg("case %zu: %s", i, s.light->colour);
        near(s.completion, cases[i].completion, i);
        near(s.stretch, cases[i].stretch, i);
    }
}

/* What was not published is asked for, and taken as it is given. */
static void bounds_to_be_given(void **state)
{
    static const double bounds[] = {60, 95};
    light_rules *own;
    light_rule *rule;
    tidu_error err = {0};
    target_plan *p = plan_of(2023, NEW);
    target_curve c = target_curve_of(p->targets, day("2023-06-30"), NAN, NAN, NULL);
    target_standing s;

    (void)state;
    assert_int_equal(light_rules_load("models/practice/lights.yaml", &own, NULL), TIDU_OK);
    assert_int_equal(light_rule_find(own, "kaihua", &rule, NULL), TIDU_OK);
    assert_int_equal(light_rule_give(rule, NULL, 0, &err), TIDU_EUSAGE);
    assert_non_null(strstr(err.message, "2 bounds"));
    assert_int_equal(light_rule_give(rule, bounds, 1, &err), TIDU_EUSAGE);
    assert_int_equal(light_rule_give(rule, bounds, 2, &err), TIDU_OK);
    target_stand(&c, 35.9, day("2023-06-30"), own, rule, &s); /* of 60 planned */
    assert_string_equal(s.light->colour, "red");
    target_stand(&c, 36, day("2023-06-30"), own, rule, &s);
    assert_string_equal(s.light->colour, "yellow");
    target_stand(&c, 57, day("2023-06-30"), own, rule, &s);
    assert_string_equal(s.light->colour, "blue");
    assert_int_equal(light_rule_find(own, "jiangmen", &rule, NULL), TIDU_OK);
    assert_int_equal(light_rule_give(rule, bounds, 2, &err), TIDU_EUSAGE);
    assert_int_equal(light_rule_find(own, "yinchuan.2024", &rule, &err), TIDU_ENOTFOUND);
    assert_non_null(strstr(err.message, "yinchuan.2025"));
    target_plan_free(p);
    light_rules_free(own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_planned), cmocka_unit_test(yinchuan), cmocka_unit_test(other_kinds),
                                       cmocka_unit_test(bounds_to_be_given)};

    return cmocka_run_group_tests(tests, load, unload);
}
