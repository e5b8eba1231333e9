/*
 * Sums of claims against all that can come of them: every claim that is possible is paid for or not, every amount is its least or its
 * greatest, of a group and of a cost the highest is paid, no company gets more than the cap of a policy.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "verdict/award.h"

enum { POLICIES = 2, AWARDS = 4, CLAIMS = POLICIES * AWARDS };

typedef struct scene {
    policy_award awards[POLICIES][AWARDS];
    policy policies[POLICIES];
    award_claim claims[CLAIMS];
} scene;

static uint64_t state;

static uint32_t draw(uint32_t below)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(state >> 33) % below;
}

static void make(scene *s)
{
    static const char *const groups[] = {NULL, "a", "b"}, *const costs[] = {NULL, "rd", "land"};

    memset(s, 0, sizeof *s);
    for (int p = 0; p < POLICIES; p++) {
        s->policies[p].awards = s->awards[p];
        s->policies[p].n_awards = AWARDS;
        s->policies[p].most_each = draw(3) ? INFINITY : 5 + draw(20);
        for (int k = 0; k < AWARDS; k++) {
            award_claim *c = &s->claims[p * AWARDS + k];
            double most = s->policies[p].most_each;

            s->awards[p][k].group = groups[draw(3)];
            s->awards[p][k].cost = s->awards[p][k].group ? NULL : costs[draw(3)];
            *c = (award_claim){.policy = &s->policies[p], .award = (size_t)k, .state = (award_state)draw(3), .is_known = true, .is_counted = true, .instead = AWARD_NO_CLAIM};
            c->greatest = fmin(1 + draw(20), most);
            c->least = draw(2) ? c->greatest : floor(c->greatest * draw(4) / 4);
        }
    }
}

/* What is paid of the claims in `is_met`, with the amounts, to those that are counted in the sum. */
static double pay(const scene *s, unsigned is_met, unsigned is_high, const policy *only)
{
    double by[POLICIES] = {0}, sum = 0;

    for (int i = 0; i < CLAIMS; i++) {
        const award_claim *c = &s->claims[i];
        double amount = is_high >> i & 1 ? c->greatest : c->least;
        bool is_paid = is_met >> i & 1;

        for (int k = 0; k < CLAIMS && is_paid; k++) {
            double other = is_high >> k & 1 ? s->claims[k].greatest : s->claims[k].least;

            if (k != i && is_met >> k & 1 && award_are_one(c, &s->claims[k]) && (other > amount || (other == amount && k < i)))
                is_paid = false;
        }
        if (is_paid && (!only || c->policy == only))
            by[i / AWARDS] += amount;
    }
    for (int p = 0; p < POLICIES; p++)
        sum += fmin(by[p], s->policies[p].most_each);
    return sum;
}

/* The least and the greatest over all that can be. */
static void try_all(const scene *s, const policy *only, double *least, double *greatest)
{
    unsigned certain = 0, possible = 0;

    for (int i = 0; i < CLAIMS; i++) {
        certain |= (unsigned)(s->claims[i].state == AWARD_CERTAIN) << i;
        possible |= (unsigned)(s->claims[i].state == AWARD_POSSIBLE) << i;
    }
    *least = INFINITY;
    *greatest = 0;
    for (unsigned part = possible;; part = (part - 1) & possible) {
        for (unsigned high = 0; high < 1u << CLAIMS; high++) {
            double paid = pay(s, certain | part, high, only);

            *least = fmin(*least, paid);
            *greatest = fmax(*greatest, paid);
        }
        if (!part)
            return;
    }
}

static void sums_hold_whatever_is_found_out(void **unused)
{
    size_t tight = 0, all = 0;

    (void)unused;
    state = 20261130;
    for (int round = 0; round < 400; round++) {
        scene s;

        make(&s);
        for (int p = -1; p < POLICIES; p++) {
            const policy *only = p < 0 ? NULL : &s.policies[p];
            award_sum sum = award_sum_of(s.claims, CLAIMS, only);
            double least, greatest;

            try_all(&s, only, &least, &greatest);
            if (sum.least > least || sum.greatest < greatest)
                fail_msg("round %d, policy %d: %g to %g, but %g to %g can be", round, p, sum.least, sum.greatest, least, greatest);
            tight += sum.least == least && sum.greatest == greatest;
            all++;
        }
    }
    assert_true(tight * 10 > all * 6); /* bounds that always hold and are mostly attained */
}

static void an_unknown_amount_is_no_zero(void **unused)
{
    scene s;
    award_sum sum;

    (void)unused;
    state = 1;
    make(&s);
    for (int i = 0; i < CLAIMS; i++)
        s.claims[i].state = AWARD_NONE;
    s.policies[0].most_each = INFINITY;
    s.claims[0].state = s.claims[1].state = AWARD_CERTAIN;
    s.awards[0][0] = s.awards[0][1] = (policy_award){.group = "a"};
    s.claims[0].is_known = false;
    s.claims[1].least = s.claims[1].greatest = 7;
    sum = award_sum_of(s.claims, CLAIMS, NULL);
    assert_int_equal(sum.certain, 2);
    assert_int_equal(sum.unknown, 1);
    assert_true(sum.least == 7); /* the unknown one may be higher, but not lower the payment */
    s.claims[0].is_counted = false; /* a rival outside of the sum may be paid instead */
    sum = award_sum_of(s.claims, CLAIMS, NULL);
    assert_int_equal(sum.unknown, 0);
    assert_true(sum.least == 0 && sum.greatest == 7);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_hold_whatever_is_found_out),
        cmocka_unit_test(an_unknown_amount_is_no_zero),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
