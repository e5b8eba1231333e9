/*
 * The columns of a large store in a file beside the database, so that they need not be read through SQL again: either
 * those of one question, cached when it is first asked, or all of them, cached by the import that filled the store. A
 * column cache of another state of the database is not read but replaced (store/cache_file.h).
 */
#ifndef STORE_COLUMN_CACHE_H
#define STORE_COLUMN_CACHE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/tidu_error.h"
#include "panel/panel.h"
#include "store/cache_file.h"

enum { COLUMN_CACHE_DIGEST = 65 }; /* SHA-256 in hex, and its NUL */

/* A selection of cells: attributes, and annual indicators by year. Borrowed. */
typedef struct column_cache_question {
    const int *attributes;
    size_t n_attributes;
    const int *annual;
    size_t n_annual;
    const bool *is_wanted; /* [year - first_year][n_annual] */
    int first_year, last_year; /* last_year < first_year: none */
} column_cache_question;

/* The digest that names the cache of a question. False if memory is exhausted. */
bool column_cache_digest(const column_cache_question *q, const dictionary *d, char digest[COLUMN_CACHE_DIGEST]);

/*
 * Fill the empty panel from the column cache with that digest, or from that of the whole store, of the same state;
 * *is_loaded is false if there is none. A damaged file is removed, and the panel is empty again.
 */
tidu_status column_cache_load(const cache_place *place, const char *digest, const column_cache_question *q, panel *p,
                              bool *is_loaded, tidu_error *err);

/* Cache what was loaded, and remove the files of other states. If that fails there is no cache. */
void column_cache_save(const cache_place *place, const char *digest, const column_cache_question *q, const panel *p);

/* See cache_file_follow_all. */
void column_cache_follow(const char *database, const database_state *from, const database_state *to);

/*
 * The same for everything in a panel that is still being written to the store: the draft is written first, on any
 * thread while the panel does not change, and published with the state in which the store is afterwards. Publishing or
 * dropping releases the draft. `database` is borrowed until then.
 */
typedef struct column_cache_draft column_cache_draft;
column_cache_draft *column_cache_draft_new(const char *database, const panel *p); /* NULL: no cache is possible */
void column_cache_draft_write(column_cache_draft *draft);
void column_cache_publish(column_cache_draft *draft, const database_state *state);
void column_cache_draft_drop(column_cache_draft *draft);

#endif
