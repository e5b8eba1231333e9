/* Targets as reports. */
#include "api/api_internal.h"
#include "base/error.h"
#include "report/target_report.h"

tidu_status tidu_target_list(tidu_session *s, const tidu_target_options *given, tidu_report **out, tidu_error *err)
{
    tidu_target_options o;
    target_library plans;
    target_choice choice;
    document *d = NULL;
    size_t n;
    tidu_status status;

    ARGUMENT_TAKE(o, given);
    choice = (target_choice){o.owner, o.definition};
    status = environment_targets(&s->env, o.plans, o.n_plans, &plans, err);
    if (!status && !(d = target_list_document(&plans, &choice, s->env.is_chinese, &n)))
        status = error_memory(err);
    target_library_clear(&plans);
    return report_end(&s->env, status, d, out, err);
}

tidu_status tidu_target_check(tidu_session *s, const tidu_target_options *given, tidu_report **out, size_t *contradictions,
                              tidu_error *err)
{
    tidu_target_options o;
    target_library plans;
    target_findings found = {.list = NULL};
    document *d = NULL;
    tidu_status status;

    ARGUMENT_TAKE(o, given);
    status = environment_targets(&s->env, o.plans, o.n_plans, &plans, err);
    for (size_t i = 0; i < plans.n && !status; i++)
        status = target_check(plans.plans[i], &found, err);
    if (!status && !(d = target_check_document(&found, s->env.is_chinese)))
        status = error_memory(err);
    if (!status)
        *contradictions = found.n_contradictions;
    target_findings_clear(&found);
    target_library_clear(&plans);
    return report_end(&s->env, status, d, out, err);
}
