/*
 * Contradictions between the cells of a company, looked for when all is read.
 */
#ifndef INTAKE_INTAKE_CHECK_H
#define INTAKE_INTAKE_CHECK_H

#include "intake/header_row.h"
#include "panel/panel.h"

/* Founded after a year with data; staff above all employees. TIDU_OK or TIDU_ENOMEM. */
tidu_status intake_check(const panel *p, const char *file, const header_row *header,
                         problems *found, tidu_error *err);

#endif
