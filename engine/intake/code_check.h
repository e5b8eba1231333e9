/*
 * Checks the codes in a panel against the registers: unknown and retired codes are reported; the cells are not changed.
 */
#ifndef INTAKE_CODE_CHECK_H
#define INTAKE_CODE_CHECK_H

#include "intake/intake_options.h"
#include "intake/problem.h"
#include "panel/code_register.h"

/*
 * Report codes of region, industry and industry_2011 that are not in the registers or are retired. A kind or edition
 * without a register is not checked.
 *
 * report  of the intake that filled `p`: file and columns
 *
 * Returns TIDU_OK or TIDU_ENOMEM.
 */
tidu_status code_check(const panel *p, const intake_report *report, const code_register *codes,
                       problems *found, tidu_error *err);

/*
 * Fill in the industry of companies that have only a code of 2011, if the register has exactly one successor, and
 * report each. `stored` holds industries that are already known and are kept (NULL: none).
 */
tidu_status code_fill_industry(panel *p, const panel *stored, const intake_report *report,
                               const code_register *codes, problems *found, tidu_error *err);

/* Report values of hightech_field that are not accepted by `is_known`. */
tidu_status code_check_fields(const panel *p, const intake_report *report,
                              bool (*is_known)(const void *context, double code), const void *context,
                              problems *found, tidu_error *err);

/* The successor of an answer as text: "320685 海安市", "320502;320503"; "" if there is none. */
void code_successor_text(const code_answer *a, char *text, size_t size);

#endif
