#include "cli/output.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <stdio.h>
#include <sys/stat.h>

#include "cli/failure.h"
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
    if (fwrite(bytes, 1, n, stdout) == n)
        return true;
    o->has_failed = true;
    o->reason = errno;
    return false;
}

static tidu_status close_standard(const output *o, tidu_error *err)
{
    if (!o->has_failed && fflush(stdout) == 0 && !ferror(stdout))
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

/* --- what must not be written over ----------------------------------------------------- */

/* A device may well be read and written at once. */
static bool is_regular(const char *path, struct stat *about)
{
    return path && strcmp(path, "-") && !stat(path, about) && S_ISREG(about->st_mode);
}

static bool is_same_file(const struct stat *a, const char *path)
{
    struct stat b;

    return is_regular(path, &b) && a->st_dev == b.st_dev && a->st_ino == b.st_ino;
}

/* The other word that names this file; NULL: none does. */
static const char *find_same(const invocation *call, const char *option_name, const struct stat *target)
{
    const arguments *a = call->arguments;

    for (size_t i = 0; i < arguments_operands(a); i++)
        if (is_same_file(target, arguments_operand(a, i)))
            return arguments_operand(a, i);
    for (const option *row = call->command->options; row->name; row++) {
        if (row->kind != OPTION_TEXT || !strcmp(row->name, option_name))
            continue;
        for (size_t i = 0; row->is_repeatable && i < arguments_count(a, row->name); i++)
            if (is_same_file(target, arguments_nth(a, row->name, i)))
                return arguments_nth(a, row->name, i);
        if (is_same_file(target, arguments_text(a, row->name)))
            return arguments_text(a, row->name);
    }
    return NULL;
}

static bool is_database(const char *path)
{
    static const char mark[16] = "SQLite format 3";
    char bytes[sizeof mark] = "";
    FILE *file = fopen(path, "rb");
    bool is_one = file && fread(bytes, 1, sizeof bytes, file) == sizeof bytes && !memcmp(bytes, mark, sizeof mark);

    if (file)
        fclose(file);
    return is_one;
}

int output_check(const invocation *call)
{
    static const char *const names[] = {"output", "problems"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *path = arguments_has(call->arguments, names[i]) ? arguments_text(call->arguments, names[i]) : NULL;
        const char *other;
        struct stat target;

        if (!is_regular(path, &target))
            continue;
        other = find_same(call, names[i], &target);
        if (other)
            return failure_usage(call->command, _("--%s %s is the same file as %s; give it another name"), names[i],
                                 path, other);
        if (is_database(path))
            return failure_usage(call->command, _("--%s %s is a database; give another name"), names[i], path);
    }
    return EXIT_DONE;
}
