/*
 * Importing many files as one act: all are read and checked, cells that contradict each other are decided by the order
 * of the files (import_conflict.c), and everything is committed together.
 */
#include <stdio.h>
#include <string.h>

#include "api/import_act_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "question/code_words.h"
#include "question/list_origin.h"
#include "question/name_check.h"
#include "store/store_calibration.h"
#include "store/store_mark.h"

/* --- reading ------------------------------------------------------------------------------- */

static const char *base_of(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

static tidu_status order_files(import_act *a, const tidu_import_files *list)
{
    size_t preferred = list->n, next = 0;

    for (size_t i = 0; i < list->n && list->prefer; i++)
        if (!strcmp(list->prefer, list->paths[i]))
            preferred = i;
    for (size_t i = 0; i < list->n && list->prefer && preferred == list->n; i++)
        if (!strcmp(base_of(list->prefer), base_of(list->paths[i])))
            preferred = i;
    a->has_preferred = preferred < list->n;
    if (list->prefer && !a->has_preferred)
        return error_set(a->err, TIDU_EUSAGE, _("the file to prefer, %s, is none of those to import"), list->prefer);
    a->files = allocate_array(list->n, sizeof *a->files);
    if (!a->files)
        return error_memory(a->err);
    a->n = list->n;
    if (a->has_preferred)
        a->files[next++] = (one_file){.path = list->paths[preferred], .place = preferred};
    for (size_t i = 0; i < list->n; i++)
        if (i != preferred)
            a->files[next++] = (one_file){.path = list->paths[i], .place = i};
    return TIDU_OK;
}

static void clear_file(one_file *f)
{
    panel_free(f->panel);
    credentials_free(f->held);
    applications_free(f->filed);
    typed_values_free(f->typed);
    pool_events_free(f->listed);
    pool_events_free(f->pooled);
    case_sheet_free(f->sheet);
    case_rows_free(f->cases);
    problems_free(f->found);
    intake_report_clear(&f->report);
    text_buffer_clear(&f->without);
    *f = (one_file){.path = f->path, .place = f->place};
}

/* Read a file as the list that it is; what nothing can be taken from for want of names is read again when all are known. */
static tidu_status read_list(import_act *a, one_file *f, const intake_options *options, import_list kind)
{
    intake_options plain = *options;
    tidu_status status;

    plain.map = NULL;
    clear_file(f);
    text_buffer_init(&f->without);
    f->panel = panel_new(a->session->env.dictionary);
    f->found = problems_new();
    f->held = kind == IMPORT_CERTIFICATES ? credentials_new() : NULL;
    f->filed = kind == IMPORT_APPLICATIONS ? applications_new() : NULL;
    f->typed = kind == IMPORT_TARGET_VALUES ? typed_values_new() : NULL;
    f->listed = kind == IMPORT_POOL_LIST ? pool_events_new() : NULL;
    f->sheet = kind == IMPORT_VISITS || kind == IMPORT_TASKS ? case_sheet_new(kind == IMPORT_VISITS) : NULL;
    if (!f->panel || !f->found || (!f->held && !f->filed && !f->typed && !f->listed && !f->sheet))
        return error_memory(a->err);
    if (f->typed)
        return import_read_target_values(&a->session->env, f->path, &plain, f->typed, f->found, &f->report, a->err);
    status = f->sheet   ? intake_read_case(f->path, &plain, f->sheet, f->found, &f->report, a->err)
             : f->held  ? intake_read_credentials(f->path, &plain, f->held, f->found, &f->report, a->err)
             : f->filed ? intake_read_applications(f->path, &plain, f->filed, f->found, &f->report, a->err)
                        : intake_read_pool_list(f->path, &plain, f->listed, f->found, &f->report, a->err);
    f->needs_names = !a->knows_names && import_asked_companies(f->found) && (!status || status == TIDU_EDATA);
    if (!f->needs_names)
        return status;
    problems_free(f->found); /* these say only that names are not known yet */
    f->found = problems_new();
    return f->found ? TIDU_OK : error_memory(a->err);
}

/* Read a file that is no table of figures as a list, if it is one; `otherwise` is what became of it as a table. */
static tidu_status try_lists(import_act *a, one_file *f, const intake_options *options, tidu_status otherwise)
{
    import_list kind = import_find_list(f->path, options);

    return kind == IMPORT_NO_LIST ? import_refuse(f->path, options, otherwise, a->err) : read_list(a, f, options, kind);
}

/* A failure names its file. */
static tidu_status read_file(import_act *a, one_file *f, const intake_options *options)
{
    tidu_status status;

    text_buffer_init(&f->without);
    f->panel = panel_new(a->session->env.dictionary);
    f->found = problems_new();
    if (!f->panel || !f->found)
        return error_memory(a->err);
    status = intake_read(f->path, options, f->panel, f->found, &f->report, a->err);
    f->needs_names = !a->knows_names && import_asked_names(f->found) && strcmp(f->path, "-") != 0;
    if (f->needs_names && (!status || status == TIDU_EDATA))
        return TIDU_OK;
    if ((!status || status == TIDU_EDATA) && !import_is_table(a->session->env.dictionary, &f->report, f->found))
        status = try_lists(a, f, options, status);
    if (status && status != TIDU_ENOMEM && status != TIDU_ESTOPPED && a->err && !*a->err->file)
        snprintf(a->err->file, sizeof a->err->file, "%s", f->path);
    return status || name_drop_placeholders(f->panel) ? status : error_memory(a->err);
}

/* The companies of all files are known now, whatever the order of the files: read those again that ask for names. */
static tidu_status read_named(import_act *a, const intake_options *options)
{
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < a->n; i++)
        company_finder_take(&a->finder, a->files[i].panel);
    a->knows_names = true;
    for (size_t i = 0; i < a->n && !status; i++) {
        one_file *f = &a->files[i];

        if (!f->needs_names)
            continue;
        clear_file(f);
        status = read_file(a, f, options);
    }
    for (size_t i = 0; i < a->n && !status; i++) {
        one_file *f = &a->files[i];

        a->finder.panel = f->panel;
        status = company_finder_check_pairs(&a->finder, f->path, f->found, a->err);
        if (!status)
            status = company_finder_check_own(&a->finder, f->path, f->found, a->err);
    }
    return status;
}

