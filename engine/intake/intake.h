/*
 * Intake: a table file as it arrives becomes a panel.
 *
 *   bytes -> encoding -> CSV records -> header -> cells -> panel
 *
 * Canonical, Chinese-label and wide headers ("revenue@2021", "2021年营业收入")
 * are recognised; a mapping file (mapping.h) says the rest.
 */
#ifndef INTAKE_INTAKE_H
#define INTAKE_INTAKE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/tidu_error.h"
#include "intake/intake_options.h"
#include "intake/problem.h"
#include "panel/code_register.h"
#include "panel/credentials.h"
#include "panel/panel.h"

/*
 * Read `path` ("-": standard input) into `p` and append to `found`.
 * `report` may be NULL. Fails with TIDU_EIO or TIDU_EDATA when nothing
 * sensible can be read (empty file, header alone, folder, no key column,
 * duplicate header, unreadable encoding, unclosed quote, a field over the limit; in parts
 * a company whose rows stand apart); single bad cells and rows are problems, not failures, unless `is_strict`.
 */
tidu_status intake_read(const char *path, const intake_options *options, panel *p,
                        problems *found, intake_report *report, tidu_error *err);

/* A table in memory; `file` only names it in messages. */
typedef struct intake_bytes {
    const char *bytes;
    size_t length;
    const char *file;
} intake_bytes;

/* The same from memory. */
tidu_status intake_read_bytes(intake_bytes table, const intake_options *options, panel *p, problems *found,
                              intake_report *report, tidu_error *err);

/* The credentials file: uscc,credential,granted_on,expires_on,number; Chinese labels too. */
tidu_status intake_read_credentials(const char *path, const intake_options *options,
                                    credentials *into, problems *found, intake_report *report,
                                    tidu_error *err);

/*
 * A register of codes: code,name and, where there are, revision (YYYYMM or a date), edition (of industries: 2011
 * or 2017) and successor (codes joined by ;); Chinese labels too, and a mapping with these names in `columns` and
 * `constants`. A register is right or is not taken: TIDU_EDATA with line and column for what is no code, a
 * name that is missing, an industry without its edition, a code that is doubled with another name.
 */
tidu_status intake_read_register(const char *path, const intake_options *options, code_kind kind,
                                 code_register *into, problems *found, intake_report *report,
                                 tidu_error *err);

#endif
