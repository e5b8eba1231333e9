/*
 * Every truth with every pair of cells, in rows enough for whole vectors and a rest.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/cell.h"
#include "numeric/choose.h"
#include "numeric/truth.h"

enum { CELLS = 6, ROWS = 3 * CELLS * CELLS + 1 };

static double cell_of(size_t i)
{
    switch (i % CELLS) {
    case 0:
        return 1;
    case 1:
        return -0.0;
    case 2:
        return 0;
    case 3:
        return cell_missing();
    case 4:
        return cell_not_applicable();
    default:
        return cell_undefined();
    }
}

static void numbers(void **state)
{
    double a[ROWS], b[ROWS], chosen[ROWS], error[ROWS], known[ROWS], picked[ROWS], present[ROWS], applicable[ROWS];
    uint8_t c[ROWS];

    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        c[i] = (uint8_t)(i % 3);
        a[i] = cell_of(i / 3);
        b[i] = cell_of(i / 3 / CELLS);
    }
    choose_number(c, a, b, chosen, ROWS);
    choose_error(c, a, b, error, ROWS);
    choose_first_value(a, b, known, ROWS);
    choose_unless_missing(a, a, b, present, ROWS);
    choose_known(a, b, picked, ROWS);
    choose_applicable(b, 1, a, applicable, ROWS);
    for (size_t i = 0; i < ROWS; i++) {
        if (c[i] == TRUTH_UNKNOWN) {
            assert_true(cell_bits(chosen[i]) == cell_bits(a[i] == b[i] ? b[i] : cell_missing()));
            assert_true(error[i] == a[i] + b[i] || a[i] + b[i] != a[i] + b[i]);
        } else {
            double wanted = c[i] == TRUTH_TRUE ? a[i] : b[i];

            assert_true(cell_bits(chosen[i]) == cell_bits(wanted));
            assert_true(cell_bits(error[i]) == cell_bits(wanted));
        }
        assert_true(cell_bits(known[i]) == cell_bits(cell_is_value(a[i]) ? a[i] : b[i]));
        assert_true(cell_bits(picked[i]) == cell_bits(!cell_is_value(a[i]) && cell_is_value(b[i]) ? b[i] : a[i]));
        assert_true(cell_bits(present[i]) == cell_bits(cell_is_missing(a[i]) ? b[i] : a[i]));
        assert_true(cell_bits(applicable[i]) == cell_bits(b[i] == 1 ? cell_not_applicable() : a[i]));
    }
}

static void truths(void **state)
{
    uint8_t a[27], b[27], c[27], out[27];

    (void)state;
    for (uint8_t i = 0; i < 27; i++) {
        a[i] = i % 3;
        b[i] = i / 3 % 3;
        c[i] = i / 9;
    }
    choose_truth(c, a, b, out, 27);
    for (int i = 0; i < 27; i++) {
        if (c[i] == TRUTH_UNKNOWN)
            assert_int_equal(out[i], a[i] == b[i] ? a[i] : TRUTH_UNKNOWN);
        else
            assert_int_equal(out[i], c[i] == TRUTH_TRUE ? a[i] : b[i]);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(numbers), cmocka_unit_test(truths)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
