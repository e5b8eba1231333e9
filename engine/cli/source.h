/*
 * Shared by several commands: options for the source and the question, the session made from them, and the output of
 * reports.
 */
#ifndef CLI_SOURCE_H
#define CLI_SOURCE_H

#include "api/tidu.h"
#include "cli/command.h"
#include "cli/problems.h"
#include "cli/progress.h"

/* Rows of option tables. */
#define OPTION_INPUT \
    {.name = "input", .kind = OPTION_TEXT, .argument = "FILE", \
     .help = N_("read this file instead of a database; - is standard input")}
#define OPTION_DB \
    {.name = "db", .kind = OPTION_TEXT, .argument = "DB", .help = N_("the database (default $TIDU_DB, else tidu.db)")}
#define OPTION_SUBJECT \
    {.name = "subject", .kind = OPTION_TEXT, .argument = "NAME", \
     .help = N_("the tables are about these instead of companies: projects, contracts, carriers ...")}
#define OPTION_MAP \
    {.name = "map", .kind = OPTION_TEXT, .argument = "MAP.yaml", .help = N_("a mapping file for the columns of FILE")}
#define OPTION_CREDENTIALS \
    {.name = "credentials", .kind = OPTION_TEXT, .argument = "FILE", \
     .help = N_("certificates held: uscc,credential,granted_on,expires_on,number")}
#define OPTION_CREDENTIAL \
    {.name = "credential", .kind = OPTION_TEXT, .argument = "ID", \
     .help = N_("the kind of the certificates whose row names none, such as hnte")}
#define OPTION_GRANTED \
    {.name = "granted", .kind = OPTION_DATE, .argument = "DATE", \
     .help = N_("the day of grant of the certificates whose row has none")}
#define OPTION_REVIEW \
    {.name = "review", .kind = OPTION_TEXT, .argument = "FILE.csv", \
     .help = N_("write rows whose company is not known by its name to this file, to be filled in and given back")}
#define OPTION_APPLICATIONS \
    {.name = "applications", .kind = OPTION_TEXT, .argument = "FILE", \
     .help = N_("applications and what came of them: uscc,model,batch,year,status,day")}
#define OPTION_UNIT \
    {.name = "unit", .kind = OPTION_CHOICE, .choices = "yuan|thousand|wan|yi", \
     .help = N_("unit of money in FILE (default yuan)")}
#define OPTION_ENCODING \
    {.name = "encoding", .kind = OPTION_CHOICE, .choices = "auto|utf-8|gb18030|utf-16le|utf-16be", \
     .help = N_("encoding of FILE (default auto)")}
#define OPTION_SHEET \
    {.name = "sheet", .kind = OPTION_TEXT, .argument = "NAME|N", \
     .help = N_("sheet of a workbook, by name or number (default: the one that looks like the table)")}
#define OPTION_STRICT \
    {.name = "strict", .kind = OPTION_FLAG, .help = N_("treat any problem in the data as an error")}
#define OPTION_PROBLEMS \
    {.name = "problems", .kind = OPTION_TEXT, .argument = "FILE", \
     .help = N_("write all problems in the data to this file: CSV, or a workbook to be filled in (.xlsx)")}
#define OPTION_DATA_YEAR \
    {.name = "year", .kind = OPTION_INT, .argument = "Y", .least = 1900, .greatest = 2100, \
     .help = N_("year of the figures, where the table has none (default: the one in its title or its name)")}
#define OPTION_DATA_MONTH \
    {.name = "month", .kind = OPTION_TEXT, .argument = "YYYY-MM", \
     .help = N_("month of the figures, where the table has none: sums since January")}
#define OPTION_DATA_TOWN \
    {.name = "town", .kind = OPTION_TEXT, .argument = "TOWN", \
     .help = N_("town of the companies, where the table has no such column")}
#define OPTION_AS_OF \
    {.name = "as-of", .kind = OPTION_DATE, .argument = "DATE", \
     .help = N_("the data of the database as they were at the end of that day")}
#define OPTION_YEAR \
    {.name = "year", .kind = OPTION_INT, .argument = "Y", .least = 1901, .greatest = 2100, \
     .help = N_("application year (default: one after the latest data)")}
#define OPTION_ON \
    {.name = "on", .kind = OPTION_DATE, .argument = "DATE", .help = N_("application date (default 1 July of Y)")}
#define OPTION_RECHECK \
    {.name = "recheck", .kind = OPTION_FLAG, \
     .help = N_("review companies that hold the title (复核) instead of judging new applicants")}
#define OPTION_SETTING \
    {.name = "setting", .kind = OPTION_TEXT, .argument = "NAME=VALUE", .is_repeatable = true, \
     .help = N_("give a setting of the model, such as usd_cny=7.12")}
#define OPTION_THREADS \
    {.name = "threads", .kind = OPTION_INT, .argument = "N", .least = 1, .greatest = 1024, \
     .help = N_("threads (default: all cores)")}
#define OPTION_FORMAT \
    {.name = "format", .kind = OPTION_CHOICE, .choices = "table|csv|json", \
     .help = N_("output format (default: by the extension of --output, else table)")}
