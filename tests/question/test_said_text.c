/* What says something, and what stands for nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "dictionary.h"
#include "question/said_text.h"

static void words_for_nothing_say_nothing(void **state)
{
    static const char *const none[] = {"", " ", "\t\n", "　", "　 \u00a0", "无", " 无　", "—", "——", "/", "／", "-", "N/A", "ｎ／ａ", "暂无"};
    static const char *const said[] = {"x", "停产", "无证经营", "年度评审", "2024/3", "。", "否",
                                       "无                                                                                             "
                                       "                                                                             证"};
    dictionary *d = shipped_dictionary();

    (void)state;
    assert_false(said_text_says(dictionary_words(d), NULL));
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        if (said_text_says(dictionary_words(d), none[i]))
            fail_msg("'%s' says something", none[i]);
    }
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        if (!said_text_says(dictionary_words(d), said[i]))
            fail_msg("'%s' says nothing", said[i]);
    }
    dictionary_free(d);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(words_for_nothing_say_nothing)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
