/* The R&D of companies by who states it. */
#include <string.h>

#include "api/api_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "report/research_report.h"

static tidu_status take_options(const tidu_research_options *o, research_view *v, tidu_error *err)
{
    *v = (research_view){.by = LIST_WHOLE, .table = o->table ? o->table : o->is_flat ? "companies" : NULL};
    if (o->group && !list_grouping_find(o->group, &v->by))
        return error_set(err, TIDU_EUSAGE, _("companies cannot be grouped by '%s'; use town, grid, park, industry or coach"), o->group);
    if (o->table && !research_has_table(o->table))
        return error_set(err, TIDU_EUSAGE, _("this comparison has no table '%s'; it has sources, steps, groups and companies"), o->table);
    if (o->table && !strcmp(o->table, "groups") && !o->group)
        return error_set(err, TIDU_EUSAGE, _("by what are the companies to be grouped? give --group"));
    return TIDU_OK;
}

tidu_status tidu_research(tidu_session *session, const tidu_query *query, const tidu_research_options *given, tidu_report **out,
                          tidu_problems **found, tidu_error *err)
{
    tidu_research_options options;
    inquiry asked = inquiry_of(session, query, found);
    research_study *s = NULL;
    document *d = NULL;
    research_view v;
    tidu_status status;

    ARGUMENT_TAKE(options, given);
    status = take_options(&options, &v, err);
    if (!status)
        status = research_study_open(&asked, &s, err);
    v.study = s;
    v.is_chinese = session->env.is_chinese;
    if (!status)
        status = research_document(&v, &d, err);
    research_study_free(s);
    status = problems_end(status, asked.found, found, err);
    return report_end(&session->env, status, d, out, err);
}
