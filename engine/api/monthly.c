/* The growth of a month. */
#include <string.h>

#include "api/api_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "panel/period.h"
#include "question/monthly_study.h"
#include "report/monthly_report.h"

static tidu_status check_table(const char *table, tidu_error *err)
{
    static const char *const tables[] = {"parts", "months", "towns", "changes"};

    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        if (!table || !strcmp(tables[i], table))
            return TIDU_OK;
    }
    return error_set(err, TIDU_EUSAGE, _("there is no table '%s'; there are %s"), table, "parts, months, towns, changes");
}

static tidu_status read_month(const char *text, int *month, tidu_error *err)
{
    *month = text ? period_parse_month(text) : 0;
    return !text || *month ? TIDU_OK : error_set(err, TIDU_EUSAGE, _("'%s' is no month; write it as 2025-06"), text);
}

tidu_status tidu_monthly(tidu_session *session, const tidu_query *query, const tidu_monthly_options *given, tidu_report **out,
                         tidu_problems **found, tidu_error *err)
{
    tidu_monthly_options o;
    inquiry asked = inquiry_of(session, query, found);
    monthly_options options;
    monthly_study *s = NULL;
    document *d = NULL;
    tidu_status status;

    ARGUMENT_TAKE(o, given);
    options = (monthly_options){.indicator = o.indicator, .growth = o.growth};
    status = check_table(o.table, err);
    if (!status)
        status = read_month(o.month, &options.month, err);
    if (!status)
        status = monthly_study_make(&asked, &options, &s, err);
    status = problems_end(status, asked.found, found, err);
    if (!status)
        d = monthly_document(s, o.table, o.top); /* copies its texts */
    monthly_study_free(s);
    return report_end(&session->env, status, d, out, err);
}
