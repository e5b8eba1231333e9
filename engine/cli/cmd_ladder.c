#include "cli/failure.h"
#include "cli/language.h"
#include "cli/source.h"

static const option options[] = {OPTIONS_SOURCE, OPTION_FORMAT, OPTION_OUTPUT, OPTION_BOM, {.name = NULL}};

static tidu_status ask(const invocation *call, request *r, void *context, tidu_report **report,
                       tidu_problems **problems, tidu_error *err)
{
    (void)context;
    (void)call;
    return tidu_ladder(r->session, &r->source, &r->question, report, problems, err);
}

static int run(const invocation *call)
{
    return request_answer(call, ask, NULL);
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
