/*
 * One company as values, against a model small enough to work out by hand. Company A has 7 S&T staff among 100 employees
 * (10% are needed: 3 more, or 30 employees fewer), B meets every gate and fails by its points.
 */
#define _XOPEN_SOURCE 700 /* P_tmpdir */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "api/tidu.h"
#include "base/allocate.h"

static const char model_text[] =
    "model: tiny\n"
    "rung: tiny\n"
    "name: {zh: 小, en: Tiny}\n"
    "effective: {from: 2024-01-01}\n"
    "documents:\n"
    "  notice: {title: {zh: 办法, en: Rules}, number: 1}\n"
    "priors: {missing: 0.5, note: {zh: 假设, en: assumed}}\n"
    "define:\n"
    "  ratio: {is: \"st_staff[Y-1] / employees[Y-1]\", name: {zh: 占比, en: share}, cite: notice art. 1}\n"
    "gates:\n"
    "  - {id: staff, name: {zh: 科技人员, en: staff}, law: {zh: 达到10%, en: at least 10%}, cite: notice art. 1,\n"
    "     need: ratio >= 10%, act: [st_staff, employees]}\n"
    "  - {id: small, name: {zh: 小, en: small}, cite: notice art. 2, need: \"st_staff[Y-1] <= 8\", act: [st_staff]}\n"
    "  - id: way\n"
    "    name: {zh: 路径, en: way}\n"
    "    cite: notice art. 3\n"
    "    any:\n"
    "      - {id: large, name: {zh: 规模, en: large}, need: \"revenue[Y-1] >= 1000 wan\"}\n"
    "      - {id: rich, name: {zh: 净资产, en: rich}, need: \"net_assets[Y-1] >= 500 wan\"}\n"
    "    act: [revenue, net_assets]\n"
    "  - {id: maker, name: {zh: 制造, en: maker}, cite: notice art. 4, applies: 'starts_with(industry, \"C\")',\n"
    "     need: \"employees[Y-1] >= 20\"}\n"
    "direct:\n"
    "  - {id: hnte, name: {zh: 高企, en: holder}, cite: notice art. 5, need: holds(hnte)}\n"
    "  - {id: special, name: {zh: 特例, en: special}, cite: notice art. 6, need: \"employees[Y-1] >= 1\", judged: {prior: 0.5}}\n"
    "score:\n"
    "  step: 1\n"
    "  groups:\n"
    "    - id: all\n"
    "      name: {zh: 总, en: all}\n"
    "      cite: notice art. 7\n"
    "      max: 6\n"
    "      items:\n"
    "        - id: patents\n"
    "          name: {zh: 专利, en: patents}\n"
    "          cite: notice art. 7(1)\n"
    "          act: [ip_class1]\n"
    "          bands:\n"
    "            - {when: last(ip_class1) >= 3, points: 5}\n"
    "            - {when: last(ip_class1) >= 1, points: [2, 4], prior: {low: 2, mode: 3, high: 4}}\n"
    "            - {points: 0}\n"
    "        - {id: team, name: {zh: 团队, en: team}, cite: notice art. 7(2), judged: {max: 4,\n"
    "           prior: {low: 1, mode: 2, high: 4}}}\n"
    "        - {id: size, name: {zh: 规模, en: size}, cite: notice art. 7(3), over: \"employees[Y-1]\",\n"
    "           steps: [{from: 50, points: 1}, {points: 0}]}\n"
    "pass: total >= 5\n";

static const char data_text[] = "uscc,name,founded_on,industry,year,employees,st_staff,revenue,net_assets,ip_class1,judged_tiny_team\n"
                                "A,甲,2015-03-01,C3911,2024,100,7,,4000000,2,\n"
                                "B,,2015-03-01,I6510,2024,50,5,10000000,,0,1\n";

static char folder[] = P_tmpdir "/tidu-test-company-XXXXXX";
static char model_path[128], data_path[128];
static tidu_session *session;
static tidu_source source = {.size = sizeof source, .input = data_path};
static tidu_query query = {.size = sizeof query, .model = model_path, .source = &source};

static bool save(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");

    return f && fputs(text, f) >= 0 && !fclose(f);
}

