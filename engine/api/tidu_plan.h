/*
 * One plan per company (一企一策), written as a folder of pages; the roster of a pool (培育库名单) as workbooks.
 */
#ifndef TIDU_PLAN_H
#define TIDU_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu_data.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tidu_plan_options {
    size_t size; /* of this struct; see TIDU_ABI */
    const char *output;  /* folder to create; it must not exist, or be empty */
    size_t top;          /* number of companies from the top of the list, or of those named; 0: all */
    bool with_holders;   /* include companies that already hold the certificate */
    bool with_documents; /* beside each page the same as a document for Word and WPS, to be edited and signed */
    const char *const *tiers; /* [n_tiers] only "apply", "push", "nurture" or "watch", as of tidu_rank_options */
    size_t n_tiers;
    size_t slots;        /* companies that can be pushed until the next application; 0: any number */
    bool with_markdown;  /* beside each page the same as Markdown */
} tidu_plan_options;

/*
 * Write a plan for each company of the list, or for those that the question names by their codes, in the order of the list
 * and with their ranks in it; who is named but not in the list, as holders are, comes behind and says why: one HTML page per
 * company, an index page, the roster as CSV and XLSX, and everything as JSON. The folder is given its name only when it is
 * complete, so a failure leaves nothing that looks finished.
 *
 * written  receives the number of pages; may be NULL
 *
 * Returns the statuses of a query; TIDU_EIO also if the folder cannot be written, TIDU_ENOTFOUND also if the list or
 * its tiers are empty, TIDU_EUSAGE also for tiers or slots of companies that are named, or of a re-check.
 */
TIDU_API tidu_status tidu_plan(tidu_session *session, const tidu_query *query, const tidu_plan_options *options,
                               size_t *written, tidu_problems **problems, tidu_error *err);

/*
 * The page of the one company that the question names, as tidu_plan writes it into a folder. The report is the caller's. Statuses as tidu_plan;
 * TIDU_EUSAGE also if the question names none or several.
 */
TIDU_API tidu_status tidu_plan_company(tidu_session *session, const tidu_query *query, tidu_report **out, tidu_problems **problems, tidu_error *err);

typedef struct tidu_roster_options {
    size_t size; /* of this struct; see TIDU_ABI */
    const char *output; /* the workbook; with `per` a folder to create, which must not exist, or be empty */
    const char *per;    /* a workbook for each "town", "park", "grid" or "coach"; NULL: one of all */
    size_t top;         /* companies from the top of the list; 0: all */
    bool with_holders;  /* include companies that already hold the certificate */
    const char *const *tiers; /* [n_tiers] as of tidu_plan_options */
    size_t n_tiers;
    size_t slots;       /* the same */
} tidu_roster_options;

/*
 * Write the roster of a pool (培育库名单) as a workbook for towns to fill in, with the columns of models/practice/roster.yaml: what
 * it is, the companies in the order of the work, and what is missing or doubtful of them. tidu_import reads what was filled in
 * and nothing that the program wrote. With `per` the companies of no town (park, grid, coach) have a last workbook; the folder is
 * given its name only when it is complete.
 *
 * written   receives the number of workbooks; may be NULL
 * companies the same of companies
 *
 * Returns the statuses of a query; TIDU_EIO also if a file cannot be written, TIDU_EMODEL also for an error in roster.yaml,
 * TIDU_ENOTFOUND also if the list or its tiers are empty, TIDU_EUSAGE also for an unknown `per`, and for tiers or slots of a
 * re-check, TIDU_EDATA also for more companies than a sheet holds.
 */
TIDU_API tidu_status tidu_roster(tidu_session *session, const tidu_query *query, const tidu_roster_options *options,
                                 size_t *written, size_t *companies, tidu_problems **problems, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
