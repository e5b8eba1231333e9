/*
 * Blocks handed from the thread that reads a table to one that writes them into the store, a few at a time and in
 * their order.
 */
#ifndef STORE_ROW_BLOCK_QUEUE_H
#define STORE_ROW_BLOCK_QUEUE_H

#include "base/tidu_error.h"
#include "store/row_block.h"

typedef struct row_block_queue row_block_queue;

/* Write one block; called on the queue's thread alone. */
typedef tidu_status (*fill_write)(void *context, const row_block *b, tidu_error *err);

/* NULL when there is no memory or no thread to be had. */
row_block_queue *row_block_queue_new(fill_write write, void *context);

/* Would row_block_queue_room not have to wait? */
bool row_block_queue_has_room(row_block_queue *r);

/* A block to fill, once there is a free one; NULL after a failure: row_block_queue_end tells which. */
row_block *row_block_queue_room(row_block_queue *r);

/* The block from row_block_queue_room is filled: write it. */
void row_block_queue_give(row_block_queue *r);

/* Wait until all is written, end the thread and free the queue. The first failure of `write`. */
tidu_status row_block_queue_end(row_block_queue *r, tidu_error *err);

#endif
