#include "cli/failure.h"
#include "cli/language.h"
#include "cli/source.h"
#include "cli/tier_options.h"

static const option options[] = {
    OPTIONS_SOURCE,
    {.name = "import", .kind = OPTION_TEXT, .argument = "FILE",
     .help = N_("import this file first, and list as soon as it is read")},
    OPTIONS_SELECTION,
    {.name = "top", .kind = OPTION_INT, .argument = "N", .least = 1, .greatest = 1000000000,
     .help = N_("only the first N")},
    {.name = "by", .kind = OPTION_CHOICE, .choices = "work|readiness|potential|score_lo|score_hi",
     .help = N_("order by this (default work: who can file, then the cheapest ways)")},
    {.name = "with-holders", .kind = OPTION_FLAG,
     .help = N_("also list companies that hold the certificate")},
    OPTION_TIER,
    OPTION_SLOTS,
    {.name = "without-ways", .kind = OPTION_FLAG,
     .help = N_("look for no ways; tier, years and cost of those who cannot file stay open")},
    {.name = "group", .kind = OPTION_CHOICE, .choices = "town|grid|park|industry|coach",
     .help = N_("one list per town, grid, park, division of industry or coach, for visits")},
    OPTION_FORMAT_FILES,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL},
};

static int use(const invocation *call, const request *r, tidu_assessment *assessment)
{
    const arguments *a = call->arguments;
    tier_names only;
    int status = tier_options_read(call, &only);
    tidu_rank_options list = {.top = (size_t)arguments_int(a, "top", 0),
                              .by = arguments_text(a, "by"),
                              .with_holders = arguments_flag(a, "with-holders"),
                              .group = arguments_text(a, "group"),
                              .tiers = only.names,
                              .n_tiers = only.n,
                              .slots = (size_t)arguments_int(a, "slots", 0),
                              .without_ways = arguments_flag(a, "without-ways"),
                              .is_for_screen = is_for_screen(call)};
    tidu_report *report;
    tidu_error err;

    (void)r;
    if (status)
        return status;
    if (tidu_assessment_rank(assessment, &list, &report, &err))
        return failure_say(&err);
    return report_finish(call, report);
}

static int run(const invocation *call)
{
    tier_names only;
    int status = tier_options_read(call, &only);

    if (status)
        return status;
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
    .notes = N_("Who can file stands first, by readiness; then, by years and cost, who has a way up (tidu reach).\n"
                "Of more than 10,000 who cannot file the ways are looked for of those that lack least today.\n"
                "apply: can file now (models/practice/tiers.yaml); push: at the next application; nurture: later;\n"
                "watch: no way is known. Equal companies share a rank (1, 2, 2, 4) and are ordered by code.\n"
                "--import does the same as tidu import followed by tidu rank, but lists before a new\n"
                "database has been written completely."),
    .examples = {"tidu rank hnte --input data/sample/companies.csv --top 20",
                 "tidu rank hnte --import data/sample/companies.csv --top 20",
                 "tidu rank hnte --input data/sample/companies.csv --group town --format html --output sweep.html",
                 "tidu rank hnte --input data/sample/companies.csv --tier push,nurture --group industry",
                 "tidu rank hnte --input data/sample/companies.csv --where 'revenue[Y-1] >= 2000 wan' --format xlsx --output list.xlsx"},
    .run = run,
};
