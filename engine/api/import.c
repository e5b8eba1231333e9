/*
 * Importing companies, certificates, applications and other lists. An import is one transaction, committed after all files have been
 * read and checked. If the database holds no companies yet, rows are already written into it while the table is read
 * (store_fill); otherwise they are merged at the end (store_import).
 */
#include <stdio.h>
#include <string.h>

#include "api/import_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text_buffer.h"
#include "intake/intake_session.h"
#include "question/application_check.h"
#include "question/code_words.h"
#include "question/list_origin.h"
#include "question/name_check.h"
#include "store/store_calibration.h"
#include "store/store_mark.h"

static tidu_status open_store(tidu_intake *i, tidu_error *err)
{
    tidu_status status;

    if (i->store)
        return TIDU_OK;
    status = store_open(i->db, STORE_WRITE, i->session->env.dictionary, &i->store, err);
    if (!status) {
        store_set_user(i->store, i->session->env.user);
        status = store_read_mark(i->store, &i->mark, err);
    }
    if (!status && !i->names.registers)
        status = code_names_open(&i->session->env, i->store, &i->names, err);
    return status;
}

/* Before the store is filled, during which it cannot be asked. */
static tidu_status know_applications(tidu_intake *i, tidu_error *err)
{
    if (i->known)
        return TIDU_OK;
    i->known = applications_new();
    return i->known ? store_load_applications(i->store, NULL, i->known, err) : error_memory(err);
}

/* A store without companies is filled while the table is read; any other one is merged with it at the end. */
static tidu_status follow(void *context, panel *p, tidu_error *err)
{
    tidu_intake *i = context;
    tidu_status status = TIDU_OK;

    if (!p) {
        if (i->fills)
            store_fill_drop(i->store);
        i->is_asked = i->fills = false;
        return TIDU_OK;
    }
    if (!i->is_asked) {
        i->is_asked = true;
        status = open_store(i, err);
        if (!status)
            status = store_has_credentials(i->store, &i->has_others, err);
        if (!status && i->source.applications)
            status = know_applications(i, err);
        if (!status)
            status = store_fill_begin(i->store, i->session->env.dictionary, i->session->env.threads, &i->fills, err);
        if (i->fills)
            i->finder.db = NULL; /* it holds no companies, and is being written */
    }
    return status || !i->fills ? status : store_fill_take(i->store, p, false, err);
}

static tidu_status read_filings(tidu_intake *i, const intake_options *options, tidu_error *err)
{
    i->filed = applications_new();
    return i->filed ? intake_read_applications(i->source.applications, options, i->filed, i->found, &i->filings, err)
                    : error_memory(err);
}

tidu_status import_be_strict(const tidu_source *source, const intake_report *report, problems *found, tidu_error *err)
{
    intake_session session = {.file = report->file, .found = found};

    return source->is_strict ? intake_session_be_strict(&session, err) : TIDU_OK;
}

/* What the whole table says beside the registers, the database and where it came from. */
static tidu_status check_companies(tidu_intake *i, tidu_error *err)
{
    store *readable = i->fills ? NULL : i->store;
    tidu_status status = name_drop_placeholders(i->panel) ? TIDU_OK : error_memory(err);

    if (!status)
        status = code_names_check(&i->names, readable, i->panel, &i->companies, i->source.is_strict, i->found, err);
    if (!status)
        status = company_finder_check_pairs(&i->finder, i->companies.file, i->found, err);
    if (!status)
        status = company_finder_check_own(&i->finder, i->companies.file, i->found, err);
    if (!status)
        status = list_origin_check(i->panel, &i->companies, &i->mark, readable, i->found, err);
    return status ? status : import_be_strict(&i->source, &i->companies, i->found, err);
}

/* What the list of applications says beside the database. */
static tidu_status check_filings(tidu_intake *i, tidu_error *err)
{
    application_list_read list = {i->filed, i->filings.file, i->found};
    tidu_status status = i->fills ? TIDU_OK : know_applications(i, err);

    if (!status)
        status = application_check(&list, 1, i->known, i->fills ? NULL : i->store, err);
    return status ? status : import_be_strict(&i->source, &i->filings, i->found, err);
}

