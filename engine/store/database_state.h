/*
 * The state of a database: two states are equal only if the tables have the same contents.
 *
 * The stamp is a random value in the table content_stamp, which triggers renew on every change of a table that is read,
 * whichever program makes it. A restored copy, and another edit of that copy, are therefore different states, although
 * counters, sizes and times may agree. The change counter, page count and schema cookie in the header of the file
 * detect programs that change tables without the triggers.
 */
#ifndef STORE_DATABASE_STATE_H
#define STORE_DATABASE_STATE_H

#include <stdbool.h>
#include <stdint.h>

struct sqlite3;

enum { DATABASE_STAMP_BYTES = 16 };

/* Compared as bytes. */
typedef struct database_state {
    unsigned char stamp[DATABASE_STAMP_BYTES];
    uint32_t change_counter;
    uint32_t schema_cookie;
    uint64_t pages;
} database_state;

/*
 * The state in the open transaction; if it writes, the new stamp with the old header. False: there is no reliable
 * state, as in write-ahead mode, where the counter in the header does not change.
 */
bool database_state_get(struct sqlite3 *db, database_state *out);

/* Whether `now` is the state left by a writing transaction that saw `written` just before it was committed. */
bool database_state_follows(const database_state *now, const database_state *written);

#endif
