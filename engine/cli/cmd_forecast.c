#include "cli/failure.h"
#include "cli/language.h"
#include "cli/source.h"

static const option options[] = {
    OPTIONS_SOURCE,
    OPTIONS_SELECTION,
    {.name = "target", .kind = OPTION_INT, .argument = "T", .least = 1, .greatest = 20000,
     .help = N_("passes that are wanted: its chance, and how many must file")},
    {.name = "file", .kind = OPTION_INT, .argument = "N", .least = 1, .greatest = 20000,
     .help = N_("the first N of the list file (default: who can file today)")},
    {.name = "rate", .kind = OPTION_NUMBER, .argument = "P",
     .help = N_("no list: this share of those that file passes, such as 0.85")},
    {.name = "severity", .kind = OPTION_NUMBER, .argument = "SD",
     .help = N_("how much panels differ (default in practice/filing.yaml); 0: applications are independent")},
    {.name = "stock", .kind = OPTION_FLAG, .help = N_("valid certificates by month instead: opening, new, renewed, expired; --target is of them")},
    {.name = "until", .kind = OPTION_TEXT, .argument = "YYYY-MM", .help = N_("stock: the last month (default: to the end of next year)")},
    {.name = "growth", .kind = OPTION_FLAG, .help = N_("who may come to meet the model's condition of growth instead, for the order of visits")},
    {.name = "top", .kind = OPTION_INT, .argument = "N", .least = 1, .greatest = 1000000, .help = N_("growth: only the first N companies")},
    {.name = "yearly", .kind = OPTION_NUMBER, .argument = "P", .help = N_("no list: what growth by this share each year, such as 0.3, comes to")},
    {.name = "times", .kind = OPTION_NUMBER, .argument = "X", .help = N_("no list: the growth a year that this multiple asks for, such as 2")},
    {.name = "over", .kind = OPTION_INT, .argument = "N", .least = 1, .greatest = 100, .help = N_("years of --yearly or --times")},
    {.name = "base", .kind = OPTION_NUMBER, .argument = "V", .help = N_("the number with which --yearly or --times begins")},
    {.name = "with-holders", .kind = OPTION_FLAG, .help = N_("also companies that hold the certificate")},
    OPTION_FORMAT_FILES,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL},
};

static tidu_status ask(const invocation *call, request *r, void *context, tidu_report **report, tidu_problems **problems,
                       tidu_error *err)
{
    const arguments *a = call->arguments;
    bool has_severity = arguments_count(a, "severity") > 0;
    double severity = arguments_number(a, "severity", 0);
    tidu_forecast_options o = {.size = sizeof o,
                               .target = (size_t)arguments_int(a, "target", 0),
                               .filed = (size_t)arguments_int(a, "file", 0),
                               .rate = arguments_number(a, "rate", 0),
                               .severity = severity,
                               .is_independent = has_severity && severity == 0,
                               .with_holders = arguments_flag(a, "with-holders")};
    bool has_model = arguments_operands(a) > 0;

    (void)context;
    return tidu_forecast(r->session, has_model ? request_query(r, arguments_operand(a, 0)) : NULL, &o, report, problems, err);
}

static tidu_status ask_stock(const invocation *call, request *r, void *context, tidu_report **report, tidu_problems **problems,
                             tidu_error *err)
{
    const arguments *a = call->arguments;
    double severity = arguments_number(a, "severity", 0);
    tidu_stock_options o = {.size = sizeof o,
                            .until = arguments_text(a, "until"),
                            .target = (size_t)arguments_int(a, "target", 0),
                            .filed = (size_t)arguments_int(a, "file", 0),
                            .severity = severity,
                            .is_independent = arguments_count(a, "severity") > 0 && severity == 0};

    (void)context;
    return tidu_stock(r->session, request_query(r, arguments_operand(a, 0)), &o, report, problems, err);
}

static tidu_status ask_growth(const invocation *call, request *r, void *context, tidu_report **report, tidu_problems **problems,
                              tidu_error *err)
{
    const arguments *a = call->arguments;
    tidu_growth_options o = {
        .size = sizeof o, .top = (size_t)arguments_int(a, "top", 0), .with_holders = arguments_flag(a, "with-holders")};

    (void)context;
    return tidu_growth(r->session, request_query(r, arguments_operand(a, 0)), &o, report, problems, err);
}

