/* Relations and states cell by cell; what is nearer than the errors is marked and nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "base/cell.h"
#include "numeric/arithmetic.h"
#include "numeric/compare.h"
#include "numeric/truth.h"

enum { ROWS = 1300 };

static double of_state(int state)
{
    return state == CELL_VALUE            ? 2.385
           : state == CELL_MISSING        ? cell_missing()
           : state == CELL_NOT_APPLICABLE ? cell_not_applicable()
                                          : cell_undefined();
}

/* less, less or equal, greater, greater or equal, equal, not equal; of orders -1, 0, 1 */
static const uint8_t holds[6][3] = {{2, 0, 0}, {2, 2, 0}, {0, 0, 2}, {0, 2, 2}, {0, 2, 0}, {2, 0, 2}};

static void relations_cell_by_cell(void **state)
{
    (void)state;
    for (int relation = 0; relation < 6; relation++) {
        double a[ROWS], b[ROWS];
        uint8_t out[ROWS];

        for (int k = 0; k < ROWS; k++) {
            a[k] = 2.385;
            b[k] = 2.385 - (k % 3 - 1) * 0.001;
            assert_int_equal(compare_holds((compare_relation)relation, k % 3 - 1) ? 2 : 0, holds[relation][k % 3]);
        }
        compare_plain((compare_relation)relation, a, b, out, ROWS);
        for (int k = 0; k < ROWS; k++)
            assert_int_equal(out[k], holds[relation][k % 3]);
        assert_true(compare_guarded((compare_relation)relation, (compare_side){a, 0x1p-52, NULL},
                        (compare_side){b, 0x1p-52, NULL}, out, ROWS));
        for (int k = 0; k < ROWS; k++)
            assert_int_equal(out[k] & COMPARE_CLOSE ? 1 : 0, k % 3 == 1);
        for (size_t k = 0; k < ROWS; k++) {
            out[k] = k % 211 == 17 ? out[k] | COMPARE_CLOSE : out[k] & 3;
            assert_int_equal(out[k] & COMPARE_CLOSE ? 1 : 0, k % 211 == 17);
        }
        for (size_t k = 0, next = 17; next <= ROWS; k = next + 1, next += 211)
            assert_int_equal(compare_next_close(out, k, ROWS), next < ROWS ? next : ROWS);
        compare_guarded((compare_relation)relation, (compare_side){a, 0x1p-52, NULL},
                        (compare_side){b, 0x1p-52, NULL}, out, ROWS);
        for (int k = 0; k < ROWS; k++)
            assert_true(k % 3 == 1 || out[k] == holds[relation][k % 3]);
    }
}

/* missing: unknown; undefined and not applicable: false, for every relation */
static void states_cell_by_cell(void **state)
{
    static const uint8_t expected[4][4] = {{9, 1, 0, 0}, {1, 1, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}};
    static const double errors[ROWS];

    (void)state;
    for (int relation = 0; relation < 6; relation++) {
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                double a[ROWS], b[ROWS];
                uint8_t plain[ROWS], guarded[ROWS], absolute[ROWS];

                for (int k = 0; k < ROWS; k++) {
                    a[k] = k % 5 ? of_state(i) : 1;
                    b[k] = k % 5 ? of_state(j) : 3;
                }
                compare_plain((compare_relation)relation, a, b, plain, ROWS);
                compare_guarded((compare_relation)relation, (compare_side){a, 0x1p-52, NULL},
                        (compare_side){b, 0x1p-52, NULL}, guarded, ROWS);
                compare_guarded((compare_relation)relation, (compare_side){a, 0, errors},
                        (compare_side){b, 0x1p-52, NULL}, absolute, ROWS);
                for (int k = 0; k < ROWS; k++) {
                    if (k % 5 && expected[i][j] == 9) {
                        assert_int_equal(guarded[k] & COMPARE_CLOSE, COMPARE_CLOSE);
                        assert_int_equal(plain[k], holds[relation][1]);
                        continue;
                    }
                    assert_int_equal(plain[k], k % 5 ? expected[i][j] : holds[relation][0]);
                    assert_int_equal(guarded[k], plain[k]);
                    assert_int_equal(absolute[k], plain[k]);
                }
            }
        }
    }
}

/* A constant on the right is the same as a column of it. */
static void constants_like_columns(void **state)
{
    static const double constants[] = {0, -0.0, 1, 2.385, -1e300, INFINITY};
    double a[ROWS], b[ROWS];
    uint8_t column[ROWS], constant[ROWS];

    (void)state;
    for (size_t c = 0; c < sizeof constants / sizeof *constants; c++) {
        for (int k = 0; k < ROWS; k++) {
            a[k] = k % 7 < 4 ? of_state(k % 7) : constants[(size_t)(k / 7) % (sizeof constants / sizeof *constants)];
            b[k] = constants[c];
        }
        for (int relation = 0; relation < 6; relation++) {
            compare_plain((compare_relation)relation, a, b, column, ROWS);
            compare_constant((compare_relation)relation, a, constants[c], constant, ROWS);
            assert_memory_equal(column, constant, ROWS);
        }
    }
}

static void only_what_errors_allow_is_close(void **state)
{
    double a[] = {100, 100, 100, 0, 1e300, INFINITY}, b[] = {100.9, 101.1, 99.1, 0, -1e300, 5};
    double ea[] = {0.5, 0.5, 0.5, 0, INFINITY, INFINITY}, eb[] = {0.5, 0.5, 0.5, 0, 0, 0};
    static const int close[] = {1, 0, 1, 1, 1, 1};
    uint8_t out[6];

    (void)state;
    assert_true(compare_guarded(COMPARE_GREATER, (compare_side){a, 0, ea},
                        (compare_side){b, 0, eb}, out, 6));
    for (int k = 0; k < 6; k++)
        assert_int_equal(out[k] & COMPARE_CLOSE ? 1 : 0, close[k]);
    ea[0] = NAN; /* an error that is not known */
    assert_true(compare_guarded(COMPARE_GREATER, (compare_side){a, 0, ea},
                        (compare_side){b, 0, eb}, out, 1));
    assert_true(out[0] & COMPARE_CLOSE);
    assert_false(compare_guarded(COMPARE_GREATER, (compare_side){a + 1, 0, ea + 1},
                        (compare_side){b + 1, 0, eb + 1}, out, 1));
    assert_int_equal(out[0], TRUTH_FALSE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(relations_cell_by_cell),
        cmocka_unit_test(states_cell_by_cell),
        cmocka_unit_test(constants_like_columns),
        cmocka_unit_test(only_what_errors_allow_is_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
