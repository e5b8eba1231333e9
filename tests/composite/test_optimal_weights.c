/*
 * Optimal weights: importances are found again from the rows, the best weights by a search over a grid, and COINr's
 * example must not leave the bounds.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "numeric/oracle.h"
#include "base/allocate.h"
#include "composite/optimal_weights.h"

enum { ROWS = 40 };

/* Columns that hang together, of different spread; the same numbers on every machine. */
static void invent(size_t k, double (*x)[ROWS], const double **columns)
{
    uint64_t seed = 11;

    for (size_t j = 0; j < k; j++) {
        columns[j] = x[j];
        for (size_t i = 0; i < ROWS; i++) {
            seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
            x[j][i] = (double)(j + 1) * (double)(seed >> 11) * 0x1p-53 + (j && j % 3 ? 0.7 * x[j - 1][i] : 0);
        }
    }
}

/* Pearson's r from the rows. */
static double correlate(const double *x, const double *y, size_t n)
{
    double mx = 0, my = 0, xx = 0, yy = 0, xy = 0;

    for (size_t i = 0; i < n; i++) {
        mx += x[i] / (double)n;
        my += y[i] / (double)n;
    }
    for (size_t i = 0; i < n; i++) {
        xx += (x[i] - mx) * (x[i] - mx);
        yy += (y[i] - my) * (y[i] - my);
        xy += (x[i] - mx) * (y[i] - my);
    }
    return xy / sqrt(xx * yy);
}

static void importance_of_rows(const double *const *x, size_t k, size_t n, const double *w, bool is_squared, double *out)
{
    double index[ROWS * 2], sum = 0;

    for (size_t i = 0; i < n; i++) {
        index[i] = 0;
        for (size_t j = 0; j < k; j++)
            index[i] += w[j] * x[j][i];
    }
    for (size_t j = 0; j < k; j++) {
        out[j] = correlate(x[j], index, n);
        out[j] = is_squared ? out[j] * out[j] : out[j];
        sum += out[j];
    }
    for (size_t j = 0; j < k; j++)
        out[j] /= sum;
}

static double far(const double *x, const double *y, size_t k)
{
    double squares = 0;

    for (size_t j = 0; j < k; j++)
        squares += (x[j] - y[j]) * (x[j] - y[j]);
    return squares;
}

static void assert_weights(const double *w, size_t k, double least, double most)
{
    double sum = 0;

    for (size_t j = 0; j < k; j++) {
        assert_true(w[j] >= least - 1e-15 && w[j] <= most + 1e-15);
        sum += w[j];
    }
    assert_true(fabs(sum - 1) < 1e-12);
}

/* Importances that some weights do have are met, by both measures. */
static void what_can_be_met_is_met(void **state)
{
    static const double w[] = {0.3, 0.1, 0.15, 0.25, 0.2};
    const double *x[5];
    double cells[5][ROWS], wanted[5], got[5], importance[5], again[5];
    optimal_finding how = {.importance = importance};

    (void)state;
    invent(5, cells, x);
    for (int by = IMPORTANCE_SQUARED_CORRELATION; by <= IMPORTANCE_CORRELATION; by++) {
        const importance_aim aim = {wanted, 0, 1, (importance_measure)by};

        importance_of_rows(x, 5, ROWS, w, by == IMPORTANCE_SQUARED_CORRELATION, wanted);
        assert_true(optimal_weights(x, 5, ROWS, &aim, got, &how));
        assert_weights(got, 5, 0, 1);
        assert_true(how.refusal == OPTIMAL_FOUND && how.residual < 1e-7 && how.n_constant == 0);
        importance_of_rows(x, 5, ROWS, got, by == IMPORTANCE_SQUARED_CORRELATION, again);
        assert_true(far(again, importance, 5) < 1e-24 && far(again, wanted, 5) < 1e-13);
    }
}

