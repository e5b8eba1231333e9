/*
 * In which state a database is: two states are the same only where the tables hold the same.
 *
 * The stamp is a random value in the table content_stamp; every change of a table that is asked renews it, by triggers,
 * whoever makes the change. So a copy that is put back, and another edit of that copy, are other states although
 * counters, sizes and times may agree. The change counter, pages and schema cookie of the file's header are there for
 * those who change tables without the triggers.
 */
#ifndef STORE_DATABASE_STATE_H
#define STORE_DATABASE_STATE_H

#include <stdbool.h>
#include <stdint.h>

struct sqlite3;

enum { DATABASE_STAMP_BYTES = 16 };

/* Compared byte by byte. */
typedef struct database_state {
    unsigned char stamp[DATABASE_STAMP_BYTES];
    uint32_t change_counter;
    uint32_t schema_cookie;
    uint64_t pages;
} database_state;

/*
 * In the transaction that is open; of one that writes: the stamp as it leaves it, the rest as it found it. False:
 * there is no state that could be relied on, as in write-ahead mode, where the header's counter stands still.
 */
bool database_state_get(struct sqlite3 *db, database_state *out);

/* Is `now` what a transaction made that wrote and saw `written` just before it was committed? */
bool database_state_follows(const database_state *now, const database_state *written);

#endif
