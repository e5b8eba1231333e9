#include "cli/output.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

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
}

bool output_pipe_is_closed(void)
{
    return is_pipe_closed != 0;
}

static tidu_status fail(tidu_error *err, const char *path, const char *what)
{
    if (err) {
        *err = (tidu_error){.status = TIDU_EIO};
        snprintf(err->file, sizeof err->file, "%.*s", (int)sizeof err->file - 1, path);
        snprintf(err->message, sizeof err->message, "%s: %s", what, strerror(errno));
    }
    return TIDU_EIO;
}

tidu_status output_open(output *o, const char *path, tidu_error *err)
{
    *o = (output){.stream = stdout};
    if (!path || strcmp(path, "-") == 0)
        return TIDU_OK;
    if (strlen(path) >= sizeof o->path) {
        errno = ENAMETOOLONG;
        return fail(err, path, _("cannot be written"));
    }
    snprintf(o->path, sizeof o->path, "%s", path);
    snprintf(o->unfinished, sizeof o->unfinished, "%s.unfinished", path);
    o->stream = fopen(o->unfinished, "wb");
    if (!o->stream)
        return fail(err, path, _("cannot be written"));
    return TIDU_OK;
}

bool output_write(void *context, const char *bytes, size_t n)
{
    output *o = context;

    if (o->has_failed)
        return false;
    if (fwrite(bytes, 1, n, o->stream) == n)
        return true;
    o->has_failed = true;
    return false;
}

static tidu_status close_standard(output *o, tidu_error *err)
{
    if (!o->has_failed && fflush(stdout) == 0 && !ferror(stdout))
        return TIDU_OK;
    if (is_pipe_closed)
        return TIDU_OK;
    return fail(err, "", _("standard output cannot be written"));
}

tidu_status output_close(output *o, bool is_kept, tidu_error *err)
{
    bool has_failed;

    if (!o->stream)
        return TIDU_OK;
    if (o->stream == stdout)
        return close_standard(o, err);
    has_failed = (fflush(o->stream) != 0 || fsync(fileno(o->stream)) != 0) || o->has_failed;
    has_failed = fclose(o->stream) != 0 || has_failed;
    o->stream = NULL;
    if (is_kept && !has_failed && rename(o->unfinished, o->path) == 0)
        return TIDU_OK;
    has_failed = has_failed || is_kept;
    if (has_failed)
        fail(err, o->path, _("could not be written whole; nothing was kept"));
    unlink(o->unfinished);
    return has_failed ? TIDU_EIO : TIDU_OK;
}
