/* The practice of choices within a budget: the shipped file, every fault with its place, and every allocation failing in turn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/allocate.h"
#include "model/select_rules.h"

static const char shipped[] = "models/practice/selection.yaml";

static void the_shipped_file(void **state)
{
    select_rules r;
    bool has_budget = false;

    (void)state;
    assert_int_equal(select_rules_load(shipped, &r, NULL), TIDU_OK);
    assert_true(r.n_chances && r.n_chances <= SELECT_MOST_CHANCES && r.n_budgets <= SELECT_MOST_BUDGETS);
    for (size_t i = 0; i < r.n_chances; i++)
        assert_true(r.chances[i] > (i ? r.chances[i - 1] : 0) && r.chances[i] <= 1);
    for (size_t i = 0; i < r.n_budgets; i++)
        has_budget |= r.budgets[i] == 1;
    assert_true(has_budget); /* the frontier passes through the choice itself */
}

#define BUDGETS "budgets: [0.5, 1, 20]\n"
#define CHANCES "chances: [0.25, 1]\n"

static const struct {
    const char *text;
    unsigned long line, column;
    const char *says;
} faults[] = {
    {"", 0, 0, "the file is empty"},
    {BUDGETS, 1, 1, "key 'chances' is missing"},
    {CHANCES, 1, 1, "key 'budgets' is missing"},
    {CHANCES BUDGETS "slots: 3\n", 3, 1, "unknown key 'slots'"},
    {"chances: 0.5\n" BUDGETS, 1, 10, "list"},
    {"chances: []\n" BUDGETS, 1, 10, "one to 8 numbers"},
    {"chances: [0.5, often]\n" BUDGETS, 1, 16, "a number is expected"},
    {"chances: [0, 0.5]\n" BUDGETS, 1, 11, "a number above 0"},
    {"chances: [0.5, 1.01]\n" BUDGETS, 1, 16, "at most 1"},
    {"chances: [0.5, 0.8, 0.8]\n" BUDGETS, 1, 21, "rise"},
    {"chances: [.1, .2, .3, .4, .5, .6, .7, .8, .9]\n" BUDGETS, 1, 10, "one to 8 numbers"},
    {CHANCES "budgets: [1, 0.5]\n", 2, 14, "rise"},
    {CHANCES "budgets: [-1, 1]\n", 2, 11, "a number above 0"},
    {CHANCES "budgets: [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17]\n", 2, 10, "one to 16 numbers"},
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
    char path[] = "build/select-rules-XXXXXX";
    select_rules r;
    tidu_error err;

    (void)state;
    close(mkstemp(path));
    write_file(path, CHANCES BUDGETS);
    assert_int_equal(select_rules_load(path, &r, &err), TIDU_OK);
    assert_true(r.n_chances == 2 && r.chances[1] == 1 && r.n_budgets == 3 && r.budgets[2] == 20);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        write_file(path, faults[i].text);
        assert_int_equal(select_rules_load(path, &r, &err), TIDU_EMODEL);
        if (err.line != faults[i].line || err.column != faults[i].column || !strstr(err.message, faults[i].says))
            fail_msg("%s: %lu:%lu: %s", faults[i].text, err.line, err.column, err.message);
    }
    unlink(path);
    assert_int_equal(select_rules_load(path, &r, &err), TIDU_EIO);
}

static void memory_gives_out(void **state)
{
    tidu_status status = TIDU_ENOMEM;

    (void)state;
    for (unsigned long k = 1; status; k++) {
        select_rules r;

        allocate_fail_at(k);
        status = select_rules_load(shipped, &r, NULL);
        allocate_fail_at(0);
        assert_true(status == TIDU_ENOMEM || status == TIDU_OK);
    }
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
