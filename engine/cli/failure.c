/*
 * Messages about failures, and their exit statuses.
 */
#include "cli/failure.h"

#include <stdarg.h>
#include <stdio.h>

#include "cli/language.h"
#include "cli/output.h"
#include "cli/say.h"

static int exit_status_of(tidu_status status)
{
    switch (status) {
    case TIDU_OK:
        return EXIT_DONE;
    case TIDU_EUSAGE:
        return EXIT_USAGE;
    case TIDU_EIO:
    case TIDU_EDATA:
    case TIDU_EMODEL:
    case TIDU_ESTORE:
    case TIDU_ENOTFOUND:
        return EXIT_DATA;
    case TIDU_ENOMEM:
    case TIDU_ESTOPPED:
        break;
    }
    return EXIT_INTERNAL;
}

int failure_say(const tidu_error *err)
{
    if (err->status == TIDU_EIO && output_pipe_is_closed())
        return EXIT_DONE;
    fflush(stdout);
    say("tidu: ");
    say_place(err->file, err->line, err->column);
    if (err->file[0] || err->line)
        say(" ");
    say("%s\n", err->message[0] ? err->message : tidu_status_name(err->status));
    return exit_status_of(err->status);
}

int failure_usage(const command *c, const char *format, ...)
{
    char text[4096];
    va_list list;

    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    say("tidu: %s\n", text);
    if (c)
        say(_("tidu: see 'tidu %s --help'\n"), c->name);
    else
        say("%s", _("tidu: see 'tidu --help'\n"));
    return EXIT_USAGE;
}
