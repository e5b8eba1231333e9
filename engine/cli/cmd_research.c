/*
 * `tidu research`.
 */

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/source.h"

static const option options[] = {
    OPTIONS_SOURCE,
    OPTIONS_SELECTION,
    {.name = "group", .kind = OPTION_CHOICE, .choices = "town|grid|park|industry|coach", .help = N_("by town, grid, park, division of industries or coach, with a line for the sum")},
    {.name = "table", .kind = OPTION_CHOICE, .choices = "sources|steps|groups|companies", .help = N_("only this table (CSV: companies)")},
    OPTION_FORMAT_FILES,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL}};

static tidu_status ask(const invocation *call, request *r, void *context, tidu_report **report, tidu_problems **problems, tidu_error *err)
{
    (void)call;
    return tidu_research(r->session, request_query(r, NULL), context, report, problems, err);
}

static int run(const invocation *call)
{
    const arguments *a = call->arguments;
    tidu_research_options o = {.size = sizeof o, .group = arguments_text(a, "group"), .table = arguments_text(a, "table"),
                               .is_flat = has_format(call, "csv")};

    return request_answer(call, ask, &o);
}

const command cmd_research = {
    .group = N_("Rules"),
    .name = "research",
    .summary = N_("R&D in the books, claimed for the tax deduction and in the statistics, held against each other"),
    .operands = "",
    .least_operands = 0,
    .most_operands = 0,
    .options = options,
    .notes = N_("Per company the figures of each source, the differences in wan, the rate of conversion and which source lacks\n"
                "it; for the district what goes missing from one source to the next, and the rate of the sums beside the mean\n"
                "of the companies' rates. Figures are read as each source states them. Sources stand in\n"
                "models/practice/research.yaml."),
    .examples = {"tidu research --input data/sample/companies.csv --table sources",
                 "tidu research --group town --table groups --input data/sample/companies.csv"},
    .run = run,
};
