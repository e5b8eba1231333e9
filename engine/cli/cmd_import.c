#include <stdio.h>
#include <stdlib.h>

#include "cli/certificate_options.h"
#include "cli/failure.h"
#include "cli/file_list.h"
#include "cli/import_summary.h"
#include "cli/language.h"
#include "cli/say.h"
#include "cli/outgoing.h"
#include "cli/source.h"

static const option options[] = {
    OPTION_MAP,      OPTION_CREDENTIALS, OPTION_UNIT,     OPTION_ENCODING, OPTION_SHEET,
    OPTION_CREDENTIAL, OPTION_GRANTED,   OPTION_REVIEW,     OPTION_APPLICATIONS,
    OPTION_DB, OPTION_SUBJECT,       OPTION_PROBLEMS, OPTION_STRICT,      OPTION_THREADS,
    OPTION_DATA_YEAR, OPTION_DATA_MONTH, OPTION_DATA_TOWN,
    {.name = "table", .kind = OPTION_CHOICE, .choices = "region|industry",
     .help = N_("FILE is a register of codes: code,name[,revision][,edition][,successor]")},
    {.name = "pool", .kind = OPTION_TEXT, .argument = "POOL",
     .help = N_("the pool that the columns 入库日期 and 在库状态 of FILE are about (default: that of a roster's title)")},
    {.name = "prefer", .kind = OPTION_TEXT, .argument = "FILE",
     .help = N_("of several files: where they contradict each other, the values of this one stay")},
    OPTION_FORMAT_FILES,
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL},
};

static void say_register(const invocation *call, const tidu_import_summary *sum, const char *db)
{
    if (sum->is_known)
        import_say(call, sum, db);
    else if (sum->is_again)
        say(_("%s: this register was imported before; entries changed by later imports were "
                          "restored from it\n"), db);
    if (!sum->is_known)
        say(_("%s: codes added: %lu, changed: %lu (%lu rows, %s)\n"), db, sum->codes_added,
                sum->codes_changed, sum->rows, sum->encoding);
}

/* One line for each file. */
static void say_files(const tidu_import_files *files)
{
    for (size_t i = 0; i < files->n; i++) {
        const tidu_import_summary *sum = &files->summaries[i];

        if (sum->is_known)
            say(_("%s: imported before with the same options; nothing was changed\n"), files->paths[i]);
        else if (sum->is_certificates)
            say(_("%s: certificates added: %lu, changed: %lu\n"), files->paths[i], sum->credentials_added,
                sum->credentials_changed);
        else if (sum->is_applications)
            say(_("%s: applications added: %lu, changed: %lu\n"), files->paths[i], sum->applications_added,
                sum->applications_changed);
        else if (sum->is_target_values)
            say(_("%s: values of targets added: %lu\n"), files->paths[i], sum->target_values_added);
        else if (sum->is_pool_list)
            say(_("%s: entries into pools and leavings: %lu\n"), files->paths[i], sum->pool_events_added);
        else if (sum->is_visits || sum->is_tasks)
            say(_("%s: rows of visits and tasks added: %lu\n"), files->paths[i], sum->events_added);
        else
            say(_("%s: read %lu rows (%s), %lu columns recognised, %lu rows skipped; companies added: %lu, "
                  "company-years added: %lu, values changed: %lu\n"),
                files->paths[i], sum->rows, sum->encoding, sum->columns, sum->skipped, sum->companies_added,
                sum->years_added, sum->values_changed);
        if (!sum->is_known && !sum->is_pool_list && sum->pool_events_added)
            say(_("%s: entries into pools and leavings: %lu\n"), files->paths[i], sum->pool_events_added);
        if (sum->events_added && !sum->is_visits && !sum->is_tasks)
            say(_("%s: rows of visits and tasks added: %lu\n"), files->paths[i], sum->events_added);
    }
}

/* The conflicts go to --output or standard output; without any, only if a form was asked for. */
static int finish_many(const invocation *call, const tidu_import_files *files, tidu_report *report)
{
    const arguments *a = call->arguments;

    if (!report || (!files->n_conflicts && !arguments_text(a, "output") && !arguments_text(a, "format"))) {
        tidu_report_free(report);
        return EXIT_DONE;
    }
    if (!call->is_quiet && files->n_conflicts)
        say(_("cells for which the files have different values: %zu\n"), files->n_conflicts);
    return report_finish(call, report);
}

static int run_many(const invocation *call, const tidu_source *how, const file_list *list)
{
    tidu_import_summary *summaries = calloc(list->n, sizeof *summaries);
    tidu_import_files files = {.size = sizeof files,
                               .paths = (const char *const *)list->paths,
                               .n = list->n,
                               .prefer = arguments_text(call->arguments, "prefer"),
                               .summaries = summaries};
    tidu_problems *problems = NULL;
    tidu_report *report = NULL;
    tidu_session *session;
    tidu_error err;
    progress bar;
    bool has_failed;
    int status = summaries ? session_open(&session, call) : EXIT_INTERNAL, after, written;

    if (status) {
        free(summaries);
        return status;
    }
    bar = progress_begin(call, database_path(call->arguments), true);
    tidu_session_set_progress(session, progress_update, &bar);
    has_failed = tidu_import_many(session, how, &files, database_path(call->arguments), &report, &problems, &err) != TIDU_OK;
    progress_end(&bar);
    after = problems_finish(call, problems);
    if (!has_failed && !call->is_quiet)
        say_files(&files);
    written = finish_many(call, &files, report);
    status = has_failed ? failure_say(&err) : after ? after : written;
    session_close(call, session);
    free(summaries);
    return status;
}

