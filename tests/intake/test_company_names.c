/*
 * Finding companies by their names: one, none, several, and several of which the town tells.
 */
#include "trial.h"

#include <stdio.h>

#include "base/allocate.h"
#include "intake/company_names.h"

static name_outcome ask(const company_names *a, const company_names *b, const char *name, const char *town, char *out)
{
    return company_names_find(a, b, &(name_query){name, town, false}, out, NAME_FOUND_SIZE);
}

static void one_none_and_several(void **state)
{
    dictionary *d = shipped_dictionary();
    company_names *a = company_names_new(dictionary_words(d)), *b = company_names_new(dictionary_words(d));
    char out[NAME_FOUND_SIZE];

    (void)state;
    assert_true(company_names_add(a, CODE_A, "样例甲（集团）有限公司", "东镇"));
    assert_true(company_names_add(a, CODE_B, "样例乙有限公司", "东镇"));
    assert_true(company_names_add(b, CODE_A, "样例甲(集团)有限责任公司", "")); /* the same company, of another source */
    assert_true(company_names_add(b, "330502000012345", "样例乙有限公司", "西镇（街道）"));
    assert_int_equal(ask(a, b, "樣例甲【集團】有限公司", "", out), NAME_FOUND);
    assert_string_equal(out, CODE_A);
    assert_int_equal(ask(a, b, "样例甲集团有限公司", "", out), NAME_UNKNOWN);
    assert_string_equal(out, "");
    assert_int_equal(ask(a, b, "样例乙有限公司", "", out), NAME_AMBIGUOUS);
    assert_string_equal(out, CODE_B ";330502000012345");
    assert_int_equal(ask(a, b, "样例乙有限公司", "西镇(街道)", out), NAME_FOUND);
    assert_string_equal(out, "330502000012345");
    assert_int_equal(ask(a, b, "样例乙有限公司", "北镇", out), NAME_AMBIGUOUS);
    assert_int_equal(ask(a, NULL, "样例乙有限公司", "北镇", out), NAME_FOUND); /* the only one of the name, wherever it is */
    assert_int_equal(ask(NULL, b, "", "", out), NAME_UNKNOWN);
    company_names_free(a);
    company_names_free(b);
    dictionary_free(d);
}

/* More candidates than the text holds are still more than one. */
static void many_of_a_name(void **state)
{
    dictionary *d = shipped_dictionary();
    company_names *a = company_names_new(dictionary_words(d));
    char out[NAME_FOUND_SIZE], code[32];

    (void)state;
    for (int i = 0; i < 100; i++) {
        snprintf(code, sizeof code, "91990101MA%08d", i);
        assert_true(company_names_add(a, code, "样例", i == 99 ? "东镇" : ""));
    }
    assert_int_equal(ask(a, NULL, "样例", "", out), NAME_AMBIGUOUS);
    assert_true(strlen(out) < sizeof out && !strncmp(out, "91990101MA00000000;91990101MA00000001;", 38));
    assert_int_equal(ask(a, NULL, "样例", "东镇", out), NAME_FOUND);
    assert_string_equal(out, "91990101MA00000099");
    company_names_free(a);
    dictionary_free(d);
}

static name_outcome find_known(void *context, const name_query *query, char *out)
{
    return company_names_find(context, NULL, query, out, NAME_FOUND_SIZE);
}

static bool has_known(void *context)
{
    return context != NULL;
}

static void every_allocation_can_fail(void **state)
{
    static const char text[] = "序号,企业名称,年度,营业收入\n1,样例甲有限公司,2023,100\n2,样例丙有限公司,2023,100\n";
    dictionary *d = shipped_dictionary();
    company_names *names = company_names_new(dictionary_words(d));
    intake_options options = {.find_company = find_known, .has_companies = has_known, .name_context = names, .reviews = true,
                              .threads = 1};
    tidu_status status = TIDU_ENOMEM;

    (void)state;
    assert_true(company_names_add(names, CODE_A, "样例甲有限公司", ""));
    for (unsigned long k = 1; status; k++) {
        panel *p = panel_new(d);
        problems *found = problems_new();
        intake_report report = {0};

        allocate_fail_at(k);
        status = intake_read_bytes((intake_bytes){text, strlen(text), "t.csv"}, &options, p, found, &report, NULL);
        allocate_fail_at(0);
        assert_true(status == TIDU_OK || status == TIDU_ENOMEM);
        if (!status)
            assert_int_equal(review_list_count(problems_review(found, REVIEW_COMPANIES)), 1);
        intake_report_clear(&report);
        problems_free(found);
        panel_free(p);
    }
    company_names_free(names);
    dictionary_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_none_and_several),
        cmocka_unit_test(many_of_a_name),
        cmocka_unit_test(every_allocation_can_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
