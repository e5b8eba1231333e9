/* Names that are none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "dictionary.h"
#include "question/name_check.h"

static void placeholders_are_known(void **state)
{
    static const char *const none[] = {"91990101ma00h83197", "91990101MA00H83197", "***", "＊＊＊", "*？-", "企业名称", "…"};
    static const char *const names[] = {"甲", "甲*公司", "X", "91990101MA00H83198", "企业名称管理有限公司"};
    dictionary *d = shipped_dictionary();

    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_true(name_is_placeholder(d, none[i], "91990101MA00H83197"));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_false(name_is_placeholder(d, names[i], "91990101MA00H83197"));
    dictionary_free(d);
}

static void they_leave_the_panel(void **state)
{
    dictionary *d = shipped_dictionary();
    panel *p = panel_new(d);
    int name = dictionary_find(d, "name");

    (void)state;
    for (int i = 0; i < 3; i++)
        assert_int_equal(panel_add_company(p, "ABC" + i, 1), i);
    assert_true(panel_put_text(p, 0, name, "甲", 3));
    assert_true(panel_put_text(p, 1, name, "b", 1));
    assert_true(name_drop_placeholders(p));
    assert_string_equal(panel_text(p, 0, name), "甲");
    assert_null(panel_text(p, 1, name));
    assert_null(panel_text(p, 2, name));
    panel_free(p);
    dictionary_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(placeholders_are_known), cmocka_unit_test(they_leave_the_panel)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
