/*
 * A bounded queue of batches of records from the reading thread to the consuming one, in order. The reader waits while
 * all batches are full, the consumer while none is.
 */
#ifndef TABLE_RECORD_QUEUE_H
#define TABLE_RECORD_QUEUE_H

#include "table/record_batch.h"

typedef struct record_queue record_queue;

/* *first with its contents becomes the reader's first batch, and is zeroed. NULL if memory is exhausted. */
record_queue *record_queue_new(record_batch *first);
void record_queue_free(record_queue *r);

/* --- the reader ----------------------------------------------------------- */

/* The batch that the reader is filling. */
record_batch *record_queue_current(record_queue *r);

/* Pass on the current batch and switch to another one; false once the consumer has stopped the queue. */
bool record_queue_give(record_queue *r);

/* Pass on the current batch as the last one. */
void record_queue_end(record_queue *r);

/* --- the consumer --------------------------------------------------------- */

/* Return the previous batch to the reader and wait for the next one; NULL after the last. */
const record_batch *record_queue_take(record_queue *r);

/* Tell the reader to stop. */
void record_queue_stop(record_queue *r);

#endif
