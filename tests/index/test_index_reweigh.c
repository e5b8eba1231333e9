/*
 * Weights changed by hand against the file changed by hand and run anew, and scores of whole columns against those of
 * one company after the other: the same bits.
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

#include "base/allocate.h"
#include "base/cell.h"
#include "base/date.h"
#include "dictionary.h"
#include "index/index_internal.h"

enum { COMPANIES = 2500, YEAR = 2025 };

/* Weights: first, second; rd, staff, margin; growth, size. */
static const char arithmetic[] =
    "index: sample\nname: {zh: 样, en: sample}\nmissing: %s\n%saggregation: arithmetic\nweights: given\ngroups:\n"
    "  - id: first\n    name: {zh: 一, en: first}\n    weight: %.17g\n    weights: given\n    indicators:\n"
    "      - {id: rd, name: {zh: 甲, en: rd}, value: \"rd_expense[Y-1] / revenue[Y-1]\", direction: up, normalise: min-max,"
    " weight: %.17g}\n"
    "      - {id: staff, name: {zh: 乙, en: staff}, value: \"st_staff[Y-1] / employees[Y-1]\", direction: up,"
    " normalise: percentile, weight: %.17g}\n"
    "      - {id: margin, name: {zh: 丙, en: margin}, value: \"net_profit[Y-1] / revenue[Y-1]\", direction: up,"
    " treatment: {winsorise: {percent: [5, 95]}}, normalise: min-max, weight: %.17g}\n"
    "  - id: second\n    name: {zh: 二, en: second}\n    weight: %.17g\n    weights: given\n    indicators:\n"
    "      - {id: growth, name: {zh: 丁, en: growth}, value: \"cagr(revenue[Y-2..Y-1])\", direction: up,"
    " normalise: {goalposts: {low: 0, high: 40%%}}, weight: %.17g}\n"
    "      - {id: size, name: {zh: 戊, en: size}, value: \"revenue[Y-1]\", direction: up, normalise: min-max, weight: %.17g}\n";

static const char by_data[] =
    "index: sample\nname: {zh: 样, en: sample}\nmissing: reweight\n"
    "aggregation: {within: arithmetic, across: geometric, floor: 1%}\nweights: entropy\ngroups:\n"
    "  - id: first\n    name: {zh: 一, en: first}\n    weights: critic\n    indicators:\n"
    "      - {id: rd, name: {zh: 甲, en: rd}, value: \"rd_expense[Y-1] / revenue[Y-1]\", direction: up, normalise: min-max}\n"
    "      - {id: staff, name: {zh: 乙, en: staff}, value: \"st_staff[Y-1]\", direction: up, normalise: min-max}\n"
    "  - id: second\n    name: {zh: 二, en: second}\n    indicators:\n"
    "      - {id: growth, name: {zh: 丁, en: growth}, value: \"revenue[Y-1] / revenue[Y-2]\", direction: up,"
    " normalise: percentile}\n";

static uint64_t seed = 77;

static uint64_t draw(uint64_t n)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (seed >> 33) % n;
}

typedef struct world {
    dictionary *d;
    panel *p;
} world;

static void put(world *w, uint32_t c, const char *name, int year, double value, uint64_t one_missing_of)
{
    if (draw(one_missing_of))
        assert_true(panel_put_number(w->p, c, dictionary_find(w->d, name), year, value));
}

static world begin(void)
{
    world w = {.d = shipped_dictionary()};

    w.p = panel_new(w.d);
    for (int i = 0; i < COMPANIES; i++) {
        char code[16];
        uint32_t c;

        snprintf(code, sizeof code, "C%05d", (i * 7919) % 100003);
        c = panel_add_company(w.p, code, strlen(code));
        put(&w, c, "rd_expense", YEAR - 1, (double)draw(10000000), 40);
        put(&w, c, "st_staff", YEAR - 1, (double)draw(100), 40);
        put(&w, c, "employees", YEAR - 1, 100, 1000000);
        put(&w, c, "net_profit", YEAR - 1, (double)draw(1000000) - 300000, 40);
        put(&w, c, "revenue", YEAR - 2, 1e6 + (double)draw(100000000), 40);
        put(&w, c, "revenue", YEAR - 1, draw(50) ? 1e6 + (double)draw(130000000) : 0, 40);
        if (draw(10) == 0) /* too young to have grown */
            put(&w, c, "founded_on", PANEL_ANY_YEAR, (double)date_to_days((date){YEAR - 1, 2, 1}), 1000000);
    }
    return w;
}

