/* Companies, columns, conflicts, wishes, rows and the decimals kept beside doubles. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "dictionary.h"
#include "panel/panel.h"

typedef struct fixture {
    dictionary *d;
    panel *p;
    int revenue, industry, listed;
} fixture;

static fixture make(void)
{
    fixture f;

    f.d = shipped_dictionary();
    f.p = panel_new(f.d);
    f.revenue = dictionary_find(f.d, "revenue");
    f.industry = dictionary_find(f.d, "industry");
    f.listed = dictionary_find(f.d, "listed");
    return f;
}

static void drop(fixture *f)
{
    panel_free(f->p);
    dictionary_free(f->d);
}

static uint32_t add(fixture *f, const char *code)
{
    return panel_add_company(f->p, code, strlen(code));
}

static void companies_are_numbered_by_first_sight(void **state)
{
    fixture f = make();
    char code[16];

    (void)state;
    for (uint32_t i = 0; i < 1000; i++) {
        snprintf(code, sizeof code, "C%05u", (unsigned)i);
        assert_int_equal(add(&f, code), i);
        assert_int_equal(panel_set_number(f.p, i, f.revenue, 2000 + (int)(i % 7), i + 0.385), PANEL_SET);
    }
    assert_int_equal(panel_count(f.p), 1000);
    assert_int_equal(add(&f, "C00063"), 63);
    assert_int_equal(panel_count(f.p), 1000);
    assert_int_equal(panel_find_company(f.p, "C00999", 6), 999);
    assert_int_equal(panel_find_company(f.p, "C01000", 6), PANEL_NO_COMPANY);
    assert_string_equal(panel_code(f.p, 517), "C00517");
    for (uint32_t i = 0; i < 1000; i++) {
        for (int year = 2000; year < 2007; year++) {
            double x = panel_number(f.p, i, f.revenue, year);

            if (year == 2000 + (int)(i % 7))
                assert_true(x == i + 0.385);
            else
                assert_true(cell_is_missing(x));
        }
    }
    assert_true(cell_is_missing(panel_number(f.p, 3, f.revenue, 1999)));
    assert_null(panel_column(f.p, f.revenue, 1999));
    drop(&f);
}

static void the_first_value_stays(void **state)
{
    fixture f = make();
    uint32_t a = add(&f, "A"), b = add(&f, "B");

    (void)state;
    assert_int_equal(panel_set_number(f.p, a, f.revenue, 2024, 2.385), PANEL_SET);
    assert_int_equal(panel_set_number(f.p, a, f.revenue, 2024, 2.385), PANEL_SAME);
    assert_int_equal(panel_set_number(f.p, a, f.revenue, 2024, 2.386), PANEL_CONFLICT);
    assert_true(panel_number(f.p, a, f.revenue, 2024) == 2.385);
    assert_true(cell_is_missing(panel_number(f.p, b, f.revenue, 2024)));
    assert_true(panel_put_number(f.p, a, f.revenue, 2024, -7.5));
    assert_true(panel_number(f.p, a, f.revenue, 2024) == -7.5);
    assert_int_equal(panel_set_number(f.p, a, f.listed, PANEL_ANY_YEAR, 0), PANEL_SET);
    assert_int_equal(panel_set_number(f.p, a, f.listed, PANEL_ANY_YEAR, 0), PANEL_SAME);
    assert_int_equal(panel_set_text(f.p, a, f.industry, "C39123", 3), PANEL_SET);
    assert_string_equal(panel_text(f.p, a, f.industry), "C39");
    assert_int_equal(panel_set_text(f.p, a, f.industry, "C39", 3), PANEL_SAME);
    assert_int_equal(panel_set_text(f.p, a, f.industry, "C3", 2), PANEL_CONFLICT);
    assert_int_equal(panel_set_text(f.p, a, f.industry, "C391", 4), PANEL_CONFLICT);
    assert_true(panel_put_text(f.p, a, f.industry, "I65", 3));
    assert_string_equal(panel_text(f.p, a, f.industry), "I65");
    assert_null(panel_text(f.p, b, f.industry));
    drop(&f);
}

static void only_wanted_cells_are_held(void **state)
{
    fixture f = make();
    int name = dictionary_find(f.d, "name");
    uint32_t a = add(&f, "A");

    (void)state;
    assert_true(panel_want(f.p, f.revenue, 2022, 2024));
    assert_true(panel_is_wanted(f.p, f.revenue, 2022));
    assert_true(panel_is_wanted(f.p, f.revenue, 2024));
    assert_false(panel_is_wanted(f.p, f.revenue, 2021));
    assert_false(panel_is_wanted(f.p, f.revenue, 2025));
    assert_false(panel_is_wanted(f.p, f.industry, PANEL_ANY_YEAR));
    assert_int_equal(panel_set_number(f.p, a, f.revenue, 2021, 1.5), PANEL_UNWANTED);
    assert_int_equal(panel_set_number(f.p, a, f.revenue, 2023, 1.5), PANEL_SET);
    assert_int_equal(panel_set_text(f.p, a, f.industry, "C", 1), PANEL_UNWANTED);
    assert_int_equal(panel_set_text(f.p, a, name, "N", 1), PANEL_SET);
    drop(&f);
}

static void years_and_rows(void **state)
{
    fixture f = make();
    int first, last;
    uint32_t a = add(&f, "A"), b = add(&f, "B"), line;

    (void)state;
    panel_years(f.p, &first, &last);
    assert_int_equal(first, 0);
    assert_int_equal(last, 0);
    panel_set_number(f.p, a, f.listed, PANEL_ANY_YEAR, 1);
    panel_years(f.p, &first, &last);
    assert_int_equal(first, 0);
    panel_set_number(f.p, a, f.revenue, 2022, 1.25);
    assert_true(panel_mark_year(f.p, b, 2025, 17));
    assert_true(panel_mark_year(f.p, b, 2025, 99));
    assert_true(panel_mark_year(f.p, a, 2020, 0));
    panel_years(f.p, &first, &last);
    assert_int_equal(first, 2020);
    assert_int_equal(last, 2025);
    assert_true(panel_line(f.p, b, 2025, &line));
    assert_int_equal(line, 17);
    assert_true(panel_line(f.p, a, 2020, &line));
    assert_int_equal(line, 0);
    assert_false(panel_line(f.p, a, 2025, &line));
    assert_false(panel_line(f.p, a, 2022, &line));
    drop(&f);
}

static void a_long_decimal_goes_with_its_cell(void **state)
{
    static const char text[] = "99999999999999.9998";
    fixture f = make();
    uint32_t a = add(&f, "A"), b = add(&f, "B"), company;
    int indicator, year;
    const char *got;
    panel *copy;

    (void)state;
    assert_false(panel_has_exact(f.p));
    panel_set_number(f.p, b, f.revenue, 2024, 99999999999999.9998);
    assert_true(panel_keep_exact(f.p, b, f.revenue, 2024, text));
    assert_true(panel_has_exact(f.p));
    assert_string_equal(panel_exact(f.p, b, f.revenue, 2024), text);
    assert_null(panel_exact(f.p, a, f.revenue, 2024));
    assert_null(panel_exact(f.p, b, f.revenue, 2023));
    assert_true(panel_get_exact(f.p, 0, &company, &indicator, &year, &got));
    assert_int_equal(company, b);
    assert_int_equal(indicator, f.revenue);
    assert_int_equal(year, 2024);
    assert_string_equal(got, text);
    assert_false(panel_get_exact(f.p, 1, &company, &indicator, &year, &got));

    copy = panel_copy_company(f.p, b);
    assert_int_equal(panel_count(copy), 1);
    assert_string_equal(panel_code(copy, 0), "B");
    assert_string_equal(panel_exact(copy, 0, f.revenue, 2024), text);
    panel_free(copy);

    /* a scenario writes another number: the old decimal no longer stands for it */
    panel_put_number(f.p, b, f.revenue, 2024, 100000000000000.0156);
    assert_null(panel_exact(f.p, b, f.revenue, 2024));
    drop(&f);
}

