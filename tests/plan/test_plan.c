/* Benefits by hand, from the tax law's rates, through the shipped policies. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/cell.h"
#include "base/date.h"
#include "dictionary.h"
#include "plan/plan.h"

enum { YEAR = 2025 };

typedef struct fixture {
    dictionary *dictionary;
    panel *panel;
    model *model;
    assessor *assessor;
    actions *actions;
    policy *policies[3];
    plan_library library;
    binding binding;
} fixture;

static int set_up(void **state)
{
    static const char *const files[] = {"models/policies/hnte-income-tax.yaml",
                                        "models/policies/loss-carry-forward.yaml",
                                        "models/policies/rd-super-deduction.yaml"};
    static fixture f;
    tidu_error err;

    memset(&f, 0, sizeof f);
    f.dictionary = shipped_dictionary();
    f.panel = panel_new(f.dictionary);
    panel_add_company(f.panel, "A", 1);
    assert_int_equal(model_load("models/hnte.yaml", NULL, f.dictionary, &f.model, &err), TIDU_OK);
    assert_int_equal(actions_load("models/actions.yaml", f.dictionary, &f.actions, &err), TIDU_OK);
    for (int i = 0; i < 3; i++) {
        if (policy_load(files[i], "models", f.dictionary, &f.policies[i], &err))
            fail_msg("%s:%lu:%lu: %s", err.file, err.line, err.column, err.message);
    }
    f.assessor = assessor_new(f.model);
    assert_non_null(f.assessor);
    f.library = (plan_library){f.actions, (const policy *const *)f.policies, 3, NULL, NULL};
    f.binding = (binding){f.panel, NULL, YEAR, binding_default_date(YEAR)};
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;

    for (int i = 0; i < 3; i++)
        policy_free(f->policies[i]);
    actions_free(f->actions);
    assessor_free(f->assessor);
    model_free(f->model);
    panel_free(f->panel);
    dictionary_free(f->dictionary);
    return 0;
}

static void put(fixture *f, const char *name, int year, double value)
{
    assert_true(panel_put_number(f->panel, 0, dictionary_find(f->dictionary, name), year, value));
}

static void put_industry(fixture *f, const char *code)
{
    assert_true(panel_put_text(f->panel, 0, dictionary_find(f->dictionary, "industry"), code, code ? strlen(code) : 0));
}

static const plan_benefit *benefit(const plan *p, const char *id)
{
    for (size_t i = 0; i < p->n_benefits; i++) {
        if (!strcmp(p->benefits[i].policy->id, id))
            return &p->benefits[i];
    }
    fail_msg("no benefit %s", id);
    return NULL;
}

static plan *make(fixture *f)
{
    tidu_error err;
    plan *p;

    assert_int_equal(plan_make(f->assessor, &f->binding, 0, &f->library, &p, &err), TIDU_OK);
    return p;
}

static void ten_points_of_the_rate_are_saved(void **state)
{
    fixture *f = *state;
    const plan_benefit *b;
    plan *p;

    /* 1000 wan: 250 at 25%, 150 at 15% */
    put(f, "taxable_income", YEAR - 1, 1e7);
    put(f, "employees", YEAR - 1, 100);
    put(f, "total_assets", YEAR - 1, 3e7);
    p = make(f);
    b = benefit(p, "hnte-income-tax");
    assert_true(b->amounts[1] == 2.5e6 && b->amounts[2] == 1.5e6 && b->amounts[3] == 1e6);
    plan_free(p);
}

static void a_small_low_profit_firm_saves_nothing(void **state)
{
    fixture *f = *state;
    const plan_benefit *b;
    plan *p;

    /* 300 wan exactly, 300 staff, 5000 wan of assets: 5% is 15 wan, 15% would be 45 */
    put(f, "taxable_income", YEAR - 1, 3e6);
    put(f, "employees", YEAR - 1, 300);
    put(f, "total_assets", YEAR - 1, 5e7);
    p = make(f);
    b = benefit(p, "hnte-income-tax");
    assert_true(b->amounts[1] == 1.5e5 && b->amounts[3] == 0);
    plan_free(p);
    put(f, "employees", YEAR - 1, 301); /* one more: 25% is 75 wan, saved are 30 */
    p = make(f);
    assert_true(benefit(p, "hnte-income-tax")->amounts[3] == 3e5);
    plan_free(p);
}

static void a_loss_pays_no_tax_and_is_carried_forward(void **state)
{
    fixture *f = *state;
    plan *p;

    put(f, "taxable_income", YEAR - 1, -5e6);
    put(f, "employees", YEAR - 1, 10);
    put(f, "total_assets", YEAR - 1, 1e7);
    put(f, "net_profit", YEAR - 3, -1e6);
    put(f, "net_profit", YEAR - 2, 2e6);
    put(f, "net_profit", YEAR - 1, -5e6);
    p = make(f);
    assert_true(benefit(p, "hnte-income-tax")->amounts[3] == 0);
    assert_true(benefit(p, "loss-carry-forward")->amounts[0] == 6e6);
    plan_free(p);
}

