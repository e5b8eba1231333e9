#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "server/kept_answers.h"

enum { MOST = 64 << 10, LARGE = 3000 };

static const answer_form whole = {.is_chinese = true};

static question_words words(const char *command, const char *option)
{
    return (question_words){{command, option}, 2};
}

static void add(kept_answers *k, const char *option, size_t n, char c)
{
    question_words q = words("rank", option);
    answer a = {.bytes = malloc(n + 1), .n = n, .rows = n};

    assert_non_null(a.bytes);
    memset(a.bytes, c, n);
    kept_answers_add(k, &q, &whole, &a);
    memset(a.bytes, '?', n); /* what is kept is a copy */
    answer_clear(&a);
}

static bool has(kept_answers *k, const char *option, char c)
{
    question_words q = words("rank", option);
    answer a;
    bool found = kept_answers_find(k, &q, &whole, &a);

    if (found) {
        assert_int_equal(a.bytes[0], c);
        assert_int_equal(strspn(a.bytes, (char[]){c, 0}), a.n);
        assert_int_equal(a.rows, a.n);
        answer_clear(&a);
    }
    return found;
}

static void what_was_asked_comes_back(void **unused)
{
    kept_answers *k = kept_answers_new(MOST);
    answer_form other = whole;
    question_words q = words("rank", "--top=3");
    answer a;

    (void)unused;
    kept_answers_turn_to(k, &(state){"1"});
    add(k, "--top=3", 17, 'a');
    assert_true(has(k, "--top=3", 'a'));
    assert_false(has(k, "--top=4", 'a'));
    other.is_chinese = false;
    assert_false(kept_answers_find(k, &q, &other, &a));
    other = whole;
    other.first_row = 100;
    assert_false(kept_answers_find(k, &q, &other, &a));
    other = whole;
    other.is_part = true;
    assert_false(kept_answers_find(k, &q, &other, &a));
    other = whole;
    other.company_page = "/company?code=";
    assert_false(kept_answers_find(k, &q, &other, &a));
    q = (question_words){{"rank--top=3"}, 1};
    assert_false(kept_answers_find(k, &q, &whole, &a));
    kept_answers_free(k);
}

static void another_state_has_none(void **unused)
{
    kept_answers *k = kept_answers_new(MOST);

    (void)unused;
    assert_true(kept_answers_turn_to(k, &(state){"1"}));
    add(k, "a", 17, 'a');
    assert_false(kept_answers_turn_to(k, &(state){"1"}));
    assert_true(has(k, "a", 'a'));
    assert_true(kept_answers_turn_to(k, &(state){"2"}));
    assert_false(has(k, "a", 'a'));
    assert_true(kept_answers_turn_to(k, &(state){"1"})); /* nor has the first one any more */
    assert_false(has(k, "a", 'a'));
    kept_answers_free(k);
}

/* Twenty and a bit fit; whoever was asked for stays. */
static void the_oldest_go_first(void **unused)
{
    kept_answers *k = kept_answers_new(MOST);
    char option[16];
    int n = 0;

    (void)unused;
    kept_answers_turn_to(k, &(state){"1"});
    for (int i = 0; i < 100; i++) {
        snprintf(option, sizeof option, "%d", i);
        add(k, option, LARGE, (char)('a' + i % 26));
        assert_true(has(k, "0", 'a'));
    }
    for (int i = 1; i < 100; i++) {
        snprintf(option, sizeof option, "%d", i);
        if (has(k, option, (char)('a' + i % 26))) {
            assert_true(i >= 100 - MOST / LARGE);
            n++;
        }
    }
    assert_in_range(n, MOST / LARGE / 2, MOST / LARGE - 1);
    add(k, "large", MOST / 2, 'x'); /* what is too large sends nobody away */
    assert_false(has(k, "large", 'x'));
    assert_true(has(k, "99", 'v'));
    kept_answers_free(k);
}

static void what_leaves_or_is_noted_is_not_kept(void **unused)
{
    const question_words exports = words("exports", "--lang"), file = words("rank", "--output=x.csv"), list = words("rank", "--top=3");
    answer_form recorded = whole;

    (void)unused;
    recorded.is_recorded = true;
    assert_true(kept_answers_may(&list, &whole));
    assert_false(kept_answers_may(&list, &recorded));
    assert_false(kept_answers_may(&exports, &whole));
    assert_false(kept_answers_may(&file, &whole));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_was_asked_comes_back), cmocka_unit_test(another_state_has_none),
                                       cmocka_unit_test(the_oldest_go_first), cmocka_unit_test(what_leaves_or_is_noted_is_not_kept)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
