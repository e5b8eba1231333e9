/* The dictionary against contract.md, section 2; industry_2011 alone is ours. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/allocate.h"
#include "dictionary.h"
#include "panel/indicator.h"

typedef struct promised {
    const char *name;
    indicator_kind kind;
    indicator_type type;
    const char *fallback;
} promised;

#define K INDICATOR_KEY
#define A INDICATOR_ATTRIBUTE
#define Y INDICATOR_ANNUAL
#define TEXT INDICATOR_TEXT
#define FLAG INDICATOR_FLAG
#define CODE INDICATOR_CODE
#define MONEY INDICATOR_MONEY
#define COUNT INDICATOR_COUNT

static const promised columns[] = {
    {"uscc", K, TEXT, NULL}, {"name", A, TEXT, NULL}, {"founded_on", A, INDICATOR_DATE, NULL}, {"region", A, TEXT, NULL},
    {"town", A, TEXT, NULL}, {"park", A, TEXT, NULL}, {"grid", A, TEXT, NULL}, {"industry", A, TEXT, NULL},
    {"coach", A, TEXT, NULL}, {"industry_2011", A, TEXT, NULL},
    {"hightech_field", A, CODE, NULL}, {"listed", A, FLAG, NULL}, {"lead_since", A, COUNT, NULL}, {"lead_years", A, COUNT, NULL},
    {"prohibited_industry", A, FLAG, NULL}, {"super_deduction_barred", A, FLAG, NULL}, {"audited_books", A, FLAG, NULL},
    {"above_scale", A, FLAG, NULL},
    {"contact", A, TEXT, NULL}, {"willing", A, FLAG, NULL}, {"visited_on", A, INDICATOR_DATE, NULL}, {"remark", A, TEXT, NULL},
    {"visited", A, FLAG, NULL}, {"can_apply", A, TEXT, NULL}, {"pool_entered_on", A, INDICATOR_DATE, NULL},
    {"pool_state", A, TEXT, NULL}, {"pool_left_because", A, TEXT, NULL},
    {"year", K, COUNT, NULL}, {"month", K, TEXT, NULL},
    {"revenue", Y, MONEY, NULL}, {"main_revenue", Y, MONEY, NULL}, {"total_income", Y, MONEY, NULL},
    {"hightech_income", Y, MONEY, NULL}, {"cost_expense", Y, MONEY, NULL}, {"rd_expense", Y, MONEY, NULL},
    {"rd_expense_hnte", Y, MONEY, "rd_expense"}, {"rd_expense_tax", Y, MONEY, "rd_expense"},
    {"rd_expense_audited", Y, MONEY, "rd_expense"}, {"rd_expense_domestic", Y, MONEY, NULL},
    {"st_expense", Y, MONEY, "rd_expense"}, {"net_profit", Y, MONEY, NULL}, {"taxable_income", Y, MONEY, NULL},
    {"operating_cash_flow", Y, MONEY, NULL}, {"total_assets", Y, MONEY, NULL}, {"net_assets", Y, MONEY, NULL},
    {"liabilities", Y, MONEY, NULL}, {"employees", Y, COUNT, NULL}, {"st_staff", Y, COUNT, NULL},
    {"rd_staff", Y, COUNT, NULL}, {"ip_class1", Y, COUNT, NULL}, {"ip_class2", Y, COUNT, NULL},
    {"ip_class1_selfdev", Y, COUNT, NULL}, {"ip_class1_highvalue", Y, COUNT, NULL}, {"invention_patents", Y, COUNT, NULL},
    {"conversions", Y, COUNT, NULL}, {"equity_financing", Y, MONEY, NULL}, {"valuation", Y, MONEY, NULL},
    {"market_cap", Y, MONEY, NULL}, {"standards_led", Y, COUNT, NULL}, {"award_national", Y, COUNT, NULL},
    {"award_provincial", Y, COUNT, NULL}, {"rd_platform", Y, CODE, NULL}, {"rd_statistics", Y, FLAG, NULL}, {"rd_expense_statistics", Y, MONEY, NULL},
    {"university_contracts", Y, COUNT, NULL}, {"contracts_registered", Y, MONEY, NULL},
    {"major_incident", Y, FLAG, NULL},
    {"serious_dishonesty", Y, FLAG, NULL}, {"abnormal_listing", Y, FLAG, NULL}, {"srdi_platform_score", Y, COUNT, NULL},
    {"market_share", Y, INDICATOR_SHARE, NULL}, {"market_rank", Y, COUNT, NULL},
    {"land_mu", Y, COUNT, NULL}, {"evaluated_tax", Y, MONEY, NULL}, {"value_added", Y, MONEY, NULL},
    {"coal_equivalent", Y, COUNT, NULL}, {"emissions_tonnes", Y, COUNT, NULL}, {"electricity_kwh", Y, COUNT, NULL},
    {"mean_staff", Y, COUNT, "employees"},
    {"invention_applications", Y, COUNT, NULL}, {"pct_applications", Y, COUNT, NULL}, {"graduate_staff", Y, COUNT, NULL},
    {"rd_tax_saved", Y, MONEY, NULL}, {"new_graduates", Y, COUNT, NULL}, {"platforms_provincial", Y, COUNT, NULL},
    {"projects_provincial", Y, COUNT, NULL},
};

enum { N_PROMISED = sizeof columns / sizeof *columns };

static void every_promised_column_is_there(void **state)
{
    dictionary *d = shipped_dictionary();

    (void)state;
    assert_int_equal(dictionary_count(d), N_PROMISED);
    for (size_t i = 0; i < N_PROMISED; i++) {
        const promised *p = &columns[i];
        int id = dictionary_find(d, p->name);
        const indicator *in;

        if (id == INDICATOR_NONE)
            fail_msg("%s is missing", p->name);
        in = dictionary_get(d, id);
        assert_string_equal(in->name, p->name);
        if (in->kind != p->kind || in->type != p->type)
            fail_msg("%s is of another kind or type", p->name);
        assert_int_equal(in->fallback != NULL, p->fallback != NULL);
        if (p->fallback) {
            assert_string_equal(in->fallback, p->fallback);
            assert_int_not_equal(dictionary_find(d, in->fallback), INDICATOR_NONE);
        }
        assert_true(in->least <= in->greatest);
        assert_true(in->type != INDICATOR_FLAG || (in->least == 0 && in->greatest == 1 && in->is_whole));
        assert_true(in->label_en[0] && in->labels_zh[0]);
        assert_string_equal(indicator_label(in, true), in->labels_zh[0]);
        assert_string_equal(indicator_label(in, false), in->label_en);
        assert_true(indicator_type_name(in->type)[0]);
    }
    dictionary_free(d);
}

static void labels_name_one_column(void **state)
{
    dictionary *d = shipped_dictionary();

    (void)state;
    for (int i = 0; i < dictionary_count(d); i++) {
        const indicator *a = dictionary_get(d, i);

        assert_int_equal(dictionary_find_label(d, a->name), i);
        for (const char *const *zh = a->labels_zh; *zh; zh++) {
            if (dictionary_find_label(d, *zh) != i)
                fail_msg("%s names two columns", *zh);
        }
        for (int j = 0; j < i; j++)
            assert_string_not_equal(a->label_en, dictionary_get(d, j)->label_en);
    }
    assert_int_equal(dictionary_find_label(d, "营业收入"), dictionary_find(d, "revenue"));
    assert_int_equal(dictionary_find_label(d, "不是列"), INDICATOR_NONE);
    assert_int_equal(dictionary_find(d, "Revenue"), INDICATOR_NONE);
    assert_string_equal(dictionary_suggest(d, "revnue"), "revenue");
    assert_null(dictionary_suggest(d, "qqqqqqqqqqqq"));
    dictionary_free(d);
}

/* A figure is passed over unless a label is one; all other texts are looked up. */
static void figures_may_be_labels(void **state)
{
    static const char *const zh[] = {"一", "1.2", NULL};
    indicator numbered = {.name = "numbered", .label_en = "numbered", .labels_zh = zh};
    dictionary *d = shipped_dictionary();

    (void)state;
    for (int i = 0; i < dictionary_count(d); i++) {
        const indicator *row = dictionary_get(d, i);

        assert_true(dictionary_may_label(d, row->name, strlen(row->name)));
        for (const char *const *label = row->labels_zh; *label; label++)
            assert_true(dictionary_may_label(d, *label, strlen(*label)));
    }
    assert_false(dictionary_may_label(d, "2024-12-31", 10));
    assert_false(dictionary_may_label(d, "1.2", 3));
    assert_true(dictionary_may_label(d, "2024年", 7));
    assert_int_not_equal(dictionary_add(d, &numbered), INDICATOR_NONE);
    assert_true(dictionary_may_label(d, "1.2", 3));
    dictionary_free(d);
}

