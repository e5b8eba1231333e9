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
#include "base/cell.h"
#include "base/date.h"
#include "base/number_text.h"
#include "intake/credit_code.h"
#include "intake/intake.h"
#include "trial.h"

static void canonical(void **state)
{
    trial t = read_text("uscc,name,founded_on,year,revenue,employees\n" CODE_A
                        ",嘉善物资,1998-01-04,2021,12345678.9,35\n" CODE_A
                        ",嘉善物资,,2022,,36\n" CODE_B ",德清金属,1998-01-07,2022,5e6,12\n");

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_int_equal(problems_count(t.found), 0);
    assert_int_equal(panel_count(t.panel), 2);
    assert_true(number_of(&t, CODE_A, "revenue", 2021) == 12345678.9);
    assert_true(cell_is_missing(number_of(&t, CODE_A, "revenue", 2022)));
    assert_true(number_of(&t, CODE_A, "employees", 2022) == 36);
    assert_true(number_of(&t, CODE_B, "revenue", 2022) == 5000000);
    assert_string_equal(text_of(&t, CODE_A, "name"), "嘉善物资");
    assert_int_equal(number_of(&t, CODE_B, "founded_on", PANEL_ANY_YEAR),
                     date_to_days((date){1998, 1, 7}));
    assert_int_equal(t.report.rows, 3);
    assert_int_equal(t.report.header_line, 1);
    assert_string_equal(t.report.encoding, "UTF-8");
    assert_int_equal(strlen(t.report.digest), 64);
    assert_int_equal(t.report.n_columns, 6);
    assert_int_equal(t.report.columns[4].indicator, dictionary_find(t.dictionary, "revenue"));
    end(&t);
}

static void line_is_known(void **state)
{
    trial t = read_text("uscc,name,year,revenue\r\n\r\n" CODE_A ",\"a\nb\",2021,1\r\n" CODE_B
                        ",x,2021,2\r\n");
    uint32_t line;

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_true(panel_line(t.panel, 0, 2021, &line));
    assert_int_equal(line, 3);
    assert_true(panel_line(t.panel, 1, 2021, &line));
    assert_int_equal(line, 5);
    assert_string_equal(text_of(&t, CODE_A, "name"), "a b");
    end(&t);
}


/* --- headers --------------------------------------------------------------- */

/* A row without a year counts for attributes; it makes no year. */
static void line_of_a_row_without_year_is_known(void **state)
{
    trial t = read_text("uscc,region\n\n" "91330521147120090M,330521\n913304212562117687,330421\n");
    uint32_t line = 0;
    int first, last;

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_true(panel_first_line(t.panel, panel_find_company(t.panel, "913304212562117687", 18), &line));
    assert_int_equal(line, 4);
    panel_years(t.panel, &first, &last);
    assert_int_equal(first, 0);
    assert_int_equal(last, 0);
    end(&t);
}

static void chinese_headers(void **state)
{
    trial t = read_text("统一社会信用代码,企业名称,年度,营业收入(万元),研发费用（千元）,职工总数(人),"
                        "主导产品国内市场占有率(%)\n" CODE_A ",甲,2021年,1,2,3,4.5\n");

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_int_equal(problems_count(t.found), 0);
    assert_true(number_of(&t, CODE_A, "revenue", 2021) == 10000);
    assert_true(number_of(&t, CODE_A, "rd_expense", 2021) == 2000);
    assert_true(number_of(&t, CODE_A, "employees", 2021) == 3);
    assert_true(number_of(&t, CODE_A, "market_share", 2021) == 0.045);
    end(&t);
}

static void wide_headers(void **state)
{
    trial t = read_text("uscc,revenue@2020,2021年营业收入,营业收入2022年,营业收入(2023),"
                        "2024年度营业收入（万元）,营业收入（万元）_2019\n" CODE_A ",1,2,3,4,5,6\n");

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    /* those without a unit are read in that of the others, which is said */
    assert_int_equal(problems_count_kind(t.found, PROBLEM_UNIT_INHERITED), 4);
    assert_true(number_of(&t, CODE_A, "revenue", 2020) == 10000);
    assert_true(number_of(&t, CODE_A, "revenue", 2021) == 20000);
    assert_true(number_of(&t, CODE_A, "revenue", 2022) == 30000);
    assert_true(number_of(&t, CODE_A, "revenue", 2023) == 40000);
    assert_true(number_of(&t, CODE_A, "revenue", 2024) == 50000);
    assert_true(number_of(&t, CODE_A, "revenue", 2019) == 60000);
    end(&t);
}

