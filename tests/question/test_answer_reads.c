/* Which cells count as read by the answers of a session. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "dictionary.h"
#include "question/answer_reads.h"

static dictionary *d;
static const store_mark mark = {"0123", "4567", "2026-01-01"};

static int setup(void **state)
{
    (void)state;
    d = shipped_dictionary();
    return !d;
}

static int teardown(void **state)
{
    (void)state;
    dictionary_free(d);
    return 0;
}

/* A panel that wants revenue of 2023 and 2024, and towns. */
static panel *wanted(void)
{
    panel *p = panel_new(d);

    assert_true(panel_want(p, dictionary_find(d, "revenue"), 2023, 2024));
    assert_true(panel_want(p, dictionary_find(d, "town"), 0, 0));
    return p;
}

static void cells_of_all_companies(void **state)
{
    answer_reads *r = answer_reads_new();
    panel *p = wanted();

    (void)state;
    assert_null(answer_reads_database(r));
    assert_null(answer_reads_mark(r));
    answer_reads_note_cells(r, "x.db", &mark, NULL, p);
    assert_string_equal(answer_reads_database(r), "x.db");
    assert_string_equal(answer_reads_mark(r)->data, "4567");
    assert_true(answer_reads_cell(r, d, "A", "revenue", 2023));
    assert_true(answer_reads_cell(r, d, "B", "revenue", 2024));
    assert_false(answer_reads_cell(r, d, "A", "revenue", 2022));
    assert_false(answer_reads_cell(r, d, "A", "employees", 2024));
    assert_true(answer_reads_cell(r, d, "A", "town", 0));
    assert_false(answer_reads_cell(r, d, "A", "contact", 0));
    assert_true(answer_reads_cell(r, d, "A", "hnte@2021-11-30.expires_on", 0)); /* certificates are loaded with the cells */
    assert_true(answer_reads_cell(r, d, "A", "", 2024));                       /* a year that came in */
    assert_false(answer_reads_cell(r, d, "A", "", 2019));
    assert_true(answer_reads_cell(r, d, "A", "", 0));
    panel_free(p);
    answer_reads_free(r);
}

static void cells_of_one_company_until_others_are_read(void **state)
{
    answer_reads *r = answer_reads_new();
    panel *p = wanted();

    (void)state;
    answer_reads_note_cells(r, "x.db", &mark, "A", p);
    assert_true(answer_reads_cell(r, d, "A", "revenue", 2024));
    assert_false(answer_reads_cell(r, d, "B", "revenue", 2024));
    answer_reads_note_cells(r, "x.db", &mark, NULL, p);
    assert_true(answer_reads_cell(r, d, "B", "revenue", 2024));
    panel_free(p);
    answer_reads_free(r);
}

static void what_is_not_known_counts_as_read(void **state)
{
    answer_reads *r = answer_reads_new();
    panel *all;

    (void)state;
    assert_true(answer_reads_cell(NULL, d, "A", "revenue", 2024));
    answer_reads_note(r, "x.db");
    assert_true(answer_reads_cell(r, d, "A", "employees", 1999));
    assert_null(answer_reads_mark(r));
    answer_reads_note(NULL, "x.db");
    answer_reads_note_cells(NULL, "x.db", &mark, NULL, NULL);
    answer_reads_free(r);
    r = answer_reads_new();
    all = panel_new(d); /* a panel without wishes holds everything */
    answer_reads_note_cells(r, "x.db", &mark, "A", all);
    assert_true(answer_reads_cell(r, d, "A", "employees", 1999));
    panel_free(all);
    answer_reads_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_of_all_companies),
        cmocka_unit_test(cells_of_one_company_until_others_are_read),
        cmocka_unit_test(what_is_not_known_counts_as_read),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
