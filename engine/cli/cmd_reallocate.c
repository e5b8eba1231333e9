/*
 * `tidu reallocate FILE`.
 */
#include <string.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/outgoing.h"
#include "cli/source.h"

static const option options[] = {OPTION_FORMAT_FILES, OPTION_OUTPUT, OPTION_BOM, {.name = NULL}};

static int run(const invocation *call)
{
    tidu_session *session;
    tidu_report *report;
    tidu_error err;
    int status = session_open(&session, call);

    if (status)
        return status;
    status = tidu_reallocate(session, arguments_operand(call->arguments, 0), call->format && !strcmp(call->format, "csv"), &report, &err)
                 ? failure_say(&err)
                 : report_finish(call, report);
    session_close(call, session);
    return status;
}

const command cmd_reallocate = {
    .group = N_("Rules"),
    .name = "reallocate",
    .summary = N_("propose which towns take over what others will not reach of their aims"),
    .operands = "FILE",
    .least_operands = 1,
    .most_operands = 1,
    .options = options,
    .notes = N_("FILE is a table of towns: town, aim, value (what it is expected to reach), limit (the most that it can take; empty: what\n"
                "it is expected to reach) and perhaps least (what it keeps at least); or 镇街, 目标值, 预计完成, 上限, 下限. What is short goes to those that are\n"
                "not, in proportion to gaps and to room and in whole numbers; the sum of aims stays what it was."),
    .examples = {"tidu reallocate data/sample/towns.csv"},
    .run = run,
};
