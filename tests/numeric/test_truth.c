/* Kleene's tables, cell by cell (S. C. Kleene, Introduction to Metamathematics, section 64). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "numeric/truth.h"

enum { F = TRUTH_FALSE, U = TRUTH_UNKNOWN, T = TRUTH_TRUE };

static void strong_tables(void **state)
{
    static const uint8_t and_table[3][3] = {{F, F, F}, {F, U, U}, {F, U, T}};
    static const uint8_t or_table[3][3] = {{F, U, T}, {U, U, T}, {T, T, T}};
    static const uint8_t not_table[3] = {T, U, F};
    uint8_t a[9 * 31], b[9 * 31], out[9 * 31];

    (void)state;
    for (size_t i = 0; i < sizeof a; i++) {
        a[i] = (uint8_t)(i / 3 % 3);
        b[i] = (uint8_t)(i % 3);
    }
    truth_and(a, b, out, sizeof a);
    for (size_t i = 0; i < sizeof a; i++)
        assert_int_equal(out[i], and_table[a[i]][b[i]]);
    truth_or(a, b, out, sizeof a);
    for (size_t i = 0; i < sizeof a; i++)
        assert_int_equal(out[i], or_table[a[i]][b[i]]);
    truth_not(a, out, sizeof a);
    for (size_t i = 0; i < sizeof a; i++)
        assert_int_equal(out[i], not_table[a[i]]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(strong_tables)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
