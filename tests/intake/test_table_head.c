/*
 * Headers of one to four rows, and the unit of each column: values as a person reads the table. Invented figures, of
 * kinds that bureaus have sent.
 */
#include "trial.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "intake/header_label.h"

/* A table, and what one company must have of it afterwards. */
typedef struct reading {
    const char *table;
    const char *indicator;
    int year;
    double value; /* yuan, persons */
} reading;

static void assert_readings(const reading *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        trial t = read_text(rows[i].table);
        double value;

        if (t.status)
            fail_msg("%s: %s", rows[i].table, t.err.message);
        value = number_of(&t, CODE_A, rows[i].indicator, rows[i].year);
        if (!(value == rows[i].value))
            fail_msg("%s: %s of %d is %.17g, not %.17g", rows[i].table, rows[i].indicator, rows[i].year, value,
                     rows[i].value);
        end(&t);
    }
}

/* Years, units and items may stand in either row; a blank cell above takes the word to its left. */
static void headers_of_several_rows(void **state)
{
    static const char below[] = "某区主要指标表,,,,,\n统一社会信用代码,企业名称,营业收入（万元）,,研发费用（万元）,\n"
                                ",,2022,2023,2022,2023\n" CODE_A ",甲,1500,1800,75,95\n";
    static const char above[] = "统一社会信用代码,企业名称,2022年,,2023年,\n,,营业收入,研发费用(千元),营业收入,研发费用(千元)\n" CODE_A
                                ",甲,15,7,18,9\n";
    static const char over[] = ",,2022年,,2023年,\n统一社会信用代码,企业名称,营业收入,职工总数,营业收入,职工总数\n" CODE_A
                               ",甲,15,7,18,9\n";
    static const char period[] = "统一社会信用代码,年度,营业收入(万元),,研发费用(万元),\n,,1-6月,全年,1-6月,全年\n" CODE_A
                                 ",2023,700,1500,30,75\n";
    static const char export[] = "uscc,year,revenue,rd_expense\n统一社会信用代码,会计年度,营业收入,研发费用\n没有单位,没有单位,万元,万元\n" CODE_A
                                 ",2023,1500,75\n";
    static const char lines[] = "统一社会信用代码,\"营业收入\n[报告期] 2020年报\n[报表类型] 合并报表\n[单位] 万元\","
                                "\"净利润\n[报告期] 2021年报\n[单位] 元\"\n" CODE_A ",2,3\n";
    static const char one[] = "统一社会信用代码,24年营业收入(万元),FY2023营业收入(万元),2022年末职工总数\n" CODE_A ",2,3,4\n";
    static const reading rows[] = {
        {below, "revenue", 2022, 15e6},    {below, "rd_expense", 2023, 950e3}, {above, "revenue", 2023, 18e3},
        {above, "rd_expense", 2022, 7e3},  {over, "revenue", 2022, 15},        {over, "employees", 2023, 9},
        {period, "revenue", 2023, 15e6},   {period, "rd_expense", 2023, 75e4}, {export, "revenue", 2023, 15e6},
        {export, "rd_expense", 2023, 75e4}, {lines, "revenue", 2020, 2e4},     {lines, "net_profit", 2021, 3},
        {one, "revenue", 2024, 2e4},       {one, "revenue", 2023, 3e4},        {one, "employees", 2022, 4},
    };

    (void)state;
    assert_readings(rows, sizeof rows / sizeof *rows);
}

/* What is a part of a figure, of another time or a rate is never taken for the figure. */
static void other_figures_are_left_out(void **state)
{
    static const char *const headers[] = {
        "营业收入,营业收入增速\n", "营业收入,上年营业收入\n", "营业收入,营业收入占比\n", "营业收入,2023年1-6月营业收入\n",
        "营业收入,研发费用(%)\n", "营业收入,职工总数(万元)\n", "营业收入,营业收入(美元)\n",
    };
    char text[512];
    trial t;

    (void)state;
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
        snprintf(text, sizeof text, "uscc,year,%s%s,2023,100,7\n", headers[i], CODE_A);
        t = read_text(text);
        assert_int_equal(t.status, TIDU_OK);
        assert_true(number_of(&t, CODE_A, "revenue", 2023) == 100);
        for (int id = 0; id < dictionary_count(t.dictionary); id++) {
            if (dictionary_get(t.dictionary, id)->kind == INDICATOR_ANNUAL && panel_number(t.panel, 0, id, 2023) == 7)
                fail_msg("%s was read as %s", headers[i], dictionary_get(t.dictionary, id)->name);
        }
        end(&t);
    }
    /* a row below the item that says what part of it this is */
    t = read_text("uscc,year,营业收入,营业收入\n,,合并报表,其中：出口\n" CODE_A ",2023,100,7\n");
    assert_int_equal(t.status, TIDU_OK);
    assert_true(number_of(&t, CODE_A, "revenue", 2023) == 100);
    end(&t);
}

