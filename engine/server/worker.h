/*
 * Processes that answer requests, so that nobody waits for a long answer that somebody else has asked for, and a page can be read while
 * something is brought in. They are processes and not threads: commands use the language of the process, and threads of computation and
 * environments of GLPK belong to whoever starts them. Connections have threads, which hand on what they have received and wait.
 */
#ifndef SERVER_WORKER_H
#define SERVER_WORKER_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "server/reply.h"

enum { WORKER_MOST = 16 };

typedef struct worker {
    int socket;   /* to the process; -1: it has ended */
    long process;
    bool is_busy;
    uint32_t path; /* what it is busy with */
} worker;

typedef struct workers {
    desk *desk; /* in memory that the processes share */
    pthread_mutex_t lock;
    pthread_cond_t come;
    worker list[WORKER_MOST];
    size_t n;
} workers;

/* Start n of them, before there are any threads. False: the system has no more processes, and a message was said. */
bool workers_start(workers *w, desk *d, size_t n);

/*
 * Answer this request; waits. The same page is asked of the same process, since that may have kept it, unless that is busy with another one for long. What writes,
 * and the token, are always asked of the first one, one after the other.
 */
void workers_answer(workers *w, const incoming *request, reply *out);

/* When all connections have ended: wait for the processes. */
void workers_end(workers *w);

#endif
