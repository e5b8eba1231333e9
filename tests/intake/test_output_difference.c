/* The first place in which two outputs differ, of files that are written here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/temporary_folder.h"
#include "intake/output_difference.h"

static char folder[TEMPORARY_FOLDER_PATH];

static const char *put(const char *name, const char *text)
{
    static char paths[2][TEMPORARY_FOLDER_PATH + 64];
    static int turn;
    char *path = paths[turn ^= 1];
    FILE *f;

    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    f = fopen(path, "wb");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
    return path;
}

static output_difference differ(const char *ending, const char *written, const char *computed, bool only_cells)
{
    char a[64], b[64];
    output_difference d;
    const char *one, *other;

    snprintf(a, sizeof a, "a%s", ending);
    snprintf(b, sizeof b, "b%s", ending);
    one = put(a, written);
    other = put(b, computed);
    assert_int_equal(output_difference_find(one, other, only_cells, &d, NULL), TIDU_OK);
    return d;
}

static void cells_of_a_table(void **state)
{
    static const char table[] = "rank,uscc,name,score\n1,A,甲,71.25\n2,B,乙,60\n";
    output_difference d = differ(".csv", table, table, false);

    (void)state;
    assert_false(d.is_found);
    d = differ(".csv", "rank,uscc,name,score\n1,A,甲,71.25\n2,B,乙,61\n", table, false);
    assert_true(d.is_found);
    assert_int_equal(d.line, 3);
    assert_int_equal(d.column, 4);
    assert_string_equal(d.header, "score");
    assert_string_equal(d.key, "2 B 乙");
    assert_string_equal(d.written, "61");
    assert_string_equal(d.computed, "60");
    d = differ(".csv", "rank,uscc,name,score\n1,A,甲,71.25\n", table, false);
    assert_string_equal(d.computed, "2");
    assert_string_equal(d.written, "");
    assert_int_equal(d.line, 3);
    d = differ(".csv", "rank,uscc,name,score\n1,A,甲,71.25\n2,B,乙,60\n3,C,丙,5\n", table, false);
    assert_int_equal(d.line, 4);
    assert_string_equal(d.written, "3");
    /* a byte that is in no cell */
    d = differ(".csv", "rank,uscc,name,score\n1,A,甲,71.25\n2,B,\"乙\",60\n", table, false);
    assert_true(d.is_found);
    assert_int_equal(d.line, 3);
    assert_string_equal(d.header, "");
}

static void lines_of_anything(void **state)
{
    output_difference d = differ(".json", "[\n{\"a\":1},\n{\"b\":2}]\n", "[\n{\"a\":1},\n{\"b\":3}]\n", false);

    (void)state;
    assert_int_equal(d.line, 3);
    assert_int_equal(d.column, 6);
    assert_string_equal(d.written, "{\"b\":2}]");
    assert_string_equal(d.computed, "{\"b\":3}]");
    d = differ(".txt", "one\ntwo\n", "one\ntwo\nthree\n", false);
    assert_int_equal(d.line, 3);
    assert_string_equal(d.written, "");
    assert_string_equal(d.computed, "three");
    d = differ(".txt", "a\xff\x01z\n", "abcz\n", false);
    assert_string_equal(d.written, "a? z");
}

static void stamps_do_not_count_among_cells(void **state)
{
    static const char a[] = "<p>\n<meta content=\"tidu-list: rank; data: 11\">\n<td>5</td>\n", b[] = "<p>\n<meta content=\"tidu-list: rank; data: 22\">\n<td>5</td>\n",
                      c[] = "<p>\n<meta content=\"tidu-list: rank; data: 22\">\n<td>6</td>\n";
    output_difference d = differ(".html", a, b, true);

    (void)state;
    assert_false(d.is_found);
    d = differ(".html", a, b, false);
    assert_int_equal(d.line, 2);
    d = differ(".html", a, c, true);
    assert_int_equal(d.line, 3);
}

static void files_of_folders(void **state)
{
    char one[TEMPORARY_FOLDER_PATH + 64], other[TEMPORARY_FOLDER_PATH + 64];
    output_difference d;

    (void)state;
    snprintf(one, sizeof one, "%s/one", folder);
    snprintf(other, sizeof other, "%s/other", folder);
    assert_int_equal(mkdir(one, 0700) | mkdir(other, 0700), 0);
    put("one/x.csv", "a,b\n1,2\n");
    put("other/x.csv", "a,b\n1,2\n");
    assert_int_equal(output_difference_find(one, other, false, &d, NULL), TIDU_OK);
    assert_false(d.is_found);
    put("one/y.csv", "a,b\n1,2\n");
    assert_int_equal(output_difference_find(one, other, false, &d, NULL), TIDU_OK);
    assert_string_equal(d.part, "y.csv");
    assert_string_equal(d.written, "y.csv");
    assert_string_equal(d.computed, "");
    put("other/y.csv", "a,b\n1,3\n");
    assert_int_equal(output_difference_find(one, other, false, &d, NULL), TIDU_OK);
    assert_string_equal(d.part, "y.csv");
    assert_string_equal(d.header, "b");
    assert_int_equal(d.line, 2);
}

static void what_is_broken_is_said(void **state)
{
    output_difference d;
    tidu_error err = {.message = ""};
    const char *one = put("a.xlsx", "PK\003\004 no workbook"), *other = put("b.xlsx", "PK\003\004 none either");

    (void)state;
    assert_int_equal(output_difference_find(one, other, false, &d, &err), TIDU_EDATA);
    assert_true(*err.message);
    assert_int_equal(output_difference_find("/nowhere", other, false, &d, &err), TIDU_EIO);
}

static int begin(void **state)
{
    (void)state;
    return temporary_folder_make(folder) ? 0 : -1;
}

static int end(void **state)
{
    (void)state;
    temporary_folder_remove(folder);
    return access(folder, F_OK) ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(cells_of_a_table, begin, end),
        cmocka_unit_test_setup_teardown(lines_of_anything, begin, end),
        cmocka_unit_test_setup_teardown(stamps_do_not_count_among_cells, begin, end),
        cmocka_unit_test_setup_teardown(files_of_folders, begin, end),
        cmocka_unit_test_setup_teardown(what_is_broken_is_said, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
