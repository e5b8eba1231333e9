/*
 * What the commands about data share: from options to a query, from a report to its output, and the summary of
 * problems.
 */
#include "cli/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/certificate_options.h"
#include "cli/failure.h"
#include "cli/import_summary.h"
#include "cli/installation.h"
#include "cli/language.h"
#include "cli/outgoing.h"
#include "cli/level_options.h"
#include "cli/output.h"
#include "cli/own_indicators.h"
#include "cli/say.h"

/* By the environment, as cron and containers may know no name. */
static const char *user_name(void)
{
    static const char *const names[] = {"TIDU_USER", "LOGNAME", "USER"};
    const char *user = NULL;

    for (size_t i = 0; i < sizeof names / sizeof *names && !(user && *user); i++)
        user = getenv(names[i]);
    return user && *user ? user : NULL;
}

/* NULL: it was not given, or the command has no such option. */
static const char *text_of(const arguments *a, const char *name)
{
    return arguments_has(a, name) ? arguments_text(a, name) : NULL;
}

int session_open(tidu_session **out, const invocation *call)
{
    tidu_session_options options;
    tidu_error err;
    int status;

    tidu_session_options_init(&options);
    options.models = installation_models();
    options.is_chinese = call->is_chinese;
    options.user = call->outgoing && call->outgoing->user ? call->outgoing->user : user_name();
    options.subject = text_of(call->arguments, "subject");
    options.level = level_options_wanted(call->arguments);
    if (arguments_has(call->arguments, "threads"))
        options.threads = (int)arguments_int(call->arguments, "threads", 0);
    if (tidu_session_open(&options, out, &err))
        return failure_say(&err);
    status = level_options_check(call, *out);
    if (status) {
        tidu_session_close(*out);
        *out = NULL;
        return status;
    }
    return own_indicators_read(out, call->arguments);
}

const char *database_path(const arguments *a)
{
    static char beside[4096];
    const char *given = arguments_text(a, "db"), *environment = getenv("TIDU_DB"), *subject = text_of(a, "subject");
    const char *db = given ? given : environment && *environment ? environment : "tidu.db";

    return subject && !tidu_subject_database(db, subject, beside, sizeof beside, NULL) ? beside : db;
}

static void read_source(request *r, const arguments *a)
{
    r->import = text_of(a, "import");
    r->source.input = text_of(a, "input");
    if (!r->source.input || text_of(a, "db"))
        r->source.db = database_path(a);
    r->source.as_of = text_of(a, "as-of");
    if (!arguments_has(a, "input")) /* it reads databases alone */
        return;
    r->source.map = arguments_text(a, "map");
    certificate_options_read(&r->source, a);
    r->source.unit = arguments_text(a, "unit");
    r->source.encoding = arguments_text(a, "encoding");
    r->source.sheet = arguments_text(a, "sheet");
    r->source.is_strict = arguments_flag(a, "strict");
}

/* Options that contradict each other. */
static int check_source(const request *r, const invocation *call)
{
    const tidu_source *s = &r->source;
    const char *codes = r->question.codes;
    bool is_stream = (s->input && !strcmp(s->input, "-")) || (r->import && !strcmp(r->import, "-"));

    if (s->input && s->db)
        return failure_usage(call->command, _("--input and --db cannot be combined"));
    if (s->input && r->import)
        return failure_usage(call->command, _("--input and --import cannot be combined"));
    if (!s->input && !r->import && (s->map || s->unit || s->encoding))
        return failure_usage(call->command, _("--map, --unit and --encoding can only be used with --input"));
    if (s->sheet && !s->input && !r->import && !s->credentials)
        return failure_usage(call->command, _("--sheet can only be used with a file"));
    if (s->as_of && (s->input || r->import))
        return failure_usage(call->command, _("--as-of can only be used with a database"));
    if (codes && !strcmp(codes, "-") && is_stream)
        return failure_usage(call->command, _("standard input cannot hold both the data and the list of codes"));
    return EXIT_DONE;
}

static int read_question(request *r, const invocation *call)
{
    const arguments *a = call->arguments;
    tidu_question *q = &r->question;

    if (arguments_has(a, "year"))
        q->year = (int)arguments_int(a, "year", 0);
    if (arguments_has(a, "on")) {
        q->on = arguments_text(a, "on");
        q->is_recheck = arguments_has(a, "recheck") && arguments_flag(a, "recheck");
    }
    if (!q->year && q->on)
        q->year = atoi(q->on);
    if (arguments_has(a, "where")) {
        q->where = arguments_text(a, "where");
        q->town = arguments_text(a, "town");
        q->park = arguments_text(a, "park");
        q->grid = arguments_text(a, "grid");
        q->industry = arguments_text(a, "industry");
        q->codes = arguments_text(a, "codes");
    }
    q->n_settings = arguments_has(a, "setting") ? arguments_count(a, "setting") : 0;
    if (q->n_settings > SOURCE_MOST_SETTINGS)
        return failure_usage(call->command, _("too many settings are given"));
    for (size_t i = 0; i < q->n_settings; i++)
        r->settings[i] = arguments_nth(a, "setting", i);
    q->settings = r->settings;
    return EXIT_DONE;
}