static void titles_and_totals(void **state)
{
    trial t = read_text("2021年企业情况表,,,\n,,,单位：万元\nuscc,名称,年度,营业收入\n" CODE_A
                        ",甲,2021,12\n,,,\n合  计,,,12\n注：数据来自报表,,,\n填表人：张三\n");

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_problem(&t, PROBLEM_TITLE_SKIPPED, 1, 0, "2021年企业情况表");
    assert_problem(&t, PROBLEM_TITLE_SKIPPED, 2, 0, "单位:万元");
    assert_problem(&t, PROBLEM_TOTALS_SKIPPED, 6, 0, "合  计");
    assert_problem(&t, PROBLEM_TOTALS_SKIPPED, 7, 0, "注：数据来自报表");
    assert_problem(&t, PROBLEM_TOTALS_SKIPPED, 8, 0, "填表人：张三");
    assert_int_equal(problems_count(t.found), 5);
    assert_true(number_of(&t, CODE_A, "revenue", 2021) == 120000);
    assert_int_equal(t.report.rows, 1);
    assert_int_equal(t.report.skipped, 6);
    assert_int_equal(t.report.header_line, 3);
    end(&t);
}

static void unknown_and_judged_columns(void **state)
{
    trial t = read_text("uscc,year,备用列,judged_hnte_ip_advanced\n" CODE_A ",2023,x,6\n");

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_problem(&t, PROBLEM_COLUMN_UNKNOWN, 1, 3, "备用列");
    assert_true(number_of(&t, CODE_A, "judged_hnte_ip_advanced", 2023) == 6);
    end(&t);
}

/* --- failures: one sentence, with the place --------------------------------- */

static void assert_fails(const char *text, tidu_status status, unsigned long line,
                         const char *part)
{
    trial t = read_text(text);

    assert_int_equal(t.status, status);
    assert_int_equal(t.err.line, line);
    if (!strstr(t.err.message, part))
        fail_msg("'%s' does not say '%s'", t.err.message, part);
    assert_string_equal(t.err.file, "t.csv");
    end(&t);
}

static void failures(void **state)
{
    (void)state;
    assert_fails("", TIDU_EDATA, 0, "empty");
    assert_fails("\xef\xbb\xbf", TIDU_EDATA, 0, "empty");
    assert_fails(",,\n,,\n", TIDU_EDATA, 0, "empty");
    assert_fails("uscc,year,revenue\n", TIDU_EDATA, 1, "no row");
    assert_fails("a,b\n1,2\n", TIDU_EDATA, 1, "no header");
    assert_fails("name,year,revenue\nx,2021,1\n", TIDU_EDATA, 1, "uscc");
    assert_fails("uscc,revenue,营业收入\nx,1,2\n", TIDU_EDATA, 1,
                 "columns 2 ('revenue') and 3 ('营业收入')");
    assert_fails("uscc,name\n1,\"open\n2,b\n", TIDU_EDATA, 2, "never closed");
    assert_fails("PK\x03\x04 and so on", TIDU_EDATA, 0, "workbook");
}

static void unreadable_files(void **state)
{
    trial t = read_file("build/no/such/file.csv", &(intake_options){0});

    (void)state;
    assert_int_equal(t.status, TIDU_EIO);
    assert_non_null(strstr(t.err.message, "no such file"));
    end(&t);
    t = read_file("engine", &(intake_options){0});
    assert_int_equal(t.status, TIDU_EIO);
    assert_non_null(strstr(t.err.message, "folder"));
    end(&t);
}

static void strict(void **state)
{
    trial t = read_with("uscc,year,employees\n" CODE_A ",2021,3.5\n",
                        &(intake_options){.is_strict = true});

    (void)state;
    assert_int_equal(t.status, TIDU_EDATA);
    assert_int_equal(t.err.line, 2);
    assert_int_equal(t.err.column, 3);
    end(&t);
}

/* --- problems ---------------------------------------------------------------- */

