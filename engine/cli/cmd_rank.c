#include "cli/failure.h"
#include "cli/language.h"
#include "cli/source.h"

static const option options[] = {
    OPTIONS_SOURCE,
    {.name = "import", .kind = OPTION_TEXT, .argument = "FILE",
     .help = N_("import this file first, and list as soon as it is read")},
    OPTIONS_SELECTION,
    {.name = "top", .kind = OPTION_INT, .argument = "N", .least = 1, .greatest = 1000000000,
     .help = N_("only the first N")},
    {.name = "by", .kind = OPTION_CHOICE, .choices = "readiness|potential|score_lo|score_hi",
     .help = N_("order by this (default readiness)")},
    {.name = "with-holders", .kind = OPTION_FLAG,
     .help = N_("also list companies that hold the certificate")},
    {.name = "group", .kind = OPTION_CHOICE, .choices = "town",
     .help = N_("one list per town, for visits")},
    OPTION_FORMAT_FILES,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL},
};

static int use(const invocation *call, const request *r, tidu_assessment *assessment)
{
    const arguments *a = call->arguments;
    tidu_rank_options list = {.top = (size_t)arguments_int(a, "top", 0),
                              .by = arguments_text(a, "by"),
                              .with_holders = arguments_flag(a, "with-holders"),
                              .by_town = arguments_text(a, "group") != NULL,
                              .is_for_screen = is_for_screen(call)};
    tidu_report *report;
    tidu_error err;

    (void)r;
    if (tidu_assessment_rank(assessment, &list, &report, &err))
        return failure_say(&err);
    return report_finish(call, report);
}

static int run(const invocation *call)
{
    return arguments_text(call->arguments, "import") ? request_import(call, true, use)
                                                     : request_assess(call, true, use);
}

const command cmd_rank = {
    .group = N_("Rules"),
    .name = "rank",
    .summary = N_("list the companies most ready for a rung that they do not hold yet"),
    .operands = "MODEL",
    .least_operands = 1,
    .most_operands = 1,
    .options = options,
    .notes = N_("Companies with equal keys share a rank (1, 2, 2, 4) and are ordered by code. Tiers (apply,\n"
                "push, nurture, watch) follow models/practice/tiers.yaml, which is local practice, not law.\n"
                "--import does the same as tidu import followed by tidu rank, but lists before a new\n"
                "database has been written completely."),
    .examples = {"tidu rank hnte --input data/sample/companies.csv --top 20",
                 "tidu rank hnte --import data/sample/companies.csv --top 20",
                 "tidu rank hnte --input data/sample/companies.csv --group town --format html --output sweep.html",
                 "tidu rank hnte --input data/sample/companies.csv --where 'revenue[Y-1] >= 2000 wan' --format xlsx --output list.xlsx"},
    .run = run,
};
