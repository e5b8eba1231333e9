/*
 * Weighted indices (composite indicators): run one, explain a company's score, show the weights.
 */
#ifndef TIDU_INDEX_H
#define TIDU_INDEX_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu_data.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Run an index over all companies and list them by score: rank, code, name, score, lo, hi, the points of each member of the
 * root, which add up to the score with bonus, deductions and cut where the index has them; if the question replaces
 * weights rank_before and score_before; rank_lo and rank_hi, the best and worst rank that the intervals of all listed
 * companies allow; stratum, stratum_rank, band, board and below_least where the index has them.
 *
 * query    query->model is the name (NULL: "potential") or the path of an index file; the question selects the
 *          companies listed (where, town, industry), while all companies are scored
 * top      number of companies listed; 0: all
 * out      on success a report, owned by the caller
 *
 * Returns the statuses of a query; TIDU_EUSAGE also for a weight that the index does not have.
 */
TIDU_API tidu_status tidu_index_run(tidu_session *session, const tidu_query *query, size_t top, tidu_report **out,
                                    tidu_problems **problems, tidu_error *err);

/*
 * Explain one company's score: for each indicator its raw, treated and normalised value, its weight and its
 * contribution. TIDU_ENOTFOUND also if there is no such company.
 */
TIDU_API tidu_status tidu_index_explain(tidu_session *session, const tidu_query *query, const char *code,
                                        tidu_report **out, tidu_problems **problems, tidu_error *err);

/* The weight of each indicator. The source is read only if the weighting method depends on the data. */
TIDU_API tidu_status tidu_index_weights(tidu_session *session, const tidu_query *query, tidu_report **out,
                                        tidu_problems **problems, tidu_error *err);

typedef struct tidu_swap_options {
    size_t size; /* of this struct; see TIDU_ABI */
    const char *first, *second; /* the codes of two companies */
    bool is_flat;               /* only the table of single weights, for CSV */
} tidu_swap_options;

/*
 * The smallest changes of the weights with which two companies stand level: of one weight, the
 * others of its level in proportion, and of all, by the sum of the absolute changes of what each indicator weighs in the
 * whole. Each is run through the index before it is reported; "none" and "not told" are answers, too.
 *
 * query    its question must replace no weights
 * out      on success a report, owned by the caller
 *
 * Returns the statuses of a query; TIDU_ENOTFOUND also if there is no such company, TIDU_EUSAGE also if the two stand level
 * already, TIDU_EDATA also if one of them has no score.
 */
TIDU_API tidu_status tidu_index_swap(tidu_session *session, const tidu_query *query, const tidu_swap_options *options,
                                     tidu_report **out, tidu_problems **problems, tidu_error *err);

typedef struct tidu_index_audit_options {
    size_t size;       /* of this struct; see TIDU_ABI */
    size_t first;      /* the border that is looked at: behind so many companies; 0: those of the index's boards, or of practice/audit.yaml */
    const char *table; /* only this table: "findings", "data", "shape", "correlations", "groups", "weights", "components", "loadings", "borders",
                          "parts" or "leave-out"; NULL: the page */
} tidu_index_audit_options;

/*
 * What an index does that its file does not say, over all companies: data, correlations, alpha, effective weights, components, what decides
 * a border, what is left without an indicator, which ranks hang on missing data; and what of it is worth a second look by the limits of
 * practice/audit.yaml. The question's selection is not used.
 *
 * Returns the statuses of a query; TIDU_EDATA also if fewer than two companies have a score, TIDU_EUSAGE also for an unknown table.
 */
TIDU_API tidu_status tidu_index_audit(tidu_session *session, const tidu_query *query, const tidu_index_audit_options *options,
                                      tidu_report **out, tidu_problems **problems, tidu_error *err);

/* --- values ----------------------------------------------------------------------------------------------------- */

/* The results of an index for all companies. Arrays and strings are valid as long as it is. */
typedef struct tidu_index tidu_index;

/* As tidu_index_run, for all companies in the order of the data. *out is the caller's (tidu_index_close). */
TIDU_API tidu_status tidu_index_open(tidu_session *session, const tidu_query *query, tidu_index **out,
                                     tidu_problems **problems, tidu_error *err);
TIDU_API void tidu_index_close(tidu_index *index);

TIDU_API size_t tidu_index_count(const tidu_index *index); /* companies, in the order of the data */
TIDU_API const char *tidu_index_code(const tidu_index *index, size_t company);

/* x[count]: score from 0 to 100, NaN if too little is known; the least and the greatest that missing data allow. */
TIDU_API const double *tidu_index_score(const tidu_index *index);
TIDU_API const double *tidu_index_score_lo(const tidu_index *index);
TIDU_API const double *tidu_index_score_hi(const tidu_index *index);

/* The id and the weight of a member of the root, a group or an indicator (the weights add up to 1); NULL and NaN beyond the last. */
TIDU_API const char *tidu_index_group(const tidu_index *index, size_t group);
TIDU_API double tidu_index_weight(const tidu_index *index, size_t group);

/* A company's points in such a member, which add up to its score but for bonus and deductions; NaN if it has none. */
TIDU_API double tidu_index_points(const tidu_index *index, size_t company, size_t group);

#ifdef __cplusplus
}
#endif
#endif
