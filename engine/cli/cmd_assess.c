/*
 * `tidu assess`: one model, several, or a stream.
 */
#include <stdio.h>
#include <string.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/say.h"
#include "cli/source.h"

static const option options[] = {
    OPTIONS_SOURCE,
    OPTIONS_SELECTION,
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = "stream", .kind = OPTION_FLAG,
     .help = N_("process the file in batches, with bounded memory; needs --input, --year and --format csv")},
    {.name = "save", .kind = OPTION_FLAG, .help = N_("save the run and its results in the database")},
    {.name = NULL},
};

static int save(const invocation *call, tidu_assessment *assessment, const char *db)
{
    long long run;
    tidu_error err;

    if (tidu_assessment_save(assessment, db, &run, &err))
        return failure_say(&err);
    if (!call->is_quiet)
        say(_("%s: saved as run %lld\n"), db, run);
    return EXIT_DONE;
}

static int use(const invocation *call, const request *r, tidu_assessment *assessment)
{
    tidu_report *report;
    tidu_error err;
    int status;

    if (tidu_assessment_report(assessment, is_for_screen(call), &report, &err))
        return failure_say(&err);
    status = report_finish(call, report);
    if (!status && arguments_flag(call->arguments, "save"))
        status = save(call, assessment, r->source.db);
    return status;
}

enum { MOST_MODELS = 64 };

static bool is_one_model(const invocation *call)
{
    return arguments_operands(call->arguments) == 1 && strcmp(arguments_operand(call->arguments, 0), "all") != 0;
}

static tidu_status ask_many(const invocation *call, request *r, void *context, tidu_report **report,
                            tidu_problems **problems, tidu_error *err)
{
    const char *models[MOST_MODELS];
    size_t n = arguments_operands(call->arguments);
    tidu_many_options many = {.size = sizeof many,
                              .models = n == 1 ? NULL : models, /* 'all' */
                              .n_models = n,
                              .is_for_screen = is_for_screen(call)};

    (void)context;
    for (size_t i = 0; i < n; i++)
        models[i] = arguments_operand(call->arguments, i);
    return tidu_assess_many(r->session, request_query(r, NULL), &many, report, problems, err);
}

/* Refuse what a stream cannot do before anything is read. */
static int run_stream(const invocation *call)
{
    const arguments *a = call->arguments;
    const char *format = call->format;

    if (!arguments_text(a, "input") || !(arguments_int(a, "year", 0) || arguments_text(a, "on")) || !format ||
        strcmp(format, "csv"))
        return failure_usage(call->command, _("--stream needs --input, --year and --format csv"));
    if (arguments_flag(a, "save") || arguments_flag(a, "strict"))
        return failure_usage(call->command, _("--stream saves nothing, so it cannot be combined with --save "
                                              "or --strict"));
    if (request_has_filter(a))
        return failure_usage(call->command, _("--stream takes every company of the file, so it cannot be combined with a filter"));
    if (!is_one_model(call))
        return failure_usage(call->command, _("--stream takes only one model"));
    return request_stream(call);
}

static int run(const invocation *call)
{
    bool saves = arguments_flag(call->arguments, "save");

    if (arguments_flag(call->arguments, "stream"))
        return run_stream(call);
    if (saves && arguments_text(call->arguments, "input"))
        return failure_usage(call->command, _("--save needs a database, not --input"));
    if (saves && request_has_filter(call->arguments))
        return failure_usage(call->command, _("--save keeps the run of all companies, so it cannot be combined with a filter"));
    if (is_one_model(call))
        return request_assess(call, false, use);
    if (saves)
        return failure_usage(call->command, _("--save takes only one model"));
    return request_answer(call, ask_many, NULL);
}

const command cmd_assess = {
    .group = N_("Rules"),
    .name = "assess",
    .summary = N_("assess all companies by a model: gates, points, verdict, readiness"),
    .operands = "MODEL [MODEL...]|all",
    .least_operands = 1,
    .most_operands = MOST_MODELS,
    .options = options,
    .notes = N_("MODEL is an id (tidu models list) or the path of a model file. CSV and JSON contain every\n"
                "gate and item; the table shows what is unmet and what is missing. For several models, or\n"
                "all in force on the date, they contain verdict, score and readiness; the table counts.\n"
                "--stream is for tables of any length; the rows of each company must be contiguous."),
    .examples = {"tidu assess hnte --input data/sample/companies.csv --format csv",
                 "tidu assess tech-sme --year 2025 --save",
                 "tidu assess all --input data/sample/companies.csv",
                 "tidu assess hnte --stream --year 2025 --input data/sample/companies.csv --format csv"},
    .run = run,
};
