#include <string.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/source.h"

/* The same options for the choice and for its fairness. */
#define OPTIONS_CHOICE \
    {.name = "budget", .kind = OPTION_NUMBER, .argument = "YUAN", .help = N_("what can be spent, in yuan")}, \
        {.name = "slots", \
         .kind = OPTION_INT, \
         .argument = "N", \
         .least = 1, \
         .greatest = 1000000, \
         .help = N_("companies that can be looked after (default: any number)")}, \
        {.name = "per-town", \
         .kind = OPTION_INT, \
         .argument = "N", \
         .least = 1, \
         .greatest = 1000000, \
         .help = N_("at least so many of each town, or all that it has")}, \
        {.name = "per-size", \
         .kind = OPTION_INT, \
         .argument = "N", \
         .least = 1, \
         .greatest = 1000000, \
         .help = N_("at least so many of each quarter of employees, as tidu fairness shows them")}, \
        {.name = "per-age", \
         .kind = OPTION_INT, \
         .argument = "N", \
         .least = 1, \
         .greatest = 1000000, \
         .help = N_("at least so many of each quarter of years since the foundation")}, \
        {.name = "most-per-town", \
         .kind = OPTION_INT, \
         .argument = "N", \
         .least = 1, \
         .greatest = 1000000, \
         .help = N_("at most so many of each town")}, \
        {.name = "target", \
         .kind = OPTION_INT, \
         .argument = "T", \
         .least = 1, \
         .greatest = 1000000, \
         .help = N_("passes that are wanted: tell the chance of at least so many")}, \
        {.name = "maximise", \
         .kind = OPTION_CHOICE, \
         .choices = "passes|target", \
         .help = N_("expected passes, or the chance of at least --target of them (default passes)")}, \
        {.name = "by", \
         .kind = OPTION_INT, \
         .argument = "YEAR", \
         .least = 1901, \
         .greatest = 2103, \
         .help = N_("application year of the ways: one to three after Y (default: the next)")}, \
        {.name = "chance", \
         .kind = OPTION_NUMBER, \
         .argument = "P", \
         .help = N_("the chance with which a company counts as one that can file (default 0.8)")}, \
        {.name = "levers", \
         .kind = OPTION_TEXT, \
         .argument = "REGION|FILE", \
         .help = N_("levers of a region, or another file of levers")}, \
    { \
        .name = "with-holders", .kind = OPTION_FLAG, .help = N_("also companies that hold the certificate") \
    }

static const option options[] = {OPTIONS_SOURCE, OPTIONS_SELECTION, OPTIONS_CHOICE, OPTION_FORMAT_FILES,
                                 OPTION_OUTPUT,  OPTION_BOM,        {.name = NULL}};

static tidu_select_options options_of(const arguments *a)
{
    const char *what = arguments_text(a, "maximise");

    return (tidu_select_options){.size = sizeof(tidu_select_options),
                                 .reach = {.size = sizeof(tidu_reach_options),
                                           .by = (int)arguments_int(a, "by", 0),
                                           .chance = arguments_number(a, "chance", 0),
                                           .levers = arguments_text(a, "levers"),
                                           .with_holders = arguments_flag(a, "with-holders")},
                                 .budget = arguments_number(a, "budget", 0),
                                 .slots = (size_t)arguments_int(a, "slots", 0),
                                 .per_town = (size_t)arguments_int(a, "per-town", 0),
                                 .most_per_town = (size_t)arguments_int(a, "most-per-town", 0),
                                 .target = (size_t)arguments_int(a, "target", 0),
                                 .per_size = (size_t)arguments_int(a, "per-size", 0),
                                 .per_age = (size_t)arguments_int(a, "per-age", 0),
                                 .maximises_target = what && !strcmp(what, "target")};
}

static tidu_status ask_select(const invocation *call, request *r, void *context, tidu_report **report,
                              tidu_problems **problems, tidu_error *err)
{
    tidu_select_options o = options_of(call->arguments);

    (void)context;
    return tidu_select(r->session, request_query(r, arguments_operand(call->arguments, 0)), &o, report, problems, err);
}

static tidu_status ask_fairness(const invocation *call, request *r, void *context, tidu_report **report,
                                tidu_problems **problems, tidu_error *err)
{
    tidu_select_options o = options_of(call->arguments);

    (void)context;
    return tidu_fairness(r->session, request_query(r, arguments_operand(call->arguments, 0)), &o, report, problems,
                         err);
}

static int run_select(const invocation *call)
{
    return request_answer(call, ask_select, NULL);
}

static int run_fairness(const invocation *call)
{
    return request_answer(call, ask_fairness, NULL);
}

const command cmd_select = {
    .group = N_("Rules"),
    .name = "select",
    .summary = N_("choose companies and ways so that a budget adds most expected passes"),
    .operands = "MODEL",
    .least_operands = 1,
    .most_operands = 1,
    .options = options,
    .notes = N_(
        "Packages are the cheapest ways to several chances (tidu reach). The best choice is found as a programme in\n"
        "whole numbers and is proven, or its bound is told. With --maximise target it is the choice with the greatest chance\n"
        "of the target among several that weigh expected passes and their spread; that is not proven to be the best."),
    .examples =
        {"tidu select hnte --input data/sample/companies.csv --budget 2000000 --slots 40",
         "tidu select hnte --input data/sample/companies.csv --budget 3000000 --slots 12 --per-town 1 --target 10",
         "tidu select hnte --input data/sample/companies.csv --budget 3000000 --slots 12 --per-size 2 --per-age 2",
         "tidu select hnte --input data/sample/companies.csv --budget 1000000 --target 20 --maximise target"},
    .run = run_select,
};

const command cmd_fairness = {
    .group = N_("Rules"),
    .name = "fairness",
    .summary = N_("compare the rates of towns, sizes, ages and industries, before and after a choice within a budget"),
    .operands = "MODEL",
    .least_operands = 1,
    .most_operands = 1,
    .options = options,
    .examples = {"tidu fairness hnte --input data/sample/companies.csv --budget 2000000 --slots 40"},
    .run = run_fairness,
};
