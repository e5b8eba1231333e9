/* Codes of a small panel held against a small register; each note has its place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/allocate.h"
#include "dictionary.h"
#include "intake/code_check.h"
#include "intake/intake.h"

static const char table[] = "uscc,region,industry,industry_2011,hightech_field\n"
                            "91330521147120090M,320685,C3911,,101\n"
                            "913304212562117687,320621,6520,,9\n"
                            "91330103MA2AXQ5X0A,320699,,6520,\n"
                            "91330103MA2AXQ5X1A,,,6510,\n";

static const code_entry entries[] = {
    {CODE_REGION, 0, "320621", "2009-12", "海安县", "", 0},
    {CODE_REGION, 0, "320685", "2020-12", "海安市", "", 0},
    {CODE_INDUSTRY, 2017, "C3911", "", "计算机整机制造", "", 0},
    {CODE_INDUSTRY, 2017, "I6531", "", "信息系统集成服务", "", 0},
    {CODE_INDUSTRY, 2011, "6520", "", "信息系统集成服务", "I6531", 0},
    {CODE_INDUSTRY, 2011, "6510", "", "软件开发", "I6511;I6513", 0},
};

typedef struct trial {
    dictionary *d;
    panel *p;
    problems *found;
    intake_report report;
    code_register *codes;
    tidu_status status;
} trial;

static trial begin(size_t n_entries)
{
    trial t = {.d = shipped_dictionary(), .found = problems_new(), .codes = code_register_new()};
    const code_entry *known;
    problems *other = problems_new(); /* of reading */

    t.p = panel_new(t.d);
    assert_int_equal(intake_read_bytes((intake_bytes){table, sizeof table - 1, "t.csv"}, &(intake_options){0}, t.p, other,
                         &t.report, NULL),
                     TIDU_OK);
    for (size_t i = 0; i < n_entries; i++)
        assert_int_equal(code_register_add(t.codes, &entries[i], &known), CODE_ADDED);
    problems_free(other);
    return t;
}

static void end(trial *t)
{
    intake_report_clear(&t->report);
    code_register_free(t->codes);
    problems_free(t->found);
    panel_free(t->p);
    dictionary_free(t->d);
}

static void assert_note(const trial *t, size_t i, problem_kind kind, unsigned long line, unsigned long column,
                        const char *found)
{
    const problem *x = problems_get(t->found, i);

    assert_true(i < problems_count(t->found));
    assert_int_equal(x->kind, kind);
    assert_int_equal(x->line, line);
    assert_int_equal(x->column, column);
    assert_string_equal(x->file, "t.csv");
    assert_string_equal(x->found, found);
}

static void what_registers_do_not_have(void **state)
{
    trial t = begin(sizeof entries / sizeof *entries);

    (void)state;
    assert_int_equal(code_check(t.p, &t.report, t.codes, t.found, NULL), TIDU_OK);
    assert_int_equal(problems_count(t.found), 3);
    assert_note(&t, 0, PROBLEM_REGION_RETIRED, 3, 2, "320621 海安县 -> 320685 海安市");
    assert_note(&t, 1, PROBLEM_REGION_UNKNOWN, 4, 2, "320699");
    assert_note(&t, 2, PROBLEM_INDUSTRY_EDITION, 3, 3, "6520");
    assert_string_equal(panel_text(t.p, 1, dictionary_find(t.d, "region")), "320621");
    end(&t);
}

static void without_a_register_nothing_is_said(void **state)
{
    trial t = begin(0);

    (void)state;
    assert_int_equal(code_check(t.p, &t.report, t.codes, t.found, NULL), TIDU_OK);
    assert_int_equal(problems_count(t.found), 0);
    end(&t);
    t = begin(2); /* of regions alone */
    assert_int_equal(code_check(t.p, &t.report, t.codes, t.found, NULL), TIDU_OK);
    assert_int_equal(problems_count(t.found), 2);
    end(&t);
}

static void one_successor_fills_a_missing_industry(void **state)
{
    trial t = begin(sizeof entries / sizeof *entries);
    int industry = dictionary_find(t.d, "industry");
    panel *stored;

    (void)state;
    assert_int_equal(code_fill_industry(t.p, NULL, &t.report, t.codes, t.found, NULL), TIDU_OK);
    assert_int_equal(problems_count(t.found), 1);
    assert_note(&t, 0, PROBLEM_INDUSTRY_SUCCEEDED, 4, 4, "6520 信息系统集成服务 -> I6531 信息系统集成服务");
    assert_string_equal(panel_text(t.p, 1, industry), "6520");
    assert_string_equal(panel_text(t.p, 2, industry), "I6531");
    assert_null(panel_text(t.p, 3, industry)); /* two successors: it stays unknown */
    end(&t);
    t = begin(sizeof entries / sizeof *entries);
    stored = panel_new(t.d); /* the database knows better */
    panel_add_company(stored, "91330103MA2AXQ5X0A", 18);
    assert_true(panel_put_text(stored, 0, industry, "I6599", 5));
    assert_int_equal(code_fill_industry(t.p, stored, &t.report, t.codes, t.found, NULL), TIDU_OK);
    assert_null(panel_text(t.p, 2, industry));
    panel_free(stored);
    end(&t);
}

static bool is_below_nine(const void *context, double code)
{
    return code < *(const double *)context || code > 99;
}

static void fields_that_nobody_knows(void **state)
{
    trial t = begin(0);
    const double nine = 9;

    (void)state;
    assert_int_equal(code_check_fields(t.p, &t.report, is_below_nine, &nine, t.found, NULL), TIDU_OK);
    assert_int_equal(problems_count(t.found), 1);
    assert_note(&t, 0, PROBLEM_FIELD_UNKNOWN, 3, 5, "9");
    end(&t);
}

static void every_allocation_can_fail(void **state)
{
    tidu_status status = TIDU_ENOMEM;

    (void)state;
    for (unsigned long k = 1; status; k++) {
        trial t = begin(sizeof entries / sizeof *entries);

        allocate_fail_at(k);
        status = code_check(t.p, &t.report, t.codes, t.found, NULL);
        if (!status)
            status = code_fill_industry(t.p, NULL, &t.report, t.codes, t.found, NULL);
        allocate_fail_at(0);
        assert_true(status == TIDU_OK || status == TIDU_ENOMEM);
        end(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_registers_do_not_have),
        cmocka_unit_test(without_a_register_nothing_is_said),
        cmocka_unit_test(one_successor_fills_a_missing_industry),
        cmocka_unit_test(fields_that_nobody_knows),
        cmocka_unit_test(every_allocation_can_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
