/*
 * What two threads hand on through a few slots, in order: one gives, the other takes. The slots themselves are the
 * caller's, an array of what it likes; the queue says whose turn it is with which.
 *
 *   giver:                                      taker:
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

/* As monitor_init. */
bool bounded_queue_init(bounded_queue *q, size_t slots);
void bounded_queue_clear(bounded_queue *q);

/* --- the giver ------------------------------------------------------------------------- */

/* Would bounded_queue_room not have to wait? */
bool bounded_queue_has_room(bounded_queue *q);

/* The slot to fill, once there is a free one; false: the taker wants no more. The same one until it is given. */
bool bounded_queue_room(bounded_queue *q, size_t *slot);

/* That slot is filled. */
void bounded_queue_give(bounded_queue *q);

/* There will be no more. */
void bounded_queue_end(bounded_queue *q);

/* --- the taker ------------------------------------------------------------------------- */

/* The next filled slot, once there is one; false behind the last. The same one until it is returned. */
bool bounded_queue_take(bounded_queue *q, size_t *slot);

/* That slot may be filled again. */
void bounded_queue_return(bounded_queue *q);

/* No more, please. */
void bounded_queue_stop(bounded_queue *q);

#endif
