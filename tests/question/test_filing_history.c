#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "question/filing_history.h"

typedef struct row {
    const char *code, *batch, *status, *day;
    int year;
} row;

/* As practice/calibration.yaml has them. */
static const calibration_rules rules = {.unlisted = 0.1, .passers = {20, 40, 0}, .ahead = 3};
static const calibration_rules without_doubt = {.unlisted = 1, .ahead = 3};

static applications *fill(const row *rows, size_t n)
{
    applications *a = applications_new();

    for (size_t i = 0; i < n; i++) {
        filed_application one = {rows[i].code, "hnte", rows[i].batch, rows[i].status, DATE_NO_END, rows[i].year, (uint32_t)i + 2};

        if (rows[i].day)
            assert_true(date_parse_iso(rows[i].day, 10, &one.day));
        assert_int_equal(applications_add(a, &one), APPLICATIONS_ADDED);
    }
    return a;
}

static filing_outcome outcome(const filing_history *h, const char *code, int year)
{
    for (size_t i = 0; i < h->n; i++) {
        if (!strcmp(h->list[i].code, code) && h->list[i].year == year)
            return h->list[i].outcome;
    }
    return FILING_OUTCOMES;
}

static const row rows[] = {
    /* a batch with both lists, and every way to stand on them */
    {"A", "2023-1", "filed", "2023-05-10", 2023}, {"A", "2023-1", "recommended", "2023-06-10", 2023}, {"A", "2023-1", "recognised", "2023-11-08", 2023},
    {"B", "2023-1", "filed", NULL, 2023},         {"B", "2023-1", "refused", NULL, 2023},
    {"C", "2023-1", "filed", NULL, 2023},
    {"D", "2023-1", "filed", NULL, 2023},         {"D", "2023-1", "withdrawn", NULL, 2023},
    {"E", "2023-1", "recognised", NULL, 2023},
    {"F", "2023-1", "filed", "2023-12-01", 2023}, {"F", "2023-1", "recognised", "2023-11-08", 2023},
    {"G", "2023-1", "filed", "2024-02-01", 2023}, {"G", "2023-1", "recognised", "2024-03-01", 2023},
    {"H", "2023-1", "filed", "2021-12-31", 2023},
    {"I", "2023-1", "filed", "2022-12-19", 2023}, /* ahead of the batch: usual; */
    {"O", "2023-1", "filed", "2022-10-01", 2023}, /* up to three months, */
    {"P", "2023-1", "filed", "2022-09-30", 2023}, {"P", "2023-1", "recognised", "2023-11-08", 2023}, /* not one day more */
    {"Q", "2023-1", "filed", NULL, 2023},         {"Q", "2023-1", "refused", NULL, 2023},              {"Q", "2023-1", "recognised", NULL, 2023},
    {"R", "2023-1", "filed", NULL, 2023},         {"R", "2023-1", "withdrawn", NULL, 2023},            {"R", "2023-1", "recognised", NULL, 2023},
    /* a batch of which only those that passed are known */
    {"J", "2022-1", "recognised", NULL, 2022},
    /* a batch without results, in which one was refused already */
    {"K", "2024-1", "filed", NULL, 2024},         {"L", "2024-1", "filed", NULL, 2024},                {"L", "2024-1", "refused", NULL, 2024},
    /* A again, too early and in time */
    {"A", "2024-2", "filed", NULL, 2024},         {"A", "2024-2", "recognised", NULL, 2024},
    {"A", "2026-1", "filed", NULL, 2026},         {"A", "2026-1", "recognised", NULL, 2026},
    /* no year */
    {"M", "first", "filed", NULL, 0},
    /* recommended alone is no part of this share */
    {"N", "2023-1", "recommended", NULL, 2023},
};

