/*
 * The environment of a session: opening the folders of model files and finding files in them.
 */
#include "question/environment.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/path.h"
#include "model/dictionary_file.h"
#include "model/subject.h"

tidu_status environment_init(environment *env, const char *folders, const char *subject, tidu_error *err)
{
    tidu_status status;

    *env = (environment){.folders = allocate(strlen(folders) + 1)};
    status = !env->folders ? error_memory(err)
             : subject     ? subject_dictionary_load(folders, subject, &env->dictionary, err)
                           : dictionary_load(folders, &env->dictionary, err);
    if (!status) {
        strcpy(env->folders, folders);
        status = catalogue_open(env->folders, &env->catalogue, err);
    }
    if (!status && (!(env->judged = judged_names_new(&env->catalogue)) || !(env->heads = roster_heads_new()) || !(env->reads = answer_reads_new())))
        status = error_memory(err);
    if (status)
        environment_clear(env);
    return status;
}

void environment_clear(environment *env)
{
    judged_names_free(env->judged);
    roster_heads_free(env->heads);
    export_rules_free(env->exports);
    calibrations_free(env->calibrated);
    answer_reads_free(env->reads);
    catalogue_close(&env->catalogue);
    dictionary_free(env->dictionary);
    release(env->folders);
    release(env->own);
    *env = (environment){0};
}

tidu_status environment_add_own(environment *env, const char *beside, tidu_error *err)
{
    static const char file[] = "indicators.yaml";
    size_t folder = (size_t)(path_name(beside) - beside);
    char *path = allocate(folder + sizeof file);
    int first = dictionary_count(env->dictionary);
    tidu_status status;

    if (!path)
        return error_memory(err);
    memcpy(path, beside, folder);
    memcpy(path + folder, file, sizeof file);
    if (access(path, R_OK) || (env->own && !strcmp(env->own, path))) {
        release(path);
        return TIDU_OK;
    }
    release(env->own);
    env->own = path;
    status = dictionary_load_own(path, env->dictionary, err);
    env->own_first = env->own_end ? env->own_first : first; /* judged columns may stand between those of two files */
    env->own_end = dictionary_count(env->dictionary);
    return status;
}

tidu_status environment_export(environment *env, const char *level, tidu_error *err)
{
    char path[ENVIRONMENT_PATH];
    bool has_file = !environment_file(env, "practice/export.yaml", path, NULL) && !access(path, R_OK);
    tidu_status status = has_file ? export_rules_load(path, &env->exports, err) : TIDU_OK;

    if (status)
        return status;
    env->level = has_file ? (export_level)env->exports->usual : EXPORT_FULL;
    if (level && !export_level_find(level, &env->level))
        return error_set(err, TIDU_EUSAGE, _("'%s' is no export level; they are L0 (public), L1 (bureau), L2 (leaders) and L3 (full)"), level);
    if (env->level != EXPORT_FULL && !has_file)
        return error_set(err, TIDU_EUSAGE, _("the models have no practice/export.yaml, which says what level %s shows"), export_level_name(env->level));
    return TIDU_OK;
}

bool environment_is_own(const environment *env, int indicator)
{
    return indicator >= env->own_first && indicator < env->own_end &&
           !dictionary_get(env->dictionary, indicator)->is_judged;
}

tidu_status environment_file(const environment *env, const char *name, char path[ENVIRONMENT_PATH], tidu_error *err)
{
    const char *folders = env->folders, *folder;
    bool has_folder = false;
    size_t length;

    while (path_next_folder(&folders, &folder, &length)) {
        has_folder = true;
        snprintf(path, ENVIRONMENT_PATH, "%.*s/%s", (int)length, folder, name);
        if (!access(path, R_OK))
            break;
    }
    return has_folder ? TIDU_OK : error_set(err, TIDU_EIO, _("the folder of models has no file %s"), name);
}

tidu_status environment_actions(const environment *env, actions **out, tidu_error *err)
{
    char path[ENVIRONMENT_PATH];

    *out = NULL;
    if (environment_file(env, "actions.yaml", path, NULL)) /* one's own models alone may have none */
        return TIDU_OK;
    return actions_load(path, env->dictionary, out, err);
}

tidu_status environment_tiers(const environment *env, tier_rules *out, tidu_error *err)
{
    char path[ENVIRONMENT_PATH];
    tidu_status status = environment_file(env, "practice/tiers.yaml", path, err);

    return status ? status : tier_rules_load(path, out, err);
}

tidu_status environment_base_rates(const environment *env, base_rates **out, tidu_error *err)
{
    char path[ENVIRONMENT_PATH];

    *out = NULL;
    if (environment_file(env, "practice/base-rates.yaml", path, NULL) || access(path, R_OK))
        return TIDU_OK;
    return base_rates_load(path, env->dictionary, out, err);
}

tidu_status environment_filing(const environment *env, filing_rules *out, tidu_error *err)
{
    char path[ENVIRONMENT_PATH];
    tidu_status status = environment_file(env, "practice/filing.yaml", path, err);

    return status ? status : filing_rules_load(path, out, err);
}