static void rows_of_data_are_no_headers(void **state)
{
    trial t = read_text("uscc,name,year,revenue\n,,2022,120\n" CODE_A ",甲,2023,100\n");

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_true(number_of(&t, CODE_A, "revenue", 2023) == 100);
    assert_int_equal(problems_count_kind(t.found, PROBLEM_CODE_MISSING), 1);
    end(&t);
}

static void units_are_found(void **state)
{
    static const char *const lines[] = {"单位 万元", "单位（万元）", "注：以下金额均为万元", "填报单位：某局      单位：万元",
                                        "单位:（万元）", "单位：人、万元", "单位：个、人、万元", "金额单位：万元", "（万元）",
                                        "以万元为单位"};
    static const char row[] = "uscc,year,营业收入,研发费用,职工总数\n,,万元,千元,人\n" CODE_A ",2023,1500,75,30\n";
    static const char heads[] = "uscc,year,职工总数(万人),营业收入(亿元)\n" CODE_A ",2023,0.5,2\n";
    static const reading rows[] = {{row, "revenue", 2023, 15e6}, {row, "rd_expense", 2023, 75e3},
                                   {row, "employees", 2023, 30}, {heads, "employees", 2023, 5000},
                                   {heads, "revenue", 2023, 2e8}};
    char text[512];

    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        snprintf(text, sizeof text, "某市主要指标,,%s\nuscc,year,revenue,employees\n%s,2023,2500,30\n", lines[i], CODE_A);
        assert_readings(&(reading){text, "revenue", 2023, 25e6}, 1);
    }
    assert_readings(rows, sizeof rows / sizeof *rows);
}

/* Each table leads to one problem of this kind, and to the value that stands beside it. */
static void doubtful_units_are_said(void **state)
{
    static const struct {
        const char *table;
        int option;
        problem_kind kind;
        double revenue;
    } rows[] = {
        {"单位：元、万元\nuscc,year,revenue\n" CODE_A ",2023,25\n", 0, PROBLEM_UNIT_CONFLICT, 25e4},
        {"单位：千元\nuscc,year,revenue\n" CODE_A ",2023,25\n", 4, PROBLEM_UNIT_CONFLICT, 25e3},
        {"uscc,year,营业收入(万元)\n,,千元\n" CODE_A ",2023,25\n", 0, PROBLEM_UNIT_CONFLICT, 25e4},
        {"年产值亿元企业\nuscc,year,revenue\n" CODE_A ",2023,25\n", 0, PROBLEM_UNIT_UNUSED, 25},
        {"uscc,year,研发费用(万元),营业收入\n" CODE_A ",2023,2,25\n", 0, PROBLEM_UNIT_INHERITED, 25e4},
        {"uscc,year,研发费用(万元),净利润(千元),营业收入\n" CODE_A ",2023,2,3,25\n", 0, PROBLEM_UNIT_UNKNOWN, 25},
    };
    trial t;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        t = read_with(rows[i].table, &(intake_options){.unit_shift = rows[i].option});
        assert_int_equal(t.status, TIDU_OK);
        assert_true(number_of(&t, CODE_A, "revenue", 2023) == rows[i].revenue);
        if (problems_count_kind(t.found, rows[i].kind) != 1)
            fail_msg("%s: not said", rows[i].table);
        end(&t);
        /* and strict reading stops there */
        t = read_with(rows[i].table, &(intake_options){.unit_shift = rows[i].option, .is_strict = true});
        assert_int_equal(t.status, TIDU_EDATA);
        end(&t);
    }
    /* revenue of 39 yuan a head */
    t = read_text("uscc,year,revenue,employees\nA1,2023,390,10\nA2,2023,400,10\nA3,2023,400,11\nA4,2023,400,12\nA5,2023,400,9\n");
    assert_int_equal(problems_count_kind(t.found, PROBLEM_UNIT_IMPLAUSIBLE), 1);
    end(&t);
    t = read_text("uscc,year,revenue\n" CODE_A ",2022,15000000\n" CODE_A ",2023,1600\n" CODE_B ",2022,15000000\n" CODE_B ",2023,15001\n");
    assert_int_equal(problems_count_kind(t.found, PROBLEM_JUMP), 1);
    assert_problem(&t, PROBLEM_JUMP, 3, 3, "15000000 -> 1600");
    end(&t);
    t = read_text("uscc,year,营业收入(元),employees\nA1,2023,390,10\nA2,2023,400,10\nA3,2023,400,11\nA4,2023,400,12\nA5,2023,400,9\n");
    assert_int_equal(problems_count_kind(t.found, PROBLEM_UNIT_IMPLAUSIBLE), 0);
    end(&t);
}

