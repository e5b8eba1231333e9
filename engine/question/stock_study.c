/*
 * Holders apply again in the year in which their certificate runs out, on the day of the year of the application date, and their
 * further certificate counts from the later of two months: in which the old one runs out, and in which results are expected. So
 * that a year is a batch with a panel of its own, which the newcomers of this year share. Where there is a rule for re-checks, it
 * judges them. A further certificate that is in the data
 * already is certain. Certificates that are granted in these months are taken to outlast them, which the choice of months ensures.
 */
#include "question/stock_study.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "question/panel_severity.h"

enum { MOST_MONTHS = 600 };

static int month_of(long day)
{
    date d = date_from_days(day);

    return d.year * 12 + d.month - 1;
}

static long last_of_month(int month)
{
    return date_to_days((date){(month + 1) / 12, (month + 1) % 12 + 1, 1}) - 1;
}

static int month_at(const stock_study *s, long day)
{
    return month_of(day) - month_of(s->first);
}

/* When the results of the applications of a later year are expected. */
static long result_day(const stock_study *s, int batch)
{
    return date_add_months(date_add_years(s->first, batch), s->practice.result_months);
}

/* --- the months -------------------------------------------------------------------------------------------- */

/* *months becomes the number of months to the end of `until`. */
static tidu_status read_until(const stock_study *s, const char *until, int *months, tidu_error *err)
{
    long day;

    if (!date_parse_month(until, strlen(until), &day))
        return error_set(err, TIDU_EUSAGE, _("'%s' is not a month; write it like 2026-12"), until);
    *months = month_at(s, day) + 1;
    if (*months < 1)
        return error_set(err, TIDU_EUSAGE, _("%s is before the application date; give a later month, or an earlier --on"), until);
    return TIDU_OK;
}

/* Up to the month before the first certificates of this year run out themselves. */
static tidu_status find_months(stock_study *s, tidu_error *err)
{
    int term = s->base->model->term_months, most = term ? month_at(s, date_add_months(result_day(s, 0), term)) : MOST_MONTHS;
    int last;
    tidu_status status = TIDU_OK;

    s->n_months = 24 - month_of(s->first) % 12;
    if (s->n_months > most)
        s->n_months = most;
    if (s->options.until)
        status = read_until(s, s->options.until, &s->n_months, err);
    last = month_of(s->first) + most - 1;
    if (!status && s->n_months > most)
        return error_set(err, TIDU_EUSAGE, _("%s is too far off: certificates of this year run out themselves by then; the last month that can be asked for is %04d-%02d"),
                         s->options.until, last / 12, last % 12 + 1);
    s->last = last_of_month(month_of(s->first) + s->n_months - 1);
    return status;
}

static tidu_status check(const study *base, const stock_options *o, tidu_error *err)
{
    if (base->question->is_recheck)
        return error_set(err, TIDU_EUSAGE, _("a stock is counted without --recheck: renewals are judged by the rule for re-checks where there is one"));
    if (!isnan(o->severity) && !(o->severity >= 0 && o->severity <= 10))
        return error_set(err, TIDU_EUSAGE, _("the severity of panels is a standard deviation between 0 and 10, such as 0.2"));
    return TIDU_OK;
}

/* --- certificates ------------------------------------------------------------------------------------------------ */

/* What a company holds on the first day, the one that ends last, and what it is known to get afterwards, the earliest. */
typedef struct holding {
    const credential *held, *next;
    bool is_unknown;
} holding;

static holding find_holding(const stock_study *s, uint32_t company)
{
    const credentials *all = s->base->data.credentials;
    const char *code = panel_code(s->base->data.panel, company), *model = s->base->model->id;
    holding h = {0};

    for (const credential *c = credentials_next(all, code, NULL); c; c = credentials_next(all, code, c)) {
        if (strcmp(c->model, model))
            continue;
        if (credential_is_valid(c, s->first) && (!h.held || c->expires_on > h.held->expires_on))
            h.held = c;
        if (c->granted_on > s->first && c->granted_on <= s->last && (!h.next || c->granted_on < h.next->granted_on))
            h.next = c;
        h.is_unknown = h.is_unknown || (c->granted_on <= s->first && c->expires_on == DATE_NO_END);
    }
    if (h.held && h.next && h.next->expires_on <= h.held->expires_on)
        h.next = NULL;
    return h;
}

