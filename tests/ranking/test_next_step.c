/* What a company is told first, by hand on small models. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/cell.h"
#include "dictionary.h"
#include "ranking/next_step.h"
#include "verdict/assessor.h"

enum { YEAR = 2025 };

/*
 * Two gates, one item. Of the missing data employees gates with a chance of 0.5 (finding
 * them out can double the readiness) and revenue with 0.2 (can make it five times as much).
 */
static const char text[] =
    "model: t\nrung: t\nname: {zh: t, en: t}\neffective: {from: 2020-01-01}\n"
    "documents: {d: {title: {zh: t, en: t}, number: n}}\n"
    "priors: {missing: 0.5, note: {zh: t, en: t}}\n"
    "gates:\n"
    "  - {id: staff, name: {zh: s, en: staff}, cite: d 1, need: 'employees[Y-1] >= 10', act: [employees]}\n"
    "  - {id: size, name: {zh: z, en: size}, cite: d 2, need: 'revenue[Y-1] >= 100 wan', prior: 0.2}\n"
    "score:\n  groups:\n    - {id: g, name: {zh: g, en: g}, cite: d 3, items: [\n"
    "        {id: ip, name: {zh: i, en: ip}, cite: d 3, act: [ip_class2], bands: [{when: 'last(ip_class2) >= 1', points: [60, 80]}, {points: 0}]}]}\n"
    "pass: total > 70\n";

typedef struct fixture {
    dictionary *dictionary;
    model *model;
    panel *panel;
    assessor *assessor;
    assessment *result;
    score_distribution *points;
    binding binding;
} fixture;

static void put(fixture *f, const char *name, int year, double value)
{
    assert_true(panel_put_number(f->panel, 0, dictionary_find(f->dictionary, name), year, value));
}

static next_step step_of(fixture *f)
{
    tidu_error err;

    f->assessor = assessor_new(f->model);
    f->points = f->model->n_items ? score_distribution_new(f->model, NULL) : NULL;
    assert_int_equal(assessor_run(f->assessor, &f->binding, 1, &f->result, &err), TIDU_OK);
    return next_step_find(&(advice_basis){f->result, &f->binding, f->points}, 0);
}

static const char growth_text[] =
    "model: t\nrung: t\nname: {zh: t, en: t}\neffective: {from: 2020-01-01}\n"
    "documents: {d: {title: {zh: t, en: t}, number: n}}\n"
    "priors: {missing: 0.5, note: {zh: t, en: t}}\n"
    "gates:\n"
    "  - {id: growth, name: {zh: g, en: growth}, cite: d 1, need: 'cagr(revenue[Y-4..Y-1]) >= 20%'}\n";

static int set_up_model(void **state, const char *model_text)
{
    static fixture f;
    tidu_error err;

    memset(&f, 0, sizeof f);
    f.dictionary = shipped_dictionary();
    assert_int_equal(model_parse(model_text, strlen(model_text), "t", NULL, f.dictionary, &f.model, &err), TIDU_OK);
    f.panel = panel_new(f.dictionary);
    panel_add_company(f.panel, "A", 1);
    f.binding = (binding){f.panel, NULL, YEAR, binding_default_date(YEAR)};
    *state = &f;
    return 0;
}

static int set_up(void **state)
{
    return set_up_model(state, text);
}

static int set_up_growth(void **state)
{
    return set_up_model(state, growth_text);
}

static int tear_down(void **state)
{
    fixture *f = *state;

    score_distribution_free(f->points);
    assessment_free(f->result);
    assessor_free(f->assessor);
    panel_free(f->panel);
    model_free(f->model);
    dictionary_free(f->dictionary);
    return 0;
}

static void the_datum_that_moves_readiness_most_comes_first(void **state)
{
    fixture *f = *state;
    next_step step;

    put(f, "ip_class2", YEAR - 1, 1);
    step = step_of(f);
    assert_int_equal(step.kind, NEXT_ASK);
    assert_string_equal(step.gate->id, "size");
    assert_int_equal(step.indicator, dictionary_find(f->dictionary, "revenue"));
    assert_int_equal(step.year, YEAR - 1);
}

static void an_item_is_asked_for_when_it_moves_more(void **state)
{
    fixture *f = *state;
    next_step step;

    /* IP unknown: half of 10/21 of the chance; known it doubles, staff doubles too, size known */
    put(f, "revenue", YEAR - 1, 2e6);
    put(f, "employees", YEAR - 1, 20);
    step = step_of(f);
    assert_int_equal(step.kind, NEXT_ASK);
    assert_string_equal(step.item->id, "ip");
    assert_int_equal(step.indicator, dictionary_find(f->dictionary, "ip_class2"));
}