#define OPTION_FORMAT_PARTS /* of several tables */ \
    {.name = "format", .kind = OPTION_CHOICE, .choices = "table|json|xlsx|html|docx", \
     .help = N_("output format (default: by the extension of --output, else table); xlsx and docx need --output")}
#define OPTION_FORMAT_FILES \
    {.name = "format", .kind = OPTION_CHOICE, .choices = "table|csv|json|xlsx|html|docx", \
     .help = N_("output format (default: by the extension of --output, else table); xlsx and docx need --output")}
#define OPTION_OUTPUT \
    {.name = "output", .kind = OPTION_TEXT, .argument = "FILE", \
     .help = N_("write to this file instead of standard output")}
#define OPTION_BOM \
    {.name = "bom", .kind = OPTION_FLAG, .help = N_("begin CSV with a byte order mark, for Excel")}

/* All options about data, as one entry of a table; and with those about the application. */
#define OPTIONS_DATA \
    OPTION_INPUT, OPTION_DB, OPTION_SUBJECT, OPTION_MAP, OPTION_CREDENTIALS, OPTION_CREDENTIAL, OPTION_GRANTED, \
        OPTION_UNIT, OPTION_ENCODING, OPTION_SHEET, OPTION_STRICT, OPTION_PROBLEMS, OPTION_AS_OF
#define OPTIONS_SOURCE \
    OPTIONS_DATA, OPTION_YEAR, OPTION_ON, OPTION_RECHECK, OPTION_SETTING, OPTION_THREADS

enum { SOURCE_MOST_SETTINGS = 32 };

typedef struct request {
    const invocation *call;
    tidu_session *session;
    tidu_source source;
    const char *import; /* a file to import first, or NULL */
    tidu_question question;
    tidu_query query;   /* made of these; the command sets its model */
    const char *settings[SOURCE_MOST_SETTINGS];
    progress progress;
} request;

/* Open a session for a command with OPTIONS_SOURCE. Returns an EXIT_ status. */
int request_open(request *r, const invocation *call);
/* The query of the request for this model (NULL: none). */
const tidu_query *request_query(request *r, const char *model);

/* CODE... MODEL: ask about these companies (at most as many as fit); returns the model. The codes are the caller's to keep. */
enum { REQUEST_MOST_CODES = 1000 };
const char *request_codes(request *r, const arguments *a, const char *codes[REQUEST_MOST_CODES]);

/* A command's function that answers a request with a report. */
typedef tidu_status (*request_ask)(const invocation *call, request *r, void *context,
                                   tidu_report **report, tidu_problems **problems,
                                   tidu_error *err);

/* Open a request, ask, print the problems and write the report. Returns an EXIT_ status. */
int request_answer(const invocation *call, request_ask ask, void *context);

/* Is the source standard input, which can be read only once? */
bool request_is_stream(const request *r);

/* The same with an assessment of the first operand, a model. */
typedef int (*request_use)(const invocation *call, const request *r, tidu_assessment *assessment);
int request_assess(const invocation *call, bool with_potential, request_use use);

/*
 * The same for a file that is imported first: answered as soon as it is read if the database was empty before,
 * otherwise after the import.
 */
int request_import(const invocation *call, bool with_potential, request_use use);

/* Assess the first operand as a stream (tidu_assess_stream), written to --output. */
int request_stream(const invocation *call);

/* The database: --db, else $TIDU_DB, else tidu.db; with --subject the one of the subject beside it. Valid until the next call. */
const char *database_path(const arguments *a);

/* A session for commands without data; session_close of cli/outgoing.h closes it. */
int session_open(tidu_session **out, const invocation *call);
void request_close(request *r);

/* Write a report as given by --format and --output, print its notes to standard error, and free it. */
int report_finish(const invocation *call, tidu_report *report);

/* Options that select the companies of a list. */
#define OPTIONS_SELECTION \
    {.name = "town", .kind = OPTION_TEXT, .argument = "TOWN", .help = N_("only companies of this town")}, \
        {.name = "park", .kind = OPTION_TEXT, .argument = "PARK", .help = N_("only companies of this park")}, \
        {.name = "grid", .kind = OPTION_TEXT, .argument = "GRID", .help = N_("only companies of this grid")}, \
        {.name = "industry", .kind = OPTION_TEXT, .argument = "CODE", \
     .help = N_("only industry codes with this prefix: C39")}, \
        {.name = "where", .kind = OPTION_TEXT, .argument = "EXPR", \
     .help = N_("only companies for which this holds: 'revenue[Y-1] >= 5000 wan'")}, \
        {.name = "codes", .kind = OPTION_TEXT, .argument = "FILE", \
     .help = N_("only companies whose codes are in this file: one a line, or a table with a column uscc")}

/* Whether one of them is given. */
bool request_has_filter(const arguments *a);

/* Whether this output format is asked for; "table" where none is. */
bool has_format(const invocation *call, const char *name);

/* Whether the output format is for people (table, xlsx, html) and not for programs. */
bool is_for_screen(const invocation *call);

#endif