static int later(int a, int b)
{
    return a > b ? a : b;
}

static int within(const stock_study *s, int month)
{
    return month < s->n_months ? month : STOCK_NEVER;
}

static void add_holder(stock_study *s, panel_severity *reaction, uint32_t company, const holding *h)
{
    const credential *c = h->held;
    int ends = c->expires_on < s->last ? month_at(s, c->expires_on + 1) : STOCK_NEVER, batch = 0;
    stock_member m = {.is_holder = true, .ends = ends, .again = STOCK_NEVER, .applies = 1};
    long result = s->first;

    s->n_by_rule += c->is_by_rule;
    if (ends != STOCK_NEVER) {
        batch = date_from_days(c->expires_on).year - date_from_days(s->first).year;
        result = h->next ? h->next->granted_on : result_day(s, batch);
        m.batch = batch;
        m.again = within(s, later(ends, month_at(s, result)));
        m.chance = h->next ? 1 : (s->renewals ? s->renewals : s->base->assessment)->readiness[company];
        m.applies = h->next ? 1 : s->practice.renewing;
        s->endings[s->n_endings++] = (stock_ending){company, c, s->n_members, result, h->next != NULL};
    }
    s->severities[s->n_members] = m.again != STOCK_NEVER && !h->next ? panel_severity_of(reaction, company) : 0;
    s->members[s->n_members++] = m;
}

static int by_last_day(const void *x, const void *y)
{
    const stock_ending *a = x, *b = y;

    if (a->held->expires_on != b->held->expires_on)
        return a->held->expires_on < b->held->expires_on ? -1 : 1;
    return strcmp(a->held->code, b->held->code);
}

/* Holders come first; is_coming[company] marks those with a certificate to come. False if memory is exhausted. */
static bool take_certificates(stock_study *s, const uint8_t *is_in, uint8_t *is_coming)
{
    size_t n = panel_count(s->base->data.panel);
    panel_severity *reaction =
        panel_severity_new(s->renewals ? s->renewals : s->base->assessment, &s->practice, s->options.severity);

    if (!reaction)
        return false;

    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < n; i++) {
            holding h = is_in[i] ? find_holding(s, i) : (holding){0};

            if (!round && h.held)
                add_holder(s, reaction, i, &h);
            if (!round && !h.held)
                s->n_unknown += h.is_unknown;
            if (round && !h.held && h.next) {
                is_coming[i] = 1;
                s->severities[s->n_members] = 0; /* it is known */
                s->members[s->n_members++] = (stock_member){.ends = STOCK_NEVER, .again = month_at(s, h.next->granted_on), .applies = 1, .chance = 1};
            }
        }
        if (!round)
            s->n_holders = s->n_members;
    }
    panel_severity_free(reaction);
    s->n_coming = s->n_members - s->n_holders;
    if (s->n_endings)
        qsort(s->endings, s->n_endings, sizeof *s->endings, by_last_day);
    return true;
}

static tidu_status nobody_holds(const stock_study *s, tidu_error *err)
{
    char on[11];

    date_format(s->first, on);
    if (s->n_unknown)
        return error_set(err, TIDU_EDATA, _("%zu companies hold certificates of '%s', but the last day of none is known, so the stock on %s is not either: give expires_on with them"),
                         s->n_unknown, s->base->model->id, on);
    return error_set(err, TIDU_EDATA, _("no certificate of '%s' is known to be valid on %s, so there is no stock to begin with: import the list of holders (uscc, credential, granted_on, expires_on), or give it with --credentials FILE"),
                     s->base->model->id, on);
}

