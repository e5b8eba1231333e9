/*
 * Weights by stratum: given ones against a slow calculation from the file's numbers; those of data against runs over the
 * companies of each stratum alone, and of a population over its companies alone. Then what must not matter: the order of
 * rows, of groups and indicators, and the unit of money.
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

#include "base/cell.h"
#include "dictionary.h"
#include "index/index_internal.h"
#include "index/index_swap.h"

enum { YEAR = 2025, COMPANIES = 600, FIGURES = 4 };

static const char *const figures[FIGURES] = {"employees", "ip_class1", "ip_class2", "revenue"};
static const char *const industries[] = {"C35", "C39", "65", "M73"};

static uint64_t seed = 19;

static uint64_t draw(uint64_t n)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (seed >> 33) % n;
}

/* The companies as they are drawn, in the order of their codes. */
typedef struct drawn {
    char code[COMPANIES][16];
    double value[COMPANIES][2][FIGURES]; /* of the year before, and of the one before that */
    int industry[COMPANIES];
} drawn;

static void draw_companies(drawn *d)
{
    for (int i = 0; i < COMPANIES; i++) {
        snprintf(d->code[i], sizeof d->code[i], "C%05d", i);
        d->industry[i] = (int)draw(4);
        for (int back = 0; back < 2; back++) {
            for (int k = 0; k < FIGURES; k++)
                d->value[i][back][k] = k && draw(6) == 0 ? cell_missing() : k == 3 ? (double)draw(60000000) : (double)draw(101);
        }
    }
}

typedef struct world {
    dictionary *d;
    panel *p;
    index_model *m;
    index_scorer *x;
    index_result *r;
} world;

/* The companies order[0 .. n - 1]; of those with is_in[i] (NULL: all). */
static world load(const drawn *all, const int *order, const bool *is_in)
{
    world w = {.d = shipped_dictionary()};

    w.p = panel_new(w.d);
    for (int j = 0; j < COMPANIES; j++) {
        int i = order ? order[j] : j;
        uint32_t c;

        if (is_in && !is_in[i])
            continue;
        c = panel_add_company(w.p, all->code[i], strlen(all->code[i]));
        panel_put_text(w.p, c, dictionary_find(w.d, "industry"), industries[all->industry[i]], strlen(industries[all->industry[i]]));
        for (int k = 0; k < 2 * FIGURES; k++) {
            double value = all->value[i][k / FIGURES][k % FIGURES];

            if (cell_is_value(value))
                panel_put_number(w.p, c, dictionary_find(w.d, figures[k % FIGURES]), YEAR - 1 - k / FIGURES, value);
        }
    }
    return w;
}

static void run(world *w, const char *text, int year, int threads)
{
    binding b = {w->p, NULL, year, binding_default_date(year)};
    tidu_error err;

    if (index_parse(text, strlen(text), "test.yaml", w->d, &w->m, &err))
        fail_msg("%lu:%lu: %s", err.line, err.column, err.message);
    w->x = index_scorer_new(w->m);
    if (index_scorer_run(w->x, &b, threads, false, &w->r, &err))
        fail_msg("%s", err.message);
}

static void drop(world *w)
{
    index_result_free(w->r);
    index_scorer_free(w->x);
    index_free(w->m);
    w->r = NULL;
    w->x = NULL;
    w->m = NULL;
}

static void end(world *w)
{
    drop(w);
    panel_free(w->p);
    dictionary_free(w->d);
}

#define HEAD "index: sample\nname: {zh: 样, en: sample}\nmissing: %s\ndecimals: 3\n"
#define STAGES                                                                                            \
    "strata:\n  - {id: seed, name: {zh: 初, en: seed}, when: \"employees[Y-1] < 30\"}\n"                \
    "  - {id: growth, name: {zh: 长, en: growth}, when: \"employees[Y-1] < 70\"}\n  - {id: mature, name: {zh: 熟, en: mature}}\n"
#define POSTS "{goalposts: {low: 0, high: 100}}"
#define LEAF(id, value, normalise, weight) \
    "      - {id: " id ", name: {zh: 甲, en: a}, value: \"" value "[Y-1]\", direction: up, normalise: " normalise weight "}\n"

