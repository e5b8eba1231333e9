/*
 * `tidu pool`: who is in a pool, who enters it and leaves it, who looks after whom.
 */
#include <stdio.h>
#include <string.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/say.h"
#include "cli/source.h"
#include "cli/today.h"
#include "cli/typed_command.h"

enum { MOST_OPERANDS = 5000 };

static const option options[] = {
    OPTION_DB,
    {.name = "on", .kind = OPTION_DATE, .argument = "DATE", .help = N_("the day on which it happens, or at whose end the pool is looked at (default: today)")},
    OPTION_AS_OF,
    {.name = "reason", .kind = OPTION_TEXT, .argument = "TEXT", .help = N_("enter, leave: why")},
    {.name = "by-rule", .kind = OPTION_FLAG, .help = N_("enter, leave: whom the rules of the pool name, as 'due' lists them")},
    {.name = "region", .kind = OPTION_TEXT, .argument = "CODE",
     .help = N_("the pool's own region, the beginning of its division codes: who lies outside has moved away")},
    {.name = "coach", .kind = OPTION_TEXT, .argument = "NAME", .help = N_("assign: the coach (辅导员)")},
    {.name = "contact", .kind = OPTION_TEXT, .argument = "NAME", .help = N_("assign: the contact (联络员)")},
    {.name = "days", .kind = OPTION_INT, .argument = "N", .least = 1, .greatest = 3660,
     .help = N_("not called on for so many days (default: as the pool's file says)")},
    {.name = "from", .kind = OPTION_TEXT, .argument = "YYYY-MM", .help = N_("months: the first (default: that of the first entry)")},
    {.name = "to", .kind = OPTION_TEXT, .argument = "YYYY-MM", .help = N_("months: the last (default: that of the day)")},
    OPTIONS_SELECTION,
    OPTION_THREADS,
    OPTION_FORMAT_FILES,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL}};

typedef struct asking {
    const invocation *call;
    tidu_pool_options o;
    const char *codes[MOST_OPERANDS];
} asking;

typedef tidu_status (*pool_question)(tidu_session *session, const tidu_query *query, const tidu_pool_options *options, tidu_report **out,
                                     tidu_problems **problems, tidu_error *err);

typedef struct subcommand {
    const char *name;
    const char *takes;      /* options of its own, each between blanks */
    bool is_of_pool;        /* the first operand is the pool, the others are companies; else all are pools */
    pool_question question; /* of a report; or */
    int (*change)(asking *a, request *r);
} subcommand;

/* --- changes -------------------------------------------------------------------------------------------------------------------- */

static void warn(const tidu_pool_summary *sum)
{
    if (sum->has_personal_number)
        say(_("the text holds a telephone number or that of an identity card: it will be masked in what is given away\n"));
}

static int say_change(const asking *a, const tidu_pool_summary *sum, bool enters)
{
    if (a->call->is_quiet)
        return EXIT_DONE;
    say(enters ? _("%s: entered: %zu\n") : _("%s: left: %zu\n"), a->o.pools[0], sum->changed);
    warn(sum);
    if (sum->again)
        say(_("%s: left before, and so enter only by hand: %zu\n"), a->o.pools[0], sum->again);
    if (sum->unknown)
        say(_("%s: not known, and so left as it is: %zu; 'tidu pool due %s' says why\n"), a->o.pools[0], sum->unknown, a->o.pools[0]);
    return EXIT_DONE;
}

static int change(asking *a, request *r, tidu_pool_act act)
{
    bool is_by_rule = arguments_flag(a->call->arguments, "by-rule");
    tidu_pool_summary sum;
    tidu_error err;
    tidu_status failed = (is_by_rule ? tidu_pool_change_by_rule : tidu_pool_change)(r->session, request_query(r, NULL), act, &a->o, &sum, &err);

    return failed ? failure_say(&err) : say_change(a, &sum, act == TIDU_POOL_ENTER);
}

static int enter(asking *a, request *r)
{
    return change(a, r, TIDU_POOL_ENTER);
}

static int leave(asking *a, request *r)
{
    return change(a, r, TIDU_POOL_LEAVE);
}

static int assign(asking *a, request *r)
{
    tidu_pool_summary sum;
    tidu_error err;

    if (tidu_pool_assign(r->session, request_query(r, NULL), &a->o, &sum, &err))
        return failure_say(&err);
    if (a->call->is_quiet)
        return EXIT_DONE;
    say(_("%s: names that are new: %zu, that stood there already: %zu\n"), r->source.db, sum.changed, sum.same);
    warn(&sum);
    return EXIT_DONE;
}

/* --- subcommands ---------------------------------------------------------------------------------------------------------------- */

static const subcommand subcommands[] = {
    {"list", " as-of days town park grid industry where codes region ", false, tidu_pool_list, NULL},
    {"enter", " reason by-rule town park grid industry where codes ", true, NULL, enter},
    {"leave", " reason by-rule region town park grid industry where codes ", true, NULL, leave},
    {"due", " as-of region town park grid industry where codes ", true, tidu_pool_due, NULL},
    {"assign", " coach contact ", true, NULL, assign},
    {"unvisited", " as-of days town park grid industry where codes ", false, tidu_pool_unvisited, NULL},
    {"load", " as-of days town park grid industry where codes ", false, tidu_pool_load, NULL},
    {"history", " as-of town park grid industry where codes ", true, tidu_pool_history, NULL},
    {"months", " as-of from to town park grid industry where codes ", true, tidu_pool_months, NULL},
};

