/*
 * Results as values: columns agree with rows, ranks with what a rank is, parts with their sum, and structs of options
 * of which the caller knows less have their defaults.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "api/tidu.h"

static const tidu_source sample = {.size = sizeof sample, .input = "data/sample/companies.csv"};

static tidu_query about(const char *model)
{
    return (tidu_query){.size = sizeof(tidu_query), .model = model, .source = &sample};
}

static tidu_session *open_session(void)
{
    tidu_session_options options;
    tidu_session *s;
    tidu_error err;

    tidu_session_options_init(&options);
    assert_int_equal(tidu_session_open(&options, &s, &err), TIDU_OK);
    return s;
}

static void rows_are_what_stands_in_the_columns(void **state)
{
    tidu_query q = about("hnte");
    tidu_session *s = open_session();
    tidu_assessment *a;
    tidu_error err;
    size_t n, gates;

    (void)state;
    assert_int_equal(tidu_assess(s, &q, &a, NULL, &err), TIDU_OK);
    n = tidu_assessment_count(a);
    gates = tidu_model_count(tidu_assessment_model(a), TIDU_PART_GATE);
    assert_true(n > 200);
    for (size_t i = 0; i < n; i++) {
        tidu_company_result row;
        size_t unmet = 0, unknown = 0;

        assert_true(tidu_assessment_get(a, i, &row));
        for (size_t g = 0; g < gates; g++) {
            unmet += tidu_assessment_gate(a, g)[i] == TIDU_GATE_UNMET;
            unknown += tidu_assessment_gate(a, g)[i] == TIDU_GATE_UNKNOWN;
        }
        assert_int_equal(row.verdict, tidu_assessment_verdicts(a)[i]);
        assert_true(row.readiness == tidu_assessment_readiness(a)[i]);
        assert_int_equal(row.unmet, unmet);
        assert_int_equal(row.unknown, unknown);
        assert_true(!unmet || row.verdict == TIDU_NO); /* contract 5: a gate that is unmet decides */
        assert_int_equal(tidu_assessment_find(a, row.code), i);
    }
    assert_false(tidu_assessment_get(a, n, &(tidu_company_result){.code = NULL}));
    assert_null(tidu_assessment_gate(a, gates));
    assert_int_equal(tidu_assessment_find(a, "nobody"), n);
    tidu_assessment_free(a);
    tidu_session_close(s);
}

/* Of hnte (2016): 12 items of 8 8 8 6 2 30 6 6 4 4 10 10 points in groups of at most 30 30 20 20; more than 70 pass. */
static void a_model_describes_its_parts(void **state)
{
    static const double most[] = {8, 8, 8, 6, 2, 30, 6, 6, 4, 4, 10, 10};
    tidu_session *s = open_session();
    tidu_model *m;
    tidu_error err;
    tidu_part_info part;
    double groups = 0;

    (void)state;
    assert_int_equal(tidu_model_open(s, "hnte", &(tidu_question){.on = "2026-07-01"}, &m, &err), TIDU_OK);
    assert_string_equal(tidu_model_id(m), "hnte");
    assert_int_equal(tidu_model_count(m, TIDU_PART_ITEM), 12);
    for (size_t i = 0; i < 12; i++) {
        assert_true(tidu_model_part(m, TIDU_PART_ITEM, i, &part));
        assert_true(part.most == most[i]);
    }
    for (size_t i = 0; tidu_model_part(m, TIDU_PART_GROUP, i, &part); i++)
        groups += part.most;
    assert_true(groups == 100);
    assert_true(tidu_model_part(m, TIDU_PART_GATE, 0, &part));
    assert_string_equal(part.id, "age");
    assert_non_null(part.cite);
    tidu_model_close(m);
    assert_int_equal(tidu_model_open(s, "hnte", &(tidu_question){.on = "2015-07-01"}, &m, &err), TIDU_ENOTFOUND);
    tidu_session_close(s);
}

/*
 * Of hnte: ip_advanced has 0 to 8 points with a triangle from 3 over 5 to 7, whose weights 1 2 3 2 1 of nine add up to 1/9, 3/9,
 * 6/9, 8/9, 1; the band of conversion from 7 to 12 is even.
 */