/* --- given weights --------------------------------------------------------------------------------- */

static const char by_stage[] = HEAD
    "aggregation: %s\n" STAGES "weights: given\ngroups:\n"
    "  - id: people\n    name: {zh: 人, en: people}\n    weight: {seed: 20, growth: 30, mature: 25}\n    weights: given\n    indicators:\n"
    LEAF("staff", "employees", POSTS, ", weight: 3")
    "  - id: results\n    name: {zh: 果, en: results}\n    weight: 50\n    weights: given\n    indicators:\n"
    LEAF("first", "ip_class1", POSTS, ", weight: {mature: 4, seed: 0, growth: 1}")
    LEAF("second", "ip_class2", POSTS, ", weight: 2");

static const char by_text[] = HEAD
    "aggregation: %s\nstrata: {by: industry, letters: 2}\nweights: given\ngroups:\n"
    "  - id: people\n    name: {zh: 人, en: people}\n    weight: {\"39\": 20, C35: 30, other: 25}\n    weights: given\n    indicators:\n"
    LEAF("staff", "employees", POSTS, ", weight: 3")
    "  - id: results\n    name: {zh: 果, en: results}\n    weight: 50\n    weights: given\n    indicators:\n"
    LEAF("first", "ip_class1", POSTS, ", weight: {\"39\": 0, \"35\": 1, other: 4}")
    LEAF("second", "ip_class2", POSTS, ", weight: 2");

/* Of both files: a stage, or an industry, in this order. */
static const double people[] = {20, 30, 25}, firsts[] = {0, 1, 4};

static long double slow_mean(bool is_geometric, const double *weight, const long double *value, int n)
{
    long double sum = 0, all = 0;

    for (int i = 0; i < n; i++) {
        if (isnan(value[i]))
            continue;
        sum += weight[i] * (is_geometric ? logl(value[i]) : value[i]);
        all += weight[i];
    }
    return !(all > 0) ? NAN : is_geometric ? expl(sum / all) : sum / all;
}

/* gap NaN: what is missing is left out. */
static long double slow_score(const drawn *d, int company, int which, bool is_geometric, double gap)
{
    long double value[3], members[2];

    for (int k = 0; k < 3; k++) {
        value[k] = cell_is_value(d->value[company][0][k]) ? d->value[company][0][k] / 100 : gap;
        value[k] = is_geometric ? 0.01L + 0.99L * value[k] : value[k];
    }
    members[0] = value[0];
    members[1] = slow_mean(false, (const double[]){firsts[which], 2}, value + 1, 2);
    return slow_mean(is_geometric, (const double[]){people[which], 50}, members, 2);
}

static int case_of(const drawn *d, int company, bool is_text)
{
    if (is_text)
        return d->industry[company] == 1 ? 0 : d->industry[company] == 0 ? 1 : 2;
    return d->value[company][0][0] < 30 ? 0 : d->value[company][0][0] < 70 ? 1 : 2;
}

static void check_score(double got, long double expected)
{
    if (isnan(expected))
        assert_true(cell_is_missing(got));
    else
        assert_true(fabsl(got - 100 * expected) <= 0.0005L + 1e-9L);
}

static void check_parts(const index_result *r, size_t place, const drawn *d, int which)
{
    index_parts parts;
    double group, leaf;

    if (!index_result_parts(r, place, &parts))
        return;
    assert_true(index_points(r->model, parts.total) == r->score[r->order[place]]);
    assert_int_equal(parts.node[0], parts.node[1] + parts.node[2]);
    for (int k = 0; k < 3; k++) {
        if (!cell_is_value(d->value[r->order[place]][0][k]))
            return;
    }
    group = 50 / (50 + people[which]);
    leaf = firsts[which] / (firsts[which] + 2);
    assert_true(fabs(parts.weight[2] - group) < 1e-14 && fabs(parts.weight[r->model->indicators[1].node] - group * leaf) < 1e-14);
}

