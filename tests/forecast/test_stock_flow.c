/*
 * The stock of a small district against every outcome: each member is walked through its months, the members of a batch are
 * enumerated given the panel, panels are integrated by the trapezium rule.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>

#include "base/allocate.h"
#include "forecast/pass_count.h"
#include "forecast/stock_flow.h"

enum { N = 11, MONTHS = 9, BATCHES = 2, NO = STOCK_NEVER };

/* Holders that stay, run out at several times, come back at once, later or never; newcomers; a known renewal. */
static const stock_member members[N] = {
    {true, NO, NO, 0, 1, 0},      {true, 2, 5, 0, 0.9, 0.8}, {true, 5, 5, 0, 1, 0.55}, {true, 0, 5, 0, 0.9, 0.3},
    {true, 3, NO, 0, 0.9, 0.95},  {true, 6, 8, 1, 0.9, 0.7}, {true, 7, 8, 1, 0.9, 0.66}, {true, 4, 4, 0, 1, 1},
    {false, NO, 5, 0, 1, 0.85},   {false, NO, 5, 0, 1, 0.4}, {false, NO, 1, 0, 1, 1},
};

/* One member, month by month, if a further certificate is granted with this chance: in the stock at the end of `month`. */
static double walk(const stock_member *m, int month, double granted, double revoked)
{
    double in = m->is_holder, out = m->is_holder ? 0 : 1; /* out: without a certificate, but free to apply */

    for (int t = 0; t <= month; t++) {
        in *= 1 - revoked;
        if (m->is_holder && t == m->ends) {
            out += in;
            in = 0;
        }
        if (t == m->again) {
            in += out * m->applies * granted;
            out *= 1 - m->applies * granted;
        }
    }
    return in;
}

static double given(double p, double sd, double z)
{
    double r = sd * sd / (1 + sd * sd);

    return p <= 0 || p >= 1 || sd == 0 ? p : gsl_cdf_ugaussian_P((gsl_cdf_ugaussian_Pinv(p) + sqrt(r) * z) / sqrt(1 - r));
}

/* Of those that `batch` judges in this set of members: count[n + 1] by all outcomes, over the panels. */
static void enumerate(const stock_member *m, size_t n, int batch, int month, double sd, double revoked, double *count)
{
    enum { POINTS = 1601 };
    const stock_member *own[N];
    size_t n_own = 0;

    for (size_t i = 0; i < n; i++) {
        if (m[i].batch == batch)
            own[n_own++] = &m[i];
    }
    for (size_t k = 0; k <= n; k++)
        count[k] = 0;
    for (int j = 0; j < (sd > 0 ? POINTS : 1); j++) {
        double z = sd > 0 ? -8 + 16.0 * j / (POINTS - 1) : 0, weight = sd > 0 ? gsl_ran_ugaussian_pdf(z) * 16 / (POINTS - 1) : 1;
        double p[N];

        for (size_t i = 0; i < n_own; i++)
            p[i] = walk(own[i], month, given(own[i]->chance, sd, z), revoked);
        for (unsigned outcome = 0; outcome < 1U << n_own; outcome++) {
            double chance = weight;
            size_t k = 0;

            for (size_t i = 0; i < n_own; i++) {
                chance *= outcome >> i & 1 ? p[i] : 1 - p[i];
                k += outcome >> i & 1;
            }
            count[k] += chance;
        }
    }
}

static void stock(const stock_member *m, size_t n, int month, double sd, double revoked, double *count)
{
    double first[N + 1], second[N + 1];

    enumerate(m, n, 0, month, sd, revoked, first);
    enumerate(m, n, 1, month, sd, revoked, second);
    for (size_t k = 0; k <= n; k++) {
        count[k] = 0;
        for (size_t i = 0; i <= k; i++)
            count[k] += first[i] * second[k - i];
    }
}

static double tail(const double *count, size_t n, size_t target)
{
    double sum = 0;

    for (size_t k = target; k <= n; k++)
        sum += count[k];
    return sum;
}

static stock_question question_of(double sd, double revoked)
{
    return (stock_question){members, N, MONTHS, BATCHES, sd, NULL, revoked};
}

static void the_stock_agrees_with_all_outcomes(void **state)
{
    static const double severities[] = {0, 0.2, 0.8}, shares[] = {0, 0.03};

    (void)state;
    for (size_t s = 0; s < 6; s++) {
        double sd = severities[s / 2], revoked = shares[s % 2], count[N + 1], below, reached;
        stock_question q = question_of(sd, revoked);
        stock_flow *f;

        assert_true(stock_flow_new(&q, &f));
        for (int t = 0; t < MONTHS; t++) {
            const stock_month *x = stock_flow_month(f, t);
            double mean = 0;
            size_t low = N, high = N;

            stock(members, N, t, sd, revoked, count);
            below = 0;
            for (size_t k = 0; k <= N; k++) {
                mean += (double)k * count[k];
                below += count[k];
                low = low == N && below >= 0.1 ? k : low;
                high = high == N && below >= 0.9 ? k : high;
            }
            assert_true(fabs(x->closing - mean) < 1e-7);
            assert_int_equal(x->low, low);
            assert_int_equal(x->high, high);
            assert_true(fabs(x->opening + x->fresh + x->renewed - x->expired - x->revoked - x->closing) < 1e-12);
            assert_true(!t || x->opening == stock_flow_month(f, t - 1)->closing);
        }
        assert_true(stock_flow_month(f, 0)->opening == 8);
        for (size_t target = 0; target <= N + 1; target++)
            assert_true(fabs(stock_flow_at_least(f, target) - tail(count, N, target)) < 1e-8);
        reached = 0;
        for (size_t k = 0; k <= N; k++)
            reached = tail(count, N, k) >= 0.8 ? (double)k : reached;
        assert_true((double)stock_flow_reached(f, 0.8) == reached);
        stock_flow_free(f);
    }
}

