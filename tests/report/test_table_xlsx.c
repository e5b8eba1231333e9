#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <unistd.h>

#include "report/table_xlsx.h"
#include "own_file.h"

static void cell(void *context, size_t row, size_t column, table_cell *out)
{
    (void)context;
    (void)row;
    (void)column;
    *out = (table_cell){.number = 1};
}

/* Excel has 1,048,576 rows, the first for the heading, and 16,384 columns. */
static void more_than_a_sheet_holds_is_refused(void **state)
{
    char name[OWN_FILE];
    const char *path = own_file("test-too-large.xlsx", name);
    static const table_column column = {"a", "a", TABLE_NUMBER, -1};
    const xlsx_sheet sheets[] = {
        {"rows", {&column, 1, 1048576, cell, NULL}, NULL, NULL},
        {"columns", {&column, 16385, 1, cell, NULL}, NULL, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
        tidu_error err = {0};

        assert_int_equal(xlsx_write(path, &(xlsx_notes){.name = "notes"}, &sheets[i], 1, &err), TIDU_EDATA);
        assert_string_equal(err.file, path);
        assert_non_null(strstr(err.message, i ? "16385" : "1048576"));
        assert_int_equal(access(path, F_OK), -1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(more_than_a_sheet_holds_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
