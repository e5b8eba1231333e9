#include "api/models_companion.h"

#include "model/action.h"
#include "model/coverage_rule.h"
#include "model/export_rules.h"
#include "model/filing_calendar.h"
#include "model/index_model.h"
#include "model/ladder.h"
#include "model/lever.h"
#include "model/metric_rule.h"
#include "model/name_table.h"
#include "model/policy.h"
#include "model/pool_rules.h"
#include "model/roster.h"
#include "model/size_rules.h"
#include "model/subject.h"
#include "model/target_plan.h"

static tidu_status load_index(const tidu_session *s, const char *path, tidu_error *err)
{
    index_model *x = NULL;
    dictionary *own = NULL;
    char subject[SUBJECT_ID];
    tidu_status status = TIDU_OK;

    subject_of_rules(path, subject);
    if (*subject)
        status = subject_dictionary_load(s->env.folders, subject, &own, err);
    if (!status)
        status = index_load(path, own ? own : s->env.dictionary, &x, err);
    index_free(x);
    dictionary_free(own);
    return status;
}

static tidu_status load_policy(const tidu_session *s, const char *path, tidu_error *err)
{
    policy *x;
    tidu_status status = policy_load(path, s->env.folders, s->env.dictionary, &x, err);

    if (!status)
        policy_free(x);
    return status;
}

static tidu_status load_coverage(const tidu_session *s, const char *path, tidu_error *err)
{
    coverage_rule *x;
    dictionary *own = NULL;
    char subject[SUBJECT_ID];
    tidu_status status = TIDU_OK;

    subject_of_rules(path, subject);
    if (*subject)
        status = subject_dictionary_load(s->env.folders, subject, &own, err);
    if (!status)
        status = coverage_rule_load(path, &s->env.catalogue, own ? own : s->env.dictionary, &x, err);
    if (!status)
        coverage_rule_free(x);
    dictionary_free(own);
    return status;
}

static tidu_status load_sizes(const tidu_session *s, const char *path, tidu_error *err)
{
    size_rules *x;
    tidu_status status = size_rules_load(path, &s->env.catalogue, s->env.dictionary, &x, err);

    if (!status)
        size_rules_free(x);
    return status;
}

static tidu_status load_metric(const tidu_session *s, const char *path, tidu_error *err)
{
    metric_rule *x;
    tidu_status status = metric_rule_load(path, &s->env.catalogue, s->env.dictionary, &x, err);

    if (!status)
        metric_rule_free(x);
    return status;
}

static tidu_status load_pool(const tidu_session *s, const char *path, tidu_error *err)
{
    pool_rules *x;
    tidu_status status = pool_rules_load(path, &s->env.catalogue, s->env.dictionary, &x, err);

    if (!status)
        pool_rules_free(x);
    return status;
}

static tidu_status load_research(const tidu_session *s, const char *path, tidu_error *err)
{
    research_rules *x;
    tidu_status status = research_rules_load(path, &s->env.catalogue, s->env.dictionary, &x, err);

    if (!status)
        research_rules_free(x);
    return status;
}

static tidu_status load_baseline(const tidu_session *s, const char *path, tidu_error *err)
{
    baseline_rules *x;
    tidu_status status = baseline_rules_load(path, &s->env.catalogue, s->env.dictionary, &x, err);

    if (!status)
        baseline_rules_free(x);
    return status;
}

static tidu_status load_border(const tidu_session *s, const char *path, tidu_error *err)
{
    border_rules *x;
    tidu_status status = border_rules_load(path, s->env.dictionary, &x, err);

    if (!status)
        border_rules_free(x);
    return status;
}

static tidu_status check_table(const tidu_session *s, const char *path, tidu_error *err)
{
    return table_file_check(path, s->env.dictionary, err);
}

static tidu_status load_ladder(const tidu_session *s, const char *path, tidu_error *err)
{
    ladder *x;
    tidu_status status = ladder_load(path, &s->env.catalogue, &x, err);

    if (!status)
        ladder_free(x);
    return status;
}

static tidu_status load_actions(const tidu_session *s, const char *path, tidu_error *err)
{
    actions *x;
    tidu_status status = actions_load(path, s->env.dictionary, &x, err);

    if (!status)
        actions_free(x);
    return status;
}

static tidu_status check_calendar(const tidu_session *s, const char *path, tidu_error *err)
{
    return filing_calendar_check(path, &s->env.catalogue, err);
}

static tidu_status load_levers(const tidu_session *s, const char *path, tidu_error *err)
{
    levers *x;
    tidu_status status = levers_load(path, s->env.folders, s->env.dictionary, &x, err);

    if (!status)
        levers_free(x);
    return status;
}

static tidu_status load_tiers(const tidu_session *s, const char *path, tidu_error *err)
{
    tier_rules x;

    (void)s;
    return tier_rules_load(path, &x, err);
}

static tidu_status load_rates(const tidu_session *s, const char *path, tidu_error *err)
{
    base_rates *x;
    tidu_status status = base_rates_load(path, s->env.dictionary, &x, err);

    if (!status)
        base_rates_free(x);
    return status;
}

static tidu_status load_filing(const tidu_session *s, const char *path, tidu_error *err)
{
    filing_rules x;

    (void)s;
    return filing_rules_load(path, &x, err);
}

static tidu_status load_transitions(const tidu_session *s, const char *path, tidu_error *err)
{
    transition_rules x;

    (void)s;
    return transition_rules_load(path, &x, err);
}