static void count_strangers(stock_study *s)
{
    const credentials *all = s->base->data.credentials;

    for (size_t i = 0; all && i < credentials_count(all); i++) {
        const credential *c = credentials_get(all, i);

        s->n_strangers += !strcmp(c->model, s->base->model->id) && credential_is_valid(c, s->first) &&
                          panel_find_company(s->base->data.panel, c->code, strlen(c->code)) == PANEL_NO_COMPANY;
    }
}

/* --- who files ------------------------------------------------------------------------------------------------------ */

static void take_filed(stock_study *s, double likely)
{
    const filing_list *l = &s->list;
    int month = within(s, month_at(s, result_day(s, 0)));

    for (size_t i = 0; i < l->n; i++)
        s->pool.likely += l->chances[i] >= likely;
    s->pool.listed = l->n;
    s->result = result_day(s, 0);
    s->is_late = month == STOCK_NEVER;
    for (size_t i = 0; i < s->options.filed; i++) {
        s->severities[s->n_members] = l->severities[i];
        s->members[s->n_members++] = (stock_member){.ends = STOCK_NEVER, .again = month, .applies = 1, .chance = l->chances[i]};
        s->filed_expected += l->chances[i];
        s->pool.passing_likely += l->chances[i] >= likely ? l->chances[i] : 0;
    }
    s->pool.passing = s->filed_expected;
}

static tidu_status take_list(stock_study *s, study *base, const uint8_t *is_coming, tidu_error *err)
{
    uint8_t *is_in = NULL;
    size_t left_out;
    double likely;
    tidu_status status = study_candidates(base, false, &left_out, &is_in, err);

    for (size_t i = 0; !status && i < panel_count(base->data.panel); i++)
        is_in[i] = is_in[i] && !is_coming[i];
    if (!status)
        status = filing_list_make(base, is_in, &s->practice, s->options.severity, &s->list, err);
    release(is_in);
    if (!status)
        status = filing_list_filed(&s->list, base, &s->options.filed, &likely, err);
    if (!status)
        take_filed(s, likely);
    return status;
}

/* --- the answers --------------------------------------------------------------------------------------------------------- */

static stock_question question_asked(const stock_study *s)
{
    return (stock_question){.members = s->members,
                            .n = s->n_members,
                            .n_months = s->n_months,
                            .n_batches = date_from_days(s->last).year - date_from_days(s->first).year + 1,
                            .severity = s->options.severity,
                            .severities = s->severities,
                            .revoked = 1 - pow(1 - s->practice.revoked, 1.0 / 12)};
}

static stock_cohort *find_cohort(stock_study *s, int year)
{
    size_t i = 0;

    while (i < s->n_cohorts && s->cohorts[i].year != year)
        i++;
    if (i == s->n_cohorts)
        s->cohorts[s->n_cohorts++].year = year;
    return &s->cohorts[i];
}

static int by_year(const void *x, const void *y)
{
    const stock_cohort *a = x, *b = y;

    return (a->year > b->year) - (a->year < b->year);
}

/* Holders stand among the members in the order of the panel. */
static void add_cohorts(stock_study *s, const uint8_t *is_in)
{
    stock_question q = question_asked(s);
    size_t m = 0;

    for (uint32_t i = 0; i < panel_count(s->base->data.panel) && m < s->n_holders; i++) {
        holding h = is_in[i] ? find_holding(s, i) : (holding){0};
        stock_cohort *c;
        stock_month x;

        if (!h.held)
            continue;
        stock_flow_member(&q, &s->members[m++], &x);
        c = find_cohort(s, date_from_days(h.held->granted_on).year);
        c->opening += x.opening;
        c->expired += x.expired;
        c->renewed += x.renewed;
        c->revoked += x.revoked;
        c->closing += x.closing;
        s->pool.returning += x.expired - x.renewed;
    }
    qsort(s->cohorts, s->n_cohorts, sizeof *s->cohorts, by_year);
}

