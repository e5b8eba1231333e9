/*
 * Profiling a file: its columns as import would read them, without a database. What import would say of it comes from a
 * rehearsal: the same reading, into a panel that is thrown away.
 */
#include <stdio.h>
#include <string.h>

#include "api/api_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "intake/profile.h"
#include "question/code_words.h"
#include "report/profile_map.h"
#include "report/profile_report.h"

/* A file, and what reading it needs. */
typedef struct inspection {
    tidu_session *session;
    const char *input;
    intake_options options;
    code_names names;
    code_words words;
    profile profile;
    bool has_profile;
    bool is_certificates; /* it is a list of them */
    char refusal[1024];   /* of the import; "": it would be done */
} inspection;

static void close_inspection(inspection *i)
{
    if (i->has_profile)
        profile_clear(&i->profile);
    code_names_clear(&i->names);
    code_words_clear(&i->words);
}

static tidu_status open_inspection(inspection *i, tidu_session *s, const tidu_source *source, problems *found,
                                   tidu_error *err)
{
    data_source from = source_of(source);
    tidu_status status = data_options(&s->env, &from, &i->options, err);

    i->session = s;
    i->input = source->input;
    code_words_init(&i->words, &s->env, NULL);
    if (!status && !source->input)
        status = error_set(err, TIDU_EUSAGE, _("no file was given to inspect"));
    if (!status)
        status = code_names_open(&s->env, NULL, &i->names, err);
    i->options.find_code = code_words_find;
    i->options.code_context = &i->words;
    i->options.knows_field = code_names_know_field;
    i->options.field_context = &i->names;
    if (!status)
        status = profile_read(source->input, &i->options, s->env.dictionary, &i->profile, found, err);
    i->has_profile = !status;
    return status;
}

/* Keep the failure of a rehearsal that is the file's; others are failures here, too. */
static tidu_status note_refusal(inspection *i, tidu_status status, const tidu_error *why, tidu_error *err)
{
    if (status != TIDU_EDATA) {
        if (status && err)
            *err = *why;
        return status;
    }
    snprintf(i->refusal, sizeof i->refusal, "%s", why->message);
    return TIDU_OK;
}

/* What an import as a table of companies says. */
static tidu_status rehearse_companies(inspection *i, problems *found, tidu_error *err)
{
    panel *p = panel_new(i->session->env.dictionary);
    intake_report report = {0};
    tidu_error why = {0};
    tidu_status status = p ? intake_read(i->input, &i->options, p, found, &report, &why) : error_memory(&why);

    if (!status)
        status = code_names_check(&i->names, NULL, p, &report, false, found, &why);
    intake_report_clear(&report);
    panel_free(p);
    return note_refusal(i, status, &why, err);
}

/* Whether it is read as a list of certificates; then its columns are named as such. */
static bool rehearse_certificates(inspection *i, problems *found)
{
    credentials *held = credentials_new();
    intake_options options = i->options;
    intake_report report = {0};
    bool is_list;

    options.map = NULL;
    is_list = held && !intake_read_credentials(i->input, &options, held, found, &report, NULL) && credentials_count(held);
    for (size_t k = 0; is_list && k < report.n_columns && k < i->profile.report.n_columns; k++) {
        /* the name of a part is a constant, which outlasts the report */
        i->profile.columns[k].recognised.part = report.columns[k].part;
    }
    intake_report_clear(&report);
    credentials_free(held);
    return is_list;
}

static bool has_annual_columns(const inspection *i)
{
    for (size_t k = 0; k < i->profile.report.n_columns; k++) {
        int id = i->profile.columns[k].recognised.indicator;

        if (id != INDICATOR_NONE && dictionary_get(i->session->env.dictionary, id)->kind == INDICATOR_ANNUAL)
            return true;
    }
    return false;
}

/* Read the file as import would; *found becomes what that says. Standard input cannot be read a second time. */
static tidu_status rehearse(inspection *i, problems **found, tidu_error *err)
{
    problems *said = problems_new(), *of_list = problems_new();
    tidu_status status = said && of_list ? TIDU_OK : error_memory(err);

    if (!status && !strcmp(i->input, "-")) {
        problems_free(said);
        problems_free(of_list);
        return TIDU_OK;
    }
    if (!status)
        status = rehearse_companies(i, said, err);
    if (!status && !has_annual_columns(i) && rehearse_certificates(i, of_list)) {
        i->is_certificates = true;
        i->refusal[0] = '\0';
        problems_free(said);
        said = of_list;
        of_list = NULL;
    }
    problems_free(of_list);
    if (status) {
        problems_free(said);
        return status;
    }
    problems_free(*found);
    *found = said;
    return TIDU_OK;
}

static document *describe(const inspection *i)
{
    document *d = profile_document(&i->profile, i->session->env.dictionary, i->session->env.is_chinese);

    if (d && i->is_certificates)
        document_note(d, _("this is a list of certificates: import it with --credentials"));
    if (d && *i->refusal)
        document_note(d, _("import would refuse this file: %s"), i->refusal);
    return d;
}

tidu_status tidu_inspect(tidu_session *s, const tidu_source *source, tidu_report **out,
                         tidu_problems **found, tidu_error *err)
{
    problems *noted = problems_new();
    inspection i = {.has_profile = false};
    document *d = NULL;
    tidu_status status = noted ? open_inspection(&i, s, source, noted, err) : error_memory(err);

    if (found)
        *found = NULL;
    if (!status)
        status = rehearse(&i, &noted, err);
    if (!status) {
        d = describe(&i);
    } else {
        problems_free(noted);
        noted = NULL;
    }
    status = problems_end(status, noted, found, err);
    close_inspection(&i);
    return report_end(status, d, out, err);
}

tidu_status tidu_inspect_map(tidu_session *s, const tidu_source *source, tidu_sink sink, void *context, tidu_error *err)
{
    problems *noted = problems_new();
    inspection i = {.has_profile = false};
    text_buffer map;
    tidu_status status = noted ? open_inspection(&i, s, source, noted, err) : error_memory(err);

    text_buffer_init(&map);
    if (!status) {
        profile_map_append(&i.profile, s->env.dictionary, &map);
        status = map.failed ? error_memory(err) : TIDU_OK;
    }
    if (!status && !sink(context, text_buffer_string(&map), map.length))
        status = error_set(err, TIDU_EIO, _("the output cannot be written"));
    text_buffer_clear(&map);
    problems_free(noted);
    close_inspection(&i);
    return status;
}
