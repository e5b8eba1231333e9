/*
 * One view of a ladder: which data it needs, which tables it has and which document shows it.
 */
#include <stdio.h>
#include <string.h>

#include "api/api_internal.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "base/suggest.h"
#include "question/ladder_study.h"
#include "report/calibration_text.h"
#include "report/ladder_report.h"
#include "report/ladder_text.h"
#include "report/ladder_transition_report.h"
#include "report/study_note.h"

enum { USUAL_MONTHS = 12, MOST_TABLES = 7 };

/* The tables of each view; the first one is written as CSV. */
static const char *const tables[][MOST_TABLES] = {
    [TIDU_LADDER_DISTRICT] = {"ladder", "highest", "groups", "overlaps", "tiers", "rates"},
    [TIDU_LADDER_COMPANIES] = {"companies"},
    [TIDU_LADDER_CHANGES] = {"labels", "moves", "changes"},
    [TIDU_LADDER_EXPIRING] = {"certificates", "months"},
    [TIDU_LADDER_NEVER] = {"never_applied", "rungs"},
    [TIDU_LADDER_CROSSING] = {"crossing"},
    [TIDU_LADDER_RESERVE] = {"members", "tiers"},
    [TIDU_LADDER_TRANSITIONS] = {"transitions", "moves", "stays", "years", "rates"},
};
static const char *const company_tables[MOST_TABLES] = {"rungs", "certificates"};

/* --- options ---------------------------------------------------------------------------------- */

static tidu_status find_table(const tidu_ladder_options *o, const char **out, tidu_error *err)
{
    const char *const *names = o->company ? company_tables : tables[o->view];
    char all[256] = "";

    *out = o->table ? o->table : o->is_flat ? names[0] : NULL;
    for (size_t i = 0; o->table && i < MOST_TABLES && names[i]; i++) {
        if (!strcmp(names[i], o->table))
            return TIDU_OK;
        strcat(strcat(all, *all ? ", " : ""), names[i]);
    }
    return !o->table ? TIDU_OK
                     : error_set(err, TIDU_EUSAGE, _("this view has no table '%s'; it has %s"), o->table, all);
}

static tidu_status find_rung(const ladder *l, const char *id, int *out, tidu_error *err)
{
    suggestion best;

    *out = id ? ladder_find(l, id) : LADDER_NO_RUNG;
    if (!id || *out != LADDER_NO_RUNG)
        return TIDU_OK;
    best = suggestion_begin(id);
    for (size_t i = 0; i < l->n_rungs; i++)
        suggestion_offer(&best, l->rungs[i].id);
    return best.nearest ? error_set(err, TIDU_EUSAGE, _("'%s' is not a rung of this ladder; did you mean '%s'?"), id,
                                    best.nearest)
                        : error_set(err, TIDU_EUSAGE, _("'%s' is not a rung of this ladder"), id);
}

/* What the view needs; fails if the ladder does not define it. */
static tidu_status find_need(const ladder *l, const tidu_ladder_options *o, ladder_need *out, tidu_error *err)
{
    out->crossing = !o->company && o->view == TIDU_LADDER_CROSSING;
    out->ways = !o->company && (o->view == TIDU_LADDER_RESERVE || (o->view == TIDU_LADDER_DISTRICT && o->table && !strcmp(o->table, "tiers")));
    out->rechecks = !o->company && o->view == TIDU_LADDER_EXPIRING;
    out->assessments = o->company || (o->view != TIDU_LADDER_CHANGES && o->view != TIDU_LADDER_CROSSING && o->view != TIDU_LADDER_TRANSITIONS);
    if (!o->company && o->view == TIDU_LADDER_CROSSING && !l->crossing.model)
        return error_set(err, TIDU_EUSAGE, _("the ladder '%s' defines no line to cross; add 'crossing' "
                                             "to its file"), l->id);
    if (!o->company && o->view == TIDU_LADDER_RESERVE && !l->n_pools)
        return error_set(err, TIDU_EUSAGE, _("the ladder '%s' defines no reserve pools; add 'pools' "
                                             "to its file"), l->id);
    return find_rung(l, o->rung, &out->rung, err);
}

/* --- views --------------------------------------------------------------------------------------- */

static tidu_status one_company(ladder_study *r, const char *code, const ladder_style *style, document **out,
                               tidu_error *err)
{
    uint32_t company;
    tidu_status status = data_find_company(&r->data, code, &company, err);

    if (!status)
        *out = ladder_company_document(&r->state, company, style);
    return status;
}

