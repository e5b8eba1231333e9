/*
 * The columns of a large store in a file beside the database, so that they are not read through SQL again: those that
 * a question read, kept when it was asked first, or all of them, kept by the import that filled the store. A snapshot
 * of another state of the database is not read but replaced (store/derived_file.h).
 */
#ifndef STORE_SNAPSHOT_H
#define STORE_SNAPSHOT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/tidu_error.h"
#include "panel/panel.h"
#include "store/derived_file.h"
#include "store/store_internal.h"

/* What a snapshot is of. */
typedef struct snapshot_key {
    database_state state;
    char question[65]; /* SHA-256 of what is asked for, or SNAPSHOT_WHOLE */
} snapshot_key;

#define SNAPSHOT_WHOLE "whole"

/* Which cells: attributes, and annual indicators in years. Borrowed. */
typedef struct snapshot_question {
    const int *attributes;
    size_t n_attributes;
    const int *annual;
    size_t n_annual;
    const bool *is_wanted; /* [year - first_year][n_annual] */
    int first_year, last_year; /* the last before the first: none */
} snapshot_question;

/* The state of the database in the transaction that is open. False: it can have no snapshot. */
bool snapshot_key_of(store *s, const snapshot_question *q, const dictionary *d, snapshot_key *out);

/*
 * Fill the empty panel from the snapshot of that key or from that of the whole store in the same state; *is_loaded
 * false where there is none. One that turns out to be damaged is removed, and the panel is empty again.
 */
tidu_status snapshot_load(const store *s, const snapshot_key *key, const snapshot_question *q, panel *p,
                          bool *is_loaded, tidu_error *err);

/* Keep what was loaded, and remove snapshots of other states. Where that fails there is no snapshot. */
void snapshot_save(const store *s, const snapshot_key *key, const snapshot_question *q, const panel *p);

/*
 * The same of all that a panel holds, while it is still on its way into the store: written first, on any thread while
 * nobody changes the panel, and published when the store has it, with the state that it is in then. Published or
 * dropped it is gone.
 */
typedef struct snapshot_draft snapshot_draft;
snapshot_draft *snapshot_draft_new(const store *s, const panel *p); /* NULL where there can be none */
void snapshot_draft_write(snapshot_draft *draft);
void snapshot_publish(snapshot_draft *draft, store *s);
void snapshot_draft_drop(snapshot_draft *draft);

#endif
