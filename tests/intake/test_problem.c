#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/text_buffer.h"
#include "intake/problem.h"

static void kinds_are_complete(void **state)
{
    (void)state;
    for (int i = 0; i < PROBLEM_KINDS; i++) {
        const char *code = problem_code((problem_kind)i);

        assert_int_equal(strlen(code), 4);
        assert_int_equal(code[0], 'D');
        assert_true(*problem_text((problem_kind)i) && *problem_done((problem_kind)i));
        for (int j = 0; j < i; j++)
            assert_string_not_equal(code, problem_code((problem_kind)j));
    }
}

static void long_texts_are_cut_between_characters(void **state)
{
    problems *p = problems_new();
    char text[601] = "";

    (void)state;
    for (int i = 0; i < 200; i++)
        memcpy(text + 3 * i, "甲", 3);
    assert_true(problems_add(p, &(problem){PROBLEM_NUMBER, "f", 1, 2, "h", text}));
    assert_int_equal(strlen(problems_get(p, 0)->found), 198); /* 66 characters of 3 bytes */
    problems_free(p);
}

static bool take(void *all, const char *bytes, size_t n)
{
    text_buffer_append(all, bytes, n);
    return true;
}

static void written_as_csv(void **state)
{
    problems *p = problems_new();
    tidu_error err = {0};
    text_buffer all;
    const char *text;

    (void)state;
    assert_true(problems_add(p, &(problem){PROBLEM_RANGE, "a.csv", 7, 3, "营业收入", "-5"}));
    assert_true(problems_add(p, &(problem){PROBLEM_COLUMNS_TOO_FEW, "a.csv", 8, 0, "", "x,\"y"}));
    assert_int_equal(problems_count_kind(p, PROBLEM_RANGE), 1);
    text_buffer_init(&all);
    assert_int_equal(problems_write(p, take, &all, &err), TIDU_OK);
    text = text_buffer_string(&all);
    assert_non_null(strstr(text, "\xef\xbb\xbf" "code,severity,file,line,column,header,found,"));
    assert_non_null(strstr(text, "\nD202,error,a.csv,7,3,营业收入,-5,"));
    assert_non_null(strstr(text, "\nD102,warning,a.csv,8,,,\"x,\"\"y\","));
    text_buffer_clear(&all);
    problems_free(p);
}

/* Behind the first few of a kind all are counted and none is kept. */
static void many_of_a_kind(void **state)
{
    problems *p = problems_new();

    (void)state;
    problems_keep(p, 2);
    for (unsigned long line = 1; line < 10; line++)
        assert_true(problems_add(p, &(problem){line % 3 ? PROBLEM_NUMBER : PROBLEM_RANGE, "f", line, 1, "h", "x"}));
    assert_int_equal(problems_count(p), 4);
    assert_int_equal(problems_count_kind(p, PROBLEM_NUMBER), 6);
    assert_int_equal(problems_count_kind(p, PROBLEM_RANGE), 3);
    assert_int_equal(problems_get(p, 3)->line, 6);
    problems_free(p);
}

static bool refuse(void *left, const char *bytes, size_t n)
{
    (void)bytes;
    (void)n;
    return (*(int *)left)-- > 0;
}

static void a_sink_that_refuses(void **state)
{
    problems *p = problems_new();

    (void)state;
    assert_true(problems_add(p, &(problem){PROBLEM_RANGE, "a.csv", 7, 3, "revenue", "-5"}));
    for (int n = 0; n <= 2; n++) {
        tidu_error err = {0};
        int left = n;

        assert_int_equal(problems_write(p, refuse, &left, &err), n < 2 ? TIDU_EIO : TIDU_OK);
        assert_int_equal(left, n < 2 ? -1 : 0);
    }
    problems_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_are_complete),
        cmocka_unit_test(long_texts_are_cut_between_characters),
        cmocka_unit_test(written_as_csv),
        cmocka_unit_test(many_of_a_kind),
        cmocka_unit_test(a_sink_that_refuses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
