/*
 * Who crosses a line: exactly on it and one yuan below, a year ago and now, exactly near it, data that are missing, a
 * year before the founding, a sector without a line, a certificate.
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
#include "base/date.h"
#include "dictionary.h"
#include "ladder/crossing.h"

static const char text[] =
    "model: bar\n"
    "rung: bar\n"
    "name: {zh: 线, en: bar}\n"
    "effective: {from: 2015-01-01}\n"
    "documents: {rules: {title: {zh: 示例, en: invented}, number: 示例1号}}\n"
    "priors: {missing: 0.5, note: {zh: 示例, en: invented}}\n"
    "define:\n"
    "  size: revenue[Y-1]\n"
    "  is_lab: starts_with(industry, \"M73\")\n"
    "  is_maker: starts_with(industry, \"C\", \"M\")\n"
    "  is_large: revenue[Y-1] >= 1 yi\n"
    "  line: if(starts_with(industry, \"C\"), 2000 wan, if(starts_with(industry, \"M\"), 1000 wan, 0 yuan / 0))\n"
    "gates:\n"
    "  - {id: scale, name: {zh: 规模, en: scale}, cite: rules art. 1, need: size >= line}\n";

enum { YEAR = 2025, MISSING = -1 };

static const double near = 0.8;

/* A laboratory is a maker, too: the first entry counts. The third one is no entry. */
static const char *entries[] = {"is_lab", "is_maker", "size"};

typedef struct row {
    const char *code, *industry;
    double before, now; /* of 2023 and 2024, yuan */
    const char *founded_on;
    bool is_listed;
} row;

static const row rows[] = {
    {"on", "C35", 19999999, 20000000, "2010-01-01", false},      /* reached it to the yuan */
    {"below", "C35", 15000000, 19999999, "2010-01-01", false},   /* near */
    {"near", "M73", 1000000, 8000000, "2010-01-01", false},      /* exactly 80% */
    {"far", "M73", 1000000, 7999999, "2010-01-01", false},       /* one yuan less */
    {"above", "C35", 20000000, 30000000, "2010-01-01", false},   /* above it already */
    {"unclear", "C35", MISSING, 90000000, "2010-01-01", false},  /* nobody knows the year before */
    {"new", "C35", MISSING, 40000000, "2024-02-01", false},      /* did not exist */
    {"silent", "C35", 15000000, MISSING, "2010-01-01", false},   /* nobody knows this year */
    {"farm", "A01", 15000000, 90000000, "2010-01-01", false},    /* no line */
    {"listed", "C35", 15000000, 25000000, "2010-01-01", true},   /* is in already */
};

enum { COMPANIES = sizeof rows / sizeof *rows };

typedef struct world {
    dictionary *d;
    panel *p;
    credentials *c;
    model *m;
    binding b;
    uint8_t is_in[COMPANIES];
} world;

static void put(world *w, uint32_t company, int year, double revenue)
{
    if (revenue != MISSING)
        assert_true(panel_put_number(w->p, company, dictionary_find(w->d, "revenue"), year, revenue));
}

static void begin(world *w)
{
    *w = (world){.d = shipped_dictionary(), .c = credentials_new()};
    w->p = panel_new(w->d);
    assert_int_equal(model_parse(text, sizeof text - 1, "bar.yaml", NULL, w->d, &w->m, NULL), TIDU_OK);
    for (size_t i = 0; i < COMPANIES; i++) {
        const row *r = &rows[i];
        uint32_t company = panel_add_company(w->p, r->code, strlen(r->code));
        credential entry = {.code = r->code, .model = "bar", .granted_on = 0, .expires_on = CREDENTIAL_FOR_EVER};
        long founded;

        assert_true(date_parse_iso(r->founded_on, 10, &founded));
        assert_true(panel_put_number(w->p, company, dictionary_find(w->d, "founded_on"), PANEL_ANY_YEAR, (double)founded));
        assert_true(panel_put_text(w->p, company, dictionary_find(w->d, "industry"), r->industry, strlen(r->industry)));
        put(w, company, 2023, r->before);
        put(w, company, 2024, r->now);
        if (r->is_listed)
            assert_true(credentials_add(w->c, &entry));
        w->is_in[i] = 1;
    }
    w->b = (binding){w->p, w->c, YEAR, binding_default_date(YEAR)};
}

static void end(world *w)
{
    model_free(w->m);
    credentials_free(w->c);
    panel_free(w->p);
    dictionary_free(w->d);
}

static void those_who_cross(void **state)
{
    static const struct {
        const char *code;
        crossing_state state;
        double line;
    } expected[] = {{"on", CROSSING_REACHED, 2e7},
                    {"below", CROSSING_NEAR, 2e7},
                    {"near", CROSSING_NEAR, 1e7},
                    {"unclear", CROSSING_UNCLEAR, 2e7},
                    {"new", CROSSING_UNCLEAR, 2e7}};
    const ladder_crossing rule = {"bar", "size", "line", near, entries, 2, NULL};
    crossings found;
    crossing_finder *c;
    world w;

    (void)state;
    begin(&w);
    assert_int_equal(crossing_finder_new(w.m, &rule, &c, NULL), TIDU_OK);
    assert_int_equal(crossing_finder_run(c, &w.b, w.is_in, 1, &found, NULL), TIDU_OK);
    assert_int_equal(found.n, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < found.n; i++) {
        const crossing *x = &found.list[i];

        assert_string_equal(panel_code(w.p, x->company), expected[i].code);
        assert_int_equal(x->state, expected[i].state);
        assert_true(x->line == expected[i].line);
        assert_string_equal(x->entry->value.name, rows[x->company].industry[0] == 'M' ? "is_lab" : "is_maker");
        assert_true(x->value == rows[x->company].now);
        assert_int_equal(cell_is_value(x->before), rows[x->company].before != MISSING);
    }
    assert_int_equal(found.above, 2);   /* above, listed */
    assert_int_equal(found.unknown, 1); /* silent */
    crossings_clear(&found);
    memset(w.is_in, 0, sizeof w.is_in);
    w.is_in[1] = 1;
    assert_int_equal(crossing_finder_run(c, &w.b, w.is_in, 1, &found, NULL), TIDU_OK);
    assert_int_equal(found.n, 1);
    assert_int_equal(found.above, 0);
    crossings_clear(&found);
    crossing_finder_free(c);
    end(&w);
}