static void a_copy_has_all_cells_of_one_company(void **state)
{
    fixture f = make();
    uint32_t line, a = add(&f, "A"), b = add(&f, "B");
    panel *copy;

    (void)state;
    panel_set_number(f.p, a, f.revenue, 2024, 1.5);
    panel_set_number(f.p, b, f.revenue, 2023, 2.385);
    panel_set_text(f.p, b, f.industry, "C39", 3);
    panel_mark_year(f.p, b, 2023, 7);
    copy = panel_copy_company(f.p, b);
    assert_true(panel_number(copy, 0, f.revenue, 2023) == 2.385);
    assert_true(cell_is_missing(panel_number(copy, 0, f.revenue, 2024)));
    assert_string_equal(panel_text(copy, 0, f.industry), "C39");
    assert_true(panel_line(copy, 0, 2023, &line));
    assert_int_equal(line, 7);
    panel_free(copy);
    drop(&f);
}

static bool fill(panel *p, int revenue, int industry)
{
    char code[16];

    for (int i = 0; i < 150; i++) {
        uint32_t c;

        snprintf(code, sizeof code, "C%d", i);
        c = panel_add_company(p, code, strlen(code));
        if (c == PANEL_NO_COMPANY || panel_set_number(p, c, revenue, 2020 + i % 3, i) == PANEL_NO_MEMORY ||
            panel_set_text(p, c, industry, "C39", 3) == PANEL_NO_MEMORY ||
            !panel_mark_year(p, c, 2020, 1) || !panel_keep_exact(p, c, revenue, 2020, "0.10000000000000000001"))
            return false;
    }
    return true;
}

