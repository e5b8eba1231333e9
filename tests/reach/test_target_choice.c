/* The choice for a target against trying every subset: never worse than that of most expected passes, and near the best of all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/allocate.h"
#include "budget_trial.h"
#include "reach/target_choice.h"

enum { OTHERS = 4, COMPANIES = TRIAL_COMPANIES + OTHERS };

typedef struct trial {
    budget_package packages[TRIAL_MOST];
    double still[COMPANIES];
    budget_question budget;
    target_question target;
} trial;

/* Half of the companies begin from nothing; some of those without a package are no candidates. */
static void draw_trial(trial *t)
{
    bool has_floors = draw(2);

    t->budget = (budget_question){.packages = t->packages, .n = draw_packages(t->packages), .seconds = 10,
                                  .budget = 1000.0 * (100 + draw(1200)), .slots = draw(6)};
    for (size_t by = 0; by < BUDGET_GROUPINGS && has_floors; by++)
        t->budget.groupings[by] = (budget_grouping){TRIAL_GROUPS, draw(8) ? 0 : 1, draw(8) ? 0 : 1};
    for (size_t i = 0; i < COMPANIES; i++)
        t->still[i] = i >= TRIAL_COMPANIES && draw(3) == 0 ? NAN : draw(2) ? draw(100) / 100.0 : 0;
    for (size_t i = 0; i < t->budget.n; i++)
        t->packages[i].gain *= 1 - t->still[t->packages[i].company];
    t->target = (target_question){&t->budget, t->still, COMPANIES, 1 + draw(COMPANIES)};
}

/* By adding up every outcome of every candidate. */
static double slow_chance(const trial *t, unsigned set)
{
    double p[COMPANIES], wanted = 0;
    size_t n = 0;

    for (size_t i = 0; i < COMPANIES; i++) {
        if (t->still[i] != t->still[i])
            continue;
        p[n] = t->still[i];
        for (size_t k = 0; k < t->budget.n; k++)
            p[n] += (set >> k & 1) && t->packages[k].company == i ? t->packages[k].gain : 0;
        n++;
    }
    for (unsigned outcome = 0; outcome < 1u << n; outcome++) {
        double chance = 1;
        size_t count = 0;

        for (size_t i = 0; i < n; i++) {
            chance *= outcome >> i & 1 ? p[i] : 1 - p[i];
            count += outcome >> i & 1;
        }
        wanted += count >= t->target.target ? chance : 0;
    }
    return wanted;
}

static unsigned set_of(const budget_question *q, const uint8_t *is_chosen)
{
    unsigned set = 0;

    for (size_t i = 0; i < q->n; i++)
        set |= (unsigned)is_chosen[i] << i;
    return set;
}

static double best_chance(const trial *t)
{
    double best = -1, gain, chance;

    for (unsigned set = 0; set < 1u << t->budget.n; set++) {
        uint8_t is_chosen[TRIAL_MOST];

        for (size_t i = 0; i < t->budget.n; i++)
            is_chosen[i] = set >> i & 1;
        if (!holds(&t->budget, set, &gain))
            continue;
        assert_int_equal(target_chance(&t->target, is_chosen, &chance, NULL), TIDU_OK);
        best = fmax(best, chance);
    }
    return best;
}

static void nothing_is_much_likelier(void **state)
{
    double worst = 0, of_most = 0; /* what the best of all has more than the choice, and than most expected passes */
    size_t n = 0, n_better = 0;

    (void)state;
    for (int k = 0; k < 2000; k++) {
        trial t;
        budget_choice most;
        target_choice c;
        double chance, best, gain;
        unsigned set;

        draw_trial(&t);
        assert_int_equal(budget_choose(&t.budget, &most, NULL), TIDU_OK);
        if (most.is_possible) {
            assert_int_equal(target_choose(&t.target, &most, &c, NULL), TIDU_OK);
            assert_int_equal(target_chance(&t.target, most.is_chosen, &chance, NULL), TIDU_OK);
            set = set_of(&t.budget, c.choice.is_chosen);
            assert_true(holds(&t.budget, set, &gain));
            assert_true(fabs(gain - c.choice.gain) < 1e-12 && gain <= c.choice.bound + 1e-9);
            assert_true(fabs(c.chance - slow_chance(&t, set)) < 1e-12);
            assert_true(c.chance >= chance && c.n_compared >= 1);
            assert_true(c.choice.is_proven == (set == set_of(&t.budget, most.is_chosen)));
            best = best_chance(&t);
            worst = fmax(worst, best - c.chance);
            of_most = fmax(of_most, best - chance);
            n_better += c.chance > chance + 1e-9;
            n++;
            budget_choice_clear(&c.choice);
        }
        budget_choice_clear(&most);
    }
    assert_true(n > 1500 && n_better > 100);
    assert_true(worst < 0.02 && of_most > 0.05);
}

/* Two sure steps of 0.5 or one leap of 0.9 for the same money: most expected passes are two halves; one pass is likelier by the leap. */
static void spread_is_weighed(void **state)
{
    budget_package p[] = {{0, {0}, 100, 0.5}, {1, {0}, 100, 0.5}, {2, {0}, 200, 0.9}};
    double still[] = {0, 0, 0}, chance;
    budget_question b = {.packages = p, .n = 3, .budget = 200, .seconds = 10};
    target_question q = {&b, still, 3, 1};
    budget_choice most;
    target_choice c;

    (void)state;
    assert_int_equal(budget_choose(&b, &most, NULL), TIDU_OK);
    assert_true(most.n == 2 && most.gain == 1);
    assert_int_equal(target_choose(&q, &most, &c, NULL), TIDU_OK);
    assert_true(c.choice.is_chosen[2] && c.choice.n == 1 && fabs(c.chance - 0.9) < 1e-12 && c.n_compared == 2);
    assert_true(c.choice.cost == 200 && c.choice.bound == 1 && !c.choice.is_proven);
    budget_choice_clear(&c.choice);
    q.target = 2; /* what the leap cannot give */
    assert_int_equal(target_choose(&q, &most, &c, NULL), TIDU_OK);
    assert_true(c.choice.n == 2 && c.choice.is_proven && fabs(c.chance - 0.25) < 1e-12);
    budget_choice_clear(&c.choice);
    assert_int_equal(target_chance(&q, NULL, &chance, NULL), TIDU_OK);
    assert_true(chance == 0);
    budget_choice_clear(&most);
}

static void memory_gives_out(void **state)
{
    budget_package p[2] = {{0, {0}, 1, 0.5}, {1, {0}, 1, 0.25}};
    double still[] = {0, 0.25};
    budget_question b = {.packages = p, .n = 2, .budget = 1, .seconds = 1};
    target_question q = {&b, still, 2, 1};
    budget_choice most;
    tidu_status status = TIDU_ENOMEM;
    unsigned long k = 1;

    (void)state;
    assert_int_equal(budget_choose(&b, &most, NULL), TIDU_OK);
    for (; status; k++) {
        target_choice c;

        allocate_fail_at(k);
        status = target_choose(&q, &most, &c, NULL);
        allocate_fail_at(0);
        assert_true(status == TIDU_ENOMEM || status == TIDU_OK);
        budget_choice_clear(&c.choice);
    }
    assert_true(k > 5);
    budget_choice_clear(&most);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_much_likelier),
        cmocka_unit_test(spread_is_weighed),
        cmocka_unit_test(memory_gives_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
