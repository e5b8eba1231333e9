/*
 * `tidu coverage [NAME]`.
 */

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/source.h"

static const option options[] = {
    OPTIONS_SOURCE,
    OPTIONS_SELECTION,
    {.name = "aim", .kind = OPTION_TEXT, .argument = "SHARE", .help = N_("how many are still to start for this rate: 82% (default: that of the file)")},
    {.name = "group", .kind = OPTION_CHOICE, .choices = "town|grid|park|industry|size|coach", .help = N_("by town, grid, park, division of industries, size or coach, with a line for the sum")},
    {.name = "table", .kind = OPTION_CHOICE, .choices = "uncovered|unknown|groups", .help = N_("NAME: only this table (CSV: uncovered)")},
    {.name = "complete", .kind = OPTION_FLAG, .help = N_("lists of offices (tax, statistics) are complete: who has no figure in one counts as not in it, rather than unknown")},
    OPTION_FORMAT_FILES,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL}};

static tidu_status ask(const invocation *call, request *r, void *context, tidu_report **report, tidu_problems **problems, tidu_error *err)
{
    (void)call;
    return tidu_coverage(r->session, request_query(r, NULL), context, report, problems, err);
}

static int run(const invocation *call)
{
    const arguments *a = call->arguments;
    tidu_coverage_options o = {.size = sizeof o, .name = arguments_operand(a, 0), .aim = arguments_text(a, "aim"), .group = arguments_text(a, "group"),
                               .table = arguments_text(a, "table"), .is_complete = arguments_flag(a, "complete"), .is_flat = has_format(call, "csv")};

    return request_answer(call, ask, &o);
}

const command cmd_coverage = {
    .group = N_("Rules"),
    .name = "coverage",
    .summary = N_("who should apply, claim or report and does not: the names behind a percentage"),
    .operands = "[NAME]",
    .least_operands = 0,
    .most_operands = 1,
    .options = options,
    .notes = N_("Without NAME: every coverage of models/coverage with its rate, as an interval where data are missing, and how\n"
                "many are still to start for its aim. With NAME (a name of that list, or a file): its definitions, those not\n"
                "reached by town, with the reason, the data and what it would be worth, and those that cannot be told. Who is\n"
                "meant and who is reached are lines of the file: change them freely. Companies that grow above the line of the\n"
                "statistics are listed by 'tidu ladder --list crossing'."),
    .examples = {"tidu coverage --input data/sample/companies.csv --credentials data/sample/credentials.csv",
                 "tidu coverage rd-active --aim 82% --group town --input data/sample/companies.csv"},
    .run = run,
};
