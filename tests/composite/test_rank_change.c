/*
 * Parts of a change of rank: by hand, against all orders of changes one after the other, and that they add up.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "composite/rank_change.h"

static uint32_t luck(uint64_t *seed)
{
    *seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

/* Two factors that each alone do nothing and together lift from 5 to 1: two ranks each. */
static void joint_change_is_halved(void **state)
{
    static const uint32_t none[] = {5, 3}, first[] = {5, 4}, second[] = {5, 3}, both[] = {1, 0};
    const uint32_t *const rank[] = {none, first, second, both};
    int64_t part[4];

    (void)state;
    rank_change_split(rank, 2, 2, part);
    assert_int_equal(rank_change_unit(2), 2);
    assert_true(part[0] == -4 && part[2] == -4);
    assert_true(part[1] == 0 && part[3] == 0); /* without a rank in one of the runs */
}

/* The sum over all 24 orders. */
static void parts_are_means_over_orders(void **state)
{
    enum { FACTORS = 4, N = 30, SETS = 16 };
    uint32_t ranks[SETS][N];
    const uint32_t *rank[SETS];
    int64_t part[FACTORS * N], by_orders[FACTORS * N] = {0};
    uint64_t seed = 6;

    (void)state;
    for (int set = 0; set < SETS; set++) {
        rank[set] = ranks[set];
        for (int i = 0; i < N; i++)
            ranks[set][i] = 1 + luck(&seed) % 100;
    }
    for (int order = 0; order < 256; order++) {
        int f[FACTORS] = {order & 3, order >> 2 & 3, order >> 4 & 3, order >> 6}, seen = 0, set = 0;

        for (int k = 0; k < FACTORS; k++)
            seen |= 1 << f[k];
        if (seen != SETS - 1)
            continue;
        for (int k = 0; k < FACTORS; k++) {
            for (int i = 0; i < N; i++)
                by_orders[f[k] * N + i] += (int64_t)ranks[set | 1 << f[k]][i] - ranks[set][i];
            set |= 1 << f[k];
        }
    }
    rank_change_split(rank, FACTORS, N, part);
    assert_memory_equal(part, by_orders, sizeof part);
    for (int i = 0; i < N; i++) {
        int64_t sum = part[i] + part[N + i] + part[2 * N + i] + part[3 * N + i];

        assert_true(sum == 24 * ((int64_t)ranks[SETS - 1][i] - ranks[0][i]));
    }
}

/* Company 0 stands still while company 1 passes it: all of it is the others' doing, and its own doing of company 1. */
static void others_are_told_from_own(void **state)
{
    static const double before[] = {5, 4, 1, 2}, after[] = {5, 6, 1, 0};
    const double *const score[] = {before, after, before, after, before, after, before, after};
    int64_t part[RANK_CHANGE_CAUSES * 4];

    (void)state;
    assert_int_equal(rank_change_of_scores(score, 4, part, NULL), TIDU_OK);
    assert_true(part[RANK_CHANGE_OTHERS * 4] == 24 && part[RANK_CHANGE_DATA * 4] == 0);
    assert_true(part[RANK_CHANGE_DATA * 4 + 1] == -24 && part[RANK_CHANGE_OTHERS * 4 + 1] == 0);
    assert_true(part[RANK_CHANGE_OTHERS * 4 + 2] == -24 && part[RANK_CHANGE_DATA * 4 + 3] == 24);
    for (int i = 0; i < 4; i++)
        assert_true(part[RANK_CHANGE_WEIGHTS * 4 + i] == 0 && part[RANK_CHANGE_METHOD * 4 + i] == 0);
}

/* Eight runs at random: parts add up to the change from the first to the last, ranks counted by hand. */
static void causes_add_up(void **state)
{
    enum { N = 40 };
    double runs[8][N];
    const double *score[8];
    int64_t part[RANK_CHANGE_CAUSES * N];
    uint64_t seed = 12;

    (void)state;
    for (int set = 0; set < 8; set++) {
        score[set] = runs[set];
        for (int i = 0; i < N; i++)
            runs[set][i] = i == 3 && set == 5 ? cell_missing() : luck(&seed) % 25;
    }
    assert_int_equal(rank_change_of_scores(score, N, part, NULL), TIDU_OK);
    for (int i = 0; i < N; i++) {
        int64_t change = 0, sum = 0;

        for (int j = 0; j < N; j++)
            change += (runs[7][j] > runs[7][i]) - (runs[0][j] > runs[0][i]);
        for (int c = 0; c < RANK_CHANGE_CAUSES; c++)
            sum += part[c * N + i];
        assert_true(i == 3 ? sum == 0 : sum == 24 * change);
    }
    allocate_fail_at(1);
    assert_int_equal(rank_change_of_scores(score, N, part, NULL), TIDU_ENOMEM);
    allocate_fail_at(0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(joint_change_is_halved),
        cmocka_unit_test(parts_are_means_over_orders),
        cmocka_unit_test(others_are_told_from_own),
        cmocka_unit_test(causes_add_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
