/*
 * An answer on its way out, and its row in the record of exports: what leaves as a file, or as a standard output that is no terminal, of a
 * command that read a database. The commands say what they have written; the rest is done when their session is closed.
 */
#ifndef CLI_OUTGOING_H
#define CLI_OUTGOING_H

#include "api/tidu.h"
#include "cli/command.h"
#include "cli/output.h"

typedef struct outgoing {
    const char *const *words; /* [n_words] of the command line behind "tidu" */
    size_t n_words;
    tidu_sent *sent;          /* what goes to standard output */
    const char *file;         /* what was written; NULL: standard output */
    const char *format;
    bool is_written;          /* and is complete */
    /* of an answer that is computed again, and not recorded: */
    const char *instead;      /* the file that takes what would go to standard output; NULL: it is no such answer */
    void (*ended)(void *context, tidu_session *session); /* before the session is closed; or NULL */
    void *context;
} outgoing;

/* As output_open, for the answer of this command. */
tidu_status outgoing_open(const invocation *call, output *o, const char *path, tidu_error *err);

/* The answer is complete: in this file or folder, or where the path is NULL or "-" on standard output. */
void outgoing_is_written(const invocation *call, const char *path, const char *format);

/* Close a session, and record the answer that was written from it. What is in the way of that is said. */
void session_close(const invocation *call, tidu_session *session);

#endif
