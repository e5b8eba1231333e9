/*
 * What a program computes once: expressions of the same meaning get one register, others never do; and
 * years at a border need no exact arithmetic.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/date.h"
#include "dictionary.h"
#include "rules/check.h"
#include "rules/machine.h"
#include "rules/parse.h"

static bool add(program *p, arena *memory, dictionary *d, const char *text, size_t *output)
{
    source_place place = {.line = 1, .column = 1};
    scope s = {.dictionary = d};
    tidu_error err;
    node *n;

    if (expression_parse(text, &place, memory, &n, &err) ||
        expression_check(n, VALUE_TRUTH, &s, &place, &err))
        fail_msg("%s: %lu: %s", text, err.column, err.message);
    return program_add(p, n, output);
}

/* Do the two texts come to one register of a program? */
static bool is_shared(const char *first, const char *second)
{
    dictionary *d = shipped_dictionary();
    arena *memory = arena_new();
    program *p = program_new(false);
    size_t a, b;
    bool shared;

    assert_true(add(p, memory, d, first, &a) && add(p, memory, d, second, &b) && program_finish(p));
    shared = program_output(p, a)->reg == program_output(p, b)->reg;
    program_free(p);
    arena_free(memory);
    dictionary_free(d);
    return shared;
}

static void equal_values_are_shared(void **state)
{
    static const struct {
        const char *first, *second;
        bool shared;
    } pairs[] = {
        {"st_staff[Y-1] / employees[Y-1] >= 10%", "st_staff[Y-1]/employees[Y-1] >= 10%", true},
        {"st_staff[Y-1] / employees[Y-1] >= 10%", "st_staff[Y-1] / employees[Y-1] > 10%", false},
        {"st_staff[Y-1] / employees[Y-1] >= 10%", "st_staff[Y-1] / employees[Y-1] >= 11%", false},
        {"st_staff[Y-1] / employees[Y-1] >= 10%", "st_staff[Y-2] / employees[Y-1] >= 10%", false},
        {"st_staff[Y-1] / employees[Y-1] >= 10%", "employees[Y-1] / st_staff[Y-1] >= 10%", false},
        {"sum(revenue[Y-3..Y-1]) >= 1 yi", "sum(revenue[Y-3..Y-1]) >= 1 yi", true},
        {"sum(revenue[Y-3..Y-1]) >= 1 yi", "sum(revenue[Y-2..Y-1]) >= 1 yi", false},
        {"sum(revenue[Y-3..Y-1]) >= 1 yi", "mean(revenue[Y-3..Y-1]) >= 1 yi", false},
        {"cagr(revenue[Y-3..Y-1]) >= 5%", "growth_mean(revenue[Y-3..Y-1]) >= 5%", false},
        {"all(revenue[Y-2..Y-1] > 0)", "all(revenue[Y-2..Y-1] > 0)", true},
        {"all(revenue[Y-2..Y-1] > 0)", "any(revenue[Y-2..Y-1] > 0)", false},
        {"last(ip_class1) >= 1", "last(ip_class1) >= 1", true},
        {"last(ip_class1) >= 1", "last(ip_class2) >= 1", false},
        {"starts_with(industry, \"C39\")", "starts_with(industry, \"C39\")", true},
        {"starts_with(industry, \"C39\")", "starts_with(industry, \"C38\")", false},
        {"holds(hnte)", "holds(hnte)", true},
        {"holds(hnte)", "holds(srdi)", false},
        {"year_of(founded_on) >= 2015", "year_of(founded_on) >= 2015", true},
        {"year_of(founded_on) >= 2015", "year_of(founded_on) >= 2016", false},
        {"hightech_field in (101, 102)", "hightech_field in (101, 102)", true},
        {"hightech_field in (101, 102)", "hightech_field in (101, 103)", false},
        {"not holds(hnte)", "holds(hnte)", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (is_shared(pairs[i].first, pairs[i].second) != pairs[i].shared)
            fail_msg("'%s' and '%s' are %s", pairs[i].first, pairs[i].second, pairs[i].shared ? "not shared" : "shared");
    }
}

/* Founded on 2015-03-01, asked on 2025-07-01. */
static void years_are_exact(void **state)
{
    static const struct {
        const char *text;
        truth holds;
    } rows[] = {
        {"year_of(application_date) - year_of(founded_on) <= 10", TRUTH_TRUE},
        {"year_of(application_date) - year_of(founded_on) < 10", TRUTH_FALSE},
        {"year_of(founded_on) < year_of(application_date) - 10", TRUTH_FALSE},
        {"year_of(founded_on) + 10 >= year_of(application_date)", TRUTH_TRUE},
        {"years_between(founded_on, application_date) - 1 = 9", TRUTH_TRUE},
        {"days_between(founded_on, application_date) + 1 > 3776", TRUTH_FALSE}, /* 10 x 365 + 3 + 122 days */
    };
    enum { N = sizeof rows / sizeof *rows };
    dictionary *d = shipped_dictionary();
    arena *memory = arena_new();
    program *p = program_new(false);
    panel *table = panel_new(d);
    binding b = {.panel = table, .year = 2025, .on = binding_default_date(2025)};
    size_t outputs[N];
    long founded;
    machine *m;

    (void)state;
    assert_true(date_parse_iso("2015-03-01", 10, &founded));
    assert_int_equal(panel_add_company(table, "A", 1), 0);
    assert_true(panel_put_number(table, 0, dictionary_find(d, "founded_on"), PANEL_ANY_YEAR, (double)founded));
    for (size_t i = 0; i < N; i++)
        assert_true(add(p, memory, d, rows[i].text, &outputs[i]));
    assert_true(program_finish(p));
    m = machine_new(p, &b);
    machine_run(m, 0, 1);
    for (size_t i = 0; i < N; i++) {
        if (machine_truth(m, outputs[i])[0] != rows[i].holds)
            fail_msg("%s is %d", rows[i].text, machine_truth(m, outputs[i])[0]);
    }
    assert_int_equal(machine_exact_count(m), 0);
    machine_free(m);
    panel_free(table);
    program_free(p);
    arena_free(memory);
    dictionary_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(equal_values_are_shared), cmocka_unit_test(years_are_exact)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
