#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/utf8.h"
#include "report/display_width.h"

static size_t width(const char *text)
{
    return display_width(text, strlen(text), false);
}

static void widths(void **state)
{
    (void)state;
    assert_int_equal(width(""), 0);
    assert_int_equal(width("tidu"), 4);
    assert_int_equal(width("梯度"), 4);
    assert_int_equal(width("ＡＢ，"), 6);
    assert_int_equal(width("ｱ"), 1); /* halfwidth katakana */
    assert_int_equal(width("e\xCC\x81"), 1); /* e + combining acute */
    assert_int_equal(width("\xE2\x80\x8B"), 0); /* zero width space */
    assert_int_equal(width("𠀀"), 2); /* plane 2 */
    assert_int_equal(width("한"), 2);
    assert_int_equal(width("🦄"), 2);
    assert_int_equal(width("a\xFF" "b"), 3); /* no UTF-8: one column */
}

static void ambiguous(void **state)
{
    (void)state;
    assert_int_equal(display_width("Ⅰ类①", strlen("Ⅰ类①"), false), 4);
    assert_int_equal(display_width("Ⅰ类①", strlen("Ⅰ类①"), true), 6);
}

static void decoding(void **state)
{
    size_t n;

    (void)state;
    assert_int_equal(utf8_decode("度", 3, &n), 0x5EA6);
    assert_int_equal(n, 3);
    assert_int_equal(utf8_decode("度", 2, &n), UTF8_NO_CHARACTER);
    assert_int_equal(n, 1);
    assert_int_equal(utf8_decode("\xC0\x80", 2, &n), UTF8_NO_CHARACTER);
    assert_int_equal(utf8_decode("\xE0\x80\x80", 3, &n), UTF8_NO_CHARACTER);
    assert_int_equal(utf8_decode("\xED\xA0\x80", 3, &n), UTF8_NO_CHARACTER);
    assert_int_equal(utf8_decode("\xF4\x90\x80\x80", 4, &n), UTF8_NO_CHARACTER);
    assert_int_equal(utf8_decode("\xF4\x8F\xBF\xBF", 4, &n), 0x10FFFF);
}

static void expect_fit(const char *text, size_t room, bool wide, size_t bytes, size_t taken,
                       bool is_cut)
{
    bool cut;
    size_t columns;

    assert_int_equal(display_fit(text, strlen(text), room, wide, &columns, &cut), bytes);
    assert_int_equal(columns, taken);
    assert_int_equal(cut, is_cut);
}

static void fitting(void **state)
{
    (void)state;
    expect_fit("科技公司", 8, false, 12, 8, false);
    expect_fit("科技公司", 7, false, 9, 6, true);
    expect_fit("科技公司", 6, false, 6, 4, true);
    expect_fit("科技公司", 7, true, 6, 4, true); /* the "…" takes two */
    expect_fit("e\xCC\x81" "abc", 3, false, 4, 2, true); /* the mark stays with its letter */
    expect_fit("", 0, false, 0, 0, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widths),
        cmocka_unit_test(ambiguous),
        cmocka_unit_test(decoding),
        cmocka_unit_test(fitting),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
