/*
 * Answers requests in one thread, that of the program itself. Connections have threads of their own, which wait for it: commands use the language
 * of the process, and threads of computation and environments of GLPK belong to whoever starts them.
 */
#ifndef SERVER_WORKER_H
#define SERVER_WORKER_H

#include <pthread.h>
#include <stdbool.h>

#include "server/reply.h"

typedef struct job job;

typedef struct worker {
    desk *desk;
    pthread_mutex_t lock;
    pthread_cond_t come, done;
    job *first, **end;
    bool is_closing;
} worker;

void worker_init(worker *w, desk *d);
void worker_clear(worker *w);

/* Answer until worker_close. */
void worker_work(worker *w);

/* Answer this request after those that came before; waits. */
void worker_answer(worker *w, const incoming *request, reply *out);

/* No more answers: who still waits gets status 503. */
void worker_close(worker *w);

#endif
