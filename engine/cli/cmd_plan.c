#include <stdio.h>
#include <string.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/outgoing.h"
#include "cli/pdf_print.h"
#include "cli/say.h"
#include "cli/source.h"
#include "cli/tier_options.h"

static const option options[] = {
    OPTIONS_SOURCE,
    OPTIONS_SELECTION,
    {.name = "top", .kind = OPTION_INT, .argument = "N", .least = 1, .greatest = 1000000,
     .help = N_("only the first N of the list (default 50; all of those given by code or tier)")},
    OPTION_TIER,
    OPTION_SLOTS,
    {.name = "with-holders", .kind = OPTION_FLAG,
     .help = N_("also write plans for companies that hold the certificate")},
    {.name = "documents", .kind = OPTION_FLAG,
     .help = N_("beside each page also a document for Word and WPS (CODE.docx), to be edited and signed")},
    {.name = "markdown", .kind = OPTION_FLAG, .help = N_("beside each page also the same as Markdown (CODE.md)")},
    {.name = "pdf", .kind = OPTION_FLAG,
     .help = N_("beside each page also the same as PDF (CODE.pdf), by Chromium, WeasyPrint or LibreOffice, whichever is installed")},
    {.name = "output", .kind = OPTION_TEXT, .argument = "DIR", .help = N_("folder to create for the pages")},
    {.name = "format", .kind = OPTION_CHOICE, .choices = "table|json|html",
     .help = N_("of one company, without --output: its page on standard output, in this format (default table)")},
    {.name = NULL},
};

enum { USUAL_PAGES = 50 };

static int print_pages(const invocation *call, const pdf_printer *printer, const char *folder)
{
    progress shown = progress_begin(call, _("printing"), false);
    int status = pdf_print(printer, folder, &shown);

    progress_end(&shown);
    return status;
}

static tidu_status ask_one(const invocation *call, request *r, void *context, tidu_report **report, tidu_problems **problems, tidu_error *err)
{
    const char *codes[REQUEST_MOST_CODES], *model = request_codes(r, call->arguments, codes);

    (void)context;
    r->question.with_ways = request_is_stream(r);
    return tidu_plan_company(r->session, request_query(r, model), report, problems, err);
}

/* Of one company its page can be looked at: without a folder, and without what goes into one. */
static bool is_looked_at(const arguments *a)
{
    static const char *const others[] = {"output", "codes", "top", "tier", "slots", "with-holders", "documents", "markdown", "pdf"};

    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (arguments_count(a, others[i]))
            return false;
    }
    return arguments_operands(a) == 2;
}

static int write_folder(const invocation *call)
{
    const arguments *a = call->arguments;
    bool is_named = arguments_operands(a) > 1 || arguments_text(a, "codes");
    tier_names only;
    int status = tier_options_read(call, &only);
    tidu_plan_options plans = {.output = arguments_text(a, "output"),
                               .top = (size_t)arguments_int(a, "top", is_named || only.n ? 0 : USUAL_PAGES),
                               .tiers = only.names,
                               .n_tiers = only.n,
                               .slots = (size_t)arguments_int(a, "slots", 0),
                               .with_holders = arguments_flag(a, "with-holders"),
                               .with_documents = arguments_flag(a, "documents"),
                               .with_markdown = arguments_flag(a, "markdown")};
    const char *codes[REQUEST_MOST_CODES], *model;
    tidu_problems *problems;
    tidu_error err;
    const pdf_printer *printer = NULL;
    char folder[1024];
    size_t written;
    request r;
    tidu_status failed;

    if (status)
        return status;
    if (!plans.output || !*plans.output)
        return failure_usage(call->command, _("plans are written to a folder; give its name with --output"));
    snprintf(folder, sizeof folder, "%s", plans.output);
    for (size_t n = strlen(folder); n > 1 && folder[n - 1] == '/'; n--) /* shell completion adds it */
        folder[n - 1] = '\0';
    if (arguments_flag(a, "pdf") && !(printer = pdf_printer_find()))
        return EXIT_DATA;
    plans.with_documents |= printer && pdf_printer_needs_documents(printer);
    status = request_open(&r, call);
    if (status)
        return status;
    model = request_codes(&r, a, codes);
    r.question.with_ways = request_is_stream(&r);
    failed = tidu_plan(r.session, request_query(&r, model), &plans, &written, &problems, &err);
    progress_end(&r.progress);
    status = problems_finish(call, problems);
    if (failed)
        status = failure_say(&err);
    else if (printer)
        status = print_pages(call, printer, folder);
    if (!failed)
        outgoing_is_written(call, plans.output, "folder");
    if (!failed && !call->is_quiet)
        say(_("%zu plans written; open %s/index.html\n"), written, folder);
    request_close(&r);
    return status;
}

static int run(const invocation *call)
{
    const arguments *a = call->arguments;

    return is_looked_at(a) ? request_answer(call, ask_one, NULL) : write_folder(call);
}

const command cmd_plan = {
    .group = N_("Rules"),
    .name = "plan",
    .summary = N_("write a page for each company of a list: what is missing, what helps, what it is worth"),
    .operands = "[CODE...] MODEL",
    .least_operands = 1,
    .most_operands = REQUEST_MOST_CODES + 1,
    .options = options,
    .notes = N_("With codes, or --codes FILE, only these companies have pages, also those that hold the certificate; their\n"
                "ranks stay those of the whole list. --tier push --slots 40 writes those of the forty that can be looked after.\n"
                "The folder holds index.html, a page for each company to print on A4, roster.xlsx,\n"
                "roster.csv and plans.json. Actions are defined in models/actions.yaml and benefits in\n"
                "models/policies; edit both as needed."),
    .examples = {"tidu plan 91990101MA00H83197 hnte --input data/sample/companies.csv",
                 "tidu plan hnte --input data/sample/companies.csv --top 5 --output plans",
                 "tidu plan hnte --input data/sample/companies.csv --tier push --slots 40 --output pushed",
                 "tidu plan 91990101MA00H83197 91990101MA2HKAYK2K hnte --input data/sample/companies.csv --output visits"},
    .run = run,
};