/* Other files may have the companies that a file names. */
static bool has_other_files(void *context)
{
    return context != NULL;
}

static tidu_status read_certificates(import_act *a, const intake_options *options)
{
    a->held = credentials_new();
    a->held_found = problems_new();
    if (!a->held || !a->held_found)
        return error_memory(a->err);
    return intake_read_credentials(a->how.credentials, options, a->held, a->held_found, &a->certificates, a->err);
}

static tidu_status read_filings(import_act *a, const intake_options *options)
{
    a->filed = applications_new();
    a->filed_found = problems_new();
    if (!a->filed || !a->filed_found)
        return error_memory(a->err);
    return intake_read_applications(a->how.applications, options, a->filed, a->filed_found, &a->filings, a->err);
}

static tidu_status read_all(import_act *a)
{
    const data_source source = source_of(&a->how);
    intake_options options;
    code_words words;
    tidu_status status = data_options(&a->session->env, &source, &options, a->err);

    if (!status)
        status = environment_heads(&a->session->env, a->err); /* without them what the program wrote would be read as data */

    code_words_init(&words, &a->session->env, a->db);
    options.find_code = code_words_find;
    options.code_context = &words;
    company_finder_init(&a->finder, &a->session->env, a->db, NULL);
    company_finder_serve(&a->finder, &options);
    options.has_companies = has_other_files;
    for (size_t i = 0; i < a->n && !status; i++)
        status = read_file(a, &a->files[i], &options);
    if (!status)
        status = read_named(a, &options);
    code_words_clear(&words);
    options.map = NULL;
    options.sheet = NULL; /* that of the tables */
    if (!status && source.credentials)
        status = read_certificates(a, &options);
    return status || !a->how.applications ? status : read_filings(a, &options);
}

/* What the registers say of the codes of a file, and whether it is a list of this database. */
static tidu_status check_file(import_act *a, one_file *f, const store_mark *mark)
{
    tidu_status status =
        code_names_check(&a->names, a->store, f->panel, &f->report, a->how.is_strict, f->found, a->err);

    if (!status)
        status = list_origin_check(f->panel, &f->report, mark, a->store, f->found, a->err);
    return status ? status : import_be_strict(&a->how, &f->report, f->found, a->err);
}

static tidu_status check_files(import_act *a)
{
    store_mark mark;
    tidu_status status = store_open(a->db, STORE_WRITE, a->session->env.dictionary, &a->store, a->err);

    if (status)
        return status;
    store_set_user(a->store, a->session->env.user);
    status = code_names_open(&a->session->env, a->store, &a->names, a->err);
    if (!status)
        status = store_read_mark(a->store, &mark, a->err);
    for (size_t i = 0; i < a->n && !status; i++)
        status = check_file(a, &a->files[i], &mark);
    return status;
}

/* Each file as what it turned out to be. */
static bool identify(import_act *a, one_file *f)
{
    const char *without = text_buffer_string(&f->without);

    if (f->without.failed)
        return false;
    if (f->held)
        return import_identify_certificates(&a->how, &f->report, without, f->options);
    if (f->typed)
        return import_identify_target_values(&a->how, f->options);
    if (f->sheet)
        return import_identify_case(&a->how, f->sheet, &f->report, f->options);
    if (f->filed)
        return import_identify_applications(&a->how, &f->report, without, f->options);
    if (f->listed)
        return import_identify_pool_list(&a->how, &f->report, f->options);
    return import_identify_companies(&a->session->env, &a->how, &a->names, &f->report, without, f->options);
}

/* --- writing --------------------------------------------------------------------------------- */