/* Statutory names of the accounts, names of the forms, and both scripts. */
static void usual_labels(void **state)
{
    static const struct {
        const char *header, *indicator;
    } rows[] = {
        {"资产总计", "total_assets"}, {"负债合计", "liabilities"}, {"所有者权益合计", "net_assets"},
        {"经营活动产生的现金流量净额", "operating_cash_flow"}, {"从业人员期末人数", "employees"},
        {"R&D经费(万元)", "rd_expense"}, {"加计扣除研发费用", "rd_expense_tax"}, {"其中：境内研发投入", "rd_expense_domestic"},
        {"I类知识产权数", "ip_class1"}, {"從業人員期末人數", "employees"}, {"資產總計", "total_assets"},
        {"淨利潤", "net_profit"}, {"研發費用（萬元）", "rd_expense"}, {"經營活動產生的現金流量淨額", "operating_cash_flow"},
    };
    dictionary *d = shipped_dictionary();

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        header_label l = header_label_parse(&(header_lookup){d, NULL}, rows[i].header, strlen(rows[i].header));

        if (l.indicator == INDICATOR_NONE)
            fail_msg("'%s' is not recognised", rows[i].header);
        assert_string_equal(dictionary_get(d, l.indicator)->name, rows[i].indicator);
    }
    dictionary_free(d);
}

static void of_two_columns_of_codes_the_first_label_counts(void **state)
{
    trial t = read_text("企业代码,统一社会信用代码,年度,营业收入\n001," CODE_A ",2023,100\n");

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_true(number_of(&t, CODE_A, "revenue", 2023) == 100);
    end(&t);
}

/* An entry of a mapping without a year serves all years of its header; one that no column has is said. */
static void entries_of_a_mapping(void **state)
{
    char path[] = "build/map-XXXXXX";
    int file = mkstemp(path);
    static const char map[] = "keys: {code: 代码}\ncolumns:\n  年末人数: employees\n  研发支出额（千元）: rd_expense\n  营收: revenue\n"
                              "ignore: rest\n";
    trial t;

    (void)state;
    assert_true(write(file, map, strlen(map)) == (ssize_t)strlen(map));
    close(file);
    t = read_with("代码,2022年年末人数,2023年年末人数,2023年研发支出额（千元）,营业收人\n" CODE_A ",3,4,5,6\n",
                  &(intake_options){.map = path});
    unlink(path);
    assert_int_equal(t.status, TIDU_OK);
    assert_true(number_of(&t, CODE_A, "employees", 2022) == 3 && number_of(&t, CODE_A, "employees", 2023) == 4);
    assert_true(number_of(&t, CODE_A, "rd_expense", 2023) == 5000);
    assert_int_equal(problems_count_kind(t.found, PROBLEM_MAP_UNUSED), 1);
    end(&t);
}

/* Cells of codes merged downwards: by a mapping the rows below belong to the company above; otherwise the message says so. */
static void merged_cells_downwards(void **state)
{
    static const char table[] = "uscc,name,year,revenue\n" CODE_A ",甲,2021,100\n,,2022,120\n合计,,,220\n" CODE_B ",乙,2021,50\n,,2022,60\n";
    char path[] = "build/map-XXXXXX";
    int file = mkstemp(path);
    trial t;

    (void)state;
    assert_true(write(file, "fill_down: true\n", 16) == 16);
    close(file);
    t = read_with(table, &(intake_options){.map = path});
    unlink(path);
    assert_int_equal(t.status, TIDU_OK);
    assert_true(number_of(&t, CODE_A, "revenue", 2022) == 120 && number_of(&t, CODE_B, "revenue", 2022) == 60);
    end(&t);
    t = read_text(table);
    assert_int_equal(problems_count_kind(t.found, PROBLEM_CODE_MISSING), 2);
    assert_non_null(strstr(problem_done(PROBLEM_CODE_MISSING), "fill_down"));
    end(&t);
}