/* What is counted of single members adds up to the months. */
static void members_add_up_to_the_months(void **state)
{
    stock_question q = question_of(0.2, 0.01);
    stock_month all = {0}, one;
    stock_flow *f;
    double fresh = 0, renewed = 0, expired = 0, revoked = 0;

    (void)state;
    assert_true(stock_flow_new(&q, &f));
    for (size_t i = 0; i < N; i++) {
        stock_flow_member(&q, &members[i], &one);
        all.fresh += one.fresh;
        all.renewed += one.renewed;
        all.expired += one.expired;
        all.revoked += one.revoked;
        all.closing += one.closing;
        assert_true(fabs(one.closing - walk(&members[i], MONTHS - 1, members[i].chance, 0.01)) < 1e-12);
    }
    for (int t = 0; t < MONTHS; t++) {
        fresh += stock_flow_month(f, t)->fresh;
        renewed += stock_flow_month(f, t)->renewed;
        expired += stock_flow_month(f, t)->expired;
        revoked += stock_flow_month(f, t)->revoked;
    }
    assert_true(fabs(all.fresh - fresh) < 1e-12 && fabs(all.renewed - renewed) < 1e-12 && fabs(all.expired - expired) < 1e-12);
    assert_true(fabs(all.revoked - revoked) < 1e-12 && fabs(all.closing - stock_flow_month(f, MONTHS - 1)->closing) < 1e-12);
    stock_flow_free(f);
}

/* The number to file, by counting the district again with each newcomer. */
static void the_number_to_file_agrees_with_counting_again(void **state)
{
    static const double chances[] = {0.9, 0.5, 0.7};
    double at_least[4], count[N + 1];
    stock_member all[N];
    stock_question q = question_of(0.6, 0.02);
    stock_newcomers more = {chances, NULL, 3, 0, 5};
    size_t last;

    (void)state;
    q.n = 8; /* without the newcomers of the other tests */
    for (size_t i = 0; i < 8; i++)
        all[i] = members[i];
    for (size_t target = 1; target <= N; target++) {
        assert_true(stock_flow_by_number(&q, &more, target, 2, at_least, &last));
        assert_int_equal(last, 3);
        for (size_t n = 0; n <= 3; n++) {
            if (n)
                all[7 + n] = (stock_member){false, NO, 5, 0, 1, chances[n - 1]};
            stock(all, 8 + n, MONTHS - 1, 0.6, 0.02, count);
            assert_true(fabs(at_least[n] - tail(count, 8 + n, target)) < 1e-7);
        }
    }
    assert_true(stock_flow_by_number(&q, &more, 4, 0.2, at_least, &last));
    assert_int_equal(last, 0);
}

/* Nobody holds anything and 200 file: the count of passes. */
static void without_a_stock_it_is_the_count_of_passes(void **state)
{
    enum { FILED = 200 };
    stock_member m[FILED];
    double p[FILED];
    stock_question q = {m, FILED, 6, 1, 0.2, NULL, 0};
    stock_flow *f;
    pass_count *c;

    (void)state;
    for (size_t i = 0; i < FILED; i++) {
        p[i] = 0.85;
        m[i] = (stock_member){false, NO, 5, 0, 1, 0.85};
    }
    assert_true(stock_flow_new(&q, &f) && pass_count_new(&(pass_question){p, FILED, 0.2, NULL}, &c));
    assert_true(fabs(stock_flow_at_least(f, 170) - pass_count_at_least(c, 170)) < 1e-12);
    assert_true(stock_flow_month(f, 4)->closing == 0 && stock_flow_month(f, 4)->high == 0);
    assert_int_equal(stock_flow_month(f, 5)->low, pass_count_quantile(c, 0.1));
    stock_flow_free(f);
    pass_count_free(c);
}

static void memory_can_be_exhausted(void **state)
{
    stock_question q = question_of(0.2, 0.01);
    stock_flow *f = NULL;

    (void)state;
    for (unsigned long k = 1; !f; k++) {
        allocate_fail_at(k);
        stock_flow_new(&q, &f);
        allocate_fail_at(0);
        assert_true(k < 100);
    }
    stock_flow_free(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_stock_agrees_with_all_outcomes),
        cmocka_unit_test(members_add_up_to_the_months),
        cmocka_unit_test(the_number_to_file_agrees_with_counting_again),
        cmocka_unit_test(without_a_stock_it_is_the_count_of_passes),
        cmocka_unit_test(memory_can_be_exhausted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