static int run_one(const invocation *call, const tidu_source *from)
{
    const char *db = database_path(call->arguments), *table = arguments_text(call->arguments, "table");
    tidu_session *session;
    tidu_import_summary sum;
    tidu_problems *problems;
    tidu_error err;
    progress bar;
    tidu_status failed;
    int status = session_open(&session, call), after;

    if (status)
        return status;
    bar = progress_begin(call, from->input         ? from->input
                               : from->credentials ? from->credentials
                                                   : from->applications, true);
    tidu_session_set_progress(session, progress_update, &bar);
    failed = table ? tidu_import_register(session, table, from, db, &sum, &problems, &err)
                   : tidu_import(session, from, db, &sum, &problems, &err);
    progress_end(&bar);
    after = problems_finish(call, problems);
    if (failed)
        status = failure_say(&err);
    else if (!call->is_quiet && table)
        say_register(call, &sum, db);
    else if (!call->is_quiet)
        import_say(call, &sum, db);
    session_close(call, session);
    return status ? status : after;
}

static int run(const invocation *call)
{
    const arguments *a = call->arguments;
    const char *table = arguments_text(a, "table");
    tidu_source source = {.size = sizeof source,
                          .map = arguments_text(a, "map"),
                          .applications = arguments_text(a, "applications"),
                          .encoding = arguments_text(a, "encoding"),
                          .unit = arguments_text(a, "unit"),
                          .year = (int)arguments_int(a, "year", 0),
                          .month = arguments_text(a, "month"),
                          .town = arguments_text(a, "town"),
                          .sheet = arguments_text(a, "sheet"),
                          .pool = arguments_text(a, "pool"),
                          .is_strict = arguments_flag(a, "strict")};
    file_list files;
    int status = file_list_read(&files, call);

    certificate_options_read(&source, a);
    source.input = files.n ? files.paths[0] : NULL;
    if (!status && !source.input && !source.credentials && !source.applications)
        status = failure_usage(call->command, _("give a file, or --credentials FILE or --applications FILE, or several of these"));
    else if (!status && table && (files.n != 1 || files.has_folder || source.credentials || source.applications || source.unit))
        status = failure_usage(call->command, _("--table takes one FILE and cannot be combined with "
                                                "--credentials, --applications or --unit"));
    else if (!status && source.month && source.year)
        status = failure_usage(call->command, _("--year and --month cannot be combined"));
    else if (!status && arguments_text(a, "prefer") && files.n < 2)
        status = failure_usage(call->command, _("--prefer needs several files"));
    if (!status)
        status = files.n > 1 || files.has_folder ? run_many(call, &source, &files) : run_one(call, &source);
    file_list_clear(&files);
    return status;
}

const command cmd_import = {
    .group = N_("Data"),
    .name = "import",
    .summary = N_("import tables of companies, certificates, applications or values of targets into the database"),
    .operands = "[FILE|FOLDER]...",
    .least_operands = 0,
    .most_operands = -1,
    .options = options,
    .notes = N_("FILE is a workbook (.xlsx, .xls) or CSV in UTF-8, UTF-16 or GB18030, with one row per company\n"
                "and year, or with a column for each year (revenue@2021, 2021年营业收入). What a file is, its\n"
                "content says and not its name. A failed import changes nothing;\n"
                "importing the same file again changes nothing, and a newer one only what differs.\n"
                "Several files, or the tables in a folder, come in together or not at all, each as an import of\n"
                "its own; cells for which they have different values are listed, and the value of --prefer\n"
                "stays, else that of the file given first (in a folder: by name).\n"
                "Figures of months (a column 月份, headings as revenue@2025-06 or 2025年1-6月, a title 2025年1-6月, or --month)\n"
                "are kept apart from those of years and read as sums since January; 上年同期 beside them is the year before.\n"
                "Rows without a code are matched by the companies' names, whatever their brackets, blanks and\n"
                "script. Names that no company has, or several have, are never guessed: --review writes their rows\n"
                "with an empty column of codes; fill it in and give the file back as FILE or to --credentials.\n"
                "--applications keeps who filed, was recommended, proposed, recognised or refused, or withdrew, per\n"
                "batch and with the day; a list with more rows or other days is merged.\n"
                "A list of values of targets (target, month, value, reason) is known by its columns; of each month the value of\n"
                "the latest import counts, and none is overwritten.\n"
                "So are a list of visits (走访日期, 走访人, 走访情况; an 企业需求 opens a task) and a list of tasks that 'tidu task list\n"
                "--output FILE.xlsx' wrote and that comes back with 办结日期 and 佐证材料.\n"
                "--table imports a register of codes instead. Later imports then report codes of regions\n"
                "and industries that are not in the register, and the successors of old ones."),
    .examples = {"tidu import data/sample/companies.csv --credentials data/sample/credentials.csv",
                 "tidu import table.csv --unit wan --problems problems.csv",
                 "tidu import data/sample/companies.csv table.csv --prefer table.csv --db trial.db",
                 "tidu import --credentials hnte.csv --credential hnte --granted 2023-11-08 --review review.csv"},
    .run = run,
};
