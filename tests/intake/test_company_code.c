/*
 * Codes as spreadsheets and people leave them, and rows that are of no company. Valid codes are those of the public
 * register (GB 32100-2015).
 */
#include "trial.h"

#include <stdio.h>

#include "intake/credit_code.h"

static void wrapped_codes_are_taken_out(void **state)
{
    static const char *const wrapped[] = {"\"=\"\"" CODE_A "\"\"\"", "=\"" CODE_A "\"", "'" CODE_A, "’" CODE_A, "`" CODE_A,
                                          "统一代码:" CODE_A, "(" CODE_A ")", CODE_A "\t", "　" CODE_A, "代码 " CODE_A " 号"};
    char text[256];

    (void)state;
    for (size_t i = 0; i < sizeof wrapped / sizeof *wrapped; i++) {
        trial t;

        snprintf(text, sizeof text, "uscc,year,revenue\n%s,2023,100\n", wrapped[i]);
        t = read_text(text);
        assert_int_equal(t.status, TIDU_OK);
        assert_int_equal(panel_count(t.panel), 1);
        assert_true(number_of(&t, CODE_A, "revenue", 2023) == 100);
        end(&t);
    }
    /* two codes in a cell are none that can be taken out */
    snprintf(text, sizeof text, "%s/%s", CODE_A, CODE_B);
    assert_false(credit_code_unwrap(text));
    snprintf(text, sizeof text, "1%s", CODE_A); /* a longer run of digits holds no code */
    assert_false(credit_code_unwrap(text));
}

/* A number keeps 15 digits: what a spreadsheet writes for two companies may be the same. */
static void rounded_codes_are_refused(void **state)
{
    trial t = read_text("uscc,year,revenue\n914403007084612000,2023,1\n9.1350E+17,2023,2\n" CODE_A ",2023,3\n");

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_int_equal(panel_count(t.panel), 1);
    assert_int_equal(problems_count_kind(t.found, PROBLEM_CODE_LOST), 2);
    end(&t);
}

static void rows_of_no_company(void **state)
{
    static const char *const rows[] = {
        "统一社会信用代码,企业名称,年度,营业收入\n", "\xef\xbb\xbf统一社会信用代码,企业名称,年度,营业收入\n", "某区情况表（续表）,,,\n",
        "第2页,,,\n", "合计,,,100\n", "\x1a\n", ",,,\n",
    };
    char text[512];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        trial t;

        snprintf(text, sizeof text, "统一社会信用代码,企业名称,年度,营业收入\n" CODE_A ",甲,2023,100\n%s" CODE_B ",乙,2023,200\n", rows[i]);
        t = read_text(text);
        assert_int_equal(t.status, TIDU_OK);
        if (panel_count(t.panel) != 2)
            fail_msg("'%s' became a company", rows[i]);
        assert_true(number_of(&t, CODE_B, "revenue", 2023) == 200);
        for (size_t k = 0; k < problems_count(t.found); k++)
            assert_int_equal(problem_severity_of(problems_get(t.found, k)->kind), PROBLEM_NOTE);
        end(&t);
    }
}

static void a_row_that_is_left_out_leaves_no_company(void **state)
{
    trial t = read_text("uscc,year,revenue\n" CODE_A ",2023,100\n" CODE_B ",20233,200\n");

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_int_equal(panel_count(t.panel), 1);
    end(&t);
}

/* "done" would be taken for the opposite */
static void nothing_taken_is_a_failure(void **state)
{
    static const char *const tables[] = {"uscc,year,revenue\n" CODE_A ",20233,1\n", "uscc,revenue\n" CODE_A ",1\n",
                                         "uscc,year,revenue\n" CODE_A ",2023,x\n"};

    (void)state;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        trial t = read_text(tables[i]);

        assert_int_equal(t.status, TIDU_EDATA);
        assert_true(problems_count(t.found) > 0); /* which say why */
        end(&t);
    }
}

/* Stray quotes: the figures of each company stay its own, and what is doubtful is said. */
static void stray_quotes(void **state)
{
    static const struct {
        const char *table;
        problem_kind kind;
        unsigned long line;
    } rows[] = {
        {"uscc,name,year,revenue\n" CODE_A ",\"甲\"公司,2023,100\n" CODE_B ",\"乙公司\",2023,200\n", PROBLEM_QUOTE_LETTER, 2},
        {"uscc,name,year,revenue\n" CODE_A ",\"甲公司,2023,100\n" CODE_B ",\"乙公司\",2023,200\n", PROBLEM_QUOTE_OPEN, 2},
    };
    trial t;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        t = read_text(rows[i].table);
        assert_int_equal(t.status, TIDU_OK);
        assert_true(number_of(&t, CODE_A, "revenue", 2023) == 100);
        assert_true(number_of(&t, CODE_B, "revenue", 2023) == 200);
        assert_problem(&t, rows[i].kind, rows[i].line, 0, CODE_A);
        end(&t);
    }
    /* two quotes that make a pair: it cannot be told that they do not, so the row and its line are said */
    t = read_text("uscc,name,year,revenue\n" CODE_A ",\"甲,2023,100\n" CODE_B ",乙\",2023,200\n");
    assert_int_equal(t.status, TIDU_OK);
    assert_problem(&t, PROBLEM_QUOTE_SPAN, 2, 0, "");
    end(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrapped_codes_are_taken_out),
        cmocka_unit_test(rounded_codes_are_refused),
        cmocka_unit_test(rows_of_no_company),
        cmocka_unit_test(a_row_that_is_left_out_leaves_no_company),
        cmocka_unit_test(nothing_taken_is_a_failure),
        cmocka_unit_test(stray_quotes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