/* No weights on a grid of 1/200 within the bounds come nearer, where the bounds bind and where they do not. */
static void no_grid_point_is_better(void **state)
{
    static const double bounds[][2] = {{0, 1}, {0.2, 0.5}, {0.05, 0.4}};
    static const double aims[][3] = {{1, 1, 1}, {0.6, 0.3, 0.1}, {0.1, 0.1, 0.8}};
    const double *x[3];
    double cells[3][ROWS], got[3], importance[3], again[3];
    optimal_finding how = {.importance = importance};

    (void)state;
    invent(3, cells, x);
    for (size_t b = 0; b < 9; b++) {
        const double *bound = bounds[b / 3], *aim = aims[b % 3], all = aim[0] + aim[1] + aim[2];
        const importance_aim how_to = {aim, bound[0], bound[1], IMPORTANCE_SQUARED_CORRELATION};
        const double wanted[] = {aim[0] / all, aim[1] / all, aim[2] / all};
        double best = INFINITY;

        assert_true(optimal_weights(x, 3, ROWS, &how_to, got, &how));
        assert_weights(got, 3, bound[0], bound[1]);
        for (int i = 0; i <= 200; i++) {
            for (int l = 0; l + i <= 200; l++) {
                const double w[] = {i / 200.0, l / 200.0, (200 - i - l) / 200.0};
                bool is_in = true;

                for (int j = 0; j < 3; j++)
                    is_in &= w[j] >= bound[0] - 1e-12 && w[j] <= bound[1] + 1e-12;
                if (!is_in)
                    continue;
                importance_of_rows(x, 3, ROWS, w, true, again);
                best = fmin(best, far(again, wanted, 3));
            }
        }
        importance_of_rows(x, 3, ROWS, got, true, again);
        assert_true(far(again, wanted, 3) <= best + 1e-8);
    }
}

/* Two columns count the same where their weights undo their spread, by symmetry. */
static void two_columns_by_hand(void **state)
{
    const double a[] = {1, 1, -1, -1, 2, -2}, b[] = {30, -10, 10, -10, 20, -40};
    const double *x[] = {a, b};
    const importance_aim aim = {NULL, 0, 1, IMPORTANCE_SQUARED_CORRELATION};
    double got[2], importance[2], sa = 0, sb = 0;
    optimal_finding how = {.importance = importance};

    (void)state;
    for (int i = 0; i < 6; i++) {
        sa += a[i] * a[i];
        sb += b[i] * b[i];
    }
    assert_true(optimal_weights(x, 2, 6, &aim, got, &how));
    assert_true(fabs(got[0] / got[1] - sqrt(sb / sa)) < 1e-5 * sqrt(sb / sa));
}

/* A constant column has the least weight and no importance; the others share what was intended for it. */
static void constant_columns_have_the_least(void **state)
{
    const double *x[4];
    double cells[4][ROWS], got[4], importance[4];
    const importance_aim aim = {NULL, 0.05, 1, IMPORTANCE_SQUARED_CORRELATION};
    const importance_aim narrow = {NULL, 0.05, 0.3, IMPORTANCE_SQUARED_CORRELATION};
    const importance_aim alone = {(const double[]){0, 0, 1, 0}, 0, 1, IMPORTANCE_SQUARED_CORRELATION};
    optimal_finding how = {.importance = importance};

    (void)state;
    invent(4, cells, x);
    for (size_t i = 0; i < ROWS; i++)
        cells[2][i] = 3;
    assert_true(optimal_weights(x, 4, ROWS, &aim, got, &how));
    assert_weights(got, 4, 0.05, 1);
    assert_true(got[2] == 0.05 && importance[2] == 0 && how.n_constant == 1);
    assert_true(fabs(importance[0] + importance[1] + importance[3] - 1) < 1e-12);
    assert_false(optimal_weights(x, 4, ROWS, &narrow, got, &how)); /* 3 x 0.3 + 0.05 is below 1 */
    assert_int_equal(how.refusal, OPTIMAL_NO_ROOM);
    assert_false(optimal_weights(x, 4, ROWS, &alone, got, &how));
    assert_int_equal(how.refusal, OPTIMAL_IMPORTANCE);
}

static void what_cannot_be_is_refused(void **state)
{
    static const double bounds[][2] = {{0.4, 1}, {0, 0.3}, {0.5, 0.2}, {-0.1, 1}, {0, 1.5}};
    const double same[] = {1, 1, 1}, moves[] = {1, 2, 3};
    const double *constant[] = {same, same, same}, *x[] = {moves, moves, moves};
    double got[3] = {9, 9, 9}, importance[3];
    optimal_finding how = {.importance = importance};
    tidu_error err;

    (void)state;
    for (size_t b = 0; b < sizeof bounds / sizeof *bounds; b++) {
        const importance_aim aim = {NULL, bounds[b][0], bounds[b][1], IMPORTANCE_CORRELATION};

        assert_false(optimal_weights(x, 3, 3, &aim, got, &how));
        assert_int_equal(how.refusal, OPTIMAL_NO_ROOM);
        assert_int_equal(optimal_weights_refused(&how, &err), TIDU_EDATA);
    }
    assert_false(optimal_weights(x, 3, 3, &(importance_aim){(const double[]){1, -1, 1}, 0, 1, 0}, got, &how));
    assert_int_equal(how.refusal, OPTIMAL_IMPORTANCE);
    assert_false(optimal_weights(constant, 3, 3, &(importance_aim){NULL, 0, 1, 0}, got, &how));
    assert_int_equal(how.refusal, OPTIMAL_CONSTANT);
    assert_true(got[0] == 9 && got[1] == 9 && got[2] == 9);
}

