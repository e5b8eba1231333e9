#include "cli/failure.h"
#include "cli/language.h"
#include "cli/outgoing.h"
#include "cli/source.h"

static const option options[] = {
    OPTION_MAP,    OPTION_UNIT,   OPTION_ENCODING, OPTION_SHEET, OPTION_PROBLEMS,
    OPTION_DATA_YEAR, OPTION_DATA_MONTH, OPTION_DATA_TOWN, OPTION_CREDENTIAL, OPTION_GRANTED, OPTION_DB, OPTION_SUBJECT,
    {.name = "write-map", .kind = OPTION_TEXT, .argument = "MAP.yaml",
     .help = N_("write a mapping file with what was understood, to be completed by hand")},
    OPTION_FORMAT_PARTS, OPTION_OUTPUT, OPTION_BOM, {.name = NULL},
};

static int write_map(tidu_session *session, const tidu_source *source, const char *path)
{
    tidu_error err, closing;
    tidu_status status;
    output o;

    if (output_open(&o, path, &err))
        return failure_say(&err);
    status = tidu_inspect_map(session, source, output_write, &o, &err);
    if (output_close(&o, !status, &closing))
        return failure_say(&closing);
    return status ? failure_say(&err) : EXIT_DONE;
}

static int run(const invocation *call)
{
    const arguments *a = call->arguments;
    tidu_source source = {.input = arguments_operand(a, 0),
                          .map = arguments_text(a, "map"),
                          .encoding = arguments_text(a, "encoding"),
                          .unit = arguments_text(a, "unit"),
                          .year = (int)arguments_int(a, "year", 0),
                          .town = arguments_text(a, "town"),
                          .sheet = arguments_text(a, "sheet"),
                          .credential = arguments_text(a, "credential"),
                          .granted = arguments_text(a, "granted"),
                          .db = database_path(a)};
    tidu_session *session;
    tidu_report *report;
    tidu_problems *problems;
    tidu_error err;
    int status = session_open(&session, call);

    if (status)
        return status;
    if (tidu_session_add_indicators(session, source.input, &err) ||
        tidu_inspect(session, &source, &report, &problems, &err)) {
        status = failure_say(&err);
    } else {
        status = report_finish(call, report);
        if (!status)
            status = problems_finish(call, problems);
    }
    if (!status && arguments_text(a, "write-map"))
        status = write_map(session, &source, arguments_text(a, "write-map"));
    session_close(call, session);
    return status;
}

const command cmd_inspect = {
    .group = N_("Data"),
    .name = "inspect",
    .summary = N_("show what the columns of a file are recognised as, without importing it"),
    .operands = "FILE",
    .least_operands = 1,
    .most_operands = 1,
    .options = options,
    .examples = {"tidu inspect data/sample/companies.csv", "tidu inspect data/sample/companies.csv --write-map companies.yaml"},
    .run = run,
};
