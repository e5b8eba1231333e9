/* Candidates for growth. */
#include "api/api_internal.h"
#include "question/growth_study.h"
#include "report/growth_report.h"
#include "report/study_note.h"

tidu_status tidu_growth(tidu_session *session, const tidu_query *query, const tidu_growth_options *given, tidu_report **out,
                        tidu_problems **found, tidu_error *err)
{
    tidu_growth_options options;
    inquiry asked = inquiry_of(session, query, found);
    growth_study *g = NULL;
    document *d = NULL;
    tidu_status status;

    ARGUMENT_TAKE(options, given);
    status = growth_study_make(&asked, options.with_holders, &g, err);
    status = problems_end(status, asked.found, found, err);
    if (!status) {
        d = growth_document(g, options.top, session->env.is_chinese); /* copies its texts */
        if (d)
            study_add_data_notes(d, g->base, g->base->assessment->n);
    }
    growth_study_free(g);
    return report_end(&session->env, status, d, out, err);
}
