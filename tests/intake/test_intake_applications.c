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
#include "intake/application_status.h"
#include "intake/batch_name.h"
#include "intake/intake.h"

#define CODE_A "913304212562117687"
#define CODE_B "91330521147120090M"

typedef struct reading {
    dictionary *dictionary;
    applications *filed;
    problems *found;
    intake_report report;
    tidu_error err;
    tidu_status status;
} reading;

/* Knows 甲; two companies are called 丙. */
static name_outcome find_company(void *context, const name_query *query, char *out)
{
    (void)context;
    snprintf(out, NAME_FOUND_SIZE, "%s", !strcmp(query->name, "甲") ? CODE_A : !strcmp(query->name, "丙") ? CODE_A ";" CODE_B : "");
    return !strcmp(query->name, "甲") ? NAME_FOUND : !strcmp(query->name, "丙") ? NAME_AMBIGUOUS : NAME_UNKNOWN;
}

static reading read_with(const char *text, const intake_options *how)
{
    intake_options options = *how;
    reading r = {.dictionary = shipped_dictionary(), .filed = applications_new(), .found = problems_new()};
    char path[] = "build/applications-XXXXXX";
    int descriptor = mkstemp(path);

    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, text, strlen(text)), (ssize_t)strlen(text));
    close(descriptor);
    options.dictionary = r.dictionary;
    r.status = intake_read_applications(path, &options, r.filed, r.found, &r.report, &r.err);
    unlink(path);
    return r;
}

static reading read_list(const char *text, bool is_strict)
{
    return read_with(text, &(intake_options){.is_strict = is_strict});
}

static void end(reading *r)
{
    intake_report_clear(&r->report);
    problems_free(r->found);
    applications_free(r->filed);
    dictionary_free(r->dictionary);
}

static void is_application(const reading *r, size_t i, const char *expected)
{
    const filed_application *a = applications_get(r->filed, i);
    char text[400], day[11] = "none";

    if (a->day != DATE_NO_END)
        date_format(a->day, day);
    snprintf(text, sizeof text, "%s %s %s %s %s %d %u", a->code, a->model, a->batch, a->status, day, a->year,
             (unsigned)a->line);
    assert_string_equal(text, expected);
}

static void is_problem(const reading *r, size_t i, problem_kind kind, unsigned long line, unsigned long column,
                       const char *found)
{
    const problem *p = problems_get(r->found, i);

    if (p->kind != kind || p->line != line || p->column != column || strcmp(p->found, found) != 0)
        fail_msg("%s %lu:%lu '%s'", problem_code(p->kind), p->line, p->column, p->found);
}

static void list(void **state)
{
    reading r = read_list("2024年申报情况\n"
                          "统一社会信用代码,企业名称,称号,批次,申报年度,状态,日期\n" CODE_A
                          ",甲,高新技术企业,第一批,2024年度,已申报,2024年5月20日\n" CODE_A
                          ",甲,国家高新技术企业,2024年度第一批,,拟认定,2024/10/9\n" CODE_B
                          ",乙,gazelle@jiangsu,,2023,撤回,2023\n" CODE_B ",乙,小巨人,第6批,,通过,45580\n合计,4,,,,,\n",
                          false);

    (void)state;
    assert_int_equal(r.status, TIDU_OK);
    assert_int_equal(applications_count(r.filed), 4);
    is_application(&r, 0, CODE_A " hnte 2024年第一批 filed 2024-05-20 2024 3");
    is_application(&r, 1, CODE_A " hnte 2024年第一批 proposed 2024-10-09 2024 4");
    is_application(&r, 2, CODE_B " gazelle@jiangsu 2023年 withdrawn 2023-12-31 2023 5");
    is_application(&r, 3, CODE_B " little-giant 第六批 recognised 2024-10-15 0 6"); /* 45,580 days after 1899-12-30 */
    assert_int_equal(r.report.rows, 4);
    assert_int_equal(problems_count_kind(r.found, PROBLEM_BATCH_WITHOUT_YEAR), 1);
    assert_int_equal(problems_count_kind(r.found, PROBLEM_TOTALS_SKIPPED), 1);
    end(&r);
}

