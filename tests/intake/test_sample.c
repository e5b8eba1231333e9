/*
 * The committed sample goes through the intake: every typing error that the
 * generator makes on purpose is found, and nothing else is.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <unistd.h>

#include "dictionary.h"
#include "intake/intake.h"

static const char companies[] = "data/sample/companies.csv";
static const char certificates[] = "data/sample/credentials.csv";

/* How often each problem stands in the sample; all others must not occur. */
static const size_t expected[PROBLEM_KINDS] = {
    [PROBLEM_CREDIT_CODE_CHECK] = 1,
    [PROBLEM_CODE_LOST] = 1,
    [PROBLEM_YEAR] = 1,
    [PROBLEM_ESTIMATE] = 1,
    [PROBLEM_RANGE] = 1,
    [PROBLEM_NOT_WHOLE] = 1,
    [PROBLEM_DATE_AFTER_DATA] = 1,
    [PROBLEM_PART_ABOVE_WHOLE] = 1,
    [PROBLEM_DUPLICATE_CONFLICT] = 1,
};

static void expect_number(const panel *p, const char *code, const char *indicator, int year, double value)
{
    uint32_t company = panel_find_company(p, code, 18);
    int id = dictionary_find(panel_dictionary(p), indicator);

    assert_true(company != PANEL_NO_COMPANY);
    assert_true(panel_number(p, company, id, year) == value);
}

static void typing_errors(void **state)
{
    dictionary *d = shipped_dictionary();
    panel *p = panel_new(d);
    problems *found = problems_new();
    intake_options options = {0};
    tidu_error err = {0};

    (void)state;
    if (access(companies, R_OK) != 0)
        skip();
    assert_int_equal(intake_read(companies, &options, p, found, NULL, &err), TIDU_OK);
    assert_int_equal(panel_count(p), 240);
    for (int kind = 0; kind < PROBLEM_KINDS; kind++) {
        size_t n = problems_count_kind(found, (problem_kind)kind);

        if (n != expected[kind])
            print_error("%s %s: %zu, expected %zu\n", problem_code((problem_kind)kind),
                        problem_text((problem_kind)kind), n, expected[kind]);
        assert_int_equal(n, expected[kind]);
    }
    expect_number(p, "91990101MA0DB8AQ7K", "revenue", 2023, 123191880); /* "123,191,880" */
    expect_number(p, "91990101MA0H831001", "employees", 2023, 28);      /* ２８ */
    expect_number(p, "91990101MA0F11KU1C", "rd_expense", 2024, 2500000);
    problems_free(found);
    panel_free(p);
    dictionary_free(d);
}

static void held(void **state)
{
    credentials *c = credentials_new();
    problems *found = problems_new();
    intake_options options = {0};
    tidu_error err = {0};

    (void)state;
    if (access(certificates, R_OK) != 0)
        skip();
    assert_int_equal(intake_read_credentials(certificates, &options, c, found, NULL, &err), TIDU_OK);
    assert_int_equal(problems_count(found), 0);
    assert_in_range(credentials_count(c), 100, 400);
    problems_free(found);
    credentials_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(typing_errors),
        cmocka_unit_test(held),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
