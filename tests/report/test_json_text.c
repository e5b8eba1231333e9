#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "report/json_text.h"

static void expect_text(const char *text, size_t length, const char *expected)
{
    text_buffer b;

    text_buffer_init(&b);
    json_append(&b, text, length);
    assert_string_equal(text_buffer_string(&b), expected);
    text_buffer_clear(&b);
}

static void strings(void **state)
{
    (void)state;
    expect_text("梯度", 6, "\"梯度\"");
    expect_text("a\"b\\c/", 6, "\"a\\\"b\\\\c/\"");
    expect_text("\t\n\x01\0z", 5, "\"\\t\\n\\u0001\\u0000z\"");
    expect_text("\x7F", 1, "\"\\u007f\"");
    expect_text("x\xE6\xA2z", 4, "\"x\xEF\xBF\xBD\xEF\xBF\xBDz\"");
    expect_text("", 0, "\"\"");
    expect_text(NULL, 0, "null");
}

static void expect_number(double value, int decimals, const char *expected)
{
    text_buffer b;

    text_buffer_init(&b);
    json_append_number(&b, value, decimals);
    assert_string_equal(text_buffer_string(&b), expected);
    text_buffer_clear(&b);
}

static void numbers(void **state)
{
    (void)state;
    expect_number(2.385, -1, "2.385");
    expect_number(2.385, 2, "2.39");
    expect_number(-0.0, -1, "0");
    expect_number(NAN, -1, "null");
    expect_number(INFINITY, 2, "null");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings),
        cmocka_unit_test(numbers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