static void what_is_not_known_is_not_worth_zero(void **state)
{
    fixture *f = *state;
    plan *p = make(f);

    assert_true(cell_is_missing(benefit(p, "hnte-income-tax")->amounts[3]));
    assert_true(cell_is_missing(benefit(p, "rd-super-deduction")->amounts[2]));
    plan_free(p);
}

static void the_deduction_of_a_year_is_the_tax_basis(void **state)
{
    fixture *f = *state;
    plan *p;

    put(f, "rd_expense", YEAR - 1, 4e6); /* the tax basis is not given: it falls back */
    put_industry(f, "C3911");
    p = make(f);
    assert_true(benefit(p, "rd-super-deduction")->amounts[1] == 4e6);
    assert_true(benefit(p, "rd-super-deduction")->amounts[2] == 1e6);
    plan_free(p);
}

/* The six industries of 财税〔2015〕119号 and their neighbours; of an industry that is not known nothing is said. */
static void barred_industries_deduct_nothing(void **state)
{
    static const struct {
        const char *industry;
        double further;
    } rows[] = {{"C1620", 0}, {"1610", 0}, {"C1513", 4e6}, {"F5199", 0}, {"5212", 0}, {"G5310", 4e6}, {"H6110", 0},
                {"H6241", 0}, {"I6513", 4e6}, {"K7010", 0}, {"L7119", 0}, {"L7299", 0}, {"M7320", 4e6}, {"R8810", 4e6},
                {"R9019", 0}, {"S9111", 4e6}};
    fixture *f = *state;
    plan *p;

    put(f, "rd_expense", YEAR - 1, 4e6);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        put_industry(f, rows[i].industry);
        p = make(f);
        assert_true(benefit(p, "rd-super-deduction")->amounts[0] == 4e6);
        if (benefit(p, "rd-super-deduction")->amounts[1] != rows[i].further)
            fail_msg("%s", rows[i].industry);
        plan_free(p);
    }
    put_industry(f, NULL);
    p = make(f);
    assert_true(cell_is_missing(benefit(p, "rd-super-deduction")->amounts[1]));
    plan_free(p);
}

static void a_policy_counts_from_its_first_day(void **state)
{
    fixture *f = *state;

    assert_true(policy_applies(f->policies[2], "hnte", date_to_days((date){2023, 1, 1})));
    assert_false(policy_applies(f->policies[2], "hnte", date_to_days((date){2022, 12, 31})));
    assert_false(policy_applies(f->policies[0], "tech-sme", date_to_days((date){2023, 1, 1})));
}

/* 400 wan of R&D in the years of the notices: 50%; 75% of tech SMEs, then of all; 100% in manufacturing, then of tech SMEs,
   too, and of the others in the fourth quarter (75% * 9/12 + 100% * 3/12 = 81.25%). */
