/*
 * A change that a command makes without a file: into a pool, out of it, a visit, a task. Like an import it has a row of `import` with who
 * and when (its file is the command as typed, its options are "--entry"), so that it is listed, undone and left out of past days like
 * one.
 */
#ifndef STORE_STORE_ENTRY_H
#define STORE_STORE_ENTRY_H

#include "store/store_import_job.h"

typedef struct store_entry {
    store_import_job job; /* for the functions that write rows of an import */
    store_import_counts counts;
    intake_report report;
    char digest[65];
} store_entry;

/* Begin a transaction of a store that is open for writing. `command`: borrowed until the end. */
tidu_status store_entry_begin(store_entry *e, store *s, const char *command, tidu_error *err);

/* Commit if `status` is TIDU_OK, otherwise roll back. Returns `status`, or the failure of the commit. */
tidu_status store_entry_end(store_entry *e, tidu_status status);

#endif
