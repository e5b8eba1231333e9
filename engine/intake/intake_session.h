/*
 * The common begin and end of every intake: memory, mapping, report, strict mode.
 */
#ifndef INTAKE_INTAKE_SESSION_H
#define INTAKE_INTAKE_SESSION_H

#include "intake/intake_options.h"
#include "intake/mapping.h"
#include "intake/problem.h"
#include "table/byte_source.h"

typedef struct intake_session {
    arena *memory;       /* of the report and of the header's texts */
    const char *file;    /* in `memory` */
    const word_lists *words; /* of the dictionary */
    mapping *map;        /* or NULL */
    problems *found;     /* borrowed */
    size_t found_before; /* problems of earlier files */
} intake_session;

/* `d` NULL: the words are those of options->dictionary. Call intake_session_end also after a failure. */
tidu_status intake_session_begin(intake_session *s, const char *file,
                                 const intake_options *options, dictionary *d, problems *found,
                                 tidu_error *err);
void intake_session_end(intake_session *s);

/* The name of the file with its sheet, once that is known; false if memory is exhausted. */
bool intake_session_rename(intake_session *s, const char *name);

/* TIDU_EDATA if this file has a problem that is more than a note, with the first one. */
tidu_status intake_session_be_strict(const intake_session *s, tidu_error *err);

/* Fill in file, digests and mapping of the report, which takes ownership of the memory. */
tidu_status intake_session_report(intake_session *s, const byte_source *bytes,
                                  intake_report *report, tidu_error *err);

#endif
