/*
 * Contradictions between the cells of a company, checked when everything has been read.
 */
#ifndef INTAKE_INTAKE_CHECK_H
#define INTAKE_INTAKE_CHECK_H

#include "intake/header_row.h"
#include "panel/panel.h"

/*
 * Report companies founded after a year with data, staff above the number of employees, figures a thousand times those of the
 * year before, and a mistyped year or unit. TIDU_OK or TIDU_ENOMEM.
 */
tidu_status intake_check(const panel *p, const char *file, const header_row *header,
                         problems *found, tidu_error *err);

#endif
