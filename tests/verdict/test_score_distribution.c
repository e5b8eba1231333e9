/*
 * Totals against brute force: every combination of points of a small model with
 * its weight, added up one by one in whole steps.
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

#include "dictionary.h"
#include "verdict/score_distribution.h"

#define HEAD                                                                              \
    "model: small\n"                                                                      \
    "rung: small\n"                                                                       \
    "name: {zh: 小, en: small}\n"                                                         \
    "effective: {from: 2020-01-01}\n"                                                     \
    "documents:\n"                                                                        \
    "  law: {title: {zh: 法, en: law}, number: 1}\n"                                      \
    "priors: {missing: 0.5, note: {zh: 无, en: none}}\n"                                  \
    "gates: []\n"
#define ITEM(id) "        - {id: " id ", name: {zh: x, en: x}, cite: law 1, "
#define GROUP(id) "    - id: " id "\n      name: {zh: x, en: x}\n      cite: law 1\n"

/* Whole points: caps that bite, a judged item, bands of every width, a limit on an item and a group. */
static const char whole[] = HEAD
    "score:\n  step: 1\n  groups:\n"
    GROUP("first") "      max: 9\n      items:\n"
    ITEM("a") "judged: {max: 5, prior: {low: 1, mode: 2, high: 5}}}\n"
    ITEM("b") "bands: [{when: last(ip_class1) >= 1, points: [3, 4]}, {when: last(ip_class2) >= 3, points: 2}, {points: 0}]}\n"
    ITEM("c") "bands: [{when: last(ip_class1) >= 1, points: [0, 3], prior: {low: 0, mode: 0, high: 1}}, {points: 1}]}\n"
    GROUP("second") "      items:\n"
    ITEM("d") "over: last(conversions), steps: [{from: 5, points: [7, 9]}, {from: 3, points: [4, 6]}, {points: 0}]}\n"
    GROUP("third") "      max: 3\n      items:\n"
    ITEM("e") "judged: {min: 1, max: 4, prior: {low: 2, mode: 3, high: 3}}}\n";

/* Tenths: 0.1 + 0.2 must be 0.3. */
static const char tenths[] = HEAD
    "score:\n  step: 0.1\n  groups:\n"
    GROUP("first") "      max: 0.7\n      items:\n"
    ITEM("a") "judged: {max: 0.6, prior: {low: 0.1, mode: 0.3, high: 0.6}}}\n"
    ITEM("b") "bands: [{when: last(ip_class1) >= 1, points: [0.2, 0.3]}, {when: last(ip_class2) >= 3, points: 0.1}, {points: 0}]}\n"
    GROUP("second") "      items:\n"
    ITEM("c") "over: last(conversions), steps: [{from: 5, points: [0.7, 0.9]}, {from: 3, points: [0.4, 0.6]}, {points: 0}]}\n"
    ITEM("d") "judged: {max: 0.3, prior: {low: 0, mode: 0.1, high: 0.2}}}\n";

static model *parse(const char *body, const char *pass, dictionary *d)
{
    char text[4096];
    tidu_error err;
    model *m;

    snprintf(text, sizeof text, "%spass: %s\n", body, pass);
    if (model_parse(text, strlen(text), "small.yaml", NULL, d, &m, &err))
        fail_msg("%lu:%lu: %s", err.line, err.column, err.message);
    return m;
}

/* --- the slow way ------------------------------------------------------------ */

typedef struct enumeration {
    const model *m;
    const item_outcome *s;
    long points[MODEL_MOST_ITEMS]; /* in steps */
    double sum_of_weights, passing;
    double expected[MODEL_MOST_ITEMS]; /* points of each group */
    long least, greatest;
    int any_passes, any_fails;
} enumeration;

static long in_steps(const model *m, double points)
{
    return lround(points / m->step);
}

/* bound in millionths of a step */
static int compare_points(long steps, const model *m, double bound)
{
    double left = (double)steps * round(m->step * 1e6), right = round(bound * 1e6);

    return (left > right) - (left < right);
}

