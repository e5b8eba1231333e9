/* Rows that wait for their company: who is possible, and a filled-in list that has all other cells as they were. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "server/review_rows.h"

static char path[] = "build/tidu-review-XXXXXX";

static const char list[] = "\xef\xbb\xbf统一社会信用代码,企业名称,镇街,候选代码,备注\n"
                           ",甲公司,城关镇,相近: 91990101MA00H83197 甲: 公司; 91990101MA013G622K 甲厂,\"a,\"\"b\n\"\"\"\n"
                           ",乙公司,,91990101MA0HRB413R; 91990101MA02Q9F519,\r\n"
                           ",丙公司,,,c\n";

static int begin(void **state)
{
    int to = mkstemp(path);

    (void)state;
    return to < 0 || write(to, list, sizeof list - 1) != (ssize_t)sizeof list - 1 || close(to) ? -1 : 0;
}

static int end(void **state)
{
    (void)state;
    return unlink(path);
}

static void check_row(void *context, const review_row *row)
{
    size_t *n = context;

    assert_int_equal(row->number, ++*n);
    if (*n == 1) {
        assert_string_equal(row->name, "甲公司");
        assert_string_equal(row->town, "城关镇");
        assert_int_equal(row->n_candidates, 2);
        assert_string_equal(row->candidates[0].code, "91990101MA00H83197");
        assert_string_equal(row->candidates[0].text, "91990101MA00H83197 甲: 公司");
        assert_string_equal(row->candidates[1].code, "91990101MA013G622K");
    } else {
        assert_string_equal(row->name, "乙公司");
        assert_int_equal(row->n_candidates, 2);
        assert_string_equal(row->candidates[1].code, "91990101MA02Q9F519");
    }
}

static void names_who_is_possible(void **state)
{
    size_t n = 0;

    (void)state;
    assert_int_equal(review_rows_read(path, 2, check_row, &n), 3);
    assert_int_equal(n, 2);
}

static const char *second(void *context, size_t number)
{
    (void)context;
    return number == 2 ? "91990101MA02Q9F519" : NULL;
}

static void a_row_is_filled_in_and_the_others_stay(void **state)
{
    char *filled = NULL, *rest = NULL;
    size_t n, m;
    FILE *to = open_memstream(&filled, &n), *open = open_memstream(&rest, &m);

    (void)state;
    assert_int_equal(review_rows_fill(path, second, NULL, to, open), 1);
    fclose(to);
    fclose(open);
    assert_string_equal(filled, "\xef\xbb\xbf统一社会信用代码,企业名称,镇街,候选代码,备注\n"
                                "91990101MA02Q9F519,乙公司,,91990101MA0HRB413R; 91990101MA02Q9F519,\r\n");
    assert_string_equal(rest, "\xef\xbb\xbf统一社会信用代码,企业名称,镇街,候选代码,备注\n"
                              ",甲公司,城关镇,相近: 91990101MA00H83197 甲: 公司; 91990101MA013G622K 甲厂,\"a,\"\"b\n\"\"\"\n"
                              ",丙公司,,,c\n");
    free(filled);
    free(rest);
}

static void a_list_that_is_not_there_is_told(void **state)
{
    (void)state;
    assert_int_equal(review_rows_read("build/none.csv", 2, check_row, NULL), 0);
    assert_int_equal(review_rows_fill("build/none.csv", second, NULL, stderr, stderr), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_who_is_possible),
        cmocka_unit_test(a_row_is_filled_in_and_the_others_stay),
        cmocka_unit_test(a_list_that_is_not_there_is_told),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
