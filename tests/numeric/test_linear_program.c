/*
 * Linear programmes whose optimum is known: by hand, from Beale (1955), or as the same for every split of it. GLPK running out of
 * memory, our own allocations failing, and programmes solved by several threads at once.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <glpk.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/allocate.h"
#include "numeric/linear_program.h"

enum { MOST_VARIABLES = 6, MOST_ROWS = 5, MANY = 240 };

typedef struct known {
    const char *what;
    size_t n, n_rows;
    double cost[MOST_VARIABLES], least[MOST_VARIABLES], most[MOST_VARIABLES];
    double rows[MOST_ROWS][MOST_VARIABLES], at_least[MOST_ROWS];
    linear_outcome outcome;
    double value;
    double x[MOST_VARIABLES]; /* NAN: there are several solutions */
} known;

static const known list[] = {
    {"two rows meet in (3, 1)", 2, 2, {3, 5}, {0, 0}, {10, 10}, {{1, 1}, {1, 3}}, {4, 6}, LINEAR_OPTIMAL, 14, {3, 1}},
    {"no rows: each to its cheaper bound", 2, 0, {2, -3}, {1.5, -2}, {4, 5.25}, {{0}}, {0}, LINEAR_OPTIMAL, 3 - 15.75, {1.5, 5.25}},
    {"a fixed variable pays for half", 2, 1, {7, 2}, {1.5, 0}, {1.5, 9}, {{2, 1}}, {6}, LINEAR_OPTIMAL, 10.5 + 6, {1.5, 3}},
    {"bounds below the row", 2, 1, {1, 1}, {0, 0}, {2, 2}, {{1, 1}}, {5}, LINEAR_INFEASIBLE, NAN, {0}},
    {"rows that exclude each other", 2, 2, {1, 1}, {-9, -9}, {9, 9}, {{1, -1}, {-1, 1}}, {1, 0.5}, LINEAR_INFEASIBLE, NAN, {0}},
    {"an empty row that holds", 1, 2, {4}, {0}, {8}, {{0}, {2}}, {-1, 5}, LINEAR_OPTIMAL, 10, {2.5}},
    {"an empty row that fails", 1, 1, {4}, {0}, {8}, {{0}}, {1}, LINEAR_INFEASIBLE, NAN, {0}},
    {"as cheap by either", 2, 1, {1, 1}, {0, 0}, {10, 10}, {{1, 1}}, {3}, LINEAR_OPTIMAL, 3, {NAN, NAN}},
    {"yuan beside persons", 2, 2, {148046, 1}, {0, 0}, {50, 1e6}, {{148046, 1}, {1, 0}}, {500000, 2.5}, LINEAR_OPTIMAL, 500000,
     {NAN, NAN}},
    /* Beale's example, on which the simplex method with the plainest rule goes in circles */
    {"degenerate", 4, 3, {-0.75, 150, -0.02, 6}, {0, 0, 0, 0}, {100, 100, 100, 100},
     {{-0.25, 60, 0.04, -9}, {-0.5, 90, 0.02, -3}, {0, 0, -1, 0}}, {0, 0, -1}, LINEAR_OPTIMAL, -0.05, {0.04, 0, 1, 0}},
    /* 20 and 30 in stock for 10, 25 and 15: the third is served by the first, whose rest saves most at the first place */
    {"a transport", 6, 5, {2, 3, 1, 5, 4, 8}, {0, 0, 0, 0, 0, 0}, {50, 50, 50, 50, 50, 50},
     {{-1, -1, -1, 0, 0, 0}, {0, 0, 0, -1, -1, -1}, {1, 0, 0, 1, 0, 0}, {0, 1, 0, 0, 1, 0}, {0, 0, 1, 0, 0, 1}},
     {-20, -30, 10, 25, 15}, LINEAR_OPTIMAL, 150, {5, 0, 15, 5, 25, 0}},
};

static linear_outcome solve(const known *k, double *x, double *value)
{
    double rows[MOST_ROWS * MOST_VARIABLES];

    for (size_t i = 0; i < k->n_rows; i++) {
        for (size_t j = 0; j < k->n; j++)
            rows[i * k->n + j] = k->rows[i][j];
    }
    return linear_program_solve(&(linear_program){k->n, k->n_rows, k->cost, k->least, k->most, rows, k->at_least}, x, value);
}

static bool is_as_known(const known *k)
{
    double x[MOST_VARIABLES] = {0}, value = NAN;
    bool ok = solve(k, x, &value) == k->outcome;

    if (k->outcome != LINEAR_OPTIMAL)
        return ok;
    ok &= fabs(value - k->value) <= 1e-9 * fmax(1, fabs(k->value));
    for (size_t i = 0; i < k->n; i++)
        ok &= isnan(k->x[i]) || fabs(x[i] - k->x[i]) <= 1e-9;
    return ok;
}

static void known_ones(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        if (!is_as_known(&list[i]))
            fail_msg("%s", list[i].what);
    }
}

static void memory_runs_out(void **state)
{
    double x[MOST_VARIABLES], value;

    (void)state;
    for (unsigned long k = 1; k <= 2; k++) {
        allocate_fail_at(k);
        assert_int_equal(solve(&list[0], x, &value), LINEAR_UNSOLVED);
        assert_int_equal(allocate_fail_at(0), 2);
    }
    assert_true(is_as_known(&list[0]));
    assert_int_equal(linear_program_solve(&(linear_program){0}, x, &value), LINEAR_UNSOLVED);
}

/* What has been printed since `file` took the place of stdout, which is put back. */
static long printed(FILE *file, int out)
{
    long size;

    fflush(stdout);
    size = (long)lseek(fileno(file), 0, SEEK_END);
    dup2(out, STDOUT_FILENO);
    close(out);
    fclose(file);
    return size;
}

/* A programme that needs more than the megabyte that GLPK is allowed: it would end the process. */
static void glpk_runs_out(void **state)
{
    double *one = malloc(MANY * MANY * sizeof *one), *zero = calloc(MANY, sizeof *zero), x[MANY], value;
    linear_program p = {MANY, MANY, one, zero, one, one, one};

    FILE *file = tmpfile();
    int out = dup(STDOUT_FILENO);
    linear_outcome first;
    long size;

    (void)state;
    assert_true(one && zero && file);
    for (size_t i = 0; i < MANY * MANY; i++)
        one[i] = 1;
    fflush(stdout);
    dup2(fileno(file), STDOUT_FILENO);
    glp_mem_limit(1);
    first = linear_program_solve(&p, x, &value);
    size = printed(file, out);
    assert_int_equal(first, LINEAR_UNSOLVED);
    assert_int_equal(size, 0);
    assert_int_equal(linear_program_solve(&p, x, &value), LINEAR_OPTIMAL); /* with memory again */
    assert_true(fabs(value - 1) < 1e-9);
    assert_true(is_as_known(&list[0]));
    free(one);
    free(zero);
}

static void from_many_threads(void **state)
{
    size_t wrong = 0, n = sizeof list / sizeof *list;

    (void)state;
#pragma omp parallel for schedule(dynamic) num_threads(6) reduction(+ : wrong)
    for (size_t i = 0; i < 300; i++)
        wrong += !is_as_known(&list[i % n]);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_ones),
        cmocka_unit_test(memory_runs_out),
        cmocka_unit_test(glpk_runs_out),
        cmocka_unit_test(from_many_threads),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
