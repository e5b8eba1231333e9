/*
 * What all questions share: the dictionary of indicators, the folders of model files, the language of texts, the number
 * of threads and the progress function. An environment is used by one thread at a time.
 */
#ifndef QUESTION_ENVIRONMENT_H
#define QUESTION_ENVIRONMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/cores.h"
#include "base/tidu_error.h"
#include "intake/intake_options.h"
#include "model/action.h"
#include "model/base_rate.h"
#include "model/baseline_rules.h"
#include "model/border_rules.h"
#include "model/calibration_rules.h"
#include "model/catalogue.h"
#include "model/export_rules.h"
#include "model/filing.h"
#include "model/filing_calendar.h"
#include "model/audit_rules.h"
#include "model/growth_rules.h"
#include "model/index_uncertainty.h"
#include "model/light_rules.h"
#include "model/research_rules.h"
#include "model/sheet_rules.h"
#include "model/roster.h"
#include "model/select_rules.h"
#include "model/size_rules.h"
#include "model/target_plan.h"
#include "model/tier.h"
#include "model/transition_rules.h"
#include "panel/indicator.h"
#include "question/answer_reads.h"
#include "question/calibrations.h"
#include "question/judged_names.h"
#include "question/roster_heads.h"

enum { ENVIRONMENT_PATH = 1024 };

typedef struct environment {
    dictionary *dictionary; /* loading a model adds its columns for expert scores */
    catalogue catalogue;
    judged_names *judged;   /* which columns of experts' scores the models ask for */
    roster_heads *heads;    /* by which rosters that come back are known */
    calibrations *calibrated; /* by the databases that were asked so far (question/calibrations.h) */
    char *folders;          /* of model files, separated by ':' */
    char *own;              /* the file of own indicators that was read last; NULL: none */
    int own_first, own_end; /* ids of own indicators: own_first .. own_end - 1 */
    bool is_chinese;
    int threads;            /* 0: all cores */
    intake_progress progress; /* may be NULL */
    void *progress_context;
    const char *user; /* who imports and undoes, or NULL */
    answer_reads *reads; /* what the answers of the session were made from */
    export_rules *exports; /* what the levels show; NULL: there is no such file, and everything is shown */
    export_level level;
    export_scope scope; /* of the question that was asked last */
} environment;

/* The number of threads that its questions are computed with. */
static inline int environment_threads(const environment *env)
{
    return env->threads ? env->threads : core_count();
}

/*
 * Load the dictionary (of a subject, see model/subject.h; NULL: of companies) and list the model files; all other fields become zero.
 * Cleared on failure. Returns TIDU_OK, TIDU_EIO, TIDU_EMODEL, TIDU_ENOTFOUND (the subject) or TIDU_ENOMEM.
 */
tidu_status environment_init(environment *env, const char *folders, const char *subject, tidu_error *err);
void environment_clear(environment *env);

/*
 * Add the indicators of indicators.yaml in the folder of a database or an input file to the dictionary, if there is such a
 * file and it has not been read. Statuses as dictionary_load_own.
 */
tidu_status environment_add_own(environment *env, const char *beside, tidu_error *err);

/*
 * Load practice/export.yaml of the first folder that has it, and set the level (NULL: that of the file, without a file the last one).
 * Statuses as export_rules_load; TIDU_EUSAGE: no such level, or a lower one without the file.
 */
tidu_status environment_export(environment *env, const char *level, tidu_error *err);

/* Whether an indicator (or INDICATOR_NONE) is one of these. */
bool environment_is_own(const environment *env, int indicator);

/* The path of the file `name` in the first folder that has it, otherwise in the last one. TIDU_EIO: no folder. */
tidu_status environment_file(const environment *env, const char *name, char path[ENVIRONMENT_PATH], tidu_error *err);

/* Load actions.yaml of the first folder that has it; *out becomes NULL if there is no folder. Statuses as actions_load. */
tidu_status environment_actions(const environment *env, actions **out, tidu_error *err);

