/*
 * Conditions in columns against one at a time: every truth of both expressions, every word of an expert, and
 * chances multiplied by hand.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "base/cell.h"
#include "verdict/condition.h"

enum { ROWS = 3 * 3 * 3 * 11 };

static int word_truth(bool is_judged, double judged)
{
    return !is_judged ? TRUTH_TRUE : isnan(judged) ? TRUTH_UNKNOWN : judged > 0 ? TRUTH_TRUE : TRUTH_FALSE;
}

/*
 * Kleene's table of "it does not apply, or the expression holds and the expert agrees", by [expression][expert] as
 * false, unknown, true. It certainly applies: a no of either is a no. Whether it applies is unknown: that no is open,
 * while a yes of both is a yes either way.
 */
static gate_state expected_state(uint8_t need, uint8_t applies, bool is_judged, double judged)
{
    static const gate_state applying[3][3] = {
        {GATE_UNMET, GATE_UNMET, GATE_UNMET},
        {GATE_UNMET, GATE_UNKNOWN, GATE_UNKNOWN},
        {GATE_UNMET, GATE_JUDGED, GATE_MET},
    };
    static const gate_state unsure[3][3] = {
        {GATE_UNKNOWN, GATE_UNKNOWN, GATE_UNKNOWN},
        {GATE_UNKNOWN, GATE_UNKNOWN, GATE_UNKNOWN},
        {GATE_UNKNOWN, GATE_JUDGED, GATE_MET},
    };
    int word = word_truth(is_judged, judged);

    return applies == TRUTH_FALSE  ? GATE_NOT_APPLICABLE
           : applies == TRUTH_TRUE ? applying[need][word]
                                   : unsure[need][word];
}

/* A direct pass: the least of the three truths, whatever it is that is not known. */
static gate_state expected_pass(uint8_t need, uint8_t applies, bool is_judged, double judged)
{
    int word = word_truth(is_judged, judged);

    return applies == TRUTH_FALSE                             ? GATE_NOT_APPLICABLE
           : need == TRUTH_FALSE || word == TRUTH_FALSE       ? GATE_UNMET
           : need == TRUTH_UNKNOWN || applies == TRUTH_UNKNOWN ? GATE_UNKNOWN
           : word == TRUTH_UNKNOWN                            ? GATE_JUDGED
                                                              : GATE_MET;
}

static void every_state(void **state)
{
    static const double words[] = {0, 1, NAN};
    uint8_t need[ROWS], applies[ROWS], out[ROWS];
    double judged[ROWS];

    (void)state;
    for (int i = 0; i < ROWS; i++) {
        need[i] = (uint8_t)(i % 3);
        applies[i] = (uint8_t)(i / 3 % 3);
        judged[i] = isnan(words[i / 9 % 3]) ? cell_missing() : words[i / 9 % 3];
    }
    for (int k = 0; k < 16; k++) {
        model_condition c = {.is_judged = k & 1, .is_direct = k & 8};

        condition_states(&c, need, k & 2 ? applies : NULL, k & 4 ? judged : NULL, out, ROWS);
        for (int i = 0; i < ROWS; i++)
            assert_int_equal(out[i], (c.is_direct ? expected_pass : expected_state)(
                                         need[i], k & 2 ? applies[i] : TRUTH_TRUE, c.is_judged, k & 4 ? judged[i] : NAN));
    }
}

/* Rows in every state of three conditions: what does not apply, state 4, holds as a gate and passes nothing as a direct pass. */
static void together(void **state)
{
    static const model_condition c[3] = {
        {.prior = 0.5, .survival = 1}, {.prior = 0.25, .is_judged = true, .judged_prior = 0.75, .survival = 1}, {.prior = 0.125, .survival = 0.5}};
    static const double chances[3][5] = {{1, 0, 0.5, 1, 1}, {1, 0, 0.1875, 0.75, 1}, {0.5, 0, 0.0625, 0.5, 1}};
    static const uint8_t truths[5] = {TRUTH_TRUE, TRUTH_FALSE, TRUTH_UNKNOWN, TRUTH_UNKNOWN, TRUTH_TRUE};
    enum { N = 125 };
    uint8_t states[3 * N], all[N], any[N];
    double chance_all[N], chance_any[N];

    (void)state;
    for (int i = 0; i < N; i++) {
        states[i] = (uint8_t)(i % 5);
        states[N + i] = (uint8_t)(i / 5 % 5);
        states[2 * N + i] = (uint8_t)(i / 25);
    }
    condition_join_all(states, 3, N, all, N);
    condition_join_any(states, 3, N, any, N);
    condition_chance_all(c, states, 3, N, chance_all, N);
    condition_chance_any(c, states, 3, N, chance_any, N);
    for (int i = 0; i < N; i++) {
        double hold = 1, none = 1;
        uint8_t least = TRUTH_TRUE, greatest = TRUTH_FALSE;

        for (int k = 0; k < 3; k++) {
            uint8_t s = states[k * N + i];

            hold *= chances[k][s];
            least = truths[s] < least ? truths[s] : least;
            if (s == GATE_NOT_APPLICABLE)
                continue;
            none *= 1 - chances[k][s];
            greatest = truths[s] > greatest ? truths[s] : greatest;
        }
        assert_int_equal(all[i], least);
        assert_int_equal(any[i], greatest);
        assert_true(chance_all[i] == hold && chance_any[i] == 1 - none);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_state), cmocka_unit_test(together)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
