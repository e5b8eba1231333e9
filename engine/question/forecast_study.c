/*
 * Companies file in the order of today's list. With one rate for all there is no list: then as many applications are looked at as
 * any of the chances could take, twice what the target asks for at that rate and some more.
 */
#include "question/forecast_study.h"

#include <math.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"

enum { MOST_CARRIED = 5000 };

static tidu_status check(const forecast_options *o, tidu_error *err)
{
    if (!isnan(o->rate) && !(o->rate > 0 && o->rate < 1))
        return error_set(err, TIDU_EUSAGE, _("a rate is the share of the applications that pass, above 0 and below 1, such as 0.85"));
    if (!isnan(o->severity) && !(o->severity >= 0 && o->severity <= 10))
        return error_set(err, TIDU_EUSAGE, _("the severity of panels is a standard deviation between 0 and 10, such as 0.2"));
    if (!isnan(o->rate) && !o->target && !o->filed)
        return error_set(err, TIDU_EUSAGE, _("with a rate give the target, how many file, or both"));
    if (o->filed > FILING_LIST_MOST || o->target > FILING_LIST_MOST)
        return error_set(err, TIDU_EUSAGE, _("a forecast is made of at most %d applications"), FILING_LIST_MOST);
    return TIDU_OK;
}

/* --- who files ----------------------------------------------------------------------------------------- */

static tidu_status take_rate(forecast_study *f, tidu_error *err)
{
    enum { SOME = 200 };
    forecast_options *o = &f->options;
    double most = 2 * (double)o->target / o->rate + SOME;

    if (!o->filed)
        o->filed = o->target;
    f->list.n = most > FILING_LIST_MOST ? FILING_LIST_MOST : (size_t)most;
    f->list.n = o->filed + 1 > f->list.n ? o->filed + 1 : f->list.n;
    f->list.chances = allocate_array(f->list.n, sizeof *f->list.chances);
    for (size_t i = 0; f->list.chances && i < f->list.n; i++)
        f->list.chances[i] = o->rate;
    return f->list.chances ? TIDU_OK : error_memory(err);
}

static tidu_status take_list(study *s, forecast_study *f, tidu_error *err)
{
    uint8_t *is_in;
    double likely;
    tidu_status status = study_candidates(s, f->options.with_holders, &f->left_out, &is_in, err);

    if (status)
        return status;
    status = filing_list_make(s, is_in, &f->practice, f->options.severity, &f->list, err);
    release(is_in);
    if (status)
        return status;
    if (!f->list.n)
        return error_set(err, TIDU_ENOTFOUND, _("the list is empty, so nobody can file"));
    return filing_list_filed(&f->list, s, &f->options.filed, &likely, err);
}

/* --- the answers ------------------------------------------------------------------------------------------- */

/* Where the chance first reaches each that is asked for. */
static tidu_status find_needs(forecast_study *f, tidu_error *err)
{
    const forecast_options *o = &f->options;
    double *at_least = allocate_array(f->list.n + 1, sizeof *at_least), most = 0;
    size_t last;
    bool ok;

    for (size_t k = 0; k < f->practice.n_chances; k++)
        most = fmax(most, f->practice.chances[k]);
    ok = at_least && pass_count_by_number(&(pass_question){f->list.chances, f->list.n, o->severity, f->list.severities}, o->target, most, at_least, &last);
    for (size_t k = 0; ok && k < f->practice.n_chances; k++) {
        forecast_need *need = &f->needs[k];

        *need = (forecast_need){.chance = f->practice.chances[k], .at_last = at_least[last]};
        for (size_t i = 0; i <= last && !need->number; i++)
            need->number = at_least[i] >= need->chance ? i : 0;
    }
    release(at_least);
    return ok ? TIDU_OK : error_memory(err);
}

static tidu_status find_target(forecast_study *f, tidu_error *err)
{
    tidu_status status;

    f->target_chance = pass_count_at_least(f->count, f->options.target);
    if (f->options.filed < f->list.n)
        f->next_gain = pass_count_gain(f->count, f->list.chances[f->options.filed],
                                       f->list.severities ? f->list.severities[f->options.filed] : f->options.severity, f->options.target);
    status = find_needs(f, err);
    if (status || !f->list.company || f->options.filed > MOST_CARRIED)
        return status;
    f->carry = allocate_array(f->options.filed + 1, sizeof *f->carry);
    return f->carry && pass_count_carry(f->count, f->options.target, f->carry) ? TIDU_OK : error_memory(err);
}

static void find_waiting(forecast_study *f)
{
    const assessment *a = f->base->assessment;
    size_t n = f->options.filed ? f->options.filed : f->list.n;

    for (size_t i = 0; i < n; i++) {
        bool is_open = a->verdicts[f->list.company[i]] == TRUTH_UNKNOWN;

        f->n_open += is_open;
        if (is_open && assessment_lacks_data(a, f->list.company[i]))
            f->n_waiting++;
        else
            f->n_unjudged += is_open && assessment_hangs_on_experts(a, f->list.company[i], f->practice.formal);
    }
    f->is_told = filing_can_be_told(f->practice.told, f->n_waiting, f->n_unjudged, f->n_open);
}

static tidu_status find_answers(forecast_study *f, tidu_error *err)
{
    const forecast_options *o = &f->options;

    f->target_chance = f->next_gain = NAN;
    if (!pass_count_new(&(pass_question){f->list.chances, o->filed, o->severity, f->list.severities}, &f->count))
        return error_memory(err);
    f->is_told = true;
    if (f->list.company)
        find_waiting(f);
    return o->target ? find_target(f, err) : TIDU_OK;
}

tidu_status forecast_study_make(const environment *env, study *base, const forecast_options *o, forecast_study **out,
                                tidu_error *err)
{
    forecast_study *f;
    tidu_status status = check(o, err);

    if (status)
        return status;
    f = allocate_array(1, sizeof *f);
    if (!f)
        return error_memory(err);
    f->base = base;
    f->options = *o;
    status = environment_filing(env, &f->practice, err);
    if (isnan(o->severity))
        f->options.severity = f->practice.severity;
    if (!status)
        status = base ? take_list(base, f, err) : take_rate(f, err);
    if (!status)
        status = find_answers(f, err);
    if (status)
        forecast_study_free(f);
    else
        *out = f;
    return status;
}

void forecast_study_free(void *study)
{
    forecast_study *f = study;

    if (!f)
        return;
    pass_count_free(f->count);
    filing_list_clear(&f->list);
    release(f->carry);
    release(f);
}