/* Load practice/tiers.yaml of the first folder that has it. Statuses as tier_rules_load. */
tidu_status environment_tiers(const environment *env, tier_rules *out, tidu_error *err);

/* Load practice/filing.yaml of the first folder that has it. Statuses as filing_rules_load. */
tidu_status environment_filing(const environment *env, filing_rules *out, tidu_error *err);

/* Load practice/calibration.yaml of the first folder that has it. Statuses as calibration_rules_load. */
tidu_status environment_calibration(const environment *env, calibration_rules *out, tidu_error *err);

/* Load practice/transitions.yaml of the first folder that has it. Statuses as transition_rules_load. */
tidu_status environment_transitions(const environment *env, transition_rules *out, tidu_error *err);

/* Load practice/sheet.yaml of the first folder that has it; *out is the caller's. Statuses as sheet_rules_load. */
tidu_status environment_sheet(const environment *env, sheet_rules **out, tidu_error *err);

/* Load practice/research.yaml of the first folder that has it; *out is the caller's. Statuses as research_rules_load. */
tidu_status environment_research(const environment *env, research_rules **out, tidu_error *err);

/* Load practice/baseline.yaml of the first folder that has it; *out is the caller's. Statuses as baseline_rules_load. */
tidu_status environment_baseline(const environment *env, baseline_rules **out, tidu_error *err);

/* Load practice/border.yaml of the first folder that has it; *out is the caller's. Statuses as border_rules_load. */
tidu_status environment_border(const environment *env, border_rules **out, tidu_error *err);

/* Load practice/sizes.yaml of the first folder that has it; *out is the caller's. Statuses as size_rules_load. */
tidu_status environment_sizes(const environment *env, size_rules **out, tidu_error *err);

/* Load practice/uncertainty.yaml of the first folder that has it; *out is the caller's. Statuses as uncertainty_load. */
tidu_status environment_uncertainty(const environment *env, index_uncertainty **out, tidu_error *err);

/* Load practice/growth.yaml of the first folder that has it; *out is the caller's. Statuses as growth_rules_load. */
tidu_status environment_growth(const environment *env, growth_rules **out, tidu_error *err);

/* Load practice/audit.yaml of the first folder that has it; *out is the caller's. Statuses as audit_rules_load. */
tidu_status environment_audit(const environment *env, audit_rules **out, tidu_error *err);

/* Load practice/roster.yaml of the first folder that has it; *out is the caller's. TIDU_EIO: there is none. Statuses as roster_load. */
tidu_status environment_roster(const environment *env, roster **out, tidu_error *err);

/* Read the headings of that file into env->heads, if there is one and they have not been read. Statuses as roster_load. */
tidu_status environment_heads(const environment *env, tidu_error *err);

/* Load practice/base-rates.yaml of the first folder that has it; *out becomes NULL if none has. Statuses as base_rates_load. */
tidu_status environment_base_rates(const environment *env, base_rates **out, tidu_error *err);

/* Load the calendar of all folders; *out is the caller's. Statuses as filing_calendar_load. */
tidu_status environment_calendar(const environment *env, filing_calendar **out, tidu_error *err);

/* Load practice/targets.yaml of the first folder that has it; *out is the caller's. Statuses as target_rules_load. */
tidu_status environment_target_rules(const environment *env, target_rules **out, tidu_error *err);

/* Load practice/lights.yaml of the first folder that has it; *out is the caller's. Statuses as light_rules_load. */
tidu_status environment_lights(const environment *env, light_rules **out, tidu_error *err);

/* Load the plans of `names` [n], or all; target_library_clear is due, also on failure. Statuses as target_library_load. */
tidu_status environment_targets(const environment *env, const char *const *names, size_t n, target_library *out, tidu_error *err);

/* Has the calendar a batch or a window of the rung (id of a model)? */
tidu_status environment_has_periods(const environment *env, const char *rung, bool *out, tidu_error *err);

/* Load practice/selection.yaml of the first folder that has it. Statuses as select_rules_load. */
tidu_status environment_selection(const environment *env, select_rules *out, tidu_error *err);

#endif
