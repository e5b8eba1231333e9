/* Ratios of a district. */
#include <string.h>

#include "api/api_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "report/metric_report.h"

static tidu_status check_options(const tidu_metric_options *o, tidu_error *err)
{
    if (o->table && !metric_has_table(o->table))
        return error_set(err, TIDU_EUSAGE, _("a metric has no table '%s'; it has parts, additions, growth and companies"), o->table);
    if ((o->table || o->n_additions) && !o->name)
        return error_set(err, TIDU_EUSAGE, _("tables and additions are of a metric that is named"));
    return TIDU_OK;
}

tidu_status tidu_metric(tidu_session *session, const tidu_query *query, const tidu_metric_options *given, tidu_report **out,
                        tidu_problems **found, tidu_error *err)
{
    tidu_metric_options options;
    inquiry asked = inquiry_of(session, query, found);
    metric_study *s = NULL;
    document *d = NULL;
    metric_view v;
    tidu_status status;

    ARGUMENT_TAKE(options, given);
    status = check_options(&options, err);
    if (!status)
        status = metric_study_open(&asked, &(metric_options){options.name, options.additions, options.n_additions}, &s, err);
    v = (metric_view){s, options.top, options.table ? options.table : options.is_flat && options.name ? "companies" : NULL, session->env.is_chinese};
    if (!status)
        status = (options.name ? metric_one_document : metric_overview_document)(&v, &d, err);
    metric_study_free(s);
    status = problems_end(status, asked.found, found, err);
    return report_end(&session->env, status, d, out, err);
}