static void what_cannot_be_read_is_left_out(void **state)
{
    reading r = read_list("uscc,model,batch,year,status,day\n" CODE_A ",某某证,2024年第一批,,filed,2024-05-20\n" CODE_A
                          ",hnte,2024年第一批,,好像过了,2024-05-20\n" CODE_A ",hnte,2024年第一批,,,2024-05-20\n" CODE_A
                          ",hnte,2024年第一批,2023,filed,2024-05-20\n" CODE_A ",hnte,,20223,filed,2024-05-20\n" CODE_A
                          ",hnte,-,,filed,2024-05-20\n" CODE_A ",hnte,2024年第一批,,filed,2024-02-30\n"
                          ",hnte,2024年第一批,,filed,2024-05-20\n9.13304E+17,hnte,2024年第一批,,filed,2024-05-20\n",
                          false);

    (void)state;
    assert_int_equal(r.status, TIDU_EDATA); /* nothing came in */
    assert_non_null(strstr(r.err.message, "all 9 rows"));
    assert_int_equal(applications_count(r.filed), 0);
    assert_int_equal(problems_count(r.found), 9);
    is_problem(&r, 0, PROBLEM_CREDENTIAL_UNKNOWN, 2, 2, "某某证");
    is_problem(&r, 1, PROBLEM_STATUS_UNKNOWN, 3, 5, "好像过了");
    is_problem(&r, 2, PROBLEM_STATUS_UNKNOWN, 4, 5, "");
    is_problem(&r, 3, PROBLEM_BATCH_YEAR, 5, 3, "2024年第一批");
    is_problem(&r, 4, PROBLEM_YEAR, 6, 4, "20223");
    is_problem(&r, 5, PROBLEM_BATCH_MISSING, 7, 3, "");
    is_problem(&r, 6, PROBLEM_STATUS_DAY, 8, 6, "2024-02-30");
    is_problem(&r, 7, PROBLEM_CODE_MISSING, 9, 1, "");
    assert_int_equal(problems_get(r.found, 8)->kind, PROBLEM_CODE_LOST);
    assert_int_equal(r.report.skipped, 9);
    end(&r);
}

/* One status of a batch is one entry: it takes a day that it had not, and keeps the first of two. */
static bool knows_first(void *context, const char *code)
{
    (void)context;
    return !strcmp(code, CODE_A);
}

static bool knows_hnte(const void *context, const char *model)
{
    (void)context;
    return !strcmp(model, "hnte");
}

static void strangers_are_named(void **state)
{
    reading r = read_with("uscc,day,model,batch,status\n" CODE_A ",2024-05-20,hnte,2024年第一批,filed\n" CODE_B
                          ",2024-05-20,hnte,2024年第一批,filed\n" CODE_A ",2024-05-20,nosuch,2024年第一批,filed\n",
                          &(intake_options){.knows_company = knows_first, .knows_title = knows_hnte});

    (void)state;
    assert_int_equal(r.status, TIDU_OK);
    assert_int_equal(applications_count(r.filed), 2); /* a company may come later, a title that nobody can hold anything against may not */
    assert_int_equal(problems_count(r.found), 2);
    is_problem(&r, 0, PROBLEM_APPLICANT_UNKNOWN, 3, 1, CODE_B);
    is_problem(&r, 1, PROBLEM_CREDENTIAL_UNKNOWN, 4, 3, "nosuch");
    end(&r);
}

