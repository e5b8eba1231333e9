#include "cli/outgoing.h"

#include <string.h>

#include "cli/language.h"
#include "cli/say.h"

static bool is_standard(const char *path)
{
    return !path || !strcmp(path, "-");
}

tidu_status outgoing_open(const invocation *call, output *o, const char *path, tidu_error *err)
{
    outgoing *out = call->outgoing;
    tidu_status status = output_open(o, out && out->instead && is_standard(path) ? out->instead : path, err);

    if (!status && out && is_standard(path) && !call->out.is_terminal)
        o->sent = out->sent;
    if (!status && out && out->page && is_standard(path)) {
        o->sink = out->page->sink;
        o->context = out->page->context;
    }
    return status;
}

bool outgoing_is_part(const invocation *call, const tidu_report *report, tidu_style *style)
{
    page_answer *page = call->outgoing ? call->outgoing->page : NULL;

    if (!page || !page->is_part)
        return false;
    page->rows = tidu_report_rows(report);
    style->first_row = page->first_row;
    style->n_rows = page->n_rows;
    style->company_page = page->company_page;
    style->most_rows = page->most_rows;
    return true;
}

void outgoing_is_written(const invocation *call, const char *path, const char *format)
{
    outgoing *out = call->outgoing;

    if (!out || (is_standard(path) && call->out.is_terminal))
        return;
    out->file = is_standard(path) ? NULL : path;
    out->format = format;
    out->is_written = true;
}

static void record(const invocation *call, tidu_session *session)
{
    const outgoing *out = call->outgoing;
    const tidu_export answer = {.size = sizeof answer,
                                .command = out->words,
                                .n = out->n_words,
                                .file = out->file,
                                .sent = out->sent,
                                .format = out->format};
    tidu_error err;

    if (tidu_export_record(session, &answer, NULL, &err) && !call->is_quiet)
        say(_("this output is not in the record of exports: %s\n"), err.message);
}

void session_close(const invocation *call, tidu_session *session)
{
    outgoing *out = call->outgoing;

    if (out && out->ended && session)
        out->ended(out->context, session);
    if (out && out->is_written && !out->instead && session)
        record(call, session);
    tidu_session_close(session);
}
