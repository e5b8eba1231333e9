/*
 * A curve over the values of a parameter. The rule is set to each value in turn, compiled, and run on all companies; what
 * moves between the values is for the curve to tell (scenario/whatif_curve). Around the rule's own value hundredths of a
 * step are tried as well, on each side on which one step changes any verdict.
 */
#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "model/model_parameter.h"
#include "question/whatif_study_internal.h"

bool whatif_study_has_range(const scenario *what)
{
    for (size_t i = 0; i < what->n_params; i++) {
        if (parameter_range_is(what->params[i]))
            return true;
    }
    return false;
}

static tidu_status read_range(const whatif_study *w, parameter_range *out, tidu_error *err)
{
    enum { OWN_TEXT = 64 };
    char own[OWN_TEXT];
    const char *text = NULL;
    tidu_status status;

    for (size_t i = 0; i < w->scenario.n_params; i++) {
        if (!parameter_range_is(w->scenario.params[i]))
            continue;
        if (text)
            return error_set(err, TIDU_EUSAGE, _("only one parameter can be a range, not both '%s' and '%s'"), text,
                             w->scenario.params[i]);
        text = w->scenario.params[i];
    }
    status = parameter_range_parse(text, w->memory, out, err);
    if (status)
        return status;
    if (!model_get_parameter(w->other, out->name, own, sizeof own)) /* says which there are */
        return model_set_parameter(w->other, out->name, "0", err);
    return parameter_range_own(out, own, w->memory, err);
}

static tidu_status assess_with(const whatif_study *w, const parameter_range *r, int64_t value, assessment **out,
                               tidu_error *err)
{
    char text[RANGE_TEXT];
    assessor *a;
    tidu_status status;

    parameter_range_write(r, value, text);
    status = model_set_parameter(w->other, r->name, text, err);
    if (status)
        return status;
    a = assessor_new(w->other);
    status = a ? whatif_study_assess(w, a, out, err) : error_memory(err);
    assessor_free(a);
    return status;
}

/* No such value, such as one below 0 or beyond the next step of the rule, ends the search on its side. */
static tidu_status probe_side(whatif_study *w, bool is_above, tidu_error *err)
{
    const parameter_range *r = &w->curve->range;
    int64_t sign = is_above ? 1 : -1;
    assessment *at = NULL;
    tidu_status status = assess_with(w, r, r->own + sign * r->step, &at, NULL);
    bool differs = !status && whatif_curve_differs(w->curve, at);

    assessment_free(at);
    if (status == TIDU_EUSAGE || (!status && !differs))
        return TIDU_OK;
    for (int64_t part = 1; part <= RANGE_PARTS && !status; part++) {
        int64_t distance = part * (r->step / RANGE_PARTS);

        at = NULL;
        status = assess_with(w, r, r->own + sign * distance, &at, err);
        if (!status && !whatif_curve_probe(w->curve, is_above, distance, at))
            status = error_memory(err);
        assessment_free(at);
    }
    return status;
}

static tidu_status run_values(whatif_study *w, tidu_error *err)
{
    tidu_status status = TIDU_OK;
    int64_t value;

    while (!status && whatif_curve_next(w->curve, &value)) {
        assessment *at = NULL;

        status = assess_with(w, &w->curve->range, value, &at, err);
        if (!status)
            whatif_curve_take(w->curve, at);
        assessment_free(at);
    }
    return status;
}

tidu_status whatif_study_run_curve(whatif_study *w, tidu_error *err)
{
    const study *s = w->base;
    parameter_range range;
    assessment *own = NULL;
    tidu_status status = read_range(w, &range, err);

    if (!status)
        status = whatif_study_members(w, err);
    if (!status)
        status = whatif_study_assess(w, s->assessor, &w->list_before, err);
    if (!status)
        status = whatif_study_change_cells(w, err);
    if (!status)
        status = assess_with(w, &range, range.own, &own, err);
    if (!status && !(w->curve = whatif_curve_new(&range, w->list_before, own, s->data.panel, w->is_in)))
        status = error_memory(err);
    assessment_free(own);
    if (!status)
        status = run_values(w, err);
    if (!status)
        status = probe_side(w, false, err);
    return status ? status : probe_side(w, true, err);
}
