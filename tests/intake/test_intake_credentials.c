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
#include "base/date.h"
#include "dictionary.h"
#include "intake/company_names.h"
#include "intake/credential_name.h"
#include "intake/intake.h"

#define CODE_A "913304212562117687"
#define CODE_B "91330521147120090M"

static void write_file(char *path, const char *text)
{
    int descriptor = mkstemp(path);

    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, text, strlen(text)), (ssize_t)strlen(text));
    close(descriptor);
}

static void list(void **state)
{
    char path[] = "build/credentials-XXXXXX";
    credentials *held = credentials_new();
    problems *found = problems_new();
    intake_report report = {0};
    tidu_error err = {0};
    const credential *c;
    dictionary *d = shipped_dictionary();

    (void)state;
    write_file(path, "统一社会信用代码,企业名称,证书类型,发证日期,有效期至,证书编号\n" CODE_A
                     ",甲,高新技术企业,2021年12月16日,2024/12/15,GR202133001234\n" CODE_B
                     ",乙,gazelle@jiangsu,2022-01-01,,\n" CODE_B
                     ",乙,小巨人,2022-01-01,2021-01-01,\n" CODE_B ",乙,某某证,2022-01-01,,\n" CODE_B
                     ",乙,瞪羚,,,\n");
    assert_int_equal(intake_read_credentials(path, &(intake_options){.dictionary = d}, held, found, &report, &err),
                     TIDU_OK);
    unlink(path);
    assert_int_equal(credentials_count(held), 2);
    c = credentials_get(held, 0);
    assert_string_equal(c->code, CODE_A);
    assert_string_equal(c->model, "hnte");
    assert_string_equal(c->number, "GR202133001234");
    assert_int_equal(c->granted_on, date_to_days((date){2021, 12, 16}));
    assert_int_equal(c->expires_on, date_to_days((date){2024, 12, 15}));
    assert_int_equal(c->line, 2);
    assert_string_equal(credentials_get(held, 1)->model, "gazelle@jiangsu");
    assert_int_equal(credentials_get(held, 1)->expires_on, DATE_NO_END);
    assert_int_equal(problems_count_kind(found, PROBLEM_CREDENTIAL_DATES), 1);
    assert_int_equal(problems_count_kind(found, PROBLEM_CREDENTIAL_UNKNOWN), 1);
    assert_int_equal(problems_count_kind(found, PROBLEM_CREDENTIAL_NO_DAY), 1);
    assert_int_equal(report.rows, 2);
    assert_int_equal(report.skipped, 3);
    intake_report_clear(&report);
    problems_free(found);
    credentials_free(held);
    dictionary_free(d);
}

static void names(void **state)
{
    static const char *const expected[][2] = {
        {"高新技术企业", "hnte"},       {"国家高新技术企业证书", "hnte"}, {"科技型中小企业", "tech-sme"},
        {"瞪羚企业", "gazelle"},        {"独角兽", "unicorn"},            {"潜在独角兽企业", "potential-unicorn"},
        {"专精特新中小企业", "srdi"},   {"专精特新小巨人", "little-giant"}, {"创新型中小企业", "innovative-sme"},
        {"制造业单项冠军", "champion"}, {"雏鹰企业", "eaglet"},           {"hnte", "hnte"},
        {"eaglet@wuxi", "eaglet@wuxi"},  {"浙江省科技小巨人企业", "tech-giant"}, {"省科技领军企业", "leading"},
        {"省隐形冠军", "hidden-champion"}, {"创新型试点企业", "innovation-pilot"}, {"科技型初创企业", "tech-startup"},
        {"江苏省民营科技企业", "private-tech"}, {"杭州市“好苗子”企业", "sapling"},
        {"湖州市“金象”企业", "golden-elephant"}, {"“金牛”企业", "golden-ox"},
    };

    dictionary *d = shipped_dictionary();

    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_string_equal(credential_name_find(d, expected[i][0]), expected[i][1]);
    assert_null(credential_name_find(d, "营业执照"));
    assert_null(credential_name_find(d, ""));
    assert_null(credential_name_find(NULL, "高新技术企业"));
    assert_string_equal(credential_name_find(NULL, "hnte"), "hnte");
    dictionary_free(d);
}

static void every_allocation_can_fail(void **state)
{
    char path[] = "build/credentials-XXXXXX";
    tidu_status status = TIDU_ENOMEM;

    (void)state;
    write_file(path, "uscc,credential,granted_on,x\n" CODE_A ",hnte,2021-12-16,\n" CODE_B ",?,,\n");
    for (unsigned long k = 1; status; k++) {
        credentials *held = credentials_new();
        problems *found = problems_new();
        intake_report report = {0};

        allocate_fail_at(k);
        status = intake_read_credentials(path, &(intake_options){0}, held, found, &report, NULL);
        allocate_fail_at(0);
        assert_true(status == TIDU_OK || status == TIDU_ENOMEM);
        intake_report_clear(&report);
        problems_free(found);
        credentials_free(held);
    }
    unlink(path);
}

