/*
 *   taken            given
 *     |  full | full   |  being filled
 *
 * Both only count up; batch i lies at i modulo their number. The lock guards the
 * counts and the two flags, a batch belongs to one side at a time.
 */
#include "table/record_queue.h"

#include "base/allocate.h"
#include "base/monitor.h"

enum { BATCHES = 4 };

struct record_queue {
    record_batch batches[BATCHES];
    monitor monitor;
    size_t given;
    size_t taken;
    bool holds_one; /* the taker looks at batches[taken] */
    bool is_ended;
    bool is_stopped;
};

record_queue *record_queue_new(record_batch *first)
{
    record_queue *r = allocate_array(1, sizeof *r);

    if (!r)
        return NULL;
    if (!monitor_init(&r->monitor)) {
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
    monitor_clear(&r->monitor);
    release(r);
}

record_batch *record_queue_current(record_queue *r)
{
    return &r->batches[r->given % BATCHES]; /* the reader alone changes `given` */
}

bool record_queue_give(record_queue *r)
{
    bool goes_on;

    pthread_mutex_lock(&r->monitor.lock);
    r->given++;
    pthread_cond_signal(&r->monitor.changed);
    while (r->given - r->taken == BATCHES && !r->is_stopped)
        pthread_cond_wait(&r->monitor.changed, &r->monitor.lock);
    goes_on = !r->is_stopped;
    pthread_mutex_unlock(&r->monitor.lock);
    if (goes_on)
        record_batch_empty(record_queue_current(r));
    return goes_on;
}

void record_queue_end(record_queue *r)
{
    pthread_mutex_lock(&r->monitor.lock);
    r->given += !r->is_stopped;
    r->is_ended = true;
    pthread_cond_signal(&r->monitor.changed);
    pthread_mutex_unlock(&r->monitor.lock);
}

const record_batch *record_queue_take(record_queue *r)
{
    const record_batch *next = NULL;

    pthread_mutex_lock(&r->monitor.lock);
    if (r->holds_one) {
        r->taken++;
        pthread_cond_signal(&r->monitor.changed);
    }
    while (r->given == r->taken && !r->is_ended)
        pthread_cond_wait(&r->monitor.changed, &r->monitor.lock);
    r->holds_one = r->given != r->taken;
    if (r->holds_one)
        next = &r->batches[r->taken % BATCHES];
    pthread_mutex_unlock(&r->monitor.lock);
    return next;
}

void record_queue_stop(record_queue *r)
{
    pthread_mutex_lock(&r->monitor.lock);
    r->is_stopped = true;
    pthread_cond_signal(&r->monitor.changed);
    pthread_mutex_unlock(&r->monitor.lock);
}