static void the_same_status_twice(void **state)
{
    reading r = read_list("uscc,model,batch,status,day\n" CODE_A ",hnte,2024年第一批,filed,\n" CODE_A
                          ",hnte,2024年第一批,filed,2024-05-20\n" CODE_A ",hnte,2024 第一批,filed,2024-05-20\n" CODE_A
                          ",hnte,2024年第一批,filed,2024-06-01\n" CODE_A ",hnte,2024年第二批,filed,\n",
                          false);

    (void)state;
    assert_int_equal(applications_count(r.filed), 2);
    is_application(&r, 0, CODE_A " hnte 2024年第一批 filed 2024-05-20 2024 3");
    is_application(&r, 1, CODE_A " hnte 2024年第二批 filed none 2024 6");
    assert_int_equal(problems_count(r.found), 3);
    is_problem(&r, 0, PROBLEM_STATUS_NO_DAY, 2, 5, "filed");
    is_problem(&r, 1, PROBLEM_STATUS_TWICE, 5, 5, "2024-06-01");
    is_problem(&r, 2, PROBLEM_STATUS_NO_DAY, 6, 5, "filed");
    end(&r);
}

static void headers_and_strictness(void **state)
{
    reading r = read_list("uscc,name,year,revenue\n" CODE_A ",A,2024,100\n", false);

    (void)state;
    assert_int_equal(r.status, TIDU_EDATA);
    assert_non_null(strstr(r.err.message, "the status (status or 状态)"));
    end(&r);
    r = read_list("uscc,model,batch,status,day\n" CODE_A ",hnte,2024年第一批,maybe,2024-05-20\n", true);
    assert_int_equal(r.status, TIDU_EDATA);
    assert_int_equal(r.err.line, 2);
    end(&r);
}

static void companies_by_their_names(void **state)
{
    const char *text = "企业名称,称号,批次,状态,日期\n甲,高企,2024年第一批,已推荐,2024-06-30\n乙,高企,2024年第一批,已推荐,2024-06-30\n"
                       "丙,高企,2024年第一批,已推荐,2024-06-30\n";
    reading r = read_with(text, &(intake_options){.find_company = find_company, .reviews = true});
    review_list *reviews = problems_review(r.found, REVIEW_APPLICATIONS);
    text_buffer out;

    (void)state;
    assert_int_equal(r.status, TIDU_OK);
    assert_int_equal(applications_count(r.filed), 1);
    is_application(&r, 0, CODE_A " hnte 2024年第一批 recommended 2024-06-30 2024 2");
    is_problem(&r, 0, PROBLEM_NAME_MATCHED, 2, 1, "甲: " CODE_A);
    is_problem(&r, 1, PROBLEM_NAME_UNKNOWN, 3, 1, "乙");
    is_problem(&r, 2, PROBLEM_NAME_AMBIGUOUS, 4, 1, "丙: " CODE_A ";" CODE_B);
    assert_true(r.report.by_name != 0);
    assert_int_equal(review_list_count(reviews), 2);
    text_buffer_init(&out);
    review_list_row(reviews, 1, &out);
    assert_string_equal(text_buffer_string(&out), ",丙,," CODE_A ";" CODE_B ",高企,2024年第一批,已推荐,2024-06-30\n");
    text_buffer_clear(&out);
    end(&r);
    r = read_list(text, false); /* nobody knows names */
    assert_int_equal(r.status, TIDU_EDATA);
    end(&r);
}

static void statuses(void **state)
{
    static const char *const expected[][2] = {
        {"filed", "filed"},      {"已申报", "filed"},      {"已推荐", "recommended"}, {"拟认定", "proposed"},
        {"公示", "proposed"},    {"已认定", "recognised"}, {"通过", "recognised"},    {"未通过", "refused"},
        {"未推荐", "refused"},   {"撤回", "withdrawn"},    {"withdrawn", "withdrawn"},
    };
    dictionary *d = shipped_dictionary();

    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_string_equal(application_status_find(dictionary_words(d), expected[i][0]), expected[i][1]);
    assert_null(application_status_find(dictionary_words(d), "未"));
    assert_null(application_status_find(dictionary_words(d), ""));
    dictionary_free(d);
}

