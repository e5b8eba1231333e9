/*
 * A value that a table gives indirectly, by a later value and its growth rate in per cent: the base of `base_of:` in a
 * mapping, later / (1 + growth / 100).
 *
 * The quotient is rounded to a double. A growth rate recomputed from it agrees with the one in the file to 15 digits,
 * so comparisons with a threshold are not exact at the threshold itself.
 */
#ifndef INTAKE_INTAKE_GROWTH_H
#define INTAKE_INTAKE_GROWTH_H

#include "intake/intake_cell.h"

/*
 * `cell->base` is the column of the later value. The base stays missing if the growth or the later value is missing, or
 * if the later value is a problem in its own column. A growth that is not a number above -100% is reported. TIDU_OK or
 * TIDU_ENOMEM.
 */
tidu_status intake_growth_put(const intake_target *t, const plan_cell *cell,
                              const table_record *record, int year, tidu_error *err);

#endif