/* Let the file be read as a list instead of a table of companies, of which nothing stays. */
static tidu_status make_list(tidu_intake *i, import_list kind, tidu_error *err)
{
    problems *found = problems_new();
    tidu_status status = follow(i, NULL, err); /* first: another thread may be reading the panel */

    if (!found || !panel_empty(i->panel)) {
        problems_free(found);
        return error_memory(err);
    }
    problems_free(i->found);
    i->found = found;
    intake_report_clear(&i->companies);
    company_finder_clear(&i->finder); /* which may have taken names of the table */
    company_finder_init(&i->finder, &i->session->env, i->db, i->panel);
    i->is_list = true;
    if (kind == IMPORT_POOL_LIST)
        i->listed = pool_events_new();
    else if (kind == IMPORT_TARGET_VALUES)
        i->typed = typed_values_new();
    else if (kind == IMPORT_VISITS || kind == IMPORT_TASKS)
        i->sheet = case_sheet_new(kind == IMPORT_VISITS);
    else if (kind == IMPORT_CERTIFICATES)
        i->source.credentials = i->source.input;
    else
        i->source.applications = i->source.input;
    if (kind == IMPORT_CERTIFICATES || kind == IMPORT_APPLICATIONS)
        i->source.input = NULL; /* it is there now */
    else if (!i->typed && !i->listed && !i->sheet)
        return error_memory(err);
    return status;
}

/* The table of companies, unless it turns out to be a list. */
static tidu_status read_table(tidu_intake *i, const intake_options *options, tidu_error *err)
{
    const char *path = i->source.input;
    tidu_status status = intake_read(path, options, i->panel, i->found, &i->companies, err);
    const char *beside;
    import_list kind;

    if ((status && status != TIDU_EDATA) || import_is_table(i->session->env.dictionary, &i->companies, i->found))
        return status;
    kind = import_find_list(path, options);
    if (kind == IMPORT_NO_LIST)
        return import_refuse(path, options, status, err);
    beside = kind == IMPORT_CERTIFICATES ? i->source.credentials : kind == IMPORT_APPLICATIONS ? i->source.applications : NULL;
    if (!beside)
        return make_list(i, kind, err);
    return error_at(err, TIDU_EUSAGE, path, 0, 0,
                    _("this is a list of the same kind as %s and no table of companies; give both lists as files: tidu import %s %s"),
                    beside, path, beside);
}

static tidu_status read_lists(tidu_intake *i, intake_options *options, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    options->map = NULL;
    if (i->typed) {
        const char *path = i->source.input;

        i->source.input = NULL;
        status = import_read_target_values(&i->session->env, path, options, i->typed, i->found, &i->typings, err);
    }
    if (i->listed) {
        const char *path = i->source.input;

        i->source.input = NULL;
        status = intake_read_pool_list(path, options, i->listed, i->found, &i->pooling, err);
    }
    if (i->sheet) {
        const char *path = i->source.input;

        i->source.input = NULL;
        status = intake_read_case(path, options, i->sheet, i->found, &i->sheets, err);
    }
    options->sheet = i->source.input ? NULL : options->sheet;
    if (!status && i->source.credentials)
        status = intake_read_credentials(i->source.credentials, options, i->credentials, i->found, &i->certificates, err);
    options->sheet = i->source.credentials ? NULL : options->sheet;
    return status || !i->source.applications ? status : read_filings(i, options, err);
}

/* What the list or the table says of pools. */
static tidu_status settle_pools(tidu_intake *i, tidu_error *err)
{
    import_pool_file f = {.panel = i->source.input ? i->panel : NULL,
                          .report = i->listed ? &i->pooling : &i->companies,
                          .found = i->found,
                          .listed = i->listed};
    tidu_status status = import_settle_pools(&i->session->env, &i->source, i->fills ? NULL : i->store, &f, 1, err);

    i->pooled = f.pooled;
    f.pooled = NULL;
    if (i->listed)
        f.listed = NULL;
    import_pool_file_clear(&f);
    return status;
}

