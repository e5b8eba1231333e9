#include "cli/failure.h"
#include "cli/language.h"
#include "cli/outcome_options.h"
#include "cli/say.h"
#include "cli/outgoing.h"
#include "cli/source.h"

static const option options[] = {
    OPTION_DB,
    OPTION_FROM_STATUS,
    OPTION_TO_STATUS,
    OPTION_OUTCOME_YEARS,
    OPTION_SETTING,
    OPTION_AS_OF,
    {.name = "base-rates", .kind = OPTION_FLAG,
     .help = N_("only count how often the conditions hold by kind of company, as priors where data are missing")},
    {.name = "ladder", .kind = OPTION_TEXT, .argument = "NAME|FILE.yaml",
     .help = N_("--base-rates without MODEL: for every rung of this ladder (default national)")},
    {.name = "trial", .kind = OPTION_FLAG, .help = N_("show what would be fitted, and keep nothing")},
    {.name = "end", .kind = OPTION_FLAG, .help = N_("take back what was fitted: chances are again as the rule states")},
    OPTION_THREADS,
    OPTION_FORMAT_FILES,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL},
};

static tidu_status ask(const invocation *call, request *r, void *context, tidu_report **report, tidu_problems **problems,
                       tidu_error *err)
{
    const arguments *a = call->arguments;

    *problems = NULL;
    if (!arguments_operands(a))
        return tidu_base_rates_of_ladder(r->session, request_query(r, NULL), arguments_text(a, "ladder"), arguments_flag(a, "trial"), report, err);
    if (arguments_flag(a, "base-rates"))
        return tidu_base_rates(r->session, request_query(r, arguments_operand(a, 0)), arguments_flag(a, "trial"), report, err);
    return tidu_calibrate(r->session, request_query(r, arguments_operand(a, 0)), context, arguments_flag(a, "trial"), report, err);
}

static int end(const invocation *call)
{
    const char *model = arguments_operand(call->arguments, 0);
    tidu_session *session;
    tidu_error err;
    tidu_status status;
    int failed = session_open(&session, call);

    if (failed)
        return failed;
    status = tidu_calibration_end(session, database_path(call->arguments), model, &err);
    session_close(call, session);
    if (status)
        return failure_say(&err);
    say(_("the calibration of %s is ended: its chances are again as its rule states\n"), model);
    return EXIT_DONE;
}

static int run(const invocation *call)
{
    tidu_outcome_options o;
    int failed = outcome_options_read(call, &o);

    if (failed)
        return failed;
    if (!arguments_operands(call->arguments) && (!arguments_flag(call->arguments, "base-rates") || arguments_flag(call->arguments, "end")))
        return failure_usage(call->command, _("name a model; only --base-rates counts for every rung of a ladder"));
    if (arguments_operands(call->arguments) && arguments_text(call->arguments, "ladder"))
        return failure_usage(call->command, _("--ladder goes with --base-rates without a model"));
    return arguments_flag(call->arguments, "end") ? end(call) : request_answer(call, ask, &o);
}

const command cmd_calibrate = {
    .group = N_("Rules"),
    .name = "calibrate",
    .summary = N_("fit the chances of a rule to the district's own applications and what came of them"),
    .operands = "[MODEL]",
    .least_operands = 0,
    .most_operands = 1,
    .options = options,
    .notes = N_("Who filed and what came of it stands in the database (tidu import --applications FILE). The fit is kept there, and\n"
                "every chance of this rule that is computed from that database is then as fitted. A share is always one of a\n"
                "named status: of those that filed another share passes than of those that a province proposed. Priors and the\n"
                "least numbers stand in practice/calibration.yaml; below them nothing is fitted."),
    .examples = {"tidu import data/sample/companies.csv --credentials data/sample/credentials.csv --applications data/sample/applications.csv",
                 "tidu calibrate --base-rates", "tidu calibrate hnte --base-rates"},
    .run = run,
};
