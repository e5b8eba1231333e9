/*
 * An answer on its way out, and its row in the record of exports: what leaves as a file, or as a standard output that is no terminal, of a
 * command that read a database. The commands say what they have written; the rest is done when their session is closed.
 */
#ifndef CLI_OUTGOING_H
#define CLI_OUTGOING_H

#include "api/tidu.h"
#include "cli/command.h"
#include "cli/output.h"

/* An answer that goes into a page and not to standard output: as a part of it, or in its own format. */
typedef struct page_answer {
    tidu_sink sink; /* takes its bytes */
    void *context;
    bool is_part;             /* TIDU_HTML_PART, with these of tidu_style: */
    size_t first_row, n_rows;
    const char *company_page;
    size_t most_rows;
    size_t rows; /* out: of its first table, with those that are not shown */
} page_answer;

typedef struct outgoing {
    const char *const *words; /* [n_words] of the command line behind "tidu" */
    size_t n_words;
    tidu_sent *sent;          /* what goes to standard output */
    const char *file;         /* what was written; NULL: standard output */
    const char *format;
    bool is_written;          /* and is complete */
    const char *user;         /* who asked; NULL: as the environment says */
    page_answer *page;        /* NULL: it goes into no page */
    /* of an answer that is computed again, and not recorded: */
    const char *instead;      /* the file that takes what would go to standard output; NULL: it is no such answer */
    void (*ended)(void *context, tidu_session *session); /* before the session is closed; or NULL */
    void *context;
} outgoing;

/* As output_open, for the answer of this command. */
tidu_status outgoing_open(const invocation *call, output *o, const char *path, tidu_error *err);

/* The style of an answer that is part of a page; false: it is none. */
bool outgoing_is_part(const invocation *call, const tidu_report *report, tidu_style *style);

/* The answer is complete: in this file or folder, or where the path is NULL or "-" on standard output. */
void outgoing_is_written(const invocation *call, const char *path, const char *format);

/* Close a session, and record the answer that was written from it. What is in the way of that is said. */
void session_close(const invocation *call, tidu_session *session);

#endif
