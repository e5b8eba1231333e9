#define _DEFAULT_SOURCE /* FD_CLOEXEC as it always was */
#include "server/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "cli/language.h"
#include "cli/say.h"
#include "server/exchange.h"
#include "server/recall.h"
#include "server/shelf.h"

/* --- in a process that answers ------------------------------------------------------------ */

/* Until the other side ends: a signal to all processes of a terminal is meant for it. */
static void work(desk *d, int socket)
{
    struct sigaction ignored = {.sa_handler = SIG_IGN};
    incoming request;
    bool is_going_on = true;
    char *store;

    sigaction(SIGINT, &ignored, NULL);
    sigaction(SIGTERM, &ignored, NULL);
    while (is_going_on) {
        is_going_on = exchange_receive_request(socket, &request, &store);
        if (is_going_on) {
            reply r;

            reply_make(d, &request, &r);
            is_going_on = exchange_send_reply(socket, &r);
            free(r.bytes);
        }
        free(store);
    }
    recall_forget();
    shelf_clear();
    close(socket);
}

enum { PATIENCE_NS = 300000000, A_SECOND_NS = 1000000000 };

/* --- in the process that listens ---------------------------------------------------------- */

static bool start(workers *w, worker *one)
{
    int ends[2];
    pid_t process;

    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends))
        return false;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    process = fork();
    if (!process) {
        close(ends[0]);
        for (size_t i = 0; i < w->n; i++)
            close(w->list[i].socket); /* otherwise these would not see that we have ended */
        work(w->desk, ends[1]);
        exit(0);
    }
    close(ends[1]);
    if (process < 0) {
        close(ends[0]);
        return false;
    }
    *one = (worker){.socket = ends[0], .process = process};
    return true;
}

bool workers_start(workers *w, desk *d, size_t n)
{
    *w = (workers){.desk = d};
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->come, NULL);
    fflush(NULL); /* what is waiting to be written is ours */
    for (; w->n < n; w->n++) {
        if (!start(w, &w->list[w->n])) {
            say(_("tidu: the system gives no process: %s\n"), strerror(errno));
            return false;
        }
    }
    return true;
}

/* Of the path: what a page and its next part ask for is often the same. FNV-1a. */
static uint32_t path_sum(const incoming *request)
{
    uint32_t sum = 2166136261u;

    for (const char *p = request->target; *p && *p != '?'; p++)
        sum = (sum ^ (unsigned char)*p) * 16777619u;
    return sum;
}

/* One that writes must not be in another's way, and what it remembers of a step is needed for the next and for its pages; so with the token. */
static bool is_for_first(const incoming *request)
{
    static const char bring_in[] = "/bring-in";

    return !strncmp(request->target, bring_in, sizeof bring_in - 1) || (strcmp(request->method, "GET") && strcmp(request->method, "HEAD")) || strstr(request->target, "token=");
}

static bool is_free(const worker *one)
{
    return one->socket >= 0 && !one->is_busy;
}

/*
 * Take one. NULL: all that could are busy. *is_hopeless: all that could have ended. The preferred one is mostly free again at once; another one
 * would have to find out what it knows, so only who is out of patience gets any, and nobody who asks for what is being found out.
 */
static worker *choose(workers *w, const incoming *request, bool is_patient, bool *is_hopeless)
{
    const uint32_t path = path_sum(request);
    size_t best = is_for_first(request) ? 0 : path % w->n;

    *is_hopeless = true;
    for (size_t i = 0; i < w->n; i++) {
        worker *one = &w->list[(best + i) % w->n];

        if (is_free(one)) {
            one->is_busy = true;
            one->path = path;
            return one;
        }
        *is_hopeless &= one->socket < 0;
        if (one->socket >= 0 && (is_patient || is_for_first(request) || one->path == path))
            return NULL; /* that one, when it is free */
    }
    return NULL;
}

static worker *wait_for_one(workers *w, const incoming *request)
{
    bool is_hopeless = false, is_patient = true;
    struct timespec until;
    worker *one;

    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += PATIENCE_NS;
    until.tv_sec += until.tv_nsec / A_SECOND_NS;
    until.tv_nsec %= A_SECOND_NS;
    pthread_mutex_lock(&w->lock);
    while (!(one = choose(w, request, is_patient, &is_hopeless)) && !is_hopeless) {
        if (is_patient)
            is_patient = pthread_cond_timedwait(&w->come, &w->lock, &until) != ETIMEDOUT;
        else
            pthread_cond_wait(&w->come, &w->lock);
    }
    pthread_mutex_unlock(&w->lock);
    return one;
}

static void give_back(workers *w, worker *one, bool has_ended)
{
    pthread_mutex_lock(&w->lock);
    if (has_ended) {
        close(one->socket);
        one->socket = -1;
        say(_("tidu: one of the processes that answer has ended\n"));
    }
    one->is_busy = false;
    pthread_cond_broadcast(&w->come);
    pthread_mutex_unlock(&w->lock);
}

void workers_answer(workers *w, const incoming *request, reply *out)
{
    bool is_sent = false, ok = false;
    worker *one = NULL;

    while (!is_sent && (one = wait_for_one(w, request))) {
        is_sent = exchange_send_request(one->socket, request); /* not to one that has ended; what ends it is asked of no other */
        ok = is_sent && exchange_receive_reply(one->socket, out);
        give_back(w, one, !ok);
    }
    if (!ok)
        *out = (reply){.status = one ? 500 : 503, .type = "text/plain"};
}

void workers_end(workers *w)
{
    for (size_t i = 0; i < w->n; i++) {
        if (w->list[i].socket >= 0)
            close(w->list[i].socket);
    }
    for (size_t i = 0; i < w->n; i++) {
        while (waitpid((pid_t)w->list[i].process, NULL, 0) < 0 && errno == EINTR)
            ;
    }
    pthread_cond_destroy(&w->come);
    pthread_mutex_destroy(&w->lock);
}
