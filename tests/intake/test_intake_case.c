/* Lists of visits and of tasks: which is which, what is read of a row, and that nothing is cut off. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/allocate.h"
#include "dictionary.h"
#include "intake/intake.h"

#define CODE "91320681MA1X1AAAAF"

typedef struct reading {
    dictionary *dictionary;
    case_sheet *sheet;
    problems *found;
    intake_report report;
    tidu_error err;
    tidu_status status;
} reading;

static reading read_list(const char *text, bool is_visits, unsigned long fail_at)
{
    reading r = {.dictionary = shipped_dictionary(), .sheet = case_sheet_new(is_visits), .found = problems_new()};
    intake_options options = {.dictionary = r.dictionary};
    char path[] = "build/case-XXXXXX";
    int descriptor = mkstemp(path);

    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, text, strlen(text)), (ssize_t)strlen(text));
    close(descriptor);
    allocate_fail_at(fail_at);
    r.status = intake_read_case(path, &options, r.sheet, r.found, &r.report, &r.err);
    allocate_fail_at(0);
    unlink(path);
    return r;
}

static void end(reading *r)
{
    intake_report_clear(&r->report);
    problems_free(r->found);
    case_sheet_free(r->sheet);
    dictionary_free(r->dictionary);
}

static void check_problem(const reading *r, size_t i, problem_kind kind, unsigned long line, unsigned long column)
{
    const problem *p = problems_get(r->found, i);

    assert_int_equal(p->kind, kind);
    assert_int_equal(p->line, line);
    assert_int_equal(p->column, column);
}

static void visits_are_read_as_they_stand(void **state)
{
    char text[4096], found[1200] = "";
    reading r;

    (void)state;
    for (int i = 0; i < 60; i++)
        strcat(found, "经营情况良好");
    snprintf(text, sizeof text, "统一社会信用代码,走访日期,走访人,走访情况,企业需求\n" CODE ",2025/3/5,王五, %s ,无\n" CODE ",2025年3月,王五,好,\n,,,,\n"
             CODE ",45000,赵六,电话13812345678,\n", found);
    r = read_list(text, true, 0);
    assert_int_equal(r.status, TIDU_OK);
    assert_int_equal(case_sheet_count(r.sheet), 2);
    assert_string_equal(case_sheet_get(r.sheet, 0)->text[CASE_DAY], "2025-03-05");
    assert_string_equal(case_sheet_get(r.sheet, 0)->text[CASE_FINDING], found); /* 1,080 bytes */
    assert_string_equal(case_sheet_get(r.sheet, 0)->text[CASE_NEED], "");       /* a word for nothing */
    assert_string_equal(case_sheet_get(r.sheet, 1)->text[CASE_DAY], "2023-03-15"); /* day 45000 of a spreadsheet */
    assert_int_equal(case_sheet_get(r.sheet, 1)->line, 5);
    assert_int_equal(case_sheet_column(r.sheet, CASE_FINDING), 4);
    assert_int_equal(problems_count(r.found), 2);
    check_problem(&r, 0, PROBLEM_VISIT_DAY, 3, 2);
    check_problem(&r, 1, PROBLEM_PERSONAL_NUMBER, 5, 4);
    assert_string_equal(problems_get(r.found, 1)->found, "电话138********");
    end(&r);
}

static void tasks_are_rows_that_somebody_has_filled_in(void **state)
{
    reading r = read_list("任务编号,任务内容,责任单位,办结期限,办结日期,佐证材料,办理情况,申请延期至,状态\n"
                          "1,a,b,2025-05-01,,,,,逾期\n"
                          "2,a,b,2025-05-01,2025-04-30,文号,办好,,逾期\n"
                          "3,a,b,某日,,,,2025-06-01,\n"
                          ",新任务,东镇,2025-07-01,,,,,\n"
                          ",,,,,,,,\n", false, 0);

    (void)state;
    assert_int_equal(r.status, TIDU_OK);
    assert_int_equal(case_sheet_count(r.sheet), 2);
    assert_string_equal(case_sheet_get(r.sheet, 0)->text[CASE_ID], "2");
    assert_string_equal(case_sheet_get(r.sheet, 0)->text[CASE_EVIDENCE], "文号");
    assert_string_equal(case_sheet_get(r.sheet, 1)->text[CASE_TITLE], "新任务");
    assert_int_equal(problems_count(r.found), 1);
    check_problem(&r, 0, PROBLEM_TASK_DAY, 4, 4);
    end(&r);
}

static void other_tables_are_none(void **state)
{
    static const char *const texts[] = {"统一社会信用代码,企业名称,最近走访\n" CODE ",甲,2025-03-01\n", "统一社会信用代码,称号,批次,状态\n" CODE ",hnte,第一批,已申报\n"};

    (void)state;
    for (int i = 0; i < 4; i++) {
        reading r = read_list(texts[i / 2], i % 2, 0);

        assert_int_equal(r.status, TIDU_EDATA);
        assert_int_equal(case_sheet_count(r.sheet), 0);
        end(&r);
    }
}

static void every_failed_allocation_is_survived(void **state)
{
    tidu_status status = TIDU_ENOMEM;

    (void)state;
    for (unsigned long k = 1; status; k++) {
        reading r = read_list("统一社会信用代码,走访日期,走访人,走访情况\n" CODE ",2025-03-05,王五,电话13812345678\n", true, k);

        status = r.status;
        if (status)
            assert_int_equal(status, TIDU_ENOMEM);
        end(&r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(visits_are_read_as_they_stand),
        cmocka_unit_test(tasks_are_rows_that_somebody_has_filled_in),
        cmocka_unit_test(other_tables_are_none),
        cmocka_unit_test(every_failed_allocation_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
