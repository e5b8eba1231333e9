/* Cells with different values in two panels; missing ones contradict nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/cell.h"
#include "dictionary.h"
#include "panel/panel_conflict.h"

static char found[512];

typedef struct pair {
    panel *p, *other;
} pair;

static bool say(void *context, const panel_conflict *c)
{
    const pair *both = context;

    snprintf(found + strlen(found), sizeof found - strlen(found), "%s %s %d;", panel_code(both->other, c->company),
             dictionary_get(panel_dictionary(both->p), c->indicator)->name, c->year);
    assert_string_equal(panel_code(both->p, c->first), panel_code(both->other, c->company));
    return true;
}

static void put(panel *p, const char *code, const char *name, int year, double value)
{
    uint32_t c = panel_add_company(p, code, strlen(code));

    assert_true(panel_put_number(p, c, dictionary_find(panel_dictionary(p), name), year, value));
}

static void put_text(panel *p, const char *code, const char *name, const char *text)
{
    uint32_t c = panel_add_company(p, code, strlen(code));

    assert_true(panel_put_text(p, c, dictionary_find(panel_dictionary(p), name), text, strlen(text)));
}

static const char *conflicts(panel *p, panel *other)
{
    pair both = {p, other};

    *found = 0;
    assert_true(panel_find_conflicts(p, other, say, &both));
    return found;
}

static void different_values_are_found(void **state)
{
    dictionary *d = shipped_dictionary();
    panel *p = panel_new(d), *other = panel_new(d);
    int revenue = dictionary_find(d, "revenue");

    (void)state;
    put_text(p, "A", "name", "甲");
    put_text(p, "A", "town", "东");
    put(p, "A", "revenue", 2022, 5);
    put(p, "A", "revenue", 2023, 7.25);
    put(p, "A", "employees", 2023, 3);
    put(p, "B", "revenue", 2023, 1);
    put(other, "C", "revenue", 2023, 2);
    assert_string_equal(conflicts(p, other), ""); /* no company in common */
    put_text(other, "B", "name", "乙");
    put(other, "B", "revenue", 2024, 9);
    put_text(other, "A", "name", "甲");
    put_text(other, "A", "town", "西");
    put(other, "A", "revenue", 2022, 5);
    put(other, "A", "revenue", 2023, 7.5);
    put(other, "A", "employees", 2023, cell_missing());
    put(other, "A", "lead_years", PANEL_ANY_YEAR, 4);
    assert_string_equal(conflicts(p, other), "A town 0;A revenue 2023;");
    assert_string_equal(conflicts(other, p), "A town 0;A revenue 2023;");
    put(other, "A", "revenue", 2023, 7.25);
    assert_true(panel_keep_exact(other, panel_find_company(other, "A", 1), revenue, 2023, "7.2500000000000000001"));
    assert_string_equal(conflicts(p, other), "A town 0;A revenue 2023;"); /* the same double, another decimal */
    panel_free(p);
    panel_free(other);
    dictionary_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(different_values_are_found)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
