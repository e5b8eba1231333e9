/* Coverages held against companies. */
#include <math.h>
#include <string.h>

#include "api/api_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "report/coverage_report.h"

/* "82%" or 0.82 */
static tidu_status read_aim(const char *text, double *out, tidu_error *err)
{
    size_t n = strlen(text);
    bool is_percent = n && text[n - 1] == '%', is_short;

    if (!number_parse(text, n - is_percent, is_percent ? -2 : 0, out, &is_short) || !(*out > 0 && *out <= 1))
        return error_set(err, TIDU_EUSAGE, _("'%s' is no aim; give a share above 0 and at most 100%%, such as 82%%"), text);
    return TIDU_OK;
}

static tidu_status take_options(const tidu_coverage_options *o, coverage_view *v, tidu_error *err)
{
    *v = (coverage_view){.aim = NAN, .by = LIST_WHOLE, .table = o->table ? o->table : o->is_flat && o->name ? "uncovered" : NULL};
    if (o->group && strcmp(o->group, "size") != 0 && !list_grouping_find(o->group, &v->by))
        return error_set(err, TIDU_EUSAGE, _("companies cannot be grouped by '%s'; use town, grid, park, industry, size or coach"), o->group);
    if (o->table && !coverage_has_table(o->table))
        return error_set(err, TIDU_EUSAGE, _("a coverage has no table '%s'; it has uncovered, unknown and groups"), o->table);
    if (o->table && !o->name)
        return error_set(err, TIDU_EUSAGE, _("a table is one of a coverage that is named"));
    if (o->table && !strcmp(o->table, "groups") && !o->group)
        return error_set(err, TIDU_EUSAGE, _("by what are the companies to be grouped? give --group"));
    return o->aim ? read_aim(o->aim, &v->aim, err) : TIDU_OK;
}

tidu_status tidu_coverage(tidu_session *session, const tidu_query *query, const tidu_coverage_options *given, tidu_report **out,
                          tidu_problems **found, tidu_error *err)
{
    tidu_coverage_options options;
    inquiry asked = inquiry_of(session, query, found);
    coverage_study *s = NULL;
    document *d = NULL;
    coverage_view v;
    tidu_status status;

    ARGUMENT_TAKE(options, given);
    status = take_options(&options, &v, err);
    if (!status)
        status = coverage_study_open(&asked, &(coverage_question){options.name, options.group && !strcmp(options.group, "size"), options.is_complete}, &s, err);
    v.study = s;
    v.is_chinese = session->env.is_chinese;
    if (!status)
        status = (options.name ? coverage_names_document : coverage_overview_document)(&v, &d, err);
    coverage_study_free(s);
    status = problems_end(status, asked.found, found, err);
    return report_end(&session->env, status, d, out, err);
}
