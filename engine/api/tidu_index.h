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
 * What an index is called in the language of the session; no data are read.
 *
 * index           as query->model
 * out             [size]; untouched on failure
 * is_of_session   is it about what the session is about, so that its database answers? Others name a subject of their own
 *
 * Returns TIDU_OK, TIDU_ENOTFOUND, TIDU_EMODEL, TIDU_EIO, TIDU_ENOMEM or TIDU_EUSAGE (`size` is too small).
 */
TIDU_API tidu_status tidu_index_name(tidu_session *session, const char *index, char *out, size_t size, bool *is_of_session,
                                     tidu_error *err);

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

/*
 * The weight of each indicator; for AHP how consistent the judgements are, and what would make them so. Where there are data,
 * also how much each one really counts; without a database or a file they are only needed where a method finds weights in them.
 */
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
    const char *first; /* "30,100": the borders that are looked at, behind so many companies; NULL: those of the index's boards, or of practice/audit.yaml */
    const char *table; /* only this table: "findings", "data", "shape", "correlations", "groups", "weights", "components", "loadings", "borders",
                          "parts" or "without"; NULL: the page */
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

typedef struct tidu_robust_options {
    size_t size;             /* of this struct; see TIDU_ABI */
    size_t draws;            /* 0: 2000 */
    unsigned seed;           /* 0: 1 */
    size_t points;           /* for the shares of the sources; 0: 1024 */
    const char *first;       /* "30,100": how sure it is who is among the first so many; NULL: 10, 30 and 100, as far as more are listed */
    /* What is uncertain; NULL: as the index file says, else models/practice/uncertainty.yaml. */
    const char *weights;     /* "25%": known to within that share; "any", "ranked" (only their order is known) or "exact" */
    const char *normalise;   /* words of index files, separated by commas, that are as good as the scales of the file; "": none */
    const char *aggregation; /* the same of means */
    const char *missing;     /* "drawn" from the known values of the stratum, or "as-is" */
    const char *error;       /* "5%": nine values in ten are off by at most that share */
    bool leave_out;          /* also: the index without each indicator and group */
    size_t top;              /* companies listed; 0: all */
    bool is_flat;            /* one table only, for CSV: the companies, with leave_out what was left out */
} tidu_robust_options;

/*
 * How sure the ranks of an index are: everything that is uncertain is drawn anew many times. Per company: rank, rank_p5 and rank_p95
 * (nine draws in ten lie between), rank_mean, rank_best, rank_worst (of all draws), first_K (the share of draws among the first K); of
 * each source of uncertainty its shares in the shifts of ranks and in the rank at the border; for short lists the weights with
 * which a company comes first.
 *
 * query    as for tidu_index_run; only companies of the question's selection are ranked
 * out      on success a report, owned by the caller; the same for any number of threads
 *
 * Returns the statuses of a query; TIDU_EUSAGE also if nothing is uncertain, TIDU_EDATA also if fewer than two companies have a score.
 */
TIDU_API tidu_status tidu_index_robust(tidu_session *session, const tidu_query *query, const tidu_robust_options *options,
                                       tidu_report **out, tidu_problems **problems, tidu_error *err);

typedef struct tidu_compare_options {
    size_t size;        /* of this struct; see TIDU_ABI */
    /* What the second run has of its own; NULL and 0: it has that of the first. At least one thing differs, or the question has weights. */
    const char *second; /* index */
    int year;           /* application year */
    const char *as_of;  /* the data as they were at the end of that day */
    const char *input;  /* file of data */
    const char *first;  /* as in tidu_robust_options: how many stay among the first so many */
    size_t top;         /* companies listed; 0: all */
    bool is_flat;       /* the table only, for CSV */
    const char *table;  /* "bulletin": see below; NULL: the comparison */
} tidu_compare_options;

/*
 * Two runs of indices: how far their orders agree, and per company rank_before, rank_after, the places gained and what of them its own
 * data, those of the others, the weights and the method did: by_data, by_others, by_weights and by_method add up to gained to the last
 * digit. The greatest moves come first.
 *
 * The table "bulletin" is the bulletin of a contest: the companies by their rank in the second run (with as_of NULL: now), with rank_before,
 * gained, score, score_before, score_gained, board and the boards that they enter and leave; each board with its least score; the towns. Listed
 * are those on a board in either run, unless top says how many. Both runs are of the same index and weights.
 *
 * query    the first run; the weights of its question are those of the second
 * out      on success a report, owned by the caller
 *
 * Returns the statuses of a query; TIDU_EUSAGE also if nothing differs, TIDU_EDATA also if no company has a score in both.
 */
TIDU_API tidu_status tidu_index_compare(tidu_session *session, const tidu_query *query, const tidu_compare_options *options,
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

/* The id of a member of the root, a group or an indicator; NULL beyond the last. */
TIDU_API const char *tidu_index_group(const tidu_index *index, size_t group);

/* Its weight (these add up to 1); NaN beyond the last, and where weights depend on the stratum of a company. */
TIDU_API double tidu_index_weight(const tidu_index *index, size_t group);

/* Its weight for a company, by its stratum. */
TIDU_API double tidu_index_company_weight(const tidu_index *index, size_t company, size_t group);

/* A company's points in such a member, which add up to its score but for bonus and deductions; NaN if it has none. */
TIDU_API double tidu_index_points(const tidu_index *index, size_t company, size_t group);

#ifdef __cplusplus
}
#endif
#endif
