/* Coupled inputs in a dictionary of a chain: doctors are experts, experts are heads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "base/cell.h"
#include "scenario/input_limit.h"

enum { YEAR = 2025, HEADS = 1, EXPERTS, DOCTORS };

static int add(dictionary *d, const char *name, indicator_kind kind, const char *whole)
{
    static const char *const labels[] = {"x", NULL};

    return dictionary_add(d, &(indicator){.name = name, .kind = kind, .type = INDICATOR_COUNT, .label_en = name,
                                          .labels_zh = labels, .part_of = whole, .least = 0, .greatest = INFINITY});
}

typedef struct fixture {
    dictionary *d;
    panel *p;
} fixture;

static int set_up(void **state)
{
    static fixture f;

    f.d = dictionary_new();
    assert_int_equal(add(f.d, "founded_on", INDICATOR_ATTRIBUTE, NULL), 0);
    assert_int_equal(add(f.d, "heads", INDICATOR_ANNUAL, NULL), HEADS);
    assert_int_equal(add(f.d, "experts", INDICATOR_ANNUAL, "heads"), EXPERTS);
    assert_int_equal(add(f.d, "doctors", INDICATOR_ANNUAL, "experts"), DOCTORS);
    f.p = panel_new(f.d);
    assert_int_equal(panel_add_company(f.p, "A", 1), 0);
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;

    panel_free(f->p);
    dictionary_free(f->d);
    return 0;
}

static gap_input input_of(const fixture *f, int indicator, int *bound_by)
{
    const binding b = {f->p, NULL, YEAR, binding_default_date(YEAR)};
    gap_input in = {.indicator = indicator, .year = YEAR - 1, .least = 0, .greatest = INFINITY, .whole = INDICATOR_NONE};

    *bound_by = input_bound(&b, &in);
    return in;
}

/* 40 heads, 10 experts, 4 doctors: with 12 doctors there are 12 experts, with 41 there would be more than heads. */
static void a_chain_is_followed(void **state)
{
    fixture *f = *state;
    int bound_by;
    gap_input in;

    assert_true(panel_put_number(f->p, 0, HEADS, YEAR - 1, 40) && panel_put_number(f->p, 0, EXPERTS, YEAR - 1, 10) &&
                panel_put_number(f->p, 0, DOCTORS, YEAR - 1, 4));
    in = input_of(f, DOCTORS, &bound_by);
    assert_true(in.whole == EXPERTS && in.whole_kept == 10 && in.least == 0 && in.greatest == 40);
    assert_int_equal(bound_by, HEADS);
    in = input_of(f, EXPERTS, &bound_by);
    assert_true(in.whole == HEADS && in.whole_kept == 40 && in.least == 4 && isinf(in.greatest));
    assert_int_equal(bound_by, DOCTORS);
    in = input_of(f, HEADS, &bound_by);
    assert_true(in.whole == INDICATOR_NONE && in.least == 10);
    assert_int_equal(bound_by, EXPERTS);
}

/* Nobody knows the experts: doctors are still heads. */
static void an_unknown_link_is_passed(void **state)
{
    fixture *f = *state;
    part_wholes all = part_wholes_find(f->d);
    int bound_by;
    gap_input in;

    assert_true(panel_put_number(f->p, 0, HEADS, YEAR - 1, 40) && panel_put_number(f->p, 0, DOCTORS, YEAR - 1, 4) &&
                panel_put_number(f->p, 0, EXPERTS, YEAR - 1, cell_missing()));
    in = input_of(f, DOCTORS, &bound_by);
    assert_true(in.whole == HEADS && in.whole_kept == 40 && isinf(in.greatest));
    in = input_of(f, HEADS, &bound_by);
    assert_true(in.least == 4);
    assert_int_equal(bound_by, DOCTORS);
    assert_true(panel_put_number(f->p, 0, DOCTORS, YEAR - 1, 41));
    assert_int_equal(input_conflict(&all, f->p, 0, DOCTORS, YEAR - 1), HEADS);
    assert_int_equal(input_conflict(&all, f->p, 0, HEADS, YEAR - 1), DOCTORS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_chain_is_followed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_unknown_link_is_passed, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
