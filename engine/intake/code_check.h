/*
 * Codes in a panel held against the registers: what they do not know and what is no longer in
 * use is noted; the cells stay as they are.
 */
#ifndef INTAKE_CODE_CHECK_H
#define INTAKE_CODE_CHECK_H

#include "intake/intake_options.h"
#include "intake/problem.h"
#include "panel/code_register.h"

/*
 * Note the codes of region, industry and industry_2011 that the registers do not have or that were retired. A
 * kind or edition of which there is no register is not looked at.
 *
 * report  of the intake that filled `p`: file and columns
 *
 * TIDU_OK or TIDU_ENOMEM.
 */
tidu_status code_check(const panel *p, const intake_report *report, const code_register *codes,
                       problems *found, tidu_error *err);

/*
 * Give the companies without an industry the successor of their code of 2011, where the register has just one, and
 * note each. `stored` holds the industries that are known from before (NULL: none): they stay.
 */
tidu_status code_fill_industry(panel *p, const panel *stored, const intake_report *report,
                               const code_register *codes, problems *found, tidu_error *err);

/* Note the values of hightech_field that `is_known` does not take. */
tidu_status code_check_fields(const panel *p, const intake_report *report,
                              bool (*is_known)(const void *context, double code), const void *context,
                              problems *found, tidu_error *err);

/* "320685 海安市", "320502;320503": the successor of an answer; "" where there is none. */
void code_successor_text(const code_answer *a, char *text, size_t size);

#endif
