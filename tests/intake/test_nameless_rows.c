/*
 * Tables that name companies without their codes, and tables in which the names are the codes.
 */
#include "trial.h"

#include <stdlib.h>
#include <unistd.h>

#include "intake/company_names.h"

#define CODE_C "91990101MA0000100H"

/* Names as a database with two companies and the table itself know them. */
typedef struct known {
    company_names *stored, *read;
    const panel *panel;
    dictionary *dictionary;
} known;

static name_outcome find(void *context, const name_query *query, char *out)
{
    known *k = context;

    if (!query->is_stored_only && !k->read) {
        k->read = company_names_new(dictionary_words(k->dictionary));
        assert_true(company_names_add_panel(k->read, k->panel));
    }
    return company_names_find(k->stored, k->read, query, out, NAME_FOUND_SIZE);
}

static bool has(void *context)
{
    return context != NULL;
}

static trial read_by_name(const char *text, known *k, const char *map)
{
    trial t = {.dictionary = shipped_dictionary(), .found = problems_new()};
    intake_options options = {.find_company = find, .has_companies = has, .name_context = k, .reviews = true,
                              .threads = 1, .map = map};

    t.panel = panel_new(t.dictionary);
    *k = (known){.stored = company_names_new(dictionary_words(t.dictionary)), .panel = t.panel, .dictionary = t.dictionary};
    assert_true(company_names_add(k->stored, CODE_C, "样例丙有限公司", ""));
    t.status = intake_read_bytes((intake_bytes){text, strlen(text), "t.csv"}, &options, t.panel, t.found, &t.report, &t.err);
    return t;
}

static void finish(trial *t, known *k)
{
    company_names_free(k->stored);
    company_names_free(k->read);
    end(t);
}

/* A row without a code may stand above the one that says whose name it is. */
static void empty_codes(void **state)
{
    known k;
    trial t = read_by_name("统一社会信用代码,企业名称,年度,营业收入,研发费用\n"
                           ",样例甲 (江苏)有限公司,2022,90,\n" CODE_A ",样例甲（江苏）有限公司,2023,100,5\n"
                           ",样例丙有限责任公司,2023,70,\n,样例丁有限公司,2023,60,\n,,2023,50,\n,合计,,,\n",
                           &k, NULL);

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_int_equal(panel_count(t.panel), 2);
    assert_true(number_of(&t, CODE_A, "revenue", 2022) == 90);
    assert_true(number_of(&t, CODE_A, "revenue", 2023) == 100);
    assert_true(number_of(&t, CODE_C, "revenue", 2023) == 70);
    assert_problem(&t, PROBLEM_NAME_MATCHED, 2, 2, "样例甲 (江苏)有限公司: " CODE_A);
    assert_problem(&t, PROBLEM_NAME_UNKNOWN, 5, 2, "样例丁有限公司");
    assert_problem(&t, PROBLEM_CODE_MISSING, 6, 1, "");
    assert_int_equal(problems_count_kind(t.found, PROBLEM_TOTALS_SKIPPED), 1);
    assert_int_equal(t.report.rows, 3);
    finish(&t, &k);
}

/* The unit that stands above the table goes into the header of the list, where nothing else would name it. */
static void a_table_without_codes(void **state)
{
    known k;
    trial t = read_by_name("单位：万元,,,\n序号,企业名称,年度,营业收入\n1,样例丙有限公司,2023,100\n2,样例戊有限公司,2023,120\n", &k, NULL);
    text_buffer csv;

    (void)state;
    assert_int_equal(t.status, TIDU_OK);
    assert_int_equal(panel_count(t.panel), 1);
    assert_true(number_of(&t, CODE_C, "revenue", 2023) == 1000000);
    text_buffer_init(&csv);
    review_list_header(problems_review(t.found, REVIEW_COMPANIES), &csv);
    review_list_row(problems_review(t.found, REVIEW_COMPANIES), 0, &csv);
    assert_string_equal(text_buffer_string(&csv), "\xef\xbb\xbf统一社会信用代码,企业名称,镇街,候选代码,序号,年度,营业收入(万元)\n"
                                                  ",样例戊有限公司,,,2,2023,120\n");
    text_buffer_clear(&csv);
    finish(&t, &k);

    t = read_by_name("序号,企业名称,年度,营业收入\n1,样例己有限公司,2023,100\n", &k, NULL);
    assert_int_equal(t.status, TIDU_EDATA);
    assert_non_null(strstr(t.err.message, "1 of them name a company without its code"));
    finish(&t, &k);

    t = read_text("序号,企业名称,年度,营业收入\n1,样例丙有限公司,2023,100\n"); /* nothing knows any company */
    assert_int_equal(t.status, TIDU_EDATA);
    assert_non_null(strstr(t.err.message, "id: other"));
    end(&t);
}

static void names_as_codes(void **state)
{
    char path[] = "build/map-XXXXXX";
    int descriptor = mkstemp(path);
    const char *map = "keys:\n  code: {column: 企业名称, id: other}\n  year: 年度\n";
    known k;
    trial t;

    (void)state;
    assert_int_equal(write(descriptor, map, strlen(map)), (ssize_t)strlen(map));
    close(descriptor);
    t = read_by_name("企业名称,年度,营业收入(万元)\n样例甲（江苏）有限公司,2022,100\n样例甲(江苏)有限公司,2023,120\n"
                     "样例甲 (江苏) 有限公司,2024,130\n樣例甲（江蘇）有限公司,2021,80\n样例甲（江苏）有限公司　,2020,70\n"
                     "样例乙有限公司,2024,10\n",
                     &k, path);
    assert_int_equal(t.status, TIDU_OK);
    assert_int_equal(panel_count(t.panel), 2);
    assert_true(number_of(&t, "样例甲（江苏）有限公司", "revenue", 2020) == 700000);
    assert_true(number_of(&t, "样例甲（江苏）有限公司", "revenue", 2021) == 800000);
    assert_true(number_of(&t, "样例甲（江苏）有限公司", "revenue", 2024) == 1300000);
    assert_int_equal(problems_count(t.found), 0);
    finish(&t, &k);
    unlink(path);
}

/* Width and brackets make no second name; another word does. */
static void spellings_are_no_conflict(void **state)
{
    trial t = read_text("统一社会信用代码,企业名称,年度,营业收入\n" CODE_A ",样例甲（集团）有限公司,2023,100\n" CODE_A
                        ",样例甲(集团)有限责任公司,2022,80\n" CODE_A ",样例乙有限公司,2021,70\n");

    (void)state;
    assert_int_equal(problems_count_kind(t.found, PROBLEM_ATTRIBUTE_CONFLICT), 1);
    assert_problem(&t, PROBLEM_ATTRIBUTE_CONFLICT, 4, 2, "样例乙有限公司");
    assert_string_equal(text_of(&t, CODE_A, "name"), "样例甲（集团）有限公司");
    end(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_codes),
        cmocka_unit_test(a_table_without_codes),
        cmocka_unit_test(names_as_codes),
        cmocka_unit_test(spellings_are_no_conflict),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
