/* Companies just above the lines of a rule. */
#include <string.h>

#include "api/api_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "report/border_report.h"

static tidu_status check_options(const environment *env, const tidu_border_options *o, tidu_error *err)
{
    if (o->table && !border_has_table(o->table))
        return error_set(err, TIDU_EUSAGE, _("this check has no table '%s'; it has lines, bins and companies"), o->table);
    return o->table && !strcmp(o->table, "companies") ? report_needs_full(env, _("the list of companies to be checked"), err) : TIDU_OK;
}

tidu_status tidu_border(tidu_session *session, const tidu_query *query, const tidu_border_options *given, tidu_report **out,
                        tidu_problems **found, tidu_error *err)
{
    tidu_border_options options;
    inquiry asked = inquiry_of(session, query, found);
    border_study *s = NULL;
    document *d = NULL;
    border_view v;
    tidu_status status;

    ARGUMENT_TAKE(options, given);
    status = check_options(&session->env, &options, err);
    if (!status)
        status = border_study_open(&asked, options.at, &s, err);
    v = (border_view){s, options.top, options.table ? options.table : options.is_flat ? "lines" : NULL, session->env.level == EXPORT_FULL, session->env.is_chinese};
    if (!status)
        status = border_document(&v, &d, err);
    border_study_free(s);
    status = problems_end(status, asked.found, found, err);
    return report_end(&session->env, status, d, out, err);
}
