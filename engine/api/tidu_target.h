/*
 * Targets of plans: the ledger of what districts aim at, and what contradicts itself in it. Plans are files of models/targets, or files of
 * one's own in that form; no data are read.
 */
#ifndef TIDU_TARGET_H
#define TIDU_TARGET_H

#include <stdbool.h>
#include <stddef.h>

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
    const char *definition;   /* list: only targets of this definition, such as hnte_new; NULL: all */
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

#ifdef __cplusplus
}
#endif
#endif