static void each_way_to_stand_on_lists_is_told(void **state)
{
    static const struct {
        const char *code;
        int year;
        filing_outcome is;
    } expected[] = {
        {"A", 2023, FILING_PASSED},      {"B", 2023, FILING_REFUSED},    {"C", 2023, FILING_NOT_NAMED},  {"D", 2023, FILING_WITHDRAWN},
        {"E", 2023, FILING_NEVER_FILED}, {"F", 2023, FILING_EARLY},      {"G", 2023, FILING_OTHER_YEAR}, {"H", 2023, FILING_OTHER_YEAR},
        {"I", 2023, FILING_NOT_NAMED},   {"J", 2022, FILING_NO_DENOMINATOR}, {"K", 2024, FILING_OPEN},   {"L", 2024, FILING_REFUSED},
        {"O", 2023, FILING_NOT_NAMED},   {"P", 2023, FILING_OTHER_YEAR}, {"Q", 2023, FILING_CONTRADICTED}, {"R", 2023, FILING_CONTRADICTED},
        {"A", 2024, FILING_TWICE},       {"A", 2026, FILING_PASSED},     {"M", 0, FILING_NO_YEAR},       {"N", 2023, FILING_OUTCOMES},
    };
    applications *a = fill(rows, sizeof rows / sizeof *rows);
    filing_history h;
    size_t known = 0, all = 0;

    (void)state;
    assert_int_equal(filing_history_make(a, &(filing_stages){"filed", "recognised", 0, 0, 36}, &without_doubt, &h, NULL), TIDU_OK);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        if (outcome(&h, expected[i].code, expected[i].year) != expected[i].is)
            fail_msg("%s of %d: %d", expected[i].code, expected[i].year, (int)outcome(&h, expected[i].code, expected[i].year));
    }
    for (size_t i = 0; i < h.n; i++)
        known += filing_is_known(&h.list[i]);
    for (int o = 0; o < FILING_OUTCOMES; o++)
        all += h.of[o];
    assert_int_equal(known, 7);
    assert_int_equal(all, h.n);
    filing_history_set(&h, 0, FILING_NO_DATA);
    assert_int_equal(h.of[FILING_NO_DATA], 1);
    filing_history_clear(&h);
    applications_free(a);
}

static void statuses_are_not_mixed(void **state)
{
    applications *a = fill(rows, sizeof rows / sizeof *rows);
    filing_history h;

    (void)state;
    /* of those recommended: A passed; N is not on the list; who only filed is no part of it */
    assert_int_equal(filing_history_make(a, &(filing_stages){"recommended", "recognised", 2023, 2023, 36}, &without_doubt, &h, NULL), TIDU_OK);
    assert_int_equal(outcome(&h, "A", 2023), FILING_PASSED);
    assert_int_equal(outcome(&h, "N", 2023), FILING_NOT_NAMED);
    assert_int_equal(outcome(&h, "C", 2023), FILING_OUTCOMES);
    assert_int_equal(outcome(&h, "E", 2023), FILING_NEVER_FILED);
    assert_int_equal(outcome(&h, "A", 2024), FILING_OUTCOMES); /* another year */
    filing_history_clear(&h);
    /* whoever is recommended may be refused later: of those that filed B was refused, and none was recognised before it was recommended */
    assert_int_equal(filing_history_make(a, &(filing_stages){"filed", "recommended", 2023, 2023, 36}, &without_doubt, &h, NULL), TIDU_OK);
    assert_int_equal(outcome(&h, "A", 2023), FILING_PASSED);
    assert_int_equal(outcome(&h, "Q", 2023), FILING_REFUSED);
    filing_history_clear(&h);
    assert_int_equal(filing_stage("filed"), 0);
    assert_int_equal(filing_stage("recognised"), 3);
    assert_int_equal(filing_stage("refused"), -1);
    applications_free(a);
}

/* Who was recommended, refused and recommended again held no certificate in between: both count. */
static void recommended_twice_is_no_second_pass(void **state)
{
    static const row again[] = {
        {"A", "2023-1", "filed", NULL, 2023}, {"A", "2023-1", "recommended", NULL, 2023}, {"A", "2023-1", "refused", NULL, 2023},
        {"A", "2023-2", "filed", NULL, 2023}, {"A", "2023-2", "recommended", NULL, 2023}, {"A", "2024-1", "filed", NULL, 2024},
        {"A", "2024-1", "recommended", NULL, 2024}};
    applications *a = fill(again, sizeof again / sizeof *again);
    filing_history h;

    (void)state;
    assert_int_equal(filing_history_make(a, &(filing_stages){"filed", "recommended", 0, 0, 36}, &without_doubt, &h, NULL), TIDU_OK);
    assert_int_equal(h.of[FILING_PASSED], 3);
    assert_int_equal(h.of[FILING_TWICE], 0);
    filing_history_clear(&h);
    applications_free(a);
}

