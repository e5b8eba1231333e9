/*
 * `tidu application add|list`: applications typed in, and counted.
 */
#include <stdio.h>
#include <string.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/outgoing.h"
#include "cli/say.h"
#include "cli/source.h"
#include "cli/today.h"

static const option options[] = {
    OPTION_DB,
    {.name = "batch", .kind = OPTION_TEXT, .argument = "BATCH", .help = N_("add: of which batch, such as 2024年第一批")},
    {.name = "status", .kind = OPTION_TEXT, .argument = "STATUS",
     .help = N_("add: which status was reached: filed, recommended, proposed, recognised, refused or withdrawn, or a word of lists (已申报)")},
    {.name = "on", .kind = OPTION_DATE, .argument = "DATE",
     .help = N_("add: on which day (default: today); list: only statuses reached by the end of that day")},
    {.name = "year", .kind = OPTION_INT, .argument = "Y", .least = 1901, .greatest = 2100,
     .help = N_("application year (add: default that of the batch; list: default all)")},
    {.name = "town", .kind = OPTION_TEXT, .argument = "TOWN", .help = N_("list: only companies of this town")},
    {.name = "per", .kind = OPTION_CHOICE, .choices = "town", .help = N_("list: each batch by town")},
    {.name = "names", .kind = OPTION_FLAG, .help = N_("list: the companies, too")},
    {.name = "table", .kind = OPTION_CHOICE, .choices = "batches|shares|companies", .help = N_("list: only this table (CSV: batches)")},
    OPTION_AS_OF,
    OPTION_FORMAT_FILES,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL}};

enum { COMMAND_TEXT = 600 };

/* The command as typed, by which it stands among the imports. */
static void write_command(const arguments *a, const tidu_application *x, char text[COMMAND_TEXT])
{
    int n = snprintf(text, COMMAND_TEXT, "tidu application add %.60s %.60s --batch %.120s --status %.20s", x->code, x->model, x->batch, x->status);

    if (arguments_text(a, "on"))
        n += snprintf(text + n, COMMAND_TEXT - (size_t)n, " --on %s", arguments_text(a, "on"));
    if (x->year)
        snprintf(text + n, COMMAND_TEXT - (size_t)n, " --year %d", x->year);
}

static int run_add(const invocation *call)
{
    const arguments *a = call->arguments;
    char command[COMMAND_TEXT], day[DAY_TEXT];
    tidu_application x = {.size = sizeof x,
                          .code = arguments_operand(a, 1),
                          .model = arguments_operand(a, 2),
                          .batch = arguments_text(a, "batch"),
                          .status = arguments_text(a, "status"),
                          .year = (int)arguments_int(a, "year", 0),
                          .on = arguments_text(a, "on"),
                          .today = today(day),
                          .command = command};
    tidu_session *session;
    tidu_error err;
    tidu_status failed;
    long long id = 0;
    int status;

    if (!x.model || arguments_operands(a) != 3)
        return failure_usage(call->command, _("'application add' needs a company's code and a model"));
    if (arguments_text(a, "as-of"))
        return failure_usage(call->command, _("--%s does not go with '%s'"), "as-of", "add");
    if (!x.batch || !x.status)
        return failure_usage(call->command, _("'application add' needs --batch and --status"));
    write_command(a, &x, command);
    status = session_open(&session, call);
    if (status)
        return status;
    failed = tidu_application_add(session, database_path(a), &x, &id, &err);
    session_close(call, session);
    if (failed)
        return failure_say(&err);
    if (!call->is_quiet)
        say(_("%s: entered; 'tidu imports undo %lld' takes it back\n"), database_path(a), id);
    return EXIT_DONE;
}

static tidu_status ask(const invocation *call, request *r, void *context, tidu_report **report, tidu_problems **problems, tidu_error *err)
{
    *problems = NULL;
    return tidu_application_list(r->session, request_query(r, arguments_operand(call->arguments, 1)), context, report, err);
}

static int run_list(const invocation *call)
{
    const arguments *a = call->arguments;
    tidu_application_options o = {.size = sizeof o,
                                  .on = arguments_text(a, "on"),
                                  .year = (int)arguments_int(a, "year", 0),
                                  .town = arguments_text(a, "town"),
                                  .per_town = arguments_text(a, "per") != NULL,
                                  .with_names = arguments_flag(a, "names"),
                                  .table = arguments_text(a, "table"),
                                  .is_flat = has_format(call, "csv")};

    if (arguments_operands(a) > 2)
        return failure_usage(call->command, _("'application list' takes one model at most"));
    if (arguments_text(a, "batch") || arguments_text(a, "status"))
        return failure_usage(call->command, _("--batch and --status go with 'application add'"));
    return request_answer(call, ask, &o);
}

static int run(const invocation *call)
{
    const char *action = arguments_operand(call->arguments, 0);

    if (!strcmp(action, "add"))
        return run_add(call);
    return !strcmp(action, "list") ? run_list(call)
                                   : failure_usage(call->command, _("unknown subcommand '%s'; use add or list"), action);
}

const command cmd_application = {
    .group = N_("Casework"),
    .name = "application",
    .summary = N_("applications: type in who filed and what came of it, and count them with the shares of each stage"),
    .operands = "add CODE MODEL|list [MODEL]",
    .least_operands = 1,
    .most_operands = 3,
    .options = options,
    .notes = N_("add    one status of one application, as an import of its own, which 'tidu imports undo' takes back; an outcome needs a\n"
                "       filing of the same batch first. Whole lists come in with 'tidu import --applications FILE'\n"
                "list   per title, year and batch how many filed, were recommended ..., and what share of one status became another:\n"
                "       each share has its own denominator, and one whose list of filings is not whole is bounds or empty"),
    .examples = {"tidu import data/sample/companies.csv --applications data/sample/applications.csv --db filed.db",
                 "tidu application list hnte --db filed.db",
                 "tidu application list --on 2024-08-01 --per town --table batches --db filed.db",
                 "tidu application add 91990101MA00H83197 hnte --batch 2025年第一批 --status filed --on 2025-05-20 --db filed.db"},
    .run = run,
};
