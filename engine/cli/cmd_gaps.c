#include "cli/failure.h"
#include "cli/language.h"
#include "cli/source.h"

static const option options[] = {OPTIONS_SOURCE, OPTION_FORMAT, OPTION_OUTPUT, OPTION_BOM, {.name = NULL}};

static tidu_status ask(const invocation *call, request *r, void *context, tidu_report **report,
                       tidu_problems **problems, tidu_error *err)
{
    (void)context;
    return tidu_gaps(r->session, request_query(r, arguments_operand(call->arguments, 1)),
                     arguments_operand(call->arguments, 0), is_for_screen(call), report, problems, err);
}

static int run(const invocation *call)
{
    return request_answer(call, ask, NULL);
}

const command cmd_gaps = {
    .group = N_("Rules"),
    .name = "gaps",
    .summary = N_("show how far each input alone must change to meet a condition, and the margins of those met"),
    .operands = "USCC MODEL",
    .least_operands = 2,
    .most_operands = 2,
    .options = options,
    .examples = {"tidu gaps 91990101MA00H83197 hnte --input data/sample/companies.csv"},
    .run = run,
};
