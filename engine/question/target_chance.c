/* A title's companies are assessed once, whatever number of targets asks for them. */
#include "question/target_chance.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "question/forecast_study.h"
#include "question/stock_study.h"

enum { MOST_TITLES = 16 };

/* One title, assessed. */
typedef struct title {
    const char *model;
    inquiry asked;
    renewal_rule renewal;
    bool has_renewal;
    study *study;      /* NULL: it failed */
    forecast_study *forecast; /* NULL: not asked for, as the next; both borrow the study */
    stock_study *stock;
    long stock_end;
    char why[256];
} title;

struct target_chances {
    const environment *env;
    data_source source;
    const calibrations *calibrated;
    long day;
    char on[11];
    title titles[MOST_TITLES];
    size_t n;
};

tidu_status target_chances_new(const environment *env, const data_source *source, const calibrations *calibrated, long day,
                               target_chances **out, tidu_error *err)
{
    target_chances *c = allocate_array(1, sizeof *c);

    if (!c)
        return error_memory(err);
    c->env = env;
    c->source = *source;
    c->calibrated = calibrated;
    c->day = day;
    date_format(day, c->on);
    *out = c;
    return TIDU_OK;
}

void target_chances_free(target_chances *c)
{
    if (!c)
        return;
    for (size_t i = 0; i < c->n; i++) {
        forecast_study_free(c->titles[i].forecast);
        stock_study_free(c->titles[i].stock);
        study_free(c->titles[i].study);
        problems_free(c->titles[i].asked.found);
        if (c->titles[i].has_renewal)
            renewal_rule_clear(&c->titles[i].renewal);
    }
    release(c);
}

static bool is_fatal(tidu_status status)
{
    return status == TIDU_ENOMEM || status == TIDU_ESTOPPED;
}

static tidu_status assess(const target_chances *c, title *t, tidu_error *err)
{
    tidu_status status;

    t->asked = (inquiry){.env = c->env,
                         .model = t->model,
                         .question = {.year = date_from_days(c->day).year, .on = c->on, .calibrated = c->calibrated},
                         .source = c->source};
    status = renewal_rule_init(&t->renewal, c->env, t->model, &t->asked.question, err);
    t->has_renewal = !status;
    if (!status)
        status = study_begin(&t->asked, &t->study, err);
    if (!status)
        status = study_load(t->study, &(data_need){.want = renewal_rule_want, .context = &t->renewal}, err);
    return status ? status : study_assess(t->study, err);
}

/* What cannot be assessed is remembered with the reason. */
static tidu_status find_title(target_chances *c, const char *model, title **out, tidu_error *err)
{
    tidu_error why = {0};
    tidu_status status;
    title *t;

    for (size_t i = 0; i < c->n; i++) {
        if (!strcmp(c->titles[i].model, model)) {
            *out = &c->titles[i];
            return TIDU_OK;
        }
    }
    if (c->n == MOST_TITLES) {
        *out = NULL;
        return TIDU_OK;
    }
    t = &c->titles[c->n++];
    t->model = model;
    status = assess(c, t, &why);
    *out = t;
    if (!status)
        return TIDU_OK;
    study_free(t->study);
    t->study = NULL;
    snprintf(t->why, sizeof t->why, "%.255s", why.message);
    return is_fatal(status) ? error_set(err, status, "%s", why.message) : TIDU_OK;
}

static size_t wanted(double number, double times)
{
    static const double decimals = 1e-9;
    double n = ceil(number * times - decimals);

    return n > 0 ? (size_t)n : 0;
}

/* How many of those that can file pass is counted once; each target only asks for another number of them. */
static tidu_status by_forecast(const target_chances *c, title *t, size_t missing, target_chance *out, tidu_error *why)
{
    const forecast_options o = {.rate = NAN, .severity = NAN};
    tidu_status status = t->forecast ? TIDU_OK : forecast_study_make(c->env, t->study, &o, &t->forecast, why);

    if (!status)
        out->chance = pass_count_at_least(t->forecast->count, missing);
    return status;
}

/* The same of the stock at the end of a month. */
static tidu_status by_stock(title *t, long end, size_t aim, target_chance *out, tidu_error *why)
{
    date last = date_from_days(end);
    char until[16];
    const stock_options o = {.until = until, .severity = NAN};
    tidu_status status = TIDU_OK;

    snprintf(until, sizeof until, "%04d-%02d", last.year, last.month);
    if (t->stock && t->stock_end != end) {
        stock_study_free(t->stock);
        t->stock = NULL;
    }
    if (!t->stock)
        status = stock_study_make(t->study, &t->renewal, &o, &t->stock, why);
    t->stock_end = end;
    if (!status)
        out->chance = stock_flow_at_least(t->stock->flow, aim);
    return status;
}

static tidu_status ask(target_chances *c, const target_curve *curve, const target_count *count, double value, target_chance *out,
                       tidu_error *err)
{
    double times = curve->target->unit->times;
    tidu_error why = {0};
    title *t = NULL;
    tidu_status status = find_title(c, count->model, &t, err);

    if (status || !t)
        return status;
    if (!t->study) {
        out->method = CHANCE_FAILED;
        snprintf(out->why, sizeof out->why, "%s", t->why);
        return TIDU_OK;
    }
    out->method = count->which ? CHANCE_STOCK : CHANCE_FORECAST;
    status = count->which ? by_stock(t, curve->end, wanted(curve->aim, times), out, &why)
                          : by_forecast(c, t, wanted(curve->aim - value, times), out, &why);
    if (!status)
        return TIDU_OK;
    *out = (target_chance){.method = CHANCE_FAILED, .chance = NAN};
    snprintf(out->why, sizeof out->why, "%.255s", why.message);
    return is_fatal(status) ? error_set(err, status, "%s", why.message) : TIDU_OK;
}

static bool is_reached(const target_curve *c, double value)
{
    return c->target->comparator == TARGET_BY_DATE ? value >= 1 : c->target->comparator == TARGET_RANK ? value <= c->aim : value >= c->aim;
}

/* Nothing that was granted goes away again, so that what is new and reached stays reached; a value of the end is the last one. */
static bool is_decided(const target_curve *c, const target_reading *r)
{
    bool only_grows = c->target->comparator == TARGET_BY_DATE || (c->target->span != TARGET_LEVEL && c->target->comparator == TARGET_AT_LEAST);

    return r->day >= c->end || (only_grows && is_reached(c, r->value));
}

tidu_status target_chances_find(target_chances *c, const target_curve *curve, const target_reading *r, target_chance *out, tidu_error *err)
{
    const target *t = curve->target;
    const target_measure *m = target_measure_find(t->plan->rules, t->definition);

    *out = (target_chance){.chance = NAN};
    if (isnan(r->value))
        return TIDU_OK;
    if (is_decided(curve, r)) {
        *out = (target_chance){.method = CHANCE_DECIDED, .chance = is_reached(curve, r->value)};
        return TIDU_OK;
    }
    if (!c->source.db || c->day >= curve->end || !t->unit || t->among.name.zh || !m || m->value.from != COUNT_CERTIFICATES ||
        (!m->value.which && !m->is_judged))
        return TIDU_OK;
    if (!m->value.which && date_from_days(curve->end).year != date_from_days(c->day).year) /* later years file, too */
        return TIDU_OK;
    return ask(c, curve, &m->value, r->value, out, err);
}
