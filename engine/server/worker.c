#include "server/worker.h"

#include "server/names.h"

struct job {
    job *next;
    const incoming *request;
    reply *out;
    bool is_done;
};

static job *wait_for_job(worker *w)
{
    job *j;

    pthread_mutex_lock(&w->lock);
    while (!w->first && !w->is_closing)
        pthread_cond_wait(&w->come, &w->lock);
    j = w->first;
    if (j && !(w->first = j->next))
        w->end = &w->first;
    pthread_mutex_unlock(&w->lock);
    return j;
}

static void *work(void *context)
{
    worker *w = context;
    job *j;

    while ((j = wait_for_job(w))) {
        reply_make(w->desk, j->request, j->out);
        pthread_mutex_lock(&w->lock);
        j->is_done = true;
        pthread_cond_broadcast(&w->done);
        pthread_mutex_unlock(&w->lock);
    }
    names_forget();
    return NULL;
}

bool worker_start(worker *w, desk *d)
{
    *w = (worker){.desk = d};
    w->end = &w->first;
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->come, NULL);
    pthread_cond_init(&w->done, NULL);
    return !pthread_create(&w->thread, NULL, work, w);
}

void worker_answer(worker *w, const incoming *request, reply *out)
{
    job j = {.request = request, .out = out};

    pthread_mutex_lock(&w->lock);
    *w->end = &j;
    w->end = &j.next;
    pthread_cond_signal(&w->come);
    while (!j.is_done)
        pthread_cond_wait(&w->done, &w->lock);
    pthread_mutex_unlock(&w->lock);
}

void worker_stop(worker *w)
{
    pthread_mutex_lock(&w->lock);
    w->is_closing = true;
    pthread_cond_signal(&w->come);
    pthread_mutex_unlock(&w->lock);
    pthread_join(w->thread, NULL);
    pthread_cond_destroy(&w->done);
    pthread_cond_destroy(&w->come);
    pthread_mutex_destroy(&w->lock);
}
