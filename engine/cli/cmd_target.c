/*
 * `tidu target list|check|status|explain`: the targets of plans, what contradicts itself in them, and where each stands on a day.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/outgoing.h"
#include "cli/say.h"
#include "cli/source.h"
#include "cli/today.h"

enum { MOST_PLANS = 64, MOST_BOUNDS = 8 };

static const option options[] = {
    {.name = "owner", .kind = OPTION_TEXT, .argument = "OFFICE", .help = N_("only what this office is responsible for or takes part in")},
    {.name = "definition", .kind = OPTION_TEXT, .argument = "ID", .help = N_("only targets of this definition, such as hnte_new")},
    {.name = "day", .kind = OPTION_DATE, .argument = "DATE", .help = N_("at whose end the targets are looked at (default: today)")},
    {.name = "values", .kind = OPTION_TEXT, .argument = "FILE",
     .help = N_("reported values: target,town,month,value,reason,evidence,entered_by")},
    {.name = "db", .kind = OPTION_TEXT, .argument = "DB",
     .help = N_("the database that values are counted in (default $TIDU_DB, else tidu.db if it is there)")},
    OPTION_AS_OF,
    {.name = "town", .kind = OPTION_TEXT, .argument = "TOWN", .help = N_("only parts of splits for this town")},
    {.name = "rule", .kind = OPTION_TEXT, .argument = "NAME", .help = N_("the rule of lights (default: the usual one of models/practice/lights.yaml)")},
    {.name = "bound", .kind = OPTION_TEXT, .argument = "NUMBER", .is_repeatable = true,
     .help = N_("a bound that the rule of lights asks for, in the order of its lights; repeat it for each")},
    {.name = "month", .kind = OPTION_TEXT, .argument = "MONTH", .help = N_("pack: the month, such as 2023-06")},
    {.name = "bulletin", .kind = OPTION_FLAG, .help = N_("pack into one file: the bulletin, not the papers of the meeting")},
    {.name = "method", .kind = OPTION_CHOICE, .choices = "equal|ability|last_year", .help = N_("split: how the target is divided")},
    {.name = "weights", .kind = OPTION_TEXT, .argument = "FILE", .help = N_("split: towns and their weights: town,weight")},
    {.name = "peers", .kind = OPTION_TEXT, .argument = "FILE",
     .help = N_("classes: indicators among their peers: indicator,rank,of,completion,difficulty")},
    {.name = "no-chance", .kind = OPTION_FLAG, .help = N_("look for no chance to reach the aim, which assesses companies")},
    OPTION_ENCODING,
    OPTION_SHEET,
    OPTION_PROBLEMS,
    OPTION_THREADS,
    OPTION_FORMAT_FILES,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL}};

/* What a subcommand takes beside what all take. */
typedef struct subcommand {
    const char *name;
    bool takes_owner;  /* --owner and --definition */
    bool takes_values; /* values and a database */
    bool takes_item;   /* before plans */
    int (*run)(const invocation *call, tidu_session *session, tidu_target_options *o);
} subcommand;

static int run_list(const invocation *call, tidu_session *session, tidu_target_options *o)
{
    tidu_report *report;
    tidu_error err;

    return tidu_target_list(session, o, &report, &err) ? failure_say(&err) : report_finish(call, report);
}

static int run_check(const invocation *call, tidu_session *session, tidu_target_options *o)
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

static int finish(const invocation *call, tidu_status failed, tidu_report *report, tidu_problems *problems, const tidu_error *err)
{
    int after = problems_finish(call, problems);

    if (failed)
        return failure_say(err);
    return after ? after : report_finish(call, report);
}

typedef tidu_status (*target_question)(tidu_session *session, const tidu_target_options *o, tidu_report **out, tidu_problems **problems,
                                       tidu_error *err);

static int ask(const invocation *call, tidu_session *session, const tidu_target_options *o, target_question question)
{
    tidu_report *report = NULL;
    tidu_problems *problems = NULL;
    tidu_error err;
    tidu_status failed = question(session, o, &report, &problems, &err);

    return finish(call, failed, report, problems, &err);
}

static int run_status(const invocation *call, tidu_session *session, tidu_target_options *o)
{
    return ask(call, session, o, tidu_target_status);
}

static int run_explain(const invocation *call, tidu_session *session, tidu_target_options *o)
{
    return ask(call, session, o, tidu_target_explain);
}

static int run_split(const invocation *call, tidu_session *session, tidu_target_options *o)
{
    return ask(call, session, o, tidu_target_split);
}

