/* Cells as spreadsheets name them: the borders between one, two and three letters, and the last column (ECMA-376: XFD). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/sheet_cell.h"

static void columns_have_letters(void **state)
{
    static const struct {
        unsigned long column;
        const char *cell;
    } rows[] = {{1, "A7"}, {26, "Z7"}, {27, "AA7"}, {52, "AZ7"}, {53, "BA7"}, {702, "ZZ7"}, {703, "AAA7"}, {16384, "XFD7"}};
    char cell[SHEET_CELL_SIZE];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(sheet_cell_name("a.xlsx", 7, rows[i].column, cell));
        assert_string_equal(cell, rows[i].cell);
    }
    assert_true(sheet_cell_name("a.xlsx", 1048576, 27, cell));
    assert_string_equal(cell, "AA1048576");
    assert_false(sheet_cell_name("a.xlsx", 7, 16385, cell));
    assert_string_equal(cell, "");
}

static void only_workbooks_have_cells(void **state)
{
    char cell[SHEET_CELL_SIZE];

    (void)state;
    assert_true(sheet_cell_name("a.xls", 1, 1, cell));
    assert_true(sheet_cell_name("A.XLSX", 1, 1, cell));
    assert_true(sheet_cell_name("dir/a.xlsx [城东 [1]]", 1, 1, cell));
    assert_false(sheet_cell_name("a.csv", 1, 1, cell));
    assert_false(sheet_cell_name("a.csv [1]", 1, 1, cell));
    assert_false(sheet_cell_name("xlsx", 1, 1, cell));
    assert_false(sheet_cell_name("", 1, 1, cell));
    assert_false(sheet_cell_name(NULL, 1, 1, cell));
    assert_false(sheet_cell_name("a.xlsx", 0, 1, cell));
    assert_false(sheet_cell_name("a.xlsx", 1, 0, cell));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_have_letters),
        cmocka_unit_test(only_workbooks_have_cells),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
