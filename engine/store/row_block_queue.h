/*
 * A bounded queue of blocks from the thread that reads a table to one that writes them to the store, in order.
 */
#ifndef STORE_ROW_BLOCK_QUEUE_H
#define STORE_ROW_BLOCK_QUEUE_H

#include "base/tidu_error.h"
#include "store/row_block.h"

typedef struct row_block_queue row_block_queue;

/* Writes one block; called only on the queue's thread. */
typedef tidu_status (*fill_write)(void *context, const row_block *b, tidu_error *err);

/* NULL if memory is exhausted or no thread can be created. */
row_block_queue *row_block_queue_new(fill_write write, void *context);

/* True if row_block_queue_room would return without waiting. */
bool row_block_queue_has_room(row_block_queue *r);

/* Wait for a free block; NULL after a failure, which row_block_queue_end returns. */
row_block *row_block_queue_room(row_block_queue *r);

/* Pass on the block from row_block_queue_room to be written. */
void row_block_queue_give(row_block_queue *r);

/* Wait until everything is written, end the thread and free the queue. Returns the first failure of `write`. */
tidu_status row_block_queue_end(row_block_queue *r, tidu_error *err);

#endif
