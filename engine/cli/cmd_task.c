/*
 * `tidu task`: what somebody owes until a day, with its evidence, and who called where.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/outgoing.h"
#include "cli/say.h"
#include "cli/source.h"
#include "cli/today.h"
#include "cli/typed_command.h"

enum { MOST_OPERANDS = 1000, MOST_BOUNDS = 8 };

static const option options[] = {
    OPTION_DB,
    {.name = "on", .kind = OPTION_DATE, .argument = "DATE", .help = N_("the day on which it happens, or at whose end tasks are looked at (default: today)")},
    OPTION_AS_OF,
    {.name = "owner", .kind = OPTION_TEXT, .argument = "OFFICE", .help = N_("add, move: who owes it; list: only tasks of this owner")},
    {.name = "due", .kind = OPTION_DATE, .argument = "DATE", .help = N_("add, problems, move: the last day for it")},
    {.name = "company", .kind = OPTION_TEXT, .argument = "CODE", .help = N_("the company that it is about, by its code")},
    {.name = "town", .kind = OPTION_TEXT, .argument = "TOWN", .help = N_("the town that it is about (default: that of the company)")},
    {.name = "target", .kind = OPTION_TEXT, .argument = "PLAN/ID", .help = N_("the target of a plan that it is about; its office is the owner where none is given")},
    {.name = "coach", .kind = OPTION_TEXT, .argument = "NAME", .help = N_("the coach (default: that of the company)")},
    {.name = "kind", .kind = OPTION_CHOICE, .choices = "task|problem|need", .help = N_("a task, a problem, or the need of a company")},
    {.name = "evidence", .kind = OPTION_TEXT, .argument = "TEXT", .help = N_("close: number of a document (文号), name of a file, link")},
    {.name = "reason", .kind = OPTION_TEXT, .argument = "TEXT", .help = N_("reopen, cancel, move: why; close: what was done")},
    {.name = "state", .kind = OPTION_CHOICE, .choices = "open|overdue|closed|cancelled|all",
     .help = N_("list: only these; open is also what is overdue (default open)")},
    {.name = "per", .kind = OPTION_CHOICE, .choices = "owner|town|coach", .help = N_("list: with counts for each, and in their order")},
    {.name = "by", .kind = OPTION_TEXT, .argument = "NAME", .help = N_("visit: who called; visits: only those of this visitor")},
    {.name = "about", .kind = OPTION_TEXT, .argument = "TEXT", .help = N_("visit: what about")},
    {.name = "found", .kind = OPTION_TEXT, .argument = "TEXT", .help = N_("visit: what was found")},
    {.name = "from", .kind = OPTION_DATE, .argument = "DATE", .help = N_("visits: from this day on")},
    {.name = "to", .kind = OPTION_DATE, .argument = "DATE", .help = N_("visits: until this day")},
    {.name = "rule", .kind = OPTION_TEXT, .argument = "NAME", .help = N_("problems: the rule of lights (default: the usual one)")},
    {.name = "bound", .kind = OPTION_TEXT, .argument = "NUMBER", .is_repeatable = true, .help = N_("problems: a bound that the rule of lights asks for; repeat it for each")},
    OPTION_FORMAT_FILES,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL}};

typedef struct asking {
    const invocation *call;
    tidu_session *session;
    tidu_task_options o;
    long long ids[MOST_OPERANDS];
    const char *codes[MOST_OPERANDS];
    double bounds[MOST_BOUNDS];
} asking;

typedef struct subcommand {
    const char *name;
    const char *takes; /* options beside --db, --on and how it is written, each between blanks */
    int (*run)(asking *a);
} subcommand;

static const char *const chosen[] = {"as-of", "owner", "due", "company", "town", "target", "coach", "kind", "evidence", "reason",
                                     "state", "per", "by", "about", "found", "from", "to", "rule"};

/* --- what changes something ---------------------------------------------------------------------------- */

static void warn(const asking *a, const tidu_task_outcome *out)
{
    if (out->has_personal_number && !a->call->is_quiet)
        say(_("the text holds a telephone number or that of an identity card: it will be masked in what is given away\n"));
}

static int run_add(asking *a)
{
    tidu_task_outcome out = {.size = sizeof out};
    tidu_error err;

    a->o.title = arguments_operand(a->call->arguments, 1);
    if (tidu_task_add(a->session, &a->o, &out, &err))
        return failure_say(&err);
    warn(a, &out);
    if (!a->call->is_quiet)
        say(_("%s: task %lld opened\n"), a->o.db, out.id);
    return EXIT_DONE;
}

