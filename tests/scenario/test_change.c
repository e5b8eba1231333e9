/*
 * Changes of cells and of parameters: what they do and what is refused.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "dictionary.h"
#include "model/model_parameter.h"
#include "scenario/change.h"

enum { YEAR = 2025 };

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

static panel *company(void)
{
    panel *p = panel_new(d);

    panel_add_company(p, "A", 1);
    panel_put_number(p, 0, dictionary_find(d, "st_staff"), YEAR - 1, 7);
    panel_put_number(p, 0, dictionary_find(d, "rd_expense"), YEAR - 1, 2385000);
    panel_put_number(p, 0, dictionary_find(d, "market_share"), YEAR - 1, 0.12);
    return p;
}

static void becomes(const char *text, const char *name, int year, double expected)
{
    changes c = {.memory = arena_new()};
    panel *p = company();
    size_t n_missing;
    tidu_error err;

    if (changes_add(&c, d, text, &err) || changes_apply(&c, p, YEAR, NULL, &n_missing, &err))
        fail_msg("%s: %s", text, err.message);
    assert_true(panel_number(p, 0, dictionary_find(d, name), year) == expected);
    panel_free(p);
    arena_free(c.memory);
}

static void cells_change(void **state)
{
    (void)state;
    becomes("st_staff=30", "st_staff", YEAR - 1, 30);
    becomes("科技人员 = 30", "st_staff", YEAR - 1, 30);
    becomes("st_staff += 3", "st_staff", YEAR - 1, 10);
    becomes("st_staff-=7", "st_staff", YEAR - 1, 0);
    becomes("st_staff*=1.5", "st_staff", YEAR - 1, 11); /* 10.5 persons are 11 */
    becomes("rd_expense[Y-1]+=20%", "rd_expense", YEAR - 1, 2862000);
    becomes("rd_expense[Y-1]-=1 wan", "rd_expense", YEAR - 1, 2375000);
    becomes("revenue[Y-2]=5000 wan", "revenue", YEAR - 2, 50000000);
    becomes("revenue[Y]=0.5 yi", "revenue", YEAR, 50000000);
    becomes("net_profit=-3 wan", "net_profit", YEAR - 1, -30000);
    becomes("market_share+=5%", "market_share", YEAR - 1, 0.12 + 0.05);
    becomes("audited_books=1", "audited_books", PANEL_ANY_YEAR, 1);
}

static void refused(const char *text, const char *why)
{
    changes c = {.memory = arena_new()};
    panel *p = company();
    size_t n_missing;
    tidu_error err = {0};
    tidu_status status = changes_add(&c, d, text, &err);

    if (!status)
        status = changes_apply(&c, p, YEAR, NULL, &n_missing, &err);
    assert_int_equal(status, TIDU_EUSAGE);
    if (!strstr(err.message, why))
        fail_msg("%s: %s", text, err.message);
    panel_free(p);
    arena_free(c.memory);
}

static void nonsense_is_refused(void **state)
{
    (void)state;
    refused("st_stuff=3", "did you mean 'st_staff'");
    refused("uscc=3", "unknown indicator");
    refused("st_staff", "is no change");
    refused("st_staff=", "is no change");
    refused("st_staff[2024]=3", "is no change");
    refused("st_staff[Y+1]=3", "is no change");
    refused("audited_books[Y-1]=1", "has no year");
    refused("st_staff=2.5", "counts whole ones");
    refused("st_staff+=2.5", "counts whole ones");
    refused("st_staff=-1", "at least 0");
    refused("st_staff-=8", "at least 0");
    refused("market_share=120%", "at most 1");
    refused("audited_books=2", "at most 1");
    refused("st_staff=5 wan", "does not go with");
    refused("revenue=20%", "does not go with");
    refused("revenue=much", "is no number");
    refused("founded_on=12", "does not go with");
}

static void two_of_one_cell_contradict(void **state)
{
    changes c = {.memory = arena_new()};
    tidu_error err;

    (void)state;
    assert_int_equal(changes_add(&c, d, "st_staff=3", &err), TIDU_OK);
    assert_int_equal(changes_add(&c, d, "st_staff[Y-2]=3", &err), TIDU_OK);
    assert_int_equal(changes_add(&c, d, "st_staff[Y-1]+=1", &err), TIDU_EUSAGE);
    assert_non_null(strstr(err.message, "contradict"));
    assert_int_equal(c.n, 2);
    arena_free(c.memory);
}

static void missing_stays_missing(void **state)
{
    changes c = {.memory = arena_new()};
    panel *p = company();
    size_t n_missing;

    (void)state;
    assert_int_equal(changes_add(&c, d, "employees+=20%", NULL), TIDU_OK);
    assert_int_equal(changes_apply(&c, p, YEAR, NULL, &n_missing, NULL), TIDU_OK);
    assert_int_equal(n_missing, 1);
    assert_true(cell_is_missing(panel_number(p, 0, dictionary_find(d, "employees"), YEAR - 1)));
    panel_free(p);
    arena_free(c.memory);
}

