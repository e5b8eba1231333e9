#include <stdio.h>
#include <stdlib.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/say.h"
#include "cli/source.h"

static const option options[] = {
    OPTION_MAP,      OPTION_CREDENTIALS, OPTION_UNIT,     OPTION_ENCODING, OPTION_SHEET,
    OPTION_DB,       OPTION_PROBLEMS, OPTION_STRICT,      OPTION_THREADS,
    OPTION_DATA_YEAR, OPTION_DATA_TOWN,
    {.name = "table", .kind = OPTION_CHOICE, .choices = "region|industry",
     .help = N_("FILE is a register of codes: code,name[,revision][,edition][,successor]")},
    {.name = NULL},
};

static void say_register(const tidu_import_summary *sum, const char *db)
{
    if (sum->is_known)
        import_say(sum, db);
    else if (sum->is_again)
        say(_("%s: this register was imported before; entries changed by later imports were "
                          "restored from it\n"), db);
    if (!sum->is_known)
        say(_("%s: codes added: %lu, changed: %lu (%lu rows, %s)\n"), db, sum->codes_added,
                sum->codes_changed, sum->rows, sum->encoding);
}

static int run(const invocation *call)
{
    const arguments *a = call->arguments;
    const char *environment = getenv("TIDU_DB");
    const char *db = arguments_text(a, "db"), *table = arguments_text(a, "table");
    tidu_source source = {.input = arguments_operand(a, 0),
                          .map = arguments_text(a, "map"),
                          .credentials = arguments_text(a, "credentials"),
                          .encoding = arguments_text(a, "encoding"),
                          .unit = arguments_text(a, "unit"),
                          .year = (int)arguments_int(a, "year", 0),
                          .town = arguments_text(a, "town"),
                          .sheet = arguments_text(a, "sheet"),
                          .is_strict = arguments_flag(a, "strict")};
    tidu_session *session;
    tidu_import_summary sum;
    tidu_problems *problems;
    tidu_error err;
    progress bar;
    tidu_status failed;
    int status, after;

    if (!db)
        db = environment && *environment ? environment : "tidu.db";
    if (!source.input && !source.credentials)
        return failure_usage(call->command, _("give a file, or --credentials FILE, or both"));
    if (table && (!source.input || source.credentials || source.unit))
        return failure_usage(call->command, _("--table takes one FILE and cannot be combined with "
                                              "--credentials or --unit"));
    status = session_open(&session, call);
    if (status)
        return status;
    bar = progress_begin(call, source.input ? source.input : source.credentials, true);
    tidu_session_set_progress(session, progress_update, &bar);
    failed = table ? tidu_import_register(session, table, &source, db, &sum, &problems, &err)
                   : tidu_import(session, &source, db, &sum, &problems, &err);
    progress_end(&bar);
    after = problems_finish(call, problems);
    if (failed)
        status = failure_say(&err);
    else if (!call->is_quiet && table)
        say_register(&sum, db);
    else if (!call->is_quiet)
        import_say(&sum, db);
    tidu_session_close(session);
    return status ? status : after;
}

const command cmd_import = {
    .group = N_("Data"),
    .name = "import",
    .summary = N_("import a table of companies or certificates into the database"),
    .operands = "[FILE]",
    .least_operands = 0,
    .most_operands = 1,
    .options = options,
    .notes = N_("FILE is a workbook (.xlsx, .xls) or CSV in UTF-8, UTF-16 or GB18030, with one row per company\n"
                "and year, or with a column for each year (revenue@2021, 2021年营业收入). What a file is, its\n"
                "content says and not its name. A failed import changes nothing;\n"
                "importing the same file again changes nothing, and a newer one only what differs.\n"
                "--table imports a register of codes instead. Later imports then report codes of regions\n"
                "and industries that are not in the register, and the successors of old ones."),
    .examples = {"tidu import data/sample/companies.csv --credentials data/sample/credentials.csv",
                 "tidu import table.csv --unit wan --problems problems.csv"},
    .run = run,
};
