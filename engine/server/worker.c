#include "server/worker.h"

#include "server/recall.h"
#include "server/shelf.h"

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

void worker_work(worker *w)
{
    job *j;

    while ((j = wait_for_job(w))) {
        reply_make(w->desk, j->request, j->out);
        pthread_mutex_lock(&w->lock);
        j->is_done = true;
        pthread_cond_broadcast(&w->done);
        pthread_mutex_unlock(&w->lock);
    }
    recall_forget();
    shelf_clear();
}

void worker_init(worker *w, desk *d)
{
    *w = (worker){.desk = d};
    w->end = &w->first;
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->come, NULL);
    pthread_cond_init(&w->done, NULL);
}

void worker_clear(worker *w)
{
    pthread_cond_destroy(&w->done);
    pthread_cond_destroy(&w->come);
    pthread_mutex_destroy(&w->lock);
}

void worker_answer(worker *w, const incoming *request, reply *out)
{
    job j = {.request = request, .out = out};

    pthread_mutex_lock(&w->lock);
    *w->end = &j;
    w->end = &j.next;
    pthread_cond_signal(&w->come);
    while (!j.is_done && !w->is_closing)
        pthread_cond_wait(&w->done, &w->lock);
    if (!j.is_done)
        *out = (reply){.status = 503, .type = "text/plain"};
    pthread_mutex_unlock(&w->lock);
}

void worker_close(worker *w)
{
    pthread_mutex_lock(&w->lock);
    w->is_closing = true;
    pthread_cond_signal(&w->come);
    pthread_cond_broadcast(&w->done);
    pthread_mutex_unlock(&w->lock);
}