static tidu_status load_growth(const tidu_session *s, const char *path, tidu_error *err)
{
    growth_rules *x;
    tidu_status status = growth_rules_load(path, s->env.dictionary, &x, err);

    if (!status)
        growth_rules_free(x);
    return status;
}

static tidu_status load_audit(const tidu_session *s, const char *path, tidu_error *err)
{
    audit_rules *x;
    tidu_status status = audit_rules_load(path, s->env.dictionary, &x, err);

    if (!status)
        audit_rules_free(x);
    return status;
}

static tidu_status load_uncertainty(const tidu_session *s, const char *path, tidu_error *err)
{
    index_uncertainty *x;
    tidu_status status = uncertainty_load(path, s->env.dictionary, &x, err);

    if (!status)
        uncertainty_free(x);
    return status;
}

static tidu_status load_sheet(const tidu_session *s, const char *path, tidu_error *err)
{
    sheet_rules *x;
    tidu_status status = sheet_rules_load(path, s->env.dictionary, &x, err);

    if (!status)
        sheet_rules_free(x);
    return status;
}

static tidu_status load_roster(const tidu_session *s, const char *path, tidu_error *err)
{
    roster *x;
    tidu_status status = roster_load(path, s->env.dictionary, &x, err);

    if (!status)
        roster_free(x);
    return status;
}

static tidu_status load_export(const tidu_session *s, const char *path, tidu_error *err)
{
    export_rules *x;
    tidu_status status = export_rules_load(path, &x, err);

    (void)s;
    if (!status)
        export_rules_free(x);
    return status;
}

static tidu_status load_selection(const tidu_session *s, const char *path, tidu_error *err)
{
    select_rules x;

    (void)s;
    return select_rules_load(path, &x, err);
}

static tidu_status load_target_rules(const tidu_session *s, const char *path, tidu_error *err)
{
    target_rules *x;
    tidu_status status = target_rules_load(path, &x, err);

    (void)s;
    if (!status)
        target_rules_free(x);
    return status;
}

static tidu_status load_targets(const tidu_session *s, const char *path, tidu_error *err)
{
    target_rules *rules;
    target_plan *x;
    tidu_status status = environment_target_rules(&s->env, &rules, err);

    if (status)
        return status;
    status = target_plan_load(path, rules, &x, err);
    if (!status)
        target_plan_free(x);
    target_rules_free(rules);
    return status;
}

static tidu_status load_lights(const tidu_session *s, const char *path, tidu_error *err)
{
    light_rules *x;
    tidu_status status = light_rules_load(path, &x, err);

    (void)s;
    if (!status)
        light_rules_free(x);
    return status;
}

static tidu_status load_subject(const tidu_session *s, const char *path, tidu_error *err)
{
    dictionary *x;
    tidu_status status = subject_dictionary_load_file(s->env.folders, path, &x, err);

    if (!status)
        dictionary_free(x);
    return status;
}

static tidu_status load_calibration(const tidu_session *s, const char *path, tidu_error *err)
{
    calibration_rules x;

    (void)s;
    return calibration_rules_load(path, &x, err);
}

const models_companion models_companions[] = {
    {"index", "indices", NULL, NULL, false, load_index},
    {"policy", "policies", NULL, NULL, false, load_policy},
    {"coverage", "coverage", NULL, NULL, false, load_coverage},
    {"metric", "metrics", NULL, NULL, false, load_metric},
    {"pool", "pools", NULL, NULL, false, load_pool},
    {"table", "tables", NULL, NULL, false, check_table},
    {"ladder", "ladders", NULL, NULL, false, load_ladder},
    {"calendar", "calendar", NULL, NULL, false, check_calendar},
    {"plan", "targets", NULL, NULL, false, load_targets},
    {"subject", "subjects", NULL, NULL, false, load_subject},
    {"levers", NULL, "levers", NULL, false, load_levers},
    {"actions", NULL, NULL, "actions.yaml", false, load_actions},
    {"apply", NULL, NULL, "practice/tiers.yaml", false, load_tiers},
    {"budgets", NULL, NULL, "practice/selection.yaml", false, load_selection},
    {"usual", NULL, NULL, "practice/lights.yaml", true, load_lights},
    {"filings", NULL, NULL, "practice/calibration.yaml", true, load_calibration},
    {"weight", NULL, NULL, "practice/transitions.yaml", false, load_transitions},
    {"horizon", NULL, NULL, "practice/growth.yaml", false, load_growth},
    {"redundant", NULL, NULL, "practice/audit.yaml", false, load_audit},
    {"uncertainty", NULL, NULL, "practice/uncertainty.yaml", false, load_uncertainty},
    {"facts", NULL, NULL, "practice/sheet.yaml", false, load_sheet},
    {"sizes", NULL, NULL, "practice/sizes.yaml", true, load_sizes},
    {"sources", NULL, NULL, "practice/research.yaml", true, load_research},
    {"quantiles", NULL, NULL, "practice/baseline.yaml", true, load_baseline},
    {"usual_model", NULL, NULL, "practice/border.yaml", true, load_border},
    {"usual_level", NULL, NULL, "practice/export.yaml", true, load_export},
    {"residents", NULL, NULL, "practice/targets.yaml", true, load_target_rules},
    {"sheet", NULL, NULL, "practice/roster.yaml", true, load_roster},
    {"severity", NULL, NULL, "practice/filing.yaml", false, load_filing},
    {"base_rates", NULL, NULL, "practice/base-rates.yaml", true, load_rates}
};

const size_t n_models_companions = sizeof models_companions / sizeof *models_companions;
