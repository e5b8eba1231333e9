#include <stdlib.h>
#include <unistd.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/outgoing.h"
#include "cli/source.h"

static const option options[] = {OPTION_DB, OPTION_FORMAT, OPTION_OUTPUT, OPTION_BOM, {.name = NULL}};

/* The installed tables need no database, so a database that was not given explicitly may be absent. */
static const char *choose_db(const arguments *a)
{
    const char *db = arguments_text(a, "db"), *environment = getenv("TIDU_DB");

    if (!db && environment && *environment)
        db = environment;
    return db || access("tidu.db", F_OK) ? db : "tidu.db";
}

static int run(const invocation *call)
{
    const arguments *a = call->arguments;
    tidu_session *session;
    tidu_report *report;
    tidu_error err;
    int status = session_open(&session, call);

    if (status)
        return status;
    if (tidu_code(session, arguments_operand(a, 0), choose_db(a), &report, &err))
        status = failure_say(&err);
    else
        status = report_finish(call, report);
    session_close(call, session);
    return status;
}

const command cmd_code = {
    .group = N_("Data"),
    .name = "code",
    .summary = N_("look up a code: of a region, an industry or a high-tech field"),
    .operands = "CODE",
    .least_operands = 1,
    .most_operands = 1,
    .options = options,
    .notes = N_("Regions and industries are looked up in the registers imported with tidu import --table:\n"
                "the revisions that list the code and, if it is no longer in use, its successor."),
    .examples = {"tidu code 101"},
    .run = run,
};
