/*
 * What stands around the tree, by hand: who sets the scale, points added and taken away, the least, bands and boards, and
 * what a missing value counts.
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
#include "index/index_standing.h"

enum { YEAR = 2025 };

#define HEAD "index: sample\nname: {zh: 样, en: sample}\nmissing: interval\naggregation: arithmetic\n"
#define LEAF(id, value, normalise, more) \
    "  - {id: " id ", name: {zh: 甲, en: " id "}, value: \"" value "\", direction: up, normalise: " normalise more "}\n"

typedef struct world {
    dictionary *d;
    panel *p;
    index_model *m;
    index_scorer *x;
    index_result *r;
    index_standing s;
} world;

static world begin(const char *text)
{
    world w = {.d = shipped_dictionary()};
    tidu_error err;

    w.p = panel_new(w.d);
    if (index_parse(text, strlen(text), "test.yaml", w.d, &w.m, &err))
        fail_msg("%lu:%lu: %s", err.line, err.column, err.message);
    w.x = index_scorer_new(w.m);
    return w;
}

/* A company with figures of the year before; NaN: missing. */
static uint32_t add(world *w, const char *code, const char *industry, double employees, double patents)
{
    uint32_t c = panel_add_company(w->p, code, strlen(code));

    panel_put_text(w->p, c, dictionary_find(w->d, "industry"), industry, strlen(industry));
    if (!isnan(employees))
        panel_put_number(w->p, c, dictionary_find(w->d, "employees"), YEAR - 1, employees);
    if (!isnan(patents))
        panel_put_number(w->p, c, dictionary_find(w->d, "ip_class1"), YEAR - 1, patents);
    return c;
}

static tidu_status run(world *w, tidu_error *err)
{
    binding b = {w->p, NULL, YEAR, binding_default_date(YEAR)};
    tidu_status status;

    index_result_free(w->r);
    w->r = NULL;
    status = index_scorer_run(w->x, &b, 1, true, &w->r, err);
    if (!status) {
        index_standing_clear(&w->s);
        assert_true(index_standing_find(w->r, &w->s));
    }
    return status;
}

static void end(world *w)
{
    index_standing_clear(&w->s);
    index_result_free(w->r);
    index_scorer_free(w->x);
    index_free(w->m);
    panel_free(w->p);
    dictionary_free(w->d);
}

static void a_population_sets_the_scale(void **state)
{
    static const char *const populations[] = {"population: {codes: [A, C]}\n", "population: {where: \"employees[Y-1] <= 30 and employees[Y-1] != 20\"}\n"};
    char text[2048];
    tidu_error err;

    (void)state;
    for (int i = 0; i < 2; i++) {
        world w;

        snprintf(text, sizeof text, HEAD "%sindicators:\n" LEAF("size", "employees[Y-1]", "min-max", ""), populations[i]);
        w = begin(text);
        add(&w, "A", "C39", 10, NAN);
        add(&w, "B", "C39", 20, NAN);
        add(&w, "C", "C39", 30, NAN);
        add(&w, "D", "C39", 500, NAN);
        assert_int_equal(run(&w, &err), TIDU_OK);
        assert_true(w.r->score[0] == 0 && w.r->score[1] == 50 && w.r->score[2] == 100);
        assert_true(w.r->score[3] == 100); /* beyond the scale: at its end */
        end(&w);
    }
    snprintf(text, sizeof text, HEAD "%sindicators:\n" LEAF("size", "employees[Y-1]", "min-max", ""), "population: {codes: [NOBODY]}\n");
    {
        world w = begin(text);

        add(&w, "A", "C39", 10, NAN);
        assert_int_equal(run(&w, &err), TIDU_EDATA);
        assert_non_null(strstr(err.message, "'size'"));
        end(&w);
    }
}

/* The scale of the year before is 10 to 20. */
static void a_year_sets_the_scale(void **state)
{
    world w = begin(HEAD "population: {year: 2024}\nindicators:\n" LEAF("size", "employees[Y-1]", "min-max", ""));
    tidu_error err;

    (void)state;
    for (int i = 0; i < 3; i++) {
        static const char *const codes[] = {"A", "B", "C"};

        add(&w, codes[i], "C39", 12 + 2 * i, NAN);
        panel_put_number(w.p, (uint32_t)i, dictionary_find(w.d, "employees"), YEAR - 2, 10 + 5 * i);
    }
    assert_int_equal(run(&w, &err), TIDU_OK);
    assert_true(w.r->score[0] == 20 && w.r->score[1] == 40 && w.r->score[2] == 60);
    end(&w);
}

