/* Two days held against each other. */
#include "api/api_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "question/diff_study.h"
#include "report/diff_report.h"

/* The query as of a day, so that its chances are those of that day, too. */
static inquiry inquiry_as_of(tidu_session *session, const tidu_query *given, const char *day)
{
    tidu_query query;
    tidu_source source;

    ARGUMENT_TAKE(query, given);
    ARGUMENT_TAKE(source, query.source);
    source.as_of = day;
    query.source = &source;
    return inquiry_of(session, &query, NULL);
}

static tidu_status check_options(const tidu_diff_options *o, const tidu_query *given, tidu_error *err)
{
    tidu_query query;
    tidu_source source;

    ARGUMENT_TAKE(query, given);
    ARGUMENT_TAKE(source, query.source);
    if (!source.db)
        return error_set(err, TIDU_EUSAGE, _("only a database knows what it knew on a day; give one with --db"));
    if (!o->then || !o->now)
        return error_set(err, TIDU_EUSAGE, _("two days are needed"));
    if (o->table && !diff_has_table(o->table))
        return error_set(err, TIDU_EUSAGE, _("there is no table '%s'; use counts, movers, causes or pools"), o->table);
    return TIDU_OK;
}

tidu_status tidu_diff(tidu_session *session, const tidu_query *query, const tidu_diff_options *given, tidu_report **out, tidu_error *err)
{
    tidu_diff_options o;
    inquiry then, now;
    diff_study *s = NULL;
    document *d = NULL;
    tidu_status status;

    ARGUMENT_TAKE(o, given);
    status = check_options(&o, query, err);
    if (status)
        return status;
    then = inquiry_as_of(session, query, o.then);
    now = inquiry_as_of(session, query, o.now);
    status = diff_study_open(&now, &then, &(diff_days){{o.then, o.now}, {o.then_on, o.now_on}, o.ladder}, &s, err);
    if (!status)
        d = diff_document(&(diff_view){s, o.table ? o.table : o.is_flat ? "movers" : NULL, session->env.is_chinese});
    diff_study_free(s);
    return report_end(&session->env, status, d, out, err);
}