static tidu_status changes(ladder_study *r, const char *since, const ladder_style *style, document **out,
                           tidu_error *err)
{
    long day;
    char on[11];
    tidu_status status;

    date_format(r->binding.on, on);
    if (!since || !date_parse_iso(since, strlen(since), &day))
        return error_set(err, TIDU_EUSAGE, _("'%s' is not a date; write it like 2025-07-01"), since ? since : "");
    if (day >= r->binding.on)
        return error_set(err, TIDU_EUSAGE, _("%s is not before %s; set the later day with --on"), since, on);
    status = ladder_changes_init(&r->changes, &r->state, day, err);
    if (!status)
        *out = ladder_change_document(&r->state, &r->changes, style);
    return status;
}

static tidu_status expiring(ladder_study *r, int months, const ladder_style *style, document **out,
                            tidu_error *err)
{
    tidu_status status = ladder_expiries_init(&r->expiries, &r->state, months ? months : USUAL_MONTHS, err);

    if (!status)
        *out = ladder_expiry_document(&r->state, &r->expiries, style);
    return status;
}

static tidu_status never_applied(ladder_study *r, const tidu_ladder_options *o, int rung, const ladder_style *style,
                                 document **out, tidu_error *err)
{
    tier_rules tiers;
    tidu_status status = environment_tiers(r->env, &tiers, err);

    if (!status && rung != LADDER_NO_RUNG && !r->models[rung])
        status = error_set(err, TIDU_EUSAGE, _("no model of '%s' is in force, so companies near it cannot be "
                                               "determined"), o->rung);
    if (!status)
        *out = ladder_never_document(&r->state, rung, o->readiness > 0 ? o->readiness : tiers.apply_readiness, style);
    return status;
}

static tidu_status crossing_line(ladder_study *r, const ladder_style *style, document **out, tidu_error *err)
{
    crossings found;
    tidu_status status = crossing_finder_run(r->crossing_finder, &r->binding, r->is_in, r->env->threads, &found, err);

    if (status)
        return status;
    *out = crossing_document(&found, r->line, &r->binding, style); /* copies its texts */
    crossings_clear(&found);
    return TIDU_OK;
}

static tidu_status transitions(ladder_study *r, const ladder_style *style, document **out, tidu_error *err)
{
    transition_rules practice;
    ladder_transitions *t = NULL;
    base_rates *rates = NULL;
    tidu_status status = environment_transitions(r->env, &practice, err);

    if (!status)
        status = ladder_transitions_make(&r->state, &practice, &t, err);
    if (!status)
        status = environment_base_rates(r->env, &rates, err);
    if (!status)
        *out = ladder_transition_document(&r->state, t, style); /* copies its texts */
    if (!status && *out && rates && ladder_wants(style, "rates"))
        ladder_append_rates(*out, &r->state, rates, style);
    ladder_transitions_free(t);
    if (rates && *out)
        document_own(*out, rates, base_rates_free);
    else
        base_rates_free(rates);
    return status;
}

static tidu_status district(ladder_study *r, const ladder_style *given, document **out, tidu_error *err)
{
    ladder_style told = *given;
    const ladder_style *style = &told;
    base_rates *rates;
    filing_rules practice;
    tidu_status status = environment_filing(r->env, &practice, err);

    if (!status)
        status = environment_base_rates(r->env, &rates, err);
    if (status)
        return status;
    told.told = practice.told;
    told.formal = practice.formal;
    *out = ladder_district_document(&r->state, style);
    if (*out && rates && ladder_wants(style, "rates"))
        ladder_append_rates(*out, &r->state, rates, style);
    if (*out && rates)
        document_own(*out, rates, base_rates_free);
    else
        base_rates_free(rates);
    return TIDU_OK;
}

static tidu_status make_document(ladder_study *r, const tidu_ladder_options *o, int rung, const ladder_style *style,
                                 document **out, tidu_error *err)
{
    if (o->company)
        return one_company(r, o->company, style, out, err);
    switch (o->view) {
    case TIDU_LADDER_COMPANIES:
        *out = ladder_companies_document(&r->state, style);
        return TIDU_OK;
    case TIDU_LADDER_CHANGES:
        return changes(r, o->since, style, out, err);
    case TIDU_LADDER_EXPIRING:
        return expiring(r, o->months, style, out, err);
    case TIDU_LADDER_NEVER:
        return never_applied(r, o, rung, style, out, err);
    case TIDU_LADDER_CROSSING:
        return crossing_line(r, style, out, err);
    case TIDU_LADDER_RESERVE:
        *out = ladder_reserve_document(&r->state, style);
        return TIDU_OK;
    case TIDU_LADDER_TRANSITIONS:
        return transitions(r, style, out, err);
    case TIDU_LADDER_DISTRICT:
        break;
    }
    return district(r, style, out, err);
}

