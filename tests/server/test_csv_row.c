#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "server/csv_row.h"

static void reads_rows_with_quoted_cells(void **state)
{
    char text[] = "id,name,no\nhnte,\"a, \"\"b\"\"\nc\",\r\n,x\nlast";
    char *at = text;
    csv_row row;

    (void)state;
    assert_true(csv_row_next(&at, &row));
    assert_int_equal(row.n, 3);
    assert_int_equal(csv_row_find(&row, "no"), 2);
    assert_int_equal(csv_row_find(&row, "yes"), CSV_ROW_MOST);
    assert_true(csv_row_next(&at, &row));
    assert_int_equal(row.n, 3);
    assert_string_equal(csv_row_cell(&row, 0), "hnte");
    assert_string_equal(csv_row_cell(&row, 1), "a, \"b\"\nc");
    assert_string_equal(csv_row_cell(&row, 2), "");
    assert_true(csv_row_next(&at, &row));
    assert_string_equal(csv_row_cell(&row, 0), "");
    assert_string_equal(csv_row_cell(&row, 2), "");
    assert_true(csv_row_next(&at, &row));
    assert_string_equal(csv_row_cell(&row, 0), "last");
    assert_string_equal(csv_row_cell(&row, CSV_ROW_MOST), "");
    assert_false(csv_row_next(&at, &row));
}

static void passes_over_cells_beyond_the_last_place(void **state)
{
    char text[CSV_ROW_MOST + 32];
    char *at = text;
    csv_row row;

    (void)state;
    memset(text, ',', CSV_ROW_MOST + 5);
    strcpy(text + CSV_ROW_MOST + 5, "x\nnext\n");
    assert_true(csv_row_next(&at, &row));
    assert_int_equal(row.n, CSV_ROW_MOST);
    assert_true(csv_row_next(&at, &row));
    assert_string_equal(csv_row_cell(&row, 0), "next");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_rows_with_quoted_cells),
        cmocka_unit_test(passes_over_cells_beyond_the_last_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
