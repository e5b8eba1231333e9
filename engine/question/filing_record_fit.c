/*
 * From the cases of a record to a fit (forecast/filing_fit.h), with the priors of practice and what is published of the same share.
 */
#include "question/filing_record.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "forecast/filing_fit.h"
#include "verdict/chance_map.h"

/* The published shares of the same statuses as one observation: mean and spread of their logits. */
static tidu_status find_published(const filing_record *r, const environment *env, const calibration_rules *rules, filing_prior *prior,
                                  tidu_error *err)
{
    base_rates *all;
    const rung_rates *of;
    double sum = 0, squares = 0;
    size_t n = 0;
    int stage = filing_stage(r->stages.from);
    tidu_status status = environment_base_rates(env, &all, err);

    prior->rate = NAN;
    if (status || !all)
        return status;
    of = strcmp(r->stages.to, "recognised") ? NULL : base_rates_find(all, r->model->rung);
    for (size_t i = 0; of && i < of->n[stage]; i++) {
        double logit = chance_logit(fmin(fmax(of->list[stage][i].share, CHANCE_MAP_LEAST), CHANCE_MAP_MOST));

        sum += logit;
        squares += logit * logit;
        n++;
    }
    if (n) {
        prior->rate = sum / (double)n;
        prior->rate_deviation = fmax(rules->published, sqrt(fmax(squares / (double)n - prior->rate * prior->rate, 0)));
    }
    base_rates_free(all);
    return TIDU_OK;
}

static bool is_enough_of(const calibration_rules *rules, size_t n, size_t passed)
{
    return (double)n >= rules->filings && (double)passed >= rules->passed && (double)(n - passed) >= rules->refused;
}

typedef struct fit_arrays {
    bool *passed;
    uint32_t *batch;
    unsigned *audited;
    double *logits;
} fit_arrays;

static void clear_arrays(fit_arrays *a)
{
    release(a->passed);
    release(a->batch);
    release(a->audited);
    release(a->logits);
}

/* As the rule states it. */
static double before_audits(const filing_record *r, size_t i)
{
    return r->cases[i].stated / pow(r->model->judging.survival, r->cases[i].audited);
}

static bool fill_arrays(const filing_record *r, size_t n, fit_arrays *a)
{
    *a = (fit_arrays){allocate_array(n + 1, sizeof *a->passed), allocate_array(n + 1, sizeof *a->batch),
                      allocate_array(n + 1, sizeof *a->audited), allocate_array(n + 1, sizeof *a->logits)};
    if (!a->passed || !a->batch || !a->audited || !a->logits)
        return false;
    for (size_t i = 0; i < n; i++) {
        a->passed[i] = r->cases[i].passed;
        a->batch[i] = r->cases[i].batch;
        a->audited[i] = r->cases[i].audited;
        a->logits[i] = chance_logit(fmin(fmax(before_audits(r, i), CHANCE_MAP_LEAST), CHANCE_MAP_MOST));
    }
    return true;
}

static bool fit_judging(const filing_record *r, const filing_prior *prior, const filing_outcomes *o, const fit_arrays *a,
                        store_calibration *out)
{
    judging_question q = {*o, a->audited, r->correlations, FILING_CORRELATIONS, r->shifts, FILING_SHIFTS, r->grid, r->has_audits, 0};
    judging_fit fit;

    for (size_t i = 0; i < o->n; i++)
        q.pivot += a->logits[i] / (double)o->n;
    if (!filing_fit_judging(&q, prior, &fit))
        return false;
    out->correlation = fit.correlation.mean;
    out->shift = fit.shift.mean;
    out->survival = fit.survival.mean;
    out->slope = fit.slope.mean;
    out->intercept = (1 - out->slope) * q.pivot;
    out->deviation = fit.uncertain;
    return true;
}

static bool fit_map(const filing_outcomes *o, const double *logits, const filing_prior *prior, store_calibration *out)
{
    map_fit fit;

    if (!filing_fit_map(o, logits, prior, &fit))
        return false;
    out->slope = fit.slope.mean;
    out->intercept = fit.intercept.mean;
    out->deviation = fit.intercept.deviation;
    return true;
}

