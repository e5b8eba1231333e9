/* The columns of a roster: the shipped file, every fault with its place, and every allocation failing in turn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/allocate.h"
#include "model/roster.h"
#include "dictionary.h"

static const char shipped[] = "models/practice/roster.yaml";

static void the_shipped_file(void **state)
{
    dictionary *d = shipped_dictionary();
    roster *r;
    size_t filled = 0;

    (void)state;
    assert_non_null(d);
    assert_int_equal(roster_load(shipped, d, &r, NULL), TIDU_OK);
    assert_int_equal(r->columns[0].shows, ROSTER_NUMBER);
    assert_true(r->n_columns > 29 && r->n_guide); /* those of the template in use, some of them in two or three */
    for (size_t i = 0; i < r->n_columns; i++)
        filled += r->columns[i].is_filled;
    assert_true(filled >= 8);
    roster_free(r);
    dictionary_free(d);
}

#define HEAD "sheet: {zh: 表, en: s}\nunits: {zh: 元, en: y}\nempty_rows: 2\nguide: [{zh: 说, en: g}]\ncolumns:\n"
#define CODE "  - {id: code, name: {zh: 代码, en: c}, datum: uscc}\n"
#define COLUMN(rest) HEAD CODE "  - {id: x, name: {zh: 列, en: x}, " rest "}\n"

static const struct {
    const char *text;
    unsigned long line;
    const char *says;
} faults[] = {
    {"", 1, "must begin with"},
    {"sheet: {zh: 表}\n", 1, "'units' is missing"},
    {HEAD "  - {id: x, name: {zh: 列, en: x}, shows: rank}\n", 1, "datum: uscc"},
    {COLUMN("shows: everything"), 7, "is none of number"},
    {COLUMN("datum: employees"), 7, "a value for each year"},
    {COLUMN("datum: employes"), 7, "unknown indicator"},
    {COLUMN("fill: uscc"), 7, "not filled in"},
    {COLUMN("fill: contact, datum: town"), 7, "one of value, shows, datum and fill"},
    {COLUMN("shows: rank, value: \"employees[Y-1]\""), 7, "one of value, shows, datum and fill"},
    {COLUMN("about: {zh: 无, en: nothing}"), 7, "one of value, shows, datum and fill"},
    {COLUMN("value: \"revenue[Y-1]\""), 7, "needs a unit"},
    {COLUMN("value: \"employees[Y-1]\", unit: wan"), 7, "beside a value that is none"},
    {COLUMN("value: \"revenue[Y-1] * revenue[Y-2]\", unit: yuan"), 7, "neither an amount of money"},
    {COLUMN("value: \"employees[Y-1]\", years: 11"), 7, "up to 10"},
    {COLUMN("value: \"employees[Y-1]\", years: 1.5"), 7, "up to 10"},
    {COLUMN("shows: rank, years: 2"), 7, "only a value has"},
    {COLUMN("datum: town, choices: [东=East]"), 7, "to be filled in has 1 to"},
    {COLUMN("fill: coach, choices: [东]"), 7, "a choice is"},
    {COLUMN("fill: pool_state, choices: [东=East]"), 7, "is none of the choices"},
    {COLUMN("fill: coach, sweep: perhaps"), 7, "is none of no, yes"},
    {HEAD CODE CODE, 7, "already"},
};

static void write_file(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");

    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static void faults_have_a_place(void **state)
{
    char path[] = "build/roster-XXXXXX";
    dictionary *d = shipped_dictionary();
    roster *r;
    tidu_error err;

    (void)state;
    assert_non_null(d);
    close(mkstemp(path));
    write_file(path, COLUMN("value: \"revenue[Y-1]\", unit: wan, years: 3"));
    assert_int_equal(roster_load(path, d, &r, &err), TIDU_OK);
    assert_true(r->n_columns == 2 && r->columns[1].years == 3 && roster_unit_size(r->columns[1].unit) == 1e4);
    roster_free(r);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        write_file(path, faults[i].text);
        assert_int_equal(roster_load(path, d, &r, &err), TIDU_EMODEL);
        if (err.line != faults[i].line || !strstr(err.message, faults[i].says))
            fail_msg("%s: %lu:%lu: %s", faults[i].text, err.line, err.column, err.message);
    }
    unlink(path);
    assert_int_equal(roster_load(path, d, &r, &err), TIDU_EIO);
    dictionary_free(d);
}

static void memory_gives_out(void **state)
{
    dictionary *d = shipped_dictionary();
    tidu_status status = TIDU_ENOMEM;

    (void)state;
    assert_non_null(d);
    for (unsigned long k = 1; status; k++) {
        roster *r;

        allocate_fail_at(k);
        status = roster_load(shipped, d, &r, NULL);
        allocate_fail_at(0);
        assert_true(status == TIDU_ENOMEM || status == TIDU_OK);
        if (!status)
            roster_free(r);
    }
    dictionary_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shipped_file),
        cmocka_unit_test(faults_have_a_place),
        cmocka_unit_test(memory_gives_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
