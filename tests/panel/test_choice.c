/* The words of a column with choices. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "panel/choice.h"

static const char *const choices[] = {"是=yes=能=可以", "否=no", "存疑=doubtful=待定", NULL};

static void every_spelling_is_found_and_nothing_else(void **state)
{
    static const struct {
        const char *text;
        int which; /* -1: none */
    } rows[] = {{"是", 0}, {"yes", 0}, {"可以", 0}, {"no", 1}, {"待定", 2}, {"doubtful", 2},
                {"可", -1}, {"", -1}, {"是=yes", -1}, {"ye", -1}, {"yess", -1}, {"=", -1}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_ptr_equal(choice_find(choices, rows[i].text), rows[i].which < 0 ? NULL : choices[rows[i].which]);
}

static void words_in_both_languages(void **state)
{
    char word[CHOICE_TEXT], all[CHOICES_TEXT];

    (void)state;
    choice_text(choices[2], true, word);
    assert_string_equal(word, "存疑");
    choice_text(choices[2], false, word);
    assert_string_equal(word, "doubtful");
    choices_join(choices, true, "/", all);
    assert_string_equal(all, "是/否/存疑");
    choices_join(choices, false, ", ", all);
    assert_string_equal(all, "yes, no, doubtful");
}

static void a_choice_has_two_words(void **state)
{
    (void)state;
    assert_true(choice_is_whole("否=no"));
    assert_true(choice_is_whole("否=no="));
    assert_false(choice_is_whole("否"));
    assert_false(choice_is_whole("否="));
    assert_false(choice_is_whole("=no"));
    assert_false(choice_is_whole(""));
}

static void a_drop_down_list_has_an_end(void **state)
{
    const char *list[53] = {0};

    (void)state;
    for (size_t i = 0; i < 51; i++)
        list[i] = "张三丰=Zhan"; /* 51 * 4 + 50 commas: 254 letters; in Chinese 203 */
    assert_true(choices_fit(list));
    list[51] = "张=Z";
    assert_false(choices_fit(list));
    list[0] = "张三丰=Z";
    assert_true(choices_fit(list));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_spelling_is_found_and_nothing_else),
        cmocka_unit_test(words_in_both_languages),
        cmocka_unit_test(a_choice_has_two_words),
        cmocka_unit_test(a_drop_down_list_has_an_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
