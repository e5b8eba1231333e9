/* Margins by hand, and against every value of small figures. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/date.h"
#include "dictionary.h"
#include "reach/margin.h"

enum { YEAR = 2025 };

static const char text[] =
    "model: m\nrung: m\nname: {zh: 小, en: m}\neffective: {from: 2020-01-01}\n"
    "documents:\n  law: {title: {zh: 法, en: law}, number: 1}\n"
    "priors: {missing: 0.5, note: {zh: 无, en: none}}\n"
    "gates:\n"
    "  - {id: staff, name: {zh: 员, en: staff}, cite: law 1, need: 'st_staff[Y-1] / employees[Y-1] >= 10%'}\n"
    "  - {id: window, name: {zh: 窗, en: window}, cite: law 1, need: 'conversions[Y-1] >= 3 and conversions[Y-1] != 6'}\n";

typedef struct fixture {
    dictionary *d;
    panel *p;
    model *m;
    assessor *a;
    panel *read;
} fixture;

static int id_of(const fixture *f, const char *name)
{
    int id = dictionary_find(f->d, name);

    assert_int_not_equal(id, INDICATOR_NONE);
    return id;
}

static int set_up(void **state)
{
    static fixture f;
    uint32_t row;

    f.d = shipped_dictionary();
    f.p = panel_new(f.d);
    row = panel_add_company(f.p, "A", 1);
    assert_true(panel_put_number(f.p, row, id_of(&f, "founded_on"), PANEL_ANY_YEAR, (double)date_to_days((date){2015, 1, 1})));
    assert_true(panel_put_number(f.p, row, id_of(&f, "employees"), YEAR - 1, 100));
    assert_true(panel_put_number(f.p, row, id_of(&f, "st_staff"), YEAR - 1, 15));
    assert_true(panel_put_number(f.p, row, id_of(&f, "conversions"), YEAR - 1, 8));
    assert_int_equal(model_parse(text, strlen(text), "m.yaml", NULL, f.d, &f.m, NULL), TIDU_OK);
    f.a = assessor_new(f.m);
    f.read = panel_new(f.d);
    assert_true(assessor_want(f.a, YEAR + 1, f.read));
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;

    panel_free(f->read);
    assessor_free(f->a);
    model_free(f->m);
    panel_free(f->p);
    dictionary_free(f->d);
    return 0;
}

static const margin *find(const fixture *f, const margins *m, const char *name)
{
    for (size_t i = 0; i < m->n; i++) {
        if (m->list[i].indicator == id_of(f, name))
            return &m->list[i];
    }
    fail_msg("no margin of %s", name);
    return NULL;
}

static margins ask(const fixture *f)
{
    const levers none = {.n_levers = 0};
    reach_question q = {.assessor = f->a, .levers = &none, .read = f->read, .time = {0, YEAR, YEAR + 1},
                        .on = date_to_days((date){YEAR + 1, 7, 1}), .chance = 1, .points = NAN, .budget = INFINITY, .ways = 1};
    margins m;

    assert_int_equal(margins_find(&q, f->p, 0, &m, NULL), TIDU_OK);
    return m;
}

/*
 * 15 of 100: 10 still do; of 150 the 15 are just 10%, of 151 not. With fewer employees the S&T staff fall with them, down to one of
 * one. Conversions may fall to 7: 6 is the window's gap. Together: 8 less 12.5% are 7, and any more rounds up to 7 until 25% make 6.
 */
static void by_hand(void **state)
{
    const fixture *f = *state;
    margins m = ask(f);

    assert_true(m.is_met && !m.is_verdict && m.still.verdict == TRUTH_TRUE);
    assert_true(find(f, &m, "st_staff")->least == 10);
    assert_true(isnan(find(f, &m, "st_staff")->greatest));
    assert_true(find(f, &m, "employees")->greatest == 150);
    assert_true(find(f, &m, "employees")->least == 1);
    assert_true(find(f, &m, "conversions")->least == 7);
    assert_true(isnan(find(f, &m, "conversions")->greatest));
    assert_true(fabs(m.together - 0.249) < 1e-12);
    assert_true(m.beyond.unmet == 2);
}

static void nothing_to_lose(void **state)
{
    fixture *f = *state;
    margins m;

    assert_true(panel_put_number(f->p, 0, id_of(f, "conversions"), YEAR - 1, 2));
    m = ask(f);
    assert_true(!m.is_met && m.n == 0);
    assert_true(panel_put_number(f->p, 0, id_of(f, "conversions"), YEAR - 1, 8));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_hand),
        cmocka_unit_test(nothing_to_lose),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
