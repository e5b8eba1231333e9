/*
 * Chances where data are missing, against drawing the missing cells: gates that hang on one cell hold and fail with it.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "dictionary.h"
#include "verdict/assessor.h"
#include "verdict/chance_map.h"
#include "verdict/chance_parts.h"
#include "verdict/company_chance.h"
#include "verdict/missing_chance.h"

/* assert_float_equal compares single precision. */
#define assert_near(is, expected, within) assert_true(fabs((is) - (expected)) <= (within))

/* a and b share revenue of Y-1; b and c employees of Y-1; d reads revenue of Y-2 alone; e the latest class I IP, as f does. */
static const char text[] =
    "model: t\nrung: t\nname: {zh: t, en: t}\neffective: {from: 2020-01-01}\n"
    "documents: {d: {title: {zh: t, en: t}, number: n}}\n"
    "priors: {missing: 0.5, note: {zh: t, en: t}}\n"
    "gates:\n"
    "  - {id: a, name: {zh: z, en: a}, cite: d 1, need: 'revenue[Y-1] >= 100 wan', prior: 0.8, audited: yes}\n"
    "  - {id: b, name: {zh: z, en: b}, cite: d 1, need: 'revenue[Y-1] / employees[Y-1] >= 10 wan', prior: 0.6}\n"
    "  - {id: c, name: {zh: z, en: c}, cite: d 1, need: 'employees[Y-1] >= 10', prior: 0.7}\n"
    "  - {id: d, name: {zh: z, en: d}, cite: d 1, need: 'revenue[Y-2] >= 100 wan', prior: 0.9}\n"
    "  - {id: e, name: {zh: z, en: e}, cite: d 1, need: 'last(ip_class1) >= 1', prior: 0.4}\n"
    "  - {id: f, name: {zh: z, en: f}, cite: d 1, need: 'last(ip_class1) >= 0', prior: 0.3}\n";

enum { A, B, C, D, E, F, GATES };

typedef struct fixture {
    dictionary *dictionary;
    model *model;
    panel *panel;
    assessor *assessor;
    binding binding;
} fixture;

static void begin(fixture *f)
{
    tidu_error err;

    f->dictionary = shipped_dictionary();
    if (model_parse(text, strlen(text), "t", NULL, f->dictionary, &f->model, &err))
        fail_msg("%lu:%lu: %s", err.line, err.column, err.message);
    f->panel = panel_new(f->dictionary);
    f->assessor = assessor_new(f->model);
    f->binding = (binding){f->panel, NULL, 2025, binding_default_date(2025)};
}

static void end(fixture *f)
{
    assessor_free(f->assessor);
    panel_free(f->panel);
    model_free(f->model);
    dictionary_free(f->dictionary);
}

static void put(fixture *f, uint32_t company, const char *indicator, int year, double value)
{
    assert_true(panel_put_number(f->panel, company, dictionary_find(f->dictionary, indicator), year, value));
}

static uint32_t add(fixture *f, const char *code, bool revenue, bool employees, bool before, bool ip)
{
    uint32_t company = panel_add_company(f->panel, code, strlen(code));

    if (revenue)
        put(f, company, "revenue", 2024, 2e8);
    if (employees)
        put(f, company, "employees", 2024, 100);
    if (before)
        put(f, company, "revenue", 2023, 2e8);
    if (ip)
        put(f, company, "ip_class1", 2022, 3);
    return company;
}

static void gates_share_what_both_read(void **state)
{
    static const struct {
        size_t first, second;
        const char *indicator;
        bool is_last;
    } expected[] = {{A, B, "revenue", false}, {B, C, "employees", false}, {E, F, "ip_class1", true}};
    fixture f;

    (void)state;
    begin(&f);
    assert_int_equal(f.model->n_shared, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(f.model->shared[i].first, expected[i].first);
        assert_int_equal(f.model->shared[i].second, expected[i].second);
        assert_int_equal(f.model->shared[i].indicator, dictionary_find(f.dictionary, expected[i].indicator));
        assert_int_equal(f.model->shared[i].is_last, expected[i].is_last);
    }
    end(&f);
}

/* Each missing cell is one uniform number: a gate holds if that of the first cell that it misses is at most its prior. */
static double drawn(bool revenue, bool employees, bool before, bool ip)
{
    static const double priors[GATES] = {0.8, 0.6, 0.7, 0.9, 0.4, 0.3};
    bool open[GATES] = {!revenue, !revenue || !employees, !employees, !before, !ip, !ip};
    size_t group[GATES] = {A, B, C, D, E, E}; /* joined by a cell that both miss */
    double chance = 1;

    if (!revenue)
        group[B] = A;
    if (!employees)
        group[C] = group[B];
    for (size_t g = 0; g < GATES; g++) {
        double least = 2;

        for (size_t h = 0; h < GATES; h++) {
            if (open[h] && group[h] == g && priors[h] < least)
                least = priors[h];
        }
        chance *= least < 2 ? least : 1;
    }
    return chance;
}