static void given_weights_against_a_slow_calculation(void **state)
{
    static drawn d;
    world w;

    (void)state;
    draw_companies(&d);
    w = load(&d, NULL, NULL);
    for (int i = 0; i < 4; i++) {
        bool is_geometric = i % 2, is_text = i / 2;
        char text[4096];

        snprintf(text, sizeof text, is_text ? by_text : by_stage, "interval",
                 is_geometric ? "{within: arithmetic, across: geometric, floor: 1%}" : "arithmetic");
        run(&w, text, YEAR, 1 + i % 3);
        assert_int_equal(w.r->n_weights, is_text ? 5 : 3);
        for (size_t place = 0; place < w.r->n; place++) {
            int c = (int)w.r->order[place], which = case_of(&d, c, is_text);

            check_score(w.r->low[c], slow_score(&d, c, which, is_geometric, 0));
            check_score(w.r->high[c], slow_score(&d, c, which, is_geometric, 1));
            check_score(w.r->score[c], slow_score(&d, c, which, is_geometric, NAN));
            check_parts(w.r, place, &d, which);
        }
        drop(&w);
    }
    end(&w);
}

/* The way without other companies picks the stage, too. */
static void stages_leave_an_index_absolute(void **state)
{
    static drawn d;
    world w;
    binding b;

    (void)state;
    draw_companies(&d);
    w = load(&d, NULL, NULL);
    b = (binding){w.p, NULL, YEAR, binding_default_date(YEAR)};
    for (int i = 0; i < 4; i++) {
        static double score[COMPANIES];
        static uint8_t is_in[COMPANIES];
        char text[4096];

        snprintf(text, sizeof text, by_stage, "reweight", i % 2 ? "{within: arithmetic, across: geometric, floor: 1%}" : "arithmetic");
        run(&w, text, YEAR, 1);
        assert_true(index_scorer_is_absolute(w.x));
        for (int c = 0; c < COMPANIES; c++)
            is_in[c] = i < 2 || draw(9) == 0;
        assert_int_equal(index_scorer_score(w.x, &b, 1 + i, is_in, score, NULL), TIDU_OK);
        for (int c = 0; c < COMPANIES; c++) {
            if (is_in[c])
                assert_memory_equal(&score[c], &w.r->score[c], sizeof *score);
        }
        drop(&w);
        snprintf(text, sizeof text, by_text, "reweight", "arithmetic");
        run(&w, text, YEAR, 1);
        assert_false(index_scorer_is_absolute(w.x));
        drop(&w);
    }
    end(&w);
}

/* A weight by hand counts in every stratum, as in a file that has it there. */
static void a_weight_by_hand_counts_in_every_stratum(void **state)
{
    static drawn d;
    world a, b;
    char text[4096], changed[4096], *at;

    (void)state;
    draw_companies(&d);
    a = load(&d, NULL, NULL);
    b = load(&d, NULL, NULL);
    snprintf(text, sizeof text, by_stage, "reweight", "arithmetic");
    at = strstr(text, "{seed: 20, growth: 30, mature: 25}");
    snprintf(changed, sizeof changed, "%.*s40%s", (int)(at - text), text, at + strlen("{seed: 20, growth: 30, mature: 25}"));
    run(&a, text, YEAR, 1);
    run(&b, changed, YEAR, 1);
    assert_true(memcmp(a.r->score, b.r->score, COMPANIES * sizeof *a.r->score) != 0);
    assert_int_equal(index_reweigh(a.r, &(index_weight_change){"people", 40}, 1, 2, NULL), TIDU_OK);
    assert_memory_equal(a.r->score, b.r->score, COMPANIES * sizeof *a.r->score);
    for (size_t k = 0; k < 3; k++)
        assert_memory_equal(a.r->weights[k].node, b.r->weights[k].node, sizeof a.r->weights->node);
    end(&a);
    end(&b);
}

/* --- weights of data ---------------------------------------------------------------------------------- */

