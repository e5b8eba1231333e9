/* Counts that are kept back: by hand, and against another way to say whether a cell can be found (does it raise the rank of what is known?). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <math.h>

#include "numeric/cell_suppression.h"

enum { T = CELL_TOLD, S = CELL_SMALL, W = CELL_WITH };

static void expect(const double *counts, size_t rows, size_t columns, const cell_sum *sums, size_t n_sums, const int *states)
{
    cell_state out[64];

    assert_true(cell_suppression_run(counts, rows, columns, sums, n_sums, 5, out));
    for (size_t i = 0; i < rows * columns; i++) {
        if ((int)out[i] != states[i])
            fail_msg("cell %zu is %d, not %d", i, (int)out[i], states[i]);
    }
}

static void one_column(void **state)
{
    (void)state;
    /* 3 = total - 10 - 20, so the smallest other one goes with it */
    expect((double[]){3, 10, 20}, 3, 1, NULL, 0, (int[]){S, W, T});
    /* two that add up to 5 are 1 and 4, 2 and 3, ...: neither is known */
    expect((double[]){2, 3, 20}, 3, 1, NULL, 0, (int[]){S, S, T});
    /* two that add up to 2 are both 1, two that add up to 8 both 4 */
    expect((double[]){1, 1, 20}, 3, 1, NULL, 0, (int[]){S, S, W});
    expect((double[]){4, 4, 20}, 3, 1, NULL, 0, (int[]){S, S, W});
    /* 1 and 5 add up to 6; whoever knows that the second is 5 or more knows both, so the next one goes, too */
    expect((double[]){1, 5, 9, 20}, 4, 1, NULL, 0, (int[]){S, W, W, T});
    /* nothing is small; a zero is no company; what is not there is no cell; a single row has no total */
    expect((double[]){0, 5, NAN}, 3, 1, NULL, 0, (int[]){T, T, T});
    expect((double[]){3}, 1, 1, NULL, 0, (int[]){S});
}

static void sums_of_rows(void **state)
{
    const size_t columns[] = {0, 1, 2};
    const int parts[] = {1, -1, -1}, known[] = {1, 1, 1};

    (void)state;
    /* 20 companies are 17 and 3: 3 could be found from the other two, so 17 goes; both towns then hide a pair in each column */
    expect((double[]){20, 17, 3, 30, 29, 1}, 2, 3, &(cell_sum){columns, parts, 3}, 1, (int[]){T, W, S, T, W, S});
    /* 40 in all, elsewhere: 10 + 27 + 3 */
    expect((double[]){10, 27, 3}, 1, 3, &(cell_sum){columns, known, 3}, 1, (int[]){W, T, S});
    /* 3 entered and none left, and the members of both months tell that 3 - 0 = 3: where there is no other, the 0 is not told */
    expect((double[]){3, 0}, 1, 2, &(cell_sum){columns, parts, 2}, 1, (int[]){S, W});
    expect((double[]){20, 3, 0}, 1, 3, &(cell_sum){columns, parts, 3}, 1, (int[]){W, S, T});
}

/* Filed = recognised + refused + pending. Known totals of the first three tell that of pending, 1, although it is small itself. */
static void a_small_total(void **state)
{
    const size_t columns[] = {0, 1, 2, 3};
    const int parts[] = {1, -1, -1, -1};

    (void)state;
    expect((double[]){20, 10, 10, 0, 1, 0, 0, 1}, 2, 4, &(cell_sum){columns, parts, 4}, 1, (int[]){W, W, W, W, S, W, W, S});
}

/* Two squares of four cells each and one cell between them: every row and column has two or more, and yet that one could be found. */
static void a_bridge(void **state)
{
    double counts[16];
    const size_t columns[] = {0, 1, 2, 3};
    const int signs[] = {1, 1, 1, 1};
    cell_state out[16];
    size_t with = 0;

    (void)state;
    for (size_t r = 0; r < 4; r++) {
        for (size_t c = 0; c < 4; c++)
            counts[4 * r + c] = (r < 2) == (c < 2) ? 2 + (double)((r + c) % 2) : 50 + (double)c;
    }
    counts[4 * 1 + 2] = 3;
    assert_true(cell_suppression_run(counts, 4, 4, &(cell_sum){columns, signs, 4}, 1, 5, out));
    for (size_t i = 0; i < 16; i++)
        with += out[i] == CELL_WITH;
    assert_true(with > 0);
}

