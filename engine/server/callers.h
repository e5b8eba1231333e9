/*
 * Who is connected. The library drops a connection on which nothing happens; who sends a byte now and then is dropped here, when a request has
 * taken too long to arrive.
 */
#ifndef SERVER_CALLERS_H
#define SERVER_CALLERS_H

#include <pthread.h>

typedef struct caller caller;

typedef struct callers {
    pthread_mutex_t lock;
    caller *first;
} callers;

void callers_init(callers *c);
void callers_clear(callers *c); /* when all have left */

/* One has come, through this socket; NULL without memory. callers_leave releases it. */
caller *callers_come(callers *c, int socket);
void callers_leave(callers *c, caller *who);

/* A request of it is complete and is being answered; or it has been, and the next one may come. */
void callers_is_served(callers *c, caller *who);
void callers_is_awaited(callers *c, caller *who);

/* Hang up on those whose request has not arrived within so many seconds. */
void callers_drop(callers *c, int seconds);

#endif