static const char of_data[] = HEAD
    "aggregation: arithmetic\n%sweights: %s\ngroups:\n"
    "  - id: people\n    name: {zh: 人, en: people}\n    weights: %s\n    indicators:\n"
    LEAF("staff", "employees", "min-max", "") LEAF("money", "revenue", "percentile", "")
    "  - id: results\n    name: {zh: 果, en: results}\n    weights: %s\n    indicators:\n"
    LEAF("first", "ip_class1", "min-max", "") LEAF("second", "ip_class2", "min-max", "");

static void write_of_data(char text[4096], const char *around, const char *root, const char *groups)
{
    snprintf(text, 4096, of_data, "reweight", around, root, groups, groups);
}

static void each_stratum_as_if_it_were_alone(void **state)
{
    static const char *const methods[] = {"entropy", "critic", "pca", "{blend: [{share: 60%, weights: equal}, {share: 40%, weights: entropy}]}"};
    static drawn d;
    world all;

    (void)state;
    draw_companies(&d);
    all = load(&d, NULL, NULL);
    for (int i = 0; i < 4; i++) {
        char text[4096], apart[256];

        snprintf(apart, sizeof apart, "{within_strata: %s}", methods[i]);
        write_of_data(text, STAGES, apart, apart);
        run(&all, text, YEAR, 2);
        write_of_data(text, "", methods[i], methods[i]);
        for (int stage = 0; stage < 3; stage++) {
            bool is_in[COMPANIES];
            world alone;

            for (int c = 0; c < COMPANIES; c++)
                is_in[c] = case_of(&d, c, false) == stage;
            alone = load(&d, NULL, is_in);
            run(&alone, text, YEAR, 1);
            assert_memory_equal(all.r->weights[stage].node, alone.r->weights->node, sizeof alone.r->weights->node);
            for (uint32_t c = 0, mine = 0; c < COMPANIES; c++) {
                if (is_in[c])
                    assert_memory_equal(&all.r->score[c], &alone.r->score[mine++], sizeof *all.r->score);
            }
            end(&alone);
        }
        drop(&all);
    }
    end(&all);
}

/* Above groups that are weighed by stratum a method for all sees each company by its own weights. */
static void a_method_for_all_above_weights_by_stratum(void **state)
{
    static drawn d;
    static double column[2][COMPANIES];
    world w;
    char text[4096];
    double weight[2];

    (void)state;
    draw_companies(&d);
    w = load(&d, NULL, NULL);
    write_of_data(text, STAGES, "entropy", "{within_strata: critic}");
    run(&w, text, YEAR, 1);
    assert_true(memcmp(w.r->weights[0].node + 3, w.r->weights[1].node + 3, 4 * sizeof *weight) != 0);
    for (size_t place = 0; place < w.r->n; place++) {
        index_parts parts;

        index_result_parts(w.r, place, &parts);
        column[0][place] = parts.value[1];
        column[1][place] = parts.value[2];
    }
    assert_true(weights_entropy((const double *const[]){column[0], column[1]}, 2, COMPANIES, weight));
    for (int k = 0; k < 3; k++)
        assert_memory_equal(w.r->weights[k].node + 1, weight, sizeof weight);
    end(&w);
}

static void a_population_alone(void **state)
{
    static const char around[] = "population: {where: \"employees[Y-1] < 70 and ip_class1[Y-1] > 20\"}\n";
    static drawn d;
    bool is_in[COMPANIES];
    world all, alone;
    char text[4096];

    (void)state;
    draw_companies(&d);
    for (int c = 0; c < COMPANIES; c++)
        is_in[c] = d.value[c][0][0] < 70 && cell_is_value(d.value[c][0][1]) && d.value[c][0][1] > 20;
    all = load(&d, NULL, NULL);
    alone = load(&d, NULL, is_in);
    write_of_data(text, around, "entropy", "critic");
    run(&all, text, YEAR, 2);
    run(&alone, text, YEAR, 1);
    assert_true(alone.r->n > 100 && alone.r->n < COMPANIES);
    assert_memory_equal(all.r->weights->node, alone.r->weights->node, sizeof alone.r->weights->node);
    drop(&all);
    drop(&alone);
    end(&alone);
    alone = load(&d, NULL, NULL);
    write_of_data(text, "population: {year: 2024}\n", "entropy", "critic"); /* their figures then: what a run of then sees */
    run(&all, text, YEAR, 2);
    run(&alone, text, YEAR - 1, 1);
    assert_memory_equal(all.r->weights->node, alone.r->weights->node, sizeof alone.r->weights->node);
    end(&all);
    end(&alone);
}

