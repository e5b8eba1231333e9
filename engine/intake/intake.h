/*
 * Intake: reads a table file into a panel.
 *
 *   bytes -> encoding -> CSV records -> header -> cells -> panel
 *
 * Canonical, Chinese-label and wide headers ("revenue@2021", "2021年营业收入")
 * are recognised; a mapping file (mapping.h) describes all others.
 */
#ifndef INTAKE_INTAKE_H
#define INTAKE_INTAKE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/tidu_error.h"
#include "casework/case_sheet.h"
#include "casework/pool_events.h"
#include "intake/intake_options.h"
#include "intake/problem.h"
#include "panel/applications.h"
#include "panel/code_register.h"
#include "panel/credentials.h"
#include "panel/panel.h"
#include "panel/typed_values.h"

/*
 * Read `path` ("-": standard input) into `p` and append problems to `found`. `report` may be NULL.
 *
 * Returns TIDU_OK, TIDU_ENOMEM, TIDU_ESTOPPED, TIDU_EMODEL (the mapping), or TIDU_EIO or TIDU_EDATA if the table cannot
 * be read: an empty file, only a header, a folder, no key column, a duplicate header, an invalid encoding, an unclosed
 * quote, a field over the limit, or when reading in parts a company whose rows are not contiguous. Single bad cells and
 * rows are problems, not failures, unless `is_strict`.
 */
tidu_status intake_read(const char *path, const intake_options *options, panel *p,
                        problems *found, intake_report *report, tidu_error *err);

/* A table in memory; `file` is its name in messages. */
typedef struct intake_bytes {
    const char *bytes;
    size_t length;
    const char *file;
} intake_bytes;

/* The same from memory. */
tidu_status intake_read_bytes(intake_bytes table, const intake_options *options, panel *p, problems *found,
                              intake_report *report, tidu_error *err);

/* Read a file of certificates: uscc,credential,granted_on,expires_on,number, or their Chinese labels. */
tidu_status intake_read_credentials(const char *path, const intake_options *options,
                                    credentials *into, problems *found, intake_report *report,
                                    tidu_error *err);

/* Read a list of applications: uscc,model,batch,year,status,day, or their Chinese labels. */
tidu_status intake_read_applications(const char *path, const intake_options *options, applications *into, problems *found,
                                     intake_report *report, tidu_error *err);

/* Read a list of values of targets: target,town,month,value,reason,evidence,entered_by, or their Chinese labels. */
tidu_status intake_read_target_values(const char *path, const intake_options *options, typed_values *into, problems *found,
                                      intake_report *report, tidu_error *err);

/*
 * Read a list of entries into pools and leavings: uscc,pool,state,day,entered_on,left_on,reason, or their Chinese labels. The pool is as it
 * is written there; a day that is not given is DATE_NO_END. A row of both is two events of one line, the entry first.
 */
tidu_status intake_read_pool_list(const char *path, const intake_options *options, pool_events *into, problems *found, intake_report *report,
                                  tidu_error *err);

/*
 * Read a register of codes: code,name and optionally revision (YYYYMM or a date), edition (of industries: 2011 or 2017)
 * and successor (codes separated by ';'), or their Chinese labels, or a mapping with these names in `columns` and
 * `constants`. A register with any error is refused: TIDU_EDATA with line and column for an invalid code, a missing
 * name, an industry without an edition, or a code that occurs twice with different names.
 */
tidu_status intake_read_register(const char *path, const intake_options *options, code_kind kind,
                                 code_register *into, problems *found, intake_report *report,
                                 tidu_error *err);

/*
 * Read a list of visits, or of tasks with what came of them, as the sheet says (case_sheet_new). As intake_read_applications; a row that
 * nobody has filled in is passed over.
 */
tidu_status intake_read_case(const char *path, const intake_options *options, case_sheet *into, problems *found, intake_report *report,
                             tidu_error *err);

#endif
