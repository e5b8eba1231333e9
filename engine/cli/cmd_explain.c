#include "cli/failure.h"
#include "cli/language.h"
#include "cli/source.h"

static const option options[] = {OPTIONS_SOURCE, OPTION_FORMAT, OPTION_OUTPUT, OPTION_BOM, {.name = NULL}};

static int run(const invocation *call)
{
    const arguments *a = call->arguments;
    tidu_report *report;
    tidu_problems *problems;
    tidu_error err;
    request r;
    tidu_status failed;
    int status = request_open(&r, call);

    if (status)
        return status;
    failed = tidu_explain(r.session, arguments_operand(a, 0), arguments_operand(a, 1), &r.source,
                          &r.question, &report, &problems, &err);
    progress_end(&r.progress);
    status = problems_finish(call, problems);
    if (failed)
        status = failure_say(&err);
    else if (report_finish(call, report))
        status = EXIT_DATA;
    request_close(&r);
    return status;
}

const command cmd_explain = {
    .group = N_("Rules"),
    .name = "explain",
    .summary = N_("show why: every condition of one company with its values, lines and sources"),
    .operands = "USCC MODEL",
    .least_operands = 2,
    .most_operands = 2,
    .options = options,
    .examples = {"tidu explain 91990101MA00H83197 hnte --input data/sample/companies.csv"},
    .run = run,
};