/* Days as officials publish them: a range, a term, 长期, a year alone. */
static void days_as_published(void **state)
{
    static const struct {
        const char *granted, *end;
        date from, to; /* of year 0: not stated */
    } rows[] = {
        {"2023年11月8日", "三年", {2023, 11, 8}, {2026, 11, 8}},
        {"2023-11-08", "3年", {2023, 11, 8}, {2026, 11, 8}},
        {"2023-11-08", "36个月", {2023, 11, 8}, {2026, 11, 8}},
        {"2023-11-08", "2023-11-08至2026-11-07", {2023, 11, 8}, {2026, 11, 7}},
        {"", "2023.11.08-2026.11.07", {2023, 11, 8}, {2026, 11, 7}},
        {"2023/11/8", "长期", {2023, 11, 8}, {9999, 12, 31}},
        {"2023.12.8", "2026.12.8", {2023, 12, 8}, {2026, 12, 8}},
        {"2023", "2026", {2023, 12, 31}, {2026, 12, 31}},
        {"2022年", "", {2022, 12, 31}, {0, 0, 0}},
    };
    dictionary *d = shipped_dictionary();

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char path[] = "build/credentials-XXXXXX", text[512];
        credentials *held = credentials_new();
        problems *found = problems_new();
        const credential *c;

        snprintf(text, sizeof text, "序号,统一社会信用代码,企业名称,资质名称,发证日期,有效期\n1,%s,甲,高新技术企业,%s,%s\n", CODE_A,
                 rows[i].granted, rows[i].end);
        write_file(path, text);
        assert_int_equal(intake_read_credentials(path, &(intake_options){.dictionary = d}, held, found, NULL, NULL), TIDU_OK);
        unlink(path);
        if (credentials_count(held) != 1)
            fail_msg("row %zu was left out", i);
        c = credentials_get(held, 0);
        assert_int_equal(c->granted_on, date_to_days(rows[i].from));
        assert_int_equal(c->expires_on, rows[i].to.year ? date_to_days(rows[i].to) : DATE_NO_END);
        credentials_free(held);
        problems_free(found);
    }
    dictionary_free(d);
}

/* A database with two companies of one name in two towns, and one whose name nobody else has. */
static name_outcome find_known(void *context, const name_query *query, char *out)
{
    return company_names_find(context, NULL, query, out, NAME_FOUND_SIZE);
}

typedef struct named_list {
    dictionary *dictionary;
    company_names *names;
    credentials *held;
    problems *found;
    intake_report report;
    tidu_error err;
    tidu_status status;
} named_list;

static named_list read_named(const char *text, const char *credential, const char *granted)
{
    char path[] = "build/credentials-XXXXXX";
    named_list l = {.dictionary = shipped_dictionary(), .held = credentials_new(), .found = problems_new()};
    intake_options options = {.dictionary = l.dictionary, .find_company = find_known, .reviews = true,
                              .credential = credential, .granted_on = granted};

    l.names = options.name_context = company_names_new(dictionary_words(l.dictionary));
    assert_true(company_names_add(l.names, CODE_A, "样例甲（江苏）有限公司", "东镇"));
    assert_true(company_names_add(l.names, CODE_B, "样例乙有限公司", "东镇"));
    assert_true(company_names_add(l.names, "91990101MA0000100H", "样例乙有限责任公司", "西镇"));
    write_file(path, text);
    l.status = intake_read_credentials(path, &options, l.held, l.found, &l.report, &l.err);
    unlink(path);
    return l;
}

static void end_named(named_list *l)
{
    intake_report_clear(&l->report);
    company_names_free(l->names);
    problems_free(l->found);
    credentials_free(l->held);
    dictionary_free(l->dictionary);
}

