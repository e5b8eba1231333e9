/*
 * A company carried forward, by hand: what stays, what is repeated, what happens once, and what stays missing; its neighbours are not
 * touched. And every allocation failing in turn.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "dictionary.h"
#include "reach/carried_company.h"

enum { CLOSED = 2024, APPLICATION = 2028, LATE = 2 };

typedef struct datum {
    const char *indicator;
    int year; /* PANEL_ANY_YEAR: one value a company */
    double value;
} datum;

static const datum before[] = {
    {"revenue", 2023, 7100000.5},     {"revenue", 2024, 8250000.25}, {"rd_expense", 2023, 640000}, /* that of 2024 is missing */
    {"employees", 2024, 43},          {"employees", 2026, 51},                                     /* planned already */
    {"award_provincial", 2024, 2},    {"award_national", 2023, 1},                                 /* happen once */
    {"net_assets", 2024, -1250000},   {"st_staff", 2025, 6},                                       /* only in an open year */
    {"audited_books", PANEL_ANY_YEAR, 1},
};

/* What is there afterwards, beside `before`. */
static const datum added[] = {
    {"revenue", 2025, 8250000.25},  {"revenue", 2026, 8250000.25},  {"revenue", 2027, 8250000.25},
    {"employees", 2025, 43},        {"employees", 2027, 43},        {"award_provincial", 2025, 0},
    {"award_provincial", 2026, 0},  {"award_provincial", 2027, 0},  {"net_assets", 2025, -1250000},
    {"net_assets", 2026, -1250000}, {"net_assets", 2027, -1250000},
};

enum { N_BEFORE = sizeof before / sizeof *before, N_ADDED = sizeof added / sizeof *added };

typedef struct fixture {
    dictionary *dictionary;
    panel *panel;
    int once[2];
    levers levers;
} fixture;

static int set_up(void **state)
{
    static fixture f;

    f.dictionary = shipped_dictionary();
    f.panel = panel_new(f.dictionary);
    for (uint32_t i = 0; i < 3; i++) {
        char code[] = {'C', (char)('0' + i)};

        assert_int_equal(panel_add_company(f.panel, code, sizeof code), i);
        for (size_t k = 0; k < N_BEFORE; k++)
            assert_true(panel_put_number(f.panel, i, dictionary_find(f.dictionary, before[k].indicator), before[k].year,
                                         before[k].value + (i == LATE ? 0 : 17)));
    }
    assert_true(panel_put_text(f.panel, LATE, dictionary_find(f.dictionary, "town"), "东镇", strlen("东镇")));
    f.once[0] = dictionary_find(f.dictionary, "award_national");
    f.once[1] = dictionary_find(f.dictionary, "award_provincial");
    f.levers = (levers){.once = f.once, .n_once = 2};
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;

    panel_free(f->panel);
    dictionary_free(f->dictionary);
    return 0;
}

/* The value that stands in a list; NAN if none does. */
static double find(const datum *list, size_t n, const char *indicator, int year)
{
    for (size_t i = 0; i < n; i++) {
        if (list[i].year == year && !strcmp(list[i].indicator, indicator))
            return list[i].value;
    }
    return NAN;
}

static void every_cell(void **state)
{
    const fixture *f = *state;
    const way_time t = {0, CLOSED + 1, APPLICATION};
    panel *one = carried_company_new(f->panel, LATE, &f->levers, &t);

    assert_non_null(one);
    assert_int_equal(panel_count(one), 1);
    assert_string_equal(panel_code(one, 0), "C2");
    assert_string_equal(panel_text(one, 0, dictionary_find(f->dictionary, "town")), "东镇");
    for (int id = 0; id < dictionary_count(f->dictionary); id++) {
        const indicator *x = dictionary_get(f->dictionary, id);

        for (int year = CLOSED - 3; year <= APPLICATION + 1 && x->type != INDICATOR_TEXT; year++) {
            int at = x->kind == INDICATOR_ANNUAL ? year : PANEL_ANY_YEAR;
            double expected = find(before, N_BEFORE, x->name, at), got = panel_number(one, 0, id, at);

            if (isnan(expected))
                expected = find(added, N_ADDED, x->name, at);
            if (isnan(expected) ? !cell_is_missing(got) : got != expected)
                fail_msg("%s of %d is %g, not %g", x->name, at, got, expected);
        }
    }
    panel_free(one);
    assert_true(cell_is_missing(panel_number(f->panel, LATE, dictionary_find(f->dictionary, "revenue"), CLOSED + 1)));
}

/* An application for which every year is closed. */
static void no_open_year(void **state)
{
    const fixture *f = *state;
    const way_time t = {0, CLOSED + 1, CLOSED + 1};
    panel *one = carried_company_new(f->panel, LATE, &f->levers, &t);

    assert_non_null(one);
    assert_true(cell_is_missing(panel_number(one, 0, dictionary_find(f->dictionary, "revenue"), CLOSED + 1)));
    assert_true(panel_number(one, 0, dictionary_find(f->dictionary, "revenue"), CLOSED) == 8250000.25);
    panel_free(one);
}

static void memory_runs_out(void **state)
{
    const fixture *f = *state;
    const way_time t = {0, CLOSED + 1, APPLICATION};
    panel *one = NULL;

    for (unsigned long k = 1; !one; k++) {
        allocate_fail_at(k);
        one = carried_company_new(f->panel, LATE, &f->levers, &t);
        allocate_fail_at(0);
        assert_true(k < 1000);
    }
    assert_true(panel_number(one, 0, dictionary_find(f->dictionary, "revenue"), APPLICATION - 1) == 8250000.25);
    panel_free(one);
}

/* In the panel itself: by hand the cells of the others are 17 more, but for what happens once. The last test, as it changes all. */
static void all_companies(void **state)
{
    const fixture *f = *state;
    const way_time t = {0, CLOSED + 1, APPLICATION};

    assert_true(carried_companies_fill(f->panel, &f->levers, &t));
    assert_int_equal(panel_count(f->panel), 3);
    for (uint32_t company = 0; company < 3; company++) {
        for (size_t k = 0; k < N_ADDED; k++) {
            int id = dictionary_find(f->dictionary, added[k].indicator);
            double more = company == LATE || id == f->once[1] ? 0 : 17;

            assert_true(panel_number(f->panel, company, id, added[k].year) == added[k].value + more);
        }
        assert_true(panel_number(f->panel, company, dictionary_find(f->dictionary, "employees"), 2026) ==
                    (company == LATE ? 51 : 68));
        assert_true(cell_is_missing(panel_number(f->panel, company, dictionary_find(f->dictionary, "rd_expense"), 2025)));
        assert_true(cell_is_missing(panel_number(f->panel, company, dictionary_find(f->dictionary, "revenue"), APPLICATION)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_cell),
        cmocka_unit_test(no_open_year),
        cmocka_unit_test(memory_runs_out),
        cmocka_unit_test(all_companies),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
