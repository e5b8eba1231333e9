/*
 * Pools (培育库, 后备库): who is in, who entered and left and why, who is called on, and what became of applications. Their rules are files
 * of models/pools; what happened stands in the database, where nothing is deleted: a change is an import of its own, which can be undone.
 */
#ifndef TIDU_POOL_H
#define TIDU_POOL_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu_data.h"
#include "api/tidu_report.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tidu_pool_options {
    size_t size;              /* of this struct; see TIDU_ABI */
    const char *const *pools; /* [n_pools] ids or names; only tidu_pool_list, tidu_pool_unvisited and tidu_pool_load take none or several */
    size_t n_pools;
    const char *const *codes; /* [n_codes] companies */
    size_t n_codes;
    const char *on;           /* YYYY-MM-DD: the state at its end, or the day of a change; must be given */
    const char *today;        /* YYYY-MM-DD: no change is later; must be given for one */
    const char *region;       /* the pool's own, in place of that of its file; or NULL */
    const char *from, *to;    /* months, YYYY-MM; or NULL */
    int days;                 /* for visits; 0: those of the pool's file */
    const char *reason;       /* of a change by hand */
    const char *command;      /* of a change: the command as typed, which the database keeps */
    const char *coach, *contact; /* tidu_pool_assign; NULL: stays */
} tidu_pool_options;

/* What a change has done. */
typedef struct tidu_pool_summary {
    size_t changed;  /* events written, or companies whose coach or contact is another one now */
    size_t same;     /* they were in the database already */
    size_t unknown;  /* by rule: of whom the data do not say */
    size_t again;    /* by rule: who left before and so enters only by hand */
    bool has_personal_number; /* the reason or a name holds a telephone number or that of an identity card */
} tidu_pool_summary;

/*
 * Reports about the pools of the database of the query. query->question selects companies by town and the like; its year and day are those of
 * `options->on`. The report is the caller's. Statuses of a query; TIDU_ENOTFOUND: no such pool; TIDU_EUSAGE: what is asked for is incomplete.
 *
 *   list       all pools with their counts, or the members of those named and what is due
 *   due        who would enter and leave by the rules of the pool, and of whom that cannot be told: a dry run of tidu_pool_change_by_rule
 *   unvisited  members that nobody called on for so many days
 *   load       coaches with their members
 *   history    every entry and leaving, with who, when, and from which sheet or command
 *   months     by month: members, entered, left, and what became of applications
 */
TIDU_API tidu_status tidu_pool_list(tidu_session *session, const tidu_query *query, const tidu_pool_options *options, tidu_report **out,
                                    tidu_problems **problems, tidu_error *err);
TIDU_API tidu_status tidu_pool_due(tidu_session *session, const tidu_query *query, const tidu_pool_options *options, tidu_report **out,
                                   tidu_problems **problems, tidu_error *err);
TIDU_API tidu_status tidu_pool_unvisited(tidu_session *session, const tidu_query *query, const tidu_pool_options *options, tidu_report **out,
                                         tidu_problems **problems, tidu_error *err);
TIDU_API tidu_status tidu_pool_load(tidu_session *session, const tidu_query *query, const tidu_pool_options *options, tidu_report **out,
                                    tidu_problems **problems, tidu_error *err);
TIDU_API tidu_status tidu_pool_history(tidu_session *session, const tidu_query *query, const tidu_pool_options *options, tidu_report **out,
                                       tidu_problems **problems, tidu_error *err);
TIDU_API tidu_status tidu_pool_months(tidu_session *session, const tidu_query *query, const tidu_pool_options *options, tidu_report **out,
                                      tidu_problems **problems, tidu_error *err);

/*
 * Let companies enter or leave a pool: those of `codes` with a reason, or by rule those that tidu_pool_due lists. All or none. TIDU_EDATA: an
 * unknown company, one that is in the pool already or is not in it, a day before its founding or after `today`; TIDU_EUSAGE: no reason.
 */
typedef enum tidu_pool_act { TIDU_POOL_ENTER, TIDU_POOL_LEAVE } tidu_pool_act;
TIDU_API tidu_status tidu_pool_change(tidu_session *session, const tidu_query *query, tidu_pool_act act, const tidu_pool_options *options,
                                      tidu_pool_summary *summary, tidu_error *err);
TIDU_API tidu_status tidu_pool_change_by_rule(tidu_session *session, const tidu_query *query, tidu_pool_act act, const tidu_pool_options *options,
                                              tidu_pool_summary *summary, tidu_error *err);

/* Give companies a coach, a contact or both; what they had stays in their history. TIDU_EDATA: an unknown company. */
TIDU_API tidu_status tidu_pool_assign(tidu_session *session, const tidu_query *query, const tidu_pool_options *options, tidu_pool_summary *summary,
                                      tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
