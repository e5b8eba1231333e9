/*
 * Before and after: the empty scenario is the base, borders are named, the order of rows changes
 * nothing, and a scenario file says the same after it was printed and read again.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "dictionary.h"
#include "model/model_parameter.h"
#include "scenario/change.h"
#include "scenario/scenario.h"
#include "scenario/whatif.h"
#include "verdict/assessor.h"

enum { YEAR = 2025, COMPANIES = 300 };

static dictionary *d;

static int setup(void **state)
{
    (void)state;
    d = shipped_dictionary();
    return d == NULL;
}

static int teardown(void **state)
{
    (void)state;
    dictionary_free(d);
    return 0;
}

static model *load(void)
{
    tidu_error err;
    model *m;

    if (model_load("models/hnte.yaml", NULL, d, &m, &err))
        fail_msg("%s: %s", err.file, err.message);
    return m;
}

static void put(panel *p, uint32_t row, const char *name, int year, double value)
{
    assert_true(panel_put_number(p, row, dictionary_find(d, name), year, value));
}

/* Company `k`: a part of them with much R&D, of three towns. */
static void add(panel *p, unsigned k)
{
    static const char *const towns[] = {"甲", "乙", "丙"};
    char code[16];
    uint32_t row;

    snprintf(code, sizeof code, "C%03u", k);
    row = panel_add_company(p, code, strlen(code));
    put(p, row, "founded_on", PANEL_ANY_YEAR, (double)date_to_days((date){2015, 3, 1}));
    panel_put_text(p, row, dictionary_find(d, "town"), towns[k % 3], strlen(towns[k % 3]));
    put(p, row, "hightech_field", PANEL_ANY_YEAR, 101);
    for (int year = YEAR - 3; year < YEAR; year++) {
        double revenue = 2e7 + 2.5e5 * k + 1e6 * (year - YEAR);

        put(p, row, "revenue", year, revenue);
        put(p, row, "rd_expense", year, floor(revenue * (0.03 + 4e-4 * (k * 7 % 101))));
        put(p, row, "rd_expense_domestic", year, floor(revenue * 0.03));
        put(p, row, "net_assets", year, 1e7 * pow(1.2, year - YEAR));
        put(p, row, "conversions", year, k % 7);
    }
    put(p, row, "total_income", YEAR - 1, 4e7);
    put(p, row, "hightech_income", YEAR - 1, 3e7);
    put(p, row, "employees", YEAR - 1, 100);
    put(p, row, "st_staff", YEAR - 1, 5 + k % 20);
    put(p, row, "ip_class1", YEAR - 1, k % 2);
    put(p, row, "major_incident", YEAR - 1, 0);
}

static panel *district(bool is_backwards)
{
    panel *p = panel_new(d);

    for (unsigned k = 0; k < COMPANIES; k++)
        add(p, is_backwards ? COMPANIES - 1 - k : k);
    return p;
}

static binding bind(const panel *p)
{
    return (binding){p, NULL, YEAR, binding_default_date(YEAR)};
}

static assessment *assess(const model *m, const panel *p)
{
    binding b = bind(p);
    assessor *a = assessor_new(m);
    assessment *result;

    assert_int_equal(assessor_run(a, &b, 1, &result, NULL), TIDU_OK);
    assessor_free(a);
    return result;
}

static void change_all(panel *p, const char *text)
{
    changes c = {.memory = arena_new()};
    size_t n_missing;
    tidu_error err;

    if ((text && changes_add(&c, d, text, &err)) || changes_apply(&c, p, YEAR, NULL, &n_missing, &err))
        fail_msg("%s: %s", text, err.message);
    arena_free(c.memory);
}

/* --- the empty scenario ------------------------------------------------------------------------ */

static void same_bytes(const void *a, const void *b, size_t n)
{
    assert_memory_equal(a, b, n);
}