static int begin(void **state)
{
    tidu_session_options options;

    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(model_path, sizeof model_path, "%s/tiny.yaml", folder);
    snprintf(data_path, sizeof data_path, "%s/companies.csv", folder);
    tidu_session_options_init(&options);
    return save(model_path, model_text) && save(data_path, data_text) ? (int)tidu_session_open(&options, &session, NULL) : -1;
}

static int end(void **state)
{
    (void)state;
    tidu_session_close(session);
    unlink(model_path);
    unlink(data_path);
    return rmdir(folder);
}

static tidu_explanation *explain(const char *code)
{
    tidu_explanation *e;
    tidu_error err;

    if (tidu_explanation_open(session, &query, code, &e, NULL, &err))
        fail_msg("%s:%lu: %s", err.file, err.line, err.message);
    return e;
}

static void near(double got, double expected)
{
    if (!(fabs(got - expected) < 1e-12))
        fail_msg("got %.17g, expected %.17g", got, expected);
}

/* --- explanation ------------------------------------------------------------------------------------------ */

static void the_verdict_and_the_model(void **state)
{
    tidu_company_verdict v = {.size = sizeof v};
    tidu_explanation *e = explain("A");

    (void)state;
    tidu_explanation_verdict(e, &v);
    assert_string_equal(v.code, "A");
    assert_string_equal(v.name, "甲");
    assert_int_equal(v.year, 2025);
    assert_string_equal(v.on, "2025-07-01");
    assert_int_equal(v.verdict, TIDU_NO);
    assert_true(v.readiness == 0 && v.score_lo == 3 && v.score_hi == 6); /* 2 + 0 + 1; 4 + 4 + 1, capped */
    assert_string_equal(tidu_model_id(tidu_explanation_model(e)), "tiny");
    tidu_explanation_close(e);

    e = explain("B");
    tidu_explanation_verdict(e, &v);
    assert_null(v.name);
    assert_true(v.verdict == TIDU_OPEN && v.needs_exception); /* 0 + 1 + 1 points fail; an expert may confirm */
    assert_true(v.score_lo == 2 && v.score_hi == 2);
    tidu_explanation_close(e);
}

static void conditions_with_their_comparisons(void **state)
{
    static const tidu_gate_state states[] = {TIDU_GATE_UNMET, TIDU_GATE_MET, TIDU_GATE_UNKNOWN, TIDU_GATE_MET};
    tidu_condition c = {.size = sizeof c};
    tidu_comparison x = {.size = sizeof x};
    tidu_path way = {.size = sizeof way};
    tidu_explanation *e = explain("A");
    size_t n = 0;

    (void)state;
    for (; tidu_explanation_condition(e, TIDU_PART_GATE, n, &c); n++)
        assert_int_equal(c.state, states[n]);
    assert_int_equal(n, 4);
    assert_true(tidu_explanation_condition(e, TIDU_PART_GATE, 0, &c));
    assert_string_equal(c.id, "staff");
    assert_string_equal(c.name_zh, "科技人员");
    assert_string_equal(c.name_en, "staff");
    assert_string_equal(c.law_en, "at least 10%");
    assert_string_equal(c.cite, "notice art. 1");
    assert_null(c.cite_file);
    assert_true(tidu_explanation_comparison(e, TIDU_PART_GATE, 0, 0, &x));
    assert_string_equal(x.left_text, "ratio");
    assert_true(x.is_number && x.relation == TIDU_GREATER_OR_EQUAL && x.unit == TIDU_UNIT_FRACTION);
    near(x.left, 0.07);
    near(x.right, 0.1);
    near(x.margin, -0.03);
    assert_int_equal(x.holds, TIDU_FALSE);
    assert_false(tidu_explanation_comparison(e, TIDU_PART_GATE, 0, 1, &x));
    assert_true(tidu_explanation_comparison(e, TIDU_PART_GATE, 1, 0, &x)); /* 7 <= 8 */
    assert_true(x.relation == TIDU_LESS_OR_EQUAL && x.margin == 1 && x.holds == TIDU_TRUE);

    assert_true(tidu_explanation_condition(e, TIDU_PART_GATE, 2, &c));
    assert_int_equal(c.n_paths, 2);
    assert_true(tidu_explanation_path(e, TIDU_PART_GATE, 2, 0, &way) && way.holds == TIDU_UNKNOWN);
    assert_true(tidu_explanation_path(e, TIDU_PART_GATE, 2, 1, &way) && way.holds == TIDU_FALSE);
    assert_string_equal(way.id, "rich");
    assert_true(tidu_explanation_comparison(e, TIDU_PART_GATE, 2, 1, &x));
    assert_true(x.path == 1 && x.unit == TIDU_UNIT_YUAN && x.margin == -1e6);

    assert_true(tidu_explanation_condition(e, TIDU_PART_DIRECT, 0, &c) && c.state == TIDU_GATE_UNMET);
    assert_null(c.law_zh);
    assert_true(tidu_explanation_comparison(e, TIDU_PART_DIRECT, 0, 0, &x) && !x.is_number && isnan(x.margin));
    assert_true(tidu_explanation_condition(e, TIDU_PART_DIRECT, 1, &c) && c.is_judged && c.state == TIDU_GATE_JUDGED);
    assert_false(tidu_explanation_condition(e, TIDU_PART_DIRECT, 2, &c));
    assert_false(tidu_explanation_condition(e, TIDU_PART_ITEM, 0, &c));
    tidu_explanation_close(e);

    e = explain("B");
    assert_true(tidu_explanation_condition(e, TIDU_PART_GATE, 3, &c) && c.state == TIDU_GATE_NOT_APPLICABLE);
    tidu_explanation_close(e);
}