/* How far who files flattens the chances of the cases. */
static tidu_status find_selection(const filing_record *r, const calibration_rules *rules, int before, const fit_arrays *a,
                                  const store_calibration *c, filing_prior *prior, tidu_error *err)
{
    prior->judged_deviation = rules->selection_deviation;
    return filing_choice_slope(&r->choice, before, rules->selection, a->logits, c->filings, &prior->judged_slope, err);
}

static tidu_status fit(const filing_record *r, const calibration_rules *rules, int before, filing_prior *prior, store_calibration *out,
                       tidu_error *err)
{
    fit_arrays a;
    bool ok = fill_arrays(r, out->filings, &a);
    filing_outcomes o = {a.passed, a.batch, out->filings};
    tidu_status status = ok && r->grid ? find_selection(r, rules, before, &a, out, prior, err) : TIDU_OK;

    if (ok && !status)
        ok = r->grid ? fit_judging(r, prior, &o, &a, out) : fit_map(&o, a.logits, prior, out);
    clear_arrays(&a);
    return ok ? status : error_memory(err);
}

tidu_status filing_record_fit(const filing_record *r, const environment *env, int before, store_calibration *out, bool *is_enough,
                              tidu_error *err)
{
    calibration_rules rules;
    filing_rules filing;
    filing_prior prior;
    tidu_status status = environment_calibration(env, &rules, err);

    *out = (store_calibration){.from = r->stages.from, .to = r->stages.to, .digest = ""};
    for (; out->filings < r->n; out->filings++) {
        int year = r->history.list[r->cases[out->filings].number].year;

        if (before && year >= before)
            break;
        out->first_year = out->filings ? out->first_year : year;
        out->last_year = year;
        out->passed += r->cases[out->filings].passed;
    }
    *is_enough = !status && is_enough_of(&rules, out->filings, out->passed);
    if (!status && *is_enough)
        status = environment_filing(env, &filing, err);
    if (status || !*is_enough)
        return status;
    prior = (filing_prior){.severity = filing.severity, .shift = rules.shift, .correlation_most = rules.correlation_most,
                           .correlation_alpha = rules.correlation_alpha, .correlation_beta = rules.correlation_beta,
                           .survival_alpha = rules.survival_alpha, .survival_beta = rules.survival_beta, .slope = rules.slope,
                           .intercept = rules.intercept};
    out->model = r->model->id;
    out->version = r->model->version;
    out->rule_digest = r->model->digest;
    out->correlation = r->model->judging.correlation;
    out->shift = r->model->judging.shift;
    out->survival = r->model->judging.survival;
    out->slope = 1;
    status = find_published(r, env, &rules, &prior, err);
    return status ? status : fit(r, &rules, before, &prior, out, err);
}

/* --- chances as fitted ------------------------------------------------------------------------------------------------- */

/* Where x lies between values[n], which rise at equal distances; held at the ends. */
static size_t place_in(const double *values, size_t n, double x, double *part)
{
    double place = fmin(fmax((x - values[0]) / (values[1] - values[0]), 0), (double)(n - 1));
    size_t left = place >= (double)(n - 1) ? n - 2 : (size_t)place;

    *part = place - (double)left;
    return left;
}

/* Linearly in both directions. */
static double grid_chance(const filing_record *r, size_t i, const store_calibration *fitted)
{
    double c, s;
    size_t left = place_in(r->correlations, FILING_CORRELATIONS, fitted->correlation, &c);
    size_t below = place_in(r->shifts, FILING_SHIFTS, fitted->shift, &s);
    const double *at = r->grid + (i * FILING_CORRELATIONS + left) * FILING_SHIFTS + below, *next = at + FILING_SHIFTS;

    return (1 - c) * ((1 - s) * at[0] + s * at[1]) + c * ((1 - s) * next[0] + s * next[1]);
}

void filing_record_chances(const filing_record *r, const store_calibration *fitted, double *chances)
{
    model_judging map = {.slope = fitted->slope, .intercept = fitted->intercept};

    for (size_t i = 0; i < r->n; i++)
        chances[i] = r->grid ? chance_map_judged(fitted->slope, fitted->intercept, grid_chance(r, i, fitted)) *
                                   pow(fitted->survival, r->cases[i].audited)
                             : chance_map(&map, r->cases[i].stated);
}
