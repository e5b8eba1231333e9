/*
 * Where a command's data go: standard output or a file (tidu_file).
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu_report.h"

typedef struct output {
    tidu_file *file; /* NULL: standard output */
    bool has_failed;   /* standard output, */
    int reason;        /* with this errno at first */
} output;

/* path  NULL or "-": standard output. TIDU_OK, TIDU_EIO. */
tidu_status output_open(output *o, const char *path, tidu_error *err);

/* A sink: `context` is an output. False when nothing more can be written. */
bool output_write(void *context, const char *bytes, size_t n);

/*
 * Finish, or with `is_kept` false throw an unfinished file away. A closed pipe
 * is TIDU_OK; a full disk is TIDU_EIO.
 */
tidu_status output_close(output *o, bool is_kept, tidu_error *err);

/* From now on a pipe whose reader has gone ends the writing, not the program. */
void output_watch_pipe(void);

/* The reader has gone: what was still to be said is not wanted. */
bool output_pipe_is_closed(void);

#endif
