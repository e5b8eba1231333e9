/*
 * The columns of a large store in a file beside the database, so that they are not read through SQL again: those that
 * a question read, kept when it was asked first, or all of them, kept by the import that filled the store. A column cache
 * of another state of the database is not read but replaced (store/cache_file.h).
 */
#ifndef STORE_COLUMN_CACHE_H
#define STORE_COLUMN_CACHE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/tidu_error.h"
#include "panel/panel.h"
#include "store/cache_file.h"
#include "store/store_internal.h"

/* What a column cache is of. */
typedef struct column_cache_key {
    database_state state;
    char question[65]; /* SHA-256 of what is asked for, or COLUMN_CACHE_WHOLE */
} column_cache_key;

#define COLUMN_CACHE_WHOLE "whole"

/* Which cells: attributes, and annual indicators in years. Borrowed. */
typedef struct column_cache_question {
    const int *attributes;
    size_t n_attributes;
    const int *annual;
    size_t n_annual;
    const bool *is_wanted; /* [year - first_year][n_annual] */
    int first_year, last_year; /* the last before the first: none */
} column_cache_question;

/* The state of the database in the transaction that is open. False: it can have no column cache. */
bool column_cache_key_of(store *s, const column_cache_question *q, const dictionary *d, column_cache_key *out);

/*
 * Fill the empty panel from the column cache of that key or from that of the whole store in the same state; *is_loaded
 * false where there is none. One that turns out to be damaged is removed, and the panel is empty again.
 */
tidu_status column_cache_load(const store *s, const column_cache_key *key, const column_cache_question *q, panel *p,
                          bool *is_loaded, tidu_error *err);

/* Keep what was loaded, and remove the files of other states. Where that fails there is none. */
void column_cache_save(const store *s, const column_cache_key *key, const column_cache_question *q, const panel *p);

/*
 * The same of all that a panel holds, while it is still on its way into the store: written first, on any thread while
 * nobody changes the panel, and published when the store has it, with the state that it is in then. Published or
 * dropped it is gone.
 */
typedef struct column_cache_draft column_cache_draft;
column_cache_draft *column_cache_draft_new(const store *s, const panel *p); /* NULL where there can be none */
void column_cache_draft_write(column_cache_draft *draft);
void column_cache_publish(column_cache_draft *draft, store *s);
void column_cache_draft_drop(column_cache_draft *draft);

#endif
