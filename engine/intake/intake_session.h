/*
 * What every intake begins and ends with: memory, mapping, report, strictness.
 */
#ifndef INTAKE_INTAKE_SESSION_H
#define INTAKE_INTAKE_SESSION_H

#include "intake/intake_options.h"
#include "intake/mapping.h"
#include "intake/problem.h"
#include "table/byte_source.h"

typedef struct intake_session {
    arena *memory;       /* of the report and of the header's texts */
    const char *file;    /* lives in `memory` */
    mapping *map;        /* or NULL */
    problems *found;     /* borrowed */
    size_t found_before; /* problems of earlier files */
} intake_session;

/* On failure intake_session_end is still to be called. */
tidu_status intake_session_begin(intake_session *s, const char *file,
                                 const intake_options *options, dictionary *d, problems *found,
                                 tidu_error *err);
void intake_session_end(intake_session *s);

/* TIDU_EDATA with the first problem of this file that is more than a note. */
tidu_status intake_session_be_strict(const intake_session *s, tidu_error *err);

/* File, digests and mapping into the report, which takes the memory over. */
tidu_status intake_session_report(intake_session *s, const byte_source *bytes,
                                  intake_report *report, tidu_error *err);

#endif