static void set_title(document *d, const ladder_study *r, tidu_ladder_view view)
{
    static const char *const titles[] = {
        [TIDU_LADDER_DISTRICT] = NULL,
        [TIDU_LADDER_COMPANIES] = N_("companies and their next rungs"),
        [TIDU_LADDER_CHANGES] = N_("changes of labels"),
        [TIDU_LADDER_EXPIRING] = N_("expiring certificates"),
        [TIDU_LADDER_NEVER] = N_("qualified but never applied"),
        [TIDU_LADDER_CROSSING] = N_("companies growing above scale"),
        [TIDU_LADDER_RESERVE] = N_("reserves"),
        [TIDU_LADDER_TRANSITIONS] = N_("moves from year to year"),
    };
    const char *name = model_text_in(r->ladder->name, r->env->is_chinese);
    char text[512];

    snprintf(text, sizeof text, titles[view] ? "%.200s  %.200s" : "%.200s", name, titles[view] ? _(titles[view]) : "");
    document_title(d, text);
}

/* --- notes ------------------------------------------------------------------------------------------- */

static void add_notes(document *d, const ladder_study *r)
{
    const ladder *l = r->ladder;
    bool zh = r->env->is_chinese;
    size_t strangers = ladder_strangers(&r->binding);
    const model *assessed[LADDER_MOST_RUNGS];
    char on[11];

    date_format(r->binding.on, on);
    list_set_stamp(d, &r->data, &r->binding, "ladder", l->id, "");
    document_note(d, PLURAL("%s, application year %d, on %s, %zu company", "%s, application year %d, on %s, %zu companies",
                            r->state.n_in),
                  model_text_in(l->name, zh), r->binding.year, on, r->state.n_in);
    for (size_t i = 0; i < l->n_documents; i++)
        document_note(d, "%s  %s", model_text_in(l->documents[i].title, zh), l->documents[i].number);
    if (l->note.zh)
        document_note(d, "%s", model_text_in(l->note, zh));
    for (size_t i = 0; i < l->n_rungs; i++) {
        if (l->rungs[i].has_model && !r->models[i])
            document_note(d, _("no version of '%s' is in force on %s: only certificates "
                               "are counted"), l->rungs[i].id, on);
    }
    for (size_t i = 0; i < l->n_rungs; i++)
        assessed[i] = r->assessed >> i & 1 ? r->models[i] : NULL;
    calibration_notes(d, assessed, l->n_rungs, zh);
    if (!r->data.has_credentials)
        document_note(d, _("no certificates were given, so no company counts as holding one; give them with "
                           "--credentials FILE"));
    if (strangers)
        document_note(d, PLURAL("%zu certificate belongs to a company that is not in the data and is not counted",
                                "%zu certificates belong to companies that are not in the data and are not counted",
                                strangers),
                      strangers);
}

tidu_status tidu_ladder(tidu_session *s, const tidu_query *query, const tidu_ladder_options *given,
                        tidu_report **out, tidu_problems **found, tidu_error *err)
{
    tidu_ladder_options options, *o = &options;
    ladder_style style = {.is_chinese = s->env.is_chinese};
    inquiry asked = inquiry_of(s, query, found);
    ladder_need need;
    ladder_study *r = NULL;
    document *d = NULL;
    tidu_status status;

    ARGUMENT_TAKE(options, given);
    style.is_for_people = o->is_for_screen;
    status = find_table(o, &style.only, err);
    if (!status)
        status = ladder_study_new(&s->env, o->ladder ? o->ladder : "national", &r, err);
    if (!status)
        status = find_need(r->ladder, o, &need, err);
    if (!status)
        status = ladder_study_load(r, &need, &asked, o->company, err);
    if (!status)
        status = make_document(r, o, need.rung, &style, &d, err);
    status = problems_end(status, asked.found, found, err);
    if (status) {
        ladder_study_free(r);
        return status;
    }
    if (!d) {
        ladder_study_free(r);
        return report_wrap(&s->env, NULL, out, err);
    }
    document_language(d, s->env.is_chinese);
    if (o->is_for_screen && !o->company)
        set_title(d, r, o->view);
    add_notes(d, r);
    document_own(d, r, ladder_study_free);
    return report_wrap(&s->env, d, out, err);
}
