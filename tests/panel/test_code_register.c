/* Codes and their successors: a small register made by hand after what became of Nantong's districts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/allocate.h"
#include "panel/code_register.h"

typedef struct row {
    const char *code, *revision, *name, *successor;
} row;

static const row regions[] = {
    {"320600", "2003-12", "南通市", ""},   {"320602", "2003-12", "崇川区", ""},
    {"320611", "2003-12", "港闸区", ""},   {"320621", "2003-12", "海安县", ""},
    {"320683", "2003-12", "通州市", ""},   {"320600", "2009-12", "南通市", ""},
    {"320602", "2009-12", "崇川区", ""},   {"320611", "2009-12", "港闸区", ""},
    {"320612", "2009-12", "通州区", ""},   {"320621", "2009-12", "海安县", ""},
    {"320600", "2020-12", "南通市", ""},   {"320613", "2020-12", "崇川区", ""},
    {"320612", "2020-12", "通州区", ""},   {"320685", "2020-12", "海安市", ""},
    /* a stem that two have in use, one that only another prefecture has, no stem at all */
    {"320190", "2003-12", "城厢县", ""},   {"320191", "2020-12", "城厢市", ""},
    {"320192", "2020-12", "城厢区", ""},   {"320290", "2003-12", "湖滨县", ""},
    {"320390", "2020-12", "湖滨区", ""},   {"320601", "2003-12", "市辖区", ""},
    {"320101", "2020-12", "市辖区", ""},
    /* a county is no successor of a prefecture */
    {"320900", "2003-12", "沙洲市", ""},   {"320981", "2020-12", "沙洲市", ""},
    /* given, over another that is gone by now; and two of them */
    {"320501", "2003-12", "甲县", "320502"}, {"320502", "2009-12", "乙县", ""},
    {"320503", "2020-12", "乙区", ""},     {"320504", "2003-12", "丙县", "320503;320612"},
    /* another province, whose table is older */
    {"330502", "2003-12", "吴兴区", ""},
};

static code_register *fill(void)
{
    code_register *r = code_register_new();
    const code_entry *known;

    for (size_t i = 0; r && i < sizeof regions / sizeof *regions; i++) {
        code_entry e = {CODE_REGION, 0, regions[i].code, regions[i].revision, regions[i].name,
                        regions[i].successor, i + 2};

        if (code_register_add(r, &e, &known) != CODE_ADDED) {
            code_register_free(r);
            return NULL;
        }
    }
    return r;
}

static void assert_answer(const code_register *r, const char *code, code_standing standing, const char *successor)
{
    code_answer a = code_register_find(r, CODE_REGION, 0, code);

    if (a.standing != standing || strcmp(a.successor, successor))
        fail_msg("%s: standing %d, successor '%s'", code, (int)a.standing, a.successor);
    if (*successor && !strchr(successor, ';'))
        assert_string_equal(a.successor_entry->code, successor);
    else
        assert_null(a.successor_entry);
}

static void successors_of_regions(void **state)
{
    code_register *r = fill();

    (void)state;
    assert_answer(r, "320683", CODE_RETIRED, "320612");
    assert_answer(r, "320621", CODE_RETIRED, "320685");
    assert_answer(r, "320602", CODE_RETIRED, "320613");
    assert_answer(r, "320611", CODE_RETIRED, "");
    assert_answer(r, "320612", CODE_IN_USE, "");
    assert_answer(r, "320600", CODE_IN_USE, "");
    assert_answer(r, "320699", CODE_UNKNOWN, "");
    assert_answer(r, "320190", CODE_RETIRED, "");
    assert_answer(r, "320290", CODE_RETIRED, "320390");
    assert_answer(r, "320601", CODE_RETIRED, "");
    assert_answer(r, "320900", CODE_RETIRED, "");
    assert_answer(r, "320501", CODE_RETIRED, "320503");
    assert_answer(r, "320504", CODE_RETIRED, "320503;320612");
    assert_answer(r, "330502", CODE_IN_USE, "");
    code_register_free(r);
}

static void forms_of_a_region(void **state)
{
    code_register *r = fill();

    (void)state;
    assert_answer(r, "3206", CODE_IN_USE, "");
    assert_answer(r, "320612000000", CODE_IN_USE, "");
    assert_answer(r, "320621101", CODE_RETIRED, "320685");
    assert_answer(r, "32", CODE_UNKNOWN, "");
    assert_answer(r, "abc", CODE_UNKNOWN, "");
    assert_answer(r, "", CODE_UNKNOWN, "");
    code_register_free(r);
}