static void end(world *w)
{
    panel_free(w->p);
    dictionary_free(w->d);
}

typedef struct subject {
    index_model *m;
    index_scorer *x;
    index_result *r;
} subject;

static subject run(const world *w, const char *text)
{
    binding b = {w->p, NULL, YEAR, binding_default_date(YEAR)};
    subject s = {0};
    tidu_error err;

    if (index_parse(text, strlen(text), "test.yaml", w->d, &s.m, &err))
        fail_msg("%lu:%lu: %s", err.line, err.column, err.message);
    s.x = index_scorer_new(s.m);
    assert_int_equal(index_scorer_run(s.x, &b, 2, false, &s.r, &err), TIDU_OK);
    return s;
}

static double weight_of(const subject *s, size_t indicator)
{
    return s->r->weights->node[s->m->indicators[indicator].node];
}

static void forget(subject *s)
{
    index_result_free(s->r);
    index_scorer_free(s->x);
    index_free(s->m);
}

/* Every company as index_value says it. */
static void assert_one_by_one(const index_result *r)
{
    const index_model *m = r->model;
    size_t incomplete = 0, unscored = 0;

    for (size_t place = 0; place < r->n; place++) {
        const double *scaled = r->scaled + place;
        double low = index_rounded(m, index_value(m, index_weights_of(r, place), scaled, r->n, r->lowest));
        double high = index_rounded(m, index_value(m, index_weights_of(r, place), scaled, r->n, r->highest));
        double score = index_rounded(m, index_value(m, index_weights_of(r, place), scaled, r->n, GAP_LEFT_OUT));
        uint32_t company = r->order[place];
        bool is_missing = false;

        for (size_t k = 0; k < m->n_indicators; k++)
            is_missing |= cell_is_missing(scaled[k * r->n]);
        incomplete += is_missing;
        unscored += !cell_is_value(score);
        assert_memory_equal(&r->low[company], &low, sizeof low);
        assert_memory_equal(&r->high[company], &high, sizeof high);
        assert_memory_equal(&r->score[company], &score, sizeof score);
    }
    assert_int_equal(r->n_incomplete, incomplete);
    assert_int_equal(r->n_unscored, unscored);
}

static void assert_same(const index_result *a, const index_result *b)
{
    assert_int_equal(a->n_weights, b->n_weights);
    for (size_t k = 0; k < a->n_weights; k++) {
        assert_memory_equal(a->weights[k].node, b->weights[k].node, sizeof a->weights[k].node);
        assert_memory_equal(a->weights[k].share, b->weights[k].share, sizeof a->weights[k].share);
    }
    assert_memory_equal(a->score, b->score, a->n * sizeof *a->score);
    assert_memory_equal(a->low, b->low, a->n * sizeof *a->low);
    assert_memory_equal(a->high, b->high, a->n * sizeof *a->high);
    assert_int_equal(a->n_incomplete, b->n_incomplete);
    assert_int_equal(a->n_unscored, b->n_unscored);
}

enum { WEIGHTS = 7 };
static const char *const names[WEIGHTS] = {"first", "rd", "staff", "margin", "group.second", "growth", "size"};

static void write_file(char text[4096], int round, const double *w)
{
    snprintf(text, 4096, arithmetic, round % 2 ? "reweight" : "interval", round % 3 ? "" : "coverage: 60%\n", w[0], w[1],
             w[2], w[3], w[4], w[5], w[6]);
}

