/* Every code point there and back, by a decoder written out by hand; and what is no UTF-8 (Unicode 15, table 3-7). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/utf8.h"

static size_t encode(uint32_t c, char out[4])
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xc0 | c >> 6);
        out[1] = (char)(0x80 | (c & 63));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xe0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 63));
        out[2] = (char)(0x80 | (c & 63));
        return 3;
    }
    out[0] = (char)(0xf0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 63));
    out[2] = (char)(0x80 | (c >> 6 & 63));
    out[3] = (char)(0x80 | (c & 63));
    return 4;
}

static void every_code_point_is_read(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 0x120000; c++) {
        bool is_character = c < 0x110000 && (c < 0xd800 || c > 0xdfff);
        char bytes[4];
        size_t n = encode(c, bytes), step;

        assert_int_equal(utf8_length(bytes, n), is_character ? n : 0);
        assert_int_equal(utf8_decode(bytes, n, &step), is_character ? c : UTF8_NO_CHARACTER);
        assert_int_equal(step, is_character ? n : 1);
        if (n > 1)
            assert_int_equal(utf8_length(bytes, n - 1), 0);
    }
}

static void overlong_forms_are_none(void **state)
{
    static const char *const bad[] = {"\xc0\x80", "\xc1\xbf", "\xe0\x80\x80", "\xe0\x9f\xbf", "\xf0\x80\x80\x80",
                                      "\xf0\x8f\xbf\xbf", "\xf5\x80\x80\x80", "\x80", "\xbf", "\xff", "\xe5\xbax"};

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(utf8_length(bad[i], strlen(bad[i])), 0);
}

static void a_cut_falls_between_characters(void **state)
{
    (void)state;
    assert_int_equal(utf8_cut("梯度培育", 6), 6);
    assert_int_equal(utf8_cut("梯度培育", 7), 6);
    assert_int_equal(utf8_cut("梯度培育", 8), 6);
    assert_int_equal(utf8_cut("abc", 2), 2);
    assert_int_equal(utf8_cut("\x80\x80\x80", 2), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_is_read),
        cmocka_unit_test(overlong_forms_are_none),
        cmocka_unit_test(a_cut_falls_between_characters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
