/*
 * The largest remainder on the textbook's example (ten seats by a Hare quota of 10,000 votes: 5, 2, 1, 1, 1, 0), on quotas that are whole, on
 * ties, and with the sum of any weights; T3: the classes that a district gives its own seven indicators.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "model/light_rules.h"
#include "target/target_class.h"
#include "target/target_split.h"

static void known_splits(void **state)
{
    static const struct {
        double weights[6];
        size_t n, total;
        size_t steps[6];
    } cases[] = {{{47000, 16000, 15900, 12000, 6000, 3100}, 6, 10, {5, 2, 1, 1, 1, 0}},
                 {{1, 1, 1}, 3, 10, {4, 3, 3}},
                 {{1, 1, 1}, 3, 2, {1, 1, 0}},
                 {{10, 7, 3, 2}, 4, 42, {19, 13, 6, 4}},
                 {{0.1, 0.2, 0.3, 0.4}, 4, 100, {10, 20, 30, 40}},
                 {{0, 5, 0}, 3, 7, {0, 7, 0}},
                 {{3}, 1, 0, {0}}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t steps[6];

        assert_true(target_split_steps(cases[i].weights, cases[i].n, cases[i].total, steps));
        for (size_t k = 0; k < cases[i].n; k++)
            assert_int_equal(steps[k], cases[i].steps[k]);
    }
}

/* Any weights: the sum is kept, and nobody is a whole step away from the quota. */
static void sums_are_kept(void **state)
{
    unsigned seed = 7;

    (void)state;
    for (int round = 0; round < 2000; round++) {
        double weights[13], sum = 0;
        size_t steps[13], total, got = 0;

        for (size_t i = 0; i < 13; i++) {
            seed = seed * 1103515245u + 12345u;
            weights[i] = (double)(seed >> 16 & 0x3ff) / 7;
            sum += weights[i];
        }
        seed = seed * 1103515245u + 12345u;
        total = seed >> 16 & 0xfff;
        assert_true(target_split_steps(weights, 13, total, steps));
        for (size_t i = 0; i < 13; i++) {
            double away = (double)steps[i] - (double)total * weights[i] / sum;

            assert_true(away > -1 && away < 1);
            got += steps[i];
        }
        assert_int_equal(got, total);
    }
}

static void ningbo(void **state)
{
    static const struct {
        const char *cells[CLASS_PARTS];
        const char *zh;
    } rows[] = {{{"1", "", ""}, "优势"},         {{"第一", "", ""}, "优势"},       {{"前列", "中等", ""}, "关注"},     {{"near the top", "60%", ""}, "关注"},
                {{"前列", "", "难度很大"}, "短板"}, {{"1", "", "难度很大"}, "短板"}, {{"2", "59.9", "30"}, "短板"}, {{"1", "95", "30.1"}, "短板"}};
    light_rules *x;
    class_answer a;

    (void)state;
    assert_int_equal(light_rules_load("models/practice/lights.yaml", &x, NULL), TIDU_OK);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (int p = 0; p < CLASS_PARTS; p++)
            assert_true(target_class_grade(x->sorting, (class_part)p, rows[i].cells[p], &a.grades[p], &a.is_on_line[p]));
        target_class_find(x->sorting, &a);
        assert_non_null(a.found);
        assert_string_equal(a.found->name.zh, rows[i].zh);
    }
    assert_false(target_class_grade(x->sorting, CLASS_RANK, "second", &a.grades[0], &a.is_on_line[0]));
    assert_true(target_class_grade(x->sorting, CLASS_COMPLETION, "60", &a.grades[1], &a.is_on_line[1]) && a.is_on_line[1]);
    light_rules_free(x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(known_splits), cmocka_unit_test(sums_are_kept), cmocka_unit_test(ningbo)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
