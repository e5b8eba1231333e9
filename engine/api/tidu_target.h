/*
 * Targets of plans: the ledger of what districts aim at, and what contradicts itself in it. Plans are files of models/targets, or files of
 * one's own in that form; no data are read.
 */
#ifndef TIDU_TARGET_H
#define TIDU_TARGET_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu_data.h"
#include "api/tidu_report.h"
#include "api/tidu_session.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tidu_target_options {
    size_t size;              /* of this struct; see TIDU_ABI */
    const char *const *plans; /* [n_plans] ids, or paths (with a '/' or ending in .yaml); borrowed for the call */
    size_t n_plans;           /* 0: every plan of the folders of models */
    const char *owner;        /* list: only targets for which this office is responsible or takes part; NULL: all */
    const char *definition;   /* list, status: only targets of this definition, such as hnte_new; NULL: all */
    const char *day;          /* status and what follows it: YYYY-MM-DD, at whose end values, plans and lights are asked for; required */
    const char *db;           /* database with companies, certificates, applications and reported values; NULL: none */
    const char *as_of;        /* of the database: YYYY-MM-DD, as it was at the end of that day; NULL: now */
    const char *values;       /* file of reported values (target,town,month,value,reason,evidence,entered_by); NULL: none */
    const char *encoding, *sheet; /* of that file; NULL: as found */
    const char *town;         /* status: only parts of splits for this town; NULL: all */
    const char *rule;         /* of lights, an id of models/practice/lights.yaml; NULL: the usual one */
    const double *bounds;     /* [n_bounds] that the rule asks for, in the order of its lights */
    size_t n_bounds;
    const char *item;         /* explain: PLAN/ID */
    bool without_chances;     /* no chance of reaching the aim is looked for, which assesses companies */
    const char *month;        /* pack: YYYY-MM, in place of a day */
    const char *method;       /* split: "equal", "ability" or "last_year" */
    const char *weights;      /* split: file of towns with their weights (town,weight); NULL: the parts that the target has, else the towns of the database */
    const char *peers;        /* classes: file of indicators (indicator,rank,of,completion,difficulty) */
} tidu_target_options;

/*
 * The targets row by row, in the order of the plans: item, base, aim, unit, owner, deadline, document and place. Numbers are those of the
 * plan, in its unit. The report is the caller's (tidu_report_free); it has one table and may be empty, which a note then says.
 *
 * Returns TIDU_OK; TIDU_ENOTFOUND for a plan that is none; TIDU_EIO, or TIDU_EMODEL with the place, for a file; TIDU_ENOMEM.
 */
TIDU_API tidu_status tidu_target_list(tidu_session *session, const tidu_target_options *options, tidu_report **out, tidu_error *err);

/*
 * The targets of each plan held against each other: one row a finding, with the numbers, the computation, the places and how sure it is
 * (contradiction, unlikely, look at it). *contradictions becomes the number of the first. A plan without findings gives no row. `owner` and
 * `definition` are not used. Ownership and statuses as above.
 */
TIDU_API tidu_status tidu_target_check(tidu_session *session, const tidu_target_options *options, tidu_report **out,
                                       size_t *contradictions, tidu_error *err);

/*
 * Where each target stands at the end of options->day: value with its source, what is planned by then, completion, points ahead, light, and
 * the chance to reach the aim; each part of a split has a row of its own. A light never shows by its colour alone. `problems` (may be NULL)
 * becomes what is wrong with the file of values, also on failure.
 *
 * Returns the statuses of a query and of tidu_target_list; TIDU_EUSAGE: no day, or bounds that the rule lacks or does not ask for;
 * TIDU_ENOTFOUND: no such rule of lights.
 */
TIDU_API tidu_status tidu_target_status(tidu_session *session, const tidu_target_options *options, tidu_report **out,
                                        tidu_problems **problems, tidu_error *err);

/* One light, options->item, with every number it was made of and its place. Statuses as above; TIDU_ENOTFOUND also if there is no such target. */
TIDU_API tidu_status tidu_target_explain(tidu_session *session, const tidu_target_options *options, tidu_report **out,
                                         tidu_problems **problems, tidu_error *err);

/*
 * What is sent round each month (通报), or with is_meeting what lies on the table every two (例会材料): counts of lights, what has changed since
 * the month, or the two months, before, targets with the worst light first, offices by what they lead and what they take part in, towns, and
 * for a meeting the list of problems to be filled in. Of options->month; statuses as of tidu_target_status.
 */
TIDU_API tidu_status tidu_target_pack(tidu_session *session, const tidu_target_options *options, bool is_meeting, tidu_report **out,
                                      tidu_problems **problems, tidu_error *err);

/*
 * Both, as workbook, document for Word and page for a browser, in a new folder that is whole or not there. TIDU_EIO also if `folder` is in use.
 */
TIDU_API tidu_status tidu_target_pack_save(tidu_session *session, const tidu_target_options *options, const char *folder,
                                           tidu_problems **problems, tidu_error *err);

/*
 * A proposal how options->item is divided among towns, by the largest remainder, so that the parts add up exactly: equally, by weights of a
 * file, or by what each brought in the year before (the file, reported values, or the database). Statuses as of tidu_target_status; TIDU_EUSAGE
 * also for a target that cannot be divided (a share, a rank, a day); TIDU_EDATA: a weight that is no number, or all are 0.
 */
TIDU_API tidu_status tidu_target_split(tidu_session *session, const tidu_target_options *options, tidu_report **out, tidu_problems **problems,
                                       tidu_error *err);

/*
 * Indicators of options->peers sorted into classes by the rule of models/practice/lights.yaml (options->rule; NULL: the first). Cells hold
 * numbers or the names of grades. TIDU_EDATA with line and column: a cell is neither. Otherwise as above.
 */
TIDU_API tidu_status tidu_target_classes(tidu_session *session, const tidu_target_options *options, tidu_report **out,
                                         tidu_problems **problems, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
