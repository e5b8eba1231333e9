/*
 *   returned         given
 *     |  full | full   |  being filled
 *
 * Both counts only increase; the i-th item is in slot i modulo the number of slots. The lock guards the counts and the
 * flags; a slot belongs to one side at a time and needs no lock. The two sides never wait at the same time, so one
 * condition variable is enough.
 */
#include "base/bounded_queue.h"

bool bounded_queue_init(bounded_queue *q, size_t slots)
{
    *q = (bounded_queue){.slots = slots};
    return monitor_init(&q->monitor);
}

void bounded_queue_clear(bounded_queue *q)
{
    monitor_clear(&q->monitor);
}

bool bounded_queue_has_room(bounded_queue *q)
{
    bool has_room;

    pthread_mutex_lock(&q->monitor.lock);
    has_room = q->given - q->returned < q->slots || q->is_stopped;
    pthread_mutex_unlock(&q->monitor.lock);
    return has_room;
}

bool bounded_queue_room(bounded_queue *q, size_t *slot)
{
    bool goes_on;

    pthread_mutex_lock(&q->monitor.lock);
    while (q->given - q->returned == q->slots && !q->is_stopped)
        pthread_cond_wait(&q->monitor.changed, &q->monitor.lock);
    goes_on = !q->is_stopped;
    *slot = q->given % q->slots;
    pthread_mutex_unlock(&q->monitor.lock);
    return goes_on;
}

void bounded_queue_give(bounded_queue *q)
{
    pthread_mutex_lock(&q->monitor.lock);
    q->given += !q->is_stopped;
    pthread_cond_signal(&q->monitor.changed);
    pthread_mutex_unlock(&q->monitor.lock);
}

void bounded_queue_end(bounded_queue *q)
{
    pthread_mutex_lock(&q->monitor.lock);
    q->is_ended = true;
    pthread_cond_signal(&q->monitor.changed);
    pthread_mutex_unlock(&q->monitor.lock);
}

bool bounded_queue_take(bounded_queue *q, size_t *slot)
{
    bool has_one;

    pthread_mutex_lock(&q->monitor.lock);
    while (q->given == q->returned && !q->is_ended)
        pthread_cond_wait(&q->monitor.changed, &q->monitor.lock);
    has_one = q->given != q->returned;
    *slot = q->returned % q->slots;
    pthread_mutex_unlock(&q->monitor.lock);
    return has_one;
}

void bounded_queue_return(bounded_queue *q)
{
    pthread_mutex_lock(&q->monitor.lock);
    q->returned++;
    pthread_cond_signal(&q->monitor.changed);
    pthread_mutex_unlock(&q->monitor.lock);
}

void bounded_queue_stop(bounded_queue *q)
{
    pthread_mutex_lock(&q->monitor.lock);
    q->is_stopped = true;
    pthread_cond_signal(&q->monitor.changed);
    pthread_mutex_unlock(&q->monitor.lock);
}