static void find_input(const tidu_explanation *e, size_t gate, const char *name, tidu_input *out)
{
    for (size_t k = 0; tidu_explanation_input(e, TIDU_PART_GATE, gate, k, out); k++) {
        if (!strcmp(out->indicator, name))
            return;
    }
    fail_msg("gate %zu does not stand on %s", gate, name);
}

static void inputs_with_their_places(void **state)
{
    tidu_input x = {.size = sizeof x};
    tidu_explanation *e = explain("A");

    (void)state;
    find_input(e, 0, "st_staff", &x);
    assert_true(x.year == 2024 && x.state == TIDU_VALUE_KNOWN && x.value == 7 && x.unit == TIDU_UNIT_PLAIN);
    assert_string_equal(x.used, "st_staff");
    assert_string_equal(x.file, data_path);
    assert_string_equal(x.header, "st_staff");
    assert_true(x.line == 2 && x.column == 7);
    find_input(e, 2, "revenue", &x);
    assert_true(x.state == TIDU_VALUE_MISSING && isnan(x.value) && x.unit == TIDU_UNIT_YUAN);
    assert_null(x.file);
    find_input(e, 3, "industry", &x);
    assert_true(x.year == 0 && x.state == TIDU_VALUE_KNOWN);
    assert_string_equal(x.text, "C3911");
    assert_true(tidu_explanation_input(e, TIDU_PART_ITEM, 0, 0, &x) && x.value == 2);
    assert_string_equal(x.indicator, "ip_class1");
    assert_false(tidu_explanation_input(e, TIDU_PART_ITEM, 3, 0, &x));
    assert_false(tidu_explanation_input(e, TIDU_PART_GROUP, 0, 0, &x));
    tidu_explanation_close(e);
}

