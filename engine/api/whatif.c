/*
 * One what-if question from options.
 */
#include "api/api_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "question/whatif_study.h"
#include "report/whatif_study_report.h"

tidu_status tidu_whatif(tidu_session *s, const tidu_query *query, const tidu_scenario *given, tidu_report **out,
                        tidu_problems **found, tidu_error *err)
{
    inquiry asked = inquiry_of(s, query, found);
    tidu_scenario what;
    scenario form;
    whatif_study w;
    tidu_status status;

    ARGUMENT_TAKE(what, given);
    form = (scenario){.model = asked.model,
                      .company = what.company,
                      .changes = what.changes,
                      .n_changes = what.n_changes,
                      .params = what.params,
                      .n_params = what.n_params,
                      .version = what.version,
                      .other_model = what.other_model,
                      .draws = what.draws,
                      .seed = what.seed,
                      .forward = what.forward};
    if (what.draws > SCENARIO_MOST_DRAWS)
        return error_set(err, TIDU_EUSAGE, _("at most %d draws are taken"), SCENARIO_MOST_DRAWS);
    if (what.forward < 0 || what.forward > SCENARIO_MOST_FORWARD)
        return error_set(err, TIDU_EUSAGE, _("figures are carried forward by 1 to %d years"), SCENARIO_MOST_FORWARD);
    status = whatif_study_run(&w, &asked, &form, (whatif_wish){.with_rank = what.with_rank}, err);
    if (!status)
        status = report_wrap(&s->env, whatif_study_document(&w, what.is_flat), out, err);
    whatif_study_clear(&w);
    return problems_end(status, asked.found, found, err);
}
