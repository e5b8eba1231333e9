/*
 * Shared by the imports of one file and of many.
 */
#ifndef API_IMPORT_INTERNAL_H
#define API_IMPORT_INTERNAL_H

#include "api/api_internal.h"
#include "question/case_return.h"

enum { IMPORT_OPTIONS_TEXT = 512 };

/*
 * The options that, together with the bytes of a file, identify an import, for each kind of file (import_identity.c). False
 * if memory is exhausted.
 *
 * names    a register imported later may say more about the codes in the file, so the newest one is part of it
 * without  digests of the files whose values stay instead of its own: alone it would bring them. "": none
 */
bool import_identify_companies(const environment *env, const tidu_source *source, const code_names *names,
                               const intake_report *report, const char *without, char out[IMPORT_OPTIONS_TEXT]);
bool import_identify_certificates(const tidu_source *source, const intake_report *report, const char *without,
                                  char out[IMPORT_OPTIONS_TEXT]);
bool import_identify_applications(const tidu_source *source, const intake_report *report, const char *without,
                                  char out[IMPORT_OPTIONS_TEXT]);
bool import_identify_target_values(const tidu_source *source, char out[IMPORT_OPTIONS_TEXT]);
bool import_identify_pool_list(const tidu_source *source, const intake_report *report, char out[IMPORT_OPTIONS_TEXT]);
bool import_identify_case(const tidu_source *source, const case_sheet *sheet, const intake_report *report, char out[IMPORT_OPTIONS_TEXT]);

/* What a file is that is no table of annual figures. */
typedef enum import_list {
    IMPORT_NO_LIST,
    IMPORT_CERTIFICATES,
    IMPORT_APPLICATIONS,
    IMPORT_TARGET_VALUES,
    IMPORT_POOL_LIST,
    IMPORT_VISITS,
    IMPORT_TASKS
} import_list;

/* Read a list of values of targets and hold it against all plans there are. */
tidu_status import_read_target_values(const environment *env, const char *path, const intake_options *options, typed_values *into,
                                      problems *found, intake_report *report, tidu_error *err);

/*
 * Whether such a file is read as a list by these options, whose mapping is about companies; a file that is not a regular one
 * cannot be read again, and is none.
 */
import_list import_find_list(const char *path, const intake_options *options);

/*
 * What to say of a file that can be read neither as a table of companies, which failed with `status` and has filled `err`, nor
 * as a list: if it is one of certificates and nothing says of which kind, that. Returns `status` or TIDU_EDATA.
 */
tidu_status import_refuse(const char *path, const intake_options *options, tidu_status status, tidu_error *err);

/* Whether rows without a code were looked up by their names. */
bool import_asked_names(const problems *found);

/* Whether it matters which companies are known: rows were looked up, or have codes that nobody knows. */
bool import_asked_companies(const problems *found);

/* Whether what was read is no list in any case: it has annual figures, or is a list that this program wrote. */
bool import_is_table(const dictionary *d, const intake_report *report, const problems *found);

/* What one file says of pools; made by import_settle_pools but for the first four. import_pool_file_clear is due. */
typedef struct import_pool_file {
    panel *panel;                /* of a table; NULL: it is none */
    const intake_report *report;
    problems *found;
    pool_events *listed;         /* of a list of pools, else NULL */
    pool_events *pooled;         /* what is written; NULL: it says nothing of pools */
} import_pool_file;

/*
 * Hold what the files say of pools against the database and each other, in their order; `s` NULL: it is being written and had no companies.
 * What stands back is in `found`. TIDU_EDATA: something does, and the source is strict; TIDU_ENOTFOUND: how->pool is none.
 */
tidu_status import_settle_pools(const environment *env, const tidu_source *how, store *s, import_pool_file *files, size_t n, tidu_error *err);
void import_pool_file_clear(import_pool_file *f);

/* If the source is strict, fail for what was found when the file had been read. */
tidu_status import_be_strict(const tidu_source *source, const intake_report *report, problems *found, tidu_error *err);

/*
 * Visits and tasks of one file: of its sheet, or (NULL) the days of last visits in its table of companies. `r` knows all files. *out is the
 * caller's (case_rows_free), also on failure.
 */
tidu_status import_take_cases(case_return *r, const case_sheet *sheet, panel *companies, const intake_report *report, problems *found,
                              case_rows **out, tidu_error *err);

/* Add what one file brought. */
void import_add_counts(tidu_import_summary *sum, const intake_report *r, const store_import_counts *c);

#endif