tidu_status environment_calibration(const environment *env, calibration_rules *out, tidu_error *err)
{
    char path[ENVIRONMENT_PATH];
    tidu_status status = environment_file(env, "practice/calibration.yaml", path, err);

    return status ? status : calibration_rules_load(path, out, err);
}

tidu_status environment_transitions(const environment *env, transition_rules *out, tidu_error *err)
{
    char path[ENVIRONMENT_PATH];
    tidu_status status = environment_file(env, "practice/transitions.yaml", path, err);

    return status ? status : transition_rules_load(path, out, err);
}

tidu_status environment_sheet(const environment *env, sheet_rules **out, tidu_error *err)
{
    char path[ENVIRONMENT_PATH];
    tidu_status status = environment_file(env, "practice/sheet.yaml", path, err);

    return status ? status : sheet_rules_load(path, env->dictionary, out, err);
}

tidu_status environment_roster(const environment *env, roster **out, tidu_error *err)
{
    char path[ENVIRONMENT_PATH];
    tidu_status status = environment_file(env, "practice/roster.yaml", path, err);

    return status ? status : roster_load(path, env->dictionary, out, err);
}

tidu_status environment_heads(const environment *env, tidu_error *err)
{
    char path[ENVIRONMENT_PATH];

    if (environment_file(env, "practice/roster.yaml", path, NULL) || access(path, R_OK)) /* one's own models alone may have none */
        return TIDU_OK;
    return roster_heads_load(env->heads, path, env->dictionary, err);
}

tidu_status environment_uncertainty(const environment *env, index_uncertainty **out, tidu_error *err)
{
    char path[ENVIRONMENT_PATH];
    tidu_status status = environment_file(env, "practice/uncertainty.yaml", path, err);

    return status ? status : uncertainty_load(path, env->dictionary, out, err);
}

tidu_status environment_growth(const environment *env, growth_rules **out, tidu_error *err)
{
    char path[ENVIRONMENT_PATH];
    tidu_status status = environment_file(env, "practice/growth.yaml", path, err);

    return status ? status : growth_rules_load(path, env->dictionary, out, err);
}

tidu_status environment_audit(const environment *env, audit_rules **out, tidu_error *err)
{
    char path[ENVIRONMENT_PATH];
    tidu_status status = environment_file(env, "practice/audit.yaml", path, err);

    return status ? status : audit_rules_load(path, env->dictionary, out, err);
}

tidu_status environment_research(const environment *env, research_rules **out, tidu_error *err)
{
    char path[ENVIRONMENT_PATH];
    tidu_status status = environment_file(env, "practice/research.yaml", path, err);

    return status ? status : research_rules_load(path, &env->catalogue, env->dictionary, out, err);
}

tidu_status environment_baseline(const environment *env, baseline_rules **out, tidu_error *err)
{
    char path[ENVIRONMENT_PATH];
    tidu_status status = environment_file(env, "practice/baseline.yaml", path, err);

    return status ? status : baseline_rules_load(path, &env->catalogue, env->dictionary, out, err);
}

tidu_status environment_border(const environment *env, border_rules **out, tidu_error *err)
{
    char path[ENVIRONMENT_PATH];
    tidu_status status = environment_file(env, "practice/border.yaml", path, err);

    return status ? status : border_rules_load(path, env->dictionary, out, err);
}

tidu_status environment_sizes(const environment *env, size_rules **out, tidu_error *err)
{
    char path[ENVIRONMENT_PATH];
    tidu_status status = environment_file(env, "practice/sizes.yaml", path, err);

    return status ? status : size_rules_load(path, &env->catalogue, env->dictionary, out, err);
}

tidu_status environment_calendar(const environment *env, filing_calendar **out, tidu_error *err)
{
    return filing_calendar_load(env->folders, &env->catalogue, out, err);
}

tidu_status environment_has_periods(const environment *env, const char *rung, bool *out, tidu_error *err)
{
    filing_calendar *c;
    tidu_status status = environment_calendar(env, &c, err);

    if (status)
        return status;
    *out = filing_calendar_has(c, rung);
    filing_calendar_free(c);
    return TIDU_OK;
}

tidu_status environment_selection(const environment *env, select_rules *out, tidu_error *err)
{
    char path[ENVIRONMENT_PATH];
    tidu_status status = environment_file(env, "practice/selection.yaml", path, err);

    return status ? status : select_rules_load(path, out, err);
}

tidu_status environment_target_rules(const environment *env, target_rules **out, tidu_error *err)
{
    char path[ENVIRONMENT_PATH];
    tidu_status status = environment_file(env, "practice/targets.yaml", path, err);

    return status ? status : target_rules_load(path, out, err);
}

tidu_status environment_lights(const environment *env, light_rules **out, tidu_error *err)
{
    char path[ENVIRONMENT_PATH];
    tidu_status status = environment_file(env, "practice/lights.yaml", path, err);

    return status ? status : light_rules_load(path, out, err);
}

tidu_status environment_targets(const environment *env, const char *const *names, size_t n, target_library *out, tidu_error *err)
{
    target_rules *rules;
    tidu_status status = environment_target_rules(env, &rules, err);

    *out = (target_library){0};
    return status ? status : target_library_load(env->folders, names, n, rules, out, err);
}