static tidu_status find_needs(stock_study *s, tidu_error *err)
{
    stock_question without = question_asked(s);
    stock_newcomers more = {s->list.chances, s->list.severities, s->list.n, 0, month_at(s, result_day(s, 0))};
    double *at_least = allocate_array(s->list.n + 1, sizeof *at_least), most = 0;
    size_t last = 0, target = s->options.target;
    bool ok = at_least != NULL;

    s->target_chance = stock_flow_at_least(s->flow, target);
    without.n = s->n_holders + s->n_coming;
    for (size_t k = 0; k < s->practice.n_chances; k++)
        most = fmax(most, s->practice.chances[k]);
    if (more.month >= s->n_months)
        more.n = more.month = 0;
    ok = ok && stock_flow_by_number(&without, &more, target, most, at_least, &last);
    for (size_t k = 0; ok && k < s->practice.n_chances; k++) {
        stock_need *need = &s->needs[k];

        *need = (stock_need){.chance = s->practice.chances[k], .at_last = at_least[last]};
        need->opening = fmax(0, (double)s->n_holders + (double)target - (double)stock_flow_reached(s->flow, need->chance));
        while (need->number < last && at_least[need->number] < need->chance)
            need->number++;
        need->is_reached = at_least[need->number] >= need->chance;
    }
    release(at_least);
    return ok ? TIDU_OK : error_memory(err);
}

static tidu_status find_answers(stock_study *s, study *base, const uint8_t *is_in, tidu_error *err)
{
    size_t n = panel_count(base->data.panel);
    uint8_t *is_coming = allocate_array(n + 1, 1);
    stock_question q;
    tidu_status status = is_coming ? TIDU_OK : error_memory(err);

    if (!status) {
        if (!take_certificates(s, is_in, is_coming))
            status = error_memory(err);
        count_strangers(s);
    }
    if (!status)
        status = s->n_holders ? take_list(s, base, is_coming, err) : nobody_holds(s, err);
    release(is_coming);
    if (!status) {
        q = question_asked(s);
        add_cohorts(s, is_in);
        status = stock_flow_new(&q, &s->flow) ? TIDU_OK : error_memory(err);
    }
    if (!status && s->options.target)
        status = find_needs(s, err);
    return status;
}

tidu_status stock_study_make(study *base, const renewal_rule *renewal, const stock_options *o, stock_study **out, tidu_error *err)
{
    stock_study *s;
    size_t n = panel_count(base->data.panel);
    uint8_t *is_in = NULL;
    tidu_status status = check(base, o, err);

    if (status)
        return status;
    s = allocate_array(1, sizeof *s);
    if (!s)
        return error_memory(err);
    s->base = base;
    s->options = *o;
    s->target_chance = NAN;
    s->first = base->binding.on;
    s->members = allocate_array(2 * n + 1, sizeof *s->members);
    s->severities = allocate_array(2 * n + 1, sizeof *s->severities);
    s->endings = allocate_array(n + 1, sizeof *s->endings);
    s->cohorts = allocate_array(n + 1, sizeof *s->cohorts);
    status = s->members && s->severities && s->endings && s->cohorts ? environment_filing(base->env, &s->practice, err) : error_memory(err);
    if (isnan(o->severity))
        s->options.severity = s->practice.severity;
    if (!status)
        status = environment_has_periods(base->env, base->model->id, &s->has_periods, err);
    if (!status)
        status = find_months(s, err);
    if (!status)
        status = renewal_rule_assess(renewal, base, &s->renewals, err);
    s->renewal = s->renewals ? s->renewals->model : NULL;
    if (!status)
        status = selection_members(base->selection, &base->binding, &is_in, err);
    if (!status)
        status = find_answers(s, base, is_in, err);
    release(is_in);
    if (status)
        stock_study_free(s);
    else
        *out = s;
    return status;
}

void stock_study_free(void *study)
{
    stock_study *s = study;

    if (!s)
        return;
    stock_flow_free(s->flow);
    assessment_free(s->renewals);
    release(s->members);
    release(s->severities);
    filing_list_clear(&s->list);
    release(s->endings);
    release(s->cohorts);
    release(s);
}
