/*
 * A bounded_queue of blocks with a thread that writes them; after a failure the thread stops the queue.
 */
#include "store/row_block_queue.h"

#include <pthread.h>

#include "base/allocate.h"
#include "base/bounded_queue.h"

enum { BLOCKS = 4 };

struct row_block_queue {
    fill_write write;
    void *context;
    row_block blocks[BLOCKS];
    bounded_queue queue;
    pthread_t thread;
    tidu_status status; /* result of the thread; read after it has ended */
    tidu_error failure;
};

static void *run(void *queue)
{
    row_block_queue *r = queue;
    size_t slot;

    while (!r->status && bounded_queue_take(&r->queue, &slot)) {
        r->status = r->write(r->context, &r->blocks[slot], &r->failure);
        if (r->status)
            bounded_queue_stop(&r->queue);
        else
            bounded_queue_return(&r->queue);
    }
    return NULL;
}

static void destroy(row_block_queue *r)
{
    for (size_t i = 0; i < BLOCKS; i++)
        row_block_clear(&r->blocks[i]);
    bounded_queue_clear(&r->queue);
    release(r);
}

row_block_queue *row_block_queue_new(fill_write write, void *context)
{
    row_block_queue *r = allocate_array(1, sizeof *r);

    if (!r)
        return NULL;
    r->write = write;
    r->context = context;
    if (!bounded_queue_init(&r->queue, BLOCKS)) {
        release(r);
        return NULL;
    }
    if (pthread_create(&r->thread, NULL, run, r)) {
        destroy(r);
        return NULL;
    }
    return r;
}

bool row_block_queue_has_room(row_block_queue *r)
{
    return bounded_queue_has_room(&r->queue);
}

row_block *row_block_queue_room(row_block_queue *r)
{
    size_t slot;

    return bounded_queue_room(&r->queue, &slot) ? &r->blocks[slot] : NULL;
}

void row_block_queue_give(row_block_queue *r)
{
    bounded_queue_give(&r->queue);
}

tidu_status row_block_queue_end(row_block_queue *r, tidu_error *err)
{
    tidu_status status;

    bounded_queue_end(&r->queue);
    pthread_join(r->thread, NULL);
    status = r->status;
    if (status && err)
        *err = r->failure;
    destroy(r);
    return status;
}