static void batches(void **state)
{
    static const struct {
        const char *folded;
        int year;
        const char *settled;
        int then;
    } cases[] = {
        {"第一批", 0, "第一批", 0},           {"第一批", 2024, "2024年第一批", 2024},
        {"2024年第一批", 0, "2024年第一批", 2024}, {"2024年度 第一批", 2024, "2024年第一批", 2024},
        {"2024-2", 0, "2024年2", 2024},       {"2024", 0, "2024年", 2024},
        {"", 2023, "2023年", 2023},           {"20240003", 0, "20240003", 0},
        {"1024", 0, "1024", 0},               {"2024年第一批", 2023, NULL, 0},
        {"2024年第1批", 0, "2024年第一批", 2024}, {"第01批", 2024, "2024年第一批", 2024},
        {"2024第 10 批", 0, "2024年第十批", 2024}, {"2024年第11批次", 0, "2024年第十一批次", 2024},
        {"第20批(补报)", 0, "第二十批(补报)", 0}, {"第99批", 0, "第九十九批", 0},
        {"第100批", 0, "第100批", 0},         {"第0批", 0, "第0批", 0},
        {"第二十一批", 0, "第二十一批", 0},   {"第三方第2批", 0, "第三方第二批", 0},
        {"第1轮", 0, "第1轮", 0},
    };
    char out[64];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int year = cases[i].year;

        assert_int_equal(batch_name_settle(cases[i].folded, &year, out, sizeof out), cases[i].settled != NULL);
        if (!cases[i].settled)
            continue;
        assert_string_equal(out, cases[i].settled);
        assert_int_equal(year, cases[i].then);
    }
}

static void every_allocation_can_fail(void **state)
{
    char path[] = "build/applications-XXXXXX";
    const char *text = "uscc,model,batch,status,day,x\n" CODE_A ",hnte,2024,filed,2021-12-16,\n" CODE_B ",?,,,,\n" CODE_A
                       ",hnte,2024,filed,2021-12-17,\n";
    tidu_status status = TIDU_ENOMEM;
    int descriptor = mkstemp(path);

    (void)state;
    assert_int_equal(write(descriptor, text, strlen(text)), (ssize_t)strlen(text));
    close(descriptor);
    for (unsigned long k = 1; status; k++) {
        problems *found = problems_new();
        intake_report report = {0};
        applications *filed;

        allocate_fail_at(k);
        filed = applications_new();
        status = filed ? intake_read_applications(path, &(intake_options){0}, filed, found, &report, NULL) : TIDU_ENOMEM;
        allocate_fail_at(0);
        assert_true(status == TIDU_OK || status == TIDU_ENOMEM);
        intake_report_clear(&report);
        problems_free(found);
        applications_free(filed);
    }
    unlink(path);
}

/* As a person would put them; every pair, so that the order is one of all. */
static void batches_stand_in_their_order(void **state)
{
    static const char *const order[] = {"2023年第九批", "2024年", "2024年第一批", "2024年第二批", "2024年第三批", "2024年第九批", "2024年第十批", "2024年第十一批",
                                        "2024年第二十批", "2024年第二十一批", "2024年第1批", "2024年第2批", "2024年第乙批"};
    size_t n = sizeof order / sizeof *order;

    (void)state;
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < n; k++)
            assert_int_equal(batch_name_compare(order[i], order[k]), (i > k) - (i < k));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(batches_stand_in_their_order),
        cmocka_unit_test(list),
        cmocka_unit_test(what_cannot_be_read_is_left_out),
        cmocka_unit_test(strangers_are_named),
        cmocka_unit_test(the_same_status_twice),
        cmocka_unit_test(headers_and_strictness),
        cmocka_unit_test(companies_by_their_names),
        cmocka_unit_test(statuses),
        cmocka_unit_test(batches),
        cmocka_unit_test(every_allocation_can_fail),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
