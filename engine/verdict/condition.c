/*
 * Combines the parts of a condition: a gate holds if it does not apply, or if its expression holds and an expert, where one
 * is asked, agrees; the "no" of either is enough once it certainly applies. A direct pass holds if it applies and the rest
 * does. Truths follow Kleene's strong three-valued logic (numeric/truth.h): all gates is the minimum, any direct pass is the
 * maximum of the truths of their states, where unknown and judged both are unknown, and what does not apply is no obstacle
 * as a gate and no help as a direct pass.
 *
 * Probabilities multiply, as conditions are taken as independent: all hold with prod p, any with 1 - prod (1 - p),
 * where p is 1 or 0 for a certain state (times the chance that it survives an audit, of those that are looked at again), the prior of the model for an unknown one, and the prior of an expert's
 * confirmation for a judged one (times the other if both are open).
 *
 * Loops over companies are branch-free, so that they vectorise; one condition per loop.
 */
#include "verdict/condition.h"

#include <string.h>

#include "base/cell.h"
#include "numeric/kernel.h"

gate_state condition_state(const model_condition *c, uint8_t need, uint8_t applies, double judged)
{
    bool has_word = c->is_judged && cell_is_value(judged);

    if (applies == TRUTH_FALSE)
        return GATE_NOT_APPLICABLE;
    if (need == TRUTH_FALSE || (has_word && !(judged > 0)))
        return applies == TRUTH_UNKNOWN && !c->is_direct ? GATE_UNKNOWN : GATE_UNMET;
    if (need == TRUTH_UNKNOWN || (applies == TRUTH_UNKNOWN && c->is_direct))
        return GATE_UNKNOWN;
    return c->is_judged && !has_word ? GATE_JUDGED : GATE_MET;
}

double condition_chance(const model_condition *c, gate_state state)
{
    double confirmed = c->is_judged ? c->judged_prior : 1;

    switch (state) {
    case GATE_MET:
        return c->survival;
    case GATE_NOT_APPLICABLE:
        return c->is_direct ? 0 : 1;
    case GATE_UNKNOWN:
        return c->prior * confirmed * c->survival;
    case GATE_JUDGED:
        return confirmed * c->survival;
    case GATE_UNMET:
        break;
    }
    return 0;
}

/* `met` is the state if the expression holds. */
KERNEL static void states_of_needs(const uint8_t *restrict need, uint8_t met, uint8_t *restrict out, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint8_t otherwise = need[i] == TRUTH_FALSE ? GATE_UNMET : GATE_UNKNOWN;

        out[i] = need[i] == TRUTH_TRUE ? met : otherwise;
    }
}

KERNEL static void states_of_applying(const uint8_t *restrict need, const uint8_t *restrict applies, uint8_t met,
                                      uint8_t *restrict out, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint8_t unmet = applies[i] == TRUTH_UNKNOWN ? GATE_UNKNOWN : GATE_UNMET;
        uint8_t otherwise = need[i] == TRUTH_FALSE ? unmet : GATE_UNKNOWN;
        uint8_t state = need[i] == TRUTH_TRUE ? met : otherwise;

        out[i] = applies[i] == TRUTH_FALSE ? GATE_NOT_APPLICABLE : state;
    }
}

void condition_states(const model_condition *c, const uint8_t *need, const uint8_t *applies, const double *judged,
                      uint8_t *out, size_t n)
{
    uint8_t met = c->is_judged ? GATE_JUDGED : GATE_MET;

    if (judged || (applies && c->is_direct)) {
        for (size_t i = 0; i < n; i++)
            out[i] = (uint8_t)condition_state(c, need[i], applies ? applies[i] : TRUTH_TRUE, judged ? judged[i] : cell_missing());
    } else if (applies) {
        states_of_applying(need, applies, met, out, n);
    } else {
        states_of_needs(need, met, out, n);
    }
}

/* --- several conditions ---------------------------------------------------------- */

/* `left_out` is the truth of what does not apply. */
static inline uint8_t state_truth(uint8_t state, uint8_t left_out)
{
    uint8_t open = state == GATE_UNKNOWN || state == GATE_JUDGED ? TRUTH_UNKNOWN : TRUTH_TRUE;

    open = state == GATE_NOT_APPLICABLE ? left_out : open;
    return state == GATE_UNMET ? TRUTH_FALSE : open;
}

KERNEL static void least_truth(const uint8_t *restrict state, uint8_t *restrict out, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint8_t t = state_truth(state[i], TRUTH_TRUE);

        out[i] = t < out[i] ? t : out[i];
    }
}

KERNEL static void greatest_truth(const uint8_t *restrict state, uint8_t *restrict out, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint8_t t = state_truth(state[i], TRUTH_FALSE);

        out[i] = t > out[i] ? t : out[i];
    }
}

void condition_join_all(const uint8_t *states, size_t n_conditions, size_t stride, uint8_t *out, size_t n)
{
    memset(out, TRUTH_TRUE, n);
    for (size_t c = 0; c < n_conditions; c++)
        least_truth(states + c * stride, out, n);
}

void condition_join_any(const uint8_t *states, size_t n_conditions, size_t stride, uint8_t *out, size_t n)
{
    memset(out, TRUTH_FALSE, n);
    for (size_t c = 0; c < n_conditions; c++)
        greatest_truth(states + c * stride, out, n);
}

/* Factors by state; for certain states 0 or 1. */
typedef struct factors {
    double met;
    double left_out; /* not applicable */
    double unmet;
    double unknown;
    double judged;
} factors;

KERNEL static void multiply(const uint8_t *restrict state, factors f, double *restrict out, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double by = state[i] == GATE_UNMET ? f.unmet : f.met;

        by = state[i] == GATE_NOT_APPLICABLE ? f.left_out : by;
        by = state[i] == GATE_UNKNOWN ? f.unknown : by;
        by = state[i] == GATE_JUDGED ? f.judged : by;
        out[i] *= by;
    }
}

static void fill_ones(double *out, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out[i] = 1;
}

void condition_chance_all(const model_condition *c, const uint8_t *states, size_t n_conditions, size_t stride,
                          double *out, size_t n)
{
    fill_ones(out, n);
    for (size_t k = 0; k < n_conditions; k++) {
        factors f = {condition_chance(&c[k], GATE_MET), 1, 0, condition_chance(&c[k], GATE_UNKNOWN), condition_chance(&c[k], GATE_JUDGED)};

        multiply(states + k * stride, f, out, n);
    }
}

void condition_chance_any(const model_condition *c, const uint8_t *states, size_t n_conditions, size_t stride,
                          double *out, size_t n)
{
    fill_ones(out, n); /* the probability that none holds */
    for (size_t k = 0; k < n_conditions; k++) {
        factors f = {1 - condition_chance(&c[k], GATE_MET), 1, 1, 1 - condition_chance(&c[k], GATE_UNKNOWN), 1 - condition_chance(&c[k], GATE_JUDGED)};

        multiply(states + k * stride, f, out, n);
    }
    for (size_t i = 0; i < n; i++)
        out[i] = 1 - out[i];
}