static void changed_weights_are_a_changed_file(void **state)
{
    world w = begin();
    int moved = 0;

    (void)state;
    for (int round = 0; round < 12; round++) {
        double before[WEIGHTS], after[WEIGHTS];
        index_weight_change changes[WEIGHTS];
        subject old, new;
        double first_score;
        char text[4096];
        size_t n = 0;

        for (int i = 0; i < WEIGHTS; i++) {
            before[i] = after[i] = 1 + (double)draw(60);
            if (draw(2))
                continue;
            after[i] = i % 3 == 1 && draw(3) == 0 ? 0.25 : (double)draw(9000) / 64 + 1;
            changes[n++] = (index_weight_change){names[i], after[i]};
        }
        write_file(text, round, before);
        old = run(&w, text);
        assert_one_by_one(old.r);
        first_score = old.r->score[0];
        write_file(text, round, after);
        new = run(&w, text);
        assert_int_equal(index_reweigh(old.r, changes, n, 1 + round % 3, NULL), TIDU_OK);
        assert_same(old.r, new.r);
        moved += first_score != old.r->score[0];
        forget(&old);
        forget(&new);
    }
    assert_true(moved > 6);
    end(&w);
}

static void a_weight_of_nothing(void **state)
{
    const double weights[WEIGHTS] = {1, 2, 3, 4, 5, 6, 7};
    world w = begin();
    char text[4096];

    (void)state;
    for (int round = 0; round < 4; round++) {
        subject s;

        write_file(text, round, weights);
        s = run(&w, text);
        assert_int_equal(index_reweigh(s.r, (index_weight_change[]){{"rd", 0}, {"margin", 0}}, 2, 1, NULL), TIDU_OK);
        assert_true(weight_of(&s, 0) == 0 && weight_of(&s, 1) == 1);
        assert_one_by_one(s.r);
        assert_int_equal(index_reweigh(s.r, (index_weight_change[]){{"first", 0}}, 1, 1, NULL), TIDU_OK);
        assert_one_by_one(s.r);
        forget(&s);
    }
    end(&w);
}

/* Where a method finds the weights they are points of a hundred, and the groups are weighed by what is in them then. */
static void beside_weights_that_were_found(void **state)
{
    world w = begin();
    subject s = run(&w, by_data);
    index_weights found = *s.r->weights, groups;

    (void)state;
    assert_one_by_one(s.r);
    assert_int_equal(index_reweigh(s.r, (index_weight_change[]){{"rd", 300}}, 1, 2, NULL), TIDU_OK);
    assert_true(fabs(weight_of(&s, 0) - 300 / (300 + 100 * found.node[s.m->indicators[1].node])) < 1e-15);
    assert_true(fabs(weight_of(&s, 0) + weight_of(&s, 1) - 1) < 1e-15);
    assert_true(s.r->weights->node[1] != found.node[1]);
    groups = *s.r->weights;
    assert_int_equal(index_weights_find_level(s.m, &s.r->sample, 0, &groups, 1, NULL), TIDU_OK);
    assert_memory_equal(groups.node, s.r->weights->node, sizeof groups.node);
    assert_one_by_one(s.r);
    assert_int_equal(index_reweigh(s.r, (index_weight_change[]){{"second", 0}}, 1, 2, NULL), TIDU_OK);
    assert_true(s.r->weights->node[1] == 1 && s.r->weights->node[2] == 0);
    assert_one_by_one(s.r);
    forget(&s);
    end(&w);
}

static void wrong_weights(void **state)
{
    static const struct {
        index_weight_change changes[2];
        const char *said;
    } wrong[] = {{{{"rd", 3}, {"rds", 4}}, "rds"},
                 {{{"rd", 3}, {"rd", 4}}, "two weights"},
                 {{{"first", 3}, {"group.first", 4}}, "two weights"},
                 {{{"rd", 3}, {"staff", -1}}, "at least 0"},
                 {{{"rd", 3}, {"staff", NAN}}, "at least 0"},
                 {{{"first", 0}, {"second", 0}}, "nothing would weigh"}};
    const double weights[WEIGHTS] = {1, 2, 3, 4, 5, 6, 7};
    world w = begin();
    char text[4096];
    subject s, same;
    tidu_error err;

    (void)state;
    write_file(text, 0, weights);
    s = run(&w, text);
    same = run(&w, text);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(index_reweigh(s.r, wrong[i].changes, 2, 1, &err), TIDU_EUSAGE);
        if (!strstr(err.message, wrong[i].said))
            fail_msg("%s", err.message);
        assert_same(s.r, same.r);
    }
    forget(&s);
    forget(&same);
    end(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changed_weights_are_a_changed_file),
        cmocka_unit_test(a_weight_of_nothing),
        cmocka_unit_test(beside_weights_that_were_found),
        cmocka_unit_test(wrong_weights),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
