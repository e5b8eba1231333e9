/*
 * `tidu history`: the values of one company over time.
 */
#include "cli/failure.h"
#include "cli/language.h"
#include "cli/outgoing.h"
#include "cli/source.h"

static const option options[] = {
    OPTION_DB, OPTION_SUBJECT,
    {.name = "indicator", .kind = OPTION_TEXT, .argument = "NAME",
     .help = N_("only this indicator (revenue), or certificates of this name (hnte)")},
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
    if (tidu_history(session, database_path(a), arguments_operand(a, 0), arguments_text(a, "indicator"),
                     is_for_screen(call), &report, &err))
        status = failure_say(&err);
    else
        status = report_finish(call, report);
    session_close(call, session);
    return status;
}

const command cmd_history = {
    .group = N_("Data"),
    .name = "history",
    .summary = N_("show a company's values over time, and which import brought each"),
    .operands = "CODE",
    .least_operands = 1,
    .most_operands = 1,
    .options = options,
    .notes = N_("Of each value the one of now stands first, then those before it, then those of imports that\n"
                "were undone. A value that was changed in the database by another program has no source."),
    .examples = {"tidu history 91990101MA00H83197 --indicator revenue"},
    .run = run,
};
