/*
 * The digest of what a question reads: it hangs on the data alone, and on every one of them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cell.h"
#include "dictionary.h"
#include "question/data_digest.h"
#include "scenario/company_order.h"

enum { YEAR = 2024, COMPANIES = 3 };

static dictionary *d;
static panel *read_cells;

static int id(const char *name)
{
    return dictionary_find(d, name);
}

static int setup(void **state)
{
    (void)state;
    d = shipped_dictionary();
    read_cells = d ? panel_new(d) : NULL;
    return !read_cells || !panel_want(read_cells, id("revenue"), YEAR - 1, YEAR) ||
           !panel_want(read_cells, id("employees"), YEAR, YEAR) || !panel_want(read_cells, id("town"), 0, 0) ||
           !panel_want(read_cells, id("founded_on"), 0, 0);
}

static int teardown(void **state)
{
    (void)state;
    panel_free(read_cells);
    dictionary_free(d);
    return 0;
}

/* One thing that is another: the number of the thing, 0 for none. */
enum {
    SAME,
    A_CELL,
    A_YEAR,
    A_TEXT,
    A_NAME,
    A_CODE,
    A_STATE,
    AN_EXACT,
    A_DATE,
    A_CERTIFICATE,
    ITS_END,
    NO_CELL,
    THINGS
};

static void fill(panel *p, int k, int thing)
{
    bool is_it = k == 1;
    char code[8];
    uint32_t row;

    snprintf(code, sizeof code, "C%d", k + 5 * (thing == A_CODE && k == 2));
    row = panel_add_company(p, code, strlen(code));
    panel_put_text(p, row, id("town"), thing == A_TEXT && is_it ? "乙" : "甲", 3);
    panel_put_text(p, row, id("name"), thing == A_NAME && is_it ? "b" : "a", 1);
    panel_put_number(p, row, id("founded_on"), PANEL_ANY_YEAR, 16000 + (thing == A_DATE && is_it));
    panel_put_number(p, row, id("revenue"), thing == A_YEAR && is_it ? YEAR - 1 : YEAR,
                     1e6 + k + (thing == A_CELL && is_it ? 0.01 : 0));
    if (is_it && thing != NO_CELL)
        panel_put_number(p, row, id("employees"), YEAR, thing == A_STATE ? cell_not_applicable() : 7);
    if (is_it && thing == AN_EXACT)
        panel_keep_exact(p, row, id("revenue"), YEAR, "1000001.00000000000000001");
}

static void digest(int thing, bool is_backwards, bool has_more, char hex[DIGEST_TEXT])
{
    loaded_data data = {.panel = panel_new(d), .credentials = credentials_new()};
    credential held[] = {
        {.code = "C1", .model = "hnte", .granted_on = 100, .expires_on = 200 + (thing == ITS_END), .number = "x"},
        {.code = "C1",
         .model = "gazelle",
         .granted_on = 50 + (thing == A_CERTIFICATE),
         .expires_on = 60,
         .number = ""}};
    uint32_t *order;
    size_t n;

    for (int i = 0; i < COMPANIES; i++)
        fill(data.panel, is_backwards ? COMPANIES - 1 - i : i, thing);
    for (int i = 0; i < 2; i++)
        credentials_add(data.credentials, &held[is_backwards ? 1 - i : i]);
    if (has_more) { /* what is not read */
        panel_put_number(data.panel, 0, id("employees"), YEAR - 1, 3);
        panel_put_number(data.panel, 0, id("net_assets"), YEAR, 3);
        panel_put_text(data.panel, 0, id("park"), "p", 1);
        panel_put_number(data.panel, 0, id("revenue"), YEAR - 1, cell_missing()); /* a column without values */
    }
    order = company_order_new(data.panel, NULL, &n);
    assert_true(data_digest(&data, read_cells, order, n, hex));
    free(order);
    credentials_free(data.credentials);
    panel_free(data.panel);
}

static void the_same_data(void **state)
{
    char one[DIGEST_TEXT], other[DIGEST_TEXT];

    (void)state;
    digest(SAME, false, false, one);
    assert_int_equal(strlen(one), 64);
    digest(SAME, true, false, other);
    assert_string_equal(one, other);
    digest(SAME, true, true, other);
    assert_string_equal(one, other);
}

static void every_datum_counts(void **state)
{
    char all[THINGS][DIGEST_TEXT];

    (void)state;
    for (int thing = SAME; thing < THINGS; thing++) {
        digest(thing, false, false, all[thing]);
        for (int before = SAME; before < thing; before++) {
            if (!strcmp(all[before], all[thing]))
                fail_msg("%d and %d have one digest", before, thing);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_data),
        cmocka_unit_test(every_datum_counts),
    };

    return cmocka_run_group_tests_name("data_digest", tests, setup, teardown);
}