/* Columns that are added up, of the row's year or of those in their headers; missing where one of them is. */
static void sums_of_columns(void **state)
{
    char path[] = "build/map-XXXXXX";
    int file = mkstemp(path);
    static const char map[] = "columns:\n  ip_class2: {sum: [实用新型, 外观设计, 软件著作权]}\n  revenue: {sum: [内销（万元）, 外销（万元）]}\n";
    trial t;

    (void)state;
    assert_true(write(file, map, strlen(map)) == (ssize_t)strlen(map));
    close(file);
    t = read_with("uscc,2022年实用新型(件),2022年外观设计,2022年软件著作权,2023年实用新型,2023年外观设计,2023年软件著作权,"
                  "2023年内销（万元）,2023年外销（万元）\n" CODE_A ",1,2,3,4,5,6,1.5,2\n" CODE_B ",1,,3,4,5,0,1,-\n",
                  &(intake_options){.map = path});
    unlink(path);
    assert_int_equal(t.status, TIDU_OK);
    assert_true(number_of(&t, CODE_A, "ip_class2", 2022) == 6 && number_of(&t, CODE_A, "ip_class2", 2023) == 15);
    assert_true(number_of(&t, CODE_A, "revenue", 2023) == 35000);
    assert_true(!(number_of(&t, CODE_B, "ip_class2", 2022) >= 0) && number_of(&t, CODE_B, "ip_class2", 2023) == 9);
    assert_true(!(number_of(&t, CODE_B, "revenue", 2023) >= 0));
    end(&t);
}

/* Codes that only a mapping names, and headers merged downwards as workbooks deliver them. */
static void merged_headers_of_a_mapping(void **state)
{
    char path[] = "build/map-XXXXXX";
    int file = mkstemp(path);
    static const char map[] = "keys: {code: {column: 证券代码, id: other}}\ncolumns: {证券简称: name}\nignore: rest\n";
    trial t;

    (void)state;
    assert_true(write(file, map, strlen(map)) == (ssize_t)strlen(map));
    close(file);
    t = read_with("附表\n证券代码,证券简称,门类,门类\n证券代码,证券简称,分类代码,分类名称\n430002,甲,I,信息\n430003,乙,C,制造\n",
                  &(intake_options){.map = path});
    unlink(path);
    assert_int_equal(t.status, TIDU_OK);
    assert_int_equal(panel_count(t.panel), 2);
    assert_string_equal(text_of(&t, "430002", "name"), "甲");
    end(&t);
}

/* A table without a year: the year or the month of its title or its name, said aloud; that of an option. */
enum { JUNE_2023 = (2023 - 1950) * 12 + 6 };

static void the_year_of_a_whole_table(void **state)
{
    static const char below[] = "uscc,revenue\n" CODE_A ",100\n";
    static const struct {
        const char *above;
        int option, year; /* 0: none */
    } rows[] = {{"某区2023年企业主要指标\n", 0, 2023}, {"某区2023年1-6月主要指标\n", 0, JUNE_2023}, {"填报日期:2023年6月\n", 0, 0}, {"2022年、2023年对比\n", 0, 0},
                {"2023年上半年\n", 0, 0},              {"", 0, 0},                         {"某区2023年企业主要指标\n", 2022, 2022}};
    char text[256];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        trial t;

        snprintf(text, sizeof text, "%s%s", rows[i].above, below);
        t = read_with(text, &(intake_options){.year = rows[i].option, .town = "东镇"});
        assert_int_equal(t.status, rows[i].year ? TIDU_OK : TIDU_EDATA);
        if (rows[i].year) {
            assert_true(number_of(&t, CODE_A, "revenue", rows[i].year) == 100);
            assert_string_equal(text_of(&t, CODE_A, "town"), "东镇");
        }
        assert_int_equal(problems_count_kind(t.found, PROBLEM_YEAR_OF_TITLE), rows[i].year && !rows[i].option);
        end(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headers_of_several_rows),
        cmocka_unit_test(other_figures_are_left_out),
        cmocka_unit_test(rows_of_data_are_no_headers),
        cmocka_unit_test(units_are_found),
        cmocka_unit_test(doubtful_units_are_said),
        cmocka_unit_test(usual_labels),
        cmocka_unit_test(sums_of_columns),
        cmocka_unit_test(merged_headers_of_a_mapping),
        cmocka_unit_test(the_year_of_a_whole_table),
        cmocka_unit_test(merged_cells_downwards),
        cmocka_unit_test(entries_of_a_mapping),
        cmocka_unit_test(of_two_columns_of_codes_the_first_label_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
