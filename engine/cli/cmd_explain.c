#include "cli/failure.h"
#include "cli/language.h"
#include "cli/source.h"

static const option options[] = {OPTIONS_SOURCE, OPTION_FORMAT_PARTS, OPTION_OUTPUT, OPTION_BOM, {.name = NULL}};

static tidu_status ask(const invocation *call, request *r, void *context, tidu_report **report,
                       tidu_problems **problems, tidu_error *err)
{
    (void)context;
    return tidu_explain(r->session, request_query(r, arguments_operand(call->arguments, 1)),
                        arguments_operand(call->arguments, 0), report, problems, err);
}

static int run(const invocation *call)
{
    return request_answer(call, ask, NULL);
}

const command cmd_explain = {
    .group = N_("Rules"),
    .name = "explain",
    .summary = N_("explain a result: every condition of one company with its values, thresholds and sources"),
    .operands = "USCC MODEL",
    .least_operands = 2,
    .most_operands = 2,
    .options = options,
    .examples = {"tidu explain 91990101MA00H83197 hnte --input data/sample/companies.csv"},
    .run = run,
};
