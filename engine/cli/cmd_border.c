/*
 * `tidu border [MODEL]`.
 */

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/source.h"

static const option options[] = {
    OPTIONS_SOURCE,
    OPTIONS_SELECTION,
    {.name = "at", .kind = OPTION_TEXT, .argument = "CONDITION", .help = N_("only the lines of this condition: the id of a gate, or total for the points")},
    {.name = "top", .kind = OPTION_INT, .argument = "N", .least = 0, .greatest = 100000000, .help = N_("companies to be checked that are shown (default 0: all)")},
    {.name = "table", .kind = OPTION_CHOICE, .choices = "lines|bins|companies", .help = N_("only this table (CSV: lines)")},
    OPTION_FORMAT_FILES,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL}};

static tidu_status ask(const invocation *call, request *r, void *context, tidu_report **report, tidu_problems **problems, tidu_error *err)
{
    return tidu_border(r->session, request_query(r, arguments_operand(call->arguments, 0)), context, report, problems, err);
}

static int run(const invocation *call)
{
    const arguments *a = call->arguments;
    tidu_border_options o = {.size = sizeof o, .at = arguments_text(a, "at"), .top = (size_t)arguments_int(a, "top", 0), .table = arguments_text(a, "table"),
                             .is_flat = has_format(call, "csv")};

    return request_answer(call, ask, &o);
}

const command cmd_border = {
    .group = N_("Rules"),
    .name = "border",
    .summary = N_("look whether more companies than by chance stand just above the lines of a rule, and whom to check"),
    .operands = "[MODEL]",
    .least_operands = 0,
    .most_operands = 1,
    .options = options,
    .notes = N_("Lines are those of MODEL (default hnte): R&D of 5, 4 and 3%, S&T staff of 10%, high-tech income of 60%, the points.\n"
                "Per line: companies just above and just below, what a smooth distribution has there, the excess with its\n"
                "interval, or that there are too few to tell. Listed to be checked is nobody for standing there alone: only who\n"
                "has other signs, such as figures of R&D that differ by source, or one well below the line a year before.\n"
                "How is practice: models/practice/border.yaml."),
    .examples = {"tidu border --input data/sample/companies.csv",
                 "tidu border hnte --at rd_intensity --table bins --input data/sample/companies.csv",
                 "tidu border tech-sme --at total --input data/sample/companies.csv"},
    .run = run,
};
