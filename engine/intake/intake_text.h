/*
 * Reads a text cell into the panel: names as written, codes as plain ASCII.
 */
#ifndef INTAKE_INTAKE_TEXT_H
#define INTAKE_INTAKE_TEXT_H

#include "intake/column_plan.h"
#include "intake/intake_target.h"
#include "table/record.h"

/* TIDU_OK, also if the cell was a problem, or TIDU_ENOMEM. */
tidu_status intake_text_put(const intake_target *t, const plan_cell *cell, const table_field *field,
                            tidu_error *err);

#endif