static void bad_cells(void **state)
{
    trial t = read_text("uscc,year,revenue,employees,market_share,founded_on,listed\n" CODE_A
                        ",2021,-5,3.5,5,2021-02-30,2\n" CODE_A ",20223,1,1,,,\n" CODE_A
                        ",2022,abc,1,5%,1998-01-04,是\n" CODE_A ",2022,\"1,23\",2,,,\n");

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_problem(&t, PROBLEM_RANGE, 2, 3, "-5");
    assert_problem(&t, PROBLEM_NOT_WHOLE, 2, 4, "3.5");
    assert_problem(&t, PROBLEM_SHARE_ABOVE_ONE, 2, 5, "5");
    assert_problem(&t, PROBLEM_DATE, 2, 6, "2021-02-30");
    assert_problem(&t, PROBLEM_RANGE, 2, 7, "2");
    assert_problem(&t, PROBLEM_YEAR, 3, 2, "20223");
    assert_problem(&t, PROBLEM_NUMBER, 4, 3, "abc");
    assert_problem(&t, PROBLEM_NUMBER, 5, 3, "1,23");
    assert_problem(&t, PROBLEM_DUPLICATE_CONFLICT, 5, 4, "2");
    assert_int_equal(problems_count(t.found), 9);
    assert_true(cell_is_missing(number_of(&t, CODE_A, "revenue", 2021)));
    assert_true(number_of(&t, CODE_A, "employees", 2022) == 1);
    assert_true(number_of(&t, CODE_A, "market_share", 2022) == 0.05);
    assert_true(number_of(&t, CODE_A, "listed", PANEL_ANY_YEAR) == 1);
    end(&t);
}

static void codes(void **state)
{
    trial t = read_text("uscc,name\n9.1350E+17,a\n,b\n913304212562117686,c\n320681000081839,d\n"
                        "91330521147120090m,e\n 9133 0421 2562 1176 87 ,f\n");

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_problem(&t, PROBLEM_CODE_LOST, 2, 1, "9.1350E+17");
    assert_problem(&t, PROBLEM_CODE_MISSING, 3, 1, "");
    assert_problem(&t, PROBLEM_CREDIT_CODE_CHECK, 4, 1, "913304212562117686");
    assert_problem(&t, PROBLEM_CREDIT_CODE_FORM, 5, 1, "320681000081839");
    assert_int_equal(problems_count(t.found), 4);
    assert_string_equal(text_of(&t, CODE_B, "name"), "e");
    assert_string_equal(text_of(&t, CODE_A, "name"), "f");
    end(&t);
}

static void contradictions(void **state)
{
    trial t = read_text("uscc,name,founded_on,year,employees,st_staff\n" CODE_A
                        ",a,2022-05-01,2021,10,11\n" CODE_A ",b,,2022,10,9\n");

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_problem(&t, PROBLEM_ATTRIBUTE_CONFLICT, 3, 2, "b");
    assert_problem(&t, PROBLEM_DATE_AFTER_DATA, 2, 3, "2022-05-01");
    assert_problem(&t, PROBLEM_PART_ABOVE_WHOLE, 2, 6, "11 > employees 10");
    assert_int_equal(problems_count(t.found), 3);
    end(&t);
}

static void ragged_rows_and_nul(void **state)
{
    static const char text[] = "uscc,year,revenue\n" CODE_A ",2021\n" CODE_B ",2021,1\0" "2,x\n"
                               CODE_B ",2022,5,,\n";
    trial t = {.dictionary = shipped_dictionary(), .found = problems_new()};

    (void)state;
    t.panel = panel_new(t.dictionary);
    t.status = intake_read_bytes((intake_bytes){text, sizeof text - 1, "t.csv"}, &(intake_options){0}, t.panel, t.found,
                         &t.report, &t.err);
    assert_int_equal(t.status, TIDU_OK);
    assert_problem(&t, PROBLEM_COLUMNS_TOO_FEW, 2, 0, CODE_A);
    assert_problem(&t, PROBLEM_COLUMNS_TOO_MANY, 3, 4, "x");
    assert_problem(&t, PROBLEM_NUL_BYTE, 3, 3, "12");
    assert_int_equal(problems_count(t.found), 3);
    assert_true(number_of(&t, CODE_B, "revenue", 2021) == 12);
    end(&t);
}

/* --- units, exactness, wants --------------------------------------------------- */

