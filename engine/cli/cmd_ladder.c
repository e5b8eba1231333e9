/*
 * `tidu ladder`: one view of a ladder, selected by its options.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/source.h"

static const option options[] = {
    OPTIONS_SOURCE,
    OPTIONS_SELECTION,
    {.name = "ladder", .kind = OPTION_TEXT, .argument = "NAME|FILE.yaml",
     .help = N_("another ladder: a name in models/ladders, or a file (default national)")},
    {.name = "companies", .kind = OPTION_FLAG,
     .help = N_("each company: its highest rung, its labels, the next rung and what is missing")},
    {.name = "since", .kind = OPTION_DATE, .argument = "DATE",
     .help = N_("labels gained and lost from that day to --on")},
    {.name = "expiring", .kind = OPTION_INT, .argument = "[MONTHS]", .least = 1, .greatest = 1200, .is_optional = true,
     .help = N_("certificates that expire within N months from --on (default 12), by month")},
    {.name = "transitions", .kind = OPTION_FLAG,
     .help = N_("moves between rungs from year to year, and years until the next rung, by all certificates")},
    {.name = "list", .kind = OPTION_CHOICE, .choices = "never-applied|crossing|reserve",
     .help = N_("qualified but never applied; growing above scale; the reserves")},
    {.name = "rung", .kind = OPTION_TEXT, .argument = "RUNG", .help = N_("never-applied: only this rung")},
    {.name = "readiness", .kind = OPTION_TEXT, .argument = "R",
     .help = N_("never-applied: readiness that counts as near (default from models/practice/tiers.yaml)")},
    {.name = "table", .kind = OPTION_TEXT, .argument = "TABLE",
     .help = N_("only this table; CSV always holds one table")},
    OPTION_FORMAT_FILES,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL},
};

/* The view; -1 if more than one is given, as they exclude each other. */
static int find_view(const arguments *a)
{
    const char *list = arguments_text(a, "list");
    int view = TIDU_LADDER_DISTRICT, asked = 0;

    if (arguments_flag(a, "companies") && ++asked)
        view = TIDU_LADDER_COMPANIES;
    if (arguments_text(a, "since") && ++asked)
        view = TIDU_LADDER_CHANGES;
    if (arguments_flag(a, "expiring") && ++asked)
        view = TIDU_LADDER_EXPIRING;
    if (arguments_flag(a, "transitions") && ++asked)
        view = TIDU_LADDER_TRANSITIONS;
    if (list && ++asked)
        view = !strcmp(list, "never-applied") ? TIDU_LADDER_NEVER
               : !strcmp(list, "crossing")    ? TIDU_LADDER_CROSSING
                                              : TIDU_LADDER_RESERVE;
    asked += arguments_operand(a, 0) != NULL;
    return asked > 1 ? -1 : view;
}

static bool read_readiness(const char *text, double *out)
{
    char *end;

    *out = text ? strtod(text, &end) : 0;
    return !text || (end != text && !*end && *out > 0 && *out <= 1);
}

static tidu_status ask(const invocation *call, request *r, void *context, tidu_report **report,
                       tidu_problems **problems, tidu_error *err)
{
    (void)call;
    return tidu_ladder(r->session, request_query(r, NULL), context, report, problems, err);
}

static int run(const invocation *call)
{
    const arguments *a = call->arguments;
    const char *format = call->format;
    int view = find_view(a);
    tidu_ladder_options o = {.ladder = arguments_text(a, "ladder"),
                             .view = (tidu_ladder_view)view,
                             .company = arguments_operand(a, 0),
                             .since = arguments_text(a, "since"),
                             .months = (int)arguments_int(a, "expiring", 0),
                             .rung = arguments_text(a, "rung"),
                             .table = arguments_text(a, "table"),
                             .is_flat = format && !strcmp(format, "csv"),
                             .is_for_screen = is_for_screen(call)};

    if (view < 0)
        return failure_usage(call->command, _("give only one of CODE, --companies, --since, --expiring, --transitions and --list"));
    if ((o.rung || arguments_text(a, "readiness")) && view != TIDU_LADDER_NEVER)
        return failure_usage(call->command, _("--rung and --readiness can only be used with --list never-applied"));
    if (!read_readiness(arguments_text(a, "readiness"), &o.readiness))
        return failure_usage(call->command, _("a readiness must be a number above 0 and up to 1, such as 0.6"));
    return request_answer(call, ask, &o);
}

const command cmd_ladder = {
    .group = N_("Rules"),
    .name = "ladder",
    .summary = N_("show where companies stand on the ladder: rungs, labels, changes, rosters"),
    .operands = "[CODE]",
    .least_operands = 0,
    .most_operands = 1,
    .options = options,
    .notes = N_("By label, a company with several labels is counted at each; by highest rung and by group, each\n"
                "company is counted once. A ladder is a file (models/README.md): rungs, parallel tracks, groups,\n"
                "reserves. With CODE: everything about one company."),
    .examples = {"tidu ladder --input data/sample/companies.csv --credentials data/sample/credentials.csv",
                 "tidu ladder --companies --input data/sample/companies.csv --credentials data/sample/credentials.csv --format xlsx --output ladder.xlsx",
                 "tidu ladder --since 2024-07-01 --input data/sample/companies.csv --credentials data/sample/credentials.csv",
                 "tidu ladder --expiring 6 --input data/sample/companies.csv --credentials data/sample/credentials.csv",
                 "tidu ladder --transitions --input data/sample/companies.csv --credentials data/sample/credentials.csv",
                 "tidu ladder --list never-applied --rung hnte --input data/sample/companies.csv --credentials data/sample/credentials.csv",
                 "tidu ladder --ladder goose-formation --input data/sample/companies.csv --credentials data/sample/credentials.csv"},
    .run = run,
};
