/*
 * What is no fault of a model file but most likely a mistake of whoever wrote it:
 *
 *   a text without its translation             a definition, setting or document that nothing uses
 *   law words that include a border            a band that an earlier one leaves nothing for
 *   where the comparison excludes it           a cap or a pass line that cannot be reached
 *   days that no version judges, or two do     ids that change between versions
 */
#ifndef MODEL_MODEL_LINT_H
#define MODEL_MODEL_LINT_H

#include "model/model.h"

typedef struct lint_finding {
    const char *file;
    unsigned long line, column; /* 0: the file as a whole */
    const char *text;           /* translated */
} lint_finding;

typedef void (*lint_report)(void *context, const lint_finding *finding);

/* One model. */
void lint_model(const model *m, lint_report report, void *context);

/*
 * All versions of one id together, in any order: gaps and overlaps in time, for new applications and for
 * re-checks, and ids that do not stay. TIDU_ENOMEM, else TIDU_OK however much is found.
 */
tidu_status lint_versions(const model *const *versions, size_t n, lint_report report, void *context,
                          tidu_error *err);

#endif