static void the_deduction_has_a_rate_of_its_time(void **state)
{
    static const struct {
        const char *file, *industry;
        bool is_tech_sme;
        int first, last;   /* days that it is in force, as years */
        double deduction;
    } rows[] = {
        {"rd-super-deduction.2008", "C3911", true, 2008, 2015, 2e6},  /* the 150% of 2013 */
        {"rd-super-deduction.2008", "F5199", false, 2008, 2015, 2e6}, /* no industry was left out before 2016 */
        {"rd-super-deduction.2016", "C3911", true, 2016, 2016, 2e6},
        {"rd-super-deduction.2016", "F5199", false, 2016, 2016, 0},
        {"rd-super-deduction.2017", "C3911", false, 2017, 2017, 2e6},
        {"rd-super-deduction.2017", "I6510", true, 2017, 2017, 3e6},
        {"rd-super-deduction.2017", "K7010", true, 2017, 2017, 0},
        {"rd-super-deduction.2018", "C3911", true, 2018, 2020, 3e6},
        {"rd-super-deduction.2018", "F5199", true, 2018, 2020, 0}, /* wholesale deducts nothing */
        {"rd-super-deduction.2021", "1610", false, 2021, 2021, 0}, /* tobacco, though it is manufacturing */
        {"rd-super-deduction.2022", "L7299", true, 2022, 2022, 0},
        {"rd-super-deduction.2021", "C3911", false, 2021, 2021, 4e6},
        {"rd-super-deduction.2021", "4390", false, 2021, 2021, 4e6},
        {"rd-super-deduction.2021", "I6510", true, 2021, 2021, 3e6},
        {"rd-super-deduction.2022", "1310", false, 2022, 2022, 4e6},
        {"rd-super-deduction.2022", "I6510", true, 2022, 2022, 4e6},
        {"rd-super-deduction.2022", "I6510", false, 2022, 2022, 3.25e6},
        {"rd-super-deduction.2022", "4410", false, 2022, 2022, 3.25e6}, /* electricity is no manufacturing */
    };
    fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        credentials *held = credentials_new();
        char path[64];
        tidu_error err;
        policy *p;
        plan *made;

        snprintf(path, sizeof path, "models/policies/%s.yaml", rows[i].file);
        if (policy_load(path, "models", f->dictionary, &p, &err))
            fail_msg("%s:%lu:%lu: %s", err.file, err.line, err.column, err.message);
        assert_true(policy_applies(p, "hnte", date_to_days((date){rows[i].first, 1, 1})));
        assert_false(policy_applies(p, "hnte", date_to_days((date){rows[i].first - 1, 12, 31})));
        assert_true(policy_applies(p, "hnte", date_to_days((date){rows[i].last, 12, 31})));
        assert_false(policy_applies(p, "hnte", date_to_days((date){rows[i].last + 1, 1, 1})));
        put(f, "rd_expense", rows[i].first - 1, 4e6);
        put_industry(f, rows[i].industry);
        if (rows[i].is_tech_sme)
            assert_true(credentials_add(held, &(credential){.code = "A", .model = "tech-sme",
                                                            .granted_on = date_to_days((date){2015, 1, 1}),
                                                            .expires_on = CREDENTIAL_FOR_EVER}));
        f->binding = (binding){f->panel, held, rows[i].first, binding_default_date(rows[i].first)};
        f->library = (plan_library){f->actions, (const policy *const *)&p, 1, NULL, NULL};
        made = make(f);
        if (benefit(made, "rd-super-deduction")->amounts[1] != rows[i].deduction)
            fail_msg("row %zu: %g", i, benefit(made, "rd-super-deduction")->amounts[1]);
        plan_free(made);
        policy_free(p);
        credentials_free(held);
    }
}

/* The policy of this file in the years from first to last, for the fixture's company in `year`. */
static void check_tax(fixture *f, const char *file, int first, int last, int year, double tax, double saved)
{
    char path[64];
    tidu_error err;
    const plan_benefit *b;
    policy *p;
    plan *made;

    snprintf(path, sizeof path, "models/policies/%s.yaml", file);
    if (policy_load(path, "models", f->dictionary, &p, &err))
        fail_msg("%s:%lu:%lu: %s", err.file, err.line, err.column, err.message);
    assert_true(policy_applies(p, "hnte", date_to_days((date){first, 1, 1})));
    assert_false(policy_applies(p, "hnte", date_to_days((date){first - 1, 12, 31})));
    assert_true(policy_applies(p, "hnte", date_to_days((date){last, 12, 31})));
    f->binding = (binding){f->panel, NULL, year, binding_default_date(year)};
    f->library = (plan_library){f->actions, (const policy *const *)&p, 1, NULL, NULL};
    made = make(f);
    b = benefit(made, "hnte-income-tax");
    if (isnan(tax) ? !cell_is_missing(b->amounts[1])
                   : fabs(b->amounts[1] - tax) > 1e-6 || fabs(b->amounts[3] - saved) > 1e-6)
        fail_msg("%s in %d: %.17g, %.17g", file, year, b->amounts[1], b->amounts[3]);
    plan_free(made);
    policy_free(p);
}

static void put_small(fixture *f, int year, double income, double staff, double assets)
{
    put(f, "taxable_income", year, income);
    put(f, "employees", year, staff);
    put(f, "total_assets", year, assets);
}

/*
 * What a company of 300 staff and 5000 wan of assets pays without the rate of 15%, and saves with it: 300 wan are a small
 * low-profit firm since 2019, one yuan more is none.
 */
static void a_small_firm_pays_the_tax_of_its_year(void **state)
{
    static const struct {
        const char *file;
        int first, last;
        double income, tax, saved;
    } rows[] = {
        {"hnte-income-tax.2018", 2018, 2018, 3e6, 7.5e5, 3e5},
        {"hnte-income-tax.2019", 2019, 2020, 3e6, 2.5e5, 0}, /* 5 + 20 wan */
        {"hnte-income-tax.2019", 2019, 2020, 1e6, 5e4, 0},
        {"hnte-income-tax.2019", 2019, 2020, 3000001, 750000.25, 300000.1},
        {"hnte-income-tax.2021", 2021, 2021, 3e6, 2.25e5, 0}, /* 2.5 + 20 wan */
        {"hnte-income-tax.2021", 2021, 2021, 1e6, 2.5e4, 0},
        {"hnte-income-tax.2022", 2022, 2022, 3e6, 1.25e5, 0}, /* 2.5 + 10 wan */
        {"hnte-income-tax.2022", 2022, 2022, 3000001, 750000.25, 300000.1},
        {"hnte-income-tax", 2023, 2027, 3e6, 1.5e5, 0},
    };
    fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        put_small(f, rows[i].first - 1, rows[i].income, 300, 5e7);
        check_tax(f, rows[i].file, rows[i].first, rows[i].last, rows[i].first, rows[i].tax, rows[i].saved);
    }
}

