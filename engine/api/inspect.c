/*
 * Profiling a file: its columns as import would read them, without a database.
 */
#include "api/api_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "intake/profile.h"
#include "question/code_words.h"
#include "report/profile_report.h"

tidu_status tidu_inspect(tidu_session *s, const tidu_source *source, tidu_report **out,
                         tidu_problems **found, tidu_error *err)
{
    problems *noted = problems_new();
    data_source from = source_of(source);
    intake_options options;
    document *d = NULL;
    profile p;
    code_names names = {0};
    code_words words;
    tidu_status status = data_options(&s->env, &from, &options, err);

    if (found)
        *found = NULL;
    if (!status && !source->input)
        status = error_set(err, TIDU_EUSAGE, _("no file was given to inspect"));
    if (!status && !noted)
        status = error_memory(err);
    if (!status)
        status = code_names_open(&s->env, NULL, &names, err);
    code_words_init(&words, &s->env, NULL);
    options.find_code = code_words_find;
    options.code_context = &words;
    options.knows_field = code_names_know_field;
    options.field_context = &names;
    if (!status)
        status = profile_read(source->input, &options, s->env.dictionary, &p, noted, err);
    if (!status) {
        d = profile_document(&p, s->env.dictionary, s->env.is_chinese);
        profile_clear(&p);
    } else {
        problems_free(noted);
        noted = NULL;
    }
    status = problems_end(status, noted, found, err);
    code_names_clear(&names);
    code_words_clear(&words);
    return report_end(status, d, out, err);
}
