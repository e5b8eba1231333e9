/*
 * What is odd about a row as a whole: quotes, too few or too many cells, NUL bytes.
 */
#ifndef INTAKE_ROW_SHAPE_H
#define INTAKE_ROW_SHAPE_H

#include "intake/column_plan.h"
#include "intake/intake_target.h"

/* Report it. TIDU_OK or TIDU_ENOMEM. */
tidu_status row_shape_check(const intake_target *t, const intake_plan *plan, const table_record *record, tidu_error *err);

#endif
