/* Division codes as registers, headers and people write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "panel/division_code.h"

static void zeros_behind_say_nothing(void **state)
{
    static const struct {
        const char *code;
        size_t told;
    } codes[] = {{"330502", 6}, {"330500", 4}, {"330000", 2}, {"33", 2}, {"3300", 2}, {"3310", 4}, {"331000", 4}, {"331002", 6},
                 {"330502001", 9}, {"330502000", 6}, {"330502001002", 12}, {"330502001000", 9}, {"330500000000", 4}, {"", 0}, {"0", 1}};

    (void)state;
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        if (division_code_told(codes[i].code, strlen(codes[i].code)) != codes[i].told)
            fail_msg("%s", codes[i].code);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(zeros_behind_say_nothing)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
