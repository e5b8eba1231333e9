/* Growing, emptying, printing, and staying failed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/allocate.h"
#include "base/text_buffer.h"

static void texts_are_appended(void **state)
{
    text_buffer b;

    (void)state;
    text_buffer_init(&b);
    assert_string_equal(text_buffer_string(&b), "");
    text_buffer_append_string(&b, "研发");
    text_buffer_append(&b, "a\0b", 3);
    text_buffer_append_char(&b, '=');
    assert_int_equal(b.length, 10);
    assert_memory_equal(b.text, "研发a\0b=", 11);
    text_buffer_empty(&b);
    assert_string_equal(text_buffer_string(&b), "");
    for (int i = 0; i < 5000; i++)
        text_buffer_print(&b, "%05d,", i);
    assert_int_equal(b.length, 30000);
    assert_memory_equal(b.text + 6 * 4321, "04321,", 6);
    assert_int_equal(strlen(text_buffer_string(&b)), 30000);
    text_buffer_print(&b, "%3000s", "x");
    assert_int_equal(b.length, 33000);
    assert_false(b.failed);
    text_buffer_clear(&b);
    assert_string_equal(text_buffer_string(&b), "");
}

static void a_failure_is_remembered(void **state)
{
    text_buffer b;

    (void)state;
    text_buffer_init(&b);
    allocate_fail_at(1);
    text_buffer_append_string(&b, "lost");
    allocate_fail_at(0);
    assert_true(b.failed);
    text_buffer_append_string(&b, "late");
    text_buffer_print(&b, "%d", 3);
    assert_true(b.failed);
    assert_int_equal(b.length, 0);
    text_buffer_empty(&b);
    assert_false(b.failed);
    text_buffer_append_string(&b, "good");
    assert_string_equal(text_buffer_string(&b), "good");
    text_buffer_clear(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_appended),
        cmocka_unit_test(a_failure_is_remembered),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