static void empty_scenario_is_the_base(void **state)
{
    model *m = load(), *again = load();
    panel *p = district(false), *copy = district(false);
    assessment *before = assess(m, p), *after;
    assessor *program, *program_again;
    whatif_many *w;

    (void)state;
    change_all(copy, NULL);
    after = assess(again, copy);
    same_bytes(before->verdicts, after->verdicts, before->n);
    same_bytes(before->readiness, after->readiness, before->n * sizeof *before->readiness);
    same_bytes(before->least, after->least, before->n * sizeof *before->least);
    same_bytes(before->greatest, after->greatest, before->n * sizeof *before->greatest);
    same_bytes(before->gates, after->gates, before->n * m->n_gates);
    same_bytes(before->outcomes, after->outcomes, before->n * m->n_items * sizeof *before->outcomes);
    assert_int_equal(whatif_many_run(before, after, p, NULL, &w, NULL), TIDU_OK);
    assert_int_equal(w->n_moved, 0);
    assert_int_equal(w->sum.enter + w->sum.leave, 0);
    whatif_many_free(w);
    program = assessor_new(m);
    program_again = assessor_new(again);
    for (uint32_t i = 0; i < 20; i++) {
        panel *one = panel_copy_company(p, i);
        binding b = bind(p), alone = bind(one);
        whatif_side here = {program, &b, i}, there = {program_again, &alone, 0};
        whatif_one *x;

        assert_int_equal(whatif_one_run(&here, &there, NULL, NULL, &x, NULL), TIDU_OK);
        assert_int_equal(x->n_crossings, 0);
        for (size_t g = 0; g < m->n_gates; g++)
            assert_false(whatif_condition_moved(&x->before->gates[g], &x->after->gates[g]));
        for (size_t k = 0; k < m->n_items; k++)
            assert_false(whatif_item_moved(&x->before->items[k], &x->after->items[k]));
        assert_memory_equal(&x->before->readiness, &x->after->readiness, sizeof(double));
        whatif_one_free(x);
        panel_free(one);
    }
    assessor_free(program);
    assessor_free(program_again);
    assessment_free(before);
    assessment_free(after);
    panel_free(p);
    panel_free(copy);
    model_free(m);
    model_free(again);
}

/* --- borders ------------------------------------------------------------------------------------- */

static void border_is_named(void **state)
{
    model *m = load();
    assessor *program = assessor_new(m);
    panel *p = panel_new(d), *one;
    binding b, alone;
    whatif_side here, there;
    const whatif_crossing *c;
    whatif_one *w;

    (void)state;
    add(p, 3);
    put(p, 0, "revenue", YEAR - 1, 4.9e7);
    one = panel_copy_company(p, 0);
    change_all(one, "revenue=5000.0001 wan");
    b = bind(p);
    alone = bind(one);
    here = (whatif_side){program, &b, 0};
    there = (whatif_side){program, &alone, 0};
    assert_int_equal(whatif_one_run(&here, &there, NULL, NULL, &w, NULL), TIDU_OK);
    assert_true(w->n_crossings >= 1);
    c = &w->crossings[0];
    assert_string_equal(c->name, "rd_floor");
    assert_true(c->bound == 5e7 && c->over_after == 50000001);
    assert_true(c->before_least == 0.05 && c->after_least == 0.04);
    assert_true(panel_number(p, 0, dictionary_find(d, "revenue"), YEAR - 1) == 4.9e7);
    whatif_one_free(w);

    put(one, 0, "revenue", YEAR - 1, 5e7); /* 以下 includes the bound */
    assert_int_equal(whatif_one_run(&here, &there, NULL, NULL, &w, NULL), TIDU_OK);
    for (size_t i = 0; i < w->n_crossings; i++)
        assert_string_not_equal(w->crossings[i].name, "rd_floor");
    whatif_one_free(w);
    panel_free(one);
    panel_free(p);
    assessor_free(program);
    model_free(m);
}

