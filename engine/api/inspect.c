/*
 * Profiling a file: its columns as import would read them. What import would say of it comes from a rehearsal: the same
 * reading, into a panel that is thrown away, beside the database into which it would go.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "api/import_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "intake/profile.h"
#include "panel/period.h"
#include "question/code_words.h"
#include "question/list_origin.h"
#include "report/profile_map.h"
#include "report/profile_report.h"
#include "store/store_mark.h"

/* A file, and what reading it needs. */
typedef struct inspection {
    tidu_session *session;
    const char *input;
    intake_options options;
    code_names names;
    code_words words;
    profile profile;
    bool has_profile;
    store *store;         /* into which it would go; NULL: there is none, or it cannot be read */
    store_mark mark;
    company_finder finder;
    import_list list;     /* which one it is */
    char refusal[1024];   /* of the import; "": it would be done */
} inspection;

static void close_inspection(inspection *i)
{
    if (i->has_profile)
        profile_clear(&i->profile);
    code_names_clear(&i->names);
    code_words_clear(&i->words);
    company_finder_clear(&i->finder);
    store_close(i->store);
}

/* A database that is not there, or cannot be read, is the business of an import. */
static void open_database(inspection *i, const char *db)
{
    if (!db || access(db, R_OK) || store_open(db, STORE_READ, i->session->env.dictionary, &i->store, NULL))
        return;
    if (store_read_mark(i->store, &i->mark, NULL)) {
        store_close(i->store);
        i->store = NULL;
    }
}

