/*
 * `tidu baseline [NAME|EXPRESSION]`.
 */

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/source.h"

static const option options[] = {
    OPTIONS_SOURCE,
    OPTIONS_SELECTION,
    {.name = "by", .kind = OPTION_CHOICE, .choices = "section|division|group|class", .help = N_("level of the industries of GB/T 4754 (default as the practice says: division)")},
    {.name = "quantile", .kind = OPTION_NUMBER, .argument = "PERCENT", .help = N_("the quantile that is the line: 25, 50, 75 (default as the practice says: 50)")},
    {.name = "top", .kind = OPTION_INT, .argument = "N", .least = 0, .greatest = 100000000, .help = N_("companies below the line that are shown (default 0: all)")},
    {.name = "table", .kind = OPTION_CHOICE, .choices = "industries|quantiles|companies", .help = N_("only this table (CSV: industries)")},
    OPTION_FORMAT_FILES,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL}};

static tidu_status ask(const invocation *call, request *r, void *context, tidu_report **report, tidu_problems **problems, tidu_error *err)
{
    (void)call;
    return tidu_baseline(r->session, request_query(r, NULL), context, report, problems, err);
}

static int run(const invocation *call)
{
    const arguments *a = call->arguments;
    double percent = arguments_number(a, "quantile", 0);
    tidu_baseline_options o = {.size = sizeof o, .of = arguments_operand(a, 0), .by = arguments_text(a, "by"), .line = percent / 100,
                               .top = (size_t)arguments_int(a, "top", 0), .table = arguments_text(a, "table"), .is_flat = has_format(call, "csv")};

    if (arguments_count(a, "quantile") && !(percent > 0 && percent < 100))
        return failure_usage(call->command, _("--quantile is a percentage above 0 and below 100"));
    return request_answer(call, ask, &o);
}

const command cmd_baseline = {
    .group = N_("Rules"),
    .name = "baseline",
    .summary = N_("baselines by industry, such as of R&D intensity, with their intervals, and who is below the line"),
    .operands = "[NAME|EXPRESSION]",
    .least_operands = 0,
    .most_operands = 1,
    .options = options,
    .notes = N_("NAME is a figure of models/practice/baseline.yaml (default its first one, R&D to revenue); any EXPRESSION of the\n"
                "rule language will do. Per industry: companies with the figure, quantiles, an interval that assumes no\n"
                "distribution, and for industries with few companies what they are pooled with and how much their own weigh.\n"
                "Baselines are of all companies of the data; --where, --town and so on say who is compared with them. Of a\n"
                "quotient the gap is what is missing in what is divided: how much more R&D reaches the line."),
    .examples = {"tidu baseline --input data/sample/companies.csv",
                 "tidu baseline st_staff_share --by section --quantile 25 --input data/sample/companies.csv",
                 "tidu baseline 'net_profit[Y-1] / revenue[Y-1]' --table industries --input data/sample/companies.csv"},
    .run = run,
};
