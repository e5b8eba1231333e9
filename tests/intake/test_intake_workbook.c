#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/date.h"
#include "base/digest.h"
#include "dictionary.h"
#include "intake/intake.h"
#include "table/workbook_maker.h"

#define TEXT(text) "<c t=\"str\"><v>" text "</v></c>"
#define NUMBER(style, number) "<c s=\"" style "\"><v>" number "</v></c>"
#define CODE "91330521147120090M"

typedef struct trial {
    dictionary *dictionary;
    panel *panel;
    problems *found;
    intake_report report;
    tidu_status status;
    tidu_error err;
} trial;

static trial read_book(made_bytes book, const intake_options *options)
{
    trial t = {.dictionary = shipped_dictionary(), .found = problems_new()};

    t.panel = panel_new(t.dictionary);
    t.status = intake_read_bytes((intake_bytes){book.bytes, book.length, "b.xlsx"}, options, t.panel, t.found, &t.report, &t.err);
    return t;
}

static void end(trial *t, made_bytes book)
{
    intake_report_clear(&t->report);
    problems_free(t->found);
    panel_free(t->panel);
    dictionary_free(t->dictionary);
    free(book.bytes);
}

static double number_of(const trial *t, const char *name, int year)
{
    uint32_t company = panel_find_company(t->panel, CODE, strlen(CODE));

    return panel_number(t->panel, company, dictionary_find(t->dictionary, name), year);
}

static const problem *find_problem(const trial *t, problem_kind kind)
{
    for (size_t i = 0; i < problems_count(t->found); i++) {
        if (problems_get(t->found, i)->kind == kind)
            return problems_get(t->found, i);
    }
    return NULL;
}

static const char styles[] = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"10\"/></cellXfs></styleSheet>";

/*
 * A share that is shown as 5% is 0.05, whether its header says (%) or not; one that is 5 below such a header, too. A code
 * merged over two years counts for both. A date is one by its format. An amount in 万元 is what people see.
 */
static void values(void **state)
{
    static const char sheet[] =
        "<worksheet><sheetData><row>" TEXT("uscc") TEXT("年度") TEXT("成立日期") TEXT("营业收入（万元）") TEXT("市场占有率（%）") "</row>"
        "<row>" TEXT(CODE) NUMBER("0", "2022") NUMBER("1", "36164") NUMBER("0", "5.0999999999999996") NUMBER("2", "0.05") "</row>"
        "<row><c/>" NUMBER("0", "2023") "<c/>" NUMBER("0", "1234.5599999999999") NUMBER("0", "5") "</row>"
        "</sheetData><mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells></worksheet>";
    made_bytes book = make_book(&(made_book){.sheets = {sheet}, .styles = styles});
    trial t = read_book(book, &(intake_options){0});
    char digest[65];
    struct sha256_ctx whole;

    (void)state;
    assert_string_equal(t.err.message, "");
    assert_int_equal(t.status, TIDU_OK);
    assert_int_equal(panel_count(t.panel), 1);
    assert_true(number_of(&t, "market_share", 2022) == 0.05);
    assert_true(number_of(&t, "market_share", 2023) == 0.05);
    assert_true(number_of(&t, "revenue", 2022) == 51000);
    assert_true(number_of(&t, "revenue", 2023) == 12345600);
    assert_true(number_of(&t, "founded_on", PANEL_ANY_YEAR) == (double)date_to_days((date){1999, 1, 4}));
    assert_string_equal(t.report.encoding, "XLSX");
    assert_string_equal(t.report.file, "b.xlsx");
    sha256_init(&whole);
    sha256_update(&whole, book.length, (const uint8_t *)book.bytes);
    digest_so_far(&whole, digest);
    assert_string_equal(t.report.digest, digest);
    end(&t, book);
}

/* What people do not see is told once, at the first of it; the sheet is named where there are several. */
static void told(void **state)
{
    static const char sheet[] =
        "<worksheet><cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData><row>" TEXT("uscc") TEXT("year") TEXT("revenue")
        TEXT("employees") "</row><row hidden=\"1\">" TEXT(CODE) NUMBER("0", "2022") NUMBER("0", "7")
        "<c t=\"e\"><v>#N/A</v></c></row><row>" TEXT(CODE) NUMBER("0", "2023") "<c><f>B2</f></c><c t=\"e\"><v>#REF!</v></c></row>"
        "</sheetData></worksheet>";
    made_bytes book = make_book(&(made_book){.sheets = {SHEET("<row>" TEXT("说明") "</row>"), sheet}});
    trial t = read_book(book, &(intake_options){0});

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_string_equal(t.report.file, "b.xlsx [Sheet2]");
    assert_true(number_of(&t, "revenue", 2022) == 7);
    assert_string_equal(find_problem(&t, PROBLEM_SHEETS_LEFT)->found, "Sheet1");
    assert_null(find_problem(&t, PROBLEM_SHEETS_SIMILAR));
    assert_string_equal(find_problem(&t, PROBLEM_ROWS_HIDDEN)->found, "1");
    assert_string_equal(find_problem(&t, PROBLEM_COLUMNS_HIDDEN)->found, "1");
    assert_string_equal(find_problem(&t, PROBLEM_CELLS_WITH_ERROR)->found, "2");
    assert_int_equal(find_problem(&t, PROBLEM_CELLS_WITH_ERROR)->line, 2);
    assert_int_equal(find_problem(&t, PROBLEM_CELLS_WITH_ERROR)->column, 4);
    assert_string_equal(find_problem(&t, PROBLEM_FORMULAS_WITHOUT_VALUE)->found, "1");
    assert_int_equal(find_problem(&t, PROBLEM_FORMULAS_WITHOUT_VALUE)->line, 3);
    assert_string_equal(find_problem(&t, PROBLEM_ROWS_HIDDEN)->file, "b.xlsx [Sheet2]");
    end(&t, book);
}

static void sheet_option(void **state)
{
#define TABLE(year) SHEET("<row>" TEXT("uscc") TEXT("year") TEXT("revenue") "</row><row>" TEXT(CODE) NUMBER("0", year) NUMBER("0", "1") "</row>")
    made_bytes book = make_book(&(made_book){.sheets = {TABLE("2021"), TABLE("2022")}});
    trial t = read_book(book, &(intake_options){.sheet = "Sheet2"});
    int first, last;

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    panel_years(t.panel, &first, &last);
    assert_int_equal(first, 2022);
    assert_int_equal(problems_count(t.found), 0);
    end(&t, book);
    book = make_book(&(made_book){.sheets = {TABLE("2021"), TABLE("2022")}});
    t = read_book(book, &(intake_options){.is_strict = true});
    assert_int_equal(t.status, TIDU_EDATA);
    assert_string_equal(find_problem(&t, PROBLEM_SHEETS_SIMILAR)->found, "Sheet2");
    end(&t, book);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values),
        cmocka_unit_test(told),
        cmocka_unit_test(sheet_option),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