/* 100 employees are the whole scale; a bonus of 2 points a patent, 6 at most, 7 in all, the total 101 at most; 5 off for many. */
static void items_add_up_to_the_score(void **state)
{
    world w = begin(HEAD "cap: 101\nfloor: 3\n"
                         "bonus: {most: 7, items: [{id: patents, name: {zh: 甲, en: a}, value: \"2 * ip_class1[Y-1]\", most: 6},"
                         " {id: any, name: {zh: 甲, en: a}, value: \"min(ip_class1[Y-1], 4)\", most: 4}]}\n"
                         "deductions: {items: [{id: large, name: {zh: 甲, en: a}, value: \"employees[Y-1] / 100\", most: 5}]}\n"
                         "indicators:\n" LEAF("size", "employees[Y-1]", "{goalposts: {low: 0, high: 100}}", ""));
    tidu_error err;
    index_parts parts;

    (void)state;
    add(&w, "A", "C39", 50, 1);   /* 50 + 2 + 1 - 0.5 */
    add(&w, "B", "C39", 50, 4);   /* 50 + 7 (of 6 + 4) - 0.5 */
    add(&w, "C", "C39", 100, 4);  /* 100 + 7 - 1, cut to 101 */
    add(&w, "D", "C39", 0, 0);    /* 0, at least 3 */
    add(&w, "E", "C39", 50, NAN); /* 50 - 0.5, up to 7 more */
    assert_int_equal(run(&w, &err), TIDU_OK);
    assert_true(w.r->score[0] == 52.5 && w.r->score[1] == 56.5 && w.r->score[2] == 101 && w.r->score[3] == 3);
    assert_true(w.r->score[4] == 49.5 && w.r->low[4] == 49.5 && w.r->high[4] == 56.5);
    for (size_t place = 0; place < 5; place++) {
        assert_true(index_result_parts(w.r, place, &parts));
        assert_true(index_points(w.m, parts.total) == w.r->score[w.r->order[place]]);
        assert_int_equal(parts.node[0] + parts.item[0] + parts.item[1] + parts.item[2] + parts.cut, parts.total);
    }
    assert_false(index_scorer_is_absolute(w.x));
    end(&w);
}

static void least_bands_and_boards(void **state)
{
    world w = begin(HEAD "bands: [{id: good, name: {zh: 优, en: good}, from: 80}, {id: fair, name: {zh: 良, en: fair}, from: 50}]\n"
                         "boards: [{id: lead, name: {zh: 领跑, en: lead}, top: 30%}, {id: next, name: {zh: 竞跑, en: next}, top: 4}]\n"
                         "weights: equal\nindicators:\n" LEAF("size", "employees[Y-1]", "{goalposts: {low: 0, high: 100}}", ", least: 20")
                         LEAF("patents", "ip_class1[Y-1]", "{goalposts: {low: 0, high: 100}}", ""));
    static const double patents[] = {100, 100, 60, 40, 90, 30, 0};
    static const double size[] = {90, 60, 60, 60, 10, 50, NAN};
    static const char *const codes[] = {"A", "B", "C", "D", "E", "F", "G"};
    tidu_error err;

    (void)state;
    for (int i = 0; i < 7; i++)
        add(&w, codes[i], "C39", size[i], patents[i]);
    assert_int_equal(run(&w, &err), TIDU_OK);
    /* 95, 80, 60, 50, 50 (below the least), 40, 0 (open): 30% of 7 are 2 */
    assert_string_equal(w.s.band[0]->id, "good");
    assert_string_equal(w.s.band[1]->id, "good");
    assert_string_equal(w.s.band[3]->id, "fair");
    assert_null(w.s.band[5]);
    assert_string_equal(w.s.board[0]->id, "lead");
    assert_string_equal(w.s.board[1]->id, "lead");
    assert_string_equal(w.s.board[2]->id, "next");
    assert_string_equal(w.s.board[3]->id, "next");
    assert_null(w.s.board[4]);
    assert_int_equal(w.s.rank[3], 4);
    assert_int_equal(w.s.rank[4], 4);
    assert_null(w.s.board[5]);
    assert_int_equal(w.s.minimum[4], MINIMUM_MISSED);
    assert_int_equal(w.s.minimum[6], MINIMUM_OPEN);
    assert_int_equal(w.s.minimum[5], MINIMUM_MET);
    end(&w);
}

/* B is missing; the known ones are 10, 30 and 80, of its industry 10 and 30; three application years before it had 70. */
static void each_way_to_fill_a_gap(void **state)
{
    static const struct {
        const char *missing;
        double score;
    } ways[] = {{"worst", 0}, {"mean", 40}, {"median", 30}, {"{group: industry}", 20}, {"{last: 2}", 70}, {"{last: 1}", NAN}, {"reweight", NAN}};
    tidu_error err;

    (void)state;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        char text[1024];
        world w;

        snprintf(text, sizeof text, HEAD "indicators:\n" LEAF("size", "employees[Y-1]", "{goalposts: {low: 0, high: 100}}", ", missing: %s"), ways[i].missing);
        w = begin(text);
        add(&w, "A", "C39", 10, NAN);
        add(&w, "B", "C39", NAN, NAN);
        add(&w, "C", "C39", 30, NAN);
        add(&w, "D", "C40", 80, NAN);
        panel_put_number(w.p, 1, dictionary_find(w.d, "employees"), YEAR - 3, 70);
        assert_int_equal(run(&w, &err), TIDU_OK);
        if (isnan(ways[i].score))
            assert_true(cell_is_missing(w.r->score[1]) && w.r->low[1] == 0 && w.r->high[1] == 100);
        else
            assert_true(w.r->score[1] == ways[i].score && w.r->low[1] == w.r->high[1]);
        end(&w);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_population_sets_the_scale), cmocka_unit_test(a_year_sets_the_scale), cmocka_unit_test(items_add_up_to_the_score),
        cmocka_unit_test(least_bands_and_boards),      cmocka_unit_test(each_way_to_fill_a_gap),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