static int read_ids(asking *a)
{
    const arguments *given = a->call->arguments;

    for (size_t i = 1; i < arguments_operands(given); i++) {
        const char *text = arguments_operand(given, i);
        char *end;

        errno = 0;
        a->ids[a->o.n_ids] = strtoll(text, &end, 10);
        if (errno || end == text || *end || a->ids[a->o.n_ids] <= 0)
            return failure_usage(a->call->command, _("'%s' is not the number of a task; 'tidu task list' shows them"), text);
        a->o.n_ids++;
    }
    if (!a->o.n_ids)
        return failure_usage(a->call->command, _("name the tasks by their numbers; 'tidu task list' shows them"));
    a->o.ids = a->ids;
    return EXIT_DONE;
}

static int change(asking *a, tidu_task_change how)
{
    tidu_task_outcome out = {.size = sizeof out};
    int status = read_ids(a);
    tidu_error err;

    if (status)
        return status;
    if (tidu_task_change_all(a->session, how, &a->o, &out, &err))
        return failure_say(&err);
    warn(a, &out);
    if (!a->call->is_quiet)
        say(_("%s: tasks changed: %zu\n"), a->o.db, a->o.n_ids);
    return EXIT_DONE;
}

static int run_close(asking *a)
{
    return change(a, TIDU_TASK_CLOSE);
}

static int run_reopen(asking *a)
{
    return change(a, TIDU_TASK_REOPEN);
}

static int run_cancel(asking *a)
{
    return change(a, TIDU_TASK_CANCEL);
}

static int run_move(asking *a)
{
    return change(a, TIDU_TASK_MOVE);
}

static void read_codes(asking *a)
{
    const arguments *given = a->call->arguments;

    a->o.codes = a->codes;
    for (size_t i = 1; i < arguments_operands(given); i++)
        a->codes[a->o.n_codes++] = arguments_operand(given, i);
}

static int run_visit(asking *a)
{
    tidu_task_outcome out = {.size = sizeof out};
    tidu_error err;

    read_codes(a);
    if (a->o.n_codes != 1)
        return failure_usage(a->call->command, _("a visit is at one company; name it by its code"));
    if (tidu_task_visit(a->session, &a->o, &out, &err))
        return failure_say(&err);
    warn(a, &out);
    if (!a->call->is_quiet)
        say(_("%s: visit noted\n"), a->o.db);
    return EXIT_DONE;
}

/* --- what is asked ------------------------------------------------------------------------------------- */

typedef tidu_status (*task_question)(tidu_session *session, const tidu_task_options *o, tidu_report **out, tidu_error *err);

static int answer(asking *a, task_question question)
{
    tidu_report *report;
    tidu_error err;

    return question(a->session, &a->o, &report, &err) ? failure_say(&err) : report_finish(a->call, report);
}

static int run_list(asking *a)
{
    if (arguments_operands(a->call->arguments) > 1)
        return failure_usage(a->call->command, _("'task list' takes nothing more"));
    a->o.is_flat = has_format(a->call, "csv");
    a->o.is_form = has_format(a->call, "xlsx");
    return answer(a, tidu_task_list);
}

static int run_show(asking *a)
{
    int status = read_ids(a);

    if (status)
        return status;
    if (a->o.n_ids > 1)
        return failure_usage(a->call->command, _("'task show' is of one task"));
    return answer(a, tidu_task_show);
}

static int run_visits(asking *a)
{
    read_codes(a);
    return answer(a, tidu_task_visits);
}

static int run_problems(asking *a)
{
    const arguments *given = a->call->arguments;
    tidu_report *report;
    size_t opened;
    tidu_error err;

    a->o.plan = arguments_operand(given, 1);
    if (arguments_operands(given) != 2)
        return failure_usage(a->call->command, _("name the plan whose lights open problems, such as wuxing.2023"));
    a->o.n_bounds = arguments_count(given, "bound");
    a->o.bounds = a->bounds;
    for (size_t i = 0; i < a->o.n_bounds; i++) {
        const char *text = arguments_nth(given, "bound", i);
        char *end;

        if (i == MOST_BOUNDS)
            return failure_usage(a->call->command, _("--bound is given too often; a rule asks for at most %d"), MOST_BOUNDS);
        a->bounds[i] = strtod(text, &end);
        if (!*text || *end)
            return failure_usage(a->call->command, _("'%s' is not a number"), text);
    }
    return tidu_task_problems(a->session, &a->o, &report, &opened, &err) ? failure_say(&err) : report_finish(a->call, report);
}

/* --- the subcommands ------------------------------------------------------------------------------------- */

static const subcommand subcommands[] = {
    {"list", " as-of owner company town target coach kind state per ", run_list},
    {"add", " owner due company town target coach kind ", run_add},
    {"close", " evidence reason ", run_close},
    {"reopen", " reason ", run_reopen},
    {"cancel", " reason ", run_cancel},
    {"move", " owner due reason ", run_move},
    {"show", " as-of ", run_show},
    {"problems", " owner due rule bound ", run_problems},
    {"visit", " by about found ", run_visit},
    {"visits", " as-of by from to ", run_visits},
};