static void points_and_definitions(void **state)
{
    tidu_points x = {.size = sizeof x};
    tidu_definition d = {.size = sizeof d};
    tidu_explanation *e = explain("A");

    (void)state;
    assert_true(tidu_explanation_points(e, TIDU_PART_ITEM, 0, &x));
    assert_string_equal(x.id, "patents");
    assert_true(x.least == 2 && x.greatest == 4 && x.most == 5 && x.likely == 3 && x.n_bands == 1);
    assert_string_equal(x.band, "last(ip_class1) >= 1");
    assert_true(isnan(x.judged) && !x.is_judged && x.n_inputs == 1);
    assert_true(tidu_explanation_points(e, TIDU_PART_ITEM, 1, &x));
    assert_true(x.least == 0 && x.greatest == 4 && x.most == 4 && x.likely == 2);
    assert_true(tidu_explanation_points(e, TIDU_PART_ITEM, 2, &x));
    assert_true(x.least == 1 && x.greatest == 1 && x.likely == 1 && x.over == 100);
    assert_string_equal(x.over_text, "employees[Y-1]");
    assert_true(tidu_explanation_points(e, TIDU_PART_GROUP, 0, &x));
    assert_true(x.least == 3 && x.greatest == 6 && x.most == 6);
    assert_false(tidu_explanation_points(e, TIDU_PART_GROUP, 1, &x));
    assert_false(tidu_explanation_points(e, TIDU_PART_GATE, 0, &x));

    assert_true(tidu_explanation_definition(e, 0, &d));
    assert_string_equal(d.id, "ratio");
    assert_string_equal(d.name_en, "share");
    assert_string_equal(d.text, "st_staff[Y-1] / employees[Y-1]");
    assert_true(!d.is_truth && d.state == TIDU_VALUE_KNOWN && d.unit == TIDU_UNIT_PLAIN); /* persons over persons */
    near(d.value, 0.07);
    assert_false(tidu_explanation_definition(e, 1, &d));
    tidu_explanation_close(e);

    e = explain("B");
    assert_true(tidu_explanation_points(e, TIDU_PART_ITEM, 1, &x) && x.is_judged && x.judged == 1 && x.greatest == 1);
    tidu_explanation_close(e);
}

/* --- gaps --------------------------------------------------------------------------------------------------- */

/* The row of this condition and input (NULL: none); the first one whose change has the sign. */
static tidu_gap find_gap(const tidu_gap_list *l, const char *id, const char *input, int sign)
{
    tidu_gap x = {.size = sizeof x};

    for (size_t i = 0; tidu_gap_list_get(l, i, &x); i++) {
        bool is_same = input ? x.indicator && !strcmp(x.indicator, input) : !x.indicator;

        if (!strcmp(x.id, id) && is_same && (!sign || x.change * sign > 0))
            return x;
    }
    fail_msg("%s has no gap of %s", id, input ? input : "nothing");
    return x;
}

static void gaps_of_a(void **state)
{
    tidu_gap_list *l;
    tidu_gap x;

    (void)state;
    assert_int_equal(tidu_gap_list_open(session, &query, "A", &l, NULL, NULL), TIDU_OK);
    assert_string_equal(tidu_model_id(tidu_gap_list_model(l)), "tiny");
    x = find_gap(l, "staff", "st_staff", 1);
    assert_true(x.part == TIDU_PART_GATE && x.number == 0 && x.year == 2024 && x.reason == TIDU_GAP_REACHABLE);
    assert_true(x.from == 7 && x.to == 10 && x.change == 3 && x.step == 1 && x.is_possible && !x.is_margin && !x.is_fact);
    assert_true(x.breaks == 2 && x.verdict_then == TIDU_NO && !x.also && isnan(x.points_lo)); /* more than 8 staff */
    x = find_gap(l, "staff", "employees", -1);
    assert_true(x.to == 70 && x.is_fact && x.breaks == 0);
    assert_true(x.verdict_then == TIDU_OPEN && !x.needs_exception_then); /* revenue is missing, 3 to 6 points */
    x = find_gap(l, "small", "st_staff", 1);
    assert_true(x.is_margin && x.to == 8 && x.number == 1);
    x = find_gap(l, "way", "revenue", 0);
    assert_true(x.reason == TIDU_GAP_MISSING && x.year == 2024 && !x.is_possible && isnan(x.from) && isnan(x.to));
    x = find_gap(l, "way", "net_assets", 1);
    assert_true(x.from == 4e6 && x.to == 5e6 && x.unit == TIDU_UNIT_YUAN && x.step == 1);
    x = find_gap(l, "hnte", NULL, 0);
    assert_true(x.part == TIDU_PART_DIRECT && x.reason == TIDU_GAP_UNCHANGEABLE && x.year == 0);
    assert_int_equal(find_gap(l, "special", NULL, 0).reason, TIDU_GAP_EXPERT);
    x = find_gap(l, "patents", "ip_class1", 1);
    assert_true(x.part == TIDU_PART_ITEM && x.to == 3 && x.points_lo == 5 && x.points_hi == 5);
    tidu_gap_list_close(l);
}