static void experts_remain_when_all_data_are_known(void **state)
{
    fixture *f = *state;

    put(f, "revenue", YEAR - 1, 2e6);
    put(f, "employees", YEAR - 1, 20);
    put(f, "ip_class2", YEAR - 1, 1);
    assert_int_equal(step_of(f).kind, NEXT_EXPERT);
}

/* What can be done about it is for a later application (tidu reach). */
static void a_no_has_no_step_today(void **state)
{
    fixture *f = *state;

    put(f, "revenue", YEAR - 1, 2e6);
    put(f, "employees", YEAR - 1, 9);
    put(f, "ip_class2", YEAR - 1, 1);
    assert_int_equal(step_of(f).kind, NEXT_NONE);
}

static void a_certain_yes_is_filed(void **state)
{
    fixture *f = *state;

    put(f, "revenue", YEAR - 1, 2e6);
    put(f, "employees", YEAR - 1, 20);
    put(f, "ip_class2", YEAR - 1, 1);
    put(f, "judged_t_ip", YEAR - 1, 75);
    assert_int_equal(step_of(f).kind, NEXT_FILE);
}

static void a_growth_asks_for_its_ends(void **state)
{
    fixture *f = *state;
    next_step step;

    put(f, "revenue", YEAR - 1, 2e6);
    step = step_of(f);
    assert_int_equal(step.kind, NEXT_ASK);
    assert_int_equal(step.year, YEAR - 4); /* the years between say nothing about it */
}

/* What is asked for is what the truth still hangs on. */
static void what_changes_nothing_is_not_asked_for(void **state)
{
    static const struct {
        const char *need, *indicator;
        int year;
    } tries[] = {
        {"coalesce(employees[Y-1], conversions[Y-1]) + ip_class1[Y-1] >= 10", "ip_class1", YEAR - 1},
        {"coalesce(st_staff[Y-1], conversions[Y-1]) >= 10", "conversions", YEAR - 1},
        {"if(listed = 1, employees[Y-1], conversions[Y-1]) + ip_class1[Y-1] >= 10", "ip_class1", YEAR - 1},
        {"if(listed = 0, employees[Y-1], conversions[Y-1]) + ip_class1[Y-1] >= 10", "conversions", YEAR - 1},
        {"(employees[Y-1] >= 5 and conversions[Y-1] >= 1) or ip_class1[Y-1] >= 3", "ip_class1", YEAR - 1},
        {"(employees[Y-1] <= 5 or conversions[Y-1] >= 1) and ip_class1[Y-1] >= 3", "ip_class1", YEAR - 1},
        /* the first year has a revenue, the second neither */
        {"sum(coalesce(revenue[Y-2..Y-1], total_income[Y-2..Y-1])) >= 100 yuan", "total_income", YEAR - 2},
    };
    fixture *f = *state;

    put(f, "employees", YEAR - 1, 4);
    put(f, "listed", PANEL_ANY_YEAR, 1);
    put(f, "revenue", YEAR - 1, 50);
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        char model_text[1024];
        tidu_error err;
        next_step step;

        snprintf(model_text, sizeof model_text, "%.*s'%s'}\n", (int)(strstr(growth_text, "'cagr") - growth_text),
                 growth_text, tries[i].need);
        model_free(f->model);
        f->model = NULL;
        if (model_parse(model_text, strlen(model_text), "t", NULL, f->dictionary, &f->model, &err))
            fail_msg("%zu: %s", i, err.message);
        step = step_of(f);
        assert_int_equal(step.kind, NEXT_ASK);
        if (step.indicator != dictionary_find(f->dictionary, tries[i].indicator) || step.year != tries[i].year)
            fail_msg("%s: asked for %s %d", tries[i].need, dictionary_get(f->dictionary, step.indicator)->name, step.year);
        assessment_free(f->result);
        assessor_free(f->assessor);
        f->result = NULL;
        f->assessor = NULL;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_datum_that_moves_readiness_most_comes_first, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_item_is_asked_for_when_it_moves_more, set_up, tear_down),
        cmocka_unit_test_setup_teardown(experts_remain_when_all_data_are_known, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_no_has_no_step_today, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_certain_yes_is_filed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_growth_asks_for_its_ends, set_up_growth, tear_down),
        cmocka_unit_test_setup_teardown(what_changes_nothing_is_not_asked_for, set_up_growth, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