/* 81% of 1000 wan is 8,100,000 yuan, though 0.81 * 1e7 in doubles is more than that. */
static void near_is_exact(void **state)
{
    const ladder_crossing rule = {"bar", "size", "line", 0.81, entries, 2, NULL};
    crossing_finder *c;
    world w;

    (void)state;
    begin(&w);
    memset(w.is_in, 0, sizeof w.is_in);
    w.is_in[3] = 1;
    assert_int_equal(crossing_finder_new(w.m, &rule, &c, NULL), TIDU_OK);
    for (int less = 0; less < 2; less++) {
        crossings found;

        put(&w, 3, 2024, 8100000 - less);
        assert_int_equal(crossing_finder_run(c, &w.b, w.is_in, 1, &found, NULL), TIDU_OK);
        assert_int_equal(found.n, less ? 0 : 1);
        crossings_clear(&found);
    }
    crossing_finder_free(c);
    end(&w);
}

/* Who is registered is above the line, whatever its revenue says; who is not, and of whom nothing is known, is listed as before. */
static void registered_ones_are_left_out(void **state)
{
    const ladder_crossing rule = {"bar", "size", "line", near, entries, 2, "above_scale"};
    const ladder_crossing wrong = {"bar", "size", "line", near, entries, 2, "above_skale"};
    crossing_finder *c;
    crossings found;
    tidu_error err;
    world w;
    int flag;

    (void)state;
    begin(&w);
    flag = dictionary_find(w.d, "above_scale");
    assert_int_equal(crossing_finder_new(w.m, &wrong, &c, NULL), TIDU_OK);
    assert_int_equal(crossing_finder_run(c, &w.b, w.is_in, 1, &found, &err), TIDU_EMODEL);
    assert_string_equal(err.message, "the ladder names 'above_skale' as the register of who is above the line, but there is no such indicator");
    crossing_finder_free(c);
    assert_int_equal(crossing_finder_new(w.m, &rule, &c, NULL), TIDU_OK);
    assert_true(panel_put_number(w.p, panel_find_company(w.p, "below", 5), flag, PANEL_ANY_YEAR, 1));
    assert_true(panel_put_number(w.p, panel_find_company(w.p, "near", 4), flag, PANEL_ANY_YEAR, 0));
    assert_int_equal(crossing_finder_run(c, &w.b, w.is_in, 1, &found, NULL), TIDU_OK);
    assert_int_equal(found.n, 4);
    assert_int_equal(found.above, 3);
    for (size_t i = 0; i < found.n; i++)
        assert_string_not_equal(panel_code(w.p, found.list[i].company), "below");
    crossings_clear(&found);
    crossing_finder_free(c);
    end(&w);
}

static void a_rule_needs_numbers(void **state)
{
    static const ladder_crossing rules[] = {{"bar", "sice", "line", 1, NULL, 0, NULL},
                                            {"bar", "size", "is_large", 1, NULL, 0, NULL},
                                            {"bar", "size", "line", 1, entries + 2, 1, NULL}};
    tidu_error err;
    crossing_finder *c;
    world w;

    (void)state;
    begin(&w);
    assert_int_equal(crossing_finder_new(w.m, &rules[0], &c, &err), TIDU_EMODEL);
    assert_string_equal(err.message, "the model 'bar' has no definition 'sice' that is a number; the ladder needs it to tell who crosses the line");
    assert_int_equal(crossing_finder_new(w.m, &rules[1], &c, &err), TIDU_EMODEL);
    assert_int_equal(crossing_finder_new(w.m, &rules[2], &c, &err), TIDU_EMODEL);
    assert_string_equal(err.message, "the model 'bar' has no definition 'size' that is true or false; the ladder names it as an entry");
    end(&w);
}

static void every_allocation_may_fail(void **state)
{
    const ladder_crossing rule = {"bar", "size", "line", near, entries, 2, NULL};
    tidu_status status = TIDU_ENOMEM;
    world w;

    (void)state;
    begin(&w);
    for (unsigned long k = 1; status; k++) {
        crossings found = {.n = 0};
        crossing_finder *c = NULL;

        allocate_fail_at(k);
        status = crossing_finder_new(w.m, &rule, &c, NULL);
        if (!status)
            status = crossing_finder_run(c, &w.b, w.is_in, 1, &found, NULL);
        allocate_fail_at(0);
        assert_true(status == TIDU_OK || status == TIDU_ENOMEM);
        crossings_clear(&found);
        crossing_finder_free(c);
    }
    end(&w);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(those_who_cross),
        cmocka_unit_test(near_is_exact),
        cmocka_unit_test(registered_ones_are_left_out),
        cmocka_unit_test(a_rule_needs_numbers),
        cmocka_unit_test(every_allocation_may_fail),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
