/*
 * `tidu metric [NAME]`.
 */

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/source.h"

enum { MOST_ADDITIONS = 32, USUAL_TOP = 20 };

static const option options[] = {
    OPTIONS_SOURCE,
    OPTIONS_SELECTION,
    {.name = "add", .kind = OPTION_TEXT, .argument = "NAME=AMOUNT", .is_repeatable = true,
     .help = N_("NAME: what would come into what stands above, such as a research body: 'institute=1.2 yi'")},
    {.name = "top", .kind = OPTION_INT, .argument = "N", .help = N_("NAME: companies that are shown, those that move it most (default 20; 0: all)")},
    {.name = "table", .kind = OPTION_CHOICE, .choices = "parts|additions|growth|companies", .help = N_("NAME: only this table (CSV: companies)")},
    OPTION_FORMAT_FILES,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL}};

static tidu_status ask(const invocation *call, request *r, void *context, tidu_report **report, tidu_problems **problems, tidu_error *err)
{
    (void)call;
    return tidu_metric(r->session, request_query(r, NULL), context, report, problems, err);
}

static int run(const invocation *call)
{
    const arguments *a = call->arguments;
    const char *additions[MOST_ADDITIONS];
    tidu_metric_options o = {.size = sizeof o, .name = arguments_operand(a, 0), .additions = additions, .n_additions = arguments_count(a, "add"),
                             .top = (size_t)arguments_int(a, "top", USUAL_TOP), .table = arguments_text(a, "table"),
                             .is_flat = has_format(call, "csv")};

    if (o.n_additions > MOST_ADDITIONS)
        return failure_usage(call->command, _("--%s may be given at most %zu times"), "add", (size_t)MOST_ADDITIONS);
    for (size_t i = 0; i < o.n_additions; i++)
        additions[i] = arguments_nth(a, "add", i);
    return request_answer(call, ask, &o);
}

const command cmd_metric = {
    .group = N_("Rules"),
    .name = "metric",
    .summary = N_("ratios of a district: R&D to revenue or to GDP, patents per ten thousand residents; who moves them"),
    .operands = "[NAME]",
    .least_operands = 0,
    .most_operands = 1,
    .options = options,
    .notes = N_("Without NAME: every ratio of models/metrics that can be told. With NAME (a name of that list, or a file): the\n"
                "ratio of sums and, beside it, the mean of the companies' ratios; what is missing to the aim; what additions\n"
                "(--add) gain; a two-way table of growth; the companies that move it most, whose parts add up to the ratio\n"
                "and to its change of a year. Facts that no company states are given with --setting, as gdp or population."),
    .examples = {"tidu metric --input data/sample/companies.csv",
                 "tidu metric rd-to-revenue --top 5 --input data/sample/companies.csv",
                 "tidu metric rd-to-gdp --setting 'gdp=90 yi' --setting 'rd_others=1 yi' --add 'institute=0.5 yi' --input data/sample/companies.csv"},
    .run = run,
};
