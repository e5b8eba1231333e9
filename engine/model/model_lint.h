/*
 * Warnings: things in a model file that are valid but most likely mistakes:
 *
 *   a text without its translation               an unused definition, setting or document
 *   wording that includes a bound where the      a band that earlier ones leave nothing for
 *   comparison excludes it, or the reverse       a cap or a pass mark that cannot be reached
 *   days without a version, or with two          ids that change between versions
 *   a document that nobody says to have read     a worked example that names no document
 *   a condition that nobody, or everybody, meets  one fact with two priors
 */
#ifndef MODEL_MODEL_LINT_H
#define MODEL_MODEL_LINT_H

#include "model/model.h"

typedef struct lint_finding {
    const char *file;
    unsigned long line, column; /* 0: the file */
    const char *text;           /* translated */
} lint_finding;

typedef void (*lint_report)(void *context, const lint_finding *finding);

/* One model. */
void lint_model(const model *m, lint_report report, void *context);

/* Its conditions, against the limits of the dictionary. TIDU_ENOMEM, otherwise TIDU_OK whatever is found. */
tidu_status lint_reach(const model *m, dictionary *d, lint_report report, void *context, tidu_error *err);

/*
 * The worked examples of a model, in the file `path`. TIDU_EMODEL or TIDU_EIO if it cannot be read as YAML, otherwise TIDU_OK
 * whatever is found.
 */
tidu_status lint_cases(const char *path, const model *m, lint_report report, void *context, tidu_error *err);

/* All models: conditions that say the same have one prior. TIDU_ENOMEM, otherwise TIDU_OK whatever is found. */
tidu_status lint_priors(const model *const *models, size_t n, lint_report report, void *context, tidu_error *err);

/*
 * All versions of one id, in any order: gaps and overlaps in time, for new applications and for re-examinations, and
 * changed ids. TIDU_ENOMEM, otherwise TIDU_OK whatever is found.
 */
tidu_status lint_versions(const model *const *versions, size_t n, lint_report report, void *context,
                          tidu_error *err);

#endif
