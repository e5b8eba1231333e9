/*
 * What files that are imported together say of applications, pools, visits and tasks: beside each other and beside the database, once values that
 * contradict are settled.
 */
#include "api/import_act_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "question/application_check.h"

/* What the lists of applications say together and beside the database, once each keeps what is its own. */
static tidu_status check_applications(import_act *a)
{
    application_list_read *lists = allocate_array(a->n + 1, sizeof *lists);
    applications *known = applications_new();
    tidu_status status = lists && known ? store_load_applications(a->store, NULL, known, a->err) : error_memory(a->err);
    size_t n = 0;

    for (size_t i = 0; !status && i < a->n; i++) {
        if (a->files[i].filed)
            lists[n++] = (application_list_read){a->files[i].filed, a->files[i].path, a->files[i].found};
    }
    if (!status && a->filed)
        lists[n++] = (application_list_read){a->filed, a->how.applications, a->filed_found};
    if (!status)
        status = application_check(lists, n, known, a->store, a->err);
    for (size_t i = 0; !status && i < a->n; i++)
        status = a->files[i].filed ? import_be_strict(&a->how, &a->files[i].report, a->files[i].found, a->err) : TIDU_OK;
    applications_free(known);
    release(lists);
    return status;
}

/* What the files say of pools, in the order in which their values stay. */
static tidu_status settle_pools(import_act *a)
{
    import_pool_file *files = allocate_array(a->n, sizeof *files);
    tidu_status status = files ? TIDU_OK : error_memory(a->err);

    for (size_t i = 0; i < a->n && !status; i++) {
        one_file *f = &a->files[i];
        bool is_table = !f->held && !f->filed && !f->typed && !f->listed && !f->sheet;

        files[i] = (import_pool_file){.panel = is_table ? f->panel : NULL, .report = &f->report, .found = f->found, .listed = f->listed};
    }
    if (!status)
        status = import_settle_pools(&a->session->env, &a->how, a->store, files, a->n, a->err);
    for (size_t i = 0; files && i < a->n; i++) {
        a->files[i].pooled = files[i].pooled;
        files[i].pooled = NULL;
        if (a->files[i].listed)
            files[i].listed = NULL;
        import_pool_file_clear(&files[i]);
    }
    release(files);
    return status;
}

tidu_status import_take_cases(case_return *r, const case_sheet *sheet, panel *companies, const intake_report *report, problems *found,
                              case_rows **out, tidu_error *err)
{
    tidu_status status;

    *out = case_rows_new();
    if (!*out)
        return error_memory(err);
    if (!sheet)
        return case_return_take_table(r, companies, report, *out, found, err);
    status = case_return_take(r, sheet, *out, found, err);
    return status ? status : case_return_stamp(r, *out, companies, err);
}

/* Visits and tasks, in the order of the files: of two that close one task otherwise the first stands. */
static tidu_status take_cases(import_act *a)
{
    case_return *r = NULL;
    tidu_status status = case_return_new(&a->session->env, a->store, &r, a->err);

    for (size_t i = 0; i < a->n && !status; i++) {
        if (!case_return_know(r, a->files[i].panel))
            status = error_memory(a->err);
    }
    for (size_t i = 0; i < a->n && !status; i++) {
        one_file *f = &a->files[i];

        status = import_take_cases(r, f->sheet, f->panel, &f->report, f->found, &f->cases, a->err);
        if (!status && f->sheet)
            status = import_be_strict(&a->how, &f->report, f->found, a->err);
    }
    case_return_free(r);
    return status;
}

tidu_status import_settle_together(import_act *a)
{
    tidu_status status = check_applications(a);

    if (!status)
        status = settle_pools(a);
    return status ? status : take_cases(a);
}