static int run_growth(const invocation *call)
{
    static const char *const others[] = {"stock", "rate", "target", "file", "severity", "until"};
    const arguments *a = call->arguments;

    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (arguments_count(a, others[i]))
            return failure_usage(call->command, _("--growth goes with none of --stock, --rate, --target, --file, --severity and --until"));
    }
    if (!arguments_operands(a))
        return failure_usage(call->command, _("--growth needs a model with a condition of growth, such as gazelle"));
    return request_answer(call, ask_growth, NULL);
}

static tidu_status ask_path(const invocation *call, request *r, void *context, tidu_report **report, tidu_problems **problems,
                            tidu_error *err)
{
    const arguments *a = call->arguments;

    (void)context;
    *problems = NULL;
    return tidu_yearly_path(r->session, arguments_number(a, "yearly", 0), arguments_number(a, "times", 0), (int)arguments_int(a, "over", 0),
                            arguments_number(a, "base", 0), report, err);
}

static int run_path(const invocation *call)
{
    static const char *const others[] = {"stock", "growth", "rate", "target", "file", "severity", "until", "top"};
    const arguments *a = call->arguments;

    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (arguments_count(a, others[i]) || arguments_operands(a))
            return failure_usage(call->command, _("--yearly and --times go with --over and --base alone"));
    }
    if (!arguments_count(a, "over"))
        return failure_usage(call->command, _("give the years with --over"));
    return request_answer(call, ask_path, NULL);
}

static int run(const invocation *call)
{
    const arguments *a = call->arguments;
    bool has_model = arguments_operands(a) > 0, has_rate = arguments_count(a, "rate") > 0;
    bool is_stock = arguments_flag(a, "stock");

    if (arguments_count(a, "yearly") || arguments_count(a, "times"))
        return run_path(call);
    if (arguments_flag(a, "growth"))
        return run_growth(call);
    if (arguments_count(a, "top"))
        return failure_usage(call->command, _("--top can only be used with --growth"));
    if (is_stock && (!has_model || has_rate || arguments_flag(a, "with-holders")))
        return failure_usage(call->command, _("--stock needs a model, whose certificates are counted, and goes neither with --rate nor with --with-holders"));
    if (!is_stock && arguments_text(a, "until"))
        return failure_usage(call->command, _("--until can only be used with --stock"));
    if (is_stock)
        return request_answer(call, ask_stock, NULL);

    if (has_model == has_rate)
        return failure_usage(call->command, _("give a model, whose list is counted, or a rate of passes with --rate"));
    return request_answer(call, ask, NULL);
}

const command cmd_forecast = {
    .group = N_("Rules"),
    .name = "forecast",
    .summary = N_("count how many of a batch would pass, and how many must file for a target"),
    .operands = "[MODEL]",
    .least_operands = 0,
    .most_operands = 1,
    .options = options,
    .notes = N_("Companies file in the order of the list by readiness. One panel judges the whole batch, so that its\n"
                "applications do not pass independently; given the panel they are counted exactly. --rate needs no data:\n"
                "say what the rate is a share of, as of those that filed another share passes than of those that a\n"
                "province proposed (tidu ladder --table rates).\n"
                "--stock counts valid certificates month by month; its assumptions stand in models/practice/filing.yaml.\n"
                "--yearly and --times say what a target of growth or of a multiple asks of each year.\n"
                "--growth learns from the years of the data who came to meet the condition of growth later."),
    .examples = {"tidu forecast hnte --input data/sample/companies.csv --target 10",
                 "tidu forecast hnte --input data/sample/companies.csv --file 30 --target 15 --severity 0",
                 "tidu forecast hnte --input data/sample/companies.csv --credentials data/sample/credentials.csv --stock --target 60",
                 "tidu forecast hgf@oecd --input data/sample/companies.csv --growth --top 20",
                 "tidu forecast --yearly 0.3 --over 3",
                 "tidu forecast --rate 0.85 --file 200 --target 170 --severity 0"},
    .run = run,
};
