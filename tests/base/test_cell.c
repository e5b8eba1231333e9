/* What a cell without a value says, and that arithmetic carries it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "base/cell.h"

static void states_are_told_apart(void **state)
{
    static const uint64_t payloads[] = {CELL_BITS_MISSING, CELL_BITS_NOT_APPLICABLE, CELL_BITS_UNDEFINED};
    volatile double zero = 0;

    (void)state;
    assert_int_equal(cell_state_of(0), CELL_VALUE);
    assert_int_equal(cell_state_of(-2.385), CELL_VALUE);
    assert_int_equal(cell_state_of(INFINITY), CELL_VALUE);
    assert_int_equal(cell_state_of(cell_missing()), CELL_MISSING);
    assert_int_equal(cell_state_of(cell_not_applicable()), CELL_NOT_APPLICABLE);
    assert_int_equal(cell_state_of(cell_undefined()), CELL_UNDEFINED);
    assert_int_equal(cell_state_of(zero / zero), CELL_UNDEFINED);
    assert_true(cell_is_missing(cell_missing()));
    assert_false(cell_is_missing(cell_undefined()));
    assert_false(cell_is_value(cell_missing()));
    for (int i = 0; i < 8; i++) { /* several at once: the worst is said */
        uint64_t bits = CELL_BITS_NAN;

        for (int j = 0; j < 3; j++)
            bits |= i >> j & 1 ? payloads[j] : 0;
        assert_int_equal(cell_state_of(cell_from_bits(bits)),
                         i & 4   ? CELL_UNDEFINED
                         : i & 2 ? CELL_NOT_APPLICABLE
                         : i & 1 ? CELL_MISSING
                                 : CELL_UNDEFINED);
    }
}

static void arithmetic_carries_them(void **state)
{
    volatile double missing = cell_missing(), one = 1.5;

    (void)state;
    assert_int_equal(cell_state_of(missing + one), CELL_MISSING);
    assert_int_equal(cell_state_of(one * missing), CELL_MISSING);
    assert_int_equal(cell_bits(cell_from_bits(UINT64_C(0x4003147ae147ae14))), UINT64_C(0x4003147ae147ae14));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(states_are_told_apart),
        cmocka_unit_test(arithmetic_carries_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