static void sealed_companies_that_get_more_are_remembered(void **state)
{
    fixture f = make();
    uint32_t a = add(&f, "A"), b = add(&f, "B"), c = add(&f, "C");

    (void)state;
    assert_int_equal(panel_set_number(f.p, a, f.revenue, 2023, 1), PANEL_SET);
    assert_true(panel_freeze(f.p, 2));
    assert_int_equal(panel_frozen(f.p), 2);
    assert_int_equal(panel_set_number(f.p, a, f.revenue, 2023, 1), PANEL_SAME);
    assert_int_equal(panel_set_number(f.p, a, f.revenue, 2023, 2), PANEL_CONFLICT);
    assert_int_equal(panel_set_number(f.p, c, f.revenue, 2023, 2), PANEL_SET);
    assert_false(panel_is_reopened(f.p, a) || panel_is_reopened(f.p, b) || panel_is_reopened(f.p, c));
    assert_int_equal(panel_set_text(f.p, b, f.industry, "C39", 3), PANEL_SET);
    assert_true(panel_is_reopened(f.p, b));
    assert_true(panel_mark_year(f.p, a, 2022, 7));
    assert_true(panel_is_reopened(f.p, a));
    assert_true(panel_freeze(f.p, 3));
    assert_true(panel_is_reopened(f.p, a) && !panel_is_reopened(f.p, c));
    assert_true(panel_empty(f.p));
    assert_int_equal(panel_frozen(f.p), 0);
    drop(&f);
}

static void no_allocation_may_fail_badly(void **state)
{
    bool done = false;

    (void)state;
    for (unsigned long k = 1; !done; k++) {
        dictionary *d = shipped_dictionary();
        panel *p, *copy = NULL;

        allocate_fail_at(k);
        p = panel_new(d);
        done = p && fill(p, dictionary_find(d, "revenue"), dictionary_find(d, "industry")) &&
               (copy = panel_copy_company(p, 5)) != NULL;
        allocate_fail_at(0);
        panel_free(copy);
        panel_free(p);
        dictionary_free(d);
        assert_true(k < 10000);
    }
}

/* Companies from .. to - 1: revenue in all, listed in the first of them alone, a long decimal in one. */
static void add_rows(fixture *f, panel *p, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        char code[16];
        uint32_t company;

        snprintf(code, sizeof code, "C%05u", (unsigned)i);
        company = panel_add_company(p, code, strlen(code));
        panel_set_number(p, company, f->revenue, i < 900 ? 2022 : 2023, i + 0.5);
        panel_mark_year(p, company, i < 900 ? 2022 : 2023, i - from + 1);
        if (i == from)
            panel_set_text(p, company, f->industry, "C3581", 5);
        if (i == 1234) {
            panel_put_number(p, company, f->revenue, 2023, 12345678901234567.0);
            panel_keep_exact(p, company, f->revenue, 2023, "12345678901234567");
        }
    }
}

