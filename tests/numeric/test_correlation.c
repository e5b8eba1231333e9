/*
 * Correlations of all pairs in blocks are those of each pair by its own rows, at every edge of tiles and blocks.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "numeric/correlation.h"

enum { MOST_COLUMNS = 10, MOST_ROWS = 520 };

static double cells[MOST_COLUMNS][MOST_ROWS];
static const double *columns[MOST_COLUMNS];

static void invent(void)
{
    uint64_t seed = 3;

    for (size_t j = 0; j < MOST_COLUMNS; j++) {
        columns[j] = cells[j];
        for (size_t i = 0; i < MOST_ROWS; i++) {
            seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
            cells[j][i] = 1e6 + (double)(seed >> 11) * 0x1p-53 + (j ? cells[j - 1][i] - 1e6 : 0);
        }
    }
}

/* Pearson's r in long double, by its definition, over the rows in which both have a value. */
static double correlate(const double *x, const double *y, size_t n)
{
    long double mx = 0, my = 0, xx = 0, yy = 0, xy = 0, count = 0;

    for (size_t i = 0; i < n; i++) {
        if (cell_is_value(x[i]) && cell_is_value(y[i])) {
            mx += x[i];
            my += y[i];
            count++;
        }
    }
    mx /= count;
    my /= count;
    for (size_t i = 0; i < n; i++) {
        if (cell_is_value(x[i]) && cell_is_value(y[i])) {
            xx += (x[i] - mx) * (x[i] - mx);
            yy += (y[i] - my) * (y[i] - my);
            xy += (x[i] - mx) * (y[i] - my);
        }
    }
    return xx > 0 && yy > 0 ? (double)(xy / sqrtl(xx * yy)) : 0;
}

static void assert_pairs(size_t k, size_t n)
{
    double got[MOST_COLUMNS * MOST_COLUMNS];

    correlation_matrix(columns, k, n, got);
    for (size_t i = 0; i < k; i++) {
        for (size_t j = 0; j < k; j++) {
            assert_true(got[i * k + j] == got[j * k + i]);
            if (i == j)
                assert_true(got[i * k + j] == 1);
            else
                assert_true(fabs(got[i * k + j] - correlate(columns[i], columns[j], n)) < 1e-9);
        }
    }
}

static void pairs_at_every_edge(void **state)
{
    static const size_t rows[] = {2, 3, 7, 8, 9, 255, 256, 257, 511, 512, 513};

    (void)state;
    invent();
    for (size_t k = 1; k <= MOST_COLUMNS; k++) {
        for (size_t r = 0; r < sizeof rows / sizeof *rows; r++)
            assert_pairs(k, rows[r]);
    }
}

/* A gap is left out of the pairs of its column alone; a constant column correlates with nothing. */
static void gaps_and_constants(void **state)
{
    double got[MOST_COLUMNS * MOST_COLUMNS];

    (void)state;
    invent();
    cells[2][5] = cell_missing();
    cells[5][0] = cells[5][256] = cell_undefined();
    for (size_t i = 0; i < MOST_ROWS; i++)
        cells[7][i] = 4;
    assert_pairs(MOST_COLUMNS, MOST_ROWS);
    correlation_matrix(columns, MOST_COLUMNS, 1, got);
    for (size_t i = 0; i < MOST_COLUMNS * MOST_COLUMNS; i++)
        assert_true(got[i] == (i % (MOST_COLUMNS + 1) == 0));
}

static void the_same_twice_is_one(void **state)
{
    double got[4];

    (void)state;
    invent();
    columns[1] = cells[0];
    correlation_matrix(columns, 2, MOST_ROWS, got);
    assert_true(fabs(got[1] - 1) < 1e-15 && got[1] <= 1);
}

/* Without memory for blocks, pairs are correlated one by one. */
static void without_memory_the_same(void **state)
{
    (void)state;
    invent();
    allocate_fail_at(1);
    assert_pairs(5, 300);
    allocate_fail_at(0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_at_every_edge),
        cmocka_unit_test(gaps_and_constants),
        cmocka_unit_test(the_same_twice_is_one),
        cmocka_unit_test(without_memory_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
