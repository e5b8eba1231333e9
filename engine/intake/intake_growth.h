/*
 * A value that a table gives by what it has become and how much it has grown, in percent:
 * the base of `base_of:` in a mapping, later / (1 + growth / 100).
 *
 * The quotient is kept as a double of 15 digits: a growth rate computed from it again is the
 * one in the file up to the last of them, so no border can be told to be exact.
 */
#ifndef INTAKE_INTAKE_GROWTH_H
#define INTAKE_INTAKE_GROWTH_H

#include "intake/intake_cell.h"

/*
 * `cell->base` is the column of the later value. A growth or a later value that is missing, or
 * a later value that is a problem of its own column, leaves the base missing; a growth that is
 * no number above -100% is noted. TIDU_ENOMEM.
 */
tidu_status intake_growth_put(const intake_target *t, const plan_cell *cell,
                              const csv_record *record, int year, tidu_error *err);

#endif
