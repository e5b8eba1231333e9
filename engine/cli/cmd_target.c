/*
 * `tidu target list [FILE|NAME...]` and `tidu target check [FILE|NAME...]`.
 */
#include <string.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/say.h"
#include "cli/source.h"

enum { MOST_PLANS = 64 };

static const option options[] = {
    {.name = "owner", .kind = OPTION_TEXT, .argument = "OFFICE", .help = N_("list: only what this office is responsible for or takes part in")},
    {.name = "definition", .kind = OPTION_TEXT, .argument = "ID", .help = N_("list: only targets of this definition, such as hnte_new")},
    OPTION_FORMAT_FILES,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL}};

static int run_list(const invocation *call, tidu_session *session, const tidu_target_options *o)
{
    tidu_report *report;
    tidu_error err;

    return tidu_target_list(session, o, &report, &err) ? failure_say(&err) : report_finish(call, report);
}

static int run_check(const invocation *call, tidu_session *session, const tidu_target_options *o)
{
    size_t contradictions;
    tidu_report *report;
    tidu_error err;
    int status;

    if (tidu_target_check(session, o, &report, &contradictions, &err))
        return failure_say(&err);
    status = report_finish(call, report);
    if (!status && contradictions && !call->is_quiet)
        say(_("contradictions %zu\n"), contradictions);
    return status ? status : contradictions ? EXIT_DATA : EXIT_DONE;
}

static int run(const invocation *call)
{
    const arguments *a = call->arguments;
    const char *wanted = arguments_operand(a, 0), *plans[MOST_PLANS];
    tidu_target_options o = {.size = sizeof o, .owner = arguments_text(a, "owner"), .definition = arguments_text(a, "definition")};
    bool is_check = !strcmp(wanted, "check");
    tidu_session *session;
    int status;

    if (!is_check && strcmp(wanted, "list") != 0)
        return failure_usage(call->command, _("unknown subcommand '%s'; use list or check"), wanted);
    if (is_check && (o.owner || o.definition))
        return failure_usage(call->command, _("--owner and --definition go with 'target list'; a plan is checked as a whole"));
    o.n_plans = arguments_operands(a) - 1;
    for (size_t i = 0; i < o.n_plans; i++)
        plans[i] = arguments_operand(a, i + 1);
    o.plans = plans;
    status = session_open(&session, call);
    if (status)
        return status;
    status = is_check ? run_check(call, session, &o) : run_list(call, session, &o);
    tidu_session_close(session);
    return status;
}

const command cmd_target = {
    .group = N_("Rules"),
    .name = "target",
    .summary = N_("list the targets of plans, and check whether a plan contradicts itself"),
    .operands = "list [FILE|NAME...] | check [FILE|NAME...]",
    .least_operands = 1,
    .most_operands = MOST_PLANS + 1,
    .options = options,
    .notes = N_("list   the ledger row by row: item, base, target, unit, office, deadline, document and place\n"
               "check  items with two values, parts that do not add up, impossible magnitudes, words with several\n"
               "       definitions; and what targets imply: growth a year, GDP behind a ratio, what must stay valid\n"
               "Plans stand in models/targets and are named by their ids; a file of one's own is taken by its path. A plan\n"
               "in which nothing is found prints nothing; the exit status is 1 if there is a contradiction. From where on\n"
               "something is worth a second look, and which definitions hang together: models/practice/targets.yaml."),
    .examples = {"tidu target list wuxing.2023", "tidu target list --definition hnte_new --format csv", "tidu target check jiashan.2023",
                 "tidu target list huzhou.2017 --output targets.xlsx"},
    .run = run,
};
