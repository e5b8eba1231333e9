/* The mapping of a form holds what was changed and nothing else, in the form that tidu/intake reads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "server/choice_map.h"

static void put(upload *form, const char *name, const char *value)
{
    assert_true(upload_take(form, name, NULL, value, 0, strlen(value)));
}

static void put_column(upload *form, unsigned i, const char *const values[5])
{
    static const char *const parts[] = {"header", "was", "to", "year", "unit"};
    char name[32];

    for (size_t k = 0; k < 5; k++) {
        snprintf(name, sizeof name, "c%u.%s", i, parts[k]);
        put(form, name, values[k]);
    }
}

static void assert_map(const char *const columns[][5], size_t n, size_t changed, const char *expected)
{
    upload *form = upload_new("build");
    char *text = NULL;
    size_t size;
    FILE *to = open_memstream(&text, &size);

    for (size_t i = 0; i < n; i++)
        put_column(form, (unsigned)i + 1, columns[i]);
    assert_int_equal(choice_map_write(form, to), changed);
    fclose(to);
    assert_string_equal(text, expected);
    free(text);
    upload_free(form);
}

static void nothing_changed_is_nothing_written(void **state)
{
    static const char *const columns[][5] = {{"代码", "uscc@", "uscc", "", ""}, {"营收 2023", "revenue@2023", "revenue", "2023", ""}, {"备注", "@", "", "", ""}};

    (void)state;
    assert_map(columns, 3, 0, "");
}

static void what_changed_is_written(void **state)
{
    static const char *const columns[][5] = {{"编号", "@", "uscc", "", ""},
                                             {"经费", "@", "rd_expense", "2023", "wan"},
                                             {"科技人员", "st_staff@", "st_staff", "2024", ""},
                                             {"营收", "revenue@2023", "revenue", "2023", "yi"},
                                             {"去年营收", "revenue@2022", "", "2022", ""}};

    (void)state;
    assert_map(columns, 5, 5,
               "keys:\n  code: \"编号\"\n"
               "columns:\n  \"经费\": {to: rd_expense, unit: wan, year: 2023}\n  \"科技人员\": {to: st_staff, year: 2024}\n"
               "  \"营收\": {to: revenue, unit: yi, year: 2023}\n"
               "ignore:\n  - \"去年营收\"\n");
}

static void a_form_cannot_write_what_it_does_not_offer(void **state)
{
    static const char *const columns[][5] = {{"a\"]}\n\\b", "@", "revenue", "20x3", "wan, sum: [c]"}, {"c", "@", "revenue, x: {", "", ""}, {"", "@", "revenue", "", ""}};

    (void)state;
    assert_map(columns, 3, 1, "columns:\n  \"a\\\"]} \\\\b\": {to: revenue}\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_changed_is_nothing_written),
        cmocka_unit_test(what_changed_is_written),
        cmocka_unit_test(a_form_cannot_write_what_it_does_not_offer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
