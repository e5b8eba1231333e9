/* Exit statuses against contract.md, section 4: 0 done, 1 bad data or model, 2 usage, 3 internal error. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "cli/failure.h"

static void every_status_has_its_exit(void **state)
{
    static const struct {
        tidu_status status;
        int exit;
    } rows[] = {{TIDU_EIO, 1},       {TIDU_EDATA, 1},  {TIDU_EMODEL, 1}, {TIDU_ESTORE, 1},
                {TIDU_ENOTFOUND, 1}, {TIDU_EUSAGE, 2}, {TIDU_ENOMEM, 3}, {TIDU_ESTOPPED, 3}};

    (void)state;
    assert_non_null(freopen("/dev/null", "w", stderr)); /* what is said is not asked here */
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        tidu_error err = {.status = rows[i].status, .message = "so"};

        assert_int_equal(failure_say(&err), rows[i].exit);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_status_has_its_exit)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
