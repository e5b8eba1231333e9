#include "cli/failure.h"
#include "cli/language.h"
#include "cli/source.h"

static const option options[] = {OPTIONS_SOURCE, OPTION_FORMAT, OPTION_OUTPUT, OPTION_BOM, {.name = NULL}};

static int run(const invocation *call)
{
    tidu_report *report;
    tidu_problems *problems;
    tidu_error err;
    request r;
    tidu_status failed;
    int status = request_open(&r, call);

    if (status)
        return status;
    failed = tidu_ladder(r.session, &r.source, &r.question, &report, &problems, &err);
    progress_end(&r.progress);
    status = problems_finish(call, problems);
    if (failed)
        status = failure_say(&err);
    else if (report_finish(call, report))
        status = EXIT_DATA;
    request_close(&r);
    return status;
}

const command cmd_ladder = {
    .group = N_("Rules"),
    .name = "ladder",
    .summary = N_("count how many hold, qualify for, are open for and fail each rung"),
    .operands = "",
    .least_operands = 0,
    .most_operands = 0,
    .options = options,
    .examples = {"tidu ladder --input data/sample/companies.csv --credentials data/sample/credentials.csv"},
    .run = run,
};
