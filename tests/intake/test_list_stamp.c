#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "intake/list_stamp.h"

static const char whole[] = "tidu-list: rank; rule: hnte; version: 2016-01-01; year: 2025; on: 2025-07-01; database: "
                            "0123456789abcdef0123456789abcdef; data: fedcba9876543210fedcba9876543210; data-day: 2026-03-02";

static void what_is_written_is_read(void **state)
{
    list_stamp stamp;
    text_buffer b;

    (void)state;
    assert_true(list_stamp_read(whole, &stamp));
    assert_string_equal(stamp.list, "rank");
    assert_string_equal(stamp.rule, "hnte");
    assert_string_equal(stamp.version, "2016-01-01");
    assert_int_equal(stamp.year, 2025);
    assert_string_equal(stamp.on, "2025-07-01");
    assert_string_equal(stamp.database, "0123456789abcdef0123456789abcdef");
    assert_string_equal(stamp.data, "fedcba9876543210fedcba9876543210");
    assert_string_equal(stamp.data_day, "2026-03-02");
    assert_string_equal(stamp.certificates, "");
    text_buffer_init(&b);
    list_stamp_append(&stamp, &b);
    assert_string_equal(text_buffer_string(&b), whole);
    assert_true(b.length <= 255); /* Excel shows no more */
    text_buffer_clear(&b);
}

static void stamps_of_before_and_of_later_programs_are_read(void **state)
{
    list_stamp stamp;

    (void)state;
    assert_true(list_stamp_read("tidu-list: ladder; rule: national; year: 2025; on: 2025-07-01", &stamp));
    assert_string_equal(stamp.rule, "national");
    assert_string_equal(stamp.version, "");
    assert_string_equal(stamp.database, "");
    assert_true(list_stamp_read("tidu-list: rank; mood: good; database: ab;; data: ; on", &stamp));
    assert_string_equal(stamp.database, "ab");
    assert_string_equal(stamp.data, "");
    assert_string_equal(stamp.on, "");
}

static void the_level_is_written_and_read(void **state)
{
    list_stamp stamp = {.list = "roster", .level = "L1"}, back;
    text_buffer b;

    (void)state;
    text_buffer_init(&b);
    list_stamp_append(&stamp, &b);
    assert_non_null(strstr(text_buffer_string(&b), "; level: L1"));
    assert_true(list_stamp_read(text_buffer_string(&b), &back));
    assert_string_equal(back.level, "L1");
    text_buffer_clear(&b);
}

static void other_texts_are_none_and_long_ones_are_cut(void **state)
{
    list_stamp stamp;
    char text[600] = "tidu-list: rank; database: ";

    (void)state;
    assert_false(list_stamp_read("", &stamp));
    assert_false(list_stamp_read("budget; list", &stamp));
    assert_false(list_stamp_read("tidu-list: ", &stamp));
    assert_false(list_stamp_read("a tidu-list: rank", &stamp));
    memset(text + strlen(text), 'a', 500);
    assert_true(list_stamp_read(text, &stamp));
    assert_int_equal(strlen(stamp.database), LIST_STAMP_MARK - 1);
    assert_string_equal(stamp.data, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(the_level_is_written_and_read),
        cmocka_unit_test(stamps_of_before_and_of_later_programs_are_read),
        cmocka_unit_test(other_texts_are_none_and_long_ones_are_cut),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
