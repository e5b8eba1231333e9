/*
 * Holding companies against a model: verdicts, points and readiness, lists, explanations.
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

/* All companies of the data against query->model. The caller's; it borrows the session. */
TIDU_API tidu_status tidu_assess(tidu_session *session, const tidu_query *query, tidu_assessment **out,
                                 tidu_problems **problems, tidu_error *err);
TIDU_API void tidu_assessment_free(tidu_assessment *assessment);

/* --- results as values --------------------------------------------------------------------------------- */

typedef enum tidu_gate_state {
    TIDU_GATE_MET,
    TIDU_GATE_UNMET,
    TIDU_GATE_UNKNOWN,       /* a datum is missing */
    TIDU_GATE_JUDGED,        /* an expert decides and has not */
    TIDU_GATE_NOT_APPLICABLE
} tidu_gate_state;

/* Companies are numbered 0 .. n - 1 in the order of the data. Gates, direct passes and items as in tidu_model.h. */
TIDU_API size_t tidu_assessment_count(const tidu_assessment *assessment); /* n */
TIDU_API int tidu_assessment_year(const tidu_assessment *assessment);     /* application year */
TIDU_API const tidu_model *tidu_assessment_model(const tidu_assessment *assessment); /* lives as long as it */
TIDU_API const char *tidu_assessment_code(const tidu_assessment *assessment, size_t company);
TIDU_API const char *tidu_assessment_name(const tidu_assessment *assessment, size_t company); /* NULL: missing */

/* The company with this code, or n. */
TIDU_API size_t tidu_assessment_find(const tidu_assessment *assessment, const char *code);

/*
 * Columns: x[n], one value a company, which live as long as the assessment and do not change.
 *   verdicts      tidu_verdict
 *   readiness     probability of TIDU_YES under the model's priors, 0 to 1
 *   score_lo, hi  the least and the greatest total that the known facts allow, in points; NULL without a score
 *   gate, direct  tidu_gate_state; NULL where the model has no such one
 */
TIDU_API const uint8_t *tidu_assessment_verdicts(const tidu_assessment *assessment);
TIDU_API const double *tidu_assessment_readiness(const tidu_assessment *assessment);
TIDU_API const double *tidu_assessment_score_lo(const tidu_assessment *assessment);
TIDU_API const double *tidu_assessment_score_hi(const tidu_assessment *assessment);
TIDU_API const uint8_t *tidu_assessment_gate(const tidu_assessment *assessment, size_t gate);
TIDU_API const uint8_t *tidu_assessment_direct(const tidu_assessment *assessment, size_t direct);

/* The points of an item into lo[n] and hi[n], the caller's. False where the model has no such item. */
TIDU_API bool tidu_assessment_item(const tidu_assessment *assessment, size_t item, double *lo, double *hi);

/* One company as a row. Strings live as long as the assessment. */
typedef struct tidu_company_result {
    const char *code;
    const char *name;          /* NULL: missing */
    tidu_verdict verdict;
    double readiness;
    double score_lo, score_hi; /* NaN without a score */
    size_t unmet, unknown;     /* gates; judged ones are neither */
} tidu_company_result;

/* False where there is no such company. */
TIDU_API bool tidu_assessment_get(const tidu_assessment *assessment, size_t company, tidu_company_result *out);

/* --- documents ------------------------------------------------------------------------------------------ */

/*
 * The same as CSV of all columns, in memory that does not grow with the file but for some eight bytes a company:
 * companies are assessed and written some ten thousand at a time, and of the problems the first 10,000 of each kind
 * are kept. The source is a file whose rows of a company stand together (else TIDU_EDATA), and the question names a
 * year, for a default would be known only at the end. *notes holds nothing
 * but what is said beside the list. What was written before a failure stays written.
 */
TIDU_API tidu_status tidu_assess_stream(tidu_session *session, const tidu_query *query, const tidu_output *output,
                                        tidu_report **notes, tidu_problems **problems, tidu_error *err);

/*
 * One row a company, in the order of the data; `is_for_screen`: only the columns that a person can
 * read on a terminal. The report borrows the assessment.
 */
TIDU_API tidu_status tidu_assessment_report(tidu_assessment *assessment, bool is_for_screen,
                                            tidu_report **out, tidu_error *err);

typedef struct tidu_many_options {
    size_t size; /* of this struct; see TIDU_ABI */
    const char *const *models; /* NULL: all that judge on the date */
    size_t n_models;
    bool is_for_screen;        /* one row for each model, else one for each company and model */
} tidu_many_options;

/*
 * The same companies by several models at once (query->model does not count). Settings that a model does not have are
 * passed over.
 */
TIDU_API tidu_status tidu_assess_many(tidu_session *session, const tidu_query *query, const tidu_many_options *options,
                                      tidu_report **out, tidu_problems **problems, tidu_error *err);

typedef struct tidu_rank_options {
    size_t size; /* of this struct; see TIDU_ABI */
    size_t top;            /* 0: all */
    const char *by;        /* "readiness" (or NULL), "potential", "score_lo", "score_hi" */
    bool with_holders;     /* companies that hold the certificate too */
    bool is_for_screen;    /* the columns that a person can read, with the one next thing */
    bool by_town;          /* a list for each town */
} tidu_rank_options;

/* A list in order, as values: companies of an assessment and their ranks. */
typedef struct tidu_list tidu_list;

/* `options` NULL: all defaults. TIDU_EUSAGE: no such order; TIDU_ENOTFOUND: no index to order by. The caller's; it borrows the assessment. */
TIDU_API tidu_status tidu_list_new(tidu_assessment *assessment, const tidu_rank_options *options, tidu_list **out,
                                   tidu_error *err);
TIDU_API void tidu_list_free(tidu_list *list);
TIDU_API size_t tidu_list_count(const tidu_list *list);
TIDU_API const uint32_t *tidu_list_companies(const tidu_list *list); /* [count], numbers in the assessment */
TIDU_API const uint32_t *tidu_list_ranks(const tidu_list *list);     /* [count]; equal keys share one: 1, 2, 2, 4 */
TIDU_API size_t tidu_list_left_out(const tidu_list *list);           /* for the certificate that they hold, or do not */

/* The index `potential` of the i-th, 0 to 100; NaN where it has none or the question did not ask for it. */
TIDU_API double tidu_list_potential(const tidu_list *list, size_t i);

/* The list in order. The report borrows the assessment. */
TIDU_API tidu_status tidu_assessment_rank(tidu_assessment *assessment,
                                          const tidu_rank_options *options, tidu_report **out,
                                          tidu_error *err);

/* Keep the assessment as a run with its results in the database. */
TIDU_API tidu_status tidu_assessment_save(tidu_assessment *assessment, const char *db,
                                          long long *run, tidu_error *err);

/* Why: one company and one model. `code` is the company's code. */
TIDU_API tidu_status tidu_explain(tidu_session *session, const tidu_query *query, const char *code,
                                  tidu_report **out, tidu_problems **problems, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
