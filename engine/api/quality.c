/*
 * The quality of the data as a report.
 */
#include <stdio.h>
#include <string.h>

#include "api/api_internal.h"
#include "api/quality_groups.h"
#include "base/error.h"
#include "base/message.h"
#include "question/quality_study.h"
#include "report/quality_report.h"
#include "report/study_note.h"
#include "rules/binding.h"

static tidu_status check_table(const char *table, tidu_error *err)
{
    static const char *const tables[] = {"columns", "towns", "matrix", "figures", "codes", "groups"};

    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        if (!table || !strcmp(tables[i], table))
            return TIDU_OK;
    }
    return error_set(err, TIDU_EUSAGE, _("there is no table '%s'; there are %s"), table, "columns, towns, matrix, figures, codes, groups");
}

static void set_title(document *d, const quality_study *s)
{
    char text[80];

    snprintf(text, sizeof text, _("quality of the data of %d"), s->year);
    document_title(d, text);
}

tidu_status tidu_quality(tidu_session *session, const tidu_query *query, const tidu_quality_options *given,
                         tidu_report **out, tidu_problems **found, tidu_error *err)
{
    tidu_quality_options o;
    inquiry asked = inquiry_of(session, query, found);
    quality_style style = {.is_chinese = session->env.is_chinese};
    quality_study *s = NULL;
    document *d = NULL;
    tidu_status status;

    ARGUMENT_TAKE(o, given);
    style.is_for_people = o.is_for_screen;
    style.with_matrix = o.with_matrix;
    style.only = o.table ? o.table : o.is_flat ? "columns" : NULL;
    style.top = o.top;
    status = check_table(o.table, err);
    if (!status && o.table && !strcmp(o.table, "groups")) {
        status = quality_groups(&session->env, &asked, &style, &d, err);
        status = problems_end(status, asked.found, found, err);
        return status ? (document_free(d), status) : report_wrap(&session->env, d, out, err);
    }
    if (!status)
        status = quality_study_open(&session->env, o.ladder ? o.ladder : "national", &asked, &s, err);
    status = problems_end(status, asked.found, found, err);
    if (!status && (d = quality_document(s, &style))) {
        document_language(d, session->env.is_chinese);
        list_set_stamp(d, &s->data, &(binding){.year = s->year + 1, .on = binding_default_date(s->year + 1)}, "quality",
                       s->ladder->id, "");
        if (o.is_for_screen)
            set_title(d, s);
        document_own(d, s, quality_study_free);
    } else {
        quality_study_free(s);
    }
    return status ? status : report_wrap(&session->env, d, out, err);
}
