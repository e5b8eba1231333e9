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

enum { COLUMN_CACHE_DIGEST = 65 }; /* SHA-256 in hex, and its NUL */

/* Which cells: attributes, and annual indicators in years. Borrowed. */
typedef struct column_cache_question {
    const int *attributes;
    size_t n_attributes;
    const int *annual;
    size_t n_annual;
    const bool *is_wanted; /* [year - first_year][n_annual] */
    int first_year, last_year; /* the last before the first: none */
} column_cache_question;

/* What the question's cache is called. False: memory is used up. */
bool column_cache_digest(const column_cache_question *q, const dictionary *d, char digest[COLUMN_CACHE_DIGEST]);

/*
 * Fill the empty panel from the column cache of that digest or from that of the whole store in the same state;
 * *is_loaded false where there is none. One that turns out to be damaged is removed, and the panel is empty again.
 */
tidu_status column_cache_load(const cache_place *place, const char *digest, const column_cache_question *q, panel *p,
                              bool *is_loaded, tidu_error *err);

/* Keep what was loaded, and remove the files of other states. Where that fails there is none. */
void column_cache_save(const cache_place *place, const char *digest, const column_cache_question *q, const panel *p);

/*
 * The same of all that a panel holds, while it is still on its way into the store: written first, on any thread while
 * nobody changes the panel, and published when the store has it and is in the state that came of that. Published or
 * dropped it is gone. `database` is borrowed until then.
 */
typedef struct column_cache_draft column_cache_draft;
column_cache_draft *column_cache_draft_new(const char *database, const panel *p); /* NULL where there can be none */
void column_cache_draft_write(column_cache_draft *draft);
void column_cache_publish(column_cache_draft *draft, const database_state *state);
void column_cache_draft_drop(column_cache_draft *draft);

#endif
