/*
 * Standard output or a file as one kind of sink, with the treatment of closed pipes.
 */
#include "cli/output.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <stdio.h>

#include "cli/language.h"

static volatile sig_atomic_t is_pipe_closed;

static void note_closed_pipe(int signal_number)
{
    (void)signal_number;
    is_pipe_closed = 1;
}

void output_watch_pipe(void)
{
    struct sigaction action = {.sa_handler = note_closed_pipe};

    sigaction(SIGPIPE, &action, NULL);
    signal(SIGXFSZ, SIG_IGN); /* a file size limit then fails the write, like a full disk */
}

bool output_pipe_is_closed(void)
{
    return is_pipe_closed != 0;
}

tidu_status output_open(output *o, const char *path, tidu_error *err)
{
    *o = (output){.file = NULL};
    return path && strcmp(path, "-") ? tidu_file_open(path, &o->file, err) : TIDU_OK;
}

bool output_write(void *context, const char *bytes, size_t n)
{
    output *o = context;

    if (o->file)
        return tidu_file_write(o->file, bytes, n);
    if (o->has_failed)
        return false;
    if (o->sink ? o->sink(o->context, bytes, n) : fwrite(bytes, 1, n, stdout) == n) {
        if (o->sent)
            tidu_sent_add(o->sent, bytes, n);
        return true;
    }
    o->has_failed = true;
    o->reason = o->sink ? ENOMEM : errno;
    return false;
}

static tidu_status close_standard(const output *o, tidu_error *err)
{
    if (o->sink && !o->has_failed)
        return TIDU_OK;
    if (!o->sink && !o->has_failed && fflush(stdout) == 0 && !ferror(stdout))
        return TIDU_OK;
    if (is_pipe_closed)
        return TIDU_OK;
    if (err) {
        *err = (tidu_error){.status = TIDU_EIO};
        snprintf(err->message, sizeof err->message, "%s: %s", _("standard output cannot be written"),
                 strerror(o->has_failed ? o->reason : errno));
    }
    return TIDU_EIO;
}

tidu_status output_close(output *o, bool is_kept, tidu_error *err)
{
    tidu_file *file = o->file;

    if (!file)
        return close_standard(o, err);
    o->file = NULL;
    return tidu_file_close(file, is_kept, err);
}
