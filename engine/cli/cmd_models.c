#include <stdio.h>
#include <string.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/source.h"

static const option options[] = {OPTION_ON, OPTION_FORMAT, OPTION_OUTPUT, OPTION_BOM, {.name = NULL}};

static int run_list(const invocation *call, tidu_session *session, const char *name)
{
    tidu_report *report;
    tidu_error err;

    if (name)
        return failure_usage(call->command, _("'models list' takes no model; 'models show %s' shows one"), name);
    if (tidu_models_list(session, arguments_text(call->arguments, "on"), &report, &err))
        return failure_say(&err);
    return report_finish(call, report);
}

static int run_show(const invocation *call, tidu_session *session, const char *name)
{
    tidu_report *report;
    tidu_error err;

    if (!name)
        return failure_usage(call->command, _("'models show' needs a model"));
    if (tidu_models_show(session, name, arguments_text(call->arguments, "on"), &report, &err))
        return failure_say(&err);
    return report_finish(call, report);
}

static int run_check(const invocation *call, tidu_session *session, const char *name)
{
    unsigned long faults;
    tidu_report *report;
    tidu_error err;
    int status;

    if (tidu_models_check(session, name, &report, &faults, &err))
        return failure_say(&err);
    status = report_finish(call, report);
    return status ? status : faults ? EXIT_DATA : EXIT_DONE;
}

static int run_test(const invocation *call, tidu_session *session, const char *name)
{
    unsigned long passed, failed;
    tidu_report *report;
    tidu_error err;
    int status;

    if (tidu_models_test(session, name, &report, &passed, &failed, &err))
        return failure_say(&err);
    status = report_finish(call, report);
    fprintf(stderr, _("%lu cases passed, %lu failed\n"), passed, failed);
    return status ? status : failed ? EXIT_DATA : EXIT_DONE;
}

static const struct action {
    const char *name;
    int (*run)(const invocation *call, tidu_session *session, const char *name);
} actions[] = {{"list", run_list}, {"show", run_show}, {"check", run_check}, {"test", run_test}};

static int run(const invocation *call)
{
    const char *wanted = arguments_operand(call->arguments, 0);
    tidu_session *session;
    int status;

    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++) {
        if (wanted && strcmp(actions[i].name, wanted) != 0)
            continue;
        status = session_open(&session, call);
        if (status)
            return status;
        status = actions[i].run(call, session, arguments_operand(call->arguments, 1));
        tidu_session_close(session);
        return status;
    }
    return failure_usage(call->command, _("'%s' is none of list, show, check, test"), wanted);
}

const command cmd_models = {
    .group = N_("Rules"),
    .name = "models",
    .summary = N_("list, show, check and test the rules"),
    .operands = "[list|show|check|test] [MODEL]",
    .least_operands = 0,
    .most_operands = 2,
    .options = options,
    .notes = N_("list   every model with its version and how much of it is computed\n"
                "show   one model as the decree reads\n"
                "check  load model files and name every fault with its place\n"
                "test   run the worked examples beside the models\n"
                "Models are found in $TIDU_MODELS, in ./models, beside the program and where it is installed."),
    .examples = {"tidu models list", "tidu models show hnte", "tidu models test"},
    .run = run,
};
