/* Applications, typed in and counted. */
#include <string.h>

#include "api/api_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "question/application_entry.h"
#include "report/application_report.h"

tidu_status tidu_application_add(tidu_session *session, const char *db, const tidu_application *given, long long *id, tidu_error *err)
{
    tidu_application a;
    long long import = 0;
    tidu_status status;

    ARGUMENT_TAKE(a, given);
    if (!a.code || !a.model || !a.batch || !a.status || !a.today || !a.command)
        return error_set(err, TIDU_EUSAGE, _("an application needs a company, a model, a batch and a status"));
    status = application_entry_add(&session->env, db,
                                   &(application_entry){a.code, a.model, a.batch, a.status, a.year, a.on, a.today, a.command}, &import, err);
    if (!status && id)
        *id = import;
    return status;
}

/* The id of a model given by what its certificates are called. */
static const char *model_of(const tidu_session *session, const char *name)
{
    const char *called = name ? dictionary_find_certificate(session->env.dictionary, name) : NULL;

    return name && !catalogue_has(&session->env.catalogue, name) && called ? called : name;
}

static bool is_known(const tidu_session *session, const char *model)
{
    return catalogue_has(&session->env.catalogue, model) || dictionary_certificate_name(session->env.dictionary, model) != NULL;
}

tidu_status tidu_application_list(tidu_session *session, const tidu_query *query, const tidu_application_options *given, tidu_report **out,
                                  tidu_error *err)
{
    tidu_application_options o;
    inquiry asked = inquiry_of(session, query, NULL);
    application_book *b = NULL;
    document *d = NULL;
    tidu_status status = TIDU_OK;

    ARGUMENT_TAKE(o, given);
    if (o.table && !application_has_table(o.table))
        return error_set(err, TIDU_EUSAGE, _("there is no table '%s'; use batches, shares or companies"), o.table);
    if (!asked.source.db)
        status = error_set(err, TIDU_EUSAGE, _("applications and their outcomes stand in a database; give one with --db"));
    if (!status && asked.model && !is_known(session, model_of(session, asked.model)))
        status = error_set(err, TIDU_ENOTFOUND, _("no certificate has the name '%s'; give the id of a model, such as hnte"), asked.model);
    if (!status)
        status = application_book_open(&asked, &(book_options){model_of(session, asked.model), o.on, o.year, o.per_town, o.town}, &b, err);
    if (!status)
        d = application_document(&(application_view){.book = b,
                                                     .table = o.table ? o.table : !o.is_flat ? NULL : o.with_names ? "companies" : "batches",
                                                     .with_names = o.with_names,
                                                     .per_town = o.per_town,
                                                     .on = o.on,
                                                     .is_chinese = session->env.is_chinese});
    application_book_free(b);
    return report_end(&session->env, status, d, out, err);
}
