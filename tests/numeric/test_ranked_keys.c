/* Ranks by binary search, before and after changes, against counting those that are greater. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/cell.h"
#include "numeric/ranked_keys.h"

enum { N = 700, CHANGES = 3000 };

static uint64_t seed = 31;

static uint64_t draw(uint64_t n)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (seed >> 33) % n;
}

static double draw_key(uint64_t different)
{
    switch (draw(12)) {
    case 0:
        return cell_missing();
    case 1:
        return cell_undefined();
    case 2:
        return -0.0;
    case 3:
        return 0.0;
    default:
        return ((double)draw(different) - (double)different / 3) / 7;
    }
}

static uint64_t count_rank(const double *cells, const uint8_t *is_in, size_t except, double cell)
{
    uint64_t rank = 1;

    for (size_t i = 0; i < N; i++) {
        if (is_in[i] && i != except)
            rank += (cell_is_value(cells[i]) ? cells[i] : -INFINITY) > (cell_is_value(cell) ? cell : -INFINITY);
    }
    return rank;
}

static void the_example_of_the_header(void **state)
{
    const double cells[] = {0.1, 0.5, cell_missing(), 0.93, 0.5};
    ranked_keys k;

    (void)state;
    assert_true(ranked_keys_init(&k, cells, 5, NULL));
    assert_int_equal(k.n, 5);
    assert_int_equal(k.n_runs, 4);
    assert_int_equal(ranked_keys_rank(&k, 0.93), 1);
    assert_int_equal(ranked_keys_rank(&k, 0.5), 2);
    assert_int_equal(ranked_keys_rank(&k, 0.1), 4);
    assert_int_equal(ranked_keys_rank(&k, cell_missing()), 5);
    assert_int_equal(ranked_keys_rank(&k, 0.7), 2);
    assert_int_equal(ranked_keys_rank_instead(&k, 0.93, 0.7), 1); /* nobody else is above */
    assert_int_equal(ranked_keys_rank_instead(&k, 0.93, 0.5), 1);
    assert_int_equal(ranked_keys_rank_instead(&k, 0.93, 0.2), 3);
    ranked_keys_clear(&k);
    assert_true(ranked_keys_init(&k, NULL, 5, NULL)); /* all alike */
    assert_int_equal(ranked_keys_rank(&k, 0), 1);
    ranked_keys_clear(&k);
    assert_true(ranked_keys_init(&k, NULL, 0, NULL));
    assert_int_equal(ranked_keys_rank(&k, 3), 1);
    ranked_keys_clear(&k);
}

static void changes_keep_the_order(void **state)
{
    static double cells[N];
    static uint8_t is_in[N];

    (void)state;
    for (uint64_t different = 3; different <= 30000; different *= 100) {
        ranked_keys k, fresh;

        for (size_t i = 0; i < N; i++) {
            cells[i] = draw_key(different);
            is_in[i] = draw(5) > 0;
        }
        assert_true(ranked_keys_init(&k, cells, N, is_in));
        for (int round = 0; round < CHANGES; round++) {
            size_t i = draw(N);
            double to = draw_key(different);

            assert_int_equal(ranked_keys_rank(&k, to), count_rank(cells, is_in, N, to));
            if (!is_in[i])
                continue;
            assert_int_equal(ranked_keys_rank_instead(&k, cells[i], to), count_rank(cells, is_in, i, to));
            assert_true(ranked_keys_move(&k, cells[i], to));
            cells[i] = to;
        }
        assert_true(ranked_keys_init(&fresh, cells, N, is_in)); /* the same runs, not the same ranks alone */
        assert_int_equal(k.n, fresh.n);
        assert_int_equal(k.n_runs, fresh.n_runs);
        assert_memory_equal(k.runs, fresh.runs, k.n_runs * sizeof *k.runs);
        ranked_keys_clear(&fresh);
        ranked_keys_clear(&k);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_example_of_the_header),
                                       cmocka_unit_test(changes_keep_the_order)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
