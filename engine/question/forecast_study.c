/*
 * Companies file in the order of today's list. With one rate for all there is no list: then as many applications are looked at as
 * any of the chances could take, twice what the target asks for at that rate and some more.
 */
#include "question/forecast_study.h"

#include <math.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "question/panel_severity.h"
#include "verdict/chance_map.h"

enum { MOST_FILED = 20000, MOST_CARRIED = 5000 };

static tidu_status check(const forecast_options *o, tidu_error *err)
{
    if (!isnan(o->rate) && !(o->rate > 0 && o->rate < 1))
        return error_set(err, TIDU_EUSAGE, _("a rate is the share of the applications that pass, above 0 and below 1, such as 0.85"));
    if (!isnan(o->severity) && !(o->severity >= 0 && o->severity <= 10))
        return error_set(err, TIDU_EUSAGE, _("the severity of panels is a standard deviation between 0 and 10, such as 0.2"));
    if (!isnan(o->rate) && !o->target && !o->filed)
        return error_set(err, TIDU_EUSAGE, _("with a rate give the target, how many file, or both"));
    if (o->filed > MOST_FILED || o->target > MOST_FILED)
        return error_set(err, TIDU_EUSAGE, _("a forecast is made of at most %d applications"), MOST_FILED);
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
    f->n = most > MOST_FILED ? MOST_FILED : (size_t)most;
    f->n = o->filed + 1 > f->n ? o->filed + 1 : f->n;
    f->chances = allocate_array(f->n, sizeof *f->chances);
    for (size_t i = 0; f->chances && i < f->n; i++)
        f->chances[i] = o->rate;
    return f->chances ? TIDU_OK : error_memory(err);
}

/* Without a number: who can file. */
static tidu_status find_filed(forecast_study *f, tidu_error *err)
{
    tier_rules tiers;
    tidu_status status = environment_tiers(f->base->env, &tiers, err);

    while (!status && f->options.filed < f->n && f->chances[f->options.filed] >= chance_goal_readiness(f->base->model, tiers.apply_readiness))
        f->options.filed++;
    return status;
}

static bool find_severities(const study *s, forecast_study *f)
{
    panel_severity *p = panel_severity_new(s->assessment, &f->practice, f->options.severity);
    bool ok = p != NULL;

    for (size_t i = 0; i < f->n && ok; i++) {
        f->severities[i] = panel_severity_of(p, f->company[i]);
        ok = !isnan(f->severities[i]);
    }
    panel_severity_free(p);
    return ok;
}

static tidu_status take_list(study *s, forecast_study *f, tidu_error *err)
{
    uint8_t *is_in;
    ranking *r = NULL;
    tidu_status status = study_candidates(s, f->options.with_holders, &f->left_out, &is_in, err);

    if (status)
        return status;
    status = study_list(s, RANK_BY_READINESS, is_in, 0, &r, err);
    release(is_in);
    if (status)
        return status;
    f->n = r->n < MOST_FILED ? r->n : MOST_FILED;
    f->company = r->company;
    r->company = NULL;
    ranking_free(r);
    f->chances = allocate_array(f->n + 1, sizeof *f->chances);
    f->severities = allocate_array(f->n + 1, sizeof *f->severities);
    if (!f->chances || !f->severities || !find_severities(s, f))
        return error_memory(err);
    for (size_t i = 0; i < f->n; i++)
        f->chances[i] = s->assessment->readiness[f->company[i]];
    if (!f->n)
        return error_set(err, TIDU_ENOTFOUND, _("the list is empty, so nobody can file"));
    if (f->options.filed > f->n)
        return error_set(err, TIDU_EUSAGE, _("only %zu companies are in the list, so %zu cannot file"), f->n, f->options.filed);
    return f->options.filed ? TIDU_OK : find_filed(f, err);
}

/* --- the answers ------------------------------------------------------------------------------------------- */

/* Where the chance first reaches each that is asked for. */
static tidu_status find_needs(forecast_study *f, tidu_error *err)
{
    const forecast_options *o = &f->options;
    double *at_least = allocate_array(f->n + 1, sizeof *at_least), most = 0;
    size_t last;
    bool ok;

    for (size_t k = 0; k < f->practice.n_chances; k++)
        most = fmax(most, f->practice.chances[k]);
    ok = at_least && pass_count_by_number(&(pass_question){f->chances, f->n, o->severity, f->severities}, o->target, most, at_least, &last);
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
    if (f->options.filed < f->n)
        f->next_gain = pass_count_gain(f->count, f->chances[f->options.filed],
                                       f->severities ? f->severities[f->options.filed] : f->options.severity, f->options.target);
    status = find_needs(f, err);
    if (status || !f->company || f->options.filed > MOST_CARRIED)
        return status;
    f->carry = allocate_array(f->options.filed + 1, sizeof *f->carry);
    return f->carry && pass_count_carry(f->count, f->options.target, f->carry) ? TIDU_OK : error_memory(err);
}

static void find_waiting(forecast_study *f)
{
    const assessment *a = f->base->assessment;
    size_t n = f->options.filed ? f->options.filed : f->n;

    for (size_t i = 0; i < n; i++) {
        bool is_open = a->verdicts[f->company[i]] == TRUTH_UNKNOWN;

        f->n_open += is_open;
        f->n_waiting += is_open && assessment_lacks_data(a, f->company[i]);
    }
    f->is_told = (double)f->n_waiting <= f->practice.told * (double)f->n_open;
}

static tidu_status find_answers(forecast_study *f, tidu_error *err)
{
    const forecast_options *o = &f->options;

    f->target_chance = f->next_gain = NAN;
    if (!pass_count_new(&(pass_question){f->chances, o->filed, o->severity, f->severities}, &f->count))
        return error_memory(err);
    f->is_told = true;
    if (f->company)
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
    release(f->company);
    release(f->chances);
    release(f->severities);
    release(f->carry);
    release(f);
}
