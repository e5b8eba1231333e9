/*
 * `tidu monthly INDICATOR`: a month against the same month of the year before.
 */
#include <math.h>

#include "cli/language.h"
#include "cli/source.h"

static const option options[] = {
    OPTIONS_DATA,
    OPTION_THREADS,
    OPTIONS_SELECTION,
    {.name = "month", .kind = OPTION_TEXT, .argument = "YYYY-MM", .help = N_("the month (default: the latest with figures)")},
    {.name = "growth", .kind = OPTION_NUMBER, .argument = "G", .help = N_("growth of the same sample that is wanted, 0.1 for 10%: what is missing for it")},
    {.name = "table", .kind = OPTION_CHOICE, .choices = "parts|months|towns|changes", .help = N_("only this table; CSV always holds one table")},
    {.name = "top", .kind = OPTION_INT, .argument = "N", .least = 0, .greatest = 1000000000,
     .help = N_("only the first N companies (default on a screen 20; 0: all)")},
    OPTION_FORMAT_FILES,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL},
};

enum { ROWS_ON_SCREEN = 20 };

static tidu_status ask(const invocation *call, request *r, void *context, tidu_report **report, tidu_problems **problems, tidu_error *err)
{
    (void)call;
    return tidu_monthly(r->session, request_query(r, NULL), context, report, problems, err);
}

static int run(const invocation *call)
{
    const arguments *a = call->arguments;
    bool is_page = !call->format && !arguments_text(a, "table") && !arguments_text(a, "output");
    tidu_monthly_options o = {.size = sizeof o,
                              .indicator = arguments_operand(a, 0),
                              .month = arguments_text(a, "month"),
                              .table = arguments_text(a, "table"),
                              .top = (size_t)arguments_int(a, "top", is_page ? ROWS_ON_SCREEN : 0),
                              .growth = arguments_number(a, "growth", NAN)};

    if (!o.table && has_format(call, "csv"))
        o.table = "changes";
    return request_answer(call, ask, &o);
}

const command cmd_monthly = {
    .group = N_("Data"),
    .name = "monthly",
    .summary = N_("hold a month against the same month of the year before: same sample, who came in, who left"),
    .operands = "INDICATOR",
    .least_operands = 1,
    .most_operands = 1,
    .options = options,
    .notes = N_("parts    growth of the companies with figures of both years (the same sample), who came in, who left, and everybody\n"
                "months   the same for each month of the year so far\n"
                "towns    by town; each column adds up to that of the whole\n"
                "changes  company by company, the greatest fall first, then those without a figure of this year\n"
                "Figures of months come in with 'tidu import' and are sums since January; one that is less than in an earlier month of\n"
                "its year is told, since it may be of the month alone. In --where, Y is the year of the month."),
    .examples = {"tidu monthly rd_expense --input data/sample/monthly.csv --month 2025-06",
                 "tidu monthly 研发费用 --input data/sample/monthly.csv --growth 0.1 --lang zh",
                 "tidu monthly rd_expense --input data/sample/monthly.csv --table changes --format csv"},
    .run = run,
};
