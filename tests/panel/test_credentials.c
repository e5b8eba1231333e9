/* Who holds what on which day. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/date.h"
#include "panel/credentials.h"

static credential entry(const char *code, const char *model, long from, long to, const char *number)
{
    return (credential){.code = code, .model = model, .granted_on = from, .expires_on = to, .number = number};
}

static bool add(credentials *c, credential e)
{
    return credentials_add(c, &e);
}

static void valid_from_the_first_to_the_last_day(void **state)
{
    credentials *c = credentials_new();
    char code[] = "A";

    (void)state;
    assert_true(add(c, entry(code, "hnte", 100, 200, "GR1")));
    assert_true(add(c, entry("A", "hnte", 201, 300, "GR2")));
    assert_true(add(c, entry("A", "tech-sme", 50, CREDENTIAL_FOR_EVER, NULL)));
    assert_true(add(c, entry("B", "hnte", 150, 160, "GR3")));
    code[0] = 'Z'; /* texts are copied */
    assert_null(credentials_find(c, "A", "hnte", 99));
    assert_string_equal(credentials_find(c, "A", "hnte", 100)->number, "GR1");
    assert_string_equal(credentials_find(c, "A", "hnte", 200)->number, "GR1");
    assert_string_equal(credentials_find(c, "A", "hnte", 201)->number, "GR2");
    assert_string_equal(credentials_find(c, "A", "hnte", 300)->number, "GR2");
    assert_null(credentials_find(c, "A", "hnte", 301));
    assert_non_null(credentials_find(c, "A", "tech-sme", 1000000));
    assert_string_equal(credentials_find(c, "A", "tech-sme", 50)->number, "");
    assert_null(credentials_find(c, "B", "tech-sme", 155));
    assert_null(credentials_find(c, "B", "hnte", 161));
    assert_null(credentials_find(c, "C", "hnte", 155));
    assert_int_equal(credentials_count(c), 4);
    assert_string_equal(credentials_get(c, 3)->code, "B");
    const credential *next = credentials_next(c, "A", NULL);
    assert_string_equal(next->model, "tech-sme");
    next = credentials_next(c, "A", next);
    assert_string_equal(next->number, "GR2");
    next = credentials_next(c, "A", next);
    assert_string_equal(next->number, "GR1");
    assert_null(credentials_next(c, "A", next));
    assert_null(credentials_next(c, "C", NULL));
    credentials_free(c);
}

static void the_same_grant_replaces(void **state)
{
    credentials *c = credentials_new();

    (void)state;
    assert_true(add(c, entry("A", "hnte", 100, 200, "GR1")));
    assert_true(add(c, entry("A", "hnte", 100, 150, "GR1, corrected")));
    assert_int_equal(credentials_count(c), 1);
    assert_null(credentials_find(c, "A", "hnte", 151));
    assert_string_equal(credentials_find(c, "A", "hnte", 150)->number, "GR1, corrected");
    assert_true(add(c, entry("A", "hnte", 101, 200, "GR2")));
    assert_int_equal(credentials_count(c), 2);
    credentials_free(c);
}

static void no_allocation_may_fail_badly(void **state)
{
    bool done = false;

    (void)state;
    for (unsigned long k = 1; !done; k++) {
        credentials *c;

        allocate_fail_at(k);
        c = credentials_new();
        done = c != NULL;
        for (int i = 0; done && i < 300; i++) {
            char code[16];

            snprintf(code, sizeof code, "C%d", i % 70);
            done = add(c, entry(code, "hnte", i, i + 5, "GR"));
        }
        allocate_fail_at(0);
        if (c)
            credentials_find(c, "C1", "hnte", 3);
        credentials_free(c);
        assert_true(k < 5000);
    }
}

static int three_years(void *context, const char *model, long granted_on)
{
    (void)context;
    (void)granted_on;
    return strcmp(model, "hnte") ? 0 : 36;
}

/* Without a last day it is not valid for ever: it ends by the term, or nobody knows when. */
static void a_last_day_that_is_not_stated(void **state)
{
    credentials *c = credentials_new();
    long granted = date_to_days((date){2023, 11, 8}), leap = date_to_days((date){2020, 2, 29});
    credential_ends ends;

    (void)state;
    assert_true(add(c, entry("A", "hnte", granted, DATE_NO_END, "1")));
    assert_true(add(c, entry("B", "hnte", leap, DATE_NO_END, "2")));
    assert_true(add(c, entry("C", "spark", granted, DATE_NO_END, "3")));
    assert_true(add(c, entry("D", "spark", granted, CREDENTIAL_FOR_EVER, "4")));
    assert_null(credentials_find(c, "A", "hnte", granted));
    assert_true(credentials_may_hold(c, "A", "hnte", granted));
    ends = credentials_settle(c, three_years, NULL);
    assert_int_equal(ends.by_rule, 2);
    assert_int_equal(ends.unknown, 1);
    assert_int_equal(credentials_get(c, 0)->expires_on, date_to_days((date){2026, 11, 8}));
    assert_int_equal(credentials_get(c, 1)->expires_on, date_to_days((date){2023, 2, 28}));
    assert_true(credentials_get(c, 0)->is_by_rule);
    assert_non_null(credentials_find(c, "A", "hnte", date_to_days((date){2026, 11, 8})));
    assert_null(credentials_find(c, "A", "hnte", date_to_days((date){2026, 11, 9})));
    assert_false(credentials_may_hold(c, "A", "hnte", granted));
    assert_null(credentials_find(c, "C", "spark", granted));
    assert_true(credentials_may_hold(c, "C", "spark", granted));
    assert_false(credentials_may_hold(c, "C", "spark", granted - 1));
    assert_non_null(credentials_find(c, "D", "spark", granted + 100000));
    credentials_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_last_day_that_is_not_stated),
        cmocka_unit_test(valid_from_the_first_to_the_last_day),
        cmocka_unit_test(the_same_grant_replaces),
        cmocka_unit_test(no_allocation_may_fail_badly),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
