#include <stdio.h>
#include <string.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/source.h"

static const option options[] = {
    OPTIONS_SOURCE,
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = "save", .kind = OPTION_FLAG, .help = N_("keep the run and its results in the database")},
    {.name = NULL},
};

static int save(const invocation *call, tidu_assessment *assessment, const char *db)
{
    long long run;
    tidu_error err;

    if (tidu_assessment_save(assessment, db, &run, &err))
        return failure_say(&err);
    if (!call->is_quiet)
        fprintf(stderr, _("%s: kept as run %lld\n"), db, run);
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

static tidu_status ask_many(const invocation *call, request *r, void *context, tidu_report **report,
                            tidu_problems **problems, tidu_error *err)
{
    const char *models[MOST_MODELS];
    size_t n = arguments_operands(call->arguments);
    bool is_all = n == 1;

    (void)context;
    for (size_t i = 0; i < n; i++)
        models[i] = arguments_operand(call->arguments, i);
    return tidu_assess_many(r->session, is_all ? NULL : models, n, &r->source, &r->question, is_for_screen(call),
                            report, problems, err);
}

static int run(const invocation *call)
{
    bool saves = arguments_flag(call->arguments, "save");

    if (saves && arguments_text(call->arguments, "input"))
        return failure_usage(call->command, _("--save needs a database, not --input"));
    if (arguments_operands(call->arguments) == 1 && strcmp(arguments_operand(call->arguments, 0), "all") != 0)
        return request_assess(call, false, use);
    if (saves)
        return failure_usage(call->command, _("--save keeps the run of one model"));
    return request_answer(call, ask_many, NULL);
}

const command cmd_assess = {
    .group = N_("Rules"),
    .name = "assess",
    .summary = N_("hold every company against one model: gates, points, verdict, readiness"),
    .operands = "MODEL [MODEL...]|all",
    .least_operands = 1,
    .most_operands = MOST_MODELS,
    .options = options,
    .notes = N_("MODEL is an id (tidu models list) or the path of a model file. CSV and JSON carry every\n"
                "gate and item; the table shows what is unmet and what is missing. Of several models, or\n"
                "of all that judge on the date, they carry verdict, score and readiness; the table counts."),
    .examples = {"tidu assess hnte --input data/sample/companies.csv --format csv",
                 "tidu assess tech-sme --year 2025 --save",
                 "tidu assess all --input data/sample/companies.csv"},
    .run = run,
};