/* Visits and tasks of a list, and the days of last visits in a table. */
static tidu_status take_cases(tidu_intake *i, tidu_error *err)
{
    case_return *r = NULL;
    tidu_status status = case_return_new(&i->session->env, i->fills ? NULL : i->store, &r, err);

    if (!status && !case_return_know(r, i->panel))
        status = error_memory(err);
    if (!status && (i->sheet || i->source.input))
        status = import_take_cases(r, i->sheet, i->panel, &i->companies, i->found, &i->cases, err);
    case_return_free(r);
    return status || !i->sheet ? status : import_be_strict(&i->source, &i->sheets, i->found, err);
}

static tidu_status read_files(tidu_intake *i, tidu_error *err)
{
    const data_source source = source_of(&i->source);
    intake_options options;
    code_words words;
    tidu_status status = data_options(&i->session->env, &source, &options, err);

    if (!status)
        status = environment_heads(&i->session->env, err); /* without them what the program wrote would be read as data */
    i->panel = panel_new(i->session->env.dictionary);
    i->credentials = credentials_new();
    i->found = problems_new();
    if (!status && (!i->panel || !i->credentials || !i->found))
        status = error_memory(err);
    options.follow = follow;
    options.follow_context = i;
    code_words_init(&words, &i->session->env, i->db);
    options.find_code = code_words_find;
    options.code_context = &words;
    company_finder_init(&i->finder, &i->session->env, i->db, i->panel);
    company_finder_serve(&i->finder, &options);
    if (!status && i->source.input)
        status = read_table(i, &options, err);
    code_words_clear(&words);
    if (!status)
        status = read_lists(i, &options, err);
    if (!status)
        status = open_store(i, err);
    if (!status && i->filed)
        status = check_filings(i, err);
    if (!status && i->source.input)
        status = check_companies(i, err);
    if (!status)
        status = settle_pools(i, err);
    return status ? status : take_cases(i, err);
}

void import_add_counts(tidu_import_summary *sum, const intake_report *r, const store_import_counts *c)
{
    snprintf(sum->encoding, sizeof sum->encoding, "%s", r->encoding ? r->encoding : "");
    sum->rows += r->rows;
    sum->skipped += r->skipped;
    for (size_t i = 0; i < r->n_columns; i++)
        sum->columns += r->columns[i].indicator != INDICATOR_NONE || r->columns[i].part;
    sum->is_known &= c->is_known;
    sum->is_again |= c->is_again;
    sum->companies_added += c->companies_added;
    sum->years_added += c->years_added;
    sum->values_changed += c->values_changed;
    sum->credentials_added += c->credentials_added;
    sum->credentials_changed += c->credentials_changed;
    sum->codes_added += c->codes_added;
    sum->codes_changed += c->codes_changed;
    sum->months_added += c->months_added;
    sum->months_changed += c->months_changed;
    sum->applications_added += c->applications_added;
    sum->applications_changed += c->applications_changed;
    sum->target_values_added += c->target_values_added;
    sum->pool_events_added += c->pool_events_added;
    sum->events_added += c->events_added - c->pool_events_added;
}

/* Write what was read from the given files as one transaction. */
static tidu_status import_all(tidu_intake *i, tidu_import_summary *sum, tidu_error *err)
{
    panel *none = panel_new(i->session->env.dictionary);
    store_import_part parts[6];
    char options[6][IMPORT_OPTIONS_TEXT];
    tidu_status status;
    size_t n = 0;

    if (!none)
        return error_memory(err);
    if (!import_identify_companies(&i->session->env, &i->source, &i->names, &i->companies, "", options[0]) ||
        !import_identify_certificates(&i->source, &i->certificates, "", options[1]) ||
        !import_identify_applications(&i->source, &i->filings, "", options[2]) ||
        !import_identify_target_values(&i->source, options[3]) || !import_identify_pool_list(&i->source, &i->pooling, options[4]) ||
        (i->sheet && !import_identify_case(&i->source, i->sheet, &i->sheets, options[5]))) {
        panel_free(none);
        return error_memory(err);
    }
    if (i->source.input)
        parts[n++] = (store_import_part){&i->companies, options[0], i->panel, NULL, i->found, {0}, NULL, NULL, i->pooled, i->cases};
    if (i->source.credentials)
        parts[n++] = (store_import_part){&i->certificates, options[1], none, i->credentials, i->found, {0}, NULL, NULL, NULL, NULL};
    if (i->source.applications)
        parts[n++] = (store_import_part){&i->filings, options[2], none, NULL, i->found, {0}, i->filed, NULL, NULL, NULL};
    if (i->typed)
        parts[n++] = (store_import_part){&i->typings, options[3], none, NULL, i->found, {0}, NULL, i->typed, NULL, NULL};
    if (i->listed)
        parts[n++] = (store_import_part){&i->pooling, options[4], none, NULL, i->found, {0}, NULL, NULL, i->pooled, NULL};
    if (i->sheet)
        parts[n++] = (store_import_part){&i->sheets, options[5], i->panel, NULL, i->found, {0}, NULL, NULL, NULL, i->cases};
    status = store_import(i->store, parts, n, i->session->env.progress, i->session->env.progress_context, err);
    for (size_t k = 0; k < n && !status; k++)
        import_add_counts(sum, parts[k].report, &parts[k].counts);
    sum->is_certificates = i->is_list && i->source.credentials;
    sum->is_applications = i->is_list && i->source.applications;
    sum->is_target_values = i->typed != NULL;
    sum->is_pool_list = i->listed != NULL;
    sum->is_visits = i->sheet && case_sheet_is_visits(i->sheet);
    sum->is_tasks = i->sheet && !sum->is_visits;
    panel_free(none);
    return status;
}