/* --- parameters ---------------------------------------------------------------------------- */

static model *load(const char *name)
{
    char path[256];
    tidu_error err;
    model *m;

    snprintf(path, sizeof path, "models/%s.yaml", name);
    if (model_load(path, NULL, d, &m, &err))
        fail_msg("%s: %s", err.file, err.message);
    return m;
}

static void parameters_change(void **state)
{
    model *m = load("hnte");
    char text[64];
    tidu_error err;

    (void)state;
    assert_true(model_get_parameter(m, "hnte.rd_floor.1", text, sizeof text));
    assert_string_equal(text, "5%");
    assert_int_equal(model_set_parameter_text(m, "hnte.rd_floor.1=3.5%", &err), TIDU_OK);
    model_get_parameter(m, "rd_floor.1", text, sizeof text);
    assert_string_equal(text, "3.5%");
    assert_int_equal(model_set_parameter_text(m, "rd_floor.1.bound=6000 wan", &err), TIDU_OK);
    assert_int_equal(model_set_parameter_text(m, "st_staff=12%", &err), TIDU_OK);
    assert_non_null(strstr(m->gates[3].text, "12%"));
    assert_int_equal(model_set_parameter_text(m, "conversion.1=6", &err), TIDU_OK);
    assert_int_equal(model_set_parameter_text(m, "pass=65", &err), TIDU_OK);
    assert_string_equal(m->pass_text, "total > 65");
    assert_true(m->limits[0].bound == 65);

    assert_int_equal(model_set_parameter_text(m, "hnte.rd_flor.1=3%", &err), TIDU_EUSAGE);
    assert_non_null(strstr(err.message, "did you mean 'hnte.rd_floor.1'"));
    assert_int_equal(model_set_parameter_text(m, "rd_floor.1.bound=3 yi", &err), TIDU_EUSAGE);
    assert_int_equal(model_set_parameter_text(m, "rd_floor.1.bound=7000 wan", &err),
                     TIDU_OK); /* what was refused left nothing */
    assert_non_null(strstr(err.message, "neighbours"));
    assert_int_equal(model_set_parameter_text(m, "rd_floor.1=3 wan", &err), TIDU_EUSAGE);
    assert_int_equal(model_set_parameter_text(m, "rd_floor.1=few", &err), TIDU_EUSAGE);
    assert_int_equal(model_set_parameter_text(m, "rd_floor.1", &err), TIDU_EUSAGE);
    model_free(m);
    m = load("tech-sme");
    assert_int_equal(model_set_parameter_text(m, "size.1=300", &err), TIDU_OK);
    assert_int_equal(model_set_parameter_text(m, "pass.1=50", &err), TIDU_OK);
    assert_string_equal(m->pass_text, "total ≥ 50 and st_staff > 0");
    model_free(m);
}

/* Names of a model of 130 letters, with and without it, and of one gate of 100. */
static void long_ids_have_parameters(void **state)
{
    char text[1024], id[131], gate[101], name[300], value[64];
    tidu_error err;
    model *m;

    (void)state;
    memset(id, 'a', sizeof id - 1);
    id[sizeof id - 1] = '\0';
    memset(gate, 'g', sizeof gate - 1);
    gate[sizeof gate - 1] = '\0';
    snprintf(text, sizeof text,
             "model: %s\nrung: m\nname: {zh: 小, en: m}\neffective: {from: 2020-01-01}\n"
             "documents:\n  law: {title: {zh: 法, en: law}, number: 1}\n"
             "priors: {missing: 0.5, note: {zh: 无, en: none}}\n"
             "gates:\n  - {id: %s, name: {zh: 门, en: g}, cite: law 1, need: 'employees[Y-1] >= 3'}\n", id, gate);
    if (model_parse(text, strlen(text), "m.yaml", NULL, d, &m, &err))
        fail_msg("%lu: %s", err.line, err.message);
    assert_true(model_get_parameter(m, gate, value, sizeof value));
    assert_string_equal(value, "3");
    snprintf(name, sizeof name, "%s.%s=5", id, gate);
    assert_int_equal(model_set_parameter_text(m, name, &err), TIDU_OK);
    assert_true(model_get_parameter(m, gate, value, sizeof value));
    assert_string_equal(value, "5");
    model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_change),
        cmocka_unit_test(long_ids_have_parameters),
        cmocka_unit_test(nonsense_is_refused),
        cmocka_unit_test(two_of_one_cell_contradict),
        cmocka_unit_test(missing_stays_missing),
        cmocka_unit_test(parameters_change),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