/*
 * Before 2019, line by line of the table of all years: 20%, and 10% up to 3, 6, 10, 20 and 30 wan; from October 2015 on up
 * to 30 wan, a quarter of that year (17.5%). 100 staff and 3000 wan of assets in industry, 80 and 1000 wan elsewhere.
 */
static void a_small_firm_before_2019(void **state)
{
    static const struct {
        int year;
        const char *industry;
        double income, staff, assets, tax, saved;
    } rows[] = {
        {2008, "C3911", 3e5, 100, 3e7, 6e4, 1.5e4},
        {2009, "C3911", 3e4, 100, 3e7, 6e3, 1.5e3}, /* nothing halved yet */
        {2010, "C3911", 3e4, 100, 3e7, 3e3, 0},
        {2010, "C3911", 30001, 100, 3e7, 6000.2, 1500.05},
        {2011, "C3911", 3e4, 100, 3e7, 3e3, 0},
        {2012, "C3911", 6e4, 100, 3e7, 6e3, 0},
        {2013, "C3911", 60001, 100, 3e7, 12000.2, 3000.05},
        {2014, "C3911", 1e5, 100, 3e7, 1e4, 0},
        {2014, "C3911", 100001, 100, 3e7, 20000.2, 5000.05},
        {2015, "C3911", 2e5, 100, 3e7, 2e4, 0},
        {2015, "C3911", 2e5 + 10, 100, 3e7, 35001.75, 5000.25},
        {2015, "C3911", 3e5, 100, 3e7, 5.25e4, 7.5e3},
        {2016, "C3911", 3e5, 100, 3e7, 3e4, 0},
        {2016, "C3911", 300001, 100, 3e7, 75000.25, 30000.1},
        {2016, "C3911", 3e5, 101, 3e7, 7.5e4, 3e4},
        {2016, "C3911", 3e5, 100, 3e7 + 1, 7.5e4, 3e4},
        {2016, "I6510", 3e5, 80, 1e7, 3e4, 0},
        {2016, "I6510", 3e5, 81, 1e7, 7.5e4, 3e4},
        {2016, "I6510", 3e5, 80, 1e7 + 1, 7.5e4, 3e4},
        {2016, NULL, 3e5, 80, 1e7, 3e4, 0},
        {2016, NULL, 3e5, 81, 1e7, NAN, 0},
        {2017, "C3911", 5e5, 100, 3e7, 5e4, 0},
        {2017, "4610", 500001, 100, 3e7, 125000.25, 50000.1},
        {2017, "I6510", 5e5, 81, 1e7, 1.25e5, 5e4},
        {2018, "0610", 1e6, 100, 3e7, 1e5, 0},
        {2018, "C3911", 1000001, 100, 3e7, 250000.25, 100000.1},
        {2018, "E4710", 1e6, 80, 1e7 + 1, 2.5e5, 1e5}, /* building is not in the industry of these notices */
    };
    fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int first = rows[i].year <= 2016 ? 2008 : rows[i].year;
        char file[32];

        snprintf(file, sizeof file, "hnte-income-tax.%d", first);
        put_industry(f, rows[i].industry);
        put_small(f, rows[i].year - 1, rows[i].income, rows[i].staff, rows[i].assets);
        check_tax(f, file, first, rows[i].year <= 2016 ? 2016 : rows[i].year, rows[i].year, rows[i].tax, rows[i].saved);
    }
}

static void every_input_of_a_gate_has_an_action(void **state)
{
    fixture *f = *state;

    for (size_t i = 0; i < f->model->n_gates; i++) {
        for (size_t k = 0; k < f->model->gates[i].n_act; k++)
            assert_non_null(actions_find(f->actions, dictionary_find(f->dictionary, f->model->gates[i].act[k])));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(ten_points_of_the_rate_are_saved, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_small_low_profit_firm_saves_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_loss_pays_no_tax_and_is_carried_forward, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_not_known_is_not_worth_zero, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_deduction_of_a_year_is_the_tax_basis, set_up, tear_down),
        cmocka_unit_test_setup_teardown(barred_industries_deduct_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_policy_counts_from_its_first_day, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_deduction_has_a_rate_of_its_time, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_small_firm_pays_the_tax_of_its_year, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_small_firm_before_2019, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_input_of_a_gate_has_an_action, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
