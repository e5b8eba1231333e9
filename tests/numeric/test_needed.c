/* The numerator that an aim needs, against a search with whole numbers: aims in hundredths, so that every product is exact. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "numeric/needed.h"

static void whole_numbers_are_exact(void **state)
{
    (void)state;
    for (int64_t aim = 1; aim < 3000; aim += 7) {
        for (int64_t people = 0; people < 1200000; people += 33333) {
            int64_t needed = aim * people / 1000000; /* aim / 100 * people / 10000, cut off */

            needed += needed * 1000000 < aim * people;
            assert_true(needed_whole((double)aim / 100, (double)people, 10000) == (double)needed);
        }
    }
    assert_true(needed_whole(18.56, 500000, 10000) == 928);
    assert_true(needed_whole(12.6, 40000, 1000) == 504);
    assert_true(needed_whole(0.5, 3.5, 1) == 2);     /* no whole number of residents: as doubles round */
    assert_true(needed_whole(1e9, 1e12, 1) == 1e21); /* beyond what whole numbers hold */
}

static void amounts_are_plain(void **state)
{
    (void)state;
    assert_true(needed_amount(0.25, 8e10, 1) == 2e10);
    assert_true(needed_amount(50, 400, 1000) == 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(whole_numbers_are_exact), cmocka_unit_test(amounts_are_plain)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
