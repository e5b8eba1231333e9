/*
 * The store: one SQLite file that can be read with plain SQL.
 *
 *   company       one row per company: code, attributes by name of the indicator, origin
 *   annual_value  one row per company and year, with one typed column per indicator, by its name;
 *                 the id is company_id * 10000 + year
 *   credential    certificates held
 *   visit         who called at which company, on which day, what about and what was found
 *   task          what somebody owes until a day; task_event what happened to it
 *   application   applications for titles: company, model, batch, status, day, year; one row for each status reached
 *   pool_event, pool_log   entries into pools and leavings, and a view of those that count
 *   target_value  values of targets as they were reported; the one of the latest import counts
 *   import        each import: file, digest, options, mapping, counts, by whom, whether it was undone
 *   import_column the indicator of each column of that file
 *   monthly_value, monthly_figure   figures of months, and a view of those in force (store/store_month.h)
 *   database_subject   what the tables are about, if it is no companies (store/store_subject.h)
 *   history       changes by later imports: old value, new value, import, line
 *   undone_history   the same of imports that were undone
 *   met_row       the rows that an import found in the database, as ranges of ids, and
 *   met_indicator    the indicators that it had: what a later import stands on (store/store_undo.c)
 *   problem       the problems of each import
 *   exact_value   decimals of more than 15 digits, as written
 *   code          registers of codes: regions and industries, with revision, edition, successor
 *   run, result   saved assessments
 *   scenario      saved scenarios with their results
 *   calibration, calibration_rate   to which outcomes the chances of a model were fitted, and how often its gates hold by kind of
 *                 company (store/store_calibration.h)
 *   data_year     every year that annual_value ever had
 *   content_stamp a random value, renewed by every change of company, annual_value, credential, exact_value and code
 *   database_identity   a random id, made with the database (or when it was migrated to schema 9); a copy keeps it
 *   export        every answer that left as a file, or into another program, with its digest (store/store_export.h);
 *   export_rule   the files of rules behind each rules_digest
 *   company_year, changed_value   views: annual values with code and name; history with its file
 *
 * PRAGMA user_version is the schema version; application_id identifies the file.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"
#include "casework/pool_events.h"
#include "intake/intake.h"
#include "intake/problem.h"
#include "panel/applications.h"
#include "panel/credentials.h"
#include "panel/panel.h"
#include "panel/typed_values.h"
#include "store/cache_file.h"

typedef struct store store;
typedef struct case_rows case_rows; /* casework/case_rows.h */

/* See store_mark.h. */
enum { STORE_MARK_TEXT = 33 };
typedef struct store_mark {
    char database[STORE_MARK_TEXT]; /* 32 hexadecimal digits; "": unknown */
    char data[STORE_MARK_TEXT];     /* the first 32 of a SHA-256; "": no database */
    char day[11];                   /* of the newest import; "": none */
} store_mark;

typedef enum store_mode {
    STORE_READ,         /* must exist and not be empty */
    STORE_READ_JOURNAL, /* the same, with what only the newest schema has: imports, history, met_row */
    STORE_WRITE,        /* created if absent, mode 0600 */
    STORE_NOTE          /* must exist and have the newest schema: to add rows that no answer depends on */
} store_mode;

/*
 * Open a database. `d` determines the columns of a new one and is borrowed for the call. An older schema is migrated by
 * STORE_WRITE alone; whoever only reads leaves the file as it is, and migrates a private copy if the schema is too old
 * to be read. Waits two seconds for a lock.
 *
 * Returns TIDU_OK, TIDU_ESTORE (no database, truncated, of a newer version, locked), TIDU_EIO or TIDU_ENOMEM.
 */
tidu_status store_open(const char *path, store_mode mode, const dictionary *d, store **out, tidu_error *err);
void store_close(store *s);

/* Who is said to import and to undo from now on; borrowed, NULL: unknown. */
void store_set_user(store *s, const char *user);

/* Close after a failure: a new file into which nothing was imported is removed again. */
void store_abandon(store *s);

typedef struct store_import_counts {
    long long import_id;
    bool is_known;          /* the same bytes with the same options were imported before: nothing was done */
    bool is_again;          /* they were, but later imports changed values: imported again */
    unsigned long companies_added;
    unsigned long years_added;    /* rows of annual_value */
    unsigned long values_changed; /* cells that had another value or none; each is recorded in history */
    unsigned long credentials_added;
    unsigned long credentials_changed;
    unsigned long codes_added;   /* of a register: a code in a revision */
    unsigned long codes_changed; /* got another name or successor */
    unsigned long months_added;   /* figures of months, */
    unsigned long months_changed; /* and those that had another value */
    unsigned long applications_added;
    unsigned long applications_changed; /* got another day */
    unsigned long target_values_added;
    unsigned long events_added; /* rows of pools, visits and tasks */
    unsigned long pool_events_added; /* of these, of pools */
} store_import_counts;

/* What was read from one file. */
typedef struct store_import_part {
    const intake_report *report;
    const char *options;       /* text stored with the import ("--unit wan") */
    panel *panel;              /* may be empty */
    const credentials *held;   /* may be NULL */
    const problems *found;     /* may be NULL */
    store_import_counts counts; /* output; all 0 after a failure */
    const applications *filed; /* or NULL; then the panel is empty and there are no certificates */
    const typed_values *typed; /* or NULL; then there is nothing else */
    const pool_events *pooled; /* or NULL; that fit those in the store */
    const case_rows *cases;    /* visits and tasks, or NULL */
} store_import_part;

