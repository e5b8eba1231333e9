/*
 * Drawing in a sorted tail, against scanning for each point.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/allocate.h"
#include "composite/winsorise.h"

enum { N = 700 };

/* Tails of many kinds, with ties at the end, inside, and more of them than may be drawn in. */
static double value_of(int kind, size_t i)
{
    double u = fmod((double)i * 0.6180339887498949, 1);

    switch (kind) {
    case 0:
        return 1 / (u + 1e-3);
    case 1:
        return floor(8 / (u + 0.004));
    case 2:
        return u < 0.02 ? 900 + floor(10 * u) : u;
    case 3:
        return u < 0.06 ? 1e6 : u;
    case 4:
        return exp(7 * u * u * u * u);
    default:
        return u < 0.01 ? 1e12 * (u + 1) : u < 0.02 ? 1e5 + u : u;
    }
}

static bool is_too_much(const moments *m, const shape_rule *rule)
{
    return fabs(moments_skewness(m, 2)) >= rule->skewness && moments_kurtosis(m, 2) >= rule->kurtosis;
}

/* The value next to the end at `end`, and how many are drawn in to it. */
static double next_to(const double *x, size_t n, double end, bool is_low, size_t *beyond)
{
    double next = is_low ? INFINITY : -INFINITY;

    *beyond = 0;
    for (size_t i = 0; i < n; i++) {
        *beyond += is_low ? x[i] <= end : x[i] >= end;
        if (is_low ? x[i] > end && x[i] < next : x[i] < end && x[i] > next)
            next = x[i];
    }
    return next;
}

/* One point after the other. */
static shape_treatment scan(const double *x, size_t n, shape_rule rule, double *low, double *high)
{
    moments m = moments_of(x, n, -INFINITY, INFINITY);
    shape_treatment done = {.skewness = moments_skewness(&m, 2), .kurtosis = moments_kurtosis(&m, 2)};

    *low = -INFINITY;
    *high = INFINITY;
    done.is_low = done.skewness < 0;
    while (is_too_much(&m, &rule) && done.points < rule.points) {
        *(done.is_low ? low : high) = next_to(x, n, done.is_low ? m.least : m.greatest, done.is_low, &done.points);
        m = moments_of(x, n, *low, *high);
    }
    done.is_logged = is_too_much(&m, &rule);
    if (done.is_logged) {
        *low = -INFINITY;
        *high = INFINITY;
        done.points = 0;
    }
    return done;
}

static void as_by_scanning(void **state)
{
    static const size_t most[] = {0, 1, 5, 20, 70, N - 1, N, 2 * N};
    double x[N], work[N], low, high, wanted_low, wanted_high;
    size_t drawn = 0, logged = 0;

    (void)state;
    for (int kind = 0; kind < 6; kind++) {
        for (int sign = -1; sign <= 1; sign += 2) {
            for (size_t i = 0; i < N; i++)
                x[i] = sign * value_of(kind, i);
            for (size_t k = 0; k < sizeof most / sizeof *most; k++) {
                shape_rule rule = {1.2, 1, most[k]};
                moments m = moments_of(x, N, -INFINITY, INFINITY);
                shape_treatment got, wanted = scan(x, N, rule, &wanted_low, &wanted_high);

                assert_true(winsorise_fit(x, &m, rule, work, &low, &high, &got));
                assert_true(got.skewness == wanted.skewness && got.kurtosis == wanted.kurtosis);
                assert_true(got.points == wanted.points && got.is_low == wanted.is_low);
                assert_true(got.is_logged == wanted.is_logged && low == wanted_low && high == wanted_high);
                drawn += got.points > 5;
                logged += got.is_logged;
            }
        }
    }
    assert_true(drawn > 10 && logged > 10);
}

static void memory_runs_out(void **state)
{
    double x[N], work[N], low, high;
    shape_treatment done;
    moments m;

    (void)state;
    for (size_t i = 0; i < N; i++)
        x[i] = value_of(0, i);
    m = moments_of(x, N, -INFINITY, INFINITY);
    allocate_fail_at(1);
    assert_false(winsorise_fit(x, &m, (shape_rule){2, 3.5, 50}, work, &low, &high, &done));
    allocate_fail_at(0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_by_scanning),
        cmocka_unit_test(memory_runs_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
