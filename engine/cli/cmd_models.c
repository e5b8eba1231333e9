/*
 * The subcommands of `tidu models`, one function each, in a table.
 */
#include <stdio.h>
#include <string.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/output.h"
#include "cli/say.h"
#include "cli/source.h"

static const option options[] = {
    OPTIONS_SOURCE,
    {.name = "extends", .kind = OPTION_TEXT, .argument = "MODEL",
     .help = N_("new: a model to extend; only differences are written")},
    OPTION_FORMAT_FILES,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL}};

/* The words that follow an action. */
typedef struct words {
    const char *first;
    const char *second;
} words;

static int run_list(const invocation *call, request *r, words w)
{
    tidu_report *report;
    tidu_error err;

    if (w.first)
        return failure_usage(call->command, _("'models list' takes no model; show one with 'models show %s'"), w.first);
    if (tidu_models_list(r->session, arguments_text(call->arguments, "on"), &report, &err))
        return failure_say(&err);
    return report_finish(call, report);
}

static int run_show(const invocation *call, request *r, words w)
{
    tidu_report *report;
    tidu_error err;

    if (!w.first)
        return failure_usage(call->command, _("'models show' needs a model"));
    if (tidu_models_show(r->session, w.first, &r->question, &report, &err))
        return failure_say(&err);
    return report_finish(call, report);
}

static int run_check(const invocation *call, request *r, words w)
{
    unsigned long faults, warnings;
    tidu_report *report;
    tidu_error err;
    int status;

    if (tidu_models_check(r->session, w.first, &report, &faults, &warnings, &err))
        return failure_say(&err);
    status = report_finish(call, report);
    if (!call->is_quiet && faults + warnings)
        say(_("errors %lu, warnings %lu\n"), faults, warnings);
    return status ? status : faults ? EXIT_DATA : EXIT_DONE;
}

static int run_test(const invocation *call, request *r, words w)
{
    unsigned long passed, failed;
    tidu_report *report;
    tidu_error err;
    int status;

    if (tidu_models_test(r->session, w.first, &report, &passed, &failed, &err))
        return failure_say(&err);
    status = report_finish(call, report);
    say(_("%lu cases passed, %lu failed\n"), passed, failed);
    return status ? status : failed ? EXIT_DATA : EXIT_DONE;
}

static int run_cover(const invocation *call, request *r, words w)
{
    unsigned long reached, outcomes;
    tidu_report *report;
    tidu_error err;
    int status;

    if (tidu_models_cover(r->session, w.first, &report, &reached, &outcomes, &err))
        return failure_say(&err);
    status = report_finish(call, report);
    say(_("the cases reach %lu of %lu outcomes\n"), reached, outcomes);
    return status ? status : reached < outcomes ? EXIT_DATA : EXIT_DONE;
}

static int run_diff(const invocation *call, request *r, words w)
{
    bool has_source = r->source.input || arguments_text(call->arguments, "db");
    tidu_query query;
    tidu_problems *problems;
    tidu_report *report;
    tidu_error err;
    tidu_status failed;
    int status;

    if (!w.second)
        return failure_usage(call->command, _("'models diff' needs two models, such as srdi@2022 srdi@2026"));
    query = *request_query(r, w.first);
    query.source = has_source ? &r->source : NULL;
    failed = tidu_models_diff(r->session, &query, w.second, &report, &problems, &err);
    status = problems_finish(call, problems);
    if (failed)
        return failure_say(&err);
    if (status)
        tidu_report_free(report);
    return status ? status : report_finish(call, report);
}

static int run_new(const invocation *call, request *r, words w)
{
    tidu_error err, closing;
    tidu_status status;
    output o;

    if (!w.first)
        return failure_usage(call->command, _("'models new' needs the id of the new model"));
    status = output_open(&o, arguments_text(call->arguments, "output"), &err);
    if (status)
        return failure_say(&err);
    status = tidu_models_new(r->session, w.first, arguments_text(call->arguments, "extends"), output_write, &o, &err);
    if (output_close(&o, !status, &closing))
        return failure_say(&closing);
    return status ? failure_say(&err) : EXIT_DONE;
}

static int run_schema(const invocation *call, request *r, words w)
{
    tidu_report *report;
    tidu_error err, closing;
    tidu_status status;
    output o;

    if (!w.first)
        return tidu_models_kinds(r->session, &report, &err) ? failure_say(&err) : report_finish(call, report);
    status = output_open(&o, arguments_text(call->arguments, "output"), &err);
    if (status)
        return failure_say(&err);
    status = tidu_models_schema(r->session, w.first, output_write, &o, &err);
    if (output_close(&o, !status, &closing))
        return failure_say(&closing);
    return status ? failure_say(&err) : EXIT_DONE;
}

static const struct action {
    const char *name;
    int (*run)(const invocation *call, request *r, words w);
} actions[] = {{"list", run_list}, {"show", run_show}, {"check", run_check}, {"test", run_test},
               {"cover", run_cover}, {"diff", run_diff}, {"new", run_new}, {"schema", run_schema}};

static int run(const invocation *call)
{
    const char *wanted = arguments_operand(call->arguments, 0);
    words w = {arguments_operand(call->arguments, 1), arguments_operand(call->arguments, 2)};
    request r;
    int status;

    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++) {
        if (wanted && strcmp(actions[i].name, wanted) != 0)
            continue;
        if (w.second && actions[i].run != run_diff)
            return failure_usage(call->command, _("'models %s' takes only one model"), actions[i].name);
        status = request_open(&r, call);
        if (status)
            return status;
        status = actions[i].run(call, &r, w);
        request_close(&r);
        return status;
    }
    return failure_usage(call->command, _("unknown subcommand '%s'; use list, show, check, test, cover, diff, new or schema"),
                         wanted);
}

const command cmd_models = {
    .group = N_("Rules"),
    .name = "models",
    .summary = N_("list, show, compare, check and test the rules"),
    .operands = "[list|show|diff|check|test|cover|new|schema] [MODEL [MODEL]]",
    .least_operands = 0,
    .most_operands = 3,
    .options = options,
    .notes = N_("list   every model with its version and how much of it is computed\n"
                "show   one model as in its decree (--on DATE, --recheck; --format html for printing)\n"
                "diff   differences between two models; with --input or --db also the companies affected\n"
                "check  load model files, report every error with its place, warn of likely mistakes\n"
                "test   run the worked examples of the models\n"
                "cover  list outcomes that no worked example reaches\n"
                "new    write a skeleton to start from\n"
                "schema write the JSON Schema of a kind of file, for editors; without a kind, list them\n"
                "A version is given by the year in which it begins, by a day (srdi@2022, srdi@2026-04-01)\n"
                "or by its file (srdi.2022). Models are searched in $TIDU_MODELS, in ./models, beside the\n"
                "program and where it is installed."),
    .examples = {"tidu models list", "tidu models show hnte", "tidu models test hnte",
                 "tidu models diff srdi@2022 srdi@2026", "tidu models new hnte@mine --extends hnte",
                 "tidu models schema model"},
    .run = run,
};
