#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

static void written_as_csv(void **state)
{
    problems *p = problems_new();
    char text[1024] = "";
    tidu_error err = {0};
    FILE *file;

    (void)state;
    assert_true(problems_add(p, &(problem){PROBLEM_RANGE, "a.csv", 7, 3, "营业收入", "-5"}));
    assert_true(problems_add(p, &(problem){PROBLEM_COLUMNS_TOO_FEW, "a.csv", 8, 0, "", "x,\"y"}));
    assert_int_equal(problems_count_kind(p, PROBLEM_RANGE), 1);
    assert_int_equal(problems_write(p, "build/problems-test.csv", &err), TIDU_OK);
    file = fopen("build/problems-test.csv", "rb");
    assert_non_null(file);
    assert_true(fread(text, 1, sizeof text - 1, file) > 0);
    fclose(file);
    unlink("build/problems-test.csv");
    assert_non_null(strstr(text, "\xef\xbb\xbf" "code,severity,file,line,column,header,found,"));
    assert_non_null(strstr(text, "\nD202,error,a.csv,7,3,营业收入,-5,"));
    assert_non_null(strstr(text, "\nD102,warning,a.csv,8,,,\"x,\"\"y\","));
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

static void a_folder_that_is_not_there(void **state)
{
    problems *p = problems_new();
    tidu_error err = {0};

    (void)state;
    assert_int_equal(problems_write(p, "build/no/such/folder/p.csv", &err), TIDU_EIO);
    assert_string_equal(err.file, "build/no/such/folder/p.csv");
    problems_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_are_complete),
        cmocka_unit_test(long_texts_are_cut_between_characters),
        cmocka_unit_test(written_as_csv),
        cmocka_unit_test(many_of_a_kind),
        cmocka_unit_test(a_folder_that_is_not_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
