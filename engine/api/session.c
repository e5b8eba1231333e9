/*
 * Sessions, and the handles of reports and of lists of problems.
 */
#include "api/api_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/sheet_cell.h"
#include "report/option_advice.h"
#include "report/problem_report.h"
#include "report/table_html.h"
#include "store/store_subject.h"

const char *tidu_version(void)
{
    return TIDU_VERSION;
}

int tidu_abi(void)
{
    return TIDU_ABI;
}

void tidu_session_options_init(tidu_session_options *options)
{
    *options = (tidu_session_options){.size = sizeof *options, .models = "models"};
}

tidu_status tidu_session_open(const tidu_session_options *given, tidu_session **out, tidu_error *err)
{
    tidu_session_options options;
    tidu_session *s = allocate_array(1, sizeof *s);
    tidu_status status;

    ARGUMENT_TAKE(options, given);
    status = s ? environment_init(&s->env, options.models ? options.models : "", options.subject, err) : error_memory(err);
    if (!status && (status = environment_export(&s->env, options.level, err)))
        environment_clear(&s->env);

    if (status) {
        release(s);
        return status;
    }
    s->env.is_chinese = options.is_chinese;
    s->env.threads = options.threads;
    s->env.progress = options.progress;
    s->env.progress_context = options.progress_context;
    s->env.user = options.user;
    *out = s;
    return TIDU_OK;
}

tidu_status tidu_subject_database(const char *db, const char *subject, char *out, size_t size, tidu_error *err)
{
    return store_subject_path(db, subject, out, size) ? TIDU_OK : error_set(err, TIDU_EUSAGE, _("the path of the database is too long"));
}

int tidu_session_level(const tidu_session *s)
{
    return (int)s->env.level;
}

void tidu_session_close(tidu_session *s)
{
    if (!s)
        return;
    environment_clear(&s->env);
    release(s);
}

tidu_status tidu_session_add_indicators(tidu_session *s, const char *beside, tidu_error *err)
{
    return environment_add_own(&s->env, beside, err);
}

void tidu_session_set_progress(tidu_session *s, tidu_progress progress, void *context)
{
    s->env.progress = progress;
    s->env.progress_context = context;
}

/* --- reports ----------------------------------------------------------------------- */

tidu_status tidu_report_write(const tidu_report *report, tidu_format format,
                              const tidu_style *style, tidu_sink sink, void *context,
                              tidu_error *err)
{
    static const document_format formats[] = {
        [TIDU_TEXT] = DOCUMENT_TEXT, [TIDU_CSV] = DOCUMENT_CSV, [TIDU_JSON] = DOCUMENT_JSON, [TIDU_HTML] = DOCUMENT_HTML,
        [TIDU_HTML_PART] = DOCUMENT_HTML_PART};
    tidu_style how;
    text_style text;

    ARGUMENT_TAKE(how, style);
    text = (text_style){how.width, how.is_colour, how.is_wide_ambiguous, how.first_row, how.n_rows, how.company_page, how.most_rows};
    return document_write(report->document, formats[format], &text, how.has_mark, sink, context, err);
}

const char *tidu_page_style(void)
{
    return html_style();
}

size_t tidu_option_advice(const char *message)
{
    return option_advice_begin(message);
}

size_t tidu_report_rows(const tidu_report *report)
{
    return document_rows(report->document);
}

tidu_status tidu_report_save_docx(const tidu_report *report, const char *path, tidu_error *err)
{
    return document_save_docx(report->document, path, err);
}

tidu_status tidu_report_save_xlsx(const tidu_report *report, const char *path, tidu_error *err)
{
    return document_save_xlsx(report->document, path, err);
}

void tidu_report_free(tidu_report *r)
{
    if (!r)
        return;
    document_free(r->document);
    release(r);
}

void tidu_report_add_note(tidu_report *r, const char *text)
{
    document_note(r->document, "%s", text);
}

size_t tidu_report_notes(const tidu_report *r)
{
    return document_notes(r->document);
}

const char *tidu_report_note(const tidu_report *r, size_t i)
{
    return document_note_text(r->document, i);
}

/* --- problems ------------------------------------------------------------------------ */

void tidu_problems_free(tidu_problems *p)
{
    if (!p)
        return;
    problems_free(p->found);
    release(p->places);
    release(p);
}

size_t tidu_problems_count(const tidu_problems *p, tidu_severity severity)
{
    size_t count = 0;

    for (int kind = 0; kind < PROBLEM_KINDS; kind++) {
        if ((int)problem_severity_of((problem_kind)kind) == (int)severity)
            count += problems_count_kind(p->found, (problem_kind)kind);
    }
    return count;
}

bool tidu_problems_get(const tidu_problems *p, tidu_severity severity, size_t i, tidu_problem *out)
{
    const problem *x;

    if (i >= p->begin[severity + 1] - p->begin[severity])
        return false;
    x = problems_get(p->found, p->places[p->begin[severity] + i]);
    *out = (tidu_problem){severity, problem_code(x->kind), x->file, x->line, x->column, x->header,
                          x->found, problem_text(x->kind), problem_done(x->kind)};
    return true;
}

bool tidu_cell_name(const char *file, unsigned long line, unsigned long column, char *out)
{
    return sheet_cell_name(file, line, column, out);
}

tidu_status tidu_problems_report(const tidu_problems *p, tidu_report **out, tidu_error *err)
{
    const environment everything = {.level = EXPORT_FULL};

    return report_wrap(&everything, problem_document(p->found), out, err);
}

tidu_status tidu_problems_write(const tidu_problems *p, tidu_sink sink, void *context, tidu_error *err)
{
    return problems_write(p->found, sink, context, err);
}
