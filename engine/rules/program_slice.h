/*
 * The part of a program that must run again when a few cells of a row change: outputs that hang on these cells, and
 * the instructions that those outputs need. The other outputs are what they were.
 */
#ifndef RULES_PROGRAM_SLICE_H
#define RULES_PROGRAM_SLICE_H

#include <stdint.h>

#include "panel/panel.h"
#include "rules/program.h"

/*
 * Which outputs may change with cells of the indicators changed[0..n-1], whatever their years; also through an
 * indicator that falls back on one of them. Fills touched[program_outputs(p)]; false when memory is used up.
 */
bool program_touched(const program *p, const dictionary *d, const int *changed, size_t n, bool *touched);

/*
 * The instructions that the wanted outputs need, in order, without those that are filled once.
 *
 * wanted   [program_outputs(p)]
 * steps    room for program_length(p)
 * n_steps  how many there are
 *
 * Returns false when memory is used up.
 */
bool program_needed(const program *p, const bool *wanted, uint32_t *steps, size_t *n_steps);

#endif
