/*
 * The intraclass correlation against the table of an analysis of variance over every single answer, against its closed form for groups of one size, and
 * against the correlation that answers of a simulated beta-binomial law have.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "numeric/intraclass.h"
#include "numeric/beta.h"
#include "numeric/random.h"

/* One family, answer by answer: squares around means. */
static double by_answers(const intraclass_group *g, size_t n)
{
    double all = 0, yes = 0, between = 0, within = 0, squares = 0, n0, msb, msw;

    for (size_t i = 0; i < n; i++) {
        all += g[i].n;
        yes += g[i].yes;
        squares += g[i].n * g[i].n;
    }
    for (size_t i = 0; i < n; i++) {
        double mean = g[i].yes / g[i].n;

        for (double k = 0; k < g[i].n; k++) {
            double answer = k < g[i].yes;

            between += (mean - yes / all) * (mean - yes / all);
            within += (answer - mean) * (answer - mean);
        }
    }
    msb = between / ((double)n - 1);
    msw = within / (all - (double)n);
    n0 = (all - squares / all) / ((double)n - 1);
    return (msb - msw) / (msb + (n0 - 1) * msw);
}

static void one_family(void **state)
{
    static const intraclass_group g[] = {{3, 12, 3}, {3, 40, 31}, {3, 7, 0}, {3, 1, 1}, {3, 25, 12}};

    (void)state;
    assert_true(fabs(intraclass_correlation(g, 5) - by_answers(g, 5)) < 1e-14);
    assert_true(fabs(intraclass_correlation(g, 3) - by_answers(g, 3)) < 1e-14);
}

/* Groups of m with s^2 between their shares: rho = (m s^2 - msw) / (m s^2 + (m - 1) msw), msw = m / (m - 1) mean p (1 - p). */
static void closed_form_of_equal_groups(void **state)
{
    static const double yes[] = {4, 9, 13, 6, 17};
    intraclass_group g[5];
    double m = 20, mean = 0, spread = 0, msw = 0;

    (void)state;
    for (int i = 0; i < 5; i++) {
        g[i] = (intraclass_group){0, m, yes[i]};
        mean += yes[i] / m / 5;
    }
    for (int i = 0; i < 5; i++) {
        spread += (yes[i] / m - mean) * (yes[i] / m - mean) / 4;
        msw += yes[i] / m * (1 - yes[i] / m) / 5 * m / (m - 1);
    }
    assert_true(fabs(intraclass_correlation(g, 5) - (m * spread - msw) / (m * spread + (m - 1) * msw)) < 1e-14);
}

/* Families are compared within: what stands between them counts nothing. */
static void families_are_apart(void **state)
{
    static const intraclass_group same[] = {{0, 10, 2}, {0, 10, 2}, {1, 10, 9}, {1, 10, 9}}, crossed[] = {{0, 10, 2}, {0, 10, 9}, {1, 10, 9}, {1, 10, 2}};

    (void)state;
    assert_true(intraclass_correlation(same, 4) < 0);
    assert_true(intraclass_correlation(crossed, 4) > 0.3);
}

static void what_cannot_be_told(void **state)
{
    static const intraclass_group alone[] = {{0, 10, 2}, {1, 12, 9}}, single[] = {{0, 1, 1}, {0, 1, 0}, {0, 1, 0}}, equal[] = {{0, 5, 5}, {0, 6, 6}};

    (void)state;
    assert_true(isnan(intraclass_correlation(alone, 2)) && isnan(intraclass_correlation(single, 3)) && isnan(intraclass_correlation(equal, 2)) &&
                isnan(intraclass_correlation(alone, 0)));
    assert_true(isinf(intraclass_strength(NAN)) && isinf(intraclass_strength(0)) && isinf(intraclass_strength(-0.1)) && intraclass_strength(1) == 0);
    assert_true(fabs(intraclass_strength(0.1) - 9) < 1e-14);
    assert_true(intraclass_weight(0, 9) == 0 && intraclass_weight(0, 0) == 0 && intraclass_weight(5, 0) == 1 && intraclass_weight(27, 9) == 0.75 && intraclass_weight(27, INFINITY) == 0);
}

/* 4,000 groups of 3 to 30 whose shares follow Beta(2, 6): rho is 1 / 9, the strength 8. */
static void a_known_strength_is_found(void **state)
{
    enum { GROUPS = 4000 };
    static intraclass_group g[GROUPS];
    random_stream *r = random_stream_new(7);

    (void)state;
    assert_non_null(r);
    for (int i = 0; i < GROUPS; i++) {
        double share = beta_quantile(random_stream_next(r), 2, 6);

        g[i] = (intraclass_group){(size_t)i / 100, 3 + i % 28, 0};
        for (int k = 0; k < g[i].n; k++)
            g[i].yes += random_stream_next(r) < share;
    }
    random_stream_free(r);
    assert_true(fabs(intraclass_strength(intraclass_correlation(g, GROUPS)) - 8) < 0.8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_family),          cmocka_unit_test(closed_form_of_equal_groups), cmocka_unit_test(families_are_apart),
        cmocka_unit_test(what_cannot_be_told), cmocka_unit_test(a_known_strength_is_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