/* 20 steps: 0 up to 100 persons, 1 up to 200, ... 19 above; 450 → 1850 persons is from step 4 to step 18, past 1800. */
static void long_table_is_compared(void **state)
{
    char text[4096];
    size_t used = (size_t)snprintf(text, sizeof text,
        "model: m\nrung: m\nname: {zh: 小, en: m}\neffective: {from: 2020-01-01}\n"
        "documents:\n  law: {title: {zh: 法, en: law}, number: 1}\n"
        "priors: {missing: 0.5, note: {zh: 无, en: none}}\n"
        "define:\n  size:\n    over: employees[Y-1]\n    steps: [");
    panel *p = panel_new(d), *one;
    binding b, alone;
    whatif_side here, there;
    assessor *program;
    whatif_one *w;
    tidu_error err;
    model *m;

    (void)state;
    for (int i = 0; i < 19; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "{to: %d, value: %d}, ", 100 * (i + 1), i);
    snprintf(text + used, sizeof text - used,
             "{value: 19}]\ngates:\n  - {id: g, name: {zh: 门, en: g}, cite: law 1, need: 'size >= 3'}\n");
    if (model_parse(text, strlen(text), "m.yaml", NULL, d, &m, &err))
        fail_msg("%lu: %s", err.line, err.message);
    program = assessor_new(m);
    add(p, 3);
    put(p, 0, "employees", YEAR - 1, 450);
    one = panel_copy_company(p, 0);
    put(one, 0, "employees", YEAR - 1, 1850);
    b = bind(p);
    alone = bind(one);
    here = (whatif_side){program, &b, 0};
    there = (whatif_side){program, &alone, 0};
    assert_int_equal(whatif_one_run(&here, &there, NULL, NULL, &w, NULL), TIDU_OK);
    assert_int_equal(w->n_crossings, 1);
    assert_true(w->crossings[0].before_least == 4 && w->crossings[0].after_least == 18 && w->crossings[0].bound == 1800);
    whatif_one_free(w);
    panel_free(one);
    panel_free(p);
    assessor_free(program);
    model_free(m);
}

/* --- many ------------------------------------------------------------------------------------------ */

static size_t moved(bool is_backwards, const char *change, const char *param, char *text, size_t size)
{
    model *m = load(), *other = load();
    panel *p = district(is_backwards);
    assessment *before = assess(m, p), *after;
    size_t used = 0, n;
    whatif_many *w;

    if (param)
        assert_int_equal(model_set_parameter_text(other, param, NULL), TIDU_OK);
    if (change)
        change_all(p, change);
    after = assess(other, p);
    assert_int_equal(whatif_many_run(before, after, p, NULL, &w, NULL), TIDU_OK);
    for (size_t i = 0; i < w->n_moved; i++)
        used += (size_t)snprintf(text + used, size - used, "%s ", panel_code(p, w->moved[i]));
    for (size_t i = 0; i < w->n_towns; i++)
        used += (size_t)snprintf(text + used, size - used, "%s %zu %zu %zu %zu %.17g\n", w->towns[i].town,
                                 w->towns[i].companies, w->towns[i].before[0], w->towns[i].after[0],
                                 w->towns[i].enter, w->towns[i].readiness_after);
    n = w->n_moved;
    assert_int_equal(w->sum.companies, COMPANIES);
    whatif_many_free(w);
    assessment_free(before);
    assessment_free(after);
    panel_free(p);
    model_free(m);
    model_free(other);
    return n;
}

static void order_of_rows_changes_nothing(void **state)
{
    char there[65536], back[65536];

    (void)state;
    assert_true(moved(false, "rd_expense+=40%", NULL, there, sizeof there) > 10);
    moved(true, "rd_expense+=40%", NULL, back, sizeof back);
    assert_string_equal(there, back);
    assert_true(moved(false, NULL, "hnte.rd_floor.1=3.5%", there, sizeof there) > 10);
    moved(true, NULL, "hnte.rd_floor.1=3.5%", back, sizeof back);
    assert_string_equal(there, back);
}

/* --- files -------------------------------------------------------------------------------------------- */

static void file_reads_back(void **state)
{
    static const char text[] = "name: more staff\nauthor: 王某\ndate: 2025-03-01\nreason: \"a \\\"plan\\\"\"\n"
                               "model: hnte\nyear: 2025\nwhere: town = \"甲\"\n"
                               "changes: [st_staff+=20%, \"revenue[Y-1]=5000 wan\"]\nparams: [hnte.rd_floor.1=3.5%]\n"
                               "draws: 250\nseed: 4294967295\nforward: 3\n";
    arena *memory = arena_new();
    text_buffer once, twice;
    scenario s, again;
    tidu_error err;

    (void)state;
    text_buffer_init(&once);
    text_buffer_init(&twice);
    if (scenario_parse(text, strlen(text), "s.yaml", memory, &s, &err))
        fail_msg("%lu:%lu: %s", err.line, err.column, err.message);
    assert_int_equal(s.year, 2025);
    assert_int_equal(s.n_changes, 2);
    assert_string_equal(s.changes[1], "revenue[Y-1]=5000 wan");
    assert_string_equal(s.where, "town = \"甲\"");
    assert_string_equal(s.reason, "a \"plan\"");
    assert_true(s.draws == 250 && s.seed == 4294967295 && s.forward == 3);
    scenario_print(&s, &once);
    assert_int_equal(scenario_parse(once.text, once.length, "s.yaml", memory, &again, &err), TIDU_OK);
    scenario_print(&again, &twice);
    assert_string_equal(once.text, twice.text);
    text_buffer_clear(&once);
    text_buffer_clear(&twice);
    arena_free(memory);
}