static void bounds_without_room_to_move_are_met(void **state)
{
    const double *x[4];
    double cells[4][ROWS], got[4], importance[4];
    optimal_finding how = {.importance = importance};

    (void)state;
    invent(4, cells, x);
    assert_true(optimal_weights(x, 4, ROWS, &(importance_aim){NULL, 0.25, 0.25, 0}, got, &how));
    assert_weights(got, 4, 0.25, 0.25);
    assert_true(optimal_weights(x, 4, ROWS, &(importance_aim){NULL, 0.25, 1, 0}, got, &how));
    assert_weights(got, 4, 0.25, 0.25 + 1e-12);
    assert_true(optimal_weights(x, 1, ROWS, &(importance_aim){NULL, 0, 1, 0}, got, &how));
    assert_true(fabs(got[0] - 1) < 1e-15 && importance[0] == 1);
}

static void without_memory_nothing_is_written(void **state)
{
    const double *x[3];
    double cells[3][ROWS], got[3] = {9}, importance[3];
    optimal_finding how = {.importance = importance};
    unsigned long at = 0;
    bool is_found = false;

    (void)state;
    invent(3, cells, x);
    while (!is_found && ++at < 20) {
        allocate_fail_at(at);
        is_found = optimal_weights(x, 3, ROWS, &(importance_aim){NULL, 0, 1, 0}, got, &how);
        allocate_fail_at(0);
        assert_true(is_found || (how.refusal == OPTIMAL_EXHAUSTED && got[0] == 9));
    }
    assert_true(is_found && at > 2);
}

/* The eight pillars of ASEM, equal importance: COINr's weights are negative, ours are the best within the bounds. */
static void oracle_of_pillars(void **state)
{
    /* scipy's SLSQP with the bounds; two of them bind */
    static const double wanted[] = {0, .2097, .1276, .0131, .0276, .2394, 0, .3827};
    static const double equal[] = {.125, .125, .125, .125, .125, .125, .125, .125};
    static oracle_table data, peer;
    static double cells[8][64];
    const double *x[8];
    double theirs[8], got[8], importance[8], again[8];
    const importance_aim aim = {NULL, 0, 1, IMPORTANCE_CORRELATION};
    optimal_finding how = {.importance = importance};
    bool is_negative = false;
    size_t n = 0;

    (void)state;
    if (!oracle_load(&data, "coinr/stage_aggregated.csv") || !oracle_load(&peer, "coinr/opt_weights_level2_equal.csv"))
        skip();
    for (size_t j = 0; j < 8; j++) {
        x[j] = cells[j];
        n = oracle_values(&data, peer.cells[j + 1][0], cells[j]);
    }
    oracle_values(&peer, "OptWeight", theirs);
    for (size_t j = 0; j < 8; j++)
        is_negative |= theirs[j] < 0;
    assert_true(is_negative);
    assert_true(optimal_weights(x, 8, n, &aim, got, &how));
    assert_weights(got, 8, 0, 1);
    importance_of_rows(x, 8, n, got, false, again);
    assert_true(far(importance, again, 8) < 1e-24);
    assert_true(far(importance, equal, 8) < 0.0009594999889967898 * (1 + 1e-6)); /* the least of 60 starts in scipy */
    for (size_t j = 0; j < 8; j++)
        assert_true(fabs(got[j] - wanted[j]) < 1e-4);
    free(data.text);
    free(peer.text);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_can_be_met_is_met),
        cmocka_unit_test(no_grid_point_is_better),
        cmocka_unit_test(two_columns_by_hand),
        cmocka_unit_test(constant_columns_have_the_least),
        cmocka_unit_test(what_cannot_be_is_refused),
        cmocka_unit_test(bounds_without_room_to_move_are_met),
        cmocka_unit_test(without_memory_nothing_is_written),
        cmocka_unit_test(oracle_of_pillars),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
