/*
 * Model files: list, show, check, test and compare them; the parts of a model and the indicators as values.
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

/*
 * The path of the i-th model file, one per version, ordered by folder and name; NULL beyond the last. Valid as long as
 * the session.
 */
TIDU_API const char *tidu_model_file(const tidu_session *session, size_t i);

/* A loaded model. All strings below are valid as long as it is. */
typedef struct tidu_model tidu_model;

/*
 * Load a model.
 *
 * session   borrowed; must outlive the model
 * name      as query->model
 * question  gives the application date and settings; NULL: the newest version
 * out       on success the model, owned by the caller (tidu_model_close)
 *
 * Returns TIDU_OK, TIDU_ENOTFOUND, TIDU_EMODEL, TIDU_EIO, TIDU_EUSAGE (date or settings) or TIDU_ENOMEM.
 */
TIDU_API tidu_status tidu_model_open(tidu_session *session, const char *name, const tidu_question *question,
                                     tidu_model **out, tidu_error *err);
TIDU_API void tidu_model_close(tidu_model *model);

TIDU_API const char *tidu_model_id(const tidu_model *model);      /* "gazelle@jiangsu" */
TIDU_API const char *tidu_model_version(const tidu_model *model); /* first day in force, YYYY-MM-DD */
TIDU_API const char *tidu_model_digest(const tidu_model *model);  /* SHA-256 of all files it consists of, hex */
TIDU_API const char *tidu_model_name(const tidu_model *model);    /* in the session's language */

typedef enum tidu_part { TIDU_PART_GATE, TIDU_PART_DIRECT, TIDU_PART_GROUP, TIDU_PART_ITEM } tidu_part;

typedef struct tidu_part_info {
    const char *id;
    const char *name;     /* in the session's language */
    const char *cite;     /* document and article; NULL: that of the group or the model applies */
    bool is_judged;       /* gates, direct passes: confirmed by an expert; items: some points are given by an expert */
    double most;          /* groups: the cap, infinite if there is none; items: the greatest points; otherwise NaN */
    size_t group;         /* items: number of their group; otherwise 0 */
} tidu_part_info;

TIDU_API size_t tidu_model_count(const tidu_model *model, tidu_part part);
/* Describe the i-th part of a kind; false beyond the last. */
TIDU_API bool tidu_model_part(const tidu_model *model, tidu_part part, size_t i, tidu_part_info *out);

/*
 * The points that an expert gives for an item, as the model expects it before anybody has judged: of the band from `least` to
 * `greatest` points the fewest possible points with P(no more than these) >= `chance`, which is from 0 to 1. A panel can so be simulated.
 * False, and nothing is written, if the model has no such item or the item no such band.
 */
TIDU_API bool tidu_model_item_points(const tidu_model *model, size_t item, double least, double greatest, double chance,
                                     double *points);

typedef struct tidu_indicator_info {
    const char *name;        /* the canonical header */
    const char *label;       /* in the session's language */
    const char *type;        /* "text", "date", "flag", "code", "money", "count", "share" */
    const char *unit;        /* "yuan" for money, "fraction" for shares, else "" */
    bool is_annual;          /* one value per company and year, otherwise one per company */
    bool is_whole;           /* whole numbers only */
    double least, greatest;  /* range of valid values; infinite if unbounded */
    const char *fallback;    /* indicator used where this one is missing; NULL: none */
} tidu_indicator_info;

/*
 * Describe the i-th indicator of the dictionary, in the order of the canonical table; false beyond the last. A model's
 * columns for expert scores are added when the model is first loaded. Strings are valid as long as the session.
 */
TIDU_API bool tidu_indicator(const tidu_session *session, size_t i, tidu_indicator_info *out);

/* --- documents ------------------------------------------------------------------------------------------------ */

/* List the models in force on the day `on`, YYYY-MM-DD; NULL: all versions. TIDU_EUSAGE: not a date. */
TIDU_API tidu_status tidu_models_list(tidu_session *session, const char *on, tidu_report **out,
                                      tidu_error *err);

/*
 * Show one model in the words and order of its decree: the version in force on question->on (NULL: the newest), for
 * re-checks if question->is_recheck. Statuses as for tidu_model_open.
 */
TIDU_API tidu_status tidu_models_show(tidu_session *session, const char *model,
                                      const tidu_question *question, tidu_report **out,
                                      tidu_error *err);

/*
 * Check one model, or with NULL all models and the files beside them (indices, policies, tables, actions, tiers). The
 * report has one row for each error and for each warning, which is something valid but probably unintended.
 */
TIDU_API tidu_status tidu_models_check(tidu_session *session, const char *model, tidu_report **out,
                                       unsigned long *faults, unsigned long *warnings,
                                       tidu_error *err);

/* Run the worked examples of a model, or of all models with NULL. */
TIDU_API tidu_status tidu_models_test(tidu_session *session, const char *model, tidu_report **out,
                                      unsigned long *passed, unsigned long *failed,
                                      tidu_error *err);

/*
 * List the outcomes (verdicts, states of conditions, bands) that no worked example reaches. *outcomes is the number of
 * all outcomes, *reached of those reached.
 */
TIDU_API tidu_status tidu_models_cover(tidu_session *session, const char *model, tidu_report **out,
                                       unsigned long *reached, unsigned long *outcomes,
                                       tidu_error *err);

/*
 * Compare two models or versions, query->model and `after`, condition by condition. Each is given as an id, one version
 * ("srdi@2022", "srdi@2026-04-01", "srdi.2022") or a file. If query->source is not NULL, the report also lists the
 * companies whose verdict or readiness would change. Returns the statuses of a query.
 */
TIDU_API tidu_status tidu_models_diff(tidu_session *session, const tidu_query *query, const char *after,
                                      tidu_report **out, tidu_problems **problems, tidu_error *err);

/* List the kinds of files of rules (models, indices, ladders, policies ...) with where they stand. TIDU_ENOMEM. */
TIDU_API tidu_status tidu_models_kinds(tidu_session *session, tidu_report **out, tidu_error *err);

/*
 * Write the JSON Schema (draft 2020-12) of the files of a kind, one of those listed by tidu_models_kinds, to the sink.
 * It is made from the tables by which the files are read: it admits the same keys, and editors can use it.
 *
 * Returns TIDU_OK, TIDU_ENOTFOUND (there is no such kind), TIDU_EIO (the sink refused) or TIDU_ENOMEM.
 */
TIDU_API tidu_status tidu_models_schema(tidu_session *session, const char *kind, tidu_sink sink, void *context,
                                        tidu_error *err);

/*
 * Write the skeleton of a model file to the sink: of an independent model, or of one that extends the model `extends`
 * unless that is NULL.
 *
 * Returns TIDU_OK, TIDU_EUSAGE (`id` is not a valid id), TIDU_ENOTFOUND (there is no model `extends`), TIDU_EMODEL,
 * TIDU_EIO or TIDU_ENOMEM.
 */
TIDU_API tidu_status tidu_models_new(tidu_session *session, const char *id, const char *extends,
                                     tidu_sink sink, void *context, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
