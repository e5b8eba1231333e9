/*
 * `tidu verify`: whether a file that left the house still holds.
 */
#include <stdio.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/outgoing.h"
#include "cli/rerun.h"
#include "cli/source.h"

static const option options[] = {
    OPTION_DB,
    OPTION_SUBJECT,
    {.name = "input", .kind = OPTION_TEXT, .argument = "FILE", .help = N_("the table that it was made from, if that was no database")},
    {.name = "export", .kind = OPTION_INT, .argument = "N", .least = 1, .greatest = 2000000000,
     .help = N_("its number in 'tidu exports', if neither digest nor stamp nor name leads there")},
    OPTION_FORMAT_PARTS,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL},
};

static void note_read(void *verification, tidu_session *ran)
{
    tidu_verify_read(verification, ran);
}

/* Run all that is to be computed again. */
static void run_again(const invocation *call, tidu_verification *v)
{
    tidu_verify_run run = {.size = sizeof run};
    char reason[RERUN_REASON];

    while (tidu_verify_next(v, &run)) {
        bool is_done = rerun_run(call, &run, note_read, v, reason);

        tidu_verify_ran(v, is_done ? NULL : reason);
        run.size = sizeof run;
    }
}

static int verify(const invocation *call, tidu_session *session)
{
    const arguments *a = call->arguments;
    char db[4096];
    tidu_verify_options o = {.size = sizeof o,
                             .file = arguments_operand(a, 0),
                             .db = db,
                             .input = arguments_text(a, "input"),
                             .row = arguments_int(a, "export", 0)};
    tidu_verification *v;
    tidu_validity verdict;
    tidu_report *report;
    tidu_error err;
    int status;

    snprintf(db, sizeof db, "%s", database_path(a));
    if (tidu_verify_begin(session, &o, &v, &err))
        return failure_say(&err);
    run_again(call, v);
    status = tidu_verify_end(v, is_for_screen(call), &verdict, &report, &err) ? failure_say(&err) : report_finish(call, report);
    tidu_verification_free(v);
    return status ? status : verdict == TIDU_HOLDS ? EXIT_DONE : EXIT_DATA;
}

static int run(const invocation *call)
{
    tidu_session *session;
    int status;

    if (arguments_text(call->arguments, "input") && arguments_text(call->arguments, "db"))
        return failure_usage(call->command, _("--input and --db cannot be combined"));
    status = session_open(&session, call);
    if (status)
        return status;
    status = verify(call, session);
    session_close(call, session);
    return status;
}

const command cmd_verify = {
    .group = N_("Data"),
    .name = "verify",
    .summary = N_("tell whether a file that left still holds: its bytes, its data, its rules, computed again"),
    .operands = "FILE",
    .least_operands = 1,
    .most_operands = 1,
    .options = options,
    .notes = N_("The record of exports of the database knows the command, and the digests of what it wrote and of\n"
                "what that came from. The command is run again on the data of then, and on those of now if they\n"
                "have changed; which values and which rules are others since is listed.\n"
                "Exit status 0: it holds; 1: it does not, or that cannot be told, with the reason."),
    .examples = {"tidu rank hnte --output list.csv", "tidu verify list.csv", "tidu verify list.csv --format json"},
    .run = run,
};
