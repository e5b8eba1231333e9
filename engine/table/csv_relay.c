/*
 *   taken            given
 *     |  full | full   |  being filled
 *
 * Both only count up; batch i lies at i modulo their number. The lock guards the
 * counts and the two flags, a batch belongs to one side at a time.
 */
#include "table/csv_relay.h"

#include "base/allocate.h"
#include "base/monitor.h"

enum { BATCHES = 4 };

struct csv_relay {
    csv_batch batches[BATCHES];
    monitor monitor;
    size_t given;
    size_t taken;
    bool holds_one; /* the taker looks at batches[taken] */
    bool is_ended;
    bool is_stopped;
};

csv_relay *csv_relay_new(csv_batch *first)
{
    csv_relay *r = allocate_array(1, sizeof *r);

    if (!r)
        return NULL;
    if (!monitor_init(&r->monitor)) {
        release(r);
        return NULL;
    }
    r->batches[0] = *first;
    *first = (csv_batch){0};
    return r;
}

void csv_relay_free(csv_relay *r)
{
    if (!r)
        return;
    for (size_t i = 0; i < BATCHES; i++)
        csv_batch_clear(&r->batches[i]);
    monitor_clear(&r->monitor);
    release(r);
}

csv_batch *csv_relay_current(csv_relay *r)
{
    return &r->batches[r->given % BATCHES]; /* the reader alone changes `given` */
}

bool csv_relay_give(csv_relay *r)
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
        csv_batch_empty(csv_relay_current(r));
    return goes_on;
}

void csv_relay_end(csv_relay *r)
{
    pthread_mutex_lock(&r->monitor.lock);
    r->given += !r->is_stopped;
    r->is_ended = true;
    pthread_cond_signal(&r->monitor.changed);
    pthread_mutex_unlock(&r->monitor.lock);
}

const csv_batch *csv_relay_take(csv_relay *r)
{
    const csv_batch *next = NULL;

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

void csv_relay_stop(csv_relay *r)
{
    pthread_mutex_lock(&r->monitor.lock);
    r->is_stopped = true;
    pthread_cond_signal(&r->monitor.changed);
    pthread_mutex_unlock(&r->monitor.lock);
}