static void units(void **state)
{
    trial t = read_with("uscc,year,revenue,net_profit,rd_expense(元),total_assets,employees\n" CODE_A
                        ",2021,\"1,234.5\",1.2亿,7,５０００万元,12人\n",
                        &(intake_options){.unit_shift = 4});

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_int_equal(problems_count(t.found), 0);
    assert_true(number_of(&t, CODE_A, "revenue", 2021) == 12345000);
    assert_true(number_of(&t, CODE_A, "net_profit", 2021) == 120000000);
    assert_true(number_of(&t, CODE_A, "rd_expense", 2021) == 7);
    assert_true(number_of(&t, CODE_A, "total_assets", 2021) == 50000000);
    assert_true(number_of(&t, CODE_A, "employees", 2021) == 12);
    assert_int_equal(t.report.columns[2].shift, 4);
    assert_int_equal(t.report.columns[4].shift, 0);
    end(&t);
}

static void long_decimals_stay_exact(void **state)
{
    trial t = read_with("uscc,year,revenue\n" CODE_A ",2021,1234567890.12345678\n",
                        &(intake_options){.unit_shift = 4});
    const char *exact = panel_exact(t.panel, 0, dictionary_find(t.dictionary, "revenue"), 2021);
    char difference[128];
    double value;
    bool is_short;

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_non_null(exact);
    /* 1234567890.12345678 wan = 12345678901234.5678 yuan */
    assert_true(number_parse(exact, strlen(exact), 0, &value, &is_short));
    assert_true(value == 12345678901234.5678);
    assert_true(number_multiply(exact, "1e4", difference, sizeof difference));
    assert_true(number_parse(difference, strlen(difference), 0, &value, &is_short));
    assert_true(value == 123456789012345678.0);
    end(&t);
}

static void only_what_is_wanted(void **state)
{
    trial t = {.dictionary = shipped_dictionary(), .found = problems_new()};
    static const char text[] = "uscc,name,town,year,revenue,employees\n" CODE_A
                               ",a,x,2020,1,2\n" CODE_A ",a,x,2021,3,bad\n";
    int revenue = dictionary_find(t.dictionary, "revenue");

    (void)state;
    t.panel = panel_new(t.dictionary);
    assert_true(panel_want(t.panel, revenue, 2021, 2022));
    t.status = intake_read_bytes((intake_bytes){text, sizeof text - 1, "t.csv"}, &(intake_options){0}, t.panel, t.found,
                         NULL, &t.err);
    assert_int_equal(t.status, TIDU_OK);
    assert_int_equal(problems_count(t.found), 0);
    assert_null(panel_column(t.panel, revenue, 2020));
    assert_true(number_of(&t, CODE_A, "revenue", 2021) == 3);
    assert_null(text_of(&t, CODE_A, "town"));
    assert_string_equal(text_of(&t, CODE_A, "name"), "a");
    end(&t);
}

static void only_one_company(void **state)
{
    trial t = read_with("uscc,year,revenue\n" CODE_A ",2020,1\n" CODE_B ",2021,3\n",
                        &(intake_options){.only = CODE_B});

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_int_equal(panel_count(t.panel), 1);
    assert_true(number_of(&t, CODE_B, "revenue", 2021) == 3);
    assert_int_equal(t.report.rows, 1);
    assert_int_equal(t.report.skipped, 1);
    end(&t);
}

static void encodings(void **state)
{
    /* 名称 is C3FB B3C6 in GB18030, 甲 is BCD7 */
    trial t = read_text("uscc,\xc3\xfb\xb3\xc6\n" CODE_A ",\xbc\xd7\n");

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_string_equal(t.report.encoding, "GB18030");
    assert_string_equal(text_of(&t, CODE_A, "name"), "甲");
    end(&t);
}

/* --- memory ---------------------------------------------------------------------- */

static void every_allocation_can_fail(void **state)
{
    static const char text[] = "标题\nuscc,名称,年度,营业收入,x,founded_on\n" CODE_A
                               ",a,2021,12345678901234567.5,,2022-01-01\n" CODE_A
                               ",b,2022,-1,,\n合计,,,1,,\n9.1E+17,,,,,\n";

    (void)state;
    for (unsigned long k = 1;; k++) {
        dictionary *d = shipped_dictionary();
        panel *p = panel_new(d);
        problems *found = problems_new();
        intake_report report = {0};
        tidu_status status;

        allocate_fail_at(k);
        status = intake_read_bytes((intake_bytes){text, sizeof text - 1, "t.csv"}, &(intake_options){0}, p, found,
                         &report, NULL);
        allocate_fail_at(0);
        intake_report_clear(&report);
        problems_free(found);
        panel_free(p);
        dictionary_free(d);
        if (status == TIDU_OK) {
            assert_true(k > 10);
            return;
        }
        assert_int_equal(status, TIDU_ENOMEM);
    }
}

