#include "server/callers.h"

#include <stdbool.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

struct caller {
    caller *next, *before;
    int socket;
    bool is_awaited;
    double since;
};

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

void callers_init(callers *c)
{
    pthread_mutex_init(&c->lock, NULL);
    c->first = NULL;
}

void callers_clear(callers *c)
{
    pthread_mutex_destroy(&c->lock);
}

caller *callers_come(callers *c, int socket)
{
    caller *who = calloc(1, sizeof *who);

    if (!who)
        return NULL;
    *who = (caller){.socket = socket, .is_awaited = true, .since = now()};
    pthread_mutex_lock(&c->lock);
    who->next = c->first;
    if (who->next)
        who->next->before = who;
    c->first = who;
    pthread_mutex_unlock(&c->lock);
    return who;
}

void callers_leave(callers *c, caller *who)
{
    if (!who)
        return;
    pthread_mutex_lock(&c->lock);
    if (who->next)
        who->next->before = who->before;
    if (who->before)
        who->before->next = who->next;
    else
        c->first = who->next;
    pthread_mutex_unlock(&c->lock);
    free(who);
}

static void note(callers *c, caller *who, bool is_awaited)
{
    if (!who)
        return;
    pthread_mutex_lock(&c->lock);
    who->is_awaited = is_awaited;
    who->since = now();
    pthread_mutex_unlock(&c->lock);
}

void callers_is_served(callers *c, caller *who)
{
    note(c, who, false);
}

void callers_is_awaited(callers *c, caller *who)
{
    note(c, who, true);
}

void callers_drop(callers *c, int seconds)
{
    double limit = now() - seconds;

    pthread_mutex_lock(&c->lock);
    for (caller *who = c->first; who; who = who->next) {
        if (who->is_awaited && who->since < limit)
            shutdown(who->socket, SHUT_RDWR); /* its thread finds that it has left, and closes it */
    }
    pthread_mutex_unlock(&c->lock);
}
