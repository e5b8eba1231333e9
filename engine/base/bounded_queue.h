/*
 * A bounded queue between two threads: one gives, the other takes, in order. The queue only manages slot numbers and
 * says which side may use which slot; the slots themselves are an array of the caller's.
 *
 *   producer:                                   consumer:
 *     while (bounded_queue_room(&q, &slot)) {     while (bounded_queue_take(&q, &slot)) {
 *         fill(&things[slot]);                        use(&things[slot]);
 *         bounded_queue_give(&q);                     bounded_queue_return(&q);
 *     }                                           }
 *     bounded_queue_end(&q);
 */
#ifndef BASE_BOUNDED_QUEUE_H
#define BASE_BOUNDED_QUEUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/monitor.h"

typedef struct bounded_queue {
    monitor monitor;
    size_t slots;
    size_t given;
    size_t returned;
    bool is_ended;
    bool is_stopped;
} bounded_queue;

/* False as for monitor_init. */
bool bounded_queue_init(bounded_queue *q, size_t slots);
void bounded_queue_clear(bounded_queue *q);

/* --- the producer ---------------------------------------------------------------------- */

/* True if bounded_queue_room would return without waiting. */
bool bounded_queue_has_room(bounded_queue *q);

/*
 * Wait for a free slot. Returns the same slot until it is given, and false once the consumer has stopped the queue.
 */
bool bounded_queue_room(bounded_queue *q, size_t *slot);

/* Pass the filled slot to the consumer. */
void bounded_queue_give(bounded_queue *q);

/* Tell the consumer that no more slots will be given. */
void bounded_queue_end(bounded_queue *q);

/* --- the consumer ---------------------------------------------------------------------- */

/* Wait for the next filled slot. Returns the same slot until it is returned, and false after the last one. */
bool bounded_queue_take(bounded_queue *q, size_t *slot);

/* Give the slot back to the producer. */
void bounded_queue_return(bounded_queue *q);

/* Tell the producer to stop. */
void bounded_queue_stop(bounded_queue *q);

#endif
