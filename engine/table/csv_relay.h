/*
 * Batches of records on their way from the thread that reads to the one that
 * takes. They arrive in order; the reader waits while all are full, the taker while none is.
 */
#ifndef TABLE_CSV_RELAY_H
#define TABLE_CSV_RELAY_H

#include "table/csv_batch.h"

typedef struct csv_relay csv_relay;

/* *first becomes the reader's first batch with what it holds, and is zero then. NULL: no memory. */
csv_relay *csv_relay_new(csv_batch *first);
void csv_relay_free(csv_relay *r);

/* --- the reader ----------------------------------------------------------- */

/* The batch to fill. */
csv_batch *csv_relay_current(csv_relay *r);

/* It is full; false: the taker wants no more. Afterwards the current one is another. */
bool csv_relay_give(csv_relay *r);

/* What the current batch holds is the last. */
void csv_relay_end(csv_relay *r);

/* --- the taker ------------------------------------------------------------ */

/* The next batch, NULL behind the last one; the one before goes back to the reader. */
const csv_batch *csv_relay_take(csv_relay *r);

/* No more, please. */
void csv_relay_stop(csv_relay *r);

#endif