/* Pass the problems to the caller and release everything else. */
static tidu_status finish(tidu_intake *i, tidu_problems **out, tidu_status status, tidu_error *err)
{
    status = problems_end(status, i->found, out, err);
    i->found = NULL;
    if (status)
        store_abandon(i->store);
    else
        store_close(i->store);
    code_names_clear(&i->names);
    company_finder_clear(&i->finder);
    intake_report_clear(&i->companies);
    intake_report_clear(&i->certificates);
    intake_report_clear(&i->filings);
    intake_report_clear(&i->typings);
    intake_report_clear(&i->pooling);
    pool_events_free(i->listed);
    pool_events_free(i->pooled);
    intake_report_clear(&i->sheets);
    case_sheet_free(i->sheet);
    case_rows_free(i->cases);
    typed_values_free(i->typed);
    applications_free(i->filed);
    applications_free(i->known);
    credentials_free(i->credentials);
    panel_free(i->panel);
    return status;
}

tidu_status tidu_import_begin(tidu_session *s, const tidu_source *source, const char *db, tidu_intake **out,
                              tidu_problems **found, tidu_error *err)
{
    tidu_source from;
    tidu_intake *i;
    tidu_status status;

    if (found)
        *found = NULL;
    ARGUMENT_TAKE(from, source);
    if (!from.input && !from.credentials && !from.applications)
        return error_set(err, TIDU_EUSAGE, _("there is nothing to import"));
    i = allocate_array(1, sizeof *i);
    if (!i)
        return error_memory(err);
    *i = (tidu_intake){.session = s, .source = from, .db = db};
    status = read_files(i, err);
    if (!status) {
        panel_release_lookup(i->panel); /* a list may be made now, which needs memory */
        *out = i;
        return TIDU_OK;
    }
    status = finish(i, found, status, err);
    release(i);
    return status;
}

bool tidu_import_is_whole(const tidu_intake *i)
{
    return i->fills && !i->has_others;
}

tidu_status tidu_import_finish(tidu_intake *i, tidu_import_summary *summary, tidu_problems **found, tidu_error *err)
{
    tidu_import_summary sum = {.is_known = true};
    tidu_status status;

    if (found)
        *found = NULL;
    status = import_all(i, &sum, err);
    if (!status && summary)
        *summary = sum;
    answer_reads_note(status ? NULL : i->session->env.reads, i->db); /* answers given meanwhile are of what it holds now */
    status = finish(i, found, status, err);
    release(i);
    return status;
}

void tidu_import_drop(tidu_intake *i)
{
    if (!i)
        return;
    (void)finish(i, NULL, TIDU_ESTOPPED, NULL);
    release(i);
}

tidu_status tidu_import(tidu_session *s, const tidu_source *source, const char *db,
                        tidu_import_summary *summary, tidu_problems **out, tidu_error *err)
{
    tidu_intake *i;
    tidu_status status = tidu_import_begin(s, source, db, &i, out, err);

    return status ? status : tidu_import_finish(i, summary, out, err);
}
