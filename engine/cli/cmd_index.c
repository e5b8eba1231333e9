/*
 * The subcommands of `tidu index`, one function each, in a table.
 */
#include <string.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/source.h"

static const option options[] = {
    {.name = "weight", .kind = OPTION_TEXT, .argument = "NAME=NUMBER", .is_repeatable = true,
     .help = N_("replace the weight of an indicator or a group: growth=40")},
    OPTIONS_SOURCE,
    OPTIONS_SELECTION,
    {.name = "top", .kind = OPTION_INT, .argument = "N", .least = 1, .greatest = 1000000000,
     .help = N_("only the first N")},
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL},
};

enum { MOST_WEIGHTS = 64 };

typedef struct weights {
    const char *texts[MOST_WEIGHTS];
    size_t n;
} weights;

static void add_weights(request *r, const weights *w)
{
    r->question.weights = w->texts;
    r->question.n_weights = w->n;
}

static tidu_status ask_run(const invocation *call, request *r, void *context,
                               tidu_report **report, tidu_problems **problems, tidu_error *err)
{
    const arguments *a = call->arguments;

    add_weights(r, context);
    return tidu_index_run(r->session, request_query(r, arguments_operand(a, 1)), (size_t)arguments_int(a, "top", 0),
                          report, problems, err);
}

static tidu_status ask_explain(const invocation *call, request *r, void *context,
                               tidu_report **report, tidu_problems **problems, tidu_error *err)
{
    const arguments *a = call->arguments;

    add_weights(r, context);
    return tidu_index_explain(r->session, request_query(r, arguments_operand(a, 2)), arguments_operand(a, 1), report,
                              problems, err);
}

static tidu_status ask_weights(const invocation *call, request *r, void *context,
                               tidu_report **report, tidu_problems **problems, tidu_error *err)
{
    const arguments *a = call->arguments;

    add_weights(r, context);
    return tidu_index_weights(r->session, request_query(r, arguments_operand(a, 1)), report, problems, err);
}

static const struct action {
    const char *name;
    request_ask ask;
    bool needs_company;
} actions[] = {{"run", ask_run, false}, {"explain", ask_explain, true}, {"weights", ask_weights, false}};

/* Add the weights to the question. */
static int take_weights(const invocation *call, weights *w)
{
    w->n = arguments_count(call->arguments, "weight");
    if (w->n > MOST_WEIGHTS)
        return failure_usage(call->command, _("--%s may be given at most %zu times"), "weight", (size_t)MOST_WEIGHTS);
    for (size_t i = 0; i < w->n; i++)
        w->texts[i] = arguments_nth(call->arguments, "weight", i);
    return EXIT_DONE;
}

static int run(const invocation *call)
{
    weights w;
    int status = take_weights(call, &w);
    const char *wanted = arguments_operand(call->arguments, 0);

    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++) {
        if (strcmp(actions[i].name, wanted))
            continue;
        if (actions[i].needs_company && !arguments_operand(call->arguments, 1))
            return failure_usage(call->command, _("'index explain' needs the code of a company"));
        if (!actions[i].needs_company && arguments_operand(call->arguments, 2))
            return failure_usage(call->command, _("'index %s' takes only one index"), wanted);
        return status ? status : request_answer(call, actions[i].ask, &w);
    }
    return failure_usage(call->command, _("unknown subcommand '%s'; use run, explain or weights"), wanted);
}

const command cmd_index = {
    .group = N_("Rules"),
    .name = "index",
    .summary = N_("weighted indices: the list, the breakdown of one company's score, the weights"),
    .operands = "run|explain|weights [USCC] [INDEX]",
    .least_operands = 1,
    .most_operands = 3,
    .options = options,
    .notes = N_("run      every company with its score, 0 to 100, and the interval left open by missing data\n"
                "explain  raw, treated and normalised value, weight and contribution of each indicator\n"
                "weights  the weight of each indicator; for AHP the consistency ratio\n"
                "--weight changes weights for this call only: the others of the group (or the other groups) stay "
                "as they are\n"
                "in the file, and all are scaled to 100%; the list then also gives each company's rank and "
                "score before.\n"
                "INDEX is a file of models/indices (default potential) or a path. Indices are local "
                "practice, not law."),
    .examples = {"tidu index run --input data/sample/companies.csv --top 10",
                 "tidu index run --weight effort=60 --top 5 --input data/sample/companies.csv",
                 "tidu index explain 91990101MA00H83197 --input data/sample/companies.csv",
                 "tidu index weights peers --input data/sample/companies.csv"},
    .run = run,
};
