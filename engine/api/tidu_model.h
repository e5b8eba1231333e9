/*
 * Model files: what there is, what a rule says, whether it is right.
 */
#ifndef TIDU_MODEL_H
#define TIDU_MODEL_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu_data.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Every model in force on `on` (NULL: today is not known to a library, so: every version). */
TIDU_API tidu_status tidu_models_list(tidu_session *session, const char *on, tidu_report **out,
                                      tidu_error *err);

/*
 * One model as the decree reads, in the version of question->on (without it the newest), for re-checks where
 * the question says so.
 */
TIDU_API tidu_status tidu_models_show(tidu_session *session, const char *model,
                                      const tidu_question *question, tidu_report **out,
                                      tidu_error *err);

/*
 * Load a model file, or all models and what stands beside them with NULL; each fault is a row, and each
 * warning: what is no fault but most likely a mistake.
 */
TIDU_API tidu_status tidu_models_check(tidu_session *session, const char *model, tidu_report **out,
                                       unsigned long *faults, unsigned long *warnings,
                                       tidu_error *err);

/* Run the worked examples of a model, or of all with NULL. */
TIDU_API tidu_status tidu_models_test(tidu_session *session, const char *model, tidu_report **out,
                                      unsigned long *passed, unsigned long *failed,
                                      tidu_error *err);

/* The outcomes (verdicts, states of conditions, bands) that no worked example reaches, and how many there are. */
TIDU_API tidu_status tidu_models_cover(tidu_session *session, const char *model, tidu_report **out,
                                       unsigned long *reached, unsigned long *outcomes,
                                       tidu_error *err);

/*
 * What differs between two models or versions, condition by condition. Each is a model's id, one version of
 * it ("srdi@2022", "srdi@2026-04-01", "srdi.2022") or a file. With a source (else NULL), also
 * the companies whose verdict or readiness would move; `problems` may be NULL.
 */
TIDU_API tidu_status tidu_models_diff(tidu_session *session, const char *before, const char *after,
                                      const tidu_source *source, const tidu_question *question,
                                      tidu_report **out, tidu_problems **problems,
                                      tidu_error *err);

/*
 * The skeleton of a model file: of one that stands alone, or with `extends` of one that extends a model.
 * TIDU_EUSAGE: `id` is none, TIDU_ENOTFOUND: nothing of that name to extend.
 */
TIDU_API tidu_status tidu_models_new(tidu_session *session, const char *id, const char *extends,
                                     tidu_sink sink, void *context, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