static void revisions_in_which_it_stands(void **state)
{
    code_register *r = fill();
    const code_entry *e = code_register_find(r, CODE_REGION, 0, "320621").entry;

    (void)state;
    assert_string_equal(e->revision, "2009-12");
    e = code_register_before(r, e);
    assert_string_equal(e->revision, "2003-12");
    assert_int_equal(e->line, 5);
    assert_null(code_register_before(r, e));
    code_register_free(r);
}

static code_addition add_industry(code_register *r, int edition, const char *code, const char *name,
                                  const char *successor)
{
    const code_entry *known;

    return code_register_add(r, &(code_entry){CODE_INDUSTRY, edition, code, "", name, successor, 0}, &known);
}

static void editions_of_industries(void **state)
{
    code_register *r = code_register_new();
    code_answer a;

    (void)state;
    assert_int_equal(add_industry(r, 2017, "C3911", "计算机整机制造", ""), CODE_ADDED);
    assert_int_equal(add_industry(r, 2017, "I", "信息传输、软件和信息技术服务业", ""), CODE_ADDED);
    assert_int_equal(add_industry(r, 2017, "I6513", "应用软件开发", ""), CODE_ADDED);
    assert_int_equal(add_industry(r, 2011, "6510", "软件开发", "I6511"), CODE_ADDED);
    assert_int_equal(add_industry(r, 2011, "6510", "软件开发", "I6511;I6513"), CODE_KNOWN);
    assert_int_equal(add_industry(r, 2011, "6520", "信息系统集成服务", "6513"), CODE_ADDED);
    assert_int_equal(add_industry(r, 2011, "C6520", "信息系统", ""), CODE_CLASH);
    assert_true(code_register_has(r, CODE_INDUSTRY, 2011));
    assert_false(code_register_has(r, CODE_REGION, 0));
    assert_string_equal(code_register_find(r, CODE_INDUSTRY, 2017, "3911").entry->code, "C3911");
    assert_string_equal(code_register_find(r, CODE_INDUSTRY, 2017, "c3911").entry->code, "C3911");
    assert_string_equal(code_register_find(r, CODE_INDUSTRY, 2017, "i").entry->code, "I");
    assert_int_equal(code_register_find(r, CODE_INDUSTRY, 2017, "D3911").standing, CODE_UNKNOWN);
    assert_int_equal(code_register_find(r, CODE_INDUSTRY, 2017, "6510").standing, CODE_UNKNOWN);
    assert_int_equal(code_register_find(r, CODE_INDUSTRY, 2011, "3911").standing, CODE_UNKNOWN);
    a = code_register_find(r, CODE_INDUSTRY, 2011, "I6510");
    assert_string_equal(a.successor, "I6511;I6513");
    assert_null(a.successor_entry);
    a = code_register_find(r, CODE_INDUSTRY, 2011, "6520");
    assert_string_equal(a.successor_entry->name, "应用软件开发");
    code_register_free(r);
}

static void forms(void **state)
{
    static const char *const good_regions[] = {"32", "3206", "320621", "320621101", "320621101001"};
    static const char *const bad_regions[] = {"", "3", "32062", "3206211", "C320621", "32062x", "3.2E+05"};
    static const char *const good_industries[] = {"A", "t", "01", "C39", "c391", "3911", "I6513"};
    static const char *const bad_industries[] = {"", "U", "X39", "39111", "C39111", "39-1", "CC39"};

    (void)state;
    for (size_t i = 0; i < sizeof good_regions / sizeof *good_regions; i++)
        assert_true(code_is_formed(CODE_REGION, good_regions[i]));
    for (size_t i = 0; i < sizeof bad_regions / sizeof *bad_regions; i++)
        assert_false(code_is_formed(CODE_REGION, bad_regions[i]));
    for (size_t i = 0; i < sizeof good_industries / sizeof *good_industries; i++)
        assert_true(code_is_formed(CODE_INDUSTRY, good_industries[i]));
    for (size_t i = 0; i < sizeof bad_industries / sizeof *bad_industries; i++)
        assert_false(code_is_formed(CODE_INDUSTRY, bad_industries[i]));
}

static void every_allocation_can_fail(void **state)
{
    code_register *r = NULL;
    unsigned long k;

    (void)state;
    for (k = 1; !r && k < 10000; k++) {
        allocate_fail_at(k);
        r = fill();
        allocate_fail_at(0);
    }
    assert_true(k > 10 && k < 10000);
    code_register_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(successors_of_regions),      cmocka_unit_test(forms_of_a_region),
        cmocka_unit_test(revisions_in_which_it_stands), cmocka_unit_test(editions_of_industries),
        cmocka_unit_test(forms),                      cmocka_unit_test(every_allocation_can_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