static long group_sum(const enumeration *e, size_t g)
{
    const model_group *group = &e->m->groups[g];
    long sum = 0;

    for (size_t i = group->first_item; i < group->first_item + group->n_items; i++)
        sum += e->points[i];
    return isinf(group->most) || sum < in_steps(e->m, group->most) ? sum : in_steps(e->m, group->most);
}

static void weigh(enumeration *e, double weight)
{
    long total = 0;
    int passes = 1;

    for (size_t g = 0; g < e->m->n_groups; g++) {
        total += group_sum(e, g);
        e->expected[g] += weight * (double)group_sum(e, g) * e->m->step;
    }
    for (size_t l = 0; l < e->m->n_limits; l++) {
        const model_limit *limit = &e->m->limits[l];
        long points = limit->subject == MODEL_TOTAL   ? total
                      : limit->subject == MODEL_GROUP ? group_sum(e, limit->which)
                                                      : e->points[limit->which];
        int order = compare_points(points, e->m, limit->bound);

        passes &= limit->relation == COMPARE_GREATER         ? order > 0
                  : limit->relation == COMPARE_GREATER_EQUAL ? order >= 0
                  : limit->relation == COMPARE_LESS          ? order < 0
                  : limit->relation == COMPARE_LESS_EQUAL    ? order <= 0
                  : limit->relation == COMPARE_EQUAL         ? order == 0
                                                             : order != 0;
    }
    e->sum_of_weights += weight;
    e->passing += passes ? weight : 0;
    e->least = total < e->least ? total : e->least;
    e->greatest = total > e->greatest ? total : e->greatest;
    e->any_passes |= passes;
    e->any_fails |= !passes;
}

/* An equal chance alike, or the triangle that is 0 one step outside of low and high. */
static double prior(const model *m, const model_band *b, long steps)
{
    long low = in_steps(m, b->low), mode = in_steps(m, b->mode), high = in_steps(m, b->high);

    if (!b->has_prior)
        return 1;
    if (steps < low || steps > high)
        return 0;
    return steps <= mode ? (double)(steps - low + 1) / (double)(mode - low + 1)
                         : (double)(high - steps + 1) / (double)(high - mode + 1);
}

static void enumerate(enumeration *e, size_t item, double weight)
{
    const model_item *it = &e->m->items[item];
    unsigned bands = item_outcome_bands(e->s[item]);
    long judged = (long)(e->s[item] >> 16) - 1;
    int possible = 0;

    if (item == e->m->n_items) {
        weigh(e, weight);
        return;
    }
    for (size_t b = 0; b < it->n_bands; b++)
        possible += bands >> b & 1;
    for (size_t b = 0; b < it->n_bands; b++) {
        long from = in_steps(e->m, it->bands[b].least), to = in_steps(e->m, it->bands[b].greatest);
        double all = 0;

        if (!(bands >> b & 1))
            continue;
        if (judged >= from && judged <= to)
            from = to = judged;
        for (long i = from; i <= to; i++)
            all += from == to ? 1 : prior(e->m, &it->bands[b], i);
        for (long i = from; i <= to; i++) {
            e->points[item] = i;
            enumerate(e, item + 1,
                      weight / possible * (from == to ? 1 : prior(e->m, &it->bands[b], i)) / all);
        }
    }
}

