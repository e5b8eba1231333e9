/*
 * States of gates and direct passes, by column: the state of one condition for many companies, and the truth and the
 * probability of several together.
 */
#ifndef VERDICT_CONDITION_H
#define VERDICT_CONDITION_H

#include "verdict/assessment.h"

/* The state of a condition from the truths of its expressions and the decision of an expert (NaN: none). */
gate_state condition_state(const model_condition *c, uint8_t need, uint8_t applies, double judged);
double condition_chance(const model_condition *c, gate_state state);

/* The states of n companies. `applies` NULL: to all; `judged` NULL: no expert has decided. */
void condition_states(const model_condition *c, const uint8_t *need, const uint8_t *applies, const double *judged,
                      uint8_t *out, size_t n);

/* --- several conditions: states[condition * stride + company] --------------------- */

/* The minimum for gates (all must hold) or the maximum for direct passes (one suffices) of their truths. */
void condition_join_all(const uint8_t *states, size_t n_conditions, size_t stride, uint8_t *out, size_t n);
void condition_join_any(const uint8_t *states, size_t n_conditions, size_t stride, uint8_t *out, size_t n);

/* The probability that all gates hold, or that any direct pass does, taking conditions as independent. */
void condition_chance_all(const model_condition *c, const uint8_t *states, size_t n_conditions, size_t stride,
                          double *out, size_t n);
void condition_chance_any(const model_condition *c, const uint8_t *states, size_t n_conditions, size_t stride,
                          double *out, size_t n);

#endif
