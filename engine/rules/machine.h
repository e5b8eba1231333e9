/*
 * Runs a program over the rows of a binding, one batch at a time. One machine per thread; program and binding are
 * shared and not modified.
 */
#ifndef RULES_MACHINE_H
#define RULES_MACHINE_H

#include <stdint.h>

#include "rules/binding.h"
#include "rules/program.h"

/*
 * Rows per batch: small enough for the live registers to stay in the second-level cache, large enough for the hardware
 * prefetcher to pay off on each column.
 */
enum { MACHINE_BATCH = 4096 };

typedef struct machine machine;

/* Borrows both; NULL if memory is exhausted. */
machine *machine_new(const program *p, const binding *b);

/* The same with registers of one row only: cheap to create. */
machine *machine_new_for_row(const program *p, const binding *b);

/* For one row at a time; records the value of every node for machine_node_number and machine_node_truth. */
machine *machine_new_recording(const program *p, const binding *b);
void machine_free(machine *m);

/*
 * From now on, an output that three-valued logic leaves unknown is decided where all values that the dictionary allows
 * for the missing data agree (rules/interval.h). Call before machine_part_new. False if memory is exhausted.
 */
bool machine_use_limits(machine *m);

/* Compute rows first .. first + n - 1; n is at most MACHINE_BATCH, or 1. */
void machine_run(machine *m, size_t first, size_t n);

/*
 * A slice of a program for one machine: instructions, in order, that depend on no others, as found by program_needed.
 * NULL if memory is exhausted.
 */
typedef struct machine_part machine_part;
machine_part *machine_part_new(const machine *m, const uint32_t *steps, size_t n);
void machine_part_free(machine_part *part);

/* Compute the slice for one row; the other outputs keep the values of an earlier run. */
void machine_run_part(machine *m, const machine_part *part, size_t row);

/* Prefetch the cells of a row for a run of the slice (NULL: of everything) that follows soon. */
void machine_prefetch(const machine *m, const machine_part *part, size_t row);

/* The outputs of the last run, `n` of each; valid until the next run. */
const double *machine_number(const machine *m, size_t output);
const uint8_t *machine_truth(const machine *m, size_t output); /* numeric/truth.h */

/* For a recording machine: the value of a node in the last run; false if the program does not compute it. */
bool machine_node_number(const machine *m, const node *n, double *value);
bool machine_node_truth(const machine *m, const node *n, truth *value);

/* Number of comparisons decided by exact arithmetic so far. */
size_t machine_exact_count(const machine *m);

#endif
