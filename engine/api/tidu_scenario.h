/*
 * What-if questions: results with other data or other rules, and a company's distance from each condition.
 */
#ifndef TIDU_SCENARIO_H
#define TIDU_SCENARIO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "api/tidu_assessment.h"
#include "api/tidu_data.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What a scenario changes. Fields that are NULL or 0 change nothing. */
typedef struct tidu_scenario {
    size_t size; /* of this struct; see TIDU_ABI */
    const char *company;         /* code of one company; NULL: all that question->where selects */
    const char *const *changes;  /* [n_changes] "st_staff=30", "rd_expense[Y-1]+=20%", "rd_expense=U(5%,15%)" */
    size_t n_changes;
    const char *const *params;   /* [n_params] "hnte.rd_floor.1=3.5%"; one of them may be a range, "…=3%..6%:0.25%" */
    size_t n_params;
    const char *version;         /* compare with the version in force on this day, YYYY-MM-DD */
    const char *other_model;     /* compare with this model or model file */
    bool with_rank;              /* one company: also give its rank, even if all companies must be read for it */
    bool is_flat;                /* a single table, for CSV */
    size_t draws;                /* of a change that is a distribution; 0: 1000 */
    uint32_t seed;               /* of GSL's mt19937, with which the draws begin; 0: 1 */
    int forward;                 /* 1 to 3: ask of the application so many years later, figures carried forward; 0: now */
} tidu_scenario;

/*
 * Compare results before and after a scenario, for one company or many. Neither files nor the database are changed. The
 * report is the caller's.
 *
 * Returns the statuses of a query; TIDU_EUSAGE also for an unknown indicator or parameter, a value outside its range or
 * contradictory changes, TIDU_ENOTFOUND also if there is no such company.
 */
TIDU_API tidu_status tidu_whatif(tidu_session *session, const tidu_query *query, const tidu_scenario *scenario,
                                 tidu_report **out, tidu_problems **problems, tidu_error *err);

/*
 * List the numbers of query->model that a scenario's `params` can change, in the version that tidu_whatif would take: the name of each, what it
 * belongs to, where it stands and its value. The report is the caller's. Returns the statuses of a query.
 */
TIDU_API tidu_status tidu_whatif_parameters(tidu_session *session, const tidu_query *query, tidu_report **out, tidu_error *err);

typedef struct tidu_scenario_files {
    size_t size; /* of this struct; see TIDU_ABI */
    const char *const *files; /* [n_files] 1 to 8 */
    size_t n_files;
    bool is_flat;        /* a single table, for CSV */
    const char *save;    /* database file in which to save each scenario with its digests, or NULL */
    bool is_together;    /* the scenarios are one, in their order */
} tidu_scenario_files;

/*
 * Run scenario files; query->model is ignored. Several are shown side by side, in which case they concern the same
 * model, and either all one company each or all many companies; with is_together they are laid on each other instead. The
 * report is the caller's. Statuses as tidu_whatif.
 */
TIDU_API tidu_status tidu_whatif_files(tidu_session *session, const tidu_query *query, const tidu_scenario_files *files,
                                       tidu_report **out, tidu_problems **problems, tidu_error *err);

/*
 * Run the saved scenario `id` of the database file `db` again. A note of the report says whether the result is
 * byte-identical to the saved one. TIDU_ENOTFOUND also if there is no such scenario.
 */
TIDU_API tidu_status tidu_whatif_saved(tidu_session *session, const tidu_query *query, const char *db, long long id,
                                       tidu_report **out, tidu_problems **problems, tidu_error *err);

/*
 * A ranked list held in memory, for programs that repeatedly ask what a company's verdict, score and rank would be with
 * other data (a server, a spreadsheet). Opening it reads and assesses all companies; a question then re-evaluates only
 * one of them and takes microseconds.
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
    double score_lo, score_hi; /* points; NaN if the model has no score */
    size_t rank;               /* in the list; equal keys share a rank; 0: the company is not in the list */
} tidu_place;

/*
 * Open the list that tidu_assessment_rank would make. Its members stay the same whatever is changed later.
 *
 * session  borrowed; must outlive the list
 * options  only `by` (not "potential") and `with_holders` are used; NULL: all defaults
 * out      on success a new list, owned by the caller (tidu_live_list_close)
 *
 * Returns the statuses of a query.
 */
TIDU_API tidu_status tidu_live_list_open(tidu_session *session, const tidu_query *query,
                                         const tidu_rank_options *options, tidu_live_list **out,
                                         tidu_problems **problems, tidu_error *err);
TIDU_API void tidu_live_list_close(tidu_live_list *list);

/* Number of companies in the list. */
TIDU_API size_t tidu_live_list_count(const tidu_live_list *list);

/*
 * The place of a company before and after changes, with the same results as tidu_whatif. The list is not modified.
 *
 * changes        [n_changes] as in tidu_scenario; changing data that the model does not read has no effect
 * before, after  either may be NULL
 *
 * Returns TIDU_OK, TIDU_ENOTFOUND (there is no such company), TIDU_EUSAGE (as for tidu_whatif) or TIDU_ENOMEM.
 */
TIDU_API tidu_status tidu_live_list_ask(tidu_live_list *list, const char *code, const char *const *changes,
                                        size_t n_changes, tidu_place *before, tidu_place *after, tidu_error *err);

/* The same, but the list keeps the changes for all later questions. Files and database are not modified. */
TIDU_API tidu_status tidu_live_list_keep(tidu_live_list *list, const char *code, const char *const *changes,
                                         size_t n_changes, tidu_place *before, tidu_place *after, tidu_error *err);

/*
 * For each condition that a company does not meet, how far each changeable input alone would have to move until it is
 * met; for those it meets, the margins. `code` is the company's code. The report is the caller's. Returns the statuses
 * of a query; TIDU_ENOTFOUND also if there is no such company.
 */
TIDU_API tidu_status tidu_gaps(tidu_session *session, const tidu_query *query, const char *code, bool is_for_screen,
                               tidu_report **out, tidu_problems **problems, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
