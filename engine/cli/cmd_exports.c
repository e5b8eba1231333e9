/*
 * `tidu exports`: the record of what left the house.
 */
#include "cli/failure.h"
#include "cli/language.h"
#include "cli/outgoing.h"
#include "cli/source.h"

static const option options[] = {
    OPTION_DB,
    OPTION_SUBJECT,
    {.name = "from", .kind = OPTION_DATE, .argument = "DATE", .help = N_("only what left on that day or later")},
    {.name = "to", .kind = OPTION_DATE, .argument = "DATE", .help = N_("only what left on that day or before")},
    OPTION_FORMAT_FILES,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL},
};

static int run(const invocation *call)
{
    const arguments *a = call->arguments;
    tidu_session *session;
    tidu_report *report;
    tidu_error err;
    int status = session_open(&session, call);

    if (status)
        return status;
    if (tidu_exports(session, database_path(a), arguments_text(a, "from"), arguments_text(a, "to"), is_for_screen(call), &report, &err))
        status = failure_say(&err);
    else
        status = report_finish(call, report);
    session_close(call, session);
    return status;
}

const command cmd_exports = {
    .group = N_("Data"),
    .name = "exports",
    .summary = N_("list which answers left as files or into other programs: who, when, what, with its digest"),
    .operands = "",
    .least_operands = 0,
    .most_operands = 0,
    .options = options,
    .notes = N_("Every answer from a database that is written to a file, or to a standard output that is no\n"
                "terminal, is noted there; 'tidu verify FILE' tells whether such a file still holds."),
    .examples = {"tidu exports", "tidu exports --from 2026-01-01 --format csv"},
    .run = run,
};
