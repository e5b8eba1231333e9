/*
 * Each allocation of a coverage, a comparison of sources, baselines, a look at lines, a metric, a league and a reallocation fails in turn: the answer is an
 * answer or TIDU_ENOMEM, and nothing is left behind. Files are small, so that there are few.
 */
#define _XOPEN_SOURCE 700 /* P_tmpdir */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "api/tidu.h"
#include "base/allocate.h"
#include "api/failing_allocation.h"

static const char *const texts[][2] = {
    {"firms.csv", "uscc,name,town,year,revenue,rd_expense,rd_expense_tax,employees\nA,甲,东,2024,5000,100,80,7\nB,乙,东,2024,6000,200,,9\nC,丙,西,2024,,50,60,\n"
                  "A,,,2023,4000,90,70,6\n"},
    {"towns.csv", "town,aim,value,limit,least\nA,5,2,8,\nB,4,7,6,\n"},
    {"own.yaml", "coverage: own\nname: {zh: 样, en: own}\ndocuments: {d: {title: {zh: 文, en: doc}, number: 1, seen: full}}\ncite: d\n"
                 "among: [{name: {zh: 有, en: has}, need: \"revenue[Y-1] > 0\"}]\n"
                 "covered: [{name: {zh: 报, en: claims}, states: rd_expense_tax}, {name: {zh: 申, en: filed}, filed: tech-sme}]\n"
                 "worth: {name: {zh: 值, en: worth}, amount: \"rd_expense[Y-1] * 25%\", cite: d}\naim: 80%\n"},
    {"ratio.yaml", "metric: ratio\nname: {zh: 比, en: ratio}\ndocuments: {d: {title: {zh: 文, en: doc}, number: 1, seen: full}}\ncite: d\n"
                   "of: [{name: {zh: 研, en: research}, sum: \"rd_expense[Y-1]\"}]\nper: [{name: {zh: 收, en: sales}, sum: \"revenue[Y-1]\"}]\n"
                   "aim: 2.5%\ngrowth: {of: [0, 5%], per: [0]}\n"},
    {"index.yaml", "index: peers\nname: {zh: 位, en: peers}\nmissing: reweight\ncoverage: 50%\naggregation: arithmetic\nweights: equal\ngroups:\n"
                   "  - id: all\n    name: {zh: 全, en: all}\n    weights: equal\n    indicators:\n"
                   "      - {id: effort, name: {zh: 研, en: effort}, value: \"rd_expense[Y-1] / revenue[Y-1]\", direction: up, normalise: {goalposts: {low: 0, high: 20%}}}\n"},
};

enum { FILES = sizeof texts / sizeof *texts };

static char folder[256], paths[FILES][300];
static tidu_session *session;
static tidu_source source;
static tidu_question question;
static tidu_query query;

static int begin(void **state)
{
    tidu_session_options options;

    (void)state;
    snprintf(folder, sizeof folder, "%s/tidu-coverage-XXXXXX", P_tmpdir);
    assert_non_null(mkdtemp(folder));
    for (int i = 0; i < FILES; i++) {
        FILE *f;

        snprintf(paths[i], sizeof paths[i], "%s/%s", folder, texts[i][0]);
        f = fopen(paths[i], "w");
        assert_non_null(f);
        fputs(texts[i][1], f);
        fclose(f);
    }
    tidu_session_options_init(&options);
    options.models = "models";
    options.threads = 1;
    assert_int_equal(tidu_session_open(&options, &session, NULL), TIDU_OK);
    source = (tidu_source){.size = sizeof source, .input = paths[0]};
    question = (tidu_question){.size = sizeof question, .year = 2025};
    query = (tidu_query){.size = sizeof query, .source = &source, .question = &question};
    return 0;
}

static int end(void **state)
{
    (void)state;
    tidu_session_close(session);
    for (int i = 0; i < FILES; i++)
        unlink(paths[i]);
    return rmdir(folder);
}

static tidu_status ask_coverage(tidu_report **out, tidu_error *err)
{
    tidu_coverage_options o = {.size = sizeof o, .name = paths[2], .group = "town"};

    return tidu_coverage(session, &query, &o, out, NULL, err);
}

static tidu_status ask_sizes(tidu_report **out, tidu_error *err)
{
    tidu_coverage_options o = {.size = sizeof o, .name = paths[2], .group = "size", .is_complete = true};

    return tidu_coverage(session, &query, &o, out, NULL, err);
}

static tidu_status ask_research(tidu_report **out, tidu_error *err)
{
    tidu_research_options o = {.size = sizeof o, .group = "town"};

    return tidu_research(session, &query, &o, out, NULL, err);
}

static tidu_status ask_baseline(tidu_report **out, tidu_error *err)
{
    tidu_baseline_options o = {.size = sizeof o, .of = "rd_expense[Y-1] / revenue[Y-1]", .by = "division"};

    return tidu_baseline(session, &query, &o, out, NULL, err);
}

static tidu_status ask_border(tidu_report **out, tidu_error *err)
{
    tidu_query q = query;
    tidu_border_options o = {.size = sizeof o};

    q.model = "innovative-sme";
    return tidu_border(session, &q, &o, out, NULL, err);
}

static tidu_status ask_metric(tidu_report **out, tidu_error *err)
{
    static const char *const additions[] = {"院=3 wan"};
    tidu_metric_options o = {.size = sizeof o, .name = paths[3], .additions = additions, .n_additions = 1};

    return tidu_metric(session, &query, &o, out, NULL, err);
}

static tidu_status ask_league(tidu_report **out, tidu_error *err)
{
    tidu_query q = query;
    tidu_league_options o = {.size = sizeof o, .of = "A", .growth = "5%,2%", .place = 1, .draws = 2};

    q.model = paths[4];
    return tidu_league(session, &q, &o, out, NULL, err);
}

static tidu_status ask_towns(tidu_report **out, tidu_error *err)
{
    tidu_query q = query;
    tidu_league_options o = {.size = sizeof o, .is_of_towns = true};

    q.model = paths[4];
    return tidu_league(session, &q, &o, out, NULL, err);
}

static tidu_status ask_reallocation(tidu_report **out, tidu_error *err)
{
    return tidu_reallocate(session, paths[1], false, out, err);
}

static void coverages(void **state)
{
    (void)state;
    fail_in_turn(ask_coverage);
    fail_in_turn(ask_sizes);
}

static void sources(void **state)
{
    (void)state;
    fail_in_turn(ask_research);
}

static void baselines(void **state)
{
    (void)state;
    fail_in_turn(ask_baseline);
}

static void borders(void **state)
{
    (void)state;
    fail_in_turn(ask_border);
}

static void metrics(void **state)
{
    (void)state;
    fail_in_turn(ask_metric);
}

static void leagues(void **state)
{
    (void)state;
    fail_in_turn(ask_league);
    fail_in_turn(ask_towns);
}

static void reallocations(void **state)
{
    (void)state;
    fail_in_turn(ask_reallocation);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(coverages), cmocka_unit_test(sources),
        cmocka_unit_test(baselines),
        cmocka_unit_test(borders), cmocka_unit_test(metrics), cmocka_unit_test(leagues),
                                       cmocka_unit_test(reallocations)};

    return cmocka_run_group_tests(tests, begin, end);
}