/* --- real tables, where they are -------------------------------------------------- */

static const char cordip[] = "../shared/data/cordip_cn_2015_2018/panel_cn.csv";
static const char register_file[] = "../shared/data/company_register_zj_js_1998_2003/register.csv";
static const char star[] = "../shared/data/star_chip_2025/observations.csv";

static size_t count_missing(const trial *t, const char *name, int from, int to)
{
    size_t n = 0;

    for (int year = from; year <= to; year++) {
        for (uint32_t i = 0; i < panel_count(t->panel); i++)
            n += cell_is_missing(panel_number(t->panel, i, dictionary_find(t->dictionary, name), year));
    }
    return n;
}

static void real_cordip(void **state)
{
    trial t;

    (void)state;
    if (access(cordip, R_OK))
        skip();
    t = read_file(cordip, &(intake_options){.map = "data/maps/cordip.yaml"});
    assert_string_equal(t.err.message, "");
    assert_int_equal(t.status, TIDU_OK);
    assert_int_equal(panel_count(t.panel), 240);
    assert_int_equal(t.report.rows, 960);
    assert_int_equal(count_missing(&t, "rd_expense", 2015, 2018), 37);
    assert_int_equal(count_missing(&t, "revenue", 2015, 2018), 7);
    assert_int_equal(count_missing(&t, "employees", 2015, 2018), 26);
    assert_int_equal(problems_count_kind(t.found, PROBLEM_CREDIT_CODE_FORM), 0);
    assert_int_equal(problems_count_kind(t.found, PROBLEM_COLUMN_UNKNOWN), 0);
    /* Huawei 2018: 91911.636293 million EUR at 7.8467 */
    assert_true(number_of(&t, "cordip:410", "revenue", 2018) == 721203036500.2831);
    end(&t);
}

static void real_register(void **state)
{
    trial t;
    size_t good = 0;

    (void)state;
    if (access(register_file, R_OK))
        skip();
    t = read_file(register_file, &(intake_options){.map = "data/maps/company_register_zj_js.yaml"});
    assert_int_equal(t.status, TIDU_OK);
    assert_int_equal(panel_count(t.panel), 5481);
    for (uint32_t i = 0; i < panel_count(t.panel); i++) {
        const char *code = panel_code(t.panel, i);

        good += credit_code_check(code, strlen(code)) == CREDIT_CODE_GOOD;
    }
    assert_int_equal(good, 5323);
    assert_int_equal(problems_count_kind(t.found, PROBLEM_CREDIT_CODE_CHECK), 0);
    assert_int_equal(problems_count_kind(t.found, PROBLEM_CREDIT_CODE_FORM), 158);
    assert_int_equal(problems_count_kind(t.found, PROBLEM_DATE), 0);
    end(&t);
}

static void real_star(void **state)
{
    trial t;

    (void)state;
    if (access(star, R_OK))
        skip();
    t = read_file(star, &(intake_options){.map = "data/maps/star_chip_2025.yaml"});
    assert_string_equal(t.err.message, "");
    assert_int_equal(t.status, TIDU_OK);
    assert_int_equal(panel_count(t.panel), 25);
    assert_int_equal(count_missing(&t, "revenue", 2025, 2025), 0);
    assert_true(number_of(&t, "star:688008", "listed", PANEL_ANY_YEAR) == 1);
    assert_true(number_of(&t, "star:688008", "revenue", 2025) == 5456316783.63);
    assert_null(panel_column(t.panel, dictionary_find(t.dictionary, "revenue"), 2026));
    end(&t);
}

