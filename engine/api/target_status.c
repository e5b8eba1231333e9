/* Targets on a day, as reports. */
#include <string.h>

#include "api/target_internal.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "report/target_report.h"

/* Its last day. */
static tidu_status read_month(const char *month, long *out, tidu_error *err)
{
    if (!date_parse_month(month, strlen(month), out))
        return error_set(err, TIDU_EUSAGE, _("'%s' is not a month; write it like 2026-12"), month);
    *out = date_add_months(*out, 1) - 1;
    return TIDU_OK;
}

static tidu_status read_day(const tidu_target_options *o, long *out, tidu_error *err)
{
    if (o->month)
        return read_month(o->month, out, err);
    if (!o->day)
        return error_set(err, TIDU_EUSAGE, _("give the day at whose end the targets are looked at"));
    if (!date_parse_iso(o->day, strlen(o->day), out))
        return error_set(err, TIDU_EUSAGE, _("'%s' is not a date; write it like 2025-07-01"), o->day);
    return TIDU_OK;
}

/* The file of values, held against the plans that are asked for. */
static tidu_status read_values(tidu_session *s, const tidu_target_options *o, target_asked *a, tidu_error *err)
{
    const data_source source = {.encoding = o->encoding, .sheet = o->sheet};
    intake_options options;
    target_library plans = {0};
    tidu_status status;

    a->typed = typed_values_new();
    a->found = problems_new();
    status = a->typed && a->found ? data_options(&s->env, &source, &options, err) : error_memory(err);
    if (!status)
        status = intake_read_target_values(o->values, &options, a->typed, a->found, NULL, err);
    if (status)
        return status;
    status = environment_targets(&s->env, o->plans, o->n_plans, &plans, err);
    if (!status && o->n_plans)
        status = target_library_add_all(&plans, s->env.folders, err);
    if (!status)
        status = target_values_check(&plans, a->typed, a->found, err);
    target_library_clear(&plans);
    return status;
}

tidu_status target_asked_make(tidu_session *s, const tidu_target_options *o, target_asked *a, tidu_error *err)
{
    target_study_options options = {.rule = o->rule,
                                    .bounds = o->bounds,
                                    .n_bounds = o->n_bounds,
                                    .owner = o->owner,
                                    .town = o->town,
                                    .definition = o->definition,
                                    .item = o->item,
                                    .with_chances = !o->without_chances};
    target_value_source from;
    tidu_status status = read_day(o, &options.day, err);

    if (!status && o->values)
        status = read_values(s, o, a, err);
    if (status)
        return status;
    from = (target_value_source){.typed = a->typed, .db = o->db, .as_of = o->as_of};
    if (o->db)
        options.calibrated = calibrations_of(&s->env.calibrated, o->db, o->as_of, s->env.dictionary);
    return target_study_make(&s->env, o->plans, o->n_plans, &from, &options, &a->study, err);
}

tidu_status target_asked_end(target_asked *a, tidu_status status, tidu_problems **problems, tidu_error *err)
{
    status = problems_end(status, a->found, problems, err);
    target_study_free(a->study);
    typed_values_free(a->typed);
    return status;
}

typedef document *(*study_document)(const target_study *s, bool is_chinese);

static tidu_status answer(tidu_session *s, const tidu_target_options *o, study_document write, tidu_report **out,
                          tidu_problems **problems, tidu_error *err)
{
    target_asked a = {0};
    document *d = NULL;
    tidu_status status;

    if (problems)
        *problems = NULL;
    status = target_asked_make(s, o, &a, err);
    if (!status && !(d = write(a.study, s->env.is_chinese)))
        status = error_memory(err);
    status = target_asked_end(&a, status, problems, err);
    return report_end(&s->env, status, d, out, err);
}

tidu_status tidu_target_status(tidu_session *s, const tidu_target_options *given, tidu_report **out, tidu_problems **problems, tidu_error *err)
{
    tidu_target_options o;

    ARGUMENT_TAKE(o, given);
    o.item = NULL;
    return answer(s, &o, target_status_document, out, problems, err);
}

tidu_status tidu_target_explain(tidu_session *s, const tidu_target_options *given, tidu_report **out, tidu_problems **problems, tidu_error *err)
{
    tidu_target_options o;

    ARGUMENT_TAKE(o, given);
    if (!o.item)
        return error_set(err, TIDU_EUSAGE, _("name the target whose light is explained: PLAN/ID"));
    return answer(s, &o, target_explain_document, out, problems, err);
}
