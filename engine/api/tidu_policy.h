/*
 * Local policies: which awards a company meets, and what a policy, also a draft, costs over all companies.
 */
#ifndef TIDU_POLICY_H
#define TIDU_POLICY_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu_data.h"
#include "api/tidu_report.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tidu_policy_options {
    size_t size;               /* of this struct; see TIDU_ABI */
    const char *const *files;  /* [n_files] of a budget: ids or files of policies; borrowed for the call */
    size_t n_files;
    const char *overrides;     /* file of exceptions from funding gates (uscc, gate, who, why, when): a table or YAML; NULL: none */
    const char *const *params; /* [n_params] of a budget: "CLAUSE=10%", one of which may be a range "CLAUSE=5%..15%:1%" */
    size_t n_params;
    const char *table;         /* of a budget, only this table: "clauses", "companies", "refused", "towns", "curve" or "near"; NULL: all */
    bool is_flat;              /* one table, for CSV: of a budget "companies", or "curve" where a parameter runs */
} tidu_policy_options;

/*
 * The awards in force on the application date, for one company: met, may be met (with the data that are missing), not met or barred by a
 * funding gate; amounts in yuan with their arithmetic, exclusions, exceptions. An amount that was not published is unknown, never 0.
 * The query's model is not used. The report is the caller's.
 *
 * Returns the statuses of a query; TIDU_EMODEL also for a policy, TIDU_EDATA also for a file of exceptions, with its place.
 */
TIDU_API tidu_status tidu_policy_match(tidu_session *session, const tidu_query *query, const char *code, const tidu_policy_options *options,
                                       tidu_report **out, tidu_problems **problems, tidu_error *err);

/*
 * What the policies cost in a year over the companies of the question: per clause, town and company, with what was refused, as the least and the
 * greatest sum in yuan that the known facts allow; with a range of a parameter the curve, and who stands within one step of the line.
 * A company that a funding gate bars is paid nothing unless a record excepts it. The report is the caller's.
 *
 * Returns as above; TIDU_EUSAGE also without a policy, for one without awards, an unknown parameter or table.
 */
TIDU_API tidu_status tidu_policy_budget(tidu_session *session, const tidu_query *query, const tidu_policy_options *options,
                                        tidu_report **out, tidu_problems **problems, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
