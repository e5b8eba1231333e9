/* Other ways against trying everything, searches that end early, and every allocation failing. */
#include "reach/reach_problem.h"

/* One lever of the first way left out: the rule then says no where a condition fails. */
static bool says_what_is_missed(const problem *p, const reach *r)
{
    for (size_t i = 0; i < r->space.n; i++) {
        int amounts[MOST_LEVERS] = {0};

        if (!r->ways[0].way.steps[i])
            continue;
        for (size_t k = 0; k < r->space.n; k++) {
            if (r->space.variables[k].lever != r->space.variables[i].lever)
                amounts[r->space.variables[k].lever - p->levers] += (int)r->ways[0].way.steps[k];
        }
        if (r->without[i].verdict != (conditions_met(p, amounts) == all_conditions(p) ? TRUTH_TRUE : TRUTH_FALSE))
            return false;
    }
    return true;
}

static void each_way_is_the_cheapest_that_is_other(void **state)
{
    const fixture *f = *state;
    size_t n_ways = 0, n_many = 0;

    for (size_t round = 0; round < 300; round++) {
        problem p = {.items = {{1 + draw(3), 3}, {1 + draw(3), 4}}, .pass = draw(2) ? 0 : 3 + draw(5)};
        uint64_t sets[WAYS];
        reach r;

        make_levers(f, &p, 6, 2);
        make_gates(&p, 2, 9);
        assert_int_equal(ask(f, &p, INFINITY, 0, &r), TIDU_OK);
        for (size_t k = 0; k < r.n_ways; k++) {
            double least = least_cost(&p, sets, k);

            if (r.ways[k].way.cost != least || !r.ways[k].is_proven)
                fail_msg("round %zu: way %zu costs %g, the cheapest other one %g", round, k + 1, r.ways[k].way.cost, least);
            sets[k] = levers_of(&p, &r, &r.ways[k].way);
        }
        assert_true(!r.n_ways || says_what_is_missed(&p, &r));
        if (r.n_ways < WAYS && least_cost(&p, sets, r.n_ways) < INFINITY)
            fail_msg("round %zu: %zu ways, though there is one for %g", round, r.n_ways, least_cost(&p, sets, r.n_ways));
        n_ways += r.n_ways;
        n_many += r.n_ways > 3;
        reach_clear(&r);
    }
    print_message("%zu ways, %zu times more than three\n", n_ways, n_many);
    assert_true(n_ways > 400 && n_many > 20);
}

/* Searches that end early: what is said to be proven is so, and the order holds although later searches find cheaper ways. */
static void an_early_end(void **state)
{
    const fixture *f = *state;
    size_t n_unproven = 0;

    for (size_t round = 0; round < 300; round++) {
        problem p = {.items = {{1 + draw(3), 3}, {1 + draw(3), 4}}, .pass = 3 + draw(5), .effort = 1 + (size_t)draw(12)};
        double least;
        reach r;

        make_levers(f, &p, 6, 2);
        make_gates(&p, 3, 9);
        least = least_cost(&p, NULL, 0);
        assert_int_equal(ask(f, &p, INFINITY, 0, &r), TIDU_OK);
        for (size_t k = 0; k < r.n_ways; k++) {
            uint64_t used = levers_of(&p, &r, &r.ways[k].way);

            assert_true(r.ways[k].way.cost >= (k ? r.ways[k - 1].way.cost : least));
            for (size_t i = 0; i < k; i++)
                assert_true((used & levers_of(&p, &r, &r.ways[i].way)) != levers_of(&p, &r, &r.ways[i].way));
        }
        if (r.n_ways)
            assert_true(r.ways[0].bound <= least && (!r.ways[0].is_proven || r.ways[0].way.cost == least));
        else
            assert_true(!r.is_proven || least == INFINITY);
        n_unproven += !r.is_proven;
        reach_clear(&r);
    }
    assert_true(n_unproven > 10);
}

static void memory_runs_out(void **state)
{
    const fixture *f = *state;
    problem p = {.gates = {{{1, 1, 0}, 3}}, .n_gates = 1};
    tidu_status status = TIDU_ENOMEM;
    size_t n_ways;
    reach r;

    make_levers(f, &p, 6, 2);
    assert_int_equal(ask(f, &p, INFINITY, 0, &r), TIDU_OK);
    n_ways = r.n_ways;
    reach_clear(&r);
    for (unsigned long k = 1; status; k += 1 + k / 16) {
        status = ask(f, &p, INFINITY, k, &r);
        assert_true(!status || status == TIDU_ENOMEM);
        if (!status)
            assert_int_equal(r.n_ways, n_ways);
        reach_clear(&r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_way_is_the_cheapest_that_is_other),
        cmocka_unit_test(an_early_end),
        cmocka_unit_test(memory_runs_out),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
