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

/* --- models and indicators as values -------------------------------------------------------------------------- */

/* The files of models, one for each version, by folder and name; NULL behind the last. Lives as long as the session. */
TIDU_API const char *tidu_model_file(const tidu_session *session, size_t i);

/* A rule that was loaded. All strings below live as long as it. */
typedef struct tidu_model tidu_model;

/*
 * `name` as in tidu_assess; `question` gives day and settings (NULL: the newest version). The caller's, and it borrows
 * the session. TIDU_ENOTFOUND, TIDU_EMODEL, TIDU_EIO.
 */
TIDU_API tidu_status tidu_model_open(tidu_session *session, const char *name, const tidu_question *question,
                                     tidu_model **out, tidu_error *err);
TIDU_API void tidu_model_close(tidu_model *model);

TIDU_API const char *tidu_model_id(const tidu_model *model);      /* "gazelle@jiangsu" */
TIDU_API const char *tidu_model_version(const tidu_model *model); /* the first day in force, YYYY-MM-DD */
TIDU_API const char *tidu_model_digest(const tidu_model *model);  /* SHA-256 of all that it stands on, hex */
TIDU_API const char *tidu_model_name(const tidu_model *model);    /* in the session's language */

typedef enum tidu_part { TIDU_PART_GATE, TIDU_PART_DIRECT, TIDU_PART_GROUP, TIDU_PART_ITEM } tidu_part;

typedef struct tidu_part_info {
    const char *id;
    const char *name;     /* in the session's language */
    const char *cite;     /* document and article; NULL where the group's or the model's stands for it */
    bool is_judged;       /* gates, direct passes: an expert confirms; items: a band leaves points to an expert */
    double most;          /* groups: the cap, infinite without one; items: the greatest points; else NaN */
    size_t group;         /* items: the number of their group; else 0 */
} tidu_part_info;

TIDU_API size_t tidu_model_count(const tidu_model *model, tidu_part part);
/* False behind the last one. */
TIDU_API bool tidu_model_part(const tidu_model *model, tidu_part part, size_t i, tidu_part_info *out);

typedef struct tidu_indicator_info {
    const char *name;        /* the canonical header */
    const char *label;       /* in the session's language */
    const char *type;        /* "text", "date", "flag", "code", "money", "count", "share" */
    const char *unit;        /* "yuan" for money, "fraction" for shares, else "" */
    bool is_annual;          /* one value a company and year; else one a company */
    bool is_whole;           /* no fractions */
    double least, greatest;  /* what a value can be; infinite where nothing bounds it */
    const char *fallback;    /* stands in where this one is missing; NULL: nothing does */
} tidu_indicator_info;

/*
 * The i-th indicator of the dictionary, in the order of the canonical form; false behind the last. The columns of
 * expert's points join it when their model is first used. Strings live as long as the session.
 */
TIDU_API bool tidu_indicator(const tidu_session *session, size_t i, tidu_indicator_info *out);

/* --- documents ------------------------------------------------------------------------------------------------ */

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
 * What differs between two models or versions, query->model and `after`, condition by condition. Each is a model's id, one version of
 * it ("srdi@2022", "srdi@2026-04-01", "srdi.2022") or a file. With a source (else NULL), also
 * the companies whose verdict or readiness would move; `problems` may be NULL.
 */
TIDU_API tidu_status tidu_models_diff(tidu_session *session, const tidu_query *query, const char *after,
                                      tidu_report **out, tidu_problems **problems, tidu_error *err);

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
