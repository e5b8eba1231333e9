/*
 * `tidu diff`.
 */
#include "cli/failure.h"
#include "cli/language.h"
#include "cli/source.h"

static const option options[] = {
    OPTION_DB,
    {.name = "year", .kind = OPTION_INT, .argument = "Y", .least = 1901, .greatest = 2100,
     .help = N_("application year of both days (default: that of each day)")},
    {.name = "on1", .kind = OPTION_DATE, .argument = "DATE", .help = N_("application date of the first day (default: the day itself)")},
    {.name = "on2", .kind = OPTION_DATE, .argument = "DATE", .help = N_("the same of the second day")},
    {.name = "ladder", .kind = OPTION_TEXT, .argument = "NAME|FILE.yaml", .help = N_("without MODEL: the rungs of this ladder (default national)")},
    OPTIONS_SELECTION,
    OPTION_SETTING,
    {.name = "table", .kind = OPTION_CHOICE, .choices = "counts|movers|causes|pools", .help = N_("only this table (CSV: movers)")},
    OPTION_THREADS,
    OPTION_FORMAT_FILES,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL}};

static tidu_status ask(const invocation *call, request *r, void *context, tidu_report **report, tidu_problems **problems, tidu_error *err)
{
    const arguments *a = call->arguments;

    *problems = NULL;
    r->question.town = arguments_text(a, "town");
    r->question.park = arguments_text(a, "park");
    r->question.grid = arguments_text(a, "grid");
    r->question.industry = arguments_text(a, "industry");
    r->question.where = arguments_text(a, "where");
    r->question.codes = arguments_text(a, "codes");
    return tidu_diff(r->session, request_query(r, arguments_operand(a, 2)), context, report, err);
}

static int run(const invocation *call)
{
    const arguments *a = call->arguments;
    tidu_diff_options o = {.size = sizeof o,
                           .then = arguments_operand(a, 0),
                           .now = arguments_operand(a, 1),
                           .then_on = arguments_text(a, "on1"),
                           .now_on = arguments_text(a, "on2"),
                           .ladder = arguments_text(a, "ladder"),
                           .table = arguments_text(a, "table"),
                           .is_flat = has_format(call, "csv")};

    if (arguments_operand(a, 2) && o.ladder)
        return failure_usage(call->command, _("--ladder goes with no model"));
    return request_answer(call, ask, &o);
}

const command cmd_diff = {
    .group = N_("Data"),
    .name = "diff",
    .summary = N_("who came, went and moved between two days, and which datum, rule or day made it"),
    .operands = "DAY1 DAY2 [MODEL]",
    .least_operands = 2,
    .most_operands = 3,
    .options = options,
    .notes = N_("Each day stands for what the database knew at its end, the version of the rule in force on it, and an application on\n"
                "it; without a model, for the rungs held by certificates. In the list are companies whose verdict is open or yes\n"
                "and that do not hold the certificate. Why is found by trying: first the data of the second day are put in, then\n"
                "its rule, then the day itself; the first that moves a company the way it went is the cause. Its data are then changed one by one:\n"
                "  decisive       alone it makes the change, and taken back alone it undoes it\n"
                "  enough         alone it makes the change, and so does another\n"
                "  only together  none alone suffices; these do"),
    .examples = {"tidu import data/sample/companies.csv --credentials data/sample/credentials.csv --db days.db",
                 "tidu diff $(date +%F) $(date -d '+1 year' +%F) --db days.db --table counts",
                 "tidu diff $(date +%F) $(date -d '+1 year' +%F) hnte --db days.db --format csv"},
    .run = run,
};
