/*
 * What if: other data, other rules; how far a company is from a condition.
 */
#ifndef TIDU_SCENARIO_H
#define TIDU_SCENARIO_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu_assessment.h"
#include "api/tidu_data.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What a scenario changes; what is NULL or 0 is not asked. Strings are borrowed for the call. */
typedef struct tidu_scenario {
    size_t size; /* of this struct; see TIDU_ABI */
    const char *company;         /* the code of one company, or NULL: all that question->where leaves */
    const char *const *changes;  /* "st_staff=30", "rd_expense[Y-1]+=20%" */
    size_t n_changes;
    const char *const *params;   /* "hnte.rd_floor.1=3.5%" */
    size_t n_params;
    const char *version;         /* compare with the version in force on this day, YYYY-MM-DD */
    const char *other_model;     /* compare with this model or model file */
    bool with_rank;              /* of one company: its rank in the list, also where that takes reading all companies */
    bool is_flat;                /* one table alone, for CSV */
} tidu_scenario;

/*
 * Before and after, for one company or many. Data and database stay as they are. TIDU_EUSAGE: unknown
 * indicator or parameter, a value outside its range, contradictory changes.
 */
TIDU_API tidu_status tidu_whatif(tidu_session *session, const tidu_query *query, const tidu_scenario *scenario,
                                 tidu_report **out, tidu_problems **problems, tidu_error *err);

typedef struct tidu_scenario_files {
    size_t size; /* of this struct; see TIDU_ABI */
    const char *const *files;
    size_t n_files;
    bool is_flat;        /* one table alone, for CSV */
    const char *save;    /* a database that keeps each with its digests, or NULL */
} tidu_scenario_files;

/*
 * Run scenario files (query->model does not count); two or more are put side by side, all of one company or all of
 * many.
 */
TIDU_API tidu_status tidu_whatif_files(tidu_session *session, const tidu_query *query, const tidu_scenario_files *files,
                                       tidu_report **out, tidu_problems **problems, tidu_error *err);

/* Run scenario `id` of the database `db` again; a note says whether its result is the same to the byte. */
TIDU_API tidu_status tidu_whatif_saved(tidu_session *session, const tidu_query *query, const char *db, long long id,
                                       tidu_report **out, tidu_problems **problems, tidu_error *err);

/*
 * A list that is kept in memory in order, for a program that asks again and again (a server, a spreadsheet): what
 * would a company's verdict, score and rank be with other data? Opening it reads and assesses everybody, a question
 * then touches one company and takes microseconds.
 *
 *     tidu_live_list *list;
 *     tidu_place before, after;
 *
 *     if (tidu_live_list_open(session, &(tidu_query){.model = "hnte", .source = &source}, NULL, &list, NULL, &err)) ...
 *     if (tidu_live_list_ask(list, "91990101MA00H83197", (const char *[]){"st_staff=30", "rd_expense+=20%"}, 2,
 *                            &before, &after, &err)) ...
 *     printf("rank %zu -> %zu of %zu\n", before.rank, after.rank, tidu_live_list_count(list));
 *     tidu_live_list_close(list);
 */
typedef struct tidu_live_list tidu_live_list;

typedef struct tidu_place {
    tidu_verdict verdict;
    double readiness;          /* 0 to 1 */
    double score_lo, score_hi; /* NaN where the model has no score */
    size_t rank;               /* in the list, equals share one; 0: the company is not in the list */
} tidu_place;

/*
 * The list that tidu_assessment_rank would make; of `options` (may be NULL) `by`, which is not "potential", and
 * `with_holders` count. It stays the list of those who are in it now, whatever changes. Borrows the session.
 */
TIDU_API tidu_status tidu_live_list_open(tidu_session *session, const tidu_query *query,
                                         const tidu_rank_options *options, tidu_live_list **out,
                                         tidu_problems **problems, tidu_error *err);
TIDU_API void tidu_live_list_close(tidu_live_list *list);

/* Companies in the list. */
TIDU_API size_t tidu_live_list_count(const tidu_live_list *list);

/*
 * Before and after (each may be NULL) such changes as tidu_scenario has, as tidu_whatif finds them; a datum that the
 * model does not read changes nothing. The list stays as it is. TIDU_ENOTFOUND: no such company; TIDU_EUSAGE as
 * tidu_whatif.
 */
TIDU_API tidu_status tidu_live_list_ask(tidu_live_list *list, const char *code, const char *const *changes,
                                        size_t n_changes, tidu_place *before, tidu_place *after, tidu_error *err);

/* The same, and the changes stay, for all questions that follow; the file or the database stays as it is. */
TIDU_API tidu_status tidu_live_list_keep(tidu_live_list *list, const char *code, const char *const *changes,
                                         size_t n_changes, tidu_place *before, tidu_place *after, tidu_error *err);

/* How far each changeable input alone must move until a condition holds, and what margins there are. */
TIDU_API tidu_status tidu_gaps(tidu_session *session, const tidu_query *query, const char *code, bool is_for_screen,
                               tidu_report **out, tidu_problems **problems, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
