/*
 * The subcommands of `tidu index`, one function each, in a table.
 */
#include <string.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/source.h"

#define TABLES "findings|data|shape|correlations|groups|weights|components|loadings|borders|parts|without|bulletin"

static const option options[] = {
    {.name = "weight", .kind = OPTION_TEXT, .argument = "NAME=NUMBER", .is_repeatable = true,
     .help = N_("replace the weight of an indicator or a group: growth=40")},
    {.name = "weights", .kind = OPTION_TEXT, .argument = "METHOD",
     .help = N_("weigh all levels by one method: equal, entropy, critic, deviation, variation, gini, merec, variance, pca, factor or optimal")},
    OPTIONS_SOURCE,
    OPTIONS_SELECTION,
    {.name = "top", .kind = OPTION_INT, .argument = "N", .least = 1, .greatest = 1000000000,
     .help = N_("only the first N")},
    {.name = "draws", .kind = OPTION_INT, .argument = "N", .least = 1, .greatest = 10000000, .help = N_("robust: how often everything is drawn anew (default 2000)")},
    {.name = "seed", .kind = OPTION_INT, .argument = "N", .least = 1, .greatest = 2147483647, .help = N_("robust: the seed of the draws (default 1)")},
    {.name = "points", .kind = OPTION_INT, .argument = "N", .least = 2, .greatest = 1000000, .help = N_("robust: points by which the shares of the sources are measured (default 1024)")},
    {.name = "first", .kind = OPTION_TEXT, .argument = "K,K...", .help = N_("robust, audit, compare: of the first so many: 30,100")},
    {.name = "table", .kind = OPTION_CHOICE, .choices = TABLES, .help = N_("audit: only this table (CSV: findings); compare: the bulletin of a contest")},
    {.name = "weights-known", .kind = OPTION_TEXT, .argument = "SHARE|any|ranked|exact", .help = N_("robust: how well the weights are known: 25%")},
    {.name = "normalise", .kind = OPTION_TEXT, .argument = "WORD,WORD...", .help = N_("robust: other scales that are as good as those of the file: percentile")},
    {.name = "aggregation", .kind = OPTION_TEXT, .argument = "WORD,WORD...", .help = N_("robust: other means that are as good: geometric")},
    {.name = "missing", .kind = OPTION_CHOICE, .choices = "drawn|as-is", .help = N_("robust: missing values are drawn from the known ones, or stay as the index has them")},
    {.name = "error", .kind = OPTION_TEXT, .argument = "SHARE", .help = N_("robust: nine values in ten are off by at most this share: 5%")},
    {.name = "leave-out", .kind = OPTION_FLAG, .help = N_("robust: also the index without each indicator and each group")},
    {.name = "to-year", .kind = OPTION_INT, .argument = "Y", .least = 1901, .greatest = 2100, .help = N_("compare: the application year of the second run")},
    {.name = "to-as-of", .kind = OPTION_DATE, .argument = "DATE", .help = N_("compare: the data of the second run as they were at the end of that day")},
    {.name = "to-input", .kind = OPTION_TEXT, .argument = "FILE", .help = N_("compare: the file of the second run")},
    OPTION_FORMAT_FILES,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL},
};

enum { MOST_WEIGHTS = 64 };

typedef struct weights {
    const char *texts[MOST_WEIGHTS];
    size_t n;
    const char *method; /* of all levels; NULL: as in the file */
} weights;

