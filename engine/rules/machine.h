/*
 * Runs a program over the rows of a binding, a batch at a time. One machine a
 * thread; program and binding are shared and not changed.
 */
#ifndef RULES_MACHINE_H
#define RULES_MACHINE_H

#include <stdint.h>

#include "rules/binding.h"
#include "rules/program.h"

/*
 * Rows of a batch: the registers that are in use stay in the second-level cache, and a column is read so far in one go
 * that the memory's own reading ahead gets going.
 */
enum { MACHINE_BATCH = 4096 };

typedef struct machine machine;

/* Borrows both; NULL when memory is used up. */
machine *machine_new(const program *p, const binding *b);

/* The same with room for one row at a time only: quick to make. */
machine *machine_new_for_row(const program *p, const binding *b);

/* For one row at a time, whose every value is written down: machine_node_number and machine_node_truth ask for them. */
machine *machine_new_recording(const program *p, const binding *b);
void machine_free(machine *m);

/*
 * From now on an output that three-valued logic leaves unknown is true or false where every value that the dictionary
 * allows for the missing data makes it so (rules/interval.h). Call before a part is made. False when memory is used up.
 */
bool machine_use_limits(machine *m);

/* Compute rows first .. first + n - 1; n is at most MACHINE_BATCH, or 1. */
void machine_run(machine *m, size_t first, size_t n);

/*
 * A part of a program, for one machine: instructions in order that need nothing of the others, as program_needed finds
 * them. NULL when memory is used up.
 */
typedef struct machine_part machine_part;
machine_part *machine_part_new(const machine *m, const uint32_t *steps, size_t n);
void machine_part_free(machine_part *part);

/* Compute of one row what belongs to the part; the other outputs are left over from another row. */
void machine_run_part(machine *m, const machine_part *part, size_t row);

/* Bring the cells of a row on their way to the processor, for a run of the part (NULL: all) that comes soon. */
void machine_prefetch(const machine *m, const machine_part *part, size_t row);

/* The outputs of the last run, `n` of each; valid until the next run. */
const double *machine_number(const machine *m, size_t output);
const uint8_t *machine_truth(const machine *m, size_t output); /* numeric/truth.h */

/* Of a machine that records: what a node came to in the last run; false when the program never computes it. */
bool machine_node_number(const machine *m, const node *n, double *value);
bool machine_node_truth(const machine *m, const node *n, truth *value);

/* How many comparisons were decided by exact arithmetic since the machine was made. */
size_t machine_exact_count(const machine *m);

#endif
