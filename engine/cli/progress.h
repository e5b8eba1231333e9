/*
 * The progress of a long operation: one line on standard error, only on a terminal and only after a second, which is
 * erased when the operation is complete.
 */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/command.h"

typedef struct progress {
    const char *what;  /* "reading companies.csv" */
    bool is_bytes;     /* display in MB */
    bool is_shown;     /* may be shown at all */
    bool is_on_screen;
    int width;
    double began;      /* seconds */
    double last_drawn;
} progress;

/* what: translated, borrowed; is_bytes: the counts are bytes */
progress progress_begin(const invocation *call, const char *what, bool is_bytes);

/* A tidu_progress whose `context` is a progress; always returns true. */
bool progress_update(void *context, size_t done, size_t total);

void progress_end(progress *p);

#endif
