#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "casework/visit_log.h"

/* Sorted or not, the last visit until a day is the one that a plain walk finds. */
static void the_last_visit_is_found(void **state)
{
    static const struct {
        const char *code;
        long day;
        const char *visitor;
    } rows[] = {{"B", 10, "first"}, {"A", 30, "second"}, {"A", 20, "third"}, {"A", 30, "fourth"}, {"C", 5, ""}};
    visit_log *v = visit_log_new();

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_true(visit_log_add(v, &(visit){.code = rows[i].code, .day = rows[i].day, .visitor = rows[i].visitor}));
    for (int is_sorted = 0; is_sorted < 2; is_sorted++) {
        assert_null(visit_log_last(v, "A", 19));
        assert_string_equal(visit_log_last(v, "A", 20)->visitor, "third");
        assert_string_equal(visit_log_last(v, "A", 29)->visitor, "third");
        assert_string_equal(visit_log_last(v, "A", 99)->visitor, "fourth"); /* of one day the later row */
        assert_string_equal(visit_log_last(v, "B", 10)->visitor, "first");
        assert_null(visit_log_last(v, "B", 9));
        assert_null(visit_log_last(v, "AA", 99));
        assert_string_equal(visit_log_last(v, "C", 5)->purpose, "");
        visit_log_sort(v);
    }
    visit_log_free(v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_last_visit_is_found)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
