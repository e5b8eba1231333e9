/*
 * One pass over a file of any length: companies are read, assessed and written in batches. The output is byte-identical
 * to that of tidu_assess and its report, because a verdict depends on no other company.
 */
#include <string.h>

#include "api/api_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "question/code_words.h"
#include "report/assessment_report.h"
#include "report/study_note.h"

enum { COMPANIES = 1 << 15, PROBLEMS = 10000 /* kept of each kind */ };

typedef struct streaming {
    study *study; /* model, data and binding, shared by all batches */
    tidu_output output;
    bool is_in_header; /* skipping the header of a batch after the first */
    size_t companies;
} streaming;

/* Only the first batch keeps its header, which is one line: names of columns contain no line feed. */
static bool pass_on(void *context, const char *bytes, size_t n)
{
    streaming *s = context;
    const char *feed;

    if (!s->is_in_header)
        return s->output.sink(s->output.context, bytes, n);
    feed = memchr(bytes, '\n', n);
    if (!feed)
        return true;
    s->is_in_header = false;
    n -= (size_t)(feed + 1 - bytes);
    return !n || s->output.sink(s->output.context, feed + 1, n);
}

static tidu_status write_part(streaming *s, const assessment *a, tidu_error *err)
{
    text_style plain = {0};
    document *d = assessment_document(a, &s->study->binding, NULL, s->study->env->is_chinese);
    tidu_status status;

    if (!d)
        return error_memory(err);
    s->is_in_header = s->companies > 0;
    status = report_level(s->study->env, d, err);
    if (!status)
        status = document_write(d, DOCUMENT_CSV, &plain, s->output.has_mark && !s->companies, pass_on, s, err);
    document_free(d);
    s->companies += a->n;
    return status;
}

static tidu_status take_part(void *context, tidu_error *err)
{
    streaming *s = context;
    assessment *a;
    tidu_status status =
        assessor_run(s->study->assessor, &s->study->binding, s->study->env->threads, &a, err);

    if (status)
        return status;
    status = write_part(s, a, err);
    assessment_free(a);
    return status;
}

static tidu_status prepare(streaming *s, tidu_error *err)
{
    study *asked = s->study;
    const data_source *source = &asked->asked->source;
    loaded_data *d = &asked->data;
    dictionary *names = asked->env->dictionary;
    int year = asked->question->year;
    tidu_status status = TIDU_OK;

    d->panel = panel_new(names);
    d->credentials = credentials_new();
    d->found = problems_new();
    if (!d->panel || !d->credentials || !d->found || !assessor_want(asked->assessor, year, d->panel) ||
        !panel_want(d->panel, dictionary_find(names, "town"), 0, 0))
        return error_memory(err);
    problems_keep(d->found, PROBLEMS);
    if (source->credentials)
        status = data_read_credentials(asked->env, source, d, err);
    asked->binding = (binding){d->panel, d->credentials, year, 0};
    return status ? status : question_day(asked->question, year, &asked->binding.on, err);
}

static tidu_status run(streaming *s, tidu_error *err)
{
    const data_source *source = &s->study->asked->source;
    intake_options options;
    code_words words;
    tidu_status status = data_options(s->study->env, source, &options, err);

    options.most_companies = COMPANIES;
    options.part = take_part;
    options.part_context = s;
    code_words_init(&words, s->study->env, NULL);
    options.find_code = code_words_find;
    options.code_context = &words;
    if (!status)
        status = intake_read(source->input, &options, s->study->data.panel, s->study->data.found, NULL, err);
    code_words_clear(&words);
    return status;
}

static size_t problems_in_all(const problems *found)
{
    size_t n = 0;

    for (int kind = 0; kind < PROBLEM_KINDS; kind++)
        n += problems_count_kind(found, (problem_kind)kind);
    return n;
}

static tidu_status write_notes(const streaming *s, tidu_report **out, tidu_error *err)
{
    size_t n = problems_in_all(s->study->data.found);
    document *d = document_new();

    if (d)
        study_add_notes(d, s->study, s->companies);
    if (d && n > problems_count(s->study->data.found))
        document_note(d, _("the data have %zu problems; the first %d of each kind are listed"), n, (int)PROBLEMS);
    return report_wrap(s->study->env, d, out, err);
}

tidu_status tidu_assess_stream(tidu_session *session, const tidu_query *query, const tidu_output *output,
                               tidu_report **notes, tidu_problems **found, tidu_error *err)
{
    inquiry asked = inquiry_of(session, query, found);
    streaming s = {.companies = 0};
    tidu_status status;

    ARGUMENT_TAKE(s.output, output);
    if (!asked.source.input || asked.source.is_strict)
        return error_set(err, TIDU_EUSAGE, _("streaming needs an input file and cannot be strict: the problems of a "
                                             "file are known only at its end"));
    if (!asked.question.year)
        return error_set(err, TIDU_EUSAGE, _("streaming needs the application year: the latest year with data is "
                                             "known only at the end of the file; give --year"));
    status = study_begin(&asked, &s.study, err);
    if (status)
        return status;
    status = prepare(&s, err);
    if (!status)
        status = run(&s, err);
    if (!status)
        status = write_notes(&s, notes, err);
    status = problems_end(status, data_take_problems(&s.study->data), found, err);
    study_free(s.study);
    return status;
}
