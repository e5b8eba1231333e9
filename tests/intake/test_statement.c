/*
 * Statements, whose items stand in rows: each table has the values that a person reads in it, and the random ones those of
 * the same figures in an ordinary table.
 */
#include "trial.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/cell.h"
#include "base/text_buffer.h"

static const char profit[] = "利润表,,,,\n"
                             "编制单位：甲公司　　统一社会信用代码：" CODE_A ",,,单位：万元,\n"
                             "项目,行次,2022年度,2023年,2024年12月31日\n"
                             "一、营业总收入,1,,1210.5,1500\n"
                             "其中：营业收入,2,1000,\"1,200.5\",1400\n"
                             "减：营业成本,3,500,600,700\n"
                             "研发费用,4,80,abc,120\n"
                             "四、净利润（净亏损以“－”号填列）,5,-10,20,30\n"
                             "单位负责人：,,会计机构负责人：,,\n";

static void one_company(void **state)
{
    trial t = read_text(profit);

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_int_equal(t.report.rows, 1);
    assert_string_equal(text_of(&t, CODE_A, "name"), "甲公司");
    assert_true(number_of(&t, CODE_A, "revenue", 2022) == 10e6);
    assert_true(number_of(&t, CODE_A, "revenue", 2023) == 12005000);
    assert_true(number_of(&t, CODE_A, "revenue", 2024) == 14e6);
    assert_true(number_of(&t, CODE_A, "net_profit", 2022) == -1e5);
    assert_true(number_of(&t, CODE_A, "rd_expense", 2024) == 12e5);
    assert_true(cell_is_missing(number_of(&t, CODE_A, "rd_expense", 2023)));
    /* the places are those of the file, not of the turned table */
    assert_problem(&t, PROBLEM_NUMBER, 7, 4, "abc");
    assert_problem(&t, PROBLEM_COLUMN_UNKNOWN, 6, 1, "营业成本");
    assert_int_equal(problems_count_kind(t.found, PROBLEM_STATEMENT), 1);
    assert_int_equal(t.report.columns[3].column, 4);
    end(&t);
}

/* Columns of this and of the last year, two columns of items, the keys in cells of their own. */
static void balance_sheet(void **state)
{
    static const char table[] = "资产负债表,,,,,,,\n"
                                "企业名称：,甲公司,统一社会信用代码," CODE_A ",,2024年12月31日,,单位：元\n"
                                "资产,行次,期末余额,年初余额,负债和所有者权益,行次,期末余额,年初余额\n"
                                "流动资产：,,,,流动负债：,,,\n"
                                "货币资金,1,100,90,短期借款,31,10,20\n"
                                "资产总计,30,5000,4500,负债合计,50,2000,2100\n"
                                ",,,,所有者权益合计,60,3000,2400\n";
    trial t = read_text(table);

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_true(number_of(&t, CODE_A, "total_assets", 2024) == 5000);
    assert_true(number_of(&t, CODE_A, "total_assets", 2023) == 4500);
    assert_true(number_of(&t, CODE_A, "liabilities", 2023) == 2100);
    assert_true(number_of(&t, CODE_A, "net_assets", 2024) == 3000);
    assert_problem(&t, PROBLEM_YEAR_OF_TITLE, 2, 0, "2024");
    assert_problem(&t, PROBLEM_COLUMN_UNKNOWN, 5, 5, "短期借款");
    end(&t);
}

/* "To date" counts before "this period", of the month it is not read, and the option before the title. */
static void periods(void **state)
{
    static const char table[] = "利润表,,," CODE_A "\n统一社会信用代码:," CODE_A ",2023年度,\n"
                                "项目,本月金额,本期金额,本年累计金额\n营业收入,1,2,300\n研发费用,1,2,30\n";
    trial t = read_text(table);

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_true(number_of(&t, CODE_A, "revenue", 2023) == 300);
    assert_problem(&t, PROBLEM_COLUMN_TWICE, 3, 3, "本年累计金额");
    end(&t);
    t = read_with(table, &(intake_options){.year = 2021});
    assert_int_equal(t.status, TIDU_OK);
    assert_true(number_of(&t, CODE_A, "rd_expense", 2021) == 30);
    end(&t);
}

/* Several companies: columns beside the items name them, units have a column, the year may have one. */
static void several_companies(void **state)
{
    static const char years[] = "统一社会信用代码,企业名称,指标,计量单位,2023年,2024年\n" CODE_A ",甲公司,营业收入,万元,100,120\n" CODE_A
                                ",甲公司,职工总数,人,20,22\n" CODE_B ",乙公司,营业收入,万元,200,x20\n,,职工总数,人,30,32\n"
                                ",,商誉,万元,3,2\n";
    static const char lines[] = "统一社会信用代码,年度,指标,数值\n" CODE_A ",2023,营业收入（万元）,100\n" CODE_A ",2023,职工总数,20\n" CODE_A
                                ",2024,营业收入（万元）,120\n" CODE_B ",2024,职工总数,32\n";
    trial t = read_text(years);

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_int_equal(t.report.rows, 2);
    assert_true(number_of(&t, CODE_A, "revenue", 2024) == 1200000);
    assert_true(number_of(&t, CODE_B, "revenue", 2023) == 2000000);
    assert_true(number_of(&t, CODE_B, "employees", 2024) == 32);
    assert_problem(&t, PROBLEM_NUMBER, 4, 6, "x20");
    assert_problem(&t, PROBLEM_COLUMN_UNKNOWN, 6, 3, "商誉");
    end(&t);
    t = read_text(lines);
    assert_int_equal(t.status, TIDU_OK);
    assert_true(number_of(&t, CODE_A, "revenue", 2023) == 1000000);
    assert_true(number_of(&t, CODE_A, "revenue", 2024) == 1200000);
    assert_true(number_of(&t, CODE_B, "employees", 2024) == 32);
    end(&t);
}

