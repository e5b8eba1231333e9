/* What blocks, against trying every set of conditions; and a budget, which is none. */
#include "reach/reach_problem.h"

static size_t size_of(uint64_t set)
{
    size_t n = 0;

    for (; set; set &= set - 1)
        n++;
    return n;
}

/* The smallest sets that block, by trying all; returns how many there are. */
static size_t smallest_sets(const problem *p, uint64_t *out, size_t *size)
{
    size_t n = 0;

    for (*size = 1; *size <= size_of(all_conditions(p)) && !n; ++*size) {
        for (uint64_t set = 1; set <= all_conditions(p); set++) {
            if (size_of(set) == *size && !is_possible(p, set))
                out[n++] = set;
        }
    }
    --*size;
    return n;
}

static bool is_among(const uint64_t *sets, size_t n, uint64_t set)
{
    for (size_t i = 0; i < n; i++) {
        if (sets[i] == set)
            return true;
    }
    return false;
}

/* All that block alone, or all pairs, or one larger set none of whose parts blocks. */
static void check_blocks(const problem *p, const reach *r, size_t counts[4])
{
    uint64_t sets[1 << (MOST_GATES + 1)];
    size_t size, n = smallest_sets(p, sets, &size);

    for (size_t k = 0; k < r->n_blocks; k++) {
        uint64_t set = r->blocks[k].gates | (uint64_t)r->blocks[k].has_merit << p->n_gates;

        assert_false(is_possible(p, set));
        if (size < 3)
            assert_true(is_among(sets, n, set));
        for (size_t i = 0; i <= p->n_gates; i++)
            assert_true(!(set >> i & 1) || is_possible(p, set & ~(UINT64_C(1) << i)));
        if (size == 3 && size_of(set) == 3)
            assert_true(is_among(sets, n, set));
    }
    assert_int_equal(r->n_blocks, size < 3 ? n : 1);
    counts[size < 4 ? size : 3]++;
}

static void what_blocks_is_the_smallest(void **state)
{
    const fixture *f = *state;
    size_t counts[4] = {0}, possible = 0;

    for (size_t round = 0; round < 500; round++) {
        problem p = {.items = {{1 + draw(5), 3}, {1 + draw(5), 4}}, .pass = draw(2) ? 0 : 3 + draw(5)};
        reach r;

        make_levers(f, &p, 3, 4);
        make_gates(&p, 4, 14);
        if (!draw(4))
            make_three(&p);
        assert_int_equal(ask(f, &p, INFINITY, 0, &r), TIDU_OK);
        assert_true(r.is_proven);
        if (is_possible(&p, all_conditions(&p))) {
            assert_true(r.n_ways > 0 && !r.n_blocks);
            possible++;
        } else {
            assert_int_equal(r.n_ways, 0);
            check_blocks(&p, &r, counts);
        }
        reach_clear(&r);
    }
    print_message("possible %zu; blocked by one %zu, two %zu, more %zu\n", possible, counts[1], counts[2], counts[3]);
    assert_true(possible > 20 && counts[1] > 20 && counts[2] > 20 && counts[3] > 20);
}

/* A budget is no condition: what is too dear is told with its cost, and nothing blocks. */
static void a_budget_blocks_nothing(void **state)
{
    const fixture *f = *state;
    size_t n = 0;

    for (size_t round = 0; round < 120; round++) {
        problem p = {.pass = 0};
        double least, budget;
        reach r;

        make_levers(f, &p, 4, 3);
        make_gates(&p, 2, 9);
        least = least_cost(&p, NULL, 0);
        budget = draw(60);
        assert_int_equal(ask(f, &p, budget, 0, &r), TIDU_OK);
        assert_int_equal(r.n_ways > 0, least <= budget);
        assert_int_equal(r.dearer.is_found, least > budget && least < INFINITY);
        if (r.dearer.is_found) {
            assert_true(r.dearer.way.cost == least && !r.n_blocks);
            n++;
        }
        assert_int_equal(r.n_blocks > 0, least == INFINITY);
        reach_clear(&r);
    }
    assert_true(n > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_blocks_is_the_smallest),
        cmocka_unit_test(a_budget_blocks_nothing),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
