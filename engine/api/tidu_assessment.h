/*
 * Assessing companies by a model: verdicts, points and readiness, ranked lists, explanations.
 */
#ifndef TIDU_ASSESSMENT_H
#define TIDU_ASSESSMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "api/tidu_data.h"
#include "api/tidu_model.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tidu_assessment tidu_assessment;

typedef enum tidu_verdict { TIDU_NO, TIDU_OPEN, TIDU_YES } tidu_verdict;

/*
 * Assess all companies of the source by query->model.
 *
 * session  borrowed; must outlive the assessment
 * out      on success a new assessment, owned by the caller (tidu_assessment_free)
 *
 * Returns the statuses of a query (tidu_question.h).
 */
TIDU_API tidu_status tidu_assess(tidu_session *session, const tidu_query *query, tidu_assessment **out,
                                 tidu_problems **problems, tidu_error *err);
TIDU_API void tidu_assessment_free(tidu_assessment *assessment);

/* --- results as values --------------------------------------------------------------------------------- */

typedef enum tidu_gate_state {
    TIDU_GATE_MET,
    TIDU_GATE_UNMET,
    TIDU_GATE_UNKNOWN,       /* data are missing */
    TIDU_GATE_JUDGED,        /* for an expert to decide, who has not yet done so */
    TIDU_GATE_NOT_APPLICABLE
} tidu_gate_state;

/*
 * Companies are numbered 0 .. n - 1 in the order of the data; gates, direct passes and items are numbered as by
 * tidu_model_part. `company` must be below n.
 */
TIDU_API size_t tidu_assessment_count(const tidu_assessment *assessment); /* n */
TIDU_API int tidu_assessment_year(const tidu_assessment *assessment);     /* application year */
TIDU_API const tidu_model *tidu_assessment_model(const tidu_assessment *assessment); /* valid as long as it is */
TIDU_API const char *tidu_assessment_code(const tidu_assessment *assessment, size_t company);
TIDU_API const char *tidu_assessment_name(const tidu_assessment *assessment, size_t company); /* NULL: missing */

/* The number of the company with this code; n if there is none. */
TIDU_API size_t tidu_assessment_find(const tidu_assessment *assessment, const char *code);

/*
 * Columns: x[n], one value per company, constant and valid as long as the assessment.
 *   verdicts      tidu_verdict
 *   readiness     probability of TIDU_YES under the model's priors, 0 to 1
 *   score_lo, hi  least and greatest total that the known facts allow, in points; NULL if the model has no score
 *   gate, direct  tidu_gate_state; NULL if the model has no gate or direct pass of that number
 */
TIDU_API const uint8_t *tidu_assessment_verdicts(const tidu_assessment *assessment);
TIDU_API const double *tidu_assessment_readiness(const tidu_assessment *assessment);
TIDU_API const double *tidu_assessment_score_lo(const tidu_assessment *assessment);
TIDU_API const double *tidu_assessment_score_hi(const tidu_assessment *assessment);
TIDU_API const uint8_t *tidu_assessment_gate(const tidu_assessment *assessment, size_t gate);
TIDU_API const uint8_t *tidu_assessment_direct(const tidu_assessment *assessment, size_t direct);

/*
 * Write the least and the greatest points of an item to lo[n] and hi[n], which the caller provides. False if the model
 * has no item of that number.
 */
TIDU_API bool tidu_assessment_item(const tidu_assessment *assessment, size_t item, double *lo, double *hi);

/* The result of one company. Strings are valid as long as the assessment. */
typedef struct tidu_company_result {
    const char *code;
    const char *name;          /* NULL: missing */
    tidu_verdict verdict;
    double readiness;
    double score_lo, score_hi; /* points; NaN if the model has no score */
    size_t unmet, unknown;     /* number of gates in that state; judged gates count as neither */
} tidu_company_result;

/* False if `company` is not below n. */
TIDU_API bool tidu_assessment_get(const tidu_assessment *assessment, size_t company, tidu_company_result *out);

/* --- documents ------------------------------------------------------------------------------------------ */

/*
 * Assess the companies of a file in one pass and write all columns as CSV. Companies are processed in batches of some
 * ten thousand, so apart from about eight bytes per company the memory used does not grow with the file. Of the
 * problems, the first 10,000 of each kind are kept.
 *
 * query    query->source->input is a file whose rows are grouped by company, and not strict; query->question->year is
 *          set, because the default is known only at the end of the file
 * output   receives the CSV; bytes written before a failure stay written
 * notes    on success a report without tables that holds the notes, owned by the caller
 *
 * Returns the statuses of a query; TIDU_EDATA also if the rows of a company are not contiguous, TIDU_EUSAGE also for a
 * database, a strict source or a question without a year, TIDU_EIO also if the sink refused.
 */
TIDU_API tidu_status tidu_assess_stream(tidu_session *session, const tidu_query *query, const tidu_output *output,
                                        tidu_report **notes, tidu_problems **problems, tidu_error *err);

