/*
 * `tidu quality`: what is filled in, what looks wrong, and whom to ask.
 */

#include "cli/language.h"
#include "cli/source.h"

static const option options[] = {
    OPTIONS_DATA,
    {.name = "year", .kind = OPTION_INT, .argument = "Y", .least = 1900, .greatest = 2099,
     .help = N_("year of the figures (default: the latest in the data)")},
    OPTION_THREADS,
    OPTIONS_SELECTION,
    {.name = "ladder", .kind = OPTION_TEXT, .argument = "NAME|FILE.yaml",
     .help = N_("the ladder whose rules say which data are needed (default national)")},
    {.name = "table", .kind = OPTION_CHOICE, .choices = "columns|towns|matrix|figures|codes|groups",
     .help = N_("only this table; CSV always holds one table")},
    {.name = "top", .kind = OPTION_INT, .argument = "N", .least = 0, .greatest = 1000000000,
     .help = N_("only the first N figures and codes (default on a screen 20; 0: all)")},
    OPTION_FORMAT_FILES,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL},
};

enum { ROWS_ON_SCREEN = 20 };

/* A page for the screen is short; a file or one table that was asked for is whole. */
static size_t rows(const invocation *call)
{
    const arguments *a = call->arguments;
    bool is_page = has_format(call, "table") && !arguments_text(a, "table") && !arguments_text(a, "output");

    return (size_t)arguments_int(a, "top", is_page ? ROWS_ON_SCREEN : 0);
}

static tidu_status ask(const invocation *call, request *r, void *context, tidu_report **report,
                       tidu_problems **problems, tidu_error *err)
{
    (void)call;
    if (r->question.year)
        r->question.year++; /* the application year is the one after that of the figures */
    return tidu_quality(r->session, request_query(r, NULL), context, report, problems, err);
}

static int run(const invocation *call)
{
    tidu_quality_options o = {.size = sizeof o,
                              .ladder = arguments_text(call->arguments, "ladder"),
                              .table = arguments_text(call->arguments, "table"),
                              .top = rows(call),
                              .is_flat = has_format(call, "csv"),
                              .with_matrix = has_format(call, "xlsx") || has_format(call, "json"),
                              .is_for_screen = is_for_screen(call)};

    return request_answer(call, ask, &o);
}

const command cmd_quality = {
    .group = N_("Data"),
    .name = "quality",
    .summary = N_("show what is filled in, which figures and codes look wrong, and whom to ask"),
    .operands = "",
    .least_operands = 0,
    .most_operands = 0,
    .options = options,
    .notes = N_("columns   share filled in of each indicator, those that rules read first, the emptiest first\n"
                "towns     the same by town, with the columns that are emptier there than elsewhere\n"
                "matrix    town by indicator (only where asked for, and in JSON and workbooks)\n"
                "figures   10 or 1,000 times the year before or an earlier import, parts above their whole, R&D\n"
                "          above revenue, implausible revenue per employee: to be asked about, not wrong for sure\n"
                "codes     wrong check digits, and companies of one name that may be one\n"
                "groups    towns, parks, grids and divisions of industry with their companies: by what lists can be narrowed\n"
                "In --where, Y is the year after that of the figures: revenue[Y-1]."),
    .examples = {"tidu quality --input data/sample/companies.csv",
                 "tidu quality --input data/sample/companies.csv --format xlsx --output quality.xlsx",
                 "tidu quality --table figures --year 2023 --format csv",
                 "tidu quality --table towns --where 'revenue[Y-1] >= 2000 wan'"},
    .run = run,
};