/* --- what must not matter ------------------------------------------------------------------------------ */

static void the_order_of_rows(void **state)
{
    static drawn d;
    char text[4096];
    int order[COMPANIES];
    world a, b;

    (void)state;
    draw_companies(&d);
    for (int i = 0; i < COMPANIES; i++)
        order[i] = i;
    for (int i = COMPANIES - 1; i > 0; i--) {
        int j = (int)draw((uint64_t)i + 1), other = order[j];

        order[j] = order[i];
        order[i] = other;
    }
    a = load(&d, NULL, NULL);
    b = load(&d, order, NULL);
    for (int i = 0; i < 3; i++) {
        write_of_data(text, i == 0 ? STAGES : i == 1 ? "strata: {by: industry, letters: 2, least: 150}\n" : "population: {where: \"ip_class2[Y-1] < 50\"}\n",
                      "entropy", i < 2 ? "{within_strata: critic}" : "pca");
        run(&a, text, YEAR, 1);
        run(&b, text, YEAR, 3);
        for (int c = 0; c < COMPANIES; c++) {
            assert_memory_equal(&a.r->score[order[c]], &b.r->score[c], sizeof *a.r->score);
            assert_memory_equal(&a.r->low[order[c]], &b.r->low[c], sizeof *a.r->low);
            assert_memory_equal(&a.r->high[order[c]], &b.r->high[c], sizeof *a.r->high);
        }
        drop(&a);
        drop(&b);
    }
    end(&a);
    end(&b);
}

/* Groups and indicators the other way round, and goalposts of money in yuan instead of wan. */
static void the_order_of_the_file_and_the_unit_of_money(void **state)
{
    static const char wan[] = LEAF("money", "revenue", "{goalposts: {low: 0 yuan, high: 6000 wan}}", ", weight: {seed: 1, growth: 5, mature: 2}");
    static const char yuan[] = LEAF("money", "revenue", "{goalposts: {low: 0 yi, high: 60000000 yuan}}", ", weight: {mature: 2, growth: 5, seed: 1}");
    static const char staff[] = LEAF("staff", "employees", POSTS, ", weight: 3");
    static const char first[] = LEAF("first", "ip_class1", "min-max", ""), second[] = LEAF("second", "ip_class2", "percentile", "");
    static const char people_group[] = "  - id: people\n    name: {zh: 人, en: people}\n    weight: 20\n    weights: given\n    indicators:\n";
    static const char results_group[] = "  - id: results\n    name: {zh: 果, en: results}\n    weight: 30\n    weights: {within_strata: entropy}\n    indicators:\n";
    static drawn d;
    char text[8192];
    world a, b;

    (void)state;
    draw_companies(&d);
    a = load(&d, NULL, NULL);
    b = load(&d, NULL, NULL);
    snprintf(text, sizeof text, HEAD "aggregation: arithmetic\n" STAGES "weights: given\ngroups:\n%s%s%s%s%s%s", "reweight", people_group, wan, staff,
             results_group, first, second);
    run(&a, text, YEAR, 1);
    snprintf(text, sizeof text, HEAD "aggregation: arithmetic\n" STAGES "weights: given\ngroups:\n%s%s%s%s%s%s", "reweight", results_group, second, first,
             people_group, staff, yuan);
    run(&b, text, YEAR, 1);
    for (int c = 0; c < COMPANIES; c++)
        assert_true(fabs(a.r->score[c] - b.r->score[c]) < 1e-9 || (cell_is_missing(a.r->score[c]) && cell_is_missing(b.r->score[c])));
    end(&a);
    end(&b);
}

/* --- what is refused --------------------------------------------------------------------------------------- */