/* A yearly entry is renewed each year: only twice in one is twice. */
static void a_title_of_a_year_is_passed_each_year(void **state)
{
    static const row yearly[] = {
        {"A", "2023-1", "filed", NULL, 2023}, {"A", "2023-1", "recognised", NULL, 2023}, {"A", "2023-2", "filed", NULL, 2023},
        {"A", "2023-2", "recognised", NULL, 2023}, {"A", "2024-1", "filed", NULL, 2024}, {"A", "2024-1", "recognised", NULL, 2024}};
    applications *a = fill(yearly, sizeof yearly / sizeof *yearly);
    filing_history h;

    (void)state;
    assert_int_equal(filing_history_make(a, &(filing_stages){"filed", "recognised", 0, 0, 12}, &without_doubt, &h, NULL), TIDU_OK);
    assert_int_equal(h.of[FILING_PASSED], 2);
    assert_int_equal(h.of[FILING_TWICE], 1);
    assert_int_equal(h.list[1].outcome, FILING_TWICE);
    filing_history_clear(&h);
    applications_free(a);
}

typedef struct lists {
    size_t passed, refused, unlisted; /* that filed and passed, that filed and were refused, that passed without having filed */
} lists;

static filing_history of_lists(const lists *l, const char *from, const char *refused, applications **a)
{
    filing_history h;
    size_t n = l->passed + l->refused + l->unlisted;

    *a = applications_new();
    for (size_t i = 0; i < n; i++) {
        char code[12];
        const char *second = i >= l->passed && i < l->passed + l->refused ? refused : "recognised";
        filed_application one = {code, "hnte", "2023-1", from, DATE_NO_END, 2023, 2};

        snprintf(code, sizeof code, "C%03d", (int)i);
        if (i < l->passed + l->refused)
            applications_add(*a, &one);
        one.status = second;
        if (*second)
            applications_add(*a, &one);
    }
    assert_int_equal(filing_history_make(*a, &(filing_stages){from, "recognised", 0, 0, 36}, &rules, &h, NULL), TIDU_OK);
    return h;
}

/* A share that is counted on a list without those that failed is too high, so none is counted on it. */
static void a_list_that_lacks_filings_is_left_out(void **state)
{
    static const struct {
        lists lists;
        const char *from, *refused;
        filing_outcome others; /* of those on the list that passed, and were refused */
    } cases[] = {
        {{9, 3, 1}, "filed", "refused", FILING_PASSED},       /* one in ten: as often as is allowed */
        {{8, 3, 1}, "filed", "refused", FILING_LIST_SHORT},   /* one in nine */
        {{18, 9, 3}, "filed", "refused", FILING_LIST_SHORT},
        {{18, 9, 3}, "filed", "", FILING_LIST_SHORT},         /* not named instead of refused */
        {{5, 30, 20}, "filed", "refused", FILING_LIST_SHORT}, /* those that passed were left out of the list */
        {{19, 0, 0}, "filed", "", FILING_PASSED},
        {{20, 0, 0}, "filed", "", FILING_ONLY_PASSERS},
        {{20, 0, 2}, "filed", "", FILING_ONLY_PASSERS},       /* one in eleven more is usual */
        {{25, 1, 0}, "filed", "refused", FILING_PASSED},
        {{25, 1, 0}, "filed", "withdrawn", FILING_PASSED},    /* whoever kept those did not make a list of passes */
        {{39, 0, 0}, "recommended", "", FILING_PASSED},
        {{40, 0, 0}, "recommended", "", FILING_ONLY_PASSERS},
        {{90, 0, 0}, "proposed", "", FILING_PASSED},          /* usual */
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const lists *l = &cases[i].lists;
        applications *a;
        filing_history h = of_lists(l, cases[i].from, cases[i].refused, &a);
        bool is_left_out = cases[i].others != FILING_PASSED;
        size_t on_list = l->passed + (!strcmp(cases[i].refused, "withdrawn") ? 0 : l->refused);

        if (h.of[cases[i].others] != (is_left_out ? on_list : l->passed) || h.of[FILING_NEVER_FILED] != l->unlisted)
            fail_msg("%d: %d of them", (int)i, (int)h.of[cases[i].others]);
        for (size_t k = 0; k < h.n; k++)
            assert_int_equal(h.list[k].is_told, filing_is_known(&h.list[k]));
        filing_history_clear(&h);
        applications_free(a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_way_to_stand_on_lists_is_told),
        cmocka_unit_test(statuses_are_not_mixed),
        cmocka_unit_test(a_list_that_lacks_filings_is_left_out),
        cmocka_unit_test(recommended_twice_is_no_second_pass),
        cmocka_unit_test(a_title_of_a_year_is_passed_each_year),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