static void add_weights(request *r, const weights *w)
{
    r->question.weights = w->texts;
    r->question.n_weights = w->n;
    r->question.weighting = w->method;
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

static tidu_status ask_audit(const invocation *call, request *r, void *context,
                             tidu_report **report, tidu_problems **problems, tidu_error *err)
{
    const arguments *a = call->arguments;
    tidu_index_audit_options o = {.size = sizeof o,
                                  .first = arguments_text(a, "first"),
                                  .table = arguments_text(a, "table")};

    if (!o.table && has_format(call, "csv"))
        o.table = "findings";
    add_weights(r, context);
    return tidu_index_audit(r->session, request_query(r, arguments_operand(a, 1)), &o, report, problems, err);
}

/* [INDEX] A B */
static tidu_status ask_swap(const invocation *call, request *r, void *context,
                            tidu_report **report, tidu_problems **problems, tidu_error *err)
{
    const arguments *a = call->arguments;
    size_t first = arguments_operands(a) > 3 ? 2 : 1;

    tidu_swap_options o = {.size = sizeof o,
                           .first = arguments_operand(a, first),
                           .second = arguments_operand(a, first + 1),
                           .is_flat = has_format(call, "csv")};

    add_weights(r, context);
    return tidu_index_swap(r->session, request_query(r, first == 2 ? arguments_operand(a, 1) : NULL), &o, report, problems, err);
}

/* A count that was given as 0 is refused by the option itself. */
static tidu_status ask_robust(const invocation *call, request *r, void *context,
                              tidu_report **report, tidu_problems **problems, tidu_error *err)
{
    const arguments *a = call->arguments;
    tidu_robust_options o = {.size = sizeof o,
                             .draws = (size_t)arguments_int(a, "draws", 0),
                             .seed = (unsigned)arguments_int(a, "seed", 0),
                             .points = (size_t)arguments_int(a, "points", 0),
                             .first = arguments_text(a, "first"),
                             .weights = arguments_text(a, "weights-known"),
                             .normalise = arguments_text(a, "normalise"),
                             .aggregation = arguments_text(a, "aggregation"),
                             .missing = arguments_text(a, "missing"),
                             .error = arguments_text(a, "error"),
                             .leave_out = arguments_flag(a, "leave-out"),
                             .top = (size_t)arguments_int(a, "top", 0),
                             .is_flat = has_format(call, "csv")};

    add_weights(r, context);
    return tidu_index_robust(r->session, request_query(r, arguments_operand(a, 1)), &o, report, problems, err);
}

/* [A [B]] */
static tidu_status ask_compare(const invocation *call, request *r, void *context,
                               tidu_report **report, tidu_problems **problems, tidu_error *err)
{
    const arguments *a = call->arguments;
    tidu_compare_options o = {.size = sizeof o,
                              .second = arguments_operand(a, 2),
                              .year = (int)arguments_int(a, "to-year", 0),
                              .as_of = arguments_text(a, "to-as-of"),
                              .input = arguments_text(a, "to-input"),
                              .first = arguments_text(a, "first"),
                              .top = (size_t)arguments_int(a, "top", 0),
                              .is_flat = has_format(call, "csv"),
                              .table = arguments_text(a, "table")};

    add_weights(r, context);
    return tidu_index_compare(r->session, request_query(r, arguments_operand(a, 1)), &o, report, problems, err);
}

static const struct action {
    const char *name;
    request_ask ask;
    size_t least, most; /* operands behind the name */
} actions[] = {{"run", ask_run, 0, 1}, {"explain", ask_explain, 1, 2}, {"weights", ask_weights, 0, 1}, {"audit", ask_audit, 0, 1}, {"swap", ask_swap, 2, 3},
             {"robust", ask_robust, 0, 1}, {"compare", ask_compare, 0, 2}};

/* EXIT_DONE: the operands fit the action. */
static int check_operands(const invocation *call, const struct action *x)
{
    size_t n = arguments_operands(call->arguments) - 1;

    if (n < x->least)
        return failure_usage(call->command, x->least > 1 ? _("'index swap' needs the codes of two companies")
                                                         : _("'index explain' needs the code of a company"));
    if (n > x->most)
        return failure_usage(call->command, x->ask == ask_compare ? _("'index %s' takes at most two indices") : _("'index %s' takes only one index"), x->name);
    return EXIT_DONE;
}

/* Add the weights to the question. */
static int take_weights(const invocation *call, weights *w)
{
    w->method = arguments_text(call->arguments, "weights");
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
        if (!status)
            status = check_operands(call, &actions[i]);
        return status ? status : request_answer(call, actions[i].ask, &w);
    }
    return failure_usage(call->command, _("unknown subcommand '%s'; use run, explain, weights, audit, swap, robust or compare"), wanted);
}

const command cmd_index = {
    .group = N_("Rules"),
    .name = "index",
    .summary = N_("weighted indices: the list, the breakdown of one company's score, the weights, the audit, how sure the ranks are"),
    .operands = "run [INDEX] | explain USCC [INDEX] | weights [INDEX] | audit [INDEX] | swap [INDEX] USCC USCC | robust [INDEX] | compare [INDEX [INDEX]]",
    .least_operands = 1,
    .most_operands = 4,
    .options = options,
    .notes = N_("run      every company with its score, 0 to 100, and the interval left open by missing data\n"
                "explain  raw, treated and normalised value, weight and contribution of each indicator\n"
                "weights  the weight of each indicator and, where there are data, how much it really counts; for AHP "
                "the consistency of the judgements\n"
                "audit    what the file does not say: data, correlations, alpha, effective weights, components, who decides a\n"
                "         border, ranks without one indicator, ranks that hang on missing data; what is worth a second look\n"
                "swap     the smallest change of one weight, and of all, with which two companies stand level\n"
                "robust   how sure the ranks are: everything that is uncertain is drawn anew many times\n"
                "compare  two runs of an index, or of two, and why every rank moved; --table bulletin: the bulletin of a contest, with\n"
                "         --as-of the day of the last one\n"
                "--weight changes weights for this call only: the others of the group (or the other groups) stay "
                "as they are\n"
                "in the file, and all are scaled to 100%; the list then also gives each company's rank and "
                "score before.\n"
                "--weights does the same with the method of all levels.\n"
                "INDEX is a file of models/indices (default potential) or a path. Indices are local "
                "practice, not law."),
    .examples = {"tidu index run --input data/sample/companies.csv --top 10",
                 "tidu index run --weight effort=60 --top 5 --input data/sample/companies.csv",
                 "tidu index explain 91990101MA00H83197 --input data/sample/companies.csv",
                 "tidu index swap 91990101MA2HKAYK2K 91990101MA3T4UWW88 --input data/sample/companies.csv",
                 "tidu index audit --first 20 --input data/sample/companies.csv",
                 "tidu index weights peers --input data/sample/companies.csv",
                 "tidu index robust --first 30 --draws 500 --top 40 --input data/sample/companies.csv",
                 "tidu index compare --year 2024 --to-year 2025 --top 20 --input data/sample/companies.csv",
                 "tidu index compare potential peers --input data/sample/companies.csv --format csv",
                 "tidu index compare --table bulletin --year 2024 --to-year 2025 --first 30 --input data/sample/companies.csv"},
    .run = run,
};