static void check(const model *m, score_distribution *p, const item_outcome *s, int is_rising)
{
    enumeration e = {.m = m, .s = s, .least = 1000000, .greatest = -1};
    score_total t;

    double groups[MODEL_MOST_ITEMS], all, sum = 0;

    enumerate(&e, 0, 1);
    assert_true(score_distribution_expected(p, s, groups, &all));
    for (size_t g = 0; g < m->n_groups; g++) {
        sum += e.expected[g];
        if (fabs(groups[g] - e.expected[g]) > 1e-9)
            fail_msg("group %zu: %.17g points are expected, by brute force %.17g", g, groups[g], e.expected[g]);
    }
    assert_true(fabs(all - sum) < 1e-9);
    assert_true(score_distribution_sum(p, s, true, &t));
    assert_true(fabs(e.sum_of_weights - 1) < 1e-12);
    if (t.least != (double)e.least * round(m->step * 10) / 10 ||
        t.greatest != (double)e.greatest * round(m->step * 10) / 10 || fabs(t.chance - e.passing) > 1e-12)
        fail_msg("pass: %s: [%.17g, %.17g] %.17g, by brute force [%ld, %ld] %.17g", m->pass_text, t.least,
                 t.greatest, t.chance, e.least, e.greatest, e.passing);
    if (is_rising) /* limits that only rise: the ends of the interval decide */
        assert_int_equal(t.passes, !e.any_fails    ? TRUTH_TRUE
                                   : !e.any_passes ? TRUTH_FALSE
                                                   : TRUTH_UNKNOWN);
    else
        assert_true((t.passes != TRUTH_TRUE || !e.any_fails) && (t.passes != TRUTH_FALSE || !e.any_passes));
}

/* --- the tests ----------------------------------------------------------------- */

static uint64_t seed = 20250701;

static unsigned draw(unsigned n)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(seed >> 33) % n;
}

static void every_combination_agrees(const char *body, const char *pass, int is_rising, int n)
{
    dictionary *d = shipped_dictionary();
    model *m = parse(body, pass, d);
    score_distribution *p = score_distribution_new(m, NULL);
    item_outcome s[MODEL_MOST_ITEMS];

    for (int k = 0; k < n; k++) {
        for (size_t i = 0; i < m->n_items; i++) {
            unsigned bands = 1 + draw((1u << m->items[i].n_bands) - 1);
            double judged = draw(2) ? NAN : (double)draw(11) * round(m->step * 10) / 10;

            s[i] = item_outcome_make(m, &m->items[i], bands, judged);
        }
        check(m, p, s, is_rising);
    }
    score_distribution_free(p);
    model_free(m);
    dictionary_free(d);
}

/* Many companies at a time: the totals of one at a time, with and without experts. */
static void many_like_one(void **state)
{
    enum { N = 2500 };
    static item_outcome all[MODEL_MOST_ITEMS * N];
    static uint32_t numbers[N];
    dictionary *d = shipped_dictionary();
    model *m = parse(whole, "total >= 12 and d > 0", d);
    score_distribution *p = score_distribution_new(m, NULL), *one = score_distribution_new(m, NULL);

    (void)state;
    for (int round = 0; round < 3; round++) { /* no expert, some, and the same companies again */
        for (size_t i = 0; i < m->n_items * N && round < 2; i++) {
            const model_item *it = &m->items[i / N];

            all[i] = item_outcome_make(m, it, 1 + draw((1u << it->n_bands) - 1),
                                   round && !draw(4) ? (double)draw(11) : NAN);
        }
        assert_true(score_distribution_sum_all(p, all, N, N, numbers));
        for (size_t i = 0; i < N; i++) {
            item_outcome s[MODEL_MOST_ITEMS];
            const score_total *t = score_distribution_at(p, numbers[i], true);
            score_total expected;

            for (size_t k = 0; k < m->n_items; k++)
                s[k] = all[k * N + i];
            assert_true(score_distribution_sum(one, s, true, &expected));
            assert_true(t->least == expected.least && t->greatest == expected.greatest);
            assert_true(t->passes == expected.passes && t->chance == expected.chance);
        }
    }
    score_distribution_free(one);
    score_distribution_free(p);
    model_free(m);
    dictionary_free(d);
}

