#include <stdlib.h>
#include <string.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/outgoing.h"
#include "cli/source.h"
#include "cli/today.h"

enum { MOST_MODELS = 64 };

static const option options[] = {
    OPTION_INPUT,
    OPTION_DB,
    OPTION_MAP,
    OPTION_CREDENTIALS,
    OPTION_CREDENTIAL,
    OPTION_GRANTED,
    OPTION_UNIT,
    OPTION_ENCODING,
    OPTION_SHEET,
    OPTION_STRICT,
    OPTION_PROBLEMS,
    OPTION_AS_OF,
    OPTIONS_SELECTION,
    {.name = "next", .kind = OPTION_FLAG, .help = N_("of companies: only what is next for each")},
    {.name = "region", .kind = OPTION_TEXT, .argument = "CODE",
     .help = N_("only what counts where the division code is this (default: every region)")},
    {.name = "on", .kind = OPTION_DATE, .argument = "DATE", .help = N_("what falls due on this day or later (default: today)")},
    {.name = "days", .kind = OPTION_INT, .argument = "N", .least = 1, .greatest = 36500,
     .help = N_("at most so many days later (default 365)")},
    {.name = "remind", .kind = OPTION_INT, .argument = "N", .least = 1, .greatest = 365,
     .help = N_("ics: an alarm so many days before each")},
    {.name = "format", .kind = OPTION_CHOICE, .choices = "table|csv|json|xlsx|html|docx|ics",
     .help = N_("output format (default: by the extension of --output, else table); xlsx and docx need --output")},
    OPTION_OUTPUT,
    OPTION_BOM,
    {.name = NULL}};

static int write_ics(const invocation *call, tidu_session *session, const tidu_calendar_options *o)
{
    tidu_error err, closing;
    tidu_status status;
    output to;

    status = outgoing_open(call, &to, arguments_text(call->arguments, "output"), &err);
    if (status)
        return failure_say(&err);
    status = tidu_calendar_ics(session, o, output_write, &to, &err);
    if (output_close(&to, !status, &closing))
        return failure_say(&closing);
    if (status && !output_pipe_is_closed())
        return failure_say(&err);
    outgoing_is_written(call, arguments_text(call->arguments, "output"), call->format);
    return EXIT_DONE;
}

typedef struct asked {
    const char *models[MOST_MODELS];
    char day[DAY_TEXT];
    tidu_calendar_options options;
} asked;

static tidu_status ask_companies(const invocation *call, request *r, void *context, tidu_report **report, tidu_problems **problems,
                                 tidu_error *err)
{
    const asked *x = context;

    (void)call;
    r->question.on = x->options.on;
    r->question.year = atoi(x->options.on);
    return tidu_calendar_companies(r->session, request_query(r, NULL), &x->options, report, problems, err);
}

static int run_region(const invocation *call, const tidu_calendar_options *o, bool is_ics)
{
    tidu_session *session;
    tidu_report *report;
    tidu_error err;
    int status = session_open(&session, call);

    if (status)
        return status;
    if (is_ics)
        status = write_ics(call, session, o);
    else
        status = tidu_calendar(session, o, &report, &err) ? failure_say(&err) : report_finish(call, report);
    session_close(call, session);
    return status;
}

static int run(const invocation *call)
{
    const arguments *a = call->arguments;
    const char *on = arguments_text(a, "on");
    bool is_ics = call->format && !strcmp(call->format, "ics");
    bool has_companies = arguments_text(a, "input") || arguments_text(a, "db");
    asked x = {.options = {.size = sizeof x.options,
                           .n_models = arguments_operands(a),
                           .region = arguments_text(a, "region"),
                           .days = (int)arguments_int(a, "days", 0),
                           .remind = (int)arguments_int(a, "remind", 0),
                           .is_next = arguments_flag(a, "next")}};

    if (x.options.remind && !is_ics)
        return failure_usage(call->command, _("--remind can only be used with --format ics"));
    if (has_companies && (is_ics || x.options.region))
        return failure_usage(call->command, _("each company has its own region: --region and --format ics go without --input and --db"));
    if (!has_companies && (x.options.is_next || request_has_filter(a)))
        return failure_usage(call->command, _("--next and the choice of companies go with --input or --db"));
    for (size_t i = 0; i < x.options.n_models; i++)
        x.models[i] = arguments_operand(a, i);
    x.options.models = x.models;
    x.options.on = on ? on : today(x.day);
    return has_companies ? request_answer(call, ask_companies, &x) : run_region(call, &x.options, is_ics);
}

const command cmd_calendar = {
    .group = N_("Rules"),
    .name = "calendar",
    .summary = N_("list what falls due: batches, windows, annual reports and tax declarations"),
    .operands = "[MODEL...]",
    .least_operands = 0,
    .most_operands = MOST_MODELS,
    .options = options,
    .notes = N_("Days stand in models/calendar, by region and year, each with its notice; what a later notice changed is told.\n"
                "A district adds a file of its own there or in $TIDU_MODELS/calendar. National entries count everywhere, those\n"
                "of a region only where the division code lies in it. --format ics is for the calendar of an office: an entry\n"
                "that was amended replaces the one before.\n"
                "With --input or --db it is of companies: what each may apply for of the models given, in its region, and\n"
                "the reports that it owes by its certificates."),
    .examples = {"tidu calendar hnte tech-sme --next --on 2026-05-01 --input data/sample/companies.csv --credentials data/sample/credentials.csv",
                 "tidu calendar --region 330502 --on 2026-04-01", "tidu calendar hnte --region 440106 --on 2024-06-01 --days 120",
                 "tidu calendar hnte --region 110105 --on 2026-05-01 --format ics --remind 7"},
    .run = run,
};
