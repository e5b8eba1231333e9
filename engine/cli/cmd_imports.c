/*
 * `tidu imports`: listing what came in, and taking it back.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/say.h"
#include "cli/outgoing.h"
#include "cli/source.h"

static const option options[] = {OPTION_DB, OPTION_SUBJECT, OPTION_FORMAT_FILES, OPTION_OUTPUT, OPTION_BOM, {.name = NULL}};

static int run_list(const invocation *call, tidu_session *session)
{
    tidu_report *report;
    tidu_error err;

    if (arguments_operands(call->arguments) > 1)
        return failure_usage(call->command, _("'imports list' takes nothing more"));
    if (tidu_imports(session, database_path(call->arguments), is_for_screen(call), &report, &err))
        return failure_say(&err);
    return report_finish(call, report);
}

static bool parse_id(const char *text, long long *out)
{
    char *end;

    errno = 0;
    *out = strtoll(text, &end, 10);
    return !errno && end != text && !*end && *out > 0;
}

enum { MOST_IDS = 1000 };

/* The ids without those that are named twice; 0 after a message. */
static size_t read_ids(const invocation *call, long long ids[MOST_IDS])
{
    size_t operands = arguments_operands(call->arguments), n = 0;

    for (size_t i = 1; i < operands && n < MOST_IDS; i++) {
        const char *text = arguments_operand(call->arguments, i);
        size_t k = 0;

        if (!parse_id(text, &ids[n])) {
            failure_usage(call->command, _("'%s' is not the id of an import; 'tidu imports' lists them"), text);
            return 0;
        }
        while (k < n && ids[k] != ids[n])
            k++;
        n += k == n;
    }
    if (!n)
        failure_usage(call->command, _("'imports undo' needs the id of an import; 'tidu imports' lists them"));
    return n;
}

static int run_undo(const invocation *call, tidu_session *session)
{
    const char *db = database_path(call->arguments);
    tidu_undo_summary sum = {.size = sizeof sum};
    long long ids[MOST_IDS];
    size_t n = read_ids(call, ids);
    tidu_error err;

    if (!n)
        return EXIT_USAGE;
    if (tidu_imports_undo(session, db, ids, n, &sum, &err))
        return failure_say(&err);
    if (call->is_quiet)
        return EXIT_DONE;
    if (sum.companies_removed || sum.years_removed || sum.values_restored)
        say(_("%s: undone; companies removed: %lu, company-years removed: %lu, values restored: %lu\n"), db,
            sum.companies_removed, sum.years_removed, sum.values_restored);
    else
        say(_("%s: undone\n"), db);
    if (sum.credentials_removed || sum.credentials_restored)
        say(_("%s: certificates removed: %lu, values of certificates restored: %lu\n"), db,
            sum.credentials_removed, sum.credentials_restored);
    if (sum.applications_removed || sum.applications_restored)
        say(_("%s: applications removed: %lu, days of applications restored: %lu\n"), db, sum.applications_removed,
            sum.applications_restored);
    if (sum.target_values_removed)
        say(_("%s: values of targets removed: %lu\n"), db, sum.target_values_removed);
    if (sum.events_undone)
        say(_("%s: entries of pools, visits and tasks that do not count any more: %lu\n"), db, sum.events_undone);
    return EXIT_DONE;
}

static int run_show(const invocation *call, tidu_session *session)
{
    const char *text = arguments_operand(call->arguments, 1);
    tidu_report *report;
    tidu_error err;
    long long id;

    if (arguments_operands(call->arguments) != 2 || !parse_id(text, &id))
        return failure_usage(call->command, _("'imports show' needs the id of one import; 'tidu imports' lists them"));
    if (tidu_import_changes(session, database_path(call->arguments), id, &report, &err))
        return failure_say(&err);
    return report_finish(call, report);
}

static int run(const invocation *call)
{
    static const struct {
        const char *name;
        int (*run)(const invocation *call, tidu_session *session);
    } actions[] = {{"list", run_list}, {"show", run_show}, {"undo", run_undo}};
    const char *action = arguments_operand(call->arguments, 0);
    size_t n = sizeof actions / sizeof *actions, i = 0;
    tidu_session *session;
    int status;

    while (i < n && action && strcmp(actions[i].name, action) != 0)
        i++;
    if (i == n)
        return failure_usage(call->command, _("unknown subcommand '%s'; use list, show or undo"), action);
    status = session_open(&session, call);
    if (status)
        return status;
    status = actions[i].run(call, session);
    session_close(call, session);
    return status;
}

const command cmd_imports = {
    .group = N_("Data"),
    .name = "imports",
    .summary = N_("list what was imported, show what an import replaced, or undo imports"),
    .operands = "[list|show ID|undo ID...]",
    .least_operands = 0,
    .most_operands = -1,
    .options = options,
    .notes = N_("list   every import: when, by whom, which file, what it added and changed\n"
                "show   of each value that an import replaced what stood there before and since\n"
                "undo   take imports back: what they added disappears, what they changed becomes what it was;\n"
                "       refused if later imports stand on it, unless these are named too; the file can be\n"
                "       imported again"),
    .examples = {"tidu imports", "tidu import data/sample/companies.csv --db other.db", "tidu imports show 1 --db other.db",
                 "tidu imports undo 1 --db other.db"},
    .run = run,
};