/* One patent gives 2 to 4 points and with 1 + 1 others perhaps the 5 that pass; three give 5. */
static void gaps_of_b(void **state)
{
    tidu_gap x = {.size = sizeof x};
    tidu_gap_list *l;
    size_t seen = 0;

    (void)state;
    assert_int_equal(tidu_gap_list_open(session, &query, "B", &l, NULL, NULL), TIDU_OK);
    for (size_t i = 0; i < tidu_gap_list_count(l); i++) {
        assert_true(tidu_gap_list_get(l, i, &x));
        if (strcmp(x.id, "patents"))
            continue;
        assert_true(x.to == (seen ? 3 : 1) && x.points_lo == (seen ? 5 : 2));
        assert_int_equal(x.verdict_then, seen ? TIDU_YES : TIDU_OPEN);
        assert_false(x.needs_exception_then);
        seen++;
    }
    assert_int_equal(seen, 2);
    assert_false(tidu_gap_list_get(l, tidu_gap_list_count(l), &x));
    tidu_gap_list_close(l);
}

/* --- borders ------------------------------------------------------------------------------------------------- */

/* Of a caller who knows less nothing is overwritten; of one who knows more, what is new to him becomes 0. */
static void a_row_is_as_large_as_its_caller_says(void **state)
{
    struct {
        tidu_gap row;
        double later;
    } next = {.row.size = sizeof next, .later = 5};
    tidu_gap old = {.size = offsetof(tidu_gap, from), .from = 5};
    tidu_gap_list *l;

    (void)state;
    assert_int_equal(tidu_gap_list_open(session, &query, "A", &l, NULL, NULL), TIDU_OK);
    assert_true(tidu_gap_list_get(l, 0, &old));
    assert_true(old.from == 5 && old.year == 2024 && old.size == offsetof(tidu_gap, from));
    assert_true(tidu_gap_list_get(l, 0, &next.row));
    assert_true(next.row.from == 7 && next.later == 0 && next.row.size == sizeof next);
    tidu_gap_list_close(l);
}

static void what_does_not_exist(void **state)
{
    tidu_query other = query;
    tidu_explanation *e = NULL;
    tidu_gap_list *l = NULL;
    tidu_error err;

    (void)state;
    assert_int_equal(tidu_explanation_open(session, &query, "C", &e, NULL, &err), TIDU_ENOTFOUND);
    assert_int_equal(tidu_gap_list_open(session, &query, "C", &l, NULL, &err), TIDU_ENOTFOUND);
    other.model = "no-such-model";
    assert_int_equal(tidu_explanation_open(session, &other, "A", &e, NULL, &err), TIDU_ENOTFOUND);
    assert_null(e);
    assert_null(l);
    tidu_explanation_close(NULL);
    tidu_gap_list_close(NULL);
}

static void every_allocation_may_fail(void **state)
{
    tidu_status status[2] = {TIDU_ENOMEM, TIDU_ENOMEM};

    (void)state;
    for (unsigned long k = 1; status[0] || status[1]; k++) {
        tidu_explanation *e = NULL;
        tidu_gap_list *l = NULL;
        tidu_error err;

        allocate_fail_at(status[0] ? k : 0);
        status[0] = tidu_explanation_open(session, &query, "A", &e, NULL, &err);
        allocate_fail_at(status[1] ? k : 0);
        status[1] = tidu_gap_list_open(session, &query, "A", &l, NULL, &err);
        allocate_fail_at(0);
        assert_true((status[0] == TIDU_ENOMEM) == !e && (status[0] == TIDU_OK) == !!e);
        assert_true((status[1] == TIDU_ENOMEM) == !l && (status[1] == TIDU_OK) == !!l);
        tidu_explanation_close(e);
        tidu_gap_list_close(l);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_verdict_and_the_model),
        cmocka_unit_test(conditions_with_their_comparisons),
        cmocka_unit_test(inputs_with_their_places),
        cmocka_unit_test(points_and_definitions),
        cmocka_unit_test(gaps_of_a),
        cmocka_unit_test(gaps_of_b),
        cmocka_unit_test(a_row_is_as_large_as_its_caller_says),
        cmocka_unit_test(what_does_not_exist),
        cmocka_unit_test(every_allocation_may_fail),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
