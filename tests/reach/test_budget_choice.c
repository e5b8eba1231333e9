/* The best choice within a budget against trying every subset, and the chance of a count against adding up all outcomes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "base/allocate.h"
#include "budget_trial.h"
#include "numeric/event_count.h"

static void nothing_gains_more(void **state)
{
    size_t n_possible = 0, n_impossible = 0, n_several = 0;

    (void)state;
    for (int trial = 0; trial < 400; trial++) {
        budget_package p[TRIAL_MOST];
        budget_question q = {.packages = p, .n = draw_packages(p), .budget = draw(5) ? 1000.0 * (100 + draw(1200)) : INFINITY,
                             .slots = draw(6), .seconds = 10};
        budget_choice c;
        double best = -1, gain;
        size_t n_floors = 0;

        for (size_t by = 0; by < BUDGET_GROUPINGS; by++) {
            q.groupings[by] = (budget_grouping){TRIAL_GROUPS, draw(3) ? 0 : 1 + draw(2), draw(4) ? 0 : 1 + draw(2)};
            n_floors += q.groupings[by].least > 0;
        }
        for (unsigned set = 0; set < 1u << q.n; set++) {
            if (holds(&q, set, &gain) && gain > best)
                best = gain;
        }
        assert_int_equal(budget_choose(&q, &c, NULL), TIDU_OK);
        assert_true(c.is_possible == (best >= 0));
        if (c.is_possible) {
            unsigned set = 0;

            for (size_t i = 0; i < q.n; i++)
                set |= (unsigned)c.is_chosen[i] << i;
            assert_true(holds(&q, set, &gain));
            assert_true(fabs(gain - best) < 1e-9 && fabs(c.gain - best) < 1e-9 && c.is_proven);
        }
        n_possible += c.is_possible;
        n_impossible += !c.is_possible;
        n_several += c.is_possible && n_floors > 1;
        budget_choice_clear(&c);
    }
    assert_true(n_possible > 100 && n_impossible > 5 && n_several > 20);
}

static void nothing_to_choose_from(void **state)
{
    budget_question q = {.budget = 1};
    budget_choice c;

    (void)state;
    assert_int_equal(budget_choose(&q, &c, NULL), TIDU_OK);
    assert_true(c.is_possible && c.is_proven && c.n == 0 && c.gain == 0);
    budget_choice_clear(&c);
}

static void chance_of_a_count(void **state)
{
    (void)state;
    for (int trial = 0; trial < 50; trial++) {
        size_t n = 1 + draw(10), target = draw(12);
        double p[10], wanted = 0;

        for (size_t i = 0; i < n; i++)
            p[i] = draw(11) / 10.0;
        for (unsigned set = 0; set < 1u << n; set++) {
            double chance = 1;
            size_t count = 0;

            for (size_t i = 0; i < n; i++) {
                chance *= set >> i & 1 ? p[i] : 1 - p[i];
                count += set >> i & 1;
            }
            wanted += count >= target ? chance : 0;
        }
        assert_true(fabs(event_count_reach(p, n, target) - wanted) < 1e-12);
    }
}

static void memory_gives_out(void **state)
{
    budget_package p[2] = {{0, {0, 0, 0}, 1, 1}, {1, {0, 0, 0}, 1, 1}};
    budget_question q = {.packages = p, .n = 2, .budget = 1, .groupings = {{1, 1, 1}}, .seconds = 1};
    budget_choice c;

    (void)state;
    for (unsigned long k = 1; k < 9; k++) {
        tidu_status status;

        allocate_fail_at(k);
        status = budget_choose(&q, &c, NULL);
        allocate_fail_at(0);
        assert_true(status == TIDU_ENOMEM || status == TIDU_OK);
        assert_true(status == TIDU_OK || k < 8);
        budget_choice_clear(&c);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_gains_more),
        cmocka_unit_test(nothing_to_choose_from),
        cmocka_unit_test(chance_of_a_count),
        cmocka_unit_test(memory_gives_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
