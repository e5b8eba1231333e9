/*
 * The thread that answers. Connections have threads of their own, which wait for it: commands use the language of the process and threads of
 * computation that belong to who starts them, so all are run from one place.
 */
#ifndef SERVER_WORKER_H
#define SERVER_WORKER_H

#include <pthread.h>
#include <stdbool.h>

#include "server/reply.h"

typedef struct job job;

typedef struct worker {
    desk *desk;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t come, done;
    job *first, **end;
    bool is_closing;
} worker;

/* False: the system gives no thread. */
bool worker_start(worker *w, desk *d);

/* Answer this request after those that came before; waits. */
void worker_answer(worker *w, const incoming *request, reply *out);

/* When nobody waits any more. */
void worker_stop(worker *w);

#endif