/* What one alone says holds; lists are laid behind each other. */
static void several_make_one(void **state)
{
    static const char *const texts[] = {
        "name: a\nauthor: 甲\nmodel: hnte\nchanges: [st_staff+=1, employees+=2]\nparams: [pass=60]\nyear: 2025\n",
        "name: b\nmodel: hnte\nwhere: 'true'\nchanges: [conversions=3]\nforward: 2\n",
        "name: c\nauthor: 乙\nmodel: hnte\nwhere: 'true'\nparams: [rd_floor.1=4%]\nyear: 2025\n",
        "name: d\nmodel: hnte\ncompany: C\n", "name: e\nmodel: tech-sme\n", "name: f\nmodel: hnte\nyear: 2024\n"};
    enum { TEXTS = sizeof texts / sizeof *texts, GOOD = 3 };
    arena *memory = arena_new();
    scenario all[TEXTS], one;
    tidu_error err;

    (void)state;
    for (size_t i = 0; i < TEXTS; i++)
        assert_int_equal(scenario_parse(texts[i], strlen(texts[i]), "s.yaml", memory, &all[i], &err), TIDU_OK);
    assert_int_equal(scenario_compose(all, GOOD, memory, &one, &err), TIDU_OK);
    assert_string_equal(one.name, "a + b + c");
    assert_string_equal(one.author, "乙");
    assert_string_equal(one.where, "true");
    assert_true(one.year == 2025 && one.forward == 2 && one.n_changes == 3 && one.n_params == 2);
    assert_string_equal(one.changes[2], "conversions=3");
    assert_string_equal(one.params[1], "rd_floor.1=4%");
    for (size_t i = GOOD; i < TEXTS; i++) {
        scenario two[] = {all[2], all[i]};

        assert_int_equal(scenario_compose(two, 2, memory, &one, &err), TIDU_EUSAGE);
    }
    arena_free(memory);
}

static void bad_files_are_refused(void **state)
{
    static const char *const texts[] = {
        "", "[]", "name: x\n", "name: x\nmodel: hnte\nchange: []\n", "name: x\nmodel: hnte\nyear: soon\n",
        "name: x\nmodel: hnte\ndate: 1 May\n", "name: x\nmodel: hnte\ncompany: A\nwhere: 'true'\n",
        "name: x\nmodel: hnte\nchanges: [{a: 1}]\n", "name: x\nname: y\nmodel: hnte\n",
        "name: x\nmodel: hnte\ndraws: 0\n", "name: x\nmodel: hnte\ndraws: 100001\n", "name: x\nmodel: hnte\nseed: -1\n",
        "name: x\nmodel: hnte\nseed: 4294967296\n", "name: x\nmodel: hnte\nforward: 4\n", "name: x\nmodel: hnte\nforward: soon\n",
    };
    arena *memory = arena_new();
    scenario s;

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        tidu_error err = {0};

        assert_int_equal(scenario_parse(texts[i], strlen(texts[i]), "s.yaml", memory, &s, &err), TIDU_EMODEL);
        assert_true(err.message[0] && err.line);
    }
    arena_free(memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_scenario_is_the_base), cmocka_unit_test(border_is_named),
        cmocka_unit_test(long_table_is_compared),
        cmocka_unit_test(order_of_rows_changes_nothing), cmocka_unit_test(file_reads_back),
        cmocka_unit_test(bad_files_are_refused), cmocka_unit_test(several_make_one),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
