/* Counts of five thousand events against the same sum in 256 bits, and the division by one of them. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <gmp.h>

#include "numeric/event_count.h"
#include "numeric/normal.h"

enum { BITS = 256 };

static double chance_at(size_t i)
{
    return (double)((i * 2654435761u) % 100003) / 100003; /* from 0 to 1 in no order */
}

/* count[n + 1] in 256 bits. */
static void count_precisely(size_t n, mpf_t *count)
{
    mpf_t p, q, term;

    mpf_init2(p, BITS);
    mpf_init2(q, BITS);
    mpf_init2(term, BITS);
    for (size_t k = 0; k <= n; k++)
        mpf_init2(count[k], BITS);
    mpf_set_ui(count[0], 1);
    for (size_t i = 0; i < n; i++) {
        mpf_set_d(p, chance_at(i));
        mpf_ui_sub(q, 1, p);
        for (size_t k = i + 2; k-- > 0;) {
            mpf_mul(count[k], count[k], q);
            if (k) {
                mpf_mul(term, count[k - 1], p);
                mpf_add(count[k], count[k], term);
            }
        }
    }
    mpf_clear(p);
    mpf_clear(q);
    mpf_clear(term);
}

static void check_count(size_t n, double relative, double absolute)
{
    double *p = malloc((n + 1) * sizeof *p), *count = malloc((n + 1) * sizeof *count);
    mpf_t *precise = malloc((n + 1) * sizeof *precise);

    for (size_t i = 0; i < n; i++)
        p[i] = chance_at(i);
    assert_true(event_count_distribution(p, n, count));
    count_precisely(n, precise);
    for (size_t k = 0; k <= n; k++) {
        double is = mpf_get_d(precise[k]);

        if (fabs(count[k] - is) > relative * is + absolute)
            fail_msg("%zu of %zu: %.17g, not %.17g", k, n, count[k], is);
        mpf_clear(precise[k]);
    }
    free(p);
    free(count);
    free(precise);
}

/* Direct products keep the digits of small tails; transforms do not, but are good to 1e-15 of 1. */
static void counts_agree_with_exact_ones(void **state)
{
    (void)state;
    check_count(1, 1e-15, 0);
    check_count(1000, 1e-12, 1e-300);
    check_count(5000, 0, 1e-15);
}

static void an_event_is_taken_out_again(void **state)
{
    enum { N = 300 };
    double p[N], all[N + 1], without[N + 1], others[N + 1], rest[N];

    (void)state;
    for (size_t i = 0; i < N; i++)
        p[i] = chance_at(i + 1);
    assert_true(event_count_distribution(p, N, all));
    for (size_t i = 0; i < N; i += 7) {
        for (size_t m = 0, n = 0; m < N; m++) {
            if (m != i)
                rest[n++] = p[m];
        }
        assert_true(event_count_distribution(rest, N - 1, others));
        event_count_remove(all, N, p[i], without);
        for (size_t k = 0; k < N; k++)
            assert_true(fabs(without[k] - others[k]) < 1e-13);
    }
}

/* Even moments of a standard normal number are 1, 3, 15, 105 ... */
static void nodes_give_the_moments_of_a_normal_number(void **state)
{
    double nodes[32], weights[32], moment = 1;

    (void)state;
    assert_true(normal_nodes(32, nodes, weights));
    for (int power = 0; power <= 12; power += 2) {
        double sum = 0;

        for (size_t i = 0; i < 32; i++)
            sum += weights[i] * pow(nodes[i], power);
        moment *= power ? power - 1 : 1;
        assert_true(fabs(sum / moment - 1) < 1e-12);
    }
}

/* Two counts joined are that of all, by either way. */
static void joined_counts_are_one(void **state)
{
    static const size_t sizes[][2] = {{0, 0}, {0, 7}, {5, 3}, {300, 41}, {EVENT_COUNT_DIRECT + 5, EVENT_COUNT_DIRECT + 1}};

    (void)state;
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        size_t na = sizes[s][0], nb = sizes[s][1], n = na + nb;
        double *p = test_malloc((n + 1) * sizeof *p), *a = test_malloc((na + 1) * sizeof *a), *b = test_malloc((nb + 1) * sizeof *b);
        double *all = test_malloc((n + 2) * sizeof *all), *joined = test_malloc((n + 1) * sizeof *joined);

        for (size_t i = 0; i < n; i++)
            p[i] = (double)(i * 37 % 101) / 101;
        assert_true(event_count_distribution(p, na, a) && event_count_distribution(p + na, nb, b));
        assert_true(event_count_join(a, na, b, nb, joined));
        all[0] = 1;
        for (size_t i = 0; i < n; i++)
            event_count_add(all, i, p[i]);
        for (size_t k = 0; k <= n; k++)
            assert_true(fabs(joined[k] - all[k]) < 1e-14);
        test_free(p);
        test_free(a);
        test_free(b);
        test_free(all);
        test_free(joined);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_agree_with_exact_ones),
        cmocka_unit_test(an_event_is_taken_out_again),
        cmocka_unit_test(nodes_give_the_moments_of_a_normal_number),
        cmocka_unit_test(joined_counts_are_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
