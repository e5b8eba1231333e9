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

static void codes_have_the_structure_of_the_standard(void **state)
{
    static const char *const good[] = {"33", "3305", "330502", "330502001", "330502001002", "330500", "9901"};
    static const char *const bad[] = {"", "3", "330", "33050", "3305020", "abc", "33o5", "0305", "00", "330502001002x", "3305020010021", "三三"};

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        if (!division_code_is(good[i], strlen(good[i])))
            fail_msg("%s", good[i]);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (division_code_is(bad[i], strlen(bad[i])))
            fail_msg("%s", bad[i]);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(zeros_behind_say_nothing), cmocka_unit_test(codes_have_the_structure_of_the_standard)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