static void judged_columns_join(void **state)
{
    static const char *const bad[] = {"judged_", "judged", "judge_hnte_x", "judged_hnte-x", "judged_Hnte", "judged_x y", ""};
    dictionary *d = shipped_dictionary();
    int id = dictionary_add_judged(d, "judged_hnte_ip_advanced");

    (void)state;
    assert_int_equal(id, N_PROMISED);
    assert_int_equal(dictionary_add_judged(d, "judged_hnte_ip_advanced"), id);
    assert_int_equal(dictionary_find(d, "judged_hnte_ip_advanced"), id);
    assert_int_equal(dictionary_get(d, id)->kind, INDICATOR_ANNUAL);
    assert_int_equal(dictionary_add_judged(d, "judged_hnte_ip_support"), id + 1);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(dictionary_add_judged(d, bad[i]), INDICATOR_NONE);
    assert_int_equal(dictionary_add_judged(d, "revenue"), dictionary_find(d, "revenue"));
    assert_int_equal(dictionary_count(d), N_PROMISED + 2);
    dictionary_free(d);
    for (unsigned long k = 1; k < 8; k++) {
        allocate_fail_at(k);
        d = shipped_dictionary();
        if (d)
            dictionary_add_judged(d, "judged_hnte_ip_advanced");
        allocate_fail_at(0);
        dictionary_free(d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_promised_column_is_there),
        cmocka_unit_test(labels_name_one_column),
        cmocka_unit_test(figures_may_be_labels),
        cmocka_unit_test(judged_columns_join),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
