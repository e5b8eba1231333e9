/* What is left of a message without its advice for the command line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "report/option_advice.h"

static void what_is_left_is_a_sentence(void **state)
{
    static const struct {
        const char *text, *left;
    } cases[] = {{"19 companies hold it and are not listed; --with-holders lists them, too", "19 companies hold it and are not listed"},
                 {"19 家企业已持有该资质，未列入；用 --with-holders 一并列出", "19 家企业已持有该资质，未列入"},
                 {"在名单中的排名需读取全部企业：用 --rank 计算", "在名单中的排名需读取全部企业"},
                 {"a: b; c: give --unit wan; or not", "a: b; c"},
                 {"看来是名单。请用 --credential 指明", "看来是名单"},
                 {"nothing to cut; really", "nothing to cut; really"},
                 {"2021 -- 2023: three years", "2021 -- 2023: three years"},
                 {"--weight a=1 instead of 2", "--weight a=1 instead of 2"},
                 {"", ""}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t n = option_advice_begin(cases[i].text);

        assert_int_equal(n, strlen(cases[i].left));
        assert_memory_equal(cases[i].text, cases[i].left, n);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_left_is_a_sentence)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
