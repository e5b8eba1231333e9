/*
 * What a file is taken for, as values: the header that a mapping names, the indicator, the year and the unit of each column are those that
 * the file spells out, and a choice that is written as a mapping is what the file is taken for then.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "api/tidu.h"

static const char table[] = "某区企业情况表,,,,\n"
                            "统一社会信用代码,企业名称,营业收入（万元）,,经费\n"
                            ",,2022,2023,2023\n"
                            "91990101MA00H83197,甲,1200,1500,75\n"
                            "91990101MA013G622K,乙,800,,\n";
static const char mapping[] = "columns:\n  经费 2023: {to: rd_expense, unit: wan, year: 2023}\n";
static const char held[] = "统一社会信用代码,企业名称,资质名称,发证日期\n91990101MA00H83197,甲,高新技术企业,2023-11-08\n";

static char folder[64], table_path[96], map_path[96], held_path[96];

static int write_file(char path[96], const char *name, const char *text)
{
    FILE *to;

    snprintf(path, 96, "%s/%s", folder, name);
    to = fopen(path, "w");
    return !to || fputs(text, to) < 0 || fclose(to) ? -1 : 0;
}

static int begin(void **state)
{
    tidu_session *s;
    tidu_session_options options;

    snprintf(folder, sizeof folder, "build/tidu-inspection-XXXXXX");
    if (!mkdtemp(folder) || write_file(table_path, "table.csv", table) || write_file(map_path, "map.yaml", mapping) ||
        write_file(held_path, "held.csv", held))
        return -1;
    tidu_session_options_init(&options);
    if (tidu_session_open(&options, &s, NULL))
        return -1;
    *state = s;
    return 0;
}

static int end(void **state)
{
    tidu_session_close(*state);
    unlink(table_path);
    unlink(map_path);
    unlink(held_path);
    return rmdir(folder);
}

static tidu_inspection *open_file(tidu_session *s, const char *path, const char *map, tidu_inspection_info *info)
{
    tidu_source source = {.size = sizeof source, .input = path, .map = map};
    tidu_inspection *opened;

    assert_int_equal(tidu_inspection_open(s, &source, &opened, NULL, NULL), TIDU_OK);
    tidu_inspection_describe(opened, info);
    return opened;
}

static void columns_are_as_spelt(void **state)
{
    tidu_inspection_info info;
    tidu_inspected_column c;
    tidu_inspection *opened = open_file(*state, table_path, NULL, &info);

    assert_int_equal(info.kind, TIDU_TABLE_COMPANIES);
    assert_string_equal(info.refusal, "");
    assert_int_equal(info.rows, 2);
    assert_int_equal(info.n_columns, 5);
    tidu_inspection_column(opened, 0, &c);
    assert_string_equal(c.indicator, "uscc");
    tidu_inspection_column(opened, 3, &c);
    assert_int_equal(c.column, 4);
    assert_string_equal(c.header, "营业收入（万元） 2023");
    assert_string_equal(c.indicator, "revenue");
    assert_string_equal(c.period, "2023");
    assert_string_equal(c.unit, "wan");
    assert_true(c.filled == 0.5);
    assert_string_equal(c.examples[0], "1500");
    assert_null(c.examples[1]);
    tidu_inspection_column(opened, 4, &c);
    assert_string_equal(c.header, "经费 2023");
    assert_null(c.indicator);
    tidu_inspection_free(opened);
}

static void a_choice_is_what_it_is_taken_for(void **state)
{
    tidu_inspection_info info;
    tidu_inspected_column c;
    tidu_inspection *opened = open_file(*state, table_path, map_path, &info);

    tidu_inspection_column(opened, 4, &c);
    assert_string_equal(c.indicator, "rd_expense");
    assert_string_equal(c.period, "2023");
    assert_string_equal(c.unit, "wan");
    tidu_inspection_column(opened, 3, &c); /* the rest stays as it was */
    assert_string_equal(c.indicator, "revenue");
    tidu_inspection_free(opened);
}

static void a_list_is_known_as_one(void **state)
{
    tidu_inspection_info info;
    tidu_inspected_column c;
    tidu_inspection *opened = open_file(*state, held_path, NULL, &info);

    assert_int_equal(info.kind, TIDU_TABLE_CERTIFICATES);
    tidu_inspection_column(opened, 3, &c);
    assert_string_equal(c.indicator, "granted_on");
    assert_string_equal(c.label, "");
    tidu_inspection_free(opened);
}

static void a_file_that_is_none_is_a_failure(void **state)
{
    tidu_source source = {.size = sizeof source, .input = "build/no-such-file.csv"};
    tidu_inspection *opened = NULL;
    tidu_problems *problems = NULL;
    tidu_error err;

    assert_int_not_equal(tidu_inspection_open(*state, &source, &opened, &problems, &err), TIDU_OK);
    assert_null(opened);
    assert_null(problems);
    assert_non_null(strstr(err.file, "no-such-file.csv"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_as_spelt),
        cmocka_unit_test(a_choice_is_what_it_is_taken_for),
        cmocka_unit_test(a_list_is_known_as_one),
        cmocka_unit_test(a_file_that_is_none_is_a_failure),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