static void points_follow_what_the_model_expects(void **state)
{
    static const struct {
        size_t item;
        double least, greatest, chance, points;
    } rows[] = {{0, 0, 8, 0, 3},     {0, 0, 8, 0.11, 3}, {0, 0, 8, 0.12, 4}, {0, 0, 8, 0.33, 4},  {0, 0, 8, 0.34, 5},
                {0, 0, 8, 0.66, 5},  {0, 0, 8, 0.67, 6}, {0, 0, 8, 0.88, 6}, {0, 0, 8, 0.89, 7},  {0, 0, 8, 1, 7},
                {5, 7, 12, 0.16, 7}, {5, 7, 12, 0.17, 8}, {5, 7, 12, 0.6, 10}, {5, 7, 12, 1, 12}, {5, 0, 0, 0.9, 0}};
    tidu_session *s = open_session();
    tidu_model *m;
    tidu_error err;
    double points = 2.385;

    (void)state;
    assert_int_equal(tidu_model_open(s, "hnte", NULL, &m, &err), TIDU_OK);
    assert_false(tidu_model_item_points(m, 0, 0, 9, 0.5, &points));
    assert_false(tidu_model_item_points(m, 12, 0, 8, 0.5, &points));
    assert_true(points == 2.385);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(tidu_model_item_points(m, rows[i].item, rows[i].least, rows[i].greatest, rows[i].chance, &points));
        assert_true(points == rows[i].points);
    }
    tidu_model_close(m);
    tidu_session_close(s);
}

static void indicators_are_those_of_the_contract(void **state)
{
    tidu_session *s = open_session();
    tidu_indicator_info x;
    bool has_revenue = false;

    (void)state;
    assert_true(tidu_indicator(s, 0, &x));
    assert_string_equal(x.name, "uscc");
    for (size_t i = 0; tidu_indicator(s, i, &x); i++) {
        if (strcmp(x.name, "revenue"))
            continue;
        has_revenue = true;
        assert_string_equal(x.unit, "yuan");
        assert_true(x.is_annual && x.least == 0 && isinf(x.greatest));
    }
    assert_true(has_revenue);
    tidu_session_close(s);
}

static void a_rank_is_one_more_than_those_who_are_readier(void **state)
{
    tidu_query q = about("tech-sme");
    tidu_session *s = open_session();
    tidu_assessment *a;
    tidu_list *l;
    tidu_error err;
    const uint32_t *company, *rank;
    const double *readiness;
    size_t n;

    (void)state;
    assert_int_equal(tidu_assess(s, &q, &a, NULL, &err), TIDU_OK);
    assert_int_equal(tidu_list_new(a, &(tidu_rank_options){.size = sizeof(tidu_rank_options), .by = "readiness"}, &l, &err), TIDU_OK);
    company = tidu_list_companies(l);
    rank = tidu_list_ranks(l);
    readiness = tidu_assessment_readiness(a);
    n = tidu_list_count(l);
    assert_int_equal(n + tidu_list_left_out(l), tidu_assessment_count(a));
    for (size_t i = 0; i < n; i++) {
        uint32_t readier = 0;

        for (size_t k = 0; k < n; k++)
            readier += readiness[company[k]] > readiness[company[i]];
        assert_int_equal(rank[i], readier + 1);
    }
    tidu_list_free(l);
    assert_int_equal(tidu_list_new(a, &(tidu_rank_options){.by = "beauty"}, &l, &err), TIDU_EUSAGE);
    tidu_assessment_free(a);
    tidu_session_close(s);
}