/* The same item twice is said and the first one read; one item in two units is refused with both named. */
static void items_twice(void **state)
{
    static const char twice[] = "统一社会信用代码：" CODE_A ",,\n项目,单位,2023年\n营业收入,元,5\n研发费用,元,1\n研发费用,元,2\n";
    static const char units[] = "统一社会信用代码：" CODE_A ",,\n项目,单位,2023年\n营业收入,元,5\n研发费用,元,1\n研发费用,万元,2\n";
    trial t = read_text(twice);

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_true(number_of(&t, CODE_A, "rd_expense", 2023) == 1);
    assert_problem(&t, PROBLEM_COLUMN_TWICE, 5, 1, "研发费用");
    end(&t);
    t = read_text(units);
    assert_int_equal(t.status, TIDU_EDATA);
    assert_non_null(strstr(t.err.message, "rd_expense"));
    end(&t);
}

/* What is missing is named; a part of a year is never taken for the year. */
static void refused(void **state)
{
    static const struct {
        const char *table;
        const char *says;
    } rows[] = {
        {"统一社会信用代码：" CODE_A ",2024年1-6月,\n项目,本期金额,上期金额\n营业收入,100,80\n研发费用,10,8\n", "--year"},
        {"利润表,2024年度,\n项目,本期金额,上期金额\n营业收入,100,80\n研发费用,10,8\n", "whose they are"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        trial t = read_text(rows[i].table);

        assert_int_equal(t.status, TIDU_EDATA);
        assert_non_null(strstr(t.err.message, rows[i].says));
        assert_int_equal(panel_count(t.panel), 0);
        end(&t);
    }
}

/* Tables with companies in rows stay what they are, with years above their items and a header on each page. */
static void ordinary_tables(void **state)
{
    static const char table[] = ",,2022年,,2023年,\n统一社会信用代码,企业名称,营业收入,职工总数,营业收入,职工总数\n" CODE_A ",甲,15,7,18,9\n"
                                "统一社会信用代码,企业名称,营业收入,职工总数,营业收入,职工总数\n" CODE_B ",乙,25,8,28,10\n";
    trial t = read_text(table);

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_int_equal(problems_count_kind(t.found, PROBLEM_STATEMENT), 0);
    assert_true(number_of(&t, CODE_B, "employees", 2023) == 10);
    end(&t);
}

/* --- random statements beside ordinary tables ---------------------------------- */

enum { ITEMS = 6, YEARS = 3, MOST_FILLING = 80 };

static const char *const names[ITEMS] = {"revenue", "rd_expense", "net_profit", "total_assets", "liabilities", "employees"};
static const char *const labels[ITEMS] = {"营业收入", "研发费用", "净利润", "资产总计", "负债合计", "职工总数"};

/* Rows of unknown items before the figures, up to more than are looked at for a header; empty cells; items in any order. */
static void as_ordinary_tables(void **state)
{
    (void)state;
    srand(12);
    for (int round = 0; round < 200; round++) {
        text_buffer turned, plain;
        int filling = rand() % MOST_FILLING, from = rand() % ITEMS;
        trial a, b;

        text_buffer_init(&turned);
        text_buffer_init(&plain);
        text_buffer_append_string(&turned, "统一社会信用代码：" CODE_A ",,单位：万元,,\n项目,2022年,2023年,2024年\n");
        text_buffer_append_string(&plain, "单位：万元,,\n统一社会信用代码,企业名称");
        for (int i = 0; i < filling; i++)
            text_buffer_print(&turned, "第%d项其他,%d,%d,%d\n", i, rand() % 9, rand() % 9, rand() % 9);
        for (int i = 0; i < ITEMS; i++) {
            for (int y = 0; y < YEARS; y++)
                text_buffer_print(&plain, ",%d年%s", 2022 + y, labels[(i + from) % ITEMS]);
        }
        text_buffer_append_string(&plain, "\n" CODE_A ",");
        for (int i = 0; i < ITEMS; i++) {
            text_buffer_append_string(&turned, labels[(i + from) % ITEMS]);
            for (int y = 0; y < YEARS; y++) {
                char cell[16] = "";

                if (rand() % 4)
                    snprintf(cell, sizeof cell, ",%d", rand() % 100000);
                else
                    snprintf(cell, sizeof cell, ",");
                text_buffer_append_string(&turned, cell);
                text_buffer_append_string(&plain, cell);
            }
            text_buffer_append_char(&turned, '\n');
        }
        text_buffer_append_char(&plain, '\n');
        a = read_text(text_buffer_string(&turned));
        b = read_text(text_buffer_string(&plain));
        assert_int_equal(a.status, b.status);
        for (int i = 0; i < ITEMS && !a.status; i++) {
            for (int y = 2022; y < 2022 + YEARS; y++) {
                double x = number_of(&a, CODE_A, names[i], y), z = number_of(&b, CODE_A, names[i], y);

                if (!(x == z || (cell_is_missing(x) && cell_is_missing(z))))
                    fail_msg("%s of %d: %g, not %g, in\n%s", names[i], y, x, z, text_buffer_string(&turned));
            }
        }
        end(&a);
        end(&b);
        text_buffer_clear(&turned);
        text_buffer_clear(&plain);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_company),       cmocka_unit_test(balance_sheet), cmocka_unit_test(periods),
        cmocka_unit_test(several_companies), cmocka_unit_test(items_twice),   cmocka_unit_test(refused),
        cmocka_unit_test(ordinary_tables),   cmocka_unit_test(as_ordinary_tables),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