static tidu_status write_all(import_act *a, const tidu_import_files *list)
{
    store_import_part *parts = allocate_array(a->n + 2, sizeof *parts);
    panel *none = panel_new(a->session->env.dictionary);
    char options[IMPORT_OPTIONS_TEXT], of_filings[IMPORT_OPTIONS_TEXT];
    tidu_status status = parts && none ? TIDU_OK : error_memory(a->err);
    size_t n = 0;

    if (!status && (!import_identify_certificates(&a->how, &a->certificates, "", options) ||
                    !import_identify_applications(&a->how, &a->filings, "", of_filings)))
        status = error_memory(a->err);
    for (; !status && n < a->n; n++) {
        one_file *f = &a->files[n];

        status = identify(a, f) ? TIDU_OK : error_memory(a->err);
        parts[n] = (store_import_part){&f->report, f->options, f->panel, f->held, f->found, {0}, f->filed, f->typed, f->pooled, f->cases};
    }
    if (!status && a->held)
        parts[n++] = (store_import_part){&a->certificates, options, none, a->held, a->held_found, {0}, NULL, NULL, NULL, NULL};
    if (!status && a->filed)
        parts[n++] = (store_import_part){&a->filings, of_filings, none, NULL, a->filed_found, {0}, a->filed, NULL, NULL, NULL};
    if (!status)
        status = store_import(a->store, parts, n, a->session->env.progress, a->session->env.progress_context, a->err);
    for (size_t i = 0; i < a->n && !status; i++) {
        tidu_import_summary sum = {.is_known = true};

        import_add_counts(&sum, &a->files[i].report, &parts[i].counts);
        sum.is_certificates = a->files[i].held != NULL;
        sum.is_applications = a->files[i].filed != NULL;
        sum.is_target_values = a->files[i].typed != NULL;
        sum.is_pool_list = a->files[i].listed != NULL;
        sum.is_visits = a->files[i].sheet && case_sheet_is_visits(a->files[i].sheet);
        sum.is_tasks = a->files[i].sheet && !sum.is_visits;
        if (list->summaries)
            list->summaries[a->files[i].place] = sum;
    }
    panel_free(none);
    release(parts);
    return status;
}

/* All problems of all files for the caller. */
static tidu_status join_problems(import_act *a, tidu_status status, tidu_problems **out)
{
    problems *all = out ? problems_new() : NULL;
    bool is_whole = all != NULL;

    for (size_t i = 0; i < a->n && is_whole; i++)
        is_whole = !a->files[i].found || problems_join(all, a->files[i].found, 0);
    if (is_whole && a->held_found)
        is_whole = problems_join(all, a->held_found, 0);
    if (is_whole && a->filed_found)
        is_whole = problems_join(all, a->filed_found, 0);
    if (out && !is_whole) {
        problems_free(all);
        return status ? status : error_memory(a->err);
    }
    return problems_end(status, all, out, a->err);
}

static void act_clear(import_act *a, bool has_failed)
{
    if (has_failed)
        store_abandon(a->store);
    else
        store_close(a->store);
    for (size_t i = 0; i < a->n; i++)
        clear_file(&a->files[i]);
    release(a->files);
    credentials_free(a->held);
    problems_free(a->held_found);
    intake_report_clear(&a->certificates);
    applications_free(a->filed);
    problems_free(a->filed_found);
    intake_report_clear(&a->filings);
    code_names_clear(&a->names);
    company_finder_clear(&a->finder);
    panel_free(a->stored);
}

tidu_status tidu_import_many(tidu_session *s, const tidu_source *how, tidu_import_files *files, const char *db,
                             tidu_report **out, tidu_problems **found, tidu_error *err)
{
    import_act a = {.session = s, .db = db, .err = err};
    document *d = document_new();
    tidu_import_files list;
    tidu_status status = TIDU_OK, wrapped;

    *out = NULL;
    if (found)
        *found = NULL;
    ARGUMENT_TAKE(a.how, how);
    ARGUMENT_TAKE(list, files);
    a.conflicts = d ? import_conflict_grid(d) : NULL;
    if (!a.conflicts)
        status = error_memory(err);
    if (!status && !list.n)
        status = error_set(err, TIDU_EUSAGE, _("there is nothing to import"));
    if (!status)
        status = order_files(&a, &list);
    if (!status)
        status = read_all(&a);
    if (!status)
        status = check_files(&a);
    if (!status)
        status = import_settle_conflicts(&a);
    if (!status)
        status = import_settle_together(&a);
    files->n_conflicts = a.n_conflicts;
    /* what is passed on comes before what is written, which nothing may follow that can fail */
    status = join_problems(&a, status, found);
    wrapped = d ? report_wrap(&s->env, d, out, status ? NULL : err) : TIDU_OK;
    status = status ? status : wrapped;
    if (!status)
        status = write_all(&a, &list);
    act_clear(&a, status != TIDU_OK);
    return status;
}