static void two_panels_become_one(void **state)
{
    fixture f = make();
    panel *other = panel_new_alike(f.p);
    uint32_t line;

    (void)state;
    add_rows(&f, f.p, 0, 700);
    panel_set_number(f.p, 3, f.listed, PANEL_ANY_YEAR, 1);
    add_rows(&f, other, 700, 2000);
    assert_true(panel_is_disjoint(f.p, other));
    assert_true(panel_join(f.p, other, 5000));
    panel_free(other);
    assert_int_equal(panel_count(f.p), 2000);
    for (uint32_t i = 0; i < 2000; i++) {
        double cell = panel_number(f.p, i, f.revenue, i < 900 ? 2022 : 2023);

        assert_true(cell == (i == 1234 ? 12345678901234567.0 : i + 0.5));
        assert_false(cell_is_value(panel_number(f.p, i, f.revenue, i < 900 ? 2023 : 2022)));
        assert_int_equal(cell_is_value(panel_number(f.p, i, f.listed, PANEL_ANY_YEAR)), i == 3);
        assert_int_equal(panel_text(f.p, i, f.industry) != NULL, i == 0 || i == 700);
        assert_true(panel_line(f.p, i, i < 900 ? 2022 : 2023, &line));
        assert_int_equal(line, i < 700 ? i + 1 : i - 700 + 1 + 5000);
        assert_false(panel_line(f.p, i, i < 900 ? 2023 : 2022, &line));
    }
    assert_string_equal(panel_exact(f.p, 1234, f.revenue, 2023), "12345678901234567");
    assert_int_equal(add(&f, "C01999"), 1999);
    assert_int_equal(add(&f, "new"), 2000);
    assert_false(cell_is_value(panel_number(f.p, 2000, f.revenue, 2023)));
    other = panel_new_alike(f.p);
    panel_add_company(other, "C00001", 6);
    assert_false(panel_is_disjoint(f.p, other));
    panel_free(other);
    drop(&f);
}

static void an_alike_panel_wants_the_same(void **state)
{
    fixture f = make();
    panel *alike;

    (void)state;
    assert_true(panel_want(f.p, f.revenue, 2022, 2023));
    alike = panel_new_alike(f.p);
    assert_true(panel_is_wanted(alike, f.revenue, 2023));
    assert_false(panel_is_wanted(alike, f.revenue, 2021));
    assert_false(panel_is_wanted(alike, f.listed, PANEL_ANY_YEAR));
    panel_free(alike);
    drop(&f);
}

/* The panel remembers where it found a column; these share what it remembers. */
static void far_years_are_kept_apart(void **state)
{
    fixture f = make();

    (void)state;
    for (int round = 0; round < 3; round++) {
        char code[2] = {(char)('a' + round), '\0'};
        uint32_t company = add(&f, code);

        for (int year = 1990; year <= 2022; year += 16)
            assert_int_equal(panel_set_number(f.p, company, f.revenue, year, year + round), PANEL_SET);
    }
    for (uint32_t company = 0; company < 3; company++) {
        for (int year = 1990; year <= 2022; year++) {
            double cell = panel_number(f.p, company, f.revenue, year);

            assert_int_equal(cell_is_value(cell), (year - 1990) % 16 == 0);
            assert_true(!cell_is_value(cell) || cell == year + (int)company);
        }
    }
    drop(&f);
}

static void a_part_may_be_its_whole(void **state)
{
    fixture f = make();
    int part = dictionary_find(f.d, "rd_expense_domestic"), whole = dictionary_find(f.d, "rd_expense_hnte");
    int fallback = dictionary_find(f.d, "rd_expense");
    uint32_t c = add(&f, "A");
    int all;

    (void)state;
    assert_false(panel_is_above_whole(f.p, c, part, 2024, &all));
    assert_int_equal(all, INDICATOR_NONE);
    panel_put_number(f.p, c, part, 2024, 38.5);
    assert_false(panel_is_above_whole(f.p, c, part, 2024, &all)); /* nothing to hold it against */
    panel_put_number(f.p, c, fallback, 2024, 38.25);
    assert_true(panel_is_above_whole(f.p, c, part, 2024, &all));
    assert_int_equal(all, fallback);
    panel_put_number(f.p, c, whole, 2024, 38.5); /* its own value comes before the fallback */
    assert_false(panel_is_above_whole(f.p, c, part, 2024, &all));
    assert_int_equal(all, whole);
    assert_false(panel_is_above_whole(f.p, c, part, 2023, NULL)); /* each year for itself */
    assert_false(panel_is_above_whole(f.p, c, f.revenue, 2024, NULL)); /* no part of anything */
    drop(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(companies_are_numbered_by_first_sight),
        cmocka_unit_test(the_first_value_stays),
        cmocka_unit_test(only_wanted_cells_are_held),
        cmocka_unit_test(years_and_rows),
        cmocka_unit_test(a_long_decimal_goes_with_its_cell),
        cmocka_unit_test(a_copy_has_all_cells_of_one_company),
        cmocka_unit_test(sealed_companies_that_get_more_are_remembered),
        cmocka_unit_test(no_allocation_may_fail_badly),
        cmocka_unit_test(far_years_are_kept_apart),
        cmocka_unit_test(two_panels_become_one),
        cmocka_unit_test(an_alike_panel_wants_the_same),
        cmocka_unit_test(a_part_may_be_its_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
