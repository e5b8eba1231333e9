#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "report/xlsx_library.h"

/* Where it is not installed, the message says what is missing and what to do. */
static void library_that_is_absent(void **state)
{
    xlsx_library lib;
    tidu_error err;

    (void)state;
    memset(&lib, 0, sizeof lib);
    assert_int_equal(xlsx_library_load("libxlsxwriter-absent.so.0", &lib, &err), TIDU_EIO);
    assert_non_null(strstr(err.message, "a workbook cannot be written: "));
    assert_non_null(strstr(err.message, "libxlsxwriter-absent.so.0"));
    assert_non_null(strstr(err.message, "install libxlsxwriter"));
    assert_null(lib.workbook_new_opt);
}

/* The program itself is loaded and has none of the functions. */
static void library_without_the_functions(void **state)
{
    xlsx_library lib;
    tidu_error err;

    (void)state;
    memset(&lib, 0, sizeof lib);
    assert_int_equal(xlsx_library_load(NULL, &lib, &err), TIDU_EIO);
    assert_non_null(strstr(err.message, "lxw_strerror"));
    assert_null(lib.lxw_strerror);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(library_that_is_absent),
        cmocka_unit_test(library_without_the_functions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