static void companies_by_name(void **state)
{
    named_list l = read_named("序号,企业名称,镇街,证书编号,批次,认定年度\n"
                              "1,樣例甲(江蘇) 有限公司,,GR202399000001,第一批,2023\n" /* line 2: another spelling */
                              "2,样例乙有限公司,西镇,GR202399000002,第一批,2023\n"     /* the town decides */
                              "3,样例乙有限公司,,GR202399000003,第一批,2023\n"         /* two companies */
                              "4,样例乙有限公司,南镇,GR202399000004,第一批,2023\n"     /* none of the two */
                              "5,样例丙有限公司,东镇,GR202399000005,第一批,2023\n",    /* nobody */
                              "hnte", NULL);
    const problem *p;
    text_buffer csv;

    (void)state;
    assert_int_equal(l.status, TIDU_OK);
    assert_int_equal(credentials_count(l.held), 2);
    assert_string_equal(credentials_get(l.held, 0)->code, CODE_A);
    assert_string_equal(credentials_get(l.held, 0)->model, "hnte");
    assert_string_equal(credentials_get(l.held, 0)->number, "GR202399000001");
    assert_int_equal(credentials_get(l.held, 0)->granted_on, date_to_days((date){2023, 12, 31}));
    assert_string_equal(credentials_get(l.held, 1)->code, "91990101MA0000100H");
    assert_int_equal(problems_count_kind(l.found, PROBLEM_NAME_MATCHED), 2);
    assert_int_equal(problems_count_kind(l.found, PROBLEM_NAME_AMBIGUOUS), 2);
    assert_int_equal(problems_count_kind(l.found, PROBLEM_NAME_UNKNOWN), 1);
    p = problems_get(l.found, problems_count(l.found) - 1);
    assert_int_equal(p->line, 6);
    assert_int_equal(p->column, 2);
    assert_string_equal(p->found, "样例丙有限公司");
    p = problems_get(l.found, problems_count(l.found) - 2);
    assert_string_equal(p->found, "样例乙有限公司: " CODE_B ";91990101MA0000100H");
    text_buffer_init(&csv);
    review_list_header(problems_review(l.found, REVIEW_CERTIFICATES), &csv);
    for (size_t i = 0; i < review_list_count(problems_review(l.found, REVIEW_CERTIFICATES)); i++)
        review_list_row(problems_review(l.found, REVIEW_CERTIFICATES), i, &csv);
    assert_string_equal(text_buffer_string(&csv), "\xef\xbb\xbf统一社会信用代码,企业名称,镇街,候选代码,序号,证书编号,批次,认定年度\n"
                                                  ",样例乙有限公司,," CODE_B ";91990101MA0000100H,3,GR202399000003,第一批,2023\n"
                                                  ",样例乙有限公司,南镇," CODE_B ";91990101MA0000100H,4,GR202399000004,第一批,2023\n"
                                                  ",样例丙有限公司,东镇,,5,GR202399000005,第一批,2023\n");
    text_buffer_clear(&csv);
    assert_true(l.report.by_name != 0);
    end_named(&l);
}

/* The list to be filled in is one that can be read. */
static void a_list_filled_in(void **state)
{
    named_list l = read_named("\xef\xbb\xbf统一社会信用代码,企业名称,镇街,候选代码,序号,证书编号,批次,认定年度\n" CODE_B
                              ",样例乙有限公司,," CODE_B ";91990101MA0000100H,3,GR202399000003,第一批,2023\n"
                              ",样例乙有限公司,西镇,,4,GR202399000004,第一批,2023\n",
                              "hnte", NULL);

    (void)state;
    assert_int_equal(l.status, TIDU_OK);
    assert_int_equal(credentials_count(l.held), 2);
    assert_string_equal(credentials_get(l.held, 0)->code, CODE_B);
    assert_string_equal(credentials_get(l.held, 1)->code, "91990101MA0000100H");
    assert_int_equal(problems_count_kind(l.found, PROBLEM_COLUMN_UNKNOWN), 1); /* 序号 */
    end_named(&l);
}

/* The day of grant does not follow from a certificate's number. */
static void a_day_for_all(void **state)
{
    const char *text = "序号,企业名称,证书编号\n1,样例甲（江苏）有限公司,GR202399000001\n2,样例丙有限公司,GR202399000002\n";
    named_list l = read_named(text, "hnte", NULL);

    (void)state;
    assert_int_equal(l.status, TIDU_EDATA); /* one row without a day, one without a company */
    assert_non_null(strstr(l.err.message, "all 2 rows were left out"));
    assert_int_equal(problems_count_kind(l.found, PROBLEM_CREDENTIAL_NO_DAY), 1);
    end_named(&l);
    l = read_named(text, "hnte", "2023-11-08");
    assert_int_equal(l.status, TIDU_OK);
    assert_int_equal(credentials_count(l.held), 1);
    assert_int_equal(credentials_get(l.held, 0)->granted_on, date_to_days((date){2023, 11, 8}));
    assert_int_equal(credentials_get(l.held, 0)->expires_on, DATE_NO_END);
    end_named(&l);
    l = read_named(text, NULL, NULL); /* without the kind of certificate it is no list of certificates */
    assert_int_equal(l.status, TIDU_EDATA);
    end_named(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_as_published),
        cmocka_unit_test(companies_by_name),
        cmocka_unit_test(a_list_filled_in),
        cmocka_unit_test(a_day_for_all),
        cmocka_unit_test(list),
        cmocka_unit_test(names),
        cmocka_unit_test(every_allocation_can_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