static void what_is_missing_is_drawn_once(void **state)
{
    fixture f;
    assessment *a;
    char code[3] = "A";

    (void)state;
    begin(&f);
    for (unsigned k = 0; k < 16; k++) {
        code[0] = (char)('A' + k);
        add(&f, code, k & 1, k & 2, k & 4, k & 8);
    }
    assert_int_equal(assessor_run(f.assessor, &f.binding, 2, &a, NULL), TIDU_OK);
    for (uint32_t k = 0; k < 16; k++) {
        uint8_t states[GATES];
        chance_parts p = chance_parts_of(a, k);

        for (size_t g = 0; g < GATES; g++)
            states[g] = (uint8_t)assessment_gate(a, g, k);
        assert_near(a->readiness[k], drawn(k & 1, k & 2, k & 4, k & 8), 1e-15);
        assert_near(p.missing * p.confirmed * p.points * p.audits * p.fitted, a->readiness[k], 1e-15);
        assert_near(company_chance(NULL, a, k), a->readiness[k], 1e-15);
        assert_true(missing_chance_bound(f.model, MISSING_CHANCE_ALL, states) >=
                    missing_chance_factor(f.model, &f.binding, k, MISSING_CHANCE_ALL, states, 1) - 1e-12);
    }
    assert_near(drawn(false, false, false, false), 0.6 * 0.9 * 0.3, 1e-15);
    assert_near(drawn(true, false, true, true), 0.6, 1e-15);
    assessment_free(a);
    end(&f);
}

/* Of a stratum, and of those that share a cell the least of these. */
static void strata_have_their_own_priors(void **state)
{
    static double priors[GATES * STRATA];
    stratum_rates rates = {.lines = {1e7, 1e8}, .n_gates = GATES, .priors = priors};
    fixture f;
    assessment *a;
    size_t c_large = stratum_find("C3581", 2e8, rates.lines), unknown = stratum_find(NULL, NAN, rates.lines);
    uint32_t company;

    (void)state;
    assert_int_equal(stratum_find("3581", 2e8, rates.lines), c_large);
    assert_int_equal(stratum_find("C", 1e8, rates.lines), c_large - 1); /* a line belongs to the size below it */
    assert_int_equal(unknown, 0);
    for (size_t i = 0; i < GATES * STRATA; i++)
        priors[i] = 0.5;
    priors[C * STRATA + c_large] = 0.95;
    priors[B * STRATA + c_large] = 0.85;
    priors[D * STRATA + unknown] = 0.25;
    begin(&f);
    f.model->rates = &rates;
    company = add(&f, "A", true, false, true, true); /* b and c hang on employees */
    assert_true(panel_put_text(f.panel, company, dictionary_find(f.dictionary, "industry"), "C3581", 5));
    add(&f, "B", true, true, false, true);
    put(&f, 1, "revenue", 2024, 2e8);
    assert_int_equal(assessor_run(f.assessor, &f.binding, 1, &a, NULL), TIDU_OK);
    assert_near(a->readiness[0], 0.85, 1e-15);
    assert_near(a->readiness[1], 0.5, 1e-15); /* its size is known, its industry is not */
    assessment_free(a);
    end(&f);
}

static void a_map_is_monotone_and_what_is_asked_for_stays_in_reach(void **state)
{
    model_judging j = {.slope = 0.5, .intercept = -0.4};
    double before = 0;
    fixture f;

    (void)state;
    for (int k = 0; k <= 100; k++) {
        double p = k / 100.0, mapped = chance_map(&j, p);

        assert_true(mapped >= before && mapped < 1);
        before = mapped;
        if (k >= 2 && k <= 98)
            assert_near(log(mapped / (1 - mapped)), -0.4 + 0.5 * log(p / (1 - p)), 1e-12);
    }
    assert_near(chance_map(&j, 0), 0, 0);
    assert_near(chance_map(&j, 0.999), chance_map(&j, 0.98), 0);
    begin(&f);
    assert_int_equal(model_set(f.model, "audit_survival", "0.9", NULL), TIDU_OK);
    assert_near(chance_goal(f.model, 0.8), 0.72, 1e-15); /* one audited gate */
    assert_near(chance_goal(f.model, 1), 1, 0);          /* certainty is that of the verdict */
    assert_near(chance_goal_readiness(f.model, 0.8), 0.72, 1e-15);
    f.model->judging.slope = 0.5;
    f.model->judging.intercept = -0.4;
    assert_near(chance_goal_readiness(f.model, 0.8), chance_map(&j, 0.72), 1e-15);
    assert_near(chance_goal_of_readiness(f.model, chance_map(&j, 0.72)), 0.72, 1e-12);
    end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gates_share_what_both_read),
        cmocka_unit_test(what_is_missing_is_drawn_once),
        cmocka_unit_test(strata_have_their_own_priors),
        cmocka_unit_test(a_map_is_monotone_and_what_is_asked_for_stays_in_reach),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
