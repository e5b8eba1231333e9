#include <float.h>
#include <math.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/source.h"

static const option options[] = {
    OPTIONS_SOURCE,
    OPTIONS_SELECTION,
    {.name = "all", .kind = OPTION_FLAG, .help = N_("every company of the list, in the order of the work")},
    {.name = "margins", .kind = OPTION_FLAG,
     .help = N_("how far each figure may fall or rise, alone and together, before the rung is lost")},
    {.name = "by", .kind = OPTION_INT, .argument = "YEAR", .least = 1901, .greatest = 2103,
     .help = N_("application year of the way: one to three after Y (default: the first with a way)")},
    {.name = "chance", .kind = OPTION_NUMBER, .argument = "P", .help = N_("the chance to be reached (default 0.8); 1: a certain yes")},
    {.name = "points", .kind = OPTION_NUMBER, .argument = "N", .help = N_("reach this many certain points instead of the verdict")},
    {.name = "rank", .kind = OPTION_INT, .argument = "K", .least = 1, .greatest = 1000000000,
     .help = N_("be among the first K of today's list, instead of a chance")},
    {.name = "budget", .kind = OPTION_NUMBER, .argument = "WAN", .help = N_("spend at most this, in 10,000 yuan")},
    {.name = "alternatives", .kind = OPTION_INT, .argument = "N", .least = 0, .greatest = 7,
     .help = N_("how many ways with other levers to show (default 2)")},
    {.name = "levers", .kind = OPTION_TEXT, .argument = "REGION|FILE", .help = N_("levers of a region, or another file of levers")},
    {.name = "top", .kind = OPTION_INT, .argument = "N", .least = 1, .greatest = 1000000000, .help = N_("only the first N")},
    {.name = "slots", .kind = OPTION_INT, .argument = "N", .least = 1, .greatest = 1000000000,
     .help = N_("companies that can be pushed until the next application: the tier push ends there")},
    {.name = "with-holders", .kind = OPTION_FLAG, .help = N_("also list companies that hold the certificate")},
    OPTION_FORMAT_FILES,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL},
};

enum { YUAN_OF_WAN = 10000 };

/* A number for which the library takes 0 as "none given": one that was given as 0 becomes `zero`. */
static double number_given(const arguments *a, const char *name, double zero)
{
    double x = arguments_number(a, name, NAN);

    return x != x ? 0 : x == 0 ? zero : x;
}

static tidu_reach_options options_of(const invocation *call)
{
    const arguments *a = call->arguments;

    return (tidu_reach_options){.size = sizeof(tidu_reach_options),
                                .by = (int)arguments_int(a, "by", 0),
                                .chance = number_given(a, "chance", -1),
                                .points = number_given(a, "points", -1),
                                .budget = number_given(a, "budget", DBL_MIN) * YUAN_OF_WAN,
                                .ways = (size_t)arguments_int(a, "alternatives", 2) + 1,
                                .levers = arguments_text(a, "levers"),
                                .with_holders = arguments_flag(a, "with-holders"),
                                .top = (size_t)arguments_int(a, "top", 0),
                                .slots = (size_t)arguments_int(a, "slots", 0),
                                .rank = (size_t)arguments_int(a, "rank", 0)};
}

static tidu_status ask(const invocation *call, request *r, void *context, tidu_report **report, tidu_problems **problems,
                       tidu_error *err)
{
    const arguments *a = call->arguments;
    tidu_reach_options o = options_of(call);
    const char *codes[REQUEST_MOST_CODES];

    (void)context;
    if (arguments_operands(a) > 2) {
        const char *model = request_codes(r, a, codes);

        o.with_holders = true; /* who is named is listed */
        return tidu_reach_all(r->session, request_query(r, model), &o, report, problems, err);
    }
    if (arguments_flag(a, "all"))
        return tidu_reach_all(r->session, request_query(r, arguments_operand(a, 0)), &o, report, problems, err);
    if (arguments_flag(a, "margins"))
        return tidu_margins(r->session, request_query(r, arguments_operand(a, 1)), arguments_operand(a, 0), &o, report, problems, err);
    return tidu_reach(r->session, request_query(r, arguments_operand(a, 1)), arguments_operand(a, 0), &o, report, problems, err);
}

static int run(const invocation *call)
{
    const arguments *a = call->arguments;
    bool is_all = arguments_flag(a, "all");
    size_t n = arguments_operands(a);

    if (is_all && n != 1)
        return failure_usage(&cmd_reach, "%s", _("with --all, give one model and no code"));
    if (!is_all && n < 2)
        return failure_usage(&cmd_reach, "%s", _("give a code and a model, or --all and a model"));
    if (arguments_flag(a, "margins") && (is_all || n > 2))
        return failure_usage(&cmd_reach, "%s", _("--margins asks about one company, so it cannot be combined with --all or several codes"));
    return request_answer(call, ask, NULL);
}

const command cmd_reach = {
    .group = N_("Rules"),
    .name = "reach",
    .summary = N_("find the cheapest way to a rung by a coming application, run through the rule"),
    .operands = "USCC... MODEL | MODEL --all",
    .least_operands = 1,
    .most_operands = REQUEST_MOST_CODES + 1,
    .options = options,
    .notes = N_("Closed years stay as they are. Open years begin as a repetition of the last closed one and are moved\n"
                "by levers: what a company can do, at which cost and how soon (models/levers.yaml, to be changed to\n"
                "the prices of your district). Each way shown has been run through the rule of its year. Several codes\n"
                "make a list of these companies."),
    .examples = {"tidu reach 91990101MA00H83197 hnte --input data/sample/companies.csv",
                 "tidu reach 91990101MA00H83197 tech-sme --input data/sample/companies.csv --by 2027 --chance 1",
                 "tidu reach 91990101MA0BMF1M4Y hnte --input data/sample/companies.csv --margins",
                 "tidu reach 91990101MA00H83197 91990101MA0UT1UKXQ hnte --input data/sample/companies.csv",
                 "tidu reach hnte --all --input data/sample/companies.csv --top 20 --slots 4"},
    .run = run,
};