static int run_classes(const invocation *call, tidu_session *session, tidu_target_options *o)
{
    return ask(call, session, o, tidu_target_classes);
}

/* Without a name that says a form: a folder with both. */
static int run_pack(const invocation *call, tidu_session *session, tidu_target_options *o)
{
    const char *output = arguments_text(call->arguments, "output"), *ending = output ? strrchr(output, '.') : NULL;
    bool is_file = !output || arguments_text(call->arguments, "format") ||
                   (ending && (!strcmp(ending, ".xlsx") || !strcmp(ending, ".docx") || !strcmp(ending, ".html") || !strcmp(ending, ".json")));
    tidu_report *report = NULL;
    tidu_problems *problems = NULL;
    tidu_error err;
    tidu_status failed;
    int after;

    o->day = NULL;
    if (is_file) {
        failed = tidu_target_pack(session, o, !arguments_flag(call->arguments, "bulletin"), &report, &problems, &err);
        return finish(call, failed, report, problems, &err);
    }
    failed = tidu_target_pack_save(session, o, output, &problems, &err);
    after = problems_finish(call, problems);
    if (!failed)
        outgoing_is_written(call, output, "folder");
    if (!failed && !call->is_quiet)
        say(_("%s: bulletin and meeting papers, each as workbook, document and page\n"), output);
    return failed ? failure_say(&err) : after;
}

static const subcommand subcommands[] = {{"list", true, false, false, run_list},
                                         {"check", false, false, false, run_check},
                                         {"status", true, true, false, run_status},
                                         {"explain", false, true, true, run_explain},
                                         {"pack", true, true, false, run_pack},
                                         {"split", false, true, true, run_split},
                                         {"classes", false, false, false, run_classes}};

static const subcommand *find_subcommand(const char *name)
{
    for (size_t i = 0; i < sizeof subcommands / sizeof *subcommands; i++) {
        if (!strcmp(subcommands[i].name, name))
            return &subcommands[i];
    }
    return NULL;
}

/* A database that is not named is used if it is there. */
static const char *database(const arguments *a)
{
    const char *db = database_path(a), *environment = getenv("TIDU_DB");
    bool is_named = arguments_text(a, "db") || (environment && *environment);

    return is_named || !access(db, F_OK) ? db : NULL;
}

static int read_bounds(const invocation *call, tidu_target_options *o, double bounds[MOST_BOUNDS])
{
    const arguments *a = call->arguments;

    o->n_bounds = arguments_count(a, "bound");
    o->bounds = bounds;
    if (o->n_bounds > MOST_BOUNDS)
        return failure_usage(call->command, _("--bound is given too often; a rule asks for at most %d"), MOST_BOUNDS);
    for (size_t i = 0; i < o->n_bounds; i++) {
        const char *text = arguments_nth(a, "bound", i);
        char *end;

        bounds[i] = strtod(text, &end);
        if (!*text || *end)
            return failure_usage(call->command, _("'%s' is not a number"), text);
    }
    return EXIT_DONE;
}

/* Options that this subcommand does not take. */
static int check_options(const invocation *call, const subcommand *sub)
{
    static const char *const about_values[] = {"values", "day", "db", "as-of", "town"};
    const arguments *a = call->arguments;
    bool has_values = arguments_count(a, "bound") || arguments_flag(a, "no-chance"), is_split = sub->run == run_split;

    for (size_t i = 0; i < sizeof about_values / sizeof *about_values; i++)
        has_values |= arguments_text(a, about_values[i]) != NULL;
    if (!sub->takes_owner && (arguments_text(a, "owner") || arguments_text(a, "definition")))
        return failure_usage(call->command, _("--owner and --definition choose rows of a list, and do not go with '%s'"), sub->name);
    if (!sub->takes_values && has_values)
        return failure_usage(call->command, _("values, days and lights do not go with '%s'"), sub->name);
    if (is_split != (arguments_text(a, "method") != NULL) || (!is_split && arguments_text(a, "weights")))
        return failure_usage(call->command, _("--method and --weights go with 'split', which needs a method"));
    if ((sub->run == run_classes) != (arguments_text(a, "peers") != NULL))
        return failure_usage(call->command, _("--peers goes with 'classes', which needs it"));
    if ((sub->run == run_pack) != (arguments_text(a, "month") != NULL) || (arguments_flag(a, "bulletin") && sub->run != run_pack) ||
        (sub->run == run_pack && arguments_text(a, "day")))
        return failure_usage(call->command, _("'pack' is of a --month, and the others of a --day"));
    if (sub->takes_item && arguments_operands(a) < 2)
        return failure_usage(call->command, _("name one target: PLAN/ID, such as wuxing.2023/hnte-new"));
    if (arguments_text(a, "as-of") && !database(a))
        return failure_usage(call->command, _("--as-of can only be used with a database"));
    return EXIT_DONE;
}

