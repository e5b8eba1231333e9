/*
 * Gates over years that a company cannot have yet.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "dictionary.h"
#include "model/model.h"
#include "verdict/assessor.h"

enum { YEAR = 2025 };

static const char text[] =
    "model: m\nrung: m\nname: {zh: 小, en: m}\neffective: {from: 2020-01-01}\n"
    "documents:\n  law: {title: {zh: 法, en: law}, number: 1}\n"
    "priors: {missing: 0.5, note: {zh: 无, en: none}}\n"
    "gates:\n"
    "  - {id: record, name: {zh: 甲, en: a}, cite: law 1, need: 'all(major_incident[Y-2..Y-1] = 0)'}\n"
    "  - {id: until_now, name: {zh: 乙, en: b}, cite: law 1, need: 'all(major_incident[Y-2..Y-1] = 0) and coalesce(major_incident[Y], 0) = 0'}\n"
    "  - {id: two, name: {zh: 丙, en: c}, cite: law 1, need: 'all(conversions[Y-3..Y-2] > 0) and all(ip_class1[Y-1..Y-1] > 0)'}\n"
    "  - {id: either, name: {zh: 丁, en: d}, cite: law 1, need: 'all(major_incident[Y-2..Y-1] = 0) or employees[Y] > 5'}\n"
    "  - {id: never, name: {zh: 戊, en: e}, cite: law 1, need: 'not all(major_incident[Y-2..Y-1] = 0)'}\n"
    "direct:\n"
    "  - {id: prize, name: {zh: 己, en: f}, cite: law 1, need: 'all(award_national[Y-2..Y-1] > 0)'}\n";

typedef struct newcomer {
    int founded;      /* the year */
    const char *data; /* "name year value ..." */
    const char *gates; /* a letter each: m met, u unmet, n not applicable, ? unknown */
} newcomer;

/* 2025 has no actual year before the application; 2024 has one; 2020 has them all. */
static const newcomer all[] = {
    {2025, "major_incident 2025 0 employees 2025 9", "nmnmm"},
    {2025, "employees 2025 3", "nmnum"},
    {2025, "major_incident 2025 1", "nun?m"},
    {2024, "major_incident 2024 0 ip_class1 2024 1", "mmmmu"},
    {2024, "major_incident 2024 1 ip_class1 2024 0 employees 2025 1", "uuuum"},
    {2024, "ip_class1 2024 1", "??m??"},
    {2020, "major_incident 2024 0 major_incident 2023 0 ip_class1 2024 1 conversions 2023 1 conversions 2022 1", "mmmmu"},
    {2020, "major_incident 2024 0 major_incident 2023 1 conversions 2023 0", "uuu?m"},
};

static void years_that_cannot_be_ask_nothing(void **state)
{
    enum { N = sizeof all / sizeof *all };
    static const char letters[] = {[GATE_MET] = 'm', [GATE_UNMET] = 'u', [GATE_UNKNOWN] = '?', [GATE_JUDGED] = 'j',
                                   [GATE_NOT_APPLICABLE] = 'n'};
    dictionary *d = shipped_dictionary();
    panel *p = panel_new(d);
    binding b = {p, NULL, YEAR, binding_default_date(YEAR)};
    assessment *result;
    assessor *a;
    model *m;
    tidu_error err;

    (void)state;
    if (model_parse(text, strlen(text), "m.yaml", NULL, d, &m, &err))
        fail_msg("%d: %s", (int)err.line, err.message);
    for (uint32_t i = 0; i < N; i++) {
        char code[16], name[32];
        int year, used;
        double value;

        snprintf(code, sizeof code, "C%u", (unsigned)i);
        assert_int_equal(panel_add_company(p, code, strlen(code)), i);
        panel_put_number(p, i, dictionary_find(d, "founded_on"), PANEL_ANY_YEAR,
                         (double)date_to_days((date){all[i].founded, 3, 1}));
        for (const char *at = all[i].data; sscanf(at, "%31s %d %lf%n", name, &year, &value, &used) == 3; at += used)
            assert_true(panel_put_number(p, i, dictionary_find(d, name), year, value));
    }
    a = assessor_new(m);
    assert_int_equal(assessor_run(a, &b, 1, &result, NULL), TIDU_OK);
    for (uint32_t i = 0; i < N; i++) {
        for (size_t g = 0; g < m->n_gates; g++) {
            char got = letters[assessment_gate(result, g, i)];

            if (got != all[i].gates[g])
                fail_msg("company %u, gate %s: %c, not %c", (unsigned)i, m->gates[g].id, got, all[i].gates[g]);
        }
        /* a pass in every year is given to nobody who has none */
        if (all[i].founded == 2025)
            assert_int_equal(assessment_direct(result, 0, i), GATE_UNMET);
    }
    assert_int_equal(result->verdicts[0], TRUTH_TRUE); /* what does not apply stands in nobody's way */
    assert_int_equal(result->verdicts[2], TRUTH_FALSE);
    assessment_free(result);
    assessor_free(a);
    model_free(m);
    panel_free(p);
    dictionary_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(years_that_cannot_be_ask_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
