/* Columns that go through bytes come back with the same bits, but for -0 and the reasons of missing cells. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/cell.h"
#include "base/cell_pack.h"

enum { MOST = 64 };

static size_t pack_and_back(const double *cells, size_t n, double *back)
{
    double bytes[MOST + 1];
    size_t length = cell_pack(cells, n, bytes);

    assert_true(n <= MOST && length <= cell_pack_room(n));
    assert_true(cell_unpack(bytes, length, n, back));
    assert_false(cell_unpack(bytes, length + 1, n, back) || cell_unpack(bytes, length - 1, n, back));
    return (length - 8) / n;
}

static void bytes_are_as_few_as_values_need(void **state)
{
    const struct {
        double cells[3];
        size_t bytes;
    } cases[] = {
        {{0, 1, 1}, 1},           {{-127, 127, 0}, 1},          {{-128, 5, 0}, 2},   {{128, 0, 0}, 2},
        {{32767, -32767, 0}, 2},  {{32768, 0, 0}, 4},           {{-32768, 0, 0}, 4}, {{2147483647, -2147483647, 0}, 4},
        {{2147483648.0, 0, 0}, 8}, {{-2147483648.0, 0, 0}, 8},  {{0.5, 0, 0}, 8},    {{1e300, 0, 0}, 8},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double back[3];

        assert_int_equal(pack_and_back(cases[i].cells, 3, back), cases[i].bytes);
        assert_memory_equal(back, cases[i].cells, sizeof back);
    }
}

static void missing_stays_missing(void **state)
{
    static const double largest[] = {1, 1000, 100000, 0.25};

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        double cells[] = {cell_missing(), largest[i], cell_undefined(), cell_not_applicable(), -0.0}, back[5];

        pack_and_back(cells, 5, back);
        assert_true(cell_is_missing(back[0]) && cell_is_missing(back[2]) && cell_is_missing(back[3]));
        assert_true(back[1] == largest[i]);
        assert_int_equal(cell_bits(back[4]), 0);
    }
}

static void random_columns_come_back(void **state)
{
    uint64_t seed = 7;

    (void)state;
    for (int round = 0; round < 20000; round++) {
        double cells[MOST], back[MOST];
        size_t n = 1 + (size_t)round % MOST;

        for (size_t i = 0; i < n; i++) {
            seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
            cells[i] = (double)(int64_t)seed / (double)(UINT64_C(1) << (round % 64));
            if (round % 3)
                cells[i] = (double)(int64_t)cells[i];
            if (seed >> 60 == 3)
                cells[i] = cell_missing();
        }
        pack_and_back(cells, n, back);
        for (size_t i = 0; i < n; i++)
            assert_true(cells[i] == back[i] || (!cell_is_value(cells[i]) && cell_is_missing(back[i])));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_are_as_few_as_values_need),
        cmocka_unit_test(missing_stays_missing),
        cmocka_unit_test(random_columns_come_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