/*
 * Merge what was read from `n` files, in one transaction. A missing cell never overwrites a value. If store_fill_begin
 * was called, its companies are those of the first file.
 */
tidu_status store_import(store *s, store_import_part *parts, size_t n, intake_progress progress,
                         void *progress_context, tidu_error *err);

/*
 * Begin to fill a store while its table is still being read. *begins is false if it already has companies, with which
 * the new ones must be merged. The transaction stays open, and the store must not be used for anything else, until
 * store_import completes it with the whole panel, or store_fill_drop or store_close roll it back.
 *
 * d        determines the columns; it must not grow any more
 * threads  1: rows are written by the caller of store_fill_take
 */
tidu_status store_fill_begin(store *s, dictionary *d, int threads, bool *begins, tidu_error *err);

/*
 * Take new companies from the panel in blocks, as far as the writing thread has room for them, or with `is_end` all of
 * them. Companies that were taken are frozen (panel_freeze).
 */
tidu_status store_fill_take(store *s, panel *p, bool is_end, tidu_error *err);
void store_fill_drop(store *s);

/*
 * Add a register to those in the store, in one transaction. A code that exists in the same revision gets the new name
 * and successor.
 */
tidu_status store_import_register(store *s, const intake_report *report, const char *options,
                                  const code_register *codes, const problems *found,
                                  store_import_counts *counts, tidu_error *err);
/* Load all registers. `last_import` is the newest import of one, 0 if there is none. */
tidu_status store_load_register(store *s, code_register *into, long long *last_import, tidu_error *err);

/* Everything loaded between these two is of the same state of the database. */
tidu_status store_begin_reading(store *s, tidu_error *err);
void store_end_reading(store *s);

/* Fill `p` with the cells it wants (panel_is_wanted), of one company or of all (`code` NULL). */
tidu_status store_load(store *s, const char *code, panel *p, tidu_error *err);

/*
 * The place of cache files made from what store_load read last, valid until the next store_load; NULL: none
 * possible.
 */
const cache_place *store_cache_place(const store *s);

/* Whether a cache file is worthwhile for this number of companies. */
bool store_is_large(const store *s, size_t companies);

/* Load the certificates of one company or of all (`code` NULL). */
tidu_status store_load_credentials(store *s, const char *code, credentials *into, tidu_error *err);

/* Whether there are any certificates. */
tidu_status store_has_credentials(store *s, bool *has, tidu_error *err);

/* Whether a company has a code of so many characters. */
tidu_status store_has_code_of_length(store *s, int length, bool *has, tidu_error *err);

/* First and last year with data; 0 if there is none. */
tidu_status store_years(store *s, int *first, int *last, tidu_error *err);

/* The origin of a value, with its texts in `memory`. TIDU_ENOTFOUND: there is no such value. */
typedef struct store_origin {
    const char *file;
    unsigned long line;   /* 0: unknown */
    unsigned long column; /* 0: unknown */
    const char *header;
    const char *imported_at; /* ISO date and time */
    const char *imported_by; /* "": unknown */
} store_origin;
tidu_status store_find_origin(store *s, const char *code, const char *indicator, int year,
                              arena *memory, store_origin *out, tidu_error *err);

/* The same of the company as such, and of a certificate or its last day: by the id of its model and its day of grant, YYYY-MM-DD. */
tidu_status store_find_company_origin(store *s, const char *code, arena *memory, store_origin *out, tidu_error *err);
tidu_status store_find_certificate_origin(store *s, const char *code, const char *model, const char *granted_on, arena *memory,
                                          store_origin *out, tidu_error *err);

/* Save an assessment as a run with one result per company. */
typedef struct store_run {
    const char *model;
    const char *version;      /* effective date */
    const char *digest;       /* of the model file */
    int year;
    const char *on;           /* application date */
    const char *options;
} store_run;
typedef struct store_result {
    const char *code;
    const char *verdict;
    double score_lo, score_hi; /* NaN: none */
    double readiness;
    const char *detail;        /* JSON of gates and items */
} store_result;
typedef bool (*store_next_result)(void *context, size_t i, store_result *out);
tidu_status store_add_run(store *s, const store_run *run, size_t n, store_next_result next,
                          void *context, long long *run_id, tidu_error *err);

/* Save a scenario: the question as text and the result, and the SHA-256 of these and of what the result came from. */
typedef struct store_scenario {
    const char *name, *author, *date, *reason; /* all except the name may be NULL */
    const char *model;
    const char *version;
    const char *model_digest;
    int year;
    const char *text;          /* the scenario in canonical form */
    const char *digest;        /* of `text` */
    const char *result;        /* JSON */
    const char *result_digest;
    const char *data_digest;   /* of the data that were read; these three "": saved before schema 10, which has them */
    const char *rules_digest;  /* of all rules */
    const char *program;       /* version of tidu */
    long long draws, seed;     /* of a distribution; 0: none */
} store_scenario;
tidu_status store_add_scenario(store *s, const store_scenario *kept, long long *id, tidu_error *err);

/* Find a scenario: name, model, year, text and digests, in `memory`. TIDU_ENOTFOUND. */
tidu_status store_find_scenario(store *s, long long id, arena *memory, store_scenario *out,
                                tidu_error *err);

#endif
