/*
 * Batches of records on their way from the thread that reads to the one that
 * takes. They arrive in order; the reader waits while all are full, the taker while none is.
 */
#ifndef TABLE_RECORD_QUEUE_H
#define TABLE_RECORD_QUEUE_H

#include "table/record_batch.h"

typedef struct record_queue record_queue;

/* *first becomes the reader's first batch with what it holds, and is zero then. NULL: no memory. */
record_queue *record_queue_new(record_batch *first);
void record_queue_free(record_queue *r);

/* --- the reader ----------------------------------------------------------- */

/* The batch to fill. */
record_batch *record_queue_current(record_queue *r);

/* It is full; false: the taker wants no more. Afterwards the current one is another. */
bool record_queue_give(record_queue *r);

/* What the current batch holds is the last. */
void record_queue_end(record_queue *r);

/* --- the taker ------------------------------------------------------------ */

/* The next batch, NULL behind the last one; the one before goes back to the reader. */
const record_batch *record_queue_take(record_queue *r);

/* No more, please. */
void record_queue_stop(record_queue *r);

#endif
