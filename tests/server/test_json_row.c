#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "server/json_row.h"

static void finds_an_array_of_the_outermost_object_alone(void **state)
{
    char text[] = "{\"a\": \"\\\"data\\\":[1]\", \"b\": {\"data\": [2]}, \"c\": [{\"data\": [3]}], \"n\": 5,\n \"data\": [\n{\"x\": 4}]}";

    (void)state;
    assert_string_equal(json_row_array(text, "data"), "\n{\"x\": 4}]}");
    assert_null(json_row_array(text, "n"));
    assert_null(json_row_array(text, "dat"));
    assert_null(json_row_array(text, "x"));
}

static void reads_texts_numbers_and_null(void **state)
{
    char text[] = "\n{\"id\":\"a \\\"b\\\" \\\\ \\n\",\"year\":2024,\"from\":null,\"none\":\"null\" , \"x\":-1.5e3 },\n{},{\"id\":\"last\"}\n]";
    char *at = text;
    json_row row;

    (void)state;
    assert_true(json_row_next(&at, &row));
    assert_int_equal(row.n, 5);
    assert_string_equal(json_row_value(&row, "id"), "a \"b\" \\  ");
    assert_string_equal(json_row_value(&row, "year"), "2024");
    assert_string_equal(json_row_value(&row, "from"), "");
    assert_null(row.values[2]);
    assert_string_equal(json_row_value(&row, "none"), "null");
    assert_string_equal(json_row_value(&row, "x"), "-1.5e3");
    assert_string_equal(json_row_value(&row, "y"), "");
    assert_false(json_row_next(&at, &row)); /* an empty one has nothing to say */
}

static void refuses_what_is_not_flat_or_breaks_off(void **state)
{
    static const char *const texts[] = {"", "]", "1", "{\"a\":[1]}", "{\"a\":{}}", "{\"a\"}", "{\"a\":1", "{\"a\":\"", "{\"a", "{1:2}", "{\"a\":1,}"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char text[32];
        char *at = text;
        json_row row;

        strcpy(text, texts[i]);
        assert_false(json_row_next(&at, &row));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_an_array_of_the_outermost_object_alone),
        cmocka_unit_test(reads_texts_numbers_and_null),
        cmocka_unit_test(refuses_what_is_not_flat_or_breaks_off),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
