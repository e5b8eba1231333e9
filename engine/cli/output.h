/*
 * Where a command's data go: standard output or a file of --output. A file is
 * written under another name and takes its own when it is whole; a device or a
 * named pipe is written as it is.
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/tidu_error.h"

typedef struct output {
    FILE *stream;
    char path[1024];      /* "" for standard output */
    char unfinished[1040]; /* "" where what is written is in its place at once */
    bool has_failed;
    int reason; /* errno of the first failure */
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
