#include <stdio.h>
#include <string.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/outgoing.h"
#include "cli/say.h"
#include "cli/source.h"
#include "cli/tier_options.h"

static const option options[] = {
    OPTIONS_SOURCE,
    OPTIONS_SELECTION,
    {.name = "top", .kind = OPTION_INT, .argument = "N", .least = 1, .greatest = 1000000,
     .help = N_("only the first N")},
    OPTION_TIER,
    OPTION_SLOTS,
    {.name = "with-holders", .kind = OPTION_FLAG,
     .help = N_("also list companies that hold the certificate")},
    {.name = "per", .kind = OPTION_CHOICE, .choices = "town|park|grid|coach",
     .help = N_("a workbook for each town, park, grid or coach, in a new folder")},
    {.name = "output", .kind = OPTION_TEXT, .argument = "FILE.xlsx|DIR",
     .help = N_("the workbook, with --per the folder to create")},
    {.name = NULL},
};

static bool is_workbook(const char *name)
{
    size_t n = strlen(name), m = strlen(".xlsx");

    return n > m && !strcmp(name + n - m, ".xlsx");
}

/* Returns an EXIT_ status. */
static int check_output(const invocation *call, const tidu_roster_options *o)
{
    if (!o->output)
        return failure_usage(call->command, _("a roster is a workbook; give its name with --output FILE.xlsx, or with --per a folder"));
    if (!o->per && !is_workbook(o->output))
        return failure_usage(call->command, _("the name of a workbook ends in .xlsx; a folder of workbooks needs --per town, park, grid or coach"));
    return 0;
}

static int run(const invocation *call)
{
    const arguments *a = call->arguments;
    tier_names only;
    int status = tier_options_read(call, &only);
    tidu_roster_options o = {.size = sizeof o,
                             .output = arguments_text(a, "output"),
                             .per = arguments_text(a, "per"),
                             .top = (size_t)arguments_int(a, "top", 0),
                             .tiers = only.names,
                             .n_tiers = only.n,
                             .slots = (size_t)arguments_int(a, "slots", 0),
                             .with_holders = arguments_flag(a, "with-holders")};
    const char *codes[REQUEST_MOST_CODES], *model;
    size_t written, companies;
    tidu_problems *problems;
    tidu_error err;
    request r;
    tidu_status failed;

    if (!status)
        status = check_output(call, &o);
    if (!status)
        status = request_open(&r, call);
    if (status)
        return status;
    model = request_codes(&r, a, codes);
    r.question.with_ways = request_is_stream(&r);
    failed = tidu_roster(r.session, request_query(&r, model), &o, &written, &companies, &problems, &err);
    progress_end(&r.progress);
    status = problems_finish(call, problems);
    if (failed)
        status = failure_say(&err);
    else
        outgoing_is_written(call, o.output, o.per ? "folder" : "xlsx");
    if (!failed && !call->is_quiet)
        say(o.per ? _("%s: rosters of %zu companies in %zu workbooks\n") : _("%s: roster of %zu companies\n"), o.output, companies, written);
    request_close(&r);
    return status;
}

const command cmd_roster = {
    .group = N_("Rules"),
    .name = "roster",
    .summary = N_("write the roster of a pool as workbooks that towns fill in and give back"),
    .operands = "[CODE...] MODEL",
    .least_operands = 1,
    .most_operands = REQUEST_MOST_CODES + 1,
    .options = options,
    .notes = N_("Its columns are those of models/practice/roster.yaml; those with a yellow heading are for towns to fill in. tidu import\n"
                "takes in the workbooks that come back, all together: it reads what was filled in and companies that were added at\n"
                "the end, never what the program wrote, and lists cells that contradict each other. --per grid adds boxes to tick."),
    .examples = {"tidu roster hnte --input data/sample/companies.csv --credentials data/sample/credentials.csv --output roster.xlsx",
                 "tidu roster hnte --input data/sample/companies.csv --tier push,nurture --per town --output towns"},
    .run = run,
};
