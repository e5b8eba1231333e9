/*
 * Gates and direct passes, column by column: what each comes to for many companies, what all of them come to, and how
 * likely that is.
 */
#ifndef VERDICT_CONDITION_H
#define VERDICT_CONDITION_H

#include "verdict/assessment.h"

/* The state of a condition from the truths of its expressions and the expert's word (NaN: none). */
gate_state condition_state(const model_condition *c, uint8_t need, uint8_t applies, double judged);
double condition_chance(const model_condition *c, gate_state state);

/* The states of n companies. `applies` and `judged` may be NULL: to everybody, and no expert has spoken. */
void condition_states(const model_condition *c, const uint8_t *need, const uint8_t *applies, const double *judged,
                      uint8_t *out, size_t n);

/* --- several conditions: states[condition * stride + company] --------------------- */

/* The least (all must hold) or the greatest (one will do) of their truths. */
void condition_join_all(const uint8_t *states, size_t n_conditions, size_t stride, uint8_t *out, size_t n);
void condition_join_any(const uint8_t *states, size_t n_conditions, size_t stride, uint8_t *out, size_t n);

/* The chance that all hold, or that any does. Conditions are taken as independent. */
void condition_chance_all(const model_condition *c, const uint8_t *states, size_t n_conditions, size_t stride,
                          double *out, size_t n);
void condition_chance_any(const model_condition *c, const uint8_t *states, size_t n_conditions, size_t stride,
                          double *out, size_t n);

#endif