static const subcommand *find_subcommand(const char *name)
{
    for (size_t i = 0; i < sizeof subcommands / sizeof *subcommands; i++)
        if (!strcmp(subcommands[i].name, name))
            return &subcommands[i];
    return NULL;
}

static bool takes(const subcommand *sub, const char *name)
{
    size_t n = strlen(name);

    for (const char *at = strstr(sub->takes, name); at; at = strstr(at + 1, name))
        if (at[-1] == ' ' && at[n] == ' ')
            return true;
    return false;
}

static int check_options(const invocation *call, const subcommand *sub)
{
    for (size_t i = 0; i < sizeof chosen / sizeof *chosen; i++)
        if (arguments_text(call->arguments, chosen[i]) && !takes(sub, chosen[i]))
            return failure_usage(call->command, _("--%s does not go with '%s'"), chosen[i], sub->name);
    if (arguments_count(call->arguments, "bound") && !takes(sub, "bound"))
        return failure_usage(call->command, _("--%s does not go with '%s'"), "bound", sub->name);
    return EXIT_DONE;
}

static int run(const invocation *call)
{
    const arguments *a = call->arguments;
    const char *wanted = arguments_operands(a) ? arguments_operand(a, 0) : "list";
    const subcommand *sub = find_subcommand(wanted);
    char day[DAY_TEXT], typed[TYPED_COMMAND_TEXT];
    asking ask = {.call = call};
    int status;

    if (!sub)
        return failure_usage(call->command, _("unknown subcommand '%s'; use list, add, close, reopen, cancel, move, show, problems, visit or visits"), wanted);
    status = check_options(call, sub);
    if (!status)
        status = session_open(&ask.session, call);
    if (status)
        return status;
    ask.o = (tidu_task_options){.size = sizeof ask.o, .db = database_path(a), .day = arguments_text(a, "on"), .command = typed_command(call, typed),
                                .as_of = arguments_text(a, "as-of"), .kind = arguments_text(a, "kind"), .company = arguments_text(a, "company"),
                                .town = arguments_text(a, "town"), .coach = arguments_text(a, "coach"), .target = arguments_text(a, "target"),
                                .owner = arguments_text(a, "owner"), .due = arguments_text(a, "due"), .evidence = arguments_text(a, "evidence"),
                                .reason = arguments_text(a, "reason"), .state = arguments_text(a, "state"), .per = arguments_text(a, "per"),
                                .visitor = arguments_text(a, "by"), .purpose = arguments_text(a, "about"), .finding = arguments_text(a, "found"),
                                .from = arguments_text(a, "from"), .to = arguments_text(a, "to"), .rule = arguments_text(a, "rule")};
    if (!ask.o.day)
        ask.o.day = today(day);
    status = sub->run(&ask);
    session_close(call, ask.session);
    return status;
}

const command cmd_task = {
    .group = N_("Casework"),
    .name = "task",
    .summary = N_("tasks, problems and needs with owner, due date and evidence, and visits"),
    .operands = "[list | add TITLE | close|reopen|cancel|move|show ID... | problems PLAN | visit CODE | visits [CODE...]]",
    .least_operands = 0,
    .most_operands = MOST_OPERANDS,
    .options = options,
    .notes = N_("list     tasks by due date, with how many are open, overdue and closed; --per owner, town or coach is the problem\n"
                "         list (时序问题清单), --state closed the list of good cases with their evidence; --output FILE.xlsx is a\n"
                "         form: what is filled in comes back by 'tidu import FILE.xlsx'\n"
                "add      a task needs an owner and a day until which it is due; it may be about a company, a town or a target\n"
                "close    only with --evidence; reopen, cancel and move need a --reason\n"
                "show     everything that happened to a task: who, when, from which sheet or command\n"
                "problems a problem for each target of a plan whose light is not good (tidu target status), once, and which\n"
                "         problems can be closed because the light is good again\n"
                "visit    who called at a company; visits lists them. A list of visits comes in by 'tidu import'\n"
                "Nothing is deleted: 'tidu imports' lists each change, and 'tidu imports undo' takes it back."),
    .examples = {"tidu import data/sample/companies.csv --db work.db",
                 "tidu task add '上报高企培育名单' --owner 科技局 --due 2026-03-31 --on 2026-03-02 --db work.db",
                 "tidu task close 1 --evidence '科高〔2026〕3号' --on 2026-03-27 --db work.db",
                 "tidu task problems wuxing.2023 --on 2023-09-30 --due 2023-10-31 --owner 科技局 --db work.db",
                 "tidu task list --per owner --on 2023-11-30 --db work.db",
                 "tidu task list --state all --output tasks.xlsx --db work.db"},
    .run = run,
};
