#include "cli/failure.h"
#include "cli/language.h"
#include "cli/source.h"

static const option options[] = {
    OPTION_MAP,    OPTION_UNIT,   OPTION_ENCODING, OPTION_SHEET, OPTION_PROBLEMS,
    OPTION_FORMAT_PARTS, OPTION_OUTPUT, OPTION_BOM, {.name = NULL},
};

static int run(const invocation *call)
{
    const arguments *a = call->arguments;
    tidu_source source = {.input = arguments_operand(a, 0),
                          .map = arguments_text(a, "map"),
                          .encoding = arguments_text(a, "encoding"),
                          .unit = arguments_text(a, "unit"),
                          .sheet = arguments_text(a, "sheet")};
    tidu_session *session;
    tidu_report *report;
    tidu_problems *problems;
    tidu_error err;
    int status = session_open(&session, call);

    if (status)
        return status;
    if (tidu_inspect(session, &source, &report, &problems, &err)) {
        status = failure_say(&err);
    } else {
        status = report_finish(call, report);
        if (!status)
            status = problems_finish(call, problems);
    }
    tidu_session_close(session);
    return status;
}

const command cmd_inspect = {
    .group = N_("Data"),
    .name = "inspect",
    .summary = N_("show what the columns of a file are recognised as, without importing it"),
    .operands = "FILE",
    .least_operands = 1,
    .most_operands = 1,
    .options = options,
    .examples = {"tidu inspect data/sample/companies.csv"},
    .run = run,
};
