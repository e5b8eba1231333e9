/*
 * Rates and what is missing to an aim, against every world that the unknown leaves open: each company that may be meant is or is not, and each
 * that may be reached is or is not. The ends of an interval are the extremes of these worlds.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "question/coverage_study.h"

typedef struct worlds {
    double least, greatest;
    size_t few, many; /* still to be reached */
} worlds;

/* The smallest number that brings `reached` of `meant` to num / den, found one by one. */
static size_t to_reach(size_t meant, size_t reached, size_t num, size_t den)
{
    size_t k = 0;

    while ((reached + k) * den < num * meant)
        k++;
    return k;
}

static void look_at(size_t meant, size_t reached, size_t num, size_t den, worlds *w)
{
    size_t k = to_reach(meant, reached, num, den);

    if (meant) {
        w->least = fmin(w->least, (double)reached / (double)meant);
        w->greatest = fmax(w->greatest, (double)reached / (double)meant);
    }
    w->few = k < w->few ? k : w->few;
    w->many = k > w->many ? k : w->many;
}

/* Of the open cells so many each turn out meant, and of those with both unknown so many of them reached. */
static worlds all_worlds(const coverage_count *c, size_t num, size_t den)
{
    const size_t *in = c->cells[TRUTH_TRUE], *maybe = c->cells[TRUTH_UNKNOWN];
    worlds w = {INFINITY, -INFINITY, SIZE_MAX, 0};

    for (size_t u = 0; u <= in[1]; u++) {
        for (size_t q = 0; q <= maybe[0]; q++) {
            for (size_t r = 0; r <= maybe[1]; r++) {
                for (size_t s = 0; s <= r; s++) {
                    for (size_t p = 0; p <= maybe[2]; p++)
                        look_at(in[0] + in[1] + in[2] + q + r + p, in[2] + u + s + p, num, den, &w);
                }
            }
        }
    }
    return w;
}

static void intervals_are_extremes(void **state)
{
    static const size_t aims[][2] = {{82, 100}, {1, 1}, {1, 3}, {7, 8}};

    (void)state;
    for (unsigned code = 0; code < 729; code++) { /* 0, 1 and 3 in each of the six cells that count */
        static const size_t sizes[] = {0, 1, 3};
        coverage_count c = {.worth = 0};
        unsigned rest = code;
        double least, greatest;

        for (int i = 0; i < 6; i++, rest /= 3)
            c.cells[TRUTH_UNKNOWN + i / 3][i % 3] = sizes[rest % 3];
        c.cells[TRUTH_FALSE][TRUTH_TRUE] = 5;
        for (size_t a = 0; a < sizeof aims / sizeof *aims; a++) {
            worlds w = all_worlds(&c, aims[a][0], aims[a][1]);
            double aim = (double)aims[a][0] / (double)aims[a][1];
            coverage_interval n = coverage_missing(&c, aim);

            coverage_rate(&c, &least, &greatest);
            if (isinf(w.least)) {
                assert_true(isnan(least) && isnan(greatest));
                continue;
            }
            assert_true(least == w.least && greatest == w.greatest);
            if (aims[a][1] != 3) { /* a third is no number of millionths */
                assert_int_equal(n.least, w.few);
                assert_int_equal(n.greatest, w.many);
            }
        }
    }
}

/* An aim is exact to a millionth: 0.07 of 100 is 7, which doubles make 7.000000000000001. */
static void aims_are_exact(void **state)
{
    coverage_count c = {.cells = {[TRUTH_TRUE] = {100, 0, 0}}};

    (void)state;
    assert_int_equal(coverage_missing(&c, 0.07).least, 7);
    assert_int_equal(coverage_missing(&c, 0.070001).least, 8);
    assert_int_equal(coverage_missing(&c, 1).greatest, 100);
    c.cells[TRUTH_TRUE][TRUTH_FALSE] = 8;
    c.cells[TRUTH_TRUE][TRUTH_TRUE] = 92;
    assert_int_equal(coverage_missing(&c, 0.82).greatest, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(intervals_are_extremes), cmocka_unit_test(aims_are_exact)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
