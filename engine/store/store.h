/*
 * The store: one SQLite file that plain SQL reads.
 *
 *   company       one row a company: code, attributes by their indicator's name, origin
 *   annual_value  one row a company and year: one typed column an indicator, by its name;
 *                 its id is company_id * 10000 + year
 *   credential    certificates held
 *   import        each import: file, digest, options, mapping, counts
 *   import_column which column of that file was which indicator
 *   history       what a later import changed: old value, new value, import, line
 *   problem       the problems of each import
 *   exact_value   decimals of more than 15 digits, as they were written
 *   code          registers of codes: regions and industries, with revision, edition, successor
 *   run, result   assessments that were kept
 *   scenario      scenarios that were kept, with what came out
 *   data_year     every year that annual_value ever had
 *   content_stamp one random value that every change of company, annual_value, credential, exact_value and code renews
 *   company_year, changed_value   views: annual values with code and name; history with its file
 *
 * PRAGMA user_version is the schema version, application_id marks the file.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"
#include "intake/intake.h"
#include "intake/problem.h"
#include "panel/credentials.h"
#include "panel/panel.h"
#include "store/cache_file.h"

typedef struct store store;

typedef enum store_mode {
    STORE_READ, /* must exist and hold something */
    STORE_WRITE /* made when absent, mode 0600 */
} store_mode;

/*
 * `d` says which columns a new database gets; it is borrowed for the call. An older schema is migrated forward in either mode. Waits two seconds for a lock.
 * Fails with TIDU_ESTORE (no database, truncated, of a newer version, locked) or TIDU_EIO;
 * the message says which and what to do.
 */
tidu_status store_open(const char *path, store_mode mode, const dictionary *d, store **out, tidu_error *err);
void store_close(store *s);

/* The same after a failure: a file that was made and got nothing is removed again. */
void store_abandon(store *s);

typedef struct store_import_counts {
    long long import_id;
    bool is_known;          /* the same bytes with the same options were imported before: nothing done */
    bool is_again;          /* they were, but a later import has changed values since: imported once more */
    unsigned long companies_added;
    unsigned long years_added;    /* rows of annual_value */
    unsigned long values_changed; /* cells that had another value or none; each is in history */
    unsigned long credentials_added;
    unsigned long credentials_changed;
    unsigned long codes_added;   /* of a register: a code in a revision */
    unsigned long codes_changed; /* got another name or successor */
} store_import_counts;

/* What was read from one file. */
typedef struct store_import_part {
    const intake_report *report;
    const char *options;       /* the text that is kept with the import ("--unit wan") */
    panel *panel;              /* may hold no company */
    const credentials *held;   /* may be NULL */
    const problems *found;     /* may be NULL */
    store_import_counts counts; /* filled; all 0 after a failure */
} store_import_part;

/*
 * Merge what was read from `n` files, in one transaction: all of them or nothing. A missing cell never overwrites a
 * value. Where store_fill_begin has begun, its companies are those of the first file.
 */
tidu_status store_import(store *s, store_import_part *parts, size_t n, intake_progress progress,
                         void *progress_context, tidu_error *err);

/*
 * Begin to fill a store while its table is still being read; *begins is false where it has companies already, for
 * those take part. The transaction stays open, and the store is for nothing else, until store_import ends it with the
 * whole panel, or store_fill_drop or store_close take everything back.
 *
 * d        names the columns; it may not grow any more
 * threads  1: rows are written by the caller of store_fill_take
 */
tidu_status store_fill_begin(store *s, dictionary *d, int threads, bool *begins, tidu_error *err);

/*
 * Take what came into the panel since, in blocks, as far as the writing thread has room for them; `is_end`: to the
 * last company. What was taken is sealed (panel_freeze).
 */
tidu_status store_fill_take(store *s, panel *p, bool is_end, tidu_error *err);
void store_fill_drop(store *s);

/*
 * Put a register beside those that are there already, in one transaction. A code that stands there in the same
 * revision gets the newer name and successor.
 */
tidu_status store_import_register(store *s, const intake_report *report, const char *options,
                                  const code_register *codes, const problems *found,
                                  store_import_counts *counts, tidu_error *err);
/* All registers. `last_import` is the newest import of one, 0 when there is none. */
tidu_status store_load_register(store *s, code_register *into, long long *last_import, tidu_error *err);

/* What is loaded in between is of one state of the database. */
tidu_status store_begin_reading(store *s, tidu_error *err);
void store_end_reading(store *s);

/* Fill `p` with the cells it wants (panel_is_wanted), of one company or of all (`code` NULL). */
tidu_status store_load(store *s, const char *code, panel *p, tidu_error *err);

/* Of files that are made from what store_load read last. NULL: there can be none. Until the next store_load or close. */
const cache_place *store_cache_place(const store *s);

/* Are so many companies worth such a file? */
bool store_is_large(const store *s, size_t companies);

/* Of one company or of all (`code` NULL). */
tidu_status store_load_credentials(store *s, const char *code, credentials *into, tidu_error *err);

/* Are there any? */
tidu_status store_has_credentials(store *s, bool *has, tidu_error *err);

/* First and last year with data, 0 when there is none. */
tidu_status store_years(store *s, int *first, int *last, tidu_error *err);

/* Where a value came from. Texts live in `memory`. TIDU_ENOTFOUND when there is no such value. */
typedef struct store_origin {
    const char *file;
    unsigned long line;   /* 0 unknown */
    unsigned long column; /* 0 unknown */
    const char *header;
    const char *imported_at; /* ISO date and time */
} store_origin;
tidu_status store_find_origin(store *s, const char *code, const char *indicator, int year,
                              arena *memory, store_origin *out, tidu_error *err);

/* Keep an assessment: one run, one result a company. */
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

/* Keep a scenario: the question as text and the answer, each with its SHA-256. */
typedef struct store_scenario {
    const char *name, *author, *date, *reason; /* all but the name may be NULL */
    const char *model;
    const char *version;
    const char *model_digest;
    int year;
    const char *text;          /* the scenario in its one form */
    const char *digest;        /* of `text` */
    const char *result;        /* JSON */
    const char *result_digest;
} store_scenario;
tidu_status store_add_scenario(store *s, const store_scenario *kept, long long *id, tidu_error *err);

/* name, model, year, text and digests, in `memory`. TIDU_ENOTFOUND. */
tidu_status store_find_scenario(store *s, long long id, arena *memory, store_scenario *out,
                                tidu_error *err);

#endif
