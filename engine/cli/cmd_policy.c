/*
 * `tidu policy match CODE` and `tidu policy budget POLICY...`.
 */
#include <string.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/source.h"

enum { MOST_FILES = 16, MOST_PARAMS = 32 };

static const option options[] = {
    OPTIONS_SOURCE,
    OPTIONS_SELECTION,
    {.name = "overrides", .kind = OPTION_TEXT, .argument = "FILE",
     .help = N_("exceptions from funding gates: uscc, gate, who, why, when, as a table or YAML")},
    {.name = "param", .kind = OPTION_TEXT, .argument = "NAME=VALUE", .is_repeatable = true,
     .help = N_("budget: change a number of the policy: first=30%; or one of them step by step: first=20%..40%:5%")},
    {.name = "table", .kind = OPTION_CHOICE, .choices = "clauses|companies|refused|towns|curve|near",
     .help = N_("budget: only this table (CSV: companies, or curve with a range)")},
    OPTION_FORMAT_FILES,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL}};

typedef struct asked {
    const char *files[MOST_FILES];
    const char *params[MOST_PARAMS];
    tidu_policy_options options;
} asked;

static tidu_status ask_match(const invocation *call, request *r, void *context, tidu_report **report, tidu_problems **problems, tidu_error *err)
{
    const asked *x = context;

    return tidu_policy_match(r->session, request_query(r, NULL), arguments_operand(call->arguments, 1), &x->options, report, problems, err);
}

static tidu_status ask_budget(const invocation *call, request *r, void *context, tidu_report **report, tidu_problems **problems, tidu_error *err)
{
    const asked *x = context;

    (void)call;
    return tidu_policy_budget(r->session, request_query(r, NULL), &x->options, report, problems, err);
}

static int run_match(const invocation *call, asked *x)
{
    const arguments *a = call->arguments;

    if (arguments_operands(a) != 2)
        return failure_usage(call->command, _("'policy match' needs the code of one company"));
    if (x->options.n_params || x->options.table || request_has_filter(a))
        return failure_usage(call->command, _("--param, --table and the choice of companies go with 'policy budget'"));
    return request_answer(call, ask_match, x);
}

static int run_budget(const invocation *call, asked *x)
{
    if (!x->options.n_files)
        return failure_usage(call->command, _("'policy budget' needs a policy, by its file or its id"));
    return request_answer(call, ask_budget, x);
}

static int run(const invocation *call)
{
    const arguments *a = call->arguments;
    const char *wanted = arguments_operand(a, 0);
    asked x = {.options = {.size = sizeof x.options, .overrides = arguments_text(a, "overrides"), .table = arguments_text(a, "table")}};

    x.options.n_files = arguments_operands(a) - 1;
    x.options.n_params = arguments_count(a, "param");
    x.options.is_flat = has_format(call, "csv");
    x.options.files = x.files;
    x.options.params = x.params;
    if (x.options.n_params > MOST_PARAMS)
        return failure_usage(call->command, _("--%s may be given at most %zu times"), "param", (size_t)MOST_PARAMS);
    for (size_t i = 0; i < x.options.n_files; i++)
        x.files[i] = arguments_operand(a, i + 1);
    for (size_t i = 0; i < x.options.n_params; i++)
        x.params[i] = arguments_nth(a, "param", i);
    if (!strcmp(wanted, "match"))
        return run_match(call, &x);
    if (!strcmp(wanted, "budget"))
        return run_budget(call, &x);
    return failure_usage(call->command, _("unknown subcommand '%s'; use match or budget"), wanted);
}

const command cmd_policy = {
    .group = N_("Rules"),
    .name = "policy",
    .summary = N_("hold companies against local policies: what a company can claim, what a policy costs"),
    .operands = "match CODE | budget POLICY...",
    .least_operands = 1,
    .most_operands = MOST_FILES + 1,
    .options = options,
    .notes = N_("match   the awards in force for one company: met, may be met, not met, barred; amounts, exclusions, gates\n"
                "budget  what policies, also drafts, cost in a year: per clause, town and company, at least and at most\n"
                "Policies stand in models/policies; a file of one's own is taken by its path. An amount that was not\n"
                "published is unknown and never 0. A company that a funding gate bars is paid nothing without a record in\n"
                "--overrides. Of a group of clauses, and for one cost, only the highest is paid."),
    .examples = {"tidu policy match 91990101MA00H83197 --input data/sample/companies.csv",
                 "tidu policy budget data/sample/policy.yaml --input data/sample/companies.csv",
                 "tidu policy budget data/sample/policy.yaml --param rd_growth=5%..25%:5% --input data/sample/companies.csv"},
    .run = run,
};
