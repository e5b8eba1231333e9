/*
 * The output of a command: standard output or a file (tidu_file).
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu_export.h"
#include "api/tidu_report.h"

typedef struct output {
    tidu_file *file; /* NULL: standard output */
    bool has_failed;   /* writing standard output has failed, */
    int reason;        /* first with this errno */
    tidu_sink sink;    /* takes what would go to standard output; NULL: it goes there */
    void *context;
    tidu_sent *sent;   /* counts what goes to standard output; borrowed, or NULL */
} output;

/* path NULL or "-": standard output. Returns TIDU_OK, TIDU_EIO or TIDU_ENOMEM. */
tidu_status output_open(output *o, const char *path, tidu_error *err);

/* A sink whose `context` is an output. False if nothing more can be written. */
bool output_write(void *context, const char *bytes, size_t n);

/*
 * Complete the output, or discard an unfinished file if `is_kept` is false. A closed pipe is TIDU_OK, a full disk
 * TIDU_EIO.
 */
tidu_status output_close(output *o, bool is_kept, tidu_error *err);

/* From now on writing to a closed pipe fails instead of ending the program. */
void output_watch_pipe(void);

/* Whether the reader of standard output has closed the pipe. */
bool output_pipe_is_closed(void);

#endif