/* Texts that came before take a shorter way: what they are kept as and what is said of them stays the same. */
static void texts_that_repeat(void **state)
{
    trial t = read_text("uscc,town,park,year\n"
                        "X1,东街道,东街道,2023\n"
                        "X2,东街道, 东街道 ,2023\n"
                        "X3,??街,东街道,2023\n"
                        "X4,??街,无,2023\n"
                        "X5,西街道,东街道,2023\n"
                        "X6,无,东街道,2023\n"
                        "X5,东街道,东街道,2024\n"
                        "X1,东街道,,2024\n");
    size_t suspect = 0, conflicts = 0;

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    for (int i = 0; i < 6; i++) {
        static const char *const towns[] = {"东街道", "东街道", "??街", "??街", "西街道", NULL};
        static const char *const parks[] = {"东街道", "东街道", "东街道", NULL, "东街道", "东街道"};
        const char *const *wanted[] = {towns, parks};
        char code[3] = {'X', (char)('1' + i), '\0'};

        for (int k = 0; k < 2; k++) {
            const char *text = text_of(&t, code, k ? "park" : "town");

            assert_true(wanted[k][i] ? text && !strcmp(text, wanted[k][i]) : !text);
        }
    }
    for (size_t i = 0; i < problems_count(t.found); i++) {
        problem_kind kind = problems_get(t.found, i)->kind;

        suspect += kind == PROBLEM_SUSPECT_TEXT;
        conflicts += kind == PROBLEM_ATTRIBUTE_CONFLICT;
    }
    assert_int_equal(suspect, 2);
    assert_int_equal(conflicts, 1);
    end(&t);
}

static tidu_status count_calls(void *context, panel *p, tidu_error *err)
{
    size_t *calls = context; /* with a panel, without */

    (void)err;
    calls[!p]++;
    return TIDU_OK;
}

/* ASCII for more than is looked at, then GB18030: as if it had been looked through before. */
static void a_file_that_changes_its_mind(void **state)
{
    size_t n = 60000, length = 0, calls[2] = {0};
    char *text = malloc(n * 48);
    intake_options options = {.follow = count_calls, .follow_context = calls};
    trial t = {.dictionary = shipped_dictionary(), .found = problems_new()};

    (void)state;
    length += (size_t)sprintf(text, "uscc,name,year,revenue\n");
    for (size_t i = 0; i < n; i++)
        length += (size_t)sprintf(text + length, "X%06zu,%s,2023,%s\n", i, i < n - 5 ? "name" : "\xc3\xfb",
                                  i == 7 ? "bad" : "12000000");
    t.panel = panel_new(t.dictionary);
    for (int threads = 1; threads <= 2; threads++) {
        options.threads = threads == 1;
        assert_true(panel_empty(t.panel));
        problems_cut(t.found, 0);
        t.status = intake_read_bytes((intake_bytes){text, length, "t.csv"}, &options, t.panel, t.found,
                         &t.report, &t.err);
        assert_int_equal(t.status, TIDU_OK);
        assert_string_equal(t.report.encoding, "GB18030");
        assert_int_equal(t.report.rows, n);
        assert_int_equal(panel_count(t.panel), n);
        assert_string_equal(text_of(&t, "X059999", "name"), "名");
        assert_int_equal(problems_count_kind(t.found, PROBLEM_NUMBER), 1);
        assert_int_equal(problems_count(t.found), n + 1); /* and every code is of another kind */
        assert_int_equal(calls[1], threads);
        assert_true(calls[0] > 1);
        if (threads == 1)
            intake_report_clear(&t.report);
    }
    end(&t);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(canonical),
        cmocka_unit_test(texts_that_repeat),
        cmocka_unit_test(a_file_that_changes_its_mind),
        cmocka_unit_test(line_is_known),
        cmocka_unit_test(line_of_a_row_without_year_is_known),
        cmocka_unit_test(chinese_headers),
        cmocka_unit_test(wide_headers),
        cmocka_unit_test(titles_and_totals),
        cmocka_unit_test(unknown_and_judged_columns),
        cmocka_unit_test(failures),
        cmocka_unit_test(unreadable_files),
        cmocka_unit_test(strict),
        cmocka_unit_test(bad_cells),
        cmocka_unit_test(codes),
        cmocka_unit_test(contradictions),
        cmocka_unit_test(ragged_rows_and_nul),
        cmocka_unit_test(units),
        cmocka_unit_test(long_decimals_stay_exact),
        cmocka_unit_test(only_what_is_wanted),
        cmocka_unit_test(only_one_company),
        cmocka_unit_test(encodings),
        cmocka_unit_test(every_allocation_can_fail),
        cmocka_unit_test(real_cordip),
        cmocka_unit_test(real_register),
        cmocka_unit_test(real_star),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
