#include "cli/language.h"
#include "cli/outcome_options.h"
#include "cli/source.h"

static const option options[] = {
    OPTION_DB,
    OPTION_FROM_STATUS,
    OPTION_TO_STATUS,
    OPTION_OUTCOME_YEARS,
    OPTIONS_SELECTION,
    OPTION_SETTING,
    OPTION_AS_OF,
    OPTION_THREADS,
    OPTION_FORMAT_FILES,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL},
};

static tidu_status ask(const invocation *call, request *r, void *context, tidu_report **report, tidu_problems **problems,
                       tidu_error *err)
{
    *problems = NULL;
    return tidu_backtest(r->session, request_query(r, arguments_operand(call->arguments, 0)), context, report, err);
}

static int run(const invocation *call)
{
    tidu_outcome_options o;
    int failed = outcome_options_read(call, &o);

    return failed ? failed : request_answer(call, ask, &o);
}

const command cmd_backtest = {
    .group = N_("Rules"),
    .name = "backtest",
    .summary = N_("hold the lists and chances of past years against what came"),
    .operands = "MODEL",
    .least_operands = 1,
    .most_operands = 1,
    .options = options,
    .notes = N_("For each year: the data before it, the rule of its day, chances fitted to the outcomes before it; then who made\n"
                "it. Outcomes are the applications of the database (tidu import --applications FILE) or, for a year without\n"
                "any, the certificates granted in it. Beside the list stand orders by chance, by growth of revenue and by the\n"
                "index of the year before. With --output FILE.html the calibration is drawn."),
    .examples = {"tidu import data/sample/companies.csv --credentials data/sample/credentials.csv --applications data/sample/applications.csv",
                 "tidu backtest hnte --years 2023..2024"},
    .run = run,
};