static void whole_points(void **state)
{
    static const struct { const char *pass; int is_rising; } rows[] = {
        {"total > 12", 1},
        {"total >= 12", 1},
        {"total >= 12 and d > 0", 1},
        {"total >= 10 and first >= 4", 1},
        {"total > 8 and third >= 3 and a >= 1 and b > 0", 1},
        {"total < 12", 0},
        {"total >= 8 and total <= 14", 0},
        {"total = 9", 0},
        {"total != 9 and first != 4", 0},
        {"first >= 9", 1}, /* the cap itself */
        {"first > 9", 1},  /* beyond the cap: never */
        {"total >= 100", 1},
        {"total > 10.5", 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        every_combination_agrees(whole, rows[i].pass, rows[i].is_rising, 150);
}

static void tenths_of_points(void **state)
{
    (void)state;
    every_combination_agrees(tenths, "total > 0.3", 1, 300);
    every_combination_agrees(tenths, "total >= 1.1", 1, 300);
    every_combination_agrees(tenths, "total > 1.1 and first >= 0.3", 1, 300);
    every_combination_agrees(tenths, "first <= 0.7 and c > 0", 0, 300);
    every_combination_agrees(tenths, "total = 0.9", 0, 300);
}

/* The same by hand: 3 or 4 alike; 5 or 6 of a triangle 5, 5, 6 with weights 1 and 1/2. */
static void by_hand(void **state)
{
    static const char body[] = HEAD
        "score:\n  groups:\n" GROUP("g") "      items:\n"
        ITEM("a") "bands: [{points: [3, 4]}]}\n"
        ITEM("b") "judged: {max: 6, prior: {low: 5, mode: 5, high: 6}}}\n";
    dictionary *d = shipped_dictionary();
    model *m = parse(body, "total > 8", d);
    score_distribution *p = score_distribution_new(m, NULL);
    item_outcome s[] = {1, 1};
    score_total t;
    double judged;

    (void)state;
    assert_true(score_distribution_sum(p, s, true, &t));
    assert_true(t.least == 3 && t.greatest == 10);
    assert_int_equal(t.passes, TRUTH_UNKNOWN);
    assert_true(fabs(t.chance - (1 - 0.5 * 2 / 3)) < 1e-15); /* fails only with 3 and 5 */
    s[0] = item_outcome_make(m, &m->items[0], 1, 4);
    assert_true(item_outcome_is_judged(m, &m->items[0], s[0], &judged) && judged == 4);
    assert_true(score_distribution_sum(p, s, true, &t));
    assert_true(t.least == 4 && t.chance == 1.0 / 3 + 2.0 / 3);
    s[0] = item_outcome_make(m, &m->items[0], 1, 5); /* outside the law's band: counts for nothing */
    assert_false(item_outcome_is_judged(m, &m->items[0], s[0], &judged));
    assert_true(score_distribution_sum(p, s, true, &t));
    assert_true(t.least == 3 && t.greatest == 10);
    s[0] = item_outcome_make(m, &m->items[0], 1, 3.5); /* between the steps */
    assert_int_equal(s[0], 1);
    s[0] = item_outcome_make(m, &m->items[0], 1, -1);
    assert_int_equal(s[0], 1);
    s[0] = item_outcome_make(m, &m->items[0], 1, 1e300);
    assert_int_equal(s[0], 1);
    score_distribution_free(p);
    model_free(m);
    dictionary_free(d);
}

static void steps_and_points(void **state)
{
    dictionary *d = shipped_dictionary();
    model *m = parse(tenths, "total > 0.3", d);
    double least, greatest;
    long steps;

    (void)state;
    assert_true(model_points(m, 3) == 0.3);
    assert_true(model_points(m, 7) == 0.7);
    assert_true(model_steps(m, 0.7, &steps) && steps == 7);
    assert_true(model_steps(m, 123.4, &steps) && steps == 1234);
    assert_false(model_steps(m, 0.75, &steps));
    assert_false(model_steps(m, 0.1 + 0.2, &steps)); /* 0.30000000000000004 was never written */
    assert_false(model_steps(m, NAN, &steps));
    assert_true(model_score_range(m, &least, &greatest));
    assert_true(least == 0 && greatest == 1.9); /* 0.6 + 0.3 capped at 0.7, 0.9, 0.3 */
    model_free(m);
    dictionary_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_like_one),
        cmocka_unit_test(whole_points),
        cmocka_unit_test(tenths_of_points),
        cmocka_unit_test(by_hand),
        cmocka_unit_test(steps_and_points),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