/*
 * A report with one row per company that the question selects, in the order of the data. With `is_for_screen` it has only
 * the columns that fit a terminal. The report is the caller's and borrows the assessment. TIDU_ENOMEM, and TIDU_ENOTFOUND if
 * the question selects no company.
 */
TIDU_API tidu_status tidu_assessment_report(tidu_assessment *assessment, bool is_for_screen,
                                            tidu_report **out, tidu_error *err);

typedef struct tidu_many_options {
    size_t size; /* of this struct; see TIDU_ABI */
    const char *const *models; /* [n_models] as query->model; NULL: all in force on the application date */
    size_t n_models;
    bool is_for_screen;        /* one row per model, otherwise one per company and model */
} tidu_many_options;

/*
 * Assess the companies that the question selects by several models, reading the data once. query->model is ignored, as are
 * settings that a model does not have. The report is the caller's. Returns the statuses of a query.
 */
TIDU_API tidu_status tidu_assess_many(tidu_session *session, const tidu_query *query, const tidu_many_options *options,
                                      tidu_report **out, tidu_problems **problems, tidu_error *err);

typedef struct tidu_rank_options {
    size_t size; /* of this struct; see TIDU_ABI */
    size_t top;            /* 0: all */
    const char *by;        /* "work" (or NULL; in a re-check NULL is "readiness"), "readiness", "potential", "score_lo", "score_hi" */
    bool with_holders;     /* include companies that already hold the certificate */
    bool is_for_screen;    /* only the columns that fit a terminal, with the next step of each company */
    bool by_town;          /* one list per town: group "town" */
    const char *group;     /* one list per "town", "grid", "park", "industry" (its division) or "coach"; or NULL */
    const char *const *tiers; /* [n_tiers] only "apply", "push", "nurture" or "watch"; the ranks stay those of the whole list */
    size_t n_tiers;
    size_t slots;          /* companies that can be pushed until the next application; 0: any number */
    bool without_ways;     /* look for no ways up: tier, years and cost of those who cannot file stay open */
} tidu_rank_options;

/* A ranked list as values: companies of an assessment and their ranks. */
typedef struct tidu_list tidu_list;

/*
 * Rank the companies of an assessment. In the order of the work those who can file stand first, by readiness; then, by their
 * cheapest ways up as tidu_reach_all finds them, those who can at a later application; of more than 10,000 who cannot file the
 * ways are looked for of those that lack least today, and the others stand behind. If the question did not ask for ways
 * (with_ways) and any are needed, the data are read again. A rank is shared only by companies that are equal in everything the
 * order goes by.
 *
 * assessment  borrowed; must outlive the list
 * options     NULL: all defaults
 * out         on success a new list, owned by the caller (tidu_list_free)
 *
 * Returns TIDU_OK, TIDU_EUSAGE (no such order, tier or group), TIDU_ENOTFOUND (the index to order by does not exist, or the
 * question or the tiers select no company), TIDU_ENOMEM, or TIDU_EIO or TIDU_EMODEL if practice/tiers.yaml, which tiers
 * follow, cannot be loaded, or TIDU_EDATA if the data changed between two readings, or as tidu_reach_all.
 */
TIDU_API tidu_status tidu_list_new(tidu_assessment *assessment, const tidu_rank_options *options, tidu_list **out,
                                   tidu_error *err);
TIDU_API void tidu_list_free(tidu_list *list);
TIDU_API size_t tidu_list_count(const tidu_list *list);
TIDU_API const uint32_t *tidu_list_companies(const tidu_list *list); /* [count], numbers in the assessment */
TIDU_API const uint32_t *tidu_list_ranks(const tidu_list *list);     /* [count]; equal keys share a rank: 1, 2, 2, 4 */

/* Companies left out because they hold the certificate, or in a re-check because they do not. */
TIDU_API size_t tidu_list_left_out(const tidu_list *list);

/* The index `potential` of the i-th entry, 0 to 100; NaN if it has none or the question did not ask for it. */
TIDU_API double tidu_list_potential(const tidu_list *list, size_t i);

/*
 * The ranked list as a report, which is the caller's and borrows the assessment. `options` and statuses as for
 * tidu_list_new. Parks, grids and industries are known if the question is one of a list (with_potential).
 */
TIDU_API tidu_status tidu_assessment_rank(tidu_assessment *assessment,
                                          const tidu_rank_options *options, tidu_report **out,
                                          tidu_error *err);

/*
 * Save the assessment and its results as a run in the database file `db`; *run becomes its number. Returns TIDU_OK,
 * TIDU_ESTORE, TIDU_EIO or TIDU_ENOMEM.
 */
TIDU_API tidu_status tidu_assessment_save(tidu_assessment *assessment, const char *db,
                                          long long *run, tidu_error *err);

/*
 * Explain the result of one company, given by its code: every condition with its values, sources and citation. The
 * report is the caller's. Returns the statuses of a query; TIDU_ENOTFOUND also if there is no such company.
 */
TIDU_API tidu_status tidu_explain(tidu_session *session, const tidu_query *query, const char *code,
                                  tidu_report **out, tidu_problems **problems, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
