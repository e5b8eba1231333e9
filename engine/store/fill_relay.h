/*
 * Blocks handed from the thread that reads a table to one that writes them into the store, a few at a time and in
 * their order.
 */
#ifndef STORE_FILL_RELAY_H
#define STORE_FILL_RELAY_H

#include "base/tidu_error.h"
#include "store/store_block.h"

typedef struct fill_relay fill_relay;

/* Write one block; called on the relay's thread alone. */
typedef tidu_status (*fill_write)(void *context, const store_block *b, tidu_error *err);

/* NULL when there is no memory or no thread to be had. */
fill_relay *fill_relay_new(fill_write write, void *context);

/* Would fill_relay_room not have to wait? */
bool fill_relay_has_room(fill_relay *r);

/* A block to fill, once there is a free one; NULL after a failure: fill_relay_end tells which. */
store_block *fill_relay_room(fill_relay *r);

/* The block from fill_relay_room is filled: write it. */
void fill_relay_give(fill_relay *r);

/* Wait until all is written, end the thread and free the relay. The first failure of `write`. */
tidu_status fill_relay_end(fill_relay *r, tidu_error *err);

#endif