static const subcommand *find_subcommand(const char *name)
{
    for (size_t i = 0; name && i < sizeof subcommands / sizeof *subcommands; i++) {
        if (!strcmp(subcommands[i].name, name))
            return &subcommands[i];
    }
    return NULL;
}

static bool is_given(const arguments *a, const char *name)
{
    return arguments_flag(a, name) || arguments_count(a, name) > 0;
}

static int check_options(const invocation *call, const subcommand *sub)
{
    static const char *const own[] = {"as-of", "reason", "by-rule", "region", "coach", "contact", "days", "from", "to",
                                      "town", "park", "grid", "industry", "where", "codes"};
    const arguments *a = call->arguments;
    bool is_by_rule = arguments_flag(a, "by-rule");

    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        char wanted[32];

        snprintf(wanted, sizeof wanted, " %s ", own[i]);
        if (is_given(a, own[i]) && !strstr(sub->takes, wanted))
            return failure_usage(call->command, _("'pool %s' does not take --%s"), sub->name, own[i]);
        if (is_given(a, own[i]) && sub->change && !is_by_rule && i >= 9)
            return failure_usage(call->command, _("companies are named by their codes; --%s goes with --by-rule"), own[i]);
    }
    return EXIT_DONE;
}

/* --- running --------------------------------------------------------------------------------------------------------------------- */

static void take_operands(asking *a, const subcommand *sub, size_t first)
{
    const arguments *from = a->call->arguments;
    size_t n = arguments_operands(from), n_pools = !sub->is_of_pool ? n - first : first < n && sub->change != assign;

    for (size_t i = first; i < n && i - first < MOST_OPERANDS; i++)
        a->codes[i - first] = arguments_operand(from, i);
    a->o.pools = a->codes;
    a->o.n_pools = n_pools;
    a->o.codes = a->codes + n_pools;
    a->o.n_codes = n - first - n_pools;
}

static tidu_status ask(const invocation *call, request *r, void *context, tidu_report **report, tidu_problems **problems, tidu_error *err)
{
    const asking *a = context;
    const subcommand *sub = find_subcommand(arguments_operand(call->arguments, 0));

    return (sub ? sub->question : tidu_pool_list)(r->session, request_query(r, NULL), &a->o, report, problems, err);
}

static int run_change(asking *a, const subcommand *sub)
{
    request r;
    int status = request_open(&r, a->call);

    if (status)
        return status;
    status = sub->change(a, &r);
    request_close(&r);
    return status;
}

static int run(const invocation *call)
{
    const arguments *a = call->arguments;
    const subcommand *sub = find_subcommand(arguments_operand(a, 0));
    size_t first = sub != NULL;
    char day[DAY_TEXT], typed[TYPED_COMMAND_TEXT];
    asking asked = {.call = call,
                    .o = {.size = sizeof asked.o,
                          .region = arguments_text(a, "region"),
                          .from = arguments_text(a, "from"),
                          .to = arguments_text(a, "to"),
                          .days = (int)arguments_int(a, "days", 0),
                          .reason = arguments_text(a, "reason"),
                          .coach = arguments_text(a, "coach"),
                          .contact = arguments_text(a, "contact")}};
    int status;

    sub = sub ? sub : &subcommands[0];
    status = check_options(call, sub);
    if (status)
        return status;
    asked.o.today = today(day);
    asked.o.on = arguments_text(a, "on") ? arguments_text(a, "on") : day;
    asked.o.command = typed_command(call, typed);
    take_operands(&asked, sub, first);
    return sub->change ? run_change(&asked, sub) : request_answer(call, ask, &asked);
}

const command cmd_pool = {
    .group = N_("Casework"),
    .name = "pool",
    .summary = N_("pools (培育库): who is in, who enters and leaves and why, who looks after whom"),
    .operands = "[list] [POOL...] | enter|leave POOL CODE... | due|history|months POOL | assign CODE... | unvisited|load [POOL...]",
    .least_operands = 0,
    .most_operands = MOST_OPERANDS,
    .options = options,
    .notes = N_("list      all pools with their counts; with POOL its members on any day (--on), and what is due\n"
                "enter     by hand, with --reason, or --by-rule; leave likewise. All companies or none\n"
                "due       who would enter and leave by rule, and why; of whom that is not known: nobody enters or leaves\n"
                "          because data are missing\n"
                "assign    a coach, a contact or both; who it was before stays in 'tidu history'\n"
                "unvisited members whom nobody has called on for so many days (走访)\n"
                "load      coaches with their members\n"
                "history   every entry and leaving: who, when, why, from which sheet or command\n"
                "months    by month: members, entered, left and why, and what became of applications for the title\n"
                "The rules are files of models/pools. Rosters that come back and lists of entries come in with 'tidu import'. Nothing\n"
                "is deleted: a change that was wrong is taken back with 'tidu imports undo'."),
    .examples = {"tidu pool --db trial.db", "tidu pool due hnte --on 2025-06-30 --db trial.db",
                 "tidu pool enter hnte --by-rule --on 2025-06-30 --db trial.db",
                 "tidu pool list hnte --on 2025-12-31 --db trial.db", "tidu pool unvisited hnte --on 2025-12-31 --db trial.db",
                 "tidu pool months hnte --on 2025-12-31 --db trial.db"},
    .run = run,
};