static tidu_status open_inspection(inspection *i, tidu_session *s, const tidu_source *source, problems *found,
                                   tidu_error *err)
{
    data_source from = source_of(source);
    tidu_status status = data_options(&s->env, &from, &i->options, err);

    i->session = s;
    i->input = source->input;
    open_database(i, source->db);
    code_words_init(&i->words, &s->env, source->db);
    company_finder_init(&i->finder, &s->env, source->db, NULL);
    company_finder_serve(&i->finder, &i->options);
    if (!status && !source->input)
        status = error_set(err, TIDU_EUSAGE, _("no file was given to inspect"));
    if (!status)
        status = code_names_open(&s->env, i->store, &i->names, err);
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

/* What an import of these companies says beside what the table itself does. */
static tidu_status check_companies(inspection *i, const panel *p, const intake_report *report, problems *found,
                                   tidu_error *err)
{
    tidu_status status = company_finder_check_pairs(&i->finder, report->file, found, err);

    if (!status)
        status = company_finder_check_own(&i->finder, report->file, found, err);
    if (!status && i->store && panel_count(p))
        status = list_origin_check(p, report, &i->mark, i->store, found, err);
    return status;
}

/* What an import as a table of companies says. *is_table: it is no list in any case. */
static tidu_status rehearse_companies(inspection *i, problems *found, bool *is_table, tidu_error *err)
{
    panel *p = panel_new(i->session->env.dictionary);
    intake_report report = {0};
    tidu_error why = {0};
    tidu_status status = TIDU_ENOMEM;

    i->finder.panel = p;
    status = p ? intake_read(i->input, &i->options, p, found, &report, &why) : error_memory(&why);
    if (!status)
        status = code_names_check(&i->names, i->store, p, &report, false, found, &why);
    if (!status)
        status = check_companies(i, p, &report, found, &why);
    *is_table = import_is_table(i->session->env.dictionary, &report, found) ||
                import_is_table(i->session->env.dictionary, &i->profile.report, found);
    if (status == TIDU_EDATA && !*is_table)
        status = import_refuse(i->input, &i->options, status, &why);
    intake_report_clear(&report);
    company_finder_clear(&i->finder); /* it knows the names of the panel */
    panel_free(p);
    return note_refusal(i, status, &why, err);
}

/* What an import as a list says; the columns are named as its parts. */
static tidu_status rehearse_list(inspection *i, problems *found, tidu_error *err)
{
    credentials *held = credentials_new();
    applications *filed = applications_new();
    typed_values *typed = typed_values_new();
    case_sheet *sheet = case_sheet_new(i->list == IMPORT_VISITS);
    intake_options options = i->options;
    intake_report report = {0};
    tidu_error why = {0};
    tidu_status status = TIDU_ENOMEM;

    options.map = NULL;
    i->refusal[0] = '\0';
    if (!held || !filed || !typed || !sheet)
        status = error_memory(&why);
    else if (i->list == IMPORT_TARGET_VALUES)
        status = import_read_target_values(&i->session->env, i->input, &options, typed, found, &report, &why);
    else if (i->list == IMPORT_CERTIFICATES)
        status = intake_read_credentials(i->input, &options, held, found, &report, &why);
    else if (i->list == IMPORT_VISITS || i->list == IMPORT_TASKS)
        status = intake_read_case(i->input, &options, sheet, found, &report, &why);
    else
        status = intake_read_applications(i->input, &options, filed, found, &report, &why);
    for (size_t k = 0; k < report.n_columns && k < i->profile.report.n_columns; k++) {
        /* the name of a part is a constant, which outlasts the report */
        i->profile.columns[k].recognised.part = report.columns[k].part;
    }
    intake_report_clear(&report);
    credentials_free(held);
    applications_free(filed);
    typed_values_free(typed);
    case_sheet_free(sheet);
    return note_refusal(i, status, &why, err);
}

/* Read the file as import would; *found becomes what that says. Standard input cannot be read a second time. */
static tidu_status rehearse(inspection *i, const char *db, problems **found, tidu_error *err)
{
    problems *said = problems_new(), *of_list = problems_new();
    tidu_status status = said && of_list ? TIDU_OK : error_memory(err);
    bool is_table = true;

    if (!status && !strcmp(i->input, "-")) {
        problems_free(said);
        problems_free(of_list);
        return TIDU_OK;
    }
    if (!status)
        status = rehearse_companies(i, said, &is_table, err);
    company_finder_init(&i->finder, &i->session->env, db, NULL);
    i->list = status || is_table ? IMPORT_NO_LIST : import_find_list(i->input, &i->options);
    if (i->list) {
        status = rehearse_list(i, of_list, err);
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

    if (d && i->list == IMPORT_CERTIFICATES)
        document_note(d, _("this is a list of certificates, and import reads it as one"));
    if (d && i->list == IMPORT_APPLICATIONS)
        document_note(d, _("this is a list of applications, and import reads it as one"));
    if (d && i->list == IMPORT_TARGET_VALUES)
        document_note(d, _("this is a list of values of targets, and import reads it as one"));
    if (d && i->list == IMPORT_VISITS)
        document_note(d, _("this is a list of visits, and import reads it as one"));
    if (d && i->list == IMPORT_TASKS)
        document_note(d, _("this is a list of tasks, and import reads it as one"));
    if (d && *i->refusal)
        document_note(d, _("import would refuse this file: %s"), i->refusal);
    return d;
}

/* Open it and rehearse; on failure nothing is left open. *said: the problems, the caller's. */
static tidu_status open_rehearsed(inspection *i, tidu_session *s, const tidu_source *source, tidu_problems **said, tidu_error *err)
{
    problems *noted = problems_new();
    tidu_status status = noted ? open_inspection(i, s, source, noted, err) : error_memory(err);

    if (said)
        *said = NULL;
    if (!status)
        status = rehearse(i, source->db, &noted, err);
    if (status) {
        problems_free(noted);
        noted = NULL;
    }
    status = problems_end(status, noted, said, err);
    if (status)
        close_inspection(i);
    return status;
}

tidu_status tidu_inspect(tidu_session *s, const tidu_source *source, tidu_report **out,
                         tidu_problems **found, tidu_error *err)
{
    inspection i = {.has_profile = false};
    document *d = NULL;
    tidu_status status = open_rehearsed(&i, s, source, found, err);

    if (!status) {
        d = describe(&i);
        close_inspection(&i);
    }
    return report_end(&s->env, status, d, out, err);
}

/* --- as values -------------------------------------------------------------------- */

struct tidu_inspection {
    inspection it;
};

tidu_status tidu_inspection_open(tidu_session *s, const tidu_source *source, tidu_inspection **out, tidu_problems **found, tidu_error *err)
{
    tidu_status status = report_needs_full(&s->env, _("the columns with examples"), err);

    *out = NULL;
    if (found)
        *found = NULL;
    if (status)
        return status;
    *out = calloc(1, sizeof **out);
    status = *out ? open_rehearsed(&(*out)->it, s, source, found, err) : error_memory(err);
    if (status) {
        free(*out);
        *out = NULL;
    }
    return status;
}

void tidu_inspection_free(tidu_inspection *from)
{
    if (!from)
        return;
    close_inspection(&from->it);
    free(from);
}

void tidu_inspection_describe(const tidu_inspection *from, tidu_inspection_info *out)
{
    static const tidu_table_kind kinds[] = {[IMPORT_NO_LIST] = TIDU_TABLE_COMPANIES,
                                            [IMPORT_CERTIFICATES] = TIDU_TABLE_CERTIFICATES,
                                            [IMPORT_APPLICATIONS] = TIDU_TABLE_APPLICATIONS,
                                            [IMPORT_TARGET_VALUES] = TIDU_TABLE_TARGET_VALUES,
                                            [IMPORT_POOL_LIST] = TIDU_TABLE_POOL_LIST,
                                            [IMPORT_VISITS] = TIDU_TABLE_VISITS,
                                            [IMPORT_TASKS] = TIDU_TABLE_TASKS};
    const inspection *i = &from->it;

    *out = (tidu_inspection_info){.kind = kinds[i->list],
                                  .encoding = i->profile.report.encoding,
                                  .refusal = i->refusal,
                                  .header_line = i->profile.report.header_line,
                                  .rows = i->profile.rows,
                                  .skipped = i->profile.report.skipped,
                                  .n_columns = i->profile.report.n_columns};
}

void tidu_inspection_column(const tidu_inspection *from, size_t i, tidu_inspected_column *out)
{
    const inspection *of = &from->it;
    const profile_column *c = &of->profile.columns[i];
    const indicator *meaning =
        c->recognised.indicator == INDICATOR_NONE ? NULL : dictionary_get(of->session->env.dictionary, c->recognised.indicator);

    *out = (tidu_inspected_column){ .column = c->recognised.column,
                                   .header = c->recognised.header ? c->recognised.header : "",
                                   .indicator = c->recognised.part ? c->recognised.part : meaning ? meaning->name : NULL,
                                   .label = meaning && !c->recognised.part ? indicator_label(meaning, of->session->env.is_chinese) : "",
                                   .unit = c->unit ? c->unit : "",
                                   .unit_reason = c->unit_reason ? c->unit_reason : "",
                                   .filled = of->profile.rows ? (double)c->filled / (double)of->profile.rows : 0};
    if (c->recognised.year)
        period_text(c->recognised.year, out->period);
    memcpy(out->examples, c->examples, sizeof out->examples);
}

/* --- as a mapping ------------------------------------------------------------------- */

tidu_status tidu_inspect_map(tidu_session *s, const tidu_source *source, tidu_sink sink, void *context, tidu_error *err)
{
    problems *noted = problems_new();
    inspection i = {.has_profile = false};
    text_buffer map;
    tidu_status status = report_needs_full(&s->env, _("a mapping with examples"), err);

    if (!status)
        status = noted ? open_inspection(&i, s, source, noted, err) : error_memory(err);
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