bool request_has_filter(const arguments *a)
{
    static const char *const names[] = {"town", "park", "grid", "industry", "where", "codes"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (arguments_text(a, names[i]))
            return true;
    }
    return false;
}

int request_open(request *r, const invocation *call)
{
    int status;

    memset(r, 0, sizeof *r);
    r->call = call;
    read_source(r, call->arguments);
    status = read_question(r, call);
    if (!status)
        status = check_source(r, call);
    if (!status)
        status = session_open(&r->session, call);
    if (status)
        return status;
    r->progress = progress_begin(call, r->import ? r->import : r->source.input ? r->source.input : r->source.db, true);
    tidu_session_set_progress(r->session, progress_update, &r->progress);
    return EXIT_DONE;
}

void request_close(request *r)
{
    session_close(r->call, r->session);
}

bool has_format(const invocation *call, const char *name)
{
    return !strcmp(call->format ? call->format : "table", name);
}

static tidu_format format_of(const invocation *call)
{
    return has_format(call, "csv")    ? TIDU_CSV
           : has_format(call, "json") ? TIDU_JSON
           : has_format(call, "html") ? TIDU_HTML
                                      : TIDU_TEXT;
}

bool is_for_screen(const invocation *call)
{
    return !has_format(call, "csv") && !has_format(call, "json");
}

/* Forms that are files: a workbook, or a document. */
static int save_file(const invocation *call, const tidu_report *report, const char *path)
{
    bool is_workbook = has_format(call, "xlsx");
    tidu_error err;

    if (!path || !strcmp(path, "-"))
        return failure_usage(call->command, is_workbook ? _("a workbook needs a file name; give it with --output")
                                                        : _("a document needs a file name; give it with --output"));
    if ((is_workbook ? tidu_report_save_xlsx : tidu_report_save_docx)(report, path, &err))
        return failure_say(&err);
    outgoing_is_written(call, path, call->format);
    return EXIT_DONE;
}

static int write_report(const invocation *call, const tidu_report *report)
{
    const char *path = arguments_text(call->arguments, "output");
    bool is_file = path && strcmp(path, "-") != 0;
    tidu_style style = {.width = is_file ? 0 : call->out.width,
                        .is_colour = !is_file && call->out.is_colour,
                        .is_wide_ambiguous = call->out.is_wide_ambiguous,
                        .has_mark = arguments_has(call->arguments, "bom") && arguments_flag(call->arguments, "bom")};
    bool is_part = outgoing_is_part(call, report, &style);
    tidu_error err, closing;
    output o;
    tidu_status status;

    if (has_format(call, "xlsx") || has_format(call, "docx"))
        return save_file(call, report, path);
    status = outgoing_open(call, &o, path, &err);
    if (status)
        return failure_say(&err);
    status = tidu_report_write(report, is_part ? TIDU_HTML_PART : format_of(call), &style, output_write, &o, &err);
    if (output_close(&o, !status, &closing)) /* it knows the file and why */
        return failure_say(&closing);
    if (status && !output_pipe_is_closed())
        return failure_say(&err);
    outgoing_is_written(call, path, call->format);
    return EXIT_DONE;
}

static void say_notes(const invocation *call, const tidu_report *report)
{
    for (size_t i = 0; i < tidu_report_notes(report) && !call->is_quiet; i++)
        say("%s\n", tidu_report_note(report, i));
}

/* Whoever reads the list should know that it is not of today. */
static void note_day(const invocation *call, tidu_report *report)
{
    const arguments *a = call->arguments;
    const char *day = arguments_has(a, "as-of") ? arguments_text(a, "as-of") : NULL;
    char text[200];

    if (!day)
        return;
    snprintf(text, sizeof text, _("the data are those of %s, as they were at the end of that day"), day);
    tidu_report_add_note(report, text);
}

int report_finish(const invocation *call, tidu_report *report)
{
    int status;

    note_day(call, report);
    say_notes(call, report);
    status = write_report(call, report);
    tidu_report_free(report);
    return status;
}

/* Report the problems in the data first, then the failure. */
static int say_outcome(const invocation *call, request *r, tidu_problems *problems, bool has_failed,
                       const tidu_error *err)
{
    int status;

    progress_end(&r->progress);
    status = problems_finish(call, problems);
    return has_failed ? failure_say(err) : status;
}

const char *request_codes(request *r, const arguments *a, const char *codes[REQUEST_MOST_CODES])
{
    size_t n = arguments_operands(a) - 1;

    for (size_t i = 0; i < n; i++)
        codes[i] = arguments_operand(a, i);
    r->question.companies = codes;
    r->question.n_companies = n;
    return arguments_operand(a, n);
}