static void wrong_weights(void **state)
{
    static const struct {
        const char *old, *new, *said;
    } wrong[] = {
        {"{seed: 20, growth: 30, mature: 25}", "{seed: 20, grwth: 30, mature: 25}", "did you mean 'growth'?"},
        {"{seed: 20, growth: 30, mature: 25}", "{seed: 20, mature: 25}", "the weight for the stage 'growth' is missing"},
        {"{seed: 20, growth: 30, mature: 25}", "{seed: 20, growth: -1, mature: 25}", "at least 0"},
        {"weight: 2", "weight: {seed: 0, growth: 1, mature: 1}", "for 'seed' the weights of the members of 'results' add up to 0"},
        {"weights: given\ngroups", "weights: {within_strata: given}\ngroups", "computed from data"},
        {"weights: given\ngroups", "weights: {within_strata: entropy, blend: [x]}\ngroups", "stands alone"},
        {STAGES, "", "need 'strata'"},
        {STAGES, "strata: {by: industry}\n", "all other strata is missing"},
        {STAGES, "strata: {by: industry, letters: 1}\n", "first 1 letters: s instead of seed"},
    };
    dictionary *d = shipped_dictionary();
    char text[4096], changed[4096];

    (void)state;
    snprintf(text, sizeof text, by_stage, "interval", "arithmetic");
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const char *at = strstr(text, wrong[i].old);
        index_model *m;
        tidu_error err;

        assert_non_null(at);
        snprintf(changed, sizeof changed, "%.*s%s%s", (int)(at - text), text, wrong[i].new, at + strlen(wrong[i].old));
        assert_int_equal(index_parse(changed, strlen(changed), "test.yaml", d, &m, &err), TIDU_EMODEL);
        if (!strstr(err.message, wrong[i].said) || !err.line)
            fail_msg("%zu: %lu: %s", i, err.line, err.message);
    }
    dictionary_free(d);
}

/* Two companies of one stratum can be brought level by their own weights; those of two are weighed differently. */
static void a_swap_within_a_stratum(void **state)
{
    static drawn d;
    static index_swap s;
    world w;
    char text[4096];
    tidu_error err;
    int tried = 0, found = 0;

    (void)state;
    draw_companies(&d);
    w = load(&d, NULL, NULL);
    snprintf(text, sizeof text, by_stage, "reweight", "arithmetic");
    run(&w, text, YEAR, 1);
    for (uint32_t c = 0; c + 1 < 60; c++) {
        bool is_same = case_of(&d, (int)c, false) == case_of(&d, (int)c + 1, false);
        tidu_status status = index_swap_find(w.r, (uint32_t[]){c, c + 1}, 1, &s, &err);

        assert_int_equal(status, is_same ? TIDU_OK : TIDU_EUSAGE);
        if (!is_same)
            assert_non_null(strstr(err.message, "weighed differently"));
        tried += is_same;
        if (is_same && s.n && s.singles[0].standing == SWAP_FOUND) {
            index_weight_change change = {s.singles[0].name, s.singles[0].given};

            assert_int_equal(index_reweigh(w.r, &change, 1, 1, NULL), TIDU_OK);
            assert_true(fabs(w.r->score[c] - w.r->score[c + 1]) < 0.0015);
            drop(&w);
            run(&w, text, YEAR, 1);
            found++;
        }
    }
    assert_true(tried > 10 && found > 3);
    end(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(given_weights_against_a_slow_calculation),
        cmocka_unit_test(stages_leave_an_index_absolute),
        cmocka_unit_test(a_weight_by_hand_counts_in_every_stratum),
        cmocka_unit_test(each_stratum_as_if_it_were_alone),
        cmocka_unit_test(a_method_for_all_above_weights_by_stratum),
        cmocka_unit_test(a_population_alone),
        cmocka_unit_test(the_order_of_rows),
        cmocka_unit_test(the_order_of_the_file_and_the_unit_of_money),
        cmocka_unit_test(wrong_weights),
        cmocka_unit_test(a_swap_within_a_stratum),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