/* Each company of the list is in one tier, with the rank that it has in the whole. */
static void tiers_divide_a_list(void **state)
{
    static const char *const tiers[] = {"apply", "push", "nurture", "watch", "pusch"};
    tidu_query q = about("tech-sme");
    tidu_session *s = open_session();
    tidu_assessment *a;
    tidu_list *whole, *l;
    tidu_error err;
    size_t listed = 0;

    (void)state;
    assert_int_equal(tidu_assess(s, &q, &a, NULL, &err), TIDU_OK);
    assert_int_equal(tidu_list_new(a, NULL, &whole, &err), TIDU_OK);
    for (size_t t = 0; t < 4; t++) {
        tidu_status status = tidu_list_new(a, &(tidu_rank_options){.tiers = tiers + t, .n_tiers = 1}, &l, &err);

        if (status == TIDU_ENOTFOUND)
            continue;
        assert_int_equal(status, TIDU_OK);
        for (size_t i = 0, k = 0; i < tidu_list_count(l); i++) {
            while (k < tidu_list_count(whole) && tidu_list_companies(whole)[k] != tidu_list_companies(l)[i])
                k++;
            assert_true(k < tidu_list_count(whole));
            assert_int_equal(tidu_list_ranks(l)[i], tidu_list_ranks(whole)[k]);
        }
        listed += tidu_list_count(l);
        tidu_list_free(l);
    }
    assert_int_equal(listed, tidu_list_count(whole));
    tidu_list_free(whole);
    assert_int_equal(tidu_list_new(a, &(tidu_rank_options){.tiers = tiers, .n_tiers = 5}, &l, &err), TIDU_EUSAGE);
    tidu_assessment_free(a);
    tidu_session_close(s);
}

static void points_of_groups_add_up(void **state)
{
    tidu_query q = about(NULL);
    tidu_session *s = open_session();
    tidu_index *x;
    tidu_error err;
    size_t scored = 0;

    (void)state;
    assert_int_equal(tidu_index_open(s, &q, &x, NULL, &err), TIDU_OK);
    for (size_t i = 0; i < tidu_index_count(x); i++) {
        double sum = 0;

        if (isnan(tidu_index_score(x)[i]))
            continue;
        scored++;
        for (size_t g = 0; tidu_index_group(x, g); g++)
            sum += tidu_index_points(x, i, g);
        assert_true(fabs(sum - tidu_index_score(x)[i]) < 1e-9);
        assert_true(tidu_index_score_lo(x)[i] <= tidu_index_score_hi(x)[i]);
    }
    assert_true(scored > 0);
    tidu_index_close(x);
    tidu_session_close(s);
}

/* A caller of before a field was added: what lies behind the size that it names is not read. */
static void what_a_caller_does_not_know_has_its_default(void **state)
{
    tidu_session *s = open_session();
    tidu_question old = {.size = offsetof(tidu_question, where), .year = 2026, .where = "no expression at all ("};
    tidu_query q = {.size = sizeof q, .model = "hnte", .source = &sample, .question = &old};
    tidu_question now = old;
    tidu_assessment *a;
    tidu_error err;

    (void)state;
    assert_int_equal(tidu_abi(), TIDU_ABI);
    assert_int_equal(tidu_assess(s, &q, &a, NULL, &err), TIDU_OK);
    assert_int_equal(tidu_assessment_year(a), 2026);
    tidu_assessment_free(a);
    now.size = sizeof now;
    q.question = &now;
    assert_int_equal(tidu_assess(s, &q, &a, NULL, &err), TIDU_EUSAGE);
    tidu_session_close(s);
}

static void add_rung(void *context, const char *rung)
{
    strcat(strcat(context, rung), " ");
}

static void rungs_are_those_of_the_ladder_in_its_order(void **state)
{
    tidu_session *s = open_session();
    char rungs[1000] = "";
    tidu_error err;

    (void)state;
    assert_int_equal(tidu_ladder_rungs(s, NULL, add_rung, rungs, &err), TIDU_OK);
    assert_int_equal(strncmp(rungs, "tech-sme hnte gazelle potential-unicorn unicorn star ", 53), 0);
    assert_non_null(strstr(rungs, " srdi little-giant champion "));
    assert_int_equal(tidu_ladder_rungs(s, "no-such", add_rung, rungs, &err), TIDU_ENOTFOUND);
    tidu_session_close(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rungs_are_those_of_the_ladder_in_its_order),
        cmocka_unit_test(rows_are_what_stands_in_the_columns),
        cmocka_unit_test(a_model_describes_its_parts),
        cmocka_unit_test(points_follow_what_the_model_expects),
        cmocka_unit_test(indicators_are_those_of_the_contract),
        cmocka_unit_test(a_rank_is_one_more_than_those_who_are_readier),
        cmocka_unit_test(tiers_divide_a_list),
        cmocka_unit_test(points_of_groups_add_up),
        cmocka_unit_test(what_a_caller_does_not_know_has_its_default),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
