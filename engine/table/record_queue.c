/*
 * A ring of batches with a bounded_queue that says which of them belongs to the reader and which to the consumer.
 */
#include "table/record_queue.h"

#include "base/allocate.h"
#include "base/bounded_queue.h"

enum { BATCHES = 4 };

struct record_queue {
    record_batch batches[BATCHES];
    bounded_queue queue;
    size_t current; /* batch that the reader is filling */
    bool holds_one; /* the consumer holds a batch */
};

record_queue *record_queue_new(record_batch *first)
{
    record_queue *r = allocate_array(1, sizeof *r);

    if (!r)
        return NULL;
    if (!bounded_queue_init(&r->queue, BATCHES)) {
        release(r);
        return NULL;
    }
    r->batches[0] = *first;
    *first = (record_batch){0};
    return r;
}

void record_queue_free(record_queue *r)
{
    if (!r)
        return;
    for (size_t i = 0; i < BATCHES; i++)
        record_batch_clear(&r->batches[i]);
    bounded_queue_clear(&r->queue);
    release(r);
}

record_batch *record_queue_current(record_queue *r)
{
    return &r->batches[r->current];
}

bool record_queue_give(record_queue *r)
{
    bool goes_on;

    bounded_queue_give(&r->queue);
    goes_on = bounded_queue_room(&r->queue, &r->current);
    if (goes_on)
        record_batch_empty(record_queue_current(r));
    return goes_on;
}

void record_queue_end(record_queue *r)
{
    bounded_queue_give(&r->queue);
    bounded_queue_end(&r->queue);
}

const record_batch *record_queue_take(record_queue *r)
{
    size_t slot;

    if (r->holds_one)
        bounded_queue_return(&r->queue);
    r->holds_one = bounded_queue_take(&r->queue, &slot);
    return r->holds_one ? &r->batches[slot] : NULL;
}

void record_queue_stop(record_queue *r)
{
    bounded_queue_stop(&r->queue);
}
