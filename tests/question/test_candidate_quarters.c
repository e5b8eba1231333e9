/* Quarters of size and age against the quantile of type 7 in whole numbers, with figures that are equal, missing or of no candidate. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/date.h"
#include "dictionary.h"
#include "question/candidate_quarters.h"

enum { MOST = 40, YEAR = 2026, NOT_KNOWN = -1 };

static long day(int year, int month, int of_month)
{
    return date_to_days((date){year, month, of_month});
}

typedef struct sample {
    environment env;
    study s;
    double chances[MOST];
} sample;

/* Companies with so many employees each, founded so many years and a day before the application. */
static void make(sample *t, const int *employees, const int *ages, size_t n)
{
    dictionary *d = shipped_dictionary();

    *t = (sample){.s = {.binding = {.year = YEAR, .on = day(YEAR, 7, 2)}}, .env = {.dictionary = d}};
    t->s.env = &t->env;
    t->s.data.panel = panel_new(d);
    for (size_t i = 0; i < n; i++) {
        char code[32];
        int length = snprintf(code, sizeof code, "C%02zu", i);
        uint32_t company = panel_add_company(t->s.data.panel, code, (size_t)length);

        t->chances[i] = 0.5;
        if (employees[i] != NOT_KNOWN)
            panel_put_number(t->s.data.panel, company, dictionary_find(d, "employees"), YEAR - 1, employees[i]);
        if (ages[i] != NOT_KNOWN)
            panel_put_number(t->s.data.panel, company, dictionary_find(d, "founded_on"), PANEL_ANY_YEAR,
                             (double)day(YEAR - ages[i], 7, 1));
    }
}

static void clear(sample *t)
{
    panel_free(t->s.data.panel);
    dictionary_free(t->env.dictionary);
}

static int ascending(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

/* How many of the three bounds a figure is above. */
static size_t slow_place(const int *sorted, int n, int x)
{
    size_t place = 0;

    for (int k = 1; k < CANDIDATE_QUARTERS; k++) {
        int at = (n - 1) * k / 4, rest = (n - 1) * k % 4;

        place += 4 * x > 4 * sorted[at] + (rest ? rest * (sorted[at + 1] - sorted[at]) : 0);
    }
    return place;
}

static void places_are_those_of_the_quantiles(void **state)
{
    (void)state;
    srand(5);
    for (int trial = 0; trial < 200; trial++) {
        size_t n = 1 + (size_t)rand() % MOST, in[CANDIDATE_FIGURES] = {0};
        int figures[CANDIDATE_FIGURES][MOST], sorted[CANDIDATE_FIGURES][MOST];
        sample t;

        for (size_t i = 0; i < n; i++) {
            figures[CANDIDATE_SIZE][i] = rand() % 8 ? rand() % (trial % 2 ? 300 : 6) : NOT_KNOWN;
            figures[CANDIDATE_AGE][i] = rand() % 8 ? rand() % 30 : NOT_KNOWN;
        }
        make(&t, figures[CANDIDATE_SIZE], figures[CANDIDATE_AGE], n);
        for (size_t i = 0; i < n; i++) {
            if (rand() % 5 == 0)
                t.chances[i] = NAN;
            for (size_t f = 0; f < CANDIDATE_FIGURES; f++) {
                if (t.chances[i] == t.chances[i] && figures[f][i] != NOT_KNOWN)
                    sorted[f][in[f]++] = figures[f][i];
            }
        }
        for (size_t f = 0; f < CANDIDATE_FIGURES; f++) {
            candidate_quarters q;

            qsort(sorted[f], in[f], sizeof **sorted, ascending);
            assert_int_equal(candidate_quarters_find(&t.s, (candidate_figure)f, t.chances, &q, NULL), TIDU_OK);
            for (size_t i = 0; i < n; i++) {
                double x = candidate_figure_get(&t.s, (candidate_figure)f, (uint32_t)i);

                assert_true(cell_is_value(x) == (figures[f][i] != NOT_KNOWN) && (!cell_is_value(x) || x == figures[f][i]));
                if (figures[f][i] == NOT_KNOWN)
                    assert_int_equal(candidate_quarters_place(&q, x), CANDIDATE_QUARTERS);
                else if (in[f])
                    assert_int_equal(candidate_quarters_place(&q, x), slow_place(sorted[f], (int)in[f], figures[f][i]));
            }
        }
        clear(&t);
    }
}

static void bounds_are_whole(void **state)
{
    static const int employees[] = {5, 10, 20, 45}, ages[] = {1, 2, 3, 3};
    candidate_quarters q;
    sample t;

    (void)state;
    make(&t, employees, ages, 4);
    assert_int_equal(candidate_quarters_find(&t.s, CANDIDATE_SIZE, t.chances, &q, NULL), TIDU_OK);
    assert_true(q.bounds[0] == 8 && q.bounds[1] == 15 && q.bounds[2] == 26); /* 8.75, 15, 26.25 */
    assert_int_equal(candidate_quarters_find(&t.s, CANDIDATE_AGE, t.chances, &q, NULL), TIDU_OK);
    assert_true(q.bounds[0] == 1 && q.bounds[1] == 2 && q.bounds[2] == 3); /* 1.75, 2.5, 3 */
    allocate_fail_at(1);
    assert_int_equal(candidate_quarters_find(&t.s, CANDIDATE_AGE, t.chances, &q, NULL), TIDU_ENOMEM);
    allocate_fail_at(0);
    clear(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_those_of_the_quantiles),
        cmocka_unit_test(bounds_are_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