/* --- another way ------------------------------------------------------------------------------------ */

enum { ROWS = 5, COLUMNS = 4, CELLS = ROWS * COLUMNS, LINES = COLUMNS + ROWS + 1 };

static int rank(double m[LINES][CELLS], int lines)
{
    int rank = 0;

    for (int c = 0; c < CELLS && rank < lines; c++) {
        int best = rank;

        for (int r = rank; r < lines; r++)
            best = fabs(m[r][c]) > fabs(m[best][c]) ? r : best;
        if (fabs(m[best][c]) < 1e-9)
            continue;
        for (int k = 0; k < CELLS; k++) {
            double x = m[best][k];

            m[best][k] = m[rank][k];
            m[rank][k] = x;
        }
        for (int r = rank + 1; r < lines; r++) {
            double times = m[r][c] / m[rank][c];

            for (int k = 0; k < CELLS; k++)
                m[r][k] -= times * m[rank][k];
        }
        rank++;
    }
    return rank;
}

/* A total below 5 is a small count of its own, which nobody tells. */
static void lines_of(const cell_state *state, const double *counts, double m[LINES][CELLS])
{
    double totals[COLUMNS] = {0};

    memset(m, 0, sizeof(double[LINES][CELLS]));
    for (int i = 0; i < CELLS; i++)
        totals[i % COLUMNS] += counts[i];
    for (int i = 0; i < CELLS; i++) {
        if (state[i] == CELL_TOLD)
            continue;
        m[i % COLUMNS][i] = totals[i % COLUMNS] >= 5;
        m[COLUMNS + i / COLUMNS][i] = i % COLUMNS ? -1 : 1;
    }
}

static bool can_be_found(const cell_state *state, const double *counts, int cell)
{
    double m[LINES][CELLS];
    int before;

    lines_of(state, counts, m);
    before = rank(m, LINES - 1);
    lines_of(state, counts, m);
    m[LINES - 1][cell] = 1;
    return rank(m, LINES) == before;
}

static void nothing_is_found(void **state)
{
    const size_t columns[] = {0, 1, 2, 3};
    const int signs[] = {1, -1, -1, -1};
    const cell_sum sum = {columns, signs, 4};
    uint32_t seed = 11;
    size_t small = 0, told = 0;

    (void)state;
    for (int round = 0; round < 3000; round++) {
        double counts[CELLS];
        cell_state out[CELLS];

        for (int i = 0; i < CELLS; i++) {
            seed = seed * 1664525 + 1013904223;
            counts[i] = (seed >> 8) % 3 ? (seed >> 16) % 40 : (seed >> 16) % 6;
        }
        for (int r = 0; r < ROWS; r++)
            counts[r * COLUMNS] = counts[r * COLUMNS + 1] + counts[r * COLUMNS + 2] + counts[r * COLUMNS + 3];
        assert_true(cell_suppression_run(counts, ROWS, COLUMNS, &sum, 1, 5, out));
        for (int i = 0; i < CELLS; i++) {
            bool is_small = counts[i] > 0 && counts[i] < 5;

            assert_int_equal(out[i] == CELL_SMALL, is_small);
            small += is_small;
            told += out[i] == CELL_TOLD;
            if (is_small && can_be_found(out, counts, i))
                fail_msg("round %d: cell %d can be found", round, i);
        }
    }
    assert_true(small > 5000 && told > 15000); /* and not everything is kept back */
}

/* Where too many cells are kept back for that, whole rows are. */
static void many(void **state)
{
    enum { N = 400 };
    static double counts[N * 2];
    static cell_state out[N * 2];

    (void)state;
    for (int i = 0; i < N; i++) {
        counts[2 * i] = i < N - 40 ? 3 : 70;
        counts[2 * i + 1] = 90;
    }
    assert_true(cell_suppression_run(counts, N, 2, NULL, 0, 5, out));
    for (int i = 0; i < N; i++)
        assert_true((out[2 * i + 1] == CELL_WITH) == (i < N - 40));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(one_column), cmocka_unit_test(sums_of_rows), cmocka_unit_test(a_small_total), cmocka_unit_test(a_bridge), cmocka_unit_test(nothing_is_found),
                                       cmocka_unit_test(many)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