const tidu_query *request_query(request *r, const char *model)
{
    r->query = (tidu_query){.size = sizeof r->query, .model = model, .source = &r->source, .question = &r->question};
    return &r->query;
}

int request_answer(const invocation *call, request_ask ask, void *context)
{
    tidu_report *report = NULL;
    tidu_problems *problems = NULL;
    tidu_error err;
    request r;
    bool has_failed;
    int written, status = request_open(&r, call);

    if (status)
        return status;
    has_failed = ask(call, &r, context, &report, &problems, &err) != TIDU_OK;
    status = say_outcome(call, &r, problems, has_failed, &err);
    written = report ? report_finish(call, report) : EXIT_DONE;
    request_close(&r);
    return status ? status : written;
}

/* Assess the source and use the assessment. */
static int assess_and_use(const invocation *call, request *r, request_use use)
{
    tidu_assessment *assessment = NULL;
    tidu_problems *problems = NULL;
    tidu_error err;
    bool has_failed = tidu_assess(r->session, request_query(r, arguments_operand(call->arguments, 0)), &assessment,
                                  &problems, &err) != TIDU_OK;
    int status = say_outcome(call, r, problems, has_failed, &err);
    int used = assessment ? use(call, r, assessment) : EXIT_DONE;

    tidu_assessment_free(assessment);
    return status ? status : used;
}

bool request_is_stream(const request *r)
{
    return r->source.input && !strcmp(r->source.input, "-");
}

/* Are the ways of a list certain to be needed, or can the data not be read once more? */
static bool reads_ways(const request *r, const arguments *a)
{
    return !arguments_flag(a, "without-ways") &&
           (request_is_stream(r) || !arguments_count(a, "top") || arguments_count(a, "tier"));
}

int request_assess(const invocation *call, bool with_potential, request_use use)
{
    request r;
    int status = request_open(&r, call);

    if (status)
        return status;
    r.question.with_potential = with_potential;
    r.question.with_ways = with_potential && reads_ways(&r, call->arguments);
    status = assess_and_use(call, &r, use);
    request_close(&r);
    return status;
}

static int finish_import(const invocation *call, request *r, tidu_intake *intake)
{
    tidu_import_summary sum;
    tidu_problems *problems;
    tidu_error err;
    bool has_failed = tidu_import_finish(intake, &sum, &problems, &err) != TIDU_OK;
    int status = say_outcome(call, r, problems, has_failed, &err);

    if (!has_failed && !call->is_quiet)
        import_say(call, &sum, r->source.db);
    return status;
}

/* Answer from what was read, while it is still being written. */
static int use_early(const invocation *call, request *r, tidu_intake *intake, request_use use)
{
    tidu_source database = r->source;
    int used, status;

    r->source = (tidu_source){.intake = intake};
    used = assess_and_use(call, r, use);
    r->source = database;
    status = finish_import(call, r, intake);
    return status ? status : used;
}

int request_import(const invocation *call, bool with_potential, request_use use)
{
    tidu_intake *intake = NULL;
    tidu_problems *problems = NULL;
    tidu_source file;
    tidu_error err;
    request r;
    int status = request_open(&r, call);

    if (status)
        return status;
    r.question.with_potential = with_potential;
    file = r.source;
    file.input = r.import;
    if (tidu_import_begin(r.session, &file, r.source.db, &intake, &problems, &err)) {
        status = say_outcome(call, &r, problems, true, &err);
    } else if (tidu_import_is_whole(intake) && !has_format(call, "xlsx")) { /* a workbook says what is in the database */
        status = use_early(call, &r, intake, use);
    } else {
        status = finish_import(call, &r, intake);
        r.source = (tidu_source){.db = r.source.db};
        if (!status)
            status = assess_and_use(call, &r, use);
    }
    request_close(&r);
    return status;
}

int request_stream(const invocation *call)
{
    tidu_report *notes = NULL;
    tidu_problems *problems = NULL;
    tidu_error err, closing;
    request r;
    output o;
    tidu_output into = {.size = sizeof into,
                        .sink = output_write,
                        .context = &o,
                        .has_mark = arguments_flag(call->arguments, "bom")};
    bool has_failed;
    int status = request_open(&r, call);

    if (status)
        return status;
    if (outgoing_open(call, &o, arguments_text(call->arguments, "output"), &err)) {
        request_close(&r);
        return failure_say(&err);
    }
    has_failed = tidu_assess_stream(r.session, request_query(&r, arguments_operand(call->arguments, 0)), &into, &notes,
                                    &problems, &err) != TIDU_OK;
    if (output_close(&o, !has_failed, &closing)) { /* it knows the file and why */
        has_failed = true;
        err = closing;
    } else if (output_pipe_is_closed()) {
        has_failed = false;
    }
    if (!has_failed)
        outgoing_is_written(call, arguments_text(call->arguments, "output"), call->format);
    status = say_outcome(call, &r, problems, has_failed, &err);
    if (notes)
        say_notes(call, notes);
    tidu_report_free(notes);
    request_close(&r);
    return status;
}
