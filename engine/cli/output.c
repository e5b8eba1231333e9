#include "cli/output.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
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
    signal(SIGXFSZ, SIG_IGN); /* a limit on a file's size is a failed write like a full disk */
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

/* A device or a named pipe is written itself: a rename would put a file in its place. */
static bool is_special(const char *path)
{
    struct stat about;

    return stat(path, &about) == 0 && !S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode);
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
    if (!is_special(path))
        snprintf(o->unfinished, sizeof o->unfinished, "%s.unfinished", path);
    o->stream = fopen(*o->unfinished ? o->unfinished : path, "wb");
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
    o->reason = errno;
    return false;
}

static tidu_status close_standard(output *o, tidu_error *err)
{
    if (!o->has_failed && fflush(stdout) == 0 && !ferror(stdout))
        return TIDU_OK;
    if (is_pipe_closed)
        return TIDU_OK;
    if (o->has_failed)
        errno = o->reason;
    return fail(err, "", _("standard output cannot be written"));
}

tidu_status output_close(output *o, bool is_kept, tidu_error *err)
{
    bool is_file = *o->unfinished != '\0';
    bool has_failed;

    if (!o->stream)
        return TIDU_OK;
    if (o->stream == stdout)
        return close_standard(o, err);
    has_failed = fflush(o->stream) != 0 || (is_file && fsync(fileno(o->stream)) != 0) || o->has_failed;
    has_failed = fclose(o->stream) != 0 || has_failed;
    if (o->has_failed)
        errno = o->reason;
    o->stream = NULL;
    if (!is_file && !has_failed)
        return TIDU_OK;
    if (is_kept && !has_failed && rename(o->unfinished, o->path) == 0)
        return TIDU_OK;
    has_failed = has_failed || is_kept;
    if (has_failed)
        fail(err, o->path, is_file ? _("could not be written whole; nothing was kept")
                                   : _("cannot be written"));
    if (is_file)
        unlink(o->unfinished);
    return has_failed ? TIDU_EIO : TIDU_OK;
}