static int run(const invocation *call)
{
    const arguments *a = call->arguments;
    const char *wanted = arguments_operand(a, 0), *plans[MOST_PLANS];
    const subcommand *sub = find_subcommand(wanted);
    char day[DAY_TEXT];
    double bounds[MOST_BOUNDS];
    tidu_target_options o = {.size = sizeof o,
                             .plans = plans,
                             .owner = arguments_text(a, "owner"),
                             .definition = arguments_text(a, "definition"),
                             .day = arguments_text(a, "day"),
                             .as_of = arguments_text(a, "as-of"),
                             .values = arguments_text(a, "values"),
                             .encoding = arguments_text(a, "encoding"),
                             .sheet = arguments_text(a, "sheet"),
                             .month = arguments_text(a, "month"),
                             .method = arguments_text(a, "method"),
                             .weights = arguments_text(a, "weights"),
                             .peers = arguments_text(a, "peers"),
                             .town = arguments_text(a, "town"),
                             .rule = arguments_text(a, "rule"),
                             .without_chances = arguments_flag(a, "no-chance")};
    tidu_session *session;
    int status;

    if (!sub)
        return failure_usage(call->command, _("unknown subcommand '%s'; use list, check, status, explain, pack, split or classes"), wanted);
    status = check_options(call, sub);
    if (!status)
        status = read_bounds(call, &o, bounds);
    if (status)
        return status;
    o.day = o.day ? o.day : today(day);
    o.db = sub->takes_values ? database(a) : NULL;
    o.item = sub->takes_item ? arguments_operand(a, 1) : NULL;
    for (size_t i = sub->takes_item ? 2 : 1; i < arguments_operands(a); i++)
        plans[o.n_plans++] = arguments_operand(a, i);
    status = session_open(&session, call);
    if (status)
        return status;
    status = sub->run(call, session, &o);
    session_close(call, session);
    return status;
}

const command cmd_target = {
    .group = N_("Rules"),
    .name = "target",
    .summary = N_("list the targets of plans, check them against themselves, and show their lights"),
    .operands = "list|check|status|pack [PLAN...] | explain|split PLAN/ID [PLAN...] | classes",
    .least_operands = 1,
    .most_operands = MOST_PLANS + 1,
    .options = options,
    .notes = N_("list    the ledger row by row: item, base, target, unit, office, deadline, document and place\n"
                "check   items with two values, parts that do not add up, impossible magnitudes, words with several\n"
                "        definitions; and what targets imply: growth a year, GDP behind a ratio, what must stay valid\n"
                "status  value, plan and light of each target at the end of a day, and the chance to reach it\n"
                "pack    bulletin of a month and papers of a meeting: one file, or a folder with both in three forms\n"
                "split   a proposal how a target is divided among towns, which adds up exactly\n"
                "classes indicators sorted into strong, to watch and weak (优势, 关注, 短板) by a table of peers\n"
                "explain one light with every number it was made of, its place, and the rule with its source\n"
                "Plans stand in models/targets and are named by their ids; a file of one's own is taken by its path. A plan\n"
                "in which 'check' finds nothing prints nothing; the exit status is 1 if there is a contradiction. From where on\n"
                "something is worth a second look, and which definitions hang together: models/practice/targets.yaml.\n"
                "Values are reported (--values, or a list that was imported) or counted in the database; a reported one\n"
                "beats a counted one only with a reason. Rules of lights stand in models/practice/lights.yaml with their\n"
                "sources; where a source tells no bounds, they must be given with --bound."),
    .examples = {"tidu target list wuxing.2023", "tidu target list --definition hnte_new --format csv", "tidu target check jiashan.2023",
                 "tidu target list huzhou.2017 --output targets.xlsx", "tidu target status ningbo-htz.2023 --day 2023-06-30 --db trial.db",
                 "tidu target status wuxing.2023 --day 2023-06-30 --rule kaihua --bound 60 --bound 95",
                 "tidu target explain wuxing.2023/hnte-new --day 2023-11-30"},
    .run = run,
};
