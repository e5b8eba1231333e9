/*
 * The slice of a program that must run again when a few cells of a row change: the outputs that depend on these cells,
 * and the instructions that those outputs need. The other outputs keep their values.
 */
#ifndef RULES_PROGRAM_SLICE_H
#define RULES_PROGRAM_SLICE_H

#include <stdint.h>

#include "panel/panel.h"
#include "rules/program.h"

/*
 * Which outputs may change with cells of the indicators changed[0..n-1] in any year, also through an indicator that
 * falls back on one of them. Fills touched[program_outputs(p)]; false if memory is exhausted.
 */
bool program_touched(const program *p, const dictionary *d, const int *changed, size_t n, bool *touched);

/*
 * The instructions that the wanted outputs need, in order, without those that are filled once.
 *
 * wanted   [program_outputs(p)]
 * steps    room for program_length(p)
 * n_steps  their number
 *
 * Returns false if memory is exhausted.
 */
bool program_needed(const program *p, const bool *wanted, uint32_t *steps, size_t *n_steps);

#endif
